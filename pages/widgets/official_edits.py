"""What an analyst can put right about an official: accept, rename, merge, split; each can be undone."""

from __future__ import annotations

import streamlit as st

from analysis.library import Library
from analysis.library.edits import EditKind
from analysis.measures.edits import edits_of, first_named, mentioned_in
from analysis.measures.evidence import records
from analysis.measures.likely_same import likely_same
from pages.widgets.evidence import evidence
from pages.widgets.team import may_edit
from pages.widgets.text import day, escape, user


def official_edits(library: Library, official: str, names: dict[str, str], registered: bool) -> None:
    """The ways to put an official right, and what was put right before."""
    if library.as_of is not None or not may_edit():
        return
    with st.expander("Put right", key="put-right", on_change="rerun"):
        if not registered:
            evidence(first_named(library, official), key="first-named", of_statements=False)
        if not registered and st.button("Accept as an official", key="accept-official"):
            _edit(library, "accept", official)
        with st.form("rename-official", border=False):
            name = st.text_input("Another name", names[official], max_chars=100)
            if st.form_submit_button("Rename") and name.strip() and name != names[official]:
                _edit(library, "rename", official, name.strip())
        for row in records(likely_same(library)):
            if official in (row["official"], row["other"]):
                why = f"Perhaps one person: {row['name']} and {row['other_name']} ({row['why']})."
                st.markdown(escape(why))
                if st.button(f"Join with {escape(row['other_name'])}", key=f"join-{row['official']}"):
                    _edit(library, "merge", row["official"], row["other"])
        others = [one for one in names if one != official]
        with st.form("merge-official", border=False):
            whole = st.selectbox("Is the same as", others, index=None, format_func=lambda one: names[one])
            if st.form_submit_button("Merge") and whole:
                _edit(library, "merge", official, whole)
        articles = mentioned_in(library, official)
        titles = {row["article_id"]: f"{row['title']}, {row['source']}, {day(row['day'])}" for row in records(articles)}
        with st.form("split-official", border=False):
            article = st.selectbox("Is somebody else in", list(titles), index=None, format_func=titles.__getitem__)
            who = st.selectbox("Namely", others, index=None, format_func=lambda one: names[one])
            st.caption("Nobody chosen: the article names somebody whom Readout does not follow.")
            if st.form_submit_button("Split") and article:
                _edit(library, "merge", f"{official}@{article}", who or "")
        for row in records(edits_of(library, official)):
            subject, value = (names.get(row[part], row[part]) for part in ("subject", "value"))
            label = f"Undo: {row['kind']} {subject} {value}"
            if st.button(escape(label), key=f"undo-{row['edit_id']}"):
                library.undo(user(), row["edit_id"])
                st.rerun()


def _edit(library: Library, kind: EditKind, subject: str, value: str = "") -> None:
    library.edit(user(), kind, subject, value)
    st.rerun()

"""The talk that was clicked: its reports, what its status was from article to article, and what was said at it."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from analysis.measures.joins import statements_at
from pages.widgets.evidence import evidence
from pages.widgets.look import Look, look
from pages.widgets.talk_rows import evidence_rows
from pages.widgets.team import may_edit
from pages.widgets.text import day, escape, plural, user


def chosen_talk(talk: dict[str, Any], told: pd.DataFrame, key: str) -> None:
    """A talk, as `measures.joins.joined_talks` gives it with `who`, and its reports of `told`."""
    view = look()
    reports = told[told["talk"].isin(talk["report_ids"])]
    st.subheader(escape(f"{talk['kind'].capitalize()}: {talk['who']}"), anchor=False)
    facts = [talk["history"] or talk["status"], talk["venue"], talk["outcome"], plural(talk["reports"], "report")]
    st.caption(escape(" · ".join(fact for fact in facts if fact)))
    evidence(evidence_rows(reports, told.head(0).assign(says="")), key=key, of_statements=False)
    said = statements_at(view.library, list(talk["participants"]), talk["date_from"], talk["date_to"])
    if len(said):
        with st.expander(f"What they said then ({plural(len(said), 'statement')})"):
            evidence(said.assign(note=said["kind"]), key=f"{key}-said")
    if talk["reports"] > 1 and view.library.as_of is None and may_edit():
        with st.expander("Not the same talk?"):
            st.caption("Set a report apart, and it becomes a talk of its own; this can be undone below.")
            for number, row in enumerate(reports.to_dict("records")):
                if st.button(escape(f"Set apart: {row['source']}, {day(row['day'])}"), key=f"{key}-apart-{number}"):
                    view.library.edit(user(), "apart", row["talk"])
                    st.rerun()


def set_apart(view: Look, told: pd.DataFrame) -> None:
    """The reports that were set apart, each with a button that joins it again."""
    edits = view.library.query("SELECT edit_id, subject FROM edits WHERE kind = 'apart' ORDER BY \"at\" DESC")
    apart = edits.merge(told, left_on="subject", right_on="talk")
    if apart.empty or not may_edit():
        return
    with st.expander(f"{plural(len(apart), 'report')} set apart"):
        for row in apart.to_dict("records"):
            label = f"Join again: {row['who']}, {day(row['date_from'])}, {row['source']}"
            if st.button(escape(label), key=f"join-{row['edit_id']}"):
                view.library.undo(user(), row["edit_id"])
                st.rerun()

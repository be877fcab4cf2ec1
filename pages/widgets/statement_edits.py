"""What an analyst can put right about a statement: that it is none, or who said it; each can be undone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from analysis.errors import ReadoutError
from analysis.library import Library
from analysis.library.edits import EditKind
from analysis.measures.edits import statement_edits, statements_in
from analysis.measures.evidence import records
from pages.widgets.look import choices
from pages.widgets.team import may_edit
from pages.widgets.text import day, escape, user

NOBODY = ""
_EVERY, _LAST = 50, 3  # edits shown
_WORDS = 90  # characters of a statement, where it stands for itself in a list


def put_right(
    spans: Sequence[tuple[str, int, int]],
    key: str,
    *,
    ids: Sequence[str] = (),
    at: int | None = None,
    article: str = "",
) -> None:
    """A menu to put the statements right that spans (article_id, start, end) touch, or of these the ones of `ids`.

    The one at the place `at` is chosen first. Below are the edits of `article`, else the last ones: what was
    rejected may have left the list together with its article. Nothing is looked up before the menu is opened.
    """
    library: Library = st.session_state["library"]
    if library.as_of is not None or not may_edit():
        return
    with st.popover(
        "Put a statement right", icon=":material/edit:", type="tertiary", on_change="rerun", key=f"{key}-right"
    ) as menu:
        if not menu.open:
            return
        found = statements_in(library, spans)
        rows = {row["statement_id"]: row for row in records(found) if not ids or row["statement_id"] in ids}
        if rows:
            _one_of(library, rows, f"{key}-right-{at or 0}", at)
        else:
            st.caption("No statement was found in these words.")
        _undo(library, f"{key}-right", [article] if article else None, limit=_EVERY if article else _LAST)


def edited_statements(library: Library) -> None:
    """All statements that were put right, each with the means to undo it."""
    with st.expander("Statements put right", on_change="rerun", key="statements-right") as box:
        if box.open and not _undo(library, "statements-right"):
            st.caption("None. Choose “Put a statement right” under a list of statements, or beside an article.")


def _one_of(library: Library, rows: Mapping[str, dict[str, Any]], key: str, at: int | None) -> None:
    """The statement to put right, and what is wrong with it."""
    ids = list(rows)
    here = (place for place, one in enumerate(ids) if at is not None and rows[one]["start"] <= at < rows[one]["end"])
    chosen = st.selectbox(
        "Statement", ids, next(here, 0), format_func=lambda one: _line(rows.get(one)), key=f"{key}-one"
    )
    row = rows[chosen]
    st.markdown(f"“{escape(row['content'])}”")
    st.caption(escape(f"{row['name'] or 'Nobody named'} · {row['source']}, {day(row['day'])}"))
    st.button(
        "This is no statement", key=f"{key}-reject", on_click=_edit, args=(library, "reject", chosen), width="stretch"
    )
    names = {one: name for one, name in choices().officials.items() if one != row["official"]}
    names |= {NOBODY: "Nobody whom Readout follows"} if row["official"] else {}
    who = st.selectbox(
        "Somebody else said it, namely",
        list(names),
        index=None,
        format_func=names.__getitem__,
        key=f"{key}-who-{chosen}",
    )
    st.button(
        "Correct the speaker",
        key=f"{key}-speaker",
        on_click=_edit,
        args=(library, "speaker", chosen, who or NOBODY),
        disabled=who is None,
        width="stretch",
    )


def _line(row: dict[str, Any] | None) -> str:
    """A statement in one line of plain text."""
    if row is None:
        return ""
    words = str(row["content"])
    return f"{row['name']}: {words[:_WORDS]}{'…' if len(words) > _WORDS else ''}"


def _undo(library: Library, key: str, articles: Sequence[str] | None = None, *, limit: int = _EVERY) -> int:
    """What was put right, by whom and when, with a button each to undo it; gives how many there are."""
    made = records(statement_edits(library, articles, limit))
    names = choices().officials
    for row in made:
        was = names.get(row["official"], row["official"] or row["speaker"] or "nobody")
        now = names.get(row["value"], row["value"] or "nobody")
        what = "No statement" if row["kind"] == "reject" else f"Said by {now}, not {was}"
        words = str(row["content"])
        with st.container(gap="xxsmall"):
            st.markdown(f"**{escape(what)}:** “{escape(words[:_WORDS])}{'…' if len(words) > _WORDS else ''}”")
            with st.container(horizontal=True, vertical_alignment="center"):
                told = f"{row['who']}, {day(row['at'])} · {row['source']}, {day(row['day'])}"
                st.caption(escape(told), width="content")
                st.button(
                    "Undo",
                    key=f"{key}-undo-{row['edit_id']}",
                    icon=":material/undo:",
                    type="tertiary",
                    on_click=_edit,
                    args=(library, "undo", row["edit_id"]),
                )
    return len(made)


def _edit(library: Library, kind: EditKind, subject: str, value: str = "") -> None:
    try:
        library.edit(user(), kind, subject, value)
    except ReadoutError as error:
        st.toast(escape(f"Not put right: {error.reason}"), icon=":material/error:")

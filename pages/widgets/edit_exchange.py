"""What people have put right, as a file to take along and to take from a colleague."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analysis.exports import to_csv
from analysis.library import Library
from analysis.library.exchange import Taken, edits_json, edits_table, take_edits
from pages.widgets.faults import told
from pages.widgets.text import escape, plural


def edit_exchange(library: Library) -> None:
    """Downloads of the edits, and the way in for those of a file."""
    number = library.raw_edits().num_rows
    with st.expander("Edits: take along, take from a file"):
        st.caption(
            f"{plural(number, 'edit')}: merged and renamed officials, corrected speakers, undone joins, what was "
            "rejected, and what of it was undone. They stand beside what was extracted and outlive it."
        )
        with st.container(horizontal=True):
            for label, name, make in (
                ("JSON", "edits.json", lambda: edits_json(library)),
                ("CSV", "edits.csv", lambda: to_csv(edits_table(library))),
            ):
                st.download_button(label, make, name, on_click="ignore", disabled=not number, key=f"edits-{label}")
        with st.form("take-edits", clear_on_submit=True, border=False):
            file = st.file_uploader("A file of edits", type=["json", "csv"], key="edits-file")
            theirs = st.checkbox("Where an edit here says something else, the file's wins", key="edits-theirs")
            submitted = st.form_submit_button("Take these edits")
        if submitted and file:
            with told():
                st.session_state["edits-taken"] = take_edits(library, file.name, file.getvalue(), theirs=theirs)
                st.rerun()
        taken: Taken | None = st.session_state.get("edits-taken")
        if taken:
            _taken(taken)


def _taken(taken: Taken) -> None:
    show = st.warning if taken.conflicts or taken.failures else st.success
    show(escape(taken.sentence()) + ".", title="Edits taken")
    if taken.conflicts:
        st.dataframe(pd.DataFrame(taken.conflicts), hide_index=True, alt="Edits of the file that contradict edits here")
    for failure in taken.failures[:20]:
        st.caption(escape(f"{failure.reason}: {failure.advice}"))

"""What the library holds, and who changed it: what the Library page shows to those who may only read."""

from __future__ import annotations

import streamlit as st

from analysis.library import Filters, Library
from analysis.measures.audit import audit
from analysis.measures.overview import holdings
from pages.widgets.chart_card import table_card
from pages.widgets.look import measured


def audit_log(library: Library) -> None:
    """Every import, removal and edit, to look at and to download."""
    with st.expander("Who changed what"):
        table_card(
            audit(library),
            key="audit",
            title="Imports, removals and edits",
            says="Every change of the library, newest first, in UTC.",
            columns={
                "who": "who was logged in, or whose account ran it",
                "articles": "added; less than 0: removed",
                "detail": "of an edit: what was put right, and its new value",
            },
            height=320,
        )


def for_readers(library: Library) -> None:
    """The rest of the page for those who may not import."""
    st.caption("You may read this library. Importing, removing and putting right take the role of an editor.")
    held = measured(holdings, filters=Filters())
    if not held.empty:
        table_card(held, key="holdings", title="What the library holds", says="By source.")
    audit_log(library)

"""What stands where nothing was found: why, and the way out."""

from __future__ import annotations

import dataclasses

import streamlit as st

from analysis.library import Filters, Library
from pages.widgets.filter_bar import reset
from pages.widgets.text import escape, plural

_FIELDS = {
    "the dates": ("since", "until"),
    "the officials": ("officials",),
    "the countries": ("countries",),
    "the sources": ("sources",),
    "the words": ("text",),
}


def empty(what: str = "articles", table: str = "articles") -> None:
    """Say that the view holds none of `what` (rows of `table`), which filter is to blame, and offer to widen it."""
    library: Library = st.session_state["library"]
    filters: Filters = st.session_state["filters"]
    with st.container(border=True, key=f"empty-{table}-{what.replace(' ', '-')}"):
        if not _count(library, "articles", Filters()):
            st.markdown("**The library is empty.** Import articles on the Library page, or the sample to look around.")
            st.page_link("pages/views/library.py", label="Go to the library", icon=":material/upload_file:")
            return
        if filters == Filters() or not _count(library, table, Filters()):
            st.markdown(
                f"**No {escape(what)} in this library.** Its articles hold none, or not enough of them to tell."
            )
            return
        st.markdown(f"**No {escape(what)} in this view.**")
        ways = [(name, keys, _count(library, table, _without(filters, keys))) for name, keys in _FIELDS.items()]
        with st.container(horizontal=True):
            for name, keys, number in ways:
                if any(getattr(filters, key) for key in keys) and number:
                    st.button(
                        f"Without {name}: {plural(number, what.removesuffix('s'), what)}",
                        key=f"widen-{table}-{'-'.join(keys)}",
                        on_click=reset,
                        args=keys,
                    )
            st.button("Reset all filters", key=f"reset-{table}", type="primary", on_click=reset)


def _without(filters: Filters, keys: tuple[str, ...]) -> Filters:
    blank = Filters()
    return dataclasses.replace(filters, **{key: getattr(blank, key) for key in keys})


def _count(library: Library, table: str, filters: Filters) -> int:
    where, values = filters.where(table)
    return int(library.query(f"SELECT count(*) AS n FROM {table} WHERE {where}", values)["n"].iloc[0])

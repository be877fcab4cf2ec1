"""What a newcomer is told: that this is the sample library, what to look at, and how to start their own."""

import streamlit as st

from analysis.library import Filters
from analysis.measures.overview import summary
from pages.widgets.look import measured


def first_run() -> None:
    """A note while the library holds nothing but the sample; it can be put away."""
    count = measured(summary, filters=Filters())
    if not count["articles"] or count["sample"] != count["articles"] or st.session_state.get("note-read"):
        return
    with st.container(border=True, key="first-run"):
        st.markdown(
            f"**This is the sample library**: {count['articles']} articles that Readout brings along. It found the "
            "officials in them, what each said, and the talks they held. Every sentence below opens to its evidence, "
            "and every passage to its article. The bar above narrows all pages at once."
        )
        with st.container(horizontal=True):
            st.page_link("pages/views/library.py", label="Import your own articles", icon=":material/upload_file:")
            st.page_link("pages/views/guide.py", label="How it works", icon=":material/menu_book:")
            st.button("Got it", key="note-read-button", type="tertiary", on_click=_read)


def _read() -> None:
    st.session_state["note-read"] = True

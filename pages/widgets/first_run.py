"""What a newcomer is told: that this is the sample library, what to look at, and how to start their own."""

import streamlit as st

from analysis.library import Filters
from analysis.measures.overview import summary
from pages.widgets.look import measured
from pages.widgets.text import link, tag


def first_run() -> None:
    """A note while the library holds nothing but the sample; it can be put away."""
    count = measured(summary, filters=Filters())
    if not count["articles"] or count["sample"] != count["articles"] or st.session_state.get("note-read"):
        return
    with st.container(border=True, key="first-run"):
        st.markdown(
            f"**This is the sample library**: {count['articles']} dispatches, in our own words, on the talks between "
            "the United States and North Korea from 2018 to 2020. It is here to look around; your own articles take "
            "its place whenever you like, and it can be put back.\n\n"
            "Readout found the officials in these articles, what each said, and the talks they held. Every sentence "
            "below opens to its evidence, and every passage to its article. The bar above narrows all pages at once."
        )
        st.html(
            "<p class='ro-meta'>To begin with: "
            f"<a href='{tag(link('phrasing', tab='Phrase tracker', phrase='feasible steps'))}' target='_self'>the way "
            "to “feasible steps”</a>, "
            f"<a href='{tag(link('talks'))}' target='_self'>who met whom</a>, or "
            f"<a href='{tag(link('guide', chapter='tour'))}' target='_self'>the tour</a>.</p>"
        )
        with st.container(horizontal=True, vertical_alignment="center"):
            st.page_link("pages/views/library.py", label="Import your own articles", icon=":material/upload_file:")
            st.page_link("pages/views/guide.py", label="How it works", icon=":material/menu_book:")
            st.button("Got it", key="note-read-button", type="tertiary", on_click=_read)


def _read() -> None:
    st.session_state["note-read"] = True

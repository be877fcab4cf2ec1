"""The dashboard: `streamlit run dashboard.py`. It runs before every page and sets what all of them share."""

from pathlib import Path

import streamlit as st

from pages.widgets.faults import told
from pages.widgets.filter_bar import filter_bar
from pages.widgets.first_visit import misled, reload
from pages.widgets.look import library
from pages.widgets.share import download_all
from pages.widgets.team import ask_to_log_in, role, signed_in
from pages.widgets.visits import remember_visit

PAGES = {
    "briefing": ("Briefing", "What is new in the chosen period, and what to read first"),
    "talks": ("Talks", "Who met whom, when and where, and what came of it"),
    "phrasing": ("Phrasing", "Which words officials took up or let go, and every use of a phrase"),
    "keywords": ("Keywords", "What sets a period or an official apart"),
    "tone": ("Tone", "How the tone of statements moves"),
    "officials": ("Officials", "One official: titles, statements, talks, phrases"),
    "articles": ("Articles", "Search, and read with officials, statements and phrases marked"),
    "library": ("Library", "Import articles, see what failed, remove"),
    "guide": ("Guide", "How everything is computed"),
}


def main() -> None:
    """Draw what all pages share, then the page."""
    st.set_page_config(page_title="Readout", page_icon="pages/widgets/icon.svg", layout="wide")

    st.html(Path(__file__).parent / "pages/widgets/style.css")
    first = misled()
    page = st.navigation(
        [
            st.Page(f"pages/views/{name}.py", title=title, help=says, url_path=name, default=name == "briefing")
            for name, (title, says) in PAGES.items()
        ],
        position="top" if role() else "hidden",
    )

    if first:
        reload()
    if not role():
        ask_to_log_in()
        st.stop()

    with told():
        st.session_state["library"] = library()
        st.session_state["filters"] = filter_bar(st.session_state["library"])
        st.session_state["library"] = library(st.session_state["filters"])
        signed_in()
        st.session_state["cards"] = []
        page.run()
        download_all(page.title)
        remember_visit(st.session_state["library"])


# The processes of an import load this file under another name: they must not draw.
if __name__ == "__main__":
    main()

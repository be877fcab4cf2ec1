"""A repair of Streamlit's first minute.

A folder called `pages` makes Streamlit (1.67) handle a server's very first run as an app of its old kind: a deep link
then ends in a "Page not found" box, though the page is there. Every later visit is right, so the first one is reloaded.
"""

import streamlit as st
from streamlit.runtime.pages_manager import PagesManager
from streamlit.runtime.scriptrunner import get_script_run_ctx


def misled() -> bool:
    """Whether this run is a server's first and was asked for a page by its address; ask before st.navigation."""
    context = get_script_run_ctx()
    return bool(PagesManager.uses_pages_directory and context and context.pages_manager.intended_page_name)


def reload() -> None:
    """Let the browser open the same address again."""
    st.html("<script>window.location.reload()</script>", unsafe_allow_javascript=True)
    st.stop()

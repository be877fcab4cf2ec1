"""Views saved under a name, to open again."""

from __future__ import annotations

import streamlit as st

from analysis.errors import ReadoutError
from analysis.library import Library
from analysis.library.views import save_view, saved_views
from pages.widgets.team import may_edit
from pages.widgets.text import escape, tag, this_view, user


def saved_views_menu(library: Library) -> None:
    """A menu of the saved views; the one shown now can be saved too."""
    with st.popover("Views", icon=":material/bookmark:", key="views", on_change="rerun") as menu:
        if not menu.open:
            return
        views = saved_views(library)
        for view in views.itertuples():
            with st.container(horizontal=True, vertical_alignment="center"):
                address = tag(str(view.address).lstrip("/"))
                st.html(f'<a class="ro-view" href="/{address}" target="_self">{tag(view.name)}</a>')
                if may_edit():
                    st.button(
                        f"Forget {escape(view.name)}",
                        key=f"forget-{view.Index}",
                        icon=":material/delete:",
                        type="tertiary",
                        on_click=_save,
                        args=(library, view.name, ""),
                    )
        if views.empty:
            st.caption("No view is saved yet. A view is this page with all that is chosen on it.")
        if not may_edit():
            return
        with st.form("save-view", border=False, clear_on_submit=True):
            st.text_input("Save this view as", key="view-name", max_chars=80)
            st.form_submit_button("Save", on_click=_save_this, args=(library, _here()))


def _here() -> str:
    """The page and its query, without the server's address."""
    return this_view().split("/", 3)[-1] if "//" in this_view() else this_view()


def _save_this(library: Library, address: str) -> None:
    if name := str(st.session_state.get("view-name") or "").strip():
        _save(library, name, address)


def _save(library: Library, name: str, address: str) -> None:
    try:
        save_view(library, user(), name, address)
    except ReadoutError as error:
        st.toast(escape(f"Not saved: {error.reason}"), icon=":material/error:")

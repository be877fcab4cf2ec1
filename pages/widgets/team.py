"""Who is at the dashboard, and what they may do.

Without [auth] in .streamlit/secrets.toml there is no login, and whoever reaches the server may do everything. With it,
Streamlit's own login by OpenID Connect comes first, and [roles] says who may read and who may import and edit as well;
whoever stands in neither is turned away. `data/docs/team.md` has the whole story.
"""

from __future__ import annotations

from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, Literal

import streamlit as st
from streamlit import config
from streamlit.errors import StreamlitSecretNotFoundError
from streamlit.runtime.scriptrunner import get_script_run_ctx

from analysis.library.actors import Actor, ask_with
from pages.widgets.text import escape, user

Role = Literal["edit", "read", ""]


def role() -> Role:
    """What the one at the dashboard may do: import and edit, read, or nothing."""
    settings = _settings()
    if settings is None:
        return "edit"
    if not st.user.get("is_logged_in", False) or st.user.get("email_verified") is False:
        return ""
    address = str(st.user.get("email") or "").lower()
    named: tuple[Role, ...] = ("edit", "read")
    return next((one for one in named if address and _stands_in(address, settings.get(one))), "")


def may_edit() -> bool:
    """Whether the one at the dashboard may import and edit."""
    return role() == "edit"


def ask_to_log_in() -> None:
    """What is shown in place of every page to those who may not read."""
    with st.container(width=480):
        st.title("Readout", anchor=False)
        if not st.user.get("is_logged_in", False):
            st.markdown("This library belongs to a team. Log in to read it.")
            st.button("Log in", type="primary", icon=":material/login:", on_click=st.login, key="log-in")
            return
        st.markdown(
            f"You are logged in as {escape(user())}, who has no role here. Ask whoever runs this server to name you "
            "under `[roles]`."
        )
        st.button("Log out", on_click=st.logout, key="log-out")


def signed_in() -> None:
    """At the end of every page, where a team logs in: as whom, with which role, and the way out."""
    if _settings() is None:
        return
    says = "may import and edit" if may_edit() else "may read"
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="signed-in"):
        st.caption(f"Logged in as {escape(user())}, who {says}.", width="content")
        st.button("Log out", on_click=st.logout, key="log-out", type="tertiary", icon=":material/logout:")


def _settings() -> dict[str, Any] | None:
    """Who has which role; None where there is no login. Secrets that cannot be read let nobody in."""
    try:
        return dict(st.secrets.get("roles", {})) if "auth" in st.secrets else None
    except StreamlitSecretNotFoundError:
        return {} if any(Path(path).exists() for path in config.get_option("secrets.files")) else None


def _stands_in(address: str, patterns: object) -> bool:
    """Whether an address is in a list of addresses and patterns, such as *@ministry.example."""
    listed = [patterns] if isinstance(patterns, str) else list(patterns) if isinstance(patterns, (list, tuple)) else []
    return any(fnmatchcase(address, str(one).lower()) for one in listed)


def _acting() -> Actor | None:
    """The one whose click it is; None where no page is being drawn."""
    return None if get_script_run_ctx() is None else Actor(user(), may_edit())


ask_with(_acting)

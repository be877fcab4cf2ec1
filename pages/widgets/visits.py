"""The visit before this one: in the library for those who log in, else in a cookie of the browser's own."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import streamlit as st

from analysis.errors import ReadoutError
from analysis.library import Filters, Library
from analysis.library.visits import (
    News,
    came_in,
    from_cookie,
    is_new,
    last_visit,
    note_visit,
    to_cookie,
    visits_of,
)
from pages.widgets.look import measured
from pages.widgets.text import user

COOKIE = "readout_visits"
_YEAR = 365 * 24 * 3600


def previous_visit(library: Library) -> datetime | None:
    """When the visit before this one began, None for a first one; this visit is noted, once a session."""
    if "previous-visit" not in st.session_state:
        st.session_state["previous-visit"] = _note(library, datetime.now(UTC))
    at: datetime | None = st.session_state["previous-visit"]
    return at


def remember_visit(library: Library) -> None:
    """Let the browser keep the cookie of this visit; stands at the end of every page, where it moves nothing."""
    previous_visit(library)
    if kept := st.session_state.get("visits-to-keep"):
        st.html(
            f'<script>document.cookie = "{COOKIE}={kept}; path=/; max-age={_YEAR}; SameSite=Lax"</script>',
            unsafe_allow_javascript=True,
        )


def news_since(at: datetime) -> News:
    """What came in since then."""
    news: News = measured(_came_in, filters=Filters(), since=at)
    return news


def _came_in(library: Library, _: Filters, *, since: datetime) -> News:
    return came_in(library, since)


def _note(library: Library, now: datetime) -> datetime | None:
    if st.user.get("is_logged_in", False):
        visits = visits_of(library, user())
        if is_new(visits, now):
            _try(note_visit, library, user(), now)
    else:
        visits = from_cookie(st.context.cookies.get(COOKIE, ""))
        if is_new(visits, now):
            st.session_state["visits-to-keep"] = to_cookie([*visits, now])
    return last_visit(visits, now)


def _try(work: Any, *values: object) -> None:  # noqa: ANN401
    """A visit that cannot be noted, during a long import say, is no reason to show nothing."""
    try:
        work(*values)
    except ReadoutError:
        return

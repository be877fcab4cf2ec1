"""Headings, links, and the escaping of all text that comes from articles."""

from __future__ import annotations

import html
import re
from datetime import date
from tempfile import gettempdir
from typing import Any
from urllib.parse import quote, urlencode

import pandas as pd
import streamlit as st

from pages.widgets.look import choices

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:&@/])")
# What Streamlit turns into links, arrows, dashes and its logo even where each character is escaped.
_JOINED = re.compile(r"(?i)(?<=http)(?=s?:)|(?<=www)(?=\.)|(?=@)|(?<=[-<>~])(?=[-=>])|(?<=:)(?=streamlit:)")
UPLOADS = "readout-"  # begins the name of the folder in which uploads are kept


def escape(text: object) -> str:
    """Text as Markdown that shows exactly this text: no formatting, links, HTML, formulas, icons, arrows or colours."""
    return _MARKDOWN.sub(r"\\\1", _JOINED.sub("\u2060", " ".join(str(text).split())))


def heading(title: str, says: str) -> None:
    """The page's title and the line beneath it."""
    with st.container(gap="xxsmall"):
        st.title(title, anchor=False)
        st.caption(says)


def stable() -> Any:  # noqa: ANN401
    """A place for what is there in some runs only, so that all that stands below is updated and not drawn anew."""
    return st.container()


def link(page: str, **params: str | int) -> str:
    """The address of a page with the current filters and these parameters, for HTML."""
    filters = st.session_state["filters"].to_params()
    offered = choices()
    for name, labels in (("officials", offered.officials), ("countries", offered.countries)):
        if name in filters:
            filters[name] = [labels.get(value, value) for value in filters[name]]
    query = urlencode({**filters, **{name: str(value) for name, value in params.items()}}, doseq=True)
    path = "" if page == "briefing" else quote(page)
    return f"/{path}" + (f"?{query}" if query else "")


def this_view() -> str:
    """The whole address of what the browser shows now."""
    address = str(st.context.url or "").split("?")[0]
    query = urlencode([(name, value) for name in st.query_params for value in st.query_params.get_all(name)])
    return f"{address}?{query}" if query else address


def user() -> str:
    """Who is at the dashboard: the name they logged in with, or "analyst" where there is no login."""
    return str(st.user.get("email") or st.user.get("name") or "analyst")


def article_link(article_id: str, start: int | None = None) -> str:
    """The address of an article in the reader, at a place."""
    return link("articles", article=article_id, **({} if start is None else {"at": int(start)}))


def as_uploaded(file: str) -> str:
    """The name of a file, without the folder in which the server kept an upload."""
    kept = file.partition(f"{gettempdir()}/{UPLOADS}")[2]
    return kept.partition("/")[2] if kept else file


def day(value: Any) -> str:  # noqa: ANN401
    """A day for people: 16 December 2019; an empty string for none."""
    if value is None or pd.isna(value):
        return ""
    moment: date = pd.Timestamp(value).date()
    return f"{moment.day} {moment:%b} {moment.year}"


def plural(number: int, one: str, many: str = "") -> str:
    """1 article, 2 articles, 1,200 articles."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def tag(text: object) -> str:
    """Text of an article as HTML."""
    return html.escape(str(text))

"""The period of the Briefing: the chosen dates, the library's latest days, or what came in since the last visit."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from analysis.library import Filters
from pages.widgets.look import Look
from pages.widgets.text import day, plural
from pages.widgets.visits import news_since, previous_visit

LATEST, SINCE = "The latest days", "Since my last visit"


def briefing_period(view: Look) -> tuple[Filters, str]:
    """The filters to report on, and a note for the reader (Markdown), empty when there is nothing to say."""
    if view.filters.since:
        return view.filters, ""
    choice = st.segmented_control(
        "Report on", [LATEST, SINCE], default=LATEST, key="brief", bind="query-params", required=True
    )
    if choice != SINCE:
        return view.filters, ""
    before = previous_visit(view.library)
    if before is None:
        return view.filters, (
            "**No earlier visit is known**, so these are the library’s latest days. Visits are remembered "
            "from this one on: for those who log in by the library, else by this browser."
        )
    when = f"{day(before)}, {before:%H:%M} UTC"
    news = news_since(before)
    if not news.articles or not news.first:
        return view.filters, f"**Nothing has come in since your last visit** ({when}). These are the latest days."
    days = day(news.first) if news.first == news.last else f"{day(news.first)} – {day(news.last)}"
    return replace(view.filters, since=news.first, until=view.filters.until or news.last), (
        f"**{plural(news.articles, 'article')} came in since your last visit** ({when}), of {days}. "
        "The findings below are of these days."
    )

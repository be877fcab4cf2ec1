"""The one filter bar: dates with presets, officials, countries, sources, words; shared by all pages and in the URL."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

import pandas as pd
import streamlit as st

from analysis.library import Filters, Library
from analysis.measures.overview import copies, newest_day
from pages.widgets.look import offer
from pages.widgets.saved_views import saved_views_menu
from pages.widgets.text import escape, plural, stable

KEYS = ("since", "until", "officials", "countries", "sources", "text", "each_copy")
PRESETS = {"Last 7 days": 7, "Last 30 days": 30, "Last 90 days": 90, "Last year": 365, "All time": 0}


def filter_bar(library: Library) -> Filters:
    """Draw the bar and give what is chosen."""
    offered = offer()
    newest = newest_day(library)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="filter-bar"):
        with st.popover(_dates_label(), icon=":material/date_range:", key="dates"):
            st.pills("Counted from the newest article", list(PRESETS), key="preset", on_change=_preset, args=(newest,))
            st.date_input("From", None, _FIRST, _LAST, key="since", bind="query-params", format="YYYY-MM-DD")
            st.date_input("To", None, _FIRST, _LAST, key="until", bind="query-params", format="YYYY-MM-DD")
        _many("Officials", "officials", offered.officials)
        _many("Countries", "countries", offered.countries)
        _many("Sources", "sources", offered.sources)
        st.text_input(
            "Words",
            key="text",
            bind="query-params",
            placeholder="Words in the article",
            label_visibility="collapsed",
            icon=":material/search:",
            max_chars=200,
            width=180,
        )
        saved_views_menu(library)
    filters = Filters.from_params({key: _state(key) for key in KEYS})
    with stable():
        _say(filters, {**offered.officials, **offered.countries}, library)
    return filters


def reset(*keys: str) -> None:
    """Choose everything again, or only what these fields had narrowed. A callback: it must run before the bar."""
    for key in keys or KEYS:
        st.session_state[key] = {"text": "", "since": None, "until": None, "each_copy": False}.get(key, [])
    st.session_state["preset"] = None


_FIRST, _LAST = date(1900, 1, 1), date(2199, 12, 31)


def _many(label: str, key: str, options: Mapping[str, str]) -> None:
    st.multiselect(
        label,
        list(options),
        format_func=lambda value: options.get(value, value),
        key=key,
        bind="query-params",
        placeholder=label,
        label_visibility="collapsed",
        disabled=not options,
        width=185,
        filter_mode="contains",
        select_all=False,
    )


def _preset(newest: pd.Timestamp | None) -> None:
    days = PRESETS.get(st.session_state.get("preset") or "All time", 0)
    st.session_state["since"] = newest.date() - timedelta(days=days - 1) if newest is not None and days else None
    st.session_state["until"] = None


def _dates_label() -> str:
    since, until = (st.session_state.get(key) or st.query_params.get(key, "") for key in ("since", "until"))
    if since and until:
        return f"{since} – {until}"
    return f"Since {since}" if since else f"Until {until}" if until else "All dates"


def _state(key: str) -> list[str]:
    value = st.session_state.get(key)
    values = value if isinstance(value, (list, tuple)) else [value]
    return [str(one) for one in values if one]


def _say(filters: Filters, names: Mapping[str, str], library: Library) -> None:
    """The sentence of what is chosen, with the way back; and whether copies count, where there are any."""
    number = copies(library)
    if filters == Filters() and not number:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="filter-sentence"):
        if filters != Filters():
            counted = _counted(library, filters)
            st.caption(f"**Showing** {escape(filters.sentence(names))} — {plural(counted, 'article')}", width="content")
            st.button("Reset", key="reset", type="tertiary", icon=":material/close:", on_click=reset)
        if number:
            st.toggle(
                f"Count each of {plural(number, 'copy', 'copies')}",
                key="each_copy",
                bind="query-params",
                disabled=bool(filters.sources),
                help="Copies are nearly the same text in several newspapers within three days, such as wire copy. "
                "The fullest counts and the others are its reports, unless you count each; among chosen sources each "
                "counts.",
            )


def _counted(library: Library, filters: Filters) -> int:
    """How many articles the view holds."""
    where, values = filters.where("articles")
    query = f"SELECT count(*) AS n FROM {'every_' if filters.counts_each_copy else ''}articles WHERE {where}"
    return int(library.query(f"{query} AND article_id NOT IN (SELECT article_id FROM earlier)", values)["n"].iloc[0])

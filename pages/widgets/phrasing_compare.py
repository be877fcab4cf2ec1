"""The tab "Compare" of the Phrasing page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pandas as pd
import streamlit as st

from analysis.charts.phrasing import contrast
from analysis.library import Filters
from analysis.measures.compare import compare
from analysis.measures.evidence import records
from analysis.measures.profiles import profiles
from analysis.measures.restatements import labels, restated, spoken, statement_days, statements_by_id
from pages.widgets.chart_card import chart_card, table_card
from pages.widgets.empty import empty
from pages.widgets.evidence import statement_list
from pages.widgets.look import Look, measured
from pages.widgets.redline import show_redline
from pages.widgets.text import article_link, day, escape, plural, tag

WHAT = ("Two statements", "Two officials", "Two periods", "Two texts")
MOST = 300  # officials to choose from
HOW = """
Each mark is a phrase of one to five words, inflections joined. Across: how often both sides use it. Up: the z of
the weighted log-odds with an informative Dirichlet prior (Monroe, Colaresi and Quinn 2008), above the middle for
the first side. Filled marks are those for which chance is ruled out: Fisher's exact test over distinct statements,
adjusted for all phrases compared (Benjamini and Hochberg 1995).
"""


def compare_tab(view: Look) -> None:
    """Draw the tab."""
    what = st.segmented_control(
        "Compare",
        WHAT,
        default=WHAT[0],
        key="compare",
        bind="query-params",
        required=True,
        label_visibility="collapsed",
    )
    if what == "Two texts":
        _texts()
        return
    people = measured(profiles)
    speakers = [one for one in people.loc[people["statements"] > 0, "official"].head(MOST) if one]
    if not speakers:
        empty("statements", "statements")
        return
    if what == "Two officials":
        _officials(view, speakers)
    elif what == "Two periods":
        _periods(view, speakers)
    else:
        _statements(view, speakers)


def _speaker(view: Look, speakers: Sequence[str], label: str, key: str, place: int = 0) -> str:
    named = [one for one in view.filters.officials if one in speakers]
    order = [*named, *(one for one in speakers if one not in named)]
    chosen = st.selectbox(
        label,
        order,
        index=min(place, len(order) - 1),
        format_func=lambda one: view.names.get(one, one),
        key=key,
        bind="query-params",
        width=300,
        filter_mode="contains",
    )
    return str(chosen or order[0])


def _statements(view: Look, speakers: Sequence[str]) -> None:
    """A statement against another of the same or another official, as a redline."""
    left, right = st.columns(2, gap="large")
    with left:
        older_by = _speaker(view, speakers, "Speaker of the older", "older-by")
    with right:
        newer_by = _speaker(view, speakers, "Speaker of the newer", "newer-by")
    newer_said = measured(spoken, official=newer_by)
    older_said = newer_said if older_by == newer_by else measured(spoken, official=older_by)
    if newer_said.empty or older_said.empty:
        st.caption("No statement of four words or more to compare.")
        return
    with right:
        newer = _statement(newer_said, "The newer statement", "newer")
    nearest = measured(restated, official=newer_by, statement=newer) if older_by == newer_by else newer_said.head(0)
    before = nearest[nearest["statement_id"].isin(older_said["statement_id"])]
    suggested = str(before["statement_id"].iloc[0]) if len(before) else ""
    with left:
        older = _statement(older_said[older_said["statement_id"] != newer], "The older statement", "older", suggested)
    if not older:
        st.caption("There is no other statement to compare with.")
        return
    rows = {str(row["statement_id"]): row for row in records(pd.concat([older_said, newer_said]))}
    first, second = rows[older], rows[newer]
    show_redline(str(first["text"]), str(second["text"]))
    st.html(f'<div class="ro-meta">{_source(first)}<br>{_source(second)}</div>')
    if len(nearest):
        st.subheader("Said before in much the same words", anchor=False)
        st.caption("Earlier statements of this official, nearest to the newer one by their words.")
        statement_list(nearest.drop(columns=["text"]), key="restated")


def _statement(said: pd.DataFrame, label: str, key: str, suggested: str = "") -> str:
    options = labels(said)
    ids = list(options)
    if not ids:
        return ""
    place = ids.index(suggested) if suggested in options else 0
    chosen = st.selectbox(
        label, ids, index=place, format_func=lambda one: options.get(one, one), key=f"{key}-{suggested}"
    )
    return str(chosen or ids[place])


def _source(row: dict[str, object]) -> str:
    link = tag(article_link(str(row["article_id"]), int(str(row["start"]))))
    return (
        f"{tag(row['name'])}, {day(row['date'])}: "
        f'<a href="{link}" target="_self">{tag(row["title"] or "Untitled")}</a> · {tag(row["source"])}'
    )


def _texts() -> None:
    left, right = st.columns(2, gap="large")
    older = left.text_area("The older text", key="older-text", height=200, max_chars=100_000)
    newer = right.text_area("The newer text", key="newer-text", height=200, max_chars=100_000)
    if older.strip() and newer.strip():
        show_redline(older, newer)
    else:
        st.caption("Paste two texts, two versions of a communiqué say, to see what went and what came.")


def _officials(view: Look, speakers: Sequence[str]) -> None:
    with st.container(horizontal=True):
        one = _speaker(view, speakers, "The one", "one")
        other = _speaker(view, speakers, "The other", "other", 1)
    if one == other:
        st.caption("Choose two officials.")
        return
    left, right = (replace(view.filters, officials=(official,), countries=()) for official in (one, other))
    _sides(left, right, view.names.get(one, one), view.names.get(other, other), "speakers")


def _periods(view: Look, speakers: Sequence[str]) -> None:
    official = _speaker(view, speakers, "Official", "of")
    view_of = replace(view.filters, officials=(official,), countries=())
    first, middle, last = measured(statement_days, filters=replace(view_of, since=None, until=None))
    if first is None:
        st.caption("No dated statement of this official in view.")
        return
    start = view.filters.since or middle
    spans = {"earlier": (first, start - timedelta(days=1)), "later": (start, view.filters.until or last)}
    chosen: dict[str, tuple[date, date]] = {}
    with st.container(horizontal=True):
        for name, (since, until) in spans.items():
            days = st.date_input(
                f"The {name} period", (since, max(since, until)), key=f"{name}-{official}-{start}", format="YYYY-MM-DD"
            )
            picked = days if isinstance(days, tuple) else (days,)
            chosen[name] = (picked[0], picked[-1]) if picked else (since, until)
    sides = [replace(view_of, since=since, until=until) for since, until in chosen.values()]
    titles = [f"{day(since)} – {day(until)}" for since, until in chosen.values()]
    _sides(sides[1], sides[0], titles[1], titles[0], "periods")


def _sides(left: Filters, right: Filters, one: str, other: str, key: str) -> None:
    """The scatter of phrases, and what tells the two sides apart."""
    found = measured(compare, filters=left, right=right)
    sizes = found.attrs
    if found.empty:
        st.caption("One of the two sides has no statement, or they share too few phrases to compare.")
        return
    numbers = found.copy()
    numbers.attrs = {}
    sure = int(found["claimed"].sum())
    picked = chart_card(
        contrast(found, one, other),
        numbers.drop(columns=["ids_left", "ids_right"]),
        key=f"contrast-{key}",
        title=f"{one} and {other}",
        says=f"{plural(sizes['statements_left'], 'statement')} ({sizes['words_left']:,} words) beside "
        f"{sizes['statements_right']:,} ({sizes['words_right']:,} words). {plural(sure, 'phrase')} "
        f"{'tells' if sure == 1 else 'tell'} the two apart beyond chance (filled). Click a mark for the words.",
        columns={
            "uses_left": f"uses by {one}",
            "uses_right": f"uses by {other}",
            "rate_left": "uses per 1,000 words",
            "rate_right": "uses per 1,000 words",
            "score": "z of the weighted log-odds, above 0 for the first side",
            "probability": "chance if both spoke alike, allowing for all phrases compared",
        },
        how=HOW,
        height=480,
    )
    for chosen in picked[:1]:
        for row in records(found[found["key"] == chosen]):
            st.subheader(f"“{escape(row['phrase'])}”", anchor=False)
            ids = (*row["ids_left"], *row["ids_right"])
            statement_list(measured(statements_by_id, ids=ids), key="contrast-words", words=[])
    _apart(numbers, one, other, key)


def _apart(found: pd.DataFrame, one: str, other: str, key: str) -> None:
    config = {
        "rate_left": st.column_config.NumberColumn("first, per 1,000", format="%.2f"),
        "rate_right": st.column_config.NumberColumn("second, per 1,000", format="%.2f"),
        "score": st.column_config.NumberColumn("z", format="%.1f"),
        "probability": st.column_config.NumberColumn("chance", format="%.3f"),
    }
    for column, (name, mask) in zip(
        st.columns(2, gap="large"), ((one, found["score"] > 0), (other, found["score"] <= 0)), strict=True
    ):
        with column:
            rows = found[mask].sort_values("score", key=lambda score: -score.abs(), kind="stable")
            table_card(
                rows.drop(columns=["ids_left", "ids_right"]),
                key=f"apart-{key}-{'left' if name == one else 'right'}",
                title=f"Rather {name}",
                says="The phrases that set this side apart, the strongest first.",
                how=HOW,
                shown=["phrase", "rate_left", "rate_right", "score", "probability"],
                config=config,
                height=320,
            )

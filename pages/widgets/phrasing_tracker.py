"""The tab "Phrase tracker" of the Phrasing page."""

from __future__ import annotations

import re
from typing import Any

import pandas as pd
import streamlit as st

from analysis.charts.phrasing import MOST_LANES, MOST_LINES, echo_way, tracker
from analysis.extraction.patterns import is_phrase
from analysis.measures.concordance import concordance
from analysis.measures.echo import echo
from analysis.measures.phrases import first_uses, statements_in, uses
from analysis.measures.profiles import fitting_period
from pages.widgets.chart_card import chart_card, table_card
from pages.widgets.empty import empty
from pages.widgets.evidence import statement_list
from pages.widgets.kwic import kwic
from pages.widgets.look import Look, measured
from pages.widgets.text import day, escape, plural

MOST = 6  # phrases at once
BY = {"Officials": "official", "Countries": "country", "Sources": "source", "All together": "nobody"}
PERIODS = {"Fitting": "", "Weeks": "week", "Months": "month", "Quarters": "quarter", "Years": "year"}
VALUES = {"Per 1,000 words": "rate", "Uses": "uses"}
SORTS = {"Newest first": "date", "Words to the left": "left", "Words to the right": "right", "Speaker": "official"}
HINT = (
    "Several phrases, parted by commas. Words match in every inflection; * stands for any letters, alone for any one "
    'word; "in double quotes" only as typed.'
)
HOW_USES = """
Every occurrence of the words in dated statements, reports of one statement in several articles included, over all
words of the same speaker's statements in the same period. A hollow mark stands for a period that was not over when
the newest article came out.
"""
HOW_ECHO = """
Who used the words first, and when each other speaker first did: always in this library, which cannot know what was
said before its first article or beside its sources. That one came after the other does not mean that one came from
the other.
"""


def tracker_tab(view: Look) -> None:
    """Draw the tab."""
    typed = st.text_input(
        "Phrases",
        key="phrase",
        bind="query-params",
        placeholder="feasible steps, flexib*, maximum * pressure",
        help=HINT,
        max_chars=200,
        width=520,
    )
    phrases = phrases_in(typed or "")
    if not phrases:
        st.caption(HINT)
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        by = st.segmented_control("By", list(BY), default="Officials", key="by", bind="query-params", required=True)
        period = st.selectbox("Period", list(PERIODS), key="period", bind="query-params", width=130)
        value = st.segmented_control(
            "Measure", list(VALUES), default="Per 1,000 words", key="measure", bind="query-params", required=True
        )
    step = PERIODS[period or "Fitting"] or measured(fitting_period)
    counted = measured(uses, phrases=phrases, by=BY[by or "Officials"], period=step)
    _summary(view, phrases)
    if counted.empty:
        empty("statements", "statements")
        return
    _over_time(view, counted, VALUES[value or "Per 1,000 words"], step)
    phrase = phrases[0]
    if len(phrases) > 1:
        phrase = st.segmented_control("In detail", phrases, default=phrases[0], required=True, key="detail") or phrase
    _way(view, phrase)
    _in_context(phrase)


def phrases_in(typed: str) -> tuple[str, ...]:
    """The phrases somebody typed, parted by commas or semicolons outside of double quotes."""
    parts = re.findall(r'(?:"[^"]*"|[^,;"])+', typed)
    return tuple(dict.fromkeys(part.strip() for part in parts if is_phrase(part)))[:MOST]


def _summary(view: Look, phrases: tuple[str, ...]) -> None:
    """A sentence for each phrase: who was first, who was last, and since when the record runs."""
    lines = []
    for phrase in phrases:
        users = measured(first_uses, phrase=phrase)
        if users.empty:
            lines.append(f"- **“{escape(phrase)}”**: in no dated statement of this view.")
            continue
        first, last = users.iloc[0], users.sort_values("last_use").iloc[-1]
        disowned = int(users["disowned"].sum())
        rejected = f" In {disowned:,} of them to reject it or as somebody else's." if disowned else ""
        lines.append(
            f"- **“{escape(phrase)}”**: {plural(int(users['statements'].sum()), 'statement')} by "
            f"{plural(len(users), 'speaker')}. First use in this library by {escape(_name(view, first))} on "
            f"{day(first['first_use'])} (the record of this speaker begins on {day(first['record_begins'])}); last by "
            f"{escape(_name(view, last))} on {day(last['last_use'])}.{rejected}"
        )
    st.markdown("\n".join(lines))


def _name(view: Look, row: Any) -> str:  # noqa: ANN401 - a row of a frame
    return view.names.get(row["official"], "") or str(row["name"]) or "an unnamed speaker"


def _over_time(view: Look, counted: pd.DataFrame, value: str, step: str) -> None:
    lines = counted.groupby(["phrase", "who"]).ngroups
    shown = f"; the {MOST_LINES} most frequent of {lines} lines" if lines > MOST_LINES else ""
    picked = chart_card(
        tracker(counted, "rate" if value == "rate" else "uses", view.inks, view.names),
        counted,
        key="tracker",
        title="Uses over time",
        says=f"{plural(int(counted['uses'].sum()), 'use')} in {plural(int(counted['statements'].sum()), 'statement')} "
        f"({plural(int(counted['reports'].sum()), 'report')} of them), by {step}{shown}. Click a mark for the words.",
        columns={
            "period": "its first day",
            "uses": "occurrences, in all reports",
            "statements": "distinct statements with the phrase",
            "reports": "statements with the phrase, each report of the same counted",
            "words": "of all statements of this speaker in this period",
            "of": "all statements of this speaker in this period",
            "rate": "uses per 1,000 words",
            "complete": "whether the period was over when the newest article came out",
        },
        how=HOW_USES,
        height=340,
    )
    for one in picked[:1]:
        phrase, who, first = one.split("|")
        behind = measured(statements_in, phrase=phrase, who=who, by=BY[st.session_state.get("by", "Officials")])
        within = behind[behind["date"].dt.to_period(step[0].upper()) == pd.Timestamp(first).to_period(step[0].upper())]
        st.subheader(f"The words behind the mark of {day(first)}", anchor=False)
        statement_list(within, key="tracker-words", words=[])


def _way(view: Look, phrase: str) -> None:
    """Who was first, and who took it up after how many days."""
    users = measured(echo, phrase=phrase)
    if len(users) < 2:
        return
    first, second = users.iloc[0], users.iloc[1]
    picked = chart_card(
        echo_way(users, view.inks),
        users.assign(dates=[", ".join(str(one)[:10] for one in dates) for dates in users["dates"]]),
        key="echo",
        title=f"The way of “{phrase}”",
        says=f"{first['name']} used it first in this library, on {day(first['first_use'])}; {second['name']} "
        + (f"{plural(int(second['days_after']), 'day')} after" if second["days_after"] else "on the same day")
        + (f", and {plural(len(users) - 2, 'other')} later. " if len(users) > 2 else ". ")
        + (f"The first {MOST_LANES} speakers are drawn. " if len(users) > MOST_LANES else "")
        + "Large marks are first uses.",
        columns={
            "days_after": "days after the first use of all",
            "dates": "of all uses",
            "statements": "with the phrase",
        },
        how=HOW_ECHO,
    )
    for one in picked[:1]:
        behind = measured(statements_in, phrase=phrase)
        chosen = behind[behind["statement_id"] == one]
        if len(chosen):
            statement_list(chosen, key="echo-words")


def _in_context(phrase: str) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        sort = st.segmented_control("Sorted by", list(SORTS), default="Newest first", required=True, key="sort")
        within = st.segmented_control(
            "In", ["Statements", "Whole articles"], default="Statements", required=True, key="within"
        )
    lines = measured(
        concordance,
        phrase=phrase,
        sort=SORTS[sort or "Newest first"],
        within="articles" if within == "Whole articles" else "statements",
    )
    st.subheader(f"“{escape(phrase)}” in context", anchor=False)
    if lines.empty:
        st.caption("Not in this view.")
        return
    kwic(lines, key="kwic")
    with st.expander("As a table", on_change="rerun", key="kwic-open") as opened:
        if opened.open:
            _table(lines)


def _table(lines: pd.DataFrame) -> None:
    table_card(
        lines.drop(columns=["sample"]),
        key="kwic-table",
        title="The lines as a table",
        says="At most 500 statements, the newest.",
        how="Each line is one use of the phrase in its inflections, as whole words, with the words of the statement "
        "before and after it; statements reported several times have a line each.",
        shown=["date", "name", "left", "hit", "right", "source", "title"],
        columns={
            "left": "words before",
            "hit": "the phrase as it stands",
            "right": "words after",
            "start": "of the hit",
        },
        config={"left": st.column_config.TextColumn(alignment="right", width="large")},
    )

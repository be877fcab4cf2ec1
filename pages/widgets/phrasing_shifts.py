"""The tab "Shifts" of the Phrasing page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pandas as pd
import streamlit as st

from analysis.extraction.topics import topic_names
from analysis.library import Filters
from analysis.measures.article_shifts import article_shifts
from analysis.measures.briefing import periods
from analysis.measures.profiles import profiles
from analysis.measures.reporters import observed
from analysis.measures.shift_evidence import told_shifts
from pages.widgets.chart_card import table_card
from pages.widgets.empty import empty
from pages.widgets.look import Look, choices, measured
from pages.widgets.shift_list import observation_list, pasted, shift_list
from pages.widgets.text import day, escape, plural

Told = tuple[pd.DataFrame, list[dict[str, Any]]]
EVERYONE = "everyone"
MOST = 300  # officials to choose from
AGAINST = {"All that came before": 0, "The year before": 365, "The 90 days before": 90}
STATEMENTS, ARTICLES = "Statements", "Whole articles"
OF_ARTICLES = {"statements": "articles", "statements_before": "articles_before"}
NOTHING_OBSERVED = pd.DataFrame()
TEXTS = ("statements", "statements_before", *OF_ARTICLES.values())
ASIDE = ("Echoes", "Topics")
HOW = """
A phrase is one to five words in a row as they stand in statements, inflections joined, names of people left out; of
phrases that say the same the longest form is told. Several reports of one statement count once.

**Chance** is the larger of two exact tests: Fisher's, of the statements that hold the phrase, and the same of the
days on which it was said; adjusted for the number of phrases that could have told anything (Benjamini and Hochberg
1995). At most 0.05 is told as a shift, the rest as too little text to tell.

**Score** orders the findings. For new and dropped phrases it is the signed root of the deviance of the count from
what the speaker's earlier words, everybody else's and political speech at large lead one to expect; for rising and
falling ones the z of the weighted log-odds with an informative Dirichlet prior (Monroe, Colaresi and Quinn 2008).

"First" is always the first use in this library. The Guide's chapter on phrasing has the formulas and the limits.
"""


def shifts_tab(view: Look) -> None:
    """Draw the tab."""
    filters, topic, before, texts = _chosen(view)
    if texts == ARTICLES:
        _of_articles(filters, before)
        return
    found, rows = _against(before, told_shifts, filters, topic=topic)
    if "note" in found.attrs and found.empty and found.attrs["note"]:
        st.caption(escape(found.attrs["note"]))
        empty("statements", "statements")
        return
    _say(found.attrs)
    observations = measured(observed, filters=replace(filters, since=found.attrs["since"], until=found.attrs["until"]))
    wide, narrow = st.columns([3, 2], gap="large")
    groups = list(_groups(rows))
    if all(title in ASIDE for title, _, _ in groups):
        wide.markdown(
            "**No phrase in this window stands out** from what came before, or there is not enough text to tell. "
            "Choose other dates above, or another speaker."
        )
    for title, says, part in groups:
        with narrow if title in ASIDE else wide:
            st.subheader(escape(title), anchor=False)
            st.caption(says)
            shift_list(part, observations, key=f"shifts-{title.split()[0].lower()}")
    with narrow:
        _reporters(observations, rows)
    if rows:
        _all_numbers(found, rows)


def _against(before: int, shifts: Callable[..., Told], filters: Filters, **asked: str) -> Told:
    """The shifts of a window against so many days before it, or against all that came before (0)."""
    told: Told = measured(shifts, filters=filters, **asked)
    if before and (since := told[0].attrs.get("since")):
        told = measured(shifts, filters=filters, **asked, before_since=since - timedelta(days=before))
    return told


def _of_articles(filters: Filters, before: int) -> None:
    """The shifts in the reporters' and everybody else's words, of the articles that name the speaker."""
    found, rows = _against(before, article_shifts, filters)
    if found.attrs.get("note"):
        st.caption(escape(found.attrs["note"]))
        return
    _say(found.attrs, "article")
    st.caption(
        "All words of the articles, the reporters' own too. An official chooses the articles that name them: what "
        "changed there need not be their words."
    )
    if not rows:
        st.markdown("**No phrase stands out** from the articles before, or there is not enough text to tell.")
        return
    sure, new = ([row for row in rows if row["claimed"] is told] for told in (True, False))
    for title, part in (("Shifts", sure), ("New, too little text to tell more", new)):
        if part:
            st.subheader(title, anchor=False)
            shift_list(part, NOTHING_OBSERVED, key=f"shifts-articles-{len(title)}")
    _all_numbers(found.rename(columns=OF_ARTICLES), rows)


def _chosen(view: Look) -> tuple[Filters, str, int, str]:
    """Whose words, on which topic, against how many days before (0: all), in statements or whole articles."""
    people = measured(profiles, filters=replace(view.filters, since=None, until=None))
    speakers = [one for one in people.loc[people["statements"] > 0, "official"].head(MOST) if one]
    period, _ = measured(periods, filters=view.filters)
    heard = measured(profiles, filters=period)
    spoke = heard.loc[heard["statements"] > 0, "official"]
    named = [one for one in (*view.filters.officials, *spoke) if one in speakers]
    codes = sorted({code for code in people["country"] if code}, key=lambda code: view.names.get(code, code))
    papers = list(choices().sources) if not view.filters.sources else []
    options = [*speakers, EVERYONE, *(f"country {code}" for code in codes), *(f"source {name}" for name in papers)]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        who = st.selectbox(
            "Whose words",
            options,
            index=options.index(named[0]) if named else 0,
            format_func=lambda one: _label(view, one),
            key="whose",
            bind="query-params",
            width=300,
            filter_mode="contains",
        )
        texts = st.segmented_control(
            "In", [STATEMENTS, ARTICLES], default=STATEMENTS, key="texts", bind="query-params", required=True
        )
        topic = st.selectbox(
            "On which topic",
            ["", *topic_names()],
            format_func=lambda one: topic_names().get(one, "Any topic"),
            key="on",
            bind="query-params",
            width=220,
            disabled=texts == ARTICLES,
        )
        against = st.selectbox("Against", list(AGAINST), key="against", bind="query-params", width=220)
    filters = period if who not in speakers or who in set(spoke) else view.filters
    if who in speakers:
        filters = replace(filters, officials=(who,), countries=())
    elif who and who.startswith("country "):
        filters = replace(filters, officials=(), countries=(who.removeprefix("country "),))
    elif who and who.startswith("source "):
        filters = replace(filters, sources=(who.removeprefix("source "),))
    return filters, topic or "", AGAINST.get(against or "", 0), texts or STATEMENTS


def _label(view: Look, one: str) -> str:
    if one == EVERYONE:
        return "Everyone in view"
    if one.startswith("country "):
        code = one.removeprefix("country ")
        return f"{view.names.get(code, code)} (all its officials)"
    return f"{one.removeprefix('source ')} (all it reports)" if one.startswith("source ") else view.names.get(one, one)


def _say(compared: dict[Any, Any], text: str = "statement") -> None:
    """What is compared with what."""
    since, until = day(compared["since"]), day(compared["until"])
    window = since if since == until else f"{since} – {until}"
    begins = f"; the library's record of the speaker begins on {day(compared['record_begins'])}"
    if text != "statement":
        begins = f"; the first of them is of {day(compared['record_begins'])}"
    st.markdown(
        f"**{window}**: {plural(compared['statements'], text)}, {compared['words']:,} words, against "
        f"{plural(compared['statements_before'], text)}, {compared['words_before']:,} words, before"
        f"{begins if compared['record_begins'] else ''}."
        + (" The window is not over: its last days lie after the newest article." if compared["open"] else "")
    )


Group = tuple[str, str, list[dict[str, Any]]]


def _groups(rows: list[dict[str, Any]]) -> list[Group]:
    """The findings by how sure they are."""
    phrases = [row for row in rows if row["unit"] == "phrase"]
    groups = [
        (
            "Shifts",
            "Changes that chance does not explain, allowing for all phrases compared.",
            [row for row in phrases if row["claimed"] and row["kind"] != "echoed"],
        ),
        (
            "First uses, too little text to tell more",
            "Not one earlier use in this library, ranked by how little was to be expected of them. Whether they will "
            "stay cannot be told yet.",
            [row for row in phrases if not row["claimed"] and row["kind"] != "echoed"],
        ),
        (
            "Echoes",
            "First uses of phrases that another speaker had used in the year before.",
            [row for row in phrases if row["kind"] == "echoed"],
        ),
        (
            "Topics",
            "Topics taken up or no longer named, and topics that the articles name while the speaker does not.",
            [row for row in rows if row["unit"] == "topic"],
        ),
    ]
    return [group for group in groups if group[2]]


def _reporters(observations: pd.DataFrame, rows: list[dict[str, Any]]) -> None:
    st.subheader("What reporters remarked", anchor=False)
    if observations.empty:
        st.caption("No reporter in this view remarks on this speaker's words: only Readout saw what stands above.")
        return
    counts = observations["verdict"].value_counts()
    seen = set(observations["key"])
    alone = sum(
        row["unit"] == "phrase" and row["kind"] in ("new", "dropped") and row["key"] not in seen for row in rows
    )
    told = ", ".join(f"{name}: {number}" for name, number in counts.items())
    st.caption(
        f"Remarks of reporters on the language itself, each held against the library ({told}). "
        f"Of the phrases above {alone} new or dropped ones only Readout saw."
    )
    observation_list(observations)


def _all_numbers(found: pd.DataFrame, rows: list[dict[str, Any]]) -> None:
    with st.popover("Copy all as text", icon=":material/content_copy:", type="tertiary"):
        st.code("\n".join(f"- {pasted(row)}" for row in rows), language=None, wrap_lines=True)
    days = {name: pd.to_datetime(found[name]) for name in ("first_use", "last_use")}
    numbers = found.drop(columns=["evidence", "key"]).assign(**days)
    numbers.attrs = {}
    table_card(
        numbers,
        key="shifts-numbers",
        title="All numbers",
        says="The findings above as a table.",
        how=HOW,
        shown=[
            *("kind", "phrase", "uses", "uses_before", *(name for name in numbers if name in TEXTS)),
            *("first_use", "last_use", "score", "probability"),
        ],
        columns={
            "uses": "occurrences in the window; several reports of one statement count once",
            "words": "of all statements of the window",
            "score": "how far from what was to be expected; see how this is computed",
            "probability": "chance of a change at least this large if nothing changed, allowing for all comparisons",
            "claimed": "whether that is at most 0.05",
        },
        config={
            "score": st.column_config.NumberColumn(format="%.1f"),
            "probability": st.column_config.NumberColumn(format="%.3f"),
        },
    )

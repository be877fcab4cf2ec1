"""The tab "Topics" of the Phrasing page."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analysis.charts.phrasing import topic_panels
from analysis.extraction.topics import topic_names
from analysis.measures.profiles import fitting_period
from analysis.measures.topic_changes import told_topics
from analysis.measures.topics import statements_on, topic_share
from pages.widgets.chart_card import chart_card
from pages.widgets.empty import empty
from pages.widgets.evidence import statement_list
from pages.widgets.look import Look, measured
from pages.widgets.shift_list import shift_list
from pages.widgets.text import day, escape, plural

MOST = 12  # panels
HOW = """
A statement names a topic if it holds one of the topic's phrases, in any inflection; `data/topics.toml` lists them, for
you to edit. A statement may name several topics. Several reports of one statement count each. The share is of all
dated statements of the period; the last period is pale if it was not over when the newest article came out.
"""


def topics_tab(view: Look) -> None:
    """Draw the tab."""
    step = measured(fitting_period)
    shares = measured(topic_share, period=step)
    if shares.empty or not shares["statements"].sum():
        empty("statements", "statements")
        return
    totals = shares.groupby("name")["statements"].sum().sort_values(ascending=False, kind="stable")
    totals = totals[totals > 0]
    of = int(shares.drop_duplicates("period")["of"].sum())
    picked = chart_card(
        topic_panels(shares, MOST),
        shares,
        key="topics",
        title="Topics over time",
        says=f"The share of {plural(of, 'dated statement')} that name each topic, by {step}; most often "
        f"{totals.index[0].lower()} ({int(totals.iloc[0])})."
        + (f" The {MOST} most frequent of {len(totals)} topics." if len(totals) > MOST else "")
        + " Click a column for the statements.",
        columns={
            "period": "its first day",
            "statements": "that name the topic",
            "of": "all dated statements of the period",
            "share": "statements / of",
            "complete": "whether the period was over when the newest article came out",
        },
        how=HOW,
    )
    for one in picked[:1]:
        topic, first = one.split("|")
        found = measured(statements_on, topic=topic)
        letter = step[0].upper()
        within = found[found["date"].dt.to_period(letter) == pd.Timestamp(first).to_period(letter)]
        st.subheader(f"{escape(topic_names()[topic])}, from {day(first)}", anchor=False)
        statement_list(within, key="topic-words")
    _stopped(view)


def _stopped(view: Look) -> None:
    """Which topics each official took up or stopped naming in the chosen window."""
    st.subheader("Topics taken up, and topics no longer named", anchor=False)
    rows, since, until = measured(told_topics, filters=view.filters)
    if since is None:
        st.caption("No dated statement in view.")
        return
    st.caption(
        f"{day(since)} – {day(until)} against all before, for each official with enough statements; choose another "
        "window by the dates above. Chance allows for all topics and officials compared."
    )
    if not rows:
        st.caption("No official took up or stopped naming a topic by more than chance explains.")
        return
    shift_list(rows, pd.DataFrame({"key": []}), key="topic-shifts")

"""What was clicked on the Talks page, and what it leads to: a talk, a deadline, what was said, or a narrower table."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import pandas as pd
import streamlit as st

from analysis.charts.timeline import APART
from analysis.measures.chronology import to_ics
from analysis.measures.evidence import records
from analysis.measures.joins import statements_at
from analysis.measures.talk_words import talks_and_words
from pages.widgets.chosen_talk import chosen_talk
from pages.widgets.evidence import evidence
from pages.widgets.look import look, measured
from pages.widgets.talk_rows import calendar_events, evidence_rows
from pages.widgets.text import day, escape, link, plural, tag


def chosen_marks(
    picked: Sequence[str], talks: pd.DataFrame, told: pd.DataFrame, deadlines: pd.DataFrame, by: str
) -> list[str]:
    """Show what stands behind the marks clicked in the timeline; gives the officials whose lane was clicked."""
    for number, row in enumerate(records(talks[talks["talk"].isin(picked)])):
        chosen_talk(row, told, key=f"talk-{number}")
    gone = deadlines[deadlines["deadline"].isin(picked)]
    if len(gone):
        st.subheader("The words behind the deadline", anchor=False)
        st.caption(escape(" · ".join(dict.fromkeys(gone["left"]))))
        evidence(evidence_rows(talks.head(0), gone), key="picked", of_statements=False)
    officials: list[str] = []
    for one in picked:
        kind, *rest = one.split(APART)
        if kind == "said" and len(rest) == 2:
            _said_at(talks[talks["talk"] == rest[0]], _of_lane(rest[1], by), key=f"said-{rest[0]}-{rest[1]}")
        elif kind == "lane" and rest:
            officials += _lane(rest[0], _of_lane(rest[0], by), talks, told)
    return officials


def narrowed(
    talks: pd.DataFrame, squares: Sequence[str], people: Sequence[str], of_lanes: Sequence[str]
) -> pd.DataFrame:
    """The talks of the squares of the calendar, the names of the network, and the lanes that were clicked."""
    shown = talks
    if squares:
        spans = [pd.to_datetime(one.split(APART)) for one in squares]
        shown = shown[[any(first <= at <= last for first, last in spans) for at in shown["date_from"]]]
    for chosen in (people, of_lanes):
        if chosen:
            shown = shown[[bool(set(chosen) & set(met)) for met in shown["participants"]]]
    return shown


def calendar_button(talks: pd.DataFrame, deadlines: pd.DataFrame) -> None:
    """Planned talks and deadlines as a calendar file."""
    events = calendar_events(talks, deadlines)
    st.download_button(
        "Planned talks and deadlines (iCalendar)",
        partial(to_ics, events),
        "readout-talks.ics",
        "text/calendar",
        key="ics",
        on_click="ignore",
        icon=":material/event:",
        disabled=events.empty,
    )


def _of_lane(lane: str, by: str) -> list[str]:
    if by != "country":
        return [lane]
    found = look().library.query("SELECT official FROM profiles WHERE country = $one", {"one": lane})
    return list(found["official"])


def _lane(lane: str, officials: list[str], talks: pd.DataFrame, told: pd.DataFrame) -> list[str]:
    own = talks[[bool(set(officials) & set(met)) for met in talks["participants"]]]
    reports = told[told["talk"].isin({one for ids in own["report_ids"] for one in ids})]
    st.subheader(escape(f"All talks of {look().names.get(lane, lane)}"), anchor=False)
    st.caption(f"{plural(len(own), 'talk')}, the newest first; the table below is narrowed to them.")
    evidence(evidence_rows(reports), key=f"lane-{lane}", of_statements=False)
    return officials


def _said_at(talks: pd.DataFrame, officials: list[str], key: str) -> None:
    """What participants said on the days of a talk, and their phrases that were new then."""
    for talk in records(talks):
        who = [one for one in talk["participants"] if one in officials]
        said = statements_at(look().library, who, talk["date_from"], talk["date_to"])
        new = measured(talks_and_words).words
        new = new[(new["talk"] == talk["talk"]) & new["official"].isin(who)]
        phrases = list(dict.fromkeys(phrase for found in new["phrases"] for phrase in found))
        names = ", ".join(dict.fromkeys(said["name"]))
        st.subheader(escape(f"{names}, {day(talk['date_from'])}"), anchor=False)
        st.caption(escape(f"{plural(len(said), 'statement')} at the time of: {talk['says']}"))
        if phrases:
            links = ", ".join(
                f'<a href="{tag(link("phrasing", tab="Phrase tracker", phrase=phrase))}" target="_self">'
                f"“{tag(phrase)}”</a>"
                for phrase in phrases
            )
            st.html(f'<p class="ro-meta">New then, in this library: {links}</p>')
        evidence(said, key=key, words=phrases)

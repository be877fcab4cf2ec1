"""Who met whom, when and where, and what came of it."""

from functools import partial

import pandas as pd
import streamlit as st

from analysis.charts.talks import calendar, network, pairs_of, timeline
from analysis.measures.chronology import to_ics, told_deadlines, told_talks
from analysis.measures.evidence import records
from analysis.measures.joins import joined_talks
from pages.widgets import chart_card, empty, evidence, heading, look, measured, table_card
from pages.widgets.chosen_talk import chosen_talk, set_apart
from pages.widgets.talk_rows import LANES, calendar_events, day_counts, evidence_rows, lane_rows, say, with_words
from pages.widgets.text import day, plural

view = look()
heading("Talks", "Who met whom, when and where; what was planned, proposed or refused; and the deadlines set.")
met = measured(joined_talks)
if met.empty:
    empty("talks", "talks")
    st.stop()

talks = with_words(met, view.names)
told = with_words(measured(told_talks), view.names)
deadlines = measured(told_deadlines)
deadlines = deadlines.assign(says=[say(row, view.names) for row in records(deadlines)])

held = int((talks["status"] == "held").sum())
lane = st.segmented_control("Lanes", list(LANES), default="Officials", key="lanes", bind="query-params", required=True)
rows, lanes = lane_rows(talks, LANES[lane], view.library, view.names)
picked = chart_card(
    timeline(rows, deadlines, lanes, view.inks),
    talks.drop(columns=["participants", "report_ids"]),
    key="timeline",
    title="The timeline of talks",
    says=f"{plural(len(talks), 'talk')} in {plural(len(told), 'report')}, {held:,} held, in {len(lanes)} lanes of "
    f"{lane.lower()}; {plural(len(deadlines), 'deadline')}. Filled marks were held, open ones lie ahead, "
    "crosses came to nothing. Click a mark for the words behind it; drag to zoom, double-click to return.",
    columns={
        "date_from": "first day",
        "date_to": "last day",
        "precision": "how exactly the article says it",
        "reports": "articles that tell of the talk",
        "history": "the status as articles told it, with the day of the article",
    },
    how="Each mark is a talk, on the day that articles give, resolved against their datelines. Reports of several "
    "articles are one talk when they share two participants, are of like kind, and their days overlap; never across "
    "days. The status is that of the latest article. What was joined wrongly can be set apart below the chart.",
)
for number, row in enumerate(records(talks[talks["talk"].isin(picked)])):
    chosen_talk(row, told, key=f"talk-{number}")
gone = deadlines[deadlines["deadline"].isin(picked)]
if len(gone):
    st.subheader("The words behind the deadline", anchor=False)
    evidence(evidence_rows(talks.head(0), gone), key="picked")
set_apart(view, told)

left, right = st.columns(2, gap="large")
with left:
    days = day_counts(talks)
    busiest = records(days.sort_values("talks", ascending=False).head(1))
    squares = chart_card(
        calendar(days),
        days,
        key="calendar",
        title="When they talked",
        says="Talks held, by day"
        + "".join(f"; most, {row['talks']}, on {day(row['date'])}" for row in busiest)
        + ". Click a square to narrow the table below.",
        columns={"date": "the day", "talks": "talks held then"},
    )
with right:
    pairs = [pair for pair in pairs_of(talks) if pair["a"] in view.names and pair["b"] in view.names][:60]
    people = sorted({one for pair in pairs for one in (pair["a"], pair["b"])}, key=lambda one: view.names.get(one, one))
    often = pd.DataFrame(pairs, columns=["a", "b", "talks"])
    asked = chart_card(
        network(pairs, {one: view.names.get(one, one) for one in people}, view.inks),
        often,
        key="network",
        title="Who met whom",
        says=f"The {len(pairs)} most frequent pairs; the thicker the line, the more talks. Click a name to narrow "
        "the table below.",
        columns={"a": "one", "b": "the other", "talks": "talks of the two"},
    )

shown = talks
if squares:
    shown = shown[shown["date_from"].astype(str).str[:10].isin(squares)]
if asked:
    shown = shown[[bool(set(asked) & set(people)) for people in shown["participants"]]]
position = table_card(
    shown.drop(columns=["participants", "report_ids", "says"]),
    key="talks-table",
    title="All talks",
    says="Choose a row for the words behind it."
    + (" Narrowed to what was clicked in the charts above." if len(shown) < len(talks) else ""),
    shown=["date_from", "kind", "status", "who", "venue", "outcome", "reports", "history"],
    columns={"who": "who took part", "outcome": "what was agreed or refused, in the article's words"},
)
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
if position:
    for row in records(shown.iloc[position]):
        chosen_talk(row, told, key="row")

"""Who met whom, when and where, and what came of it."""

from functools import partial

import pandas as pd
import streamlit as st

from analysis.charts.talks import calendar, network, pairs_of, timeline
from analysis.measures.chronology import to_ics, told_deadlines, told_talks
from analysis.measures.evidence import records
from pages.widgets import chart_card, empty, evidence, heading, look, measured, table_card
from pages.widgets.talk_rows import LANES, calendar_events, day_counts, evidence_rows, lane_rows, say, with_words
from pages.widgets.text import day, plural

view = look()
heading("Talks", "Who met whom, when and where; what was planned, proposed or refused; and the deadlines set.")
told = measured(told_talks)
if told.empty:
    empty("talks", "talks")
    st.stop()

talks = with_words(told, view.names)
deadlines = measured(told_deadlines)
deadlines = deadlines.assign(says=[say(row, view.names) for row in records(deadlines)])

held = int((talks["status"] == "held").sum())
lane = st.segmented_control("Lanes", list(LANES), default="Officials", key="lanes", bind="query-params", required=True)
rows, lanes = lane_rows(talks, LANES[lane], view.library, view.names)
picked = chart_card(
    timeline(rows, deadlines, lanes, view.inks),
    talks.drop(columns=["participants"]),
    key="timeline",
    title="The timeline of talks",
    says=f"{plural(len(talks), 'report')} of talks, {held:,} of them held, between {len(lanes)} "
    f"{lane.lower()}; {plural(len(deadlines), 'deadline')}. Filled marks were held, open ones lie ahead, "
    "crosses came to nothing. Click a mark for the words behind it; drag to zoom, double-click to return.",
    columns={"date_from": "first day", "date_to": "last day", "precision": "how exactly the article says it"},
    how="Each mark is a talk that an article reports, on the day the article gives, resolved against its dateline. "
    "Its status is the article's: a talk planned in one article and held in the next stands twice.",
)
if picked:
    chosen = talks[talks["talk"].isin(picked)]
    gone = deadlines[deadlines["deadline"].isin(picked)]
    st.subheader("The words behind the mark", anchor=False)
    evidence(evidence_rows(chosen, gone), key="picked")

left, right = st.columns(2, gap="large")
with left:
    days = day_counts(talks)
    busiest = records(days.sort_values("talks", ascending=False).head(1))
    squares = chart_card(
        calendar(days),
        days,
        key="calendar",
        title="When they talked",
        says="Reports of talks held, by day"
        + "".join(f"; most, {row['talks']}, on {day(row['date'])}" for row in busiest)
        + ". Click a square to narrow the table below.",
        columns={"date": "the day", "talks": "reports of talks held then"},
    )
with right:
    pairs = pairs_of(talks)[:60]
    people = sorted({one for pair in pairs for one in (pair["a"], pair["b"])}, key=lambda one: view.names.get(one, one))
    met = pd.DataFrame(pairs, columns=["a", "b", "talks"])
    chart_card(
        network(pairs, {one: view.names.get(one, one) for one in people}, view.inks),
        met,
        key="network",
        title="Who met whom",
        says=f"The {len(pairs)} most frequent pairs in reports of talks; the thicker the line, the more reports.",
        columns={"a": "one", "b": "the other", "talks": "reports of talks of the two"},
        pick=False,
    )

shown = talks
if squares:
    within = talks["date_from"].astype(str).str[:10].isin(squares)
    shown = talks[within]
position = table_card(
    shown.drop(columns=["participants", "says"]),
    key="talks-table",
    title="All reports of talks",
    says="Choose a row for the words behind it." + (" Narrowed to the chosen days." if squares else ""),
    shown=["date_from", "kind", "status", "who", "venue", "outcome", "source"],
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
    evidence(evidence_rows(shown.iloc[position], deadlines.head(0)), key="row")

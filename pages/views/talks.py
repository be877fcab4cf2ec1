"""Who met whom, when and where, and what came of it."""

import pandas as pd
import streamlit as st

from analysis.charts.talks import calendar, network, pairs_of
from analysis.charts.timeline import days_shown, every_day, timeline
from analysis.measures.chronology import told_deadlines
from analysis.measures.evidence import records
from analysis.measures.overview import summary
from analysis.measures.talk_words import talks_and_words
from pages.widgets import chart_card, empty, heading, look, measured, table_card
from pages.widgets.chosen_talk import chosen_talk, set_apart
from pages.widgets.talk_choice import calendar_button, chosen_marks, narrowed
from pages.widgets.talk_rows import LANES, day_counts, lane_rows, said_rows, with_deadlines, with_words
from pages.widgets.text import day, plural, stable

OWN, ALL = "The articles’ own days", "All that is told"

view = look()
heading("Talks", "Who met whom, when and where; what was planned, proposed or refused; and the deadlines set.")
met, said, reports = measured(talks_and_words)
if met.empty:
    empty("talks", "talks")
    st.stop()

count = measured(summary)
first, last = pd.Timestamp(view.filters.since or count["first_day"]), pd.Timestamp(count["last_day"])
today = pd.Timestamp(view.filters.until or last)
talks = with_words(met, view.names)
told = with_words(reports, view.names)
deadlines = with_deadlines(measured(told_deadlines), view.names, today)

with st.container(horizontal=True, gap="large"):
    lane = st.segmented_control(
        "Lanes", list(LANES), default="Officials", key="lanes", bind="query-params", required=True
    )
    span = st.segmented_control("Days", [OWN, ALL], default=OWN, key="days", bind="query-params", required=True)
by = LANES[lane]
rows, lanes = lane_rows(talks, by, view.library, view.names)
told_of = pd.concat([talks["date_from"], deadlines["date"]])
shown_days = days_shown(first, last, told_of) if span == OWN else every_day(told_of)
outside = int((~talks["date_from"].between(*shown_days)).sum())
picked = chart_card(
    timeline(rows, deadlines, lanes, view.inks, said_rows(said, by, view.library, view.names), shown_days),
    talks.drop(columns=["participants", "report_ids"]),
    key="timeline",
    title="The timeline of talks",
    says=f"{plural(len(talks), 'talk')} in {plural(len(told), 'report')}, "
    f"{int((talks['status'] == 'held').sum()):,} held, in {plural(len(lanes), 'lane')} of {lane.lower()}; "
    f"{plural(len(deadlines), 'deadline')}"
    + (f"; {plural(outside, 'talk')} of other days beyond the edges. " if outside else ". ")
    + "Filled marks were held, open ones lie ahead, crosses came to nothing; beneath a talk is what was said then. "
    "Click a mark or the square beside a name for the words behind it; drag to zoom, double-click to return.",
    columns={
        "date_from": "first day",
        "date_to": "last day",
        "precision": "how exactly the article says it",
        "reports": "articles that tell of the talk",
        "history": "the status as articles told it, with the day of the article",
    },
    how="Each mark is a talk, on the day that articles give, resolved against their datelines. Reports of several "
    "articles are one talk when they share two participants, are of like kind, and their days overlap; never across "
    "days. The status is that of the latest article. What was joined wrongly can be set apart below the chart.\n\n"
    "**Beneath a talk** stand the statements that its participants made on its days, the longer the stroke, the more "
    "of them; a diamond where a phrase of two to four words was new: its first use by that official in this library, "
    "after ten statements without it, and in two or more since. First use is always first use in this library.\n\n"
    f"**Days left** count from {day(today)}, the last day of the view, not from today. The chart opens on the days of "
    "the articles; talks recalled from long ago, and deadlines far ahead, are reached with *All that is told*.",
)
with stable():
    asked_lanes = chosen_marks(picked, talks, told, deadlines, by)
with stable():
    set_apart(view, told)

left, right = st.columns(2, gap="large")
with left:
    days = day_counts(talks)
    recalled = days[days["date"] < first] if span == OWN else days.head(0)
    days = days.drop(recalled.index)
    busiest = records(days.sort_values(["talks", "date"], ascending=[False, True]).head(1))
    squares = chart_card(
        calendar(days),
        days,
        key="calendar",
        title="When they talked",
        says="Talks held, by day"
        + "".join(f"; most, {row['talks']}, on {day(row['date'])}" for row in busiest)
        + (f"; {plural(int(recalled['talks'].sum()), 'talk')} of before left out" if len(recalled) else "")
        + ". Click a square to narrow the table below.",
        columns={"date": "the day", "talks": "talks held then"},
        how="Talks with the status *held* are counted on their first day, each once however many articles tell of "
        "it. A square is a day, or a month where the view spans more than two years. A talk of which an article gives "
        "only the month or year counts on the first day of it.",
    )
with right:
    pairs = [pair for pair in pairs_of(talks) if pair["a"] in view.names and pair["b"] in view.names][:60]
    people = sorted({one for pair in pairs for one in (pair["a"], pair["b"])}, key=lambda one: view.names.get(one, one))
    often = pd.DataFrame(pairs, columns=["a", "b", "talks"])
    closest = "".join(
        f" Most often: {view.names[pair['a']]} and {view.names[pair['b']]}, {plural(pair['talks'], 'talk')}."
        for pair in pairs[:1]
    )
    asked = chart_card(
        network(pairs, {one: view.names.get(one, one) for one in people}, view.inks),
        often,
        key="network",
        title="Who met whom",
        says=f"The {plural(len(pairs), 'most frequent pair', 'most frequent pairs')}; the thicker the line, the more "
        f"talks.{closest} Click a name to narrow the table below.",
        columns={"a": "one", "b": "the other", "talks": "talks of the two"},
        how="Each talk counts once for each two of its participants, whether it was held, planned, proposed or "
        "refused. The area of a circle grows with the talks of that official among these pairs. Participants whom the "
        "library does not know as officials are left out.",
    )

shown = narrowed(talks, squares, asked, asked_lanes)
position = table_card(
    shown.drop(columns=["participants", "report_ids", "says"]),
    key="talks-table",
    title="All talks",
    says=f"{plural(len(shown), 'talk')}"
    + (f" of {len(talks):,}, narrowed to what was clicked in the charts above" if len(shown) < len(talks) else "")
    + ". Choose a row for the words behind it.",
    shown=["date_from", "kind", "status", "who", "venue", "outcome", "reports", "history"],
    columns={"who": "who took part", "outcome": "what was agreed or refused, in the article's words"},
    how="One row a talk, joined from its reports as in the timeline; participants of the fullest report, the longest "
    "venue, the latest outcome. *History* is the status as the articles told it, where it changed. Days known to the "
    "month or year only stand on the first of it; the CSV tells the precision.",
)
calendar_button(talks, deadlines)
if position:
    for row in records(shown.iloc[position]):
        chosen_talk(row, told, key="row")

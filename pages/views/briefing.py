"""What an analyst reads in the morning."""

import streamlit as st

from analysis.briefing import briefing_html, briefing_pdf, by_section
from analysis.charts.activity import over_time
from analysis.measures.articles import articles_by_id
from analysis.measures.briefing import briefing, periods
from analysis.measures.overview import statements, summary
from analysis.measures.profiles import activity
from pages.widgets import chart_card, empty, escape, heading, look, measured, statement_list
from pages.widgets.article_list import article_list
from pages.widgets.briefing_period import briefing_period
from pages.widgets.finding_list import finding_list
from pages.widgets.first_run import first_run
from pages.widgets.periods import ACTIVITY, HOW_ACTIVITY, in_period
from pages.widgets.text import day, plural, stable

HOW = """
**Phrasing**: the surest shifts of the five most quoted officials of the period against all that came before, as the
Phrasing page computes them; what may be chance says so. A phrase said once stands at the end, under *Said once so far*.
**Talks and deadlines**: as articles of the period report them, those that most reports tell of first.
**Changes of tone**: officials whose mean tone differs from before by more than 1.96 standard errors (Welch), with 20
statements or more on both sides; with many officials, one in twenty does so by chance.
**New officials**: named for the first time in this library, in two articles or more.
**Read first**: the articles behind most findings; of as many, those behind more kinds of them, then the newest.
First always means first in this library.
"""

view = look()
with st.container(key="briefing-head"):
    head = st.container()
with stable():
    filters, note = briefing_period(view)
period, _ = measured(periods, filters=filters)
count = measured(summary, filters=period)

chosen = "" if filters.since else " — the library’s latest days, as no first day is chosen"
with head, st.container(horizontal=True, vertical_alignment="bottom", horizontal_alignment="distribute"):
    with st.container():
        heading("Briefing", f"{day(period.since)} – {day(period.until)}{chosen}")
    with st.popover("Export", icon=":material/download:", key="briefing-export"):
        for label, make, suffix, kind in (
            ("Web page (HTML)", lambda: briefing_html(view.library, filters).encode(), "html", "text/html"),
            ("Document (PDF)", lambda: briefing_pdf(view.library, filters), "pdf", "application/pdf"),
        ):
            st.download_button(
                label,
                make,
                f"readout-briefing-{period.until or 'empty'}.{suffix}",
                kind,
                key=f"briefing-{suffix}",
                on_click="ignore",
                width="stretch",
            )

with stable():
    if note:
        st.info(note, icon=":material/history:")
    first_run()
if not count["articles"]:
    empty("articles")
    st.stop()

st.markdown(
    f"**{plural(int(count['articles']), 'article')}** from {plural(int(count['sources']), 'source')}, "
    f"**{plural(int(count['statements']), 'statement')}**, **{plural(int(count['talks']), 'report')} of talks**, "
    f"{plural(int(count['officials']), 'official')}."
)

wide, narrow = st.columns([3, 2], gap="large")
with wide:
    with st.popover("How this is found", icon=":material/function:", type="tertiary", key="briefing-how"):
        st.markdown(HOW)
    found = st.container()
with narrow:
    first_read = stable()
    timeline = measured(activity, filters=period)
    column: list[str] = []
    if len(timeline) > 1:
        column = chart_card(
            over_time(timeline),
            timeline,
            key="briefing-activity",
            title="Statements over time",
            says=f"{plural(int(timeline['statements'].sum()), 'dated statement')} in the period. "
            "The last, paler column is not over. Click a column for what was said then.",
            columns=ACTIVITY,
            how=HOW_ACTIVITY,
            height=200,
        )
    st.subheader("Statements of the chosen column" if column else "Newest statements", anchor=False)
    shown = measured(statements, filters=in_period(period, timeline, column), limit=10)
    statement_list(shown, key="briefing-statements")

with found.skeleton(height=320):
    made = measured(briefing, filters=filters)
with found:
    if not made.findings:
        st.caption("Nothing in this period stands out from what came before, or there is not enough text to tell.")
    for title, findings in by_section(made):
        st.subheader(escape(title), anchor=False)
        finding_list(findings)
if made.reading:
    with first_read:
        st.subheader("Read first", anchor=False)
        st.caption("The articles behind most of these findings.")
        reading = articles_by_id(view.library, [article for article, _ in made.reading])
        behind = {article: f"behind {plural(number, 'finding')}" for article, number in made.reading}
        article_list(reading.assign(note=reading["article_id"].map(behind)))

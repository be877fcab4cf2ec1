"""How tone moves over time: what officials said, and what is written about them."""

import streamlit as st

from analysis.charts.tone import APART, NAMES, panels
from analysis.measures.changes import change_evidence, changes
from analysis.measures.keywords_documents import STEPS
from analysis.measures.tone import tone_evidence, tone_over_time, unscored
from analysis.measures.tone_rows import Scale
from pages.widgets import chart_card, empty, escape, evidence, heading, look, measured, table_card
from pages.widgets.text import day, plural
from pages.widgets.tone_rows import marked, with_notes
from pages.widgets.tone_words import explained

SCALES: dict[str, Scale] = {
    "News prose": "field",
    "VADER": "vader",
    "Conciliatory to confrontational": "conciliation",
}

view = look()
heading("Tone", "How the tone of statements moves over time, and of what is written about those who make them.")
with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
    scale = SCALES[
        st.segmented_control(
            "Scale", list(SCALES), default="News prose", key="scale", bind="query-params", required=True
        )
    ]
    length = st.selectbox("Period", ["fitting", *STEPS], key="tone-period", bind="query-params", width=130)
period = "" if length == "fitting" else length
if older := measured(unscored, scale=scale):
    st.info(
        f"{plural(older, 'statement')} of this view {'has' if older == 1 else 'have'} no score on this scale: an "
        "earlier Readout imported the articles. To score them, import the files into a new library.",
        icon=":material/history:",
    )
frame = measured(tone_over_time, scale=scale, period=period)
if frame.empty or not frame["enough"].any():
    empty("statements with a tone", "statements")
    st.stop()

moved = measured(changes, scale=scale, officials=tuple(one for one in dict.fromkeys(frame["official"]) if one))
talks, deadlines = marked(view.names)
said = frame[frame["enough"] & (frame["curve"] == "said")]
thin = int((~frame["enough"]).sum())
lowest = said.loc[said["tone"].idxmin()] if len(said) else None
picked = chart_card(
    panels(frame, view.inks, moved, talks, deadlines),
    frame,
    key="tone-panels",
    title="Tone over time",
    says=(
        f"Lowest: {lowest['name']}, {NAMES['said']}, from {day(lowest['period'])}: {lowest['tone']:+.2f} in "
        f"{plural(int(lowest['statements']), 'statement')}. "
        if lowest is not None
        else ""
    )
    + f"{plural(len(moved), 'change')} of level. "
    + (f"{plural(thin, 'period')} with too little to tell {'has' if thin == 1 else 'have'} no point. " if thin else "")
    + "Hollow: the period is not over. Click a point or a change for the sentences behind it.",
    columns={
        "curve": "said: statements of the official; written: sentences that name them, outside their statements",
        "period": "first day",
        "tone": "mean tone, -1 to 1",
        "low": "lower end of the 95 % interval",
        "high": "upper end of the 95 % interval",
        "trend": "the smooth line",
        "statements": "statements, or sentences of the curve written",
        "sentences": "sentences",
        "articles": "articles",
        "enough": "False where there is too little to tell",
        "complete": "False for a period that is not over",
    },
    how="Each sentence is scored alone; a statement has the mean of its sentences; a point is the mean over the "
    "statements of a period, its line a 95 % bootstrap interval that deals out whole articles (500 draws, seeded). "
    "Fewer than five statements or three articles give no point. The trend is locally weighted regression (Cleveland "
    "1979) through the periods that are over. A change of level is a cut found by ruptures and told only if chance "
    "makes one as good in at most 5 % of deals. More in the Guide.",
)
if picked:
    kind, official, curve, when = picked[-1].split(APART)
    name = dict(zip(frame["official"], frame["name"], strict=True)).get(official, official)
    st.subheader(
        f"{escape(name)}, {NAMES[curve]}: {'around' if kind == 'change' else 'from'} {day(when)}", anchor=False
    )
    if kind == "change":
        spans = measured(change_evidence, official=official, curve=curve, date=when, scale=scale)
    else:
        spans = measured(tone_evidence, official=official, curve=curve, first=when, period=period, scale=scale)
    evidence(with_notes(spans), key="tone-evidence")
    explained(spans, scale, key="tone-words")

if len(moved):
    rows = moved.assign(curve=moved["curve"].map(NAMES))
    chosen = table_card(
        rows,
        key="tone-changes",
        title="Changes of level",
        says="Choose a row for the statements around it.",
        shown=["date", "name", "curve", "before", "after", "size", "probability", "articles_before", "articles_after"],
        columns={
            "date": "first day of the new level",
            "size": "after less before",
            "probability": "of such a cut by chance",
        },
        how="The means of articles, in order of their days, are cut where the sum of squares within the pieces falls "
        "most (ruptures; Truong, Oudre and Vayatis 2020), each further cut costing 3 ln *n* of the noise's variance. A "
        "cut is listed if dealing the articles on its two sides out at random makes as good a one in at most 5 % of "
        "999 deals. A change may lie in who was quoted, not in how they spoke: read the statements around it.",
        config={name: st.column_config.NumberColumn(format="%+.2f") for name in ("before", "after", "size")},
    )
    if chosen:
        row = moved.iloc[chosen[0]]
        spans = measured(
            change_evidence, official=row["official"], curve=row["curve"], date=str(row["date"])[:10], scale=scale
        )
        evidence(with_notes(spans), key="change-evidence")

"""One official: titles, statements, talks, phrases; or, when none is chosen, all of them."""

import streamlit as st

from analysis.charts.activity import bars, over_time
from analysis.charts.palette import ink
from analysis.measures.chronology import told_talks
from analysis.measures.overview import statements
from analysis.measures.profiles import activity, counterparts, names, own_phrases, profiles, titles
from pages.widgets import chart_card, empty, escape, evidence, heading, look, measured, statement_list, table_card
from pages.widgets.official_edits import official_edits
from pages.widgets.periods import ACTIVITY, HOW_ACTIVITY, in_period
from pages.widgets.talk_rows import evidence_rows, with_words
from pages.widgets.text import day, plural

view = look()
everyone = measured(profiles)
if everyone.empty:
    heading("Officials", "Who speaks, and what each of them said.")
    empty("officials", "officials")
    st.stop()

options = list(everyone["official"])
asked = st.query_params.get("official", "")
first = asked if asked in options else next((one for one in view.filters.officials if one in options), options[0])
labels = dict(zip(everyone["official"], everyone["name"], strict=True))

left, right = st.columns([3, 2], vertical_alignment="bottom")
with right:
    official = st.selectbox(
        "Official",
        options,
        index=options.index(first),
        format_func=lambda one: labels.get(one, one),
        key="profile",
        persist_state="session",
    )
    if official != asked:
        st.query_params["official"] = official

row = everyone[everyone["official"] == official].iloc[0]
country = view.names.get(row["country"], "")
with left:
    heading(
        escape(row["name"]),
        " · ".join(
            escape(part)
            for part in (
                row["title"],
                country,
                "in the registry" if row["registered"] else "found in the articles, not in the registry",
            )
            if part
        ),
    )

with st.container(horizontal=True, gap="large"):
    for label, value in (
        ("Statements", f"{row['statements']:,}"),
        ("Words quoted or reported", f"{row['words']:,}"),
        ("Articles", f"{row['articles']:,}"),
        ("Talks", f"{row['talks']:,}"),
        ("First and last seen", f"{day(row['first_day'])} – {day(row['last_day'])}"),
    ):
        st.metric(label, value, width="content")

timeline = measured(activity, official=official)
period: list[str] = []
wide, narrow = st.columns([3, 2], gap="large")
with wide:
    if timeline.empty:
        st.caption("No dated statements in this view.")
    else:
        peak = timeline.loc[timeline["statements"].idxmax()]
        period = chart_card(
            over_time(timeline, ink(view.inks, official).colour),
            timeline,
            key="official-activity",
            title="Statements over time",
            says=f"{plural(int(timeline['statements'].sum()), 'dated statement')}; most, "
            f"{int(peak['statements'])}, in the period from {day(peak['period'])}. The last, paler one is not over. "
            "Click a column for what was said then.",
            columns=ACTIVITY,
            how=HOW_ACTIVITY,
            height=260,
        )
with narrow:
    met = measured(counterparts, official=official)
    if met.empty:
        st.caption("No talks with others in this view.")
    else:
        counterpart = chart_card(
            bars(met, "name", "talks", "official", view.inks, "talks"),
            met,
            key="official-counterparts",
            title="Counterparts",
            says="Talks that articles report, whether held, planned, proposed or refused. Click a bar for them.",
            columns={"talks": "reports of talks", "held": "of them held"},
            how="Each report of a talk counts once for everybody whom it names with this official, whatever its "
            "status; a talk told by several articles counts several times. The Talks page joins such reports.",
        )
        if counterpart:
            told = with_words(measured(told_talks), view.names)
            both = {official, counterpart[0]}
            met_rows = told[[both <= set(people) for people in told["participants"]]]
            evidence(evidence_rows(met_rows), key="met", of_statements=False)

wide, narrow = st.columns([3, 2], gap="large")
with wide:
    st.subheader("What they said", anchor=False)
    said = measured(statements, filters=in_period(view.filters, timeline, period), official=official, limit=200)
    if period:
        st.caption(f"Only what was said from {day(period[0])} on.")
    if said.empty:
        st.caption("No statements in this view.")
    else:
        statement_list(said, key="official-statements")
with narrow:
    own = measured(own_phrases, official=official)
    if own.empty:
        st.caption("Not enough statements to tell which phrases are this official's own.")
    else:
        table_card(
            own,
            key="official-phrases",
            title="Phrases of their own",
            says="Used more by this official than by all others in the view.",
            columns={"score": "signed root of the log-likelihood ratio", "others": "uses by everyone else"},
            how="Phrases of two and three words in at least two articles, ranked by the signed root of Dunning's "
            "(1993) log-likelihood ratio against everyone else's statements in the view.",
            config={"score": st.column_config.NumberColumn(format="%.1f")},
        )
    held = measured(titles, official=official)
    if not held.empty:
        table_card(
            held,
            key="official-titles",
            title="Titles",
            says="As the articles give them.",
            how="Each article counts a title once; the days are those of the first and last article with it. Titles "
            "of the registry, with the days they were held, are in `data/officials.csv`.",
        )
    named = measured(names, official=official)
    if not named.empty:
        st.caption("Named as " + ", ".join(f"{escape(one.text)} ({one.mentions})" for one in named.itertuples()))

official_edits(view.library, official, labels, bool(row["registered"]))

"""Every use of a phrase: by whom, when first, in which words."""

import streamlit as st

from analysis.charts.activity import uses_over_time
from analysis.measures.uses import uses, uses_by_period
from pages.widgets import chart_card, empty, escape, heading, look, measured, statement_list
from pages.widgets.text import day, plural

view = look()
heading("Phrasing", "Every use of a phrase in statements: by whom, since when, in which words.")
phrase = st.text_input(
    "Phrase", key="phrase", bind="query-params", placeholder="one to five words, as they stand in statements", width=420
)
if not phrase.strip():
    st.caption("Type a phrase to see who used it, and when.")
    st.stop()

found = measured(uses, phrase=phrase)
if found.empty:
    st.markdown(f"**No statement in this view has “{escape(phrase)}”.**")
    empty("statements", "statements")
    st.stop()

dated = found.dropna(subset=["date"])
first = dated.iloc[-1] if len(dated) else found.iloc[-1]
st.markdown(
    f"**{plural(len(found), 'statement')}** by {plural(found['name'].nunique(), 'speaker')}. First use in this "
    f"library: {escape(first['name'] or first['speaker'])}, {day(first['date']) or 'date unknown'}."
)
by_period = measured(uses_by_period, phrase=phrase)
if len(by_period):
    chart_card(
        uses_over_time(by_period, view.inks, view.names),
        by_period,
        key="phrase-uses",
        title=f"Uses of “{phrase}”",
        says=f"{plural(int(by_period['statements'].sum()), 'dated statement')} with these words, by official.",
        columns={"period": "first day", "official": "id of who said it", "statements": "statements with the phrase"},
        height=300,
        pick=False,
    )
statement_list(found, key="phrase-statements", words=[phrase])

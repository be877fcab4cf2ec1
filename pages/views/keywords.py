"""What sets a period, an official, a country or a source apart; what rises and declines; and two sets compared."""

import streamlit as st

from analysis.charts.keywords import APART, against, ranked, rise_and_decline, side_by_side, squares
from analysis.measures.keyness import keyness
from analysis.measures.keywords import keyword_evidence, keywords, over_time
from analysis.measures.keywords_documents import STEPS, By, Of, group_filters, step_of
from analysis.measures.keywords_trends import trends
from pages.widgets import chart_card, empty, escape, evidence, heading, look, measured
from pages.widgets.keyword_rows import GROUPS, labels, on_axis, rows_of_squares
from pages.widgets.text import plural
from pages.widgets.tone_rows import marked

COLUMNS = {
    "who": "the group: first day of a period, official, country or source",
    "score": "TF-IDF weight, 0 to 1",
    "uses": "uses in the group",
    "documents": "statements or articles of the group with the phrase",
    "of": "statements or articles of the group",
    "elsewhere": "uses in the rest of the library",
    "complete": "False for a period that is not over",
}
SHOWN = 16  # groups beside one another, as columns of squares,
BESIDE = 6  # and as charts of their own

view = look()
heading("Keywords", "What sets a period, an official, a country or a source apart from the rest of the library.")
with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
    within = st.segmented_control(
        "Words of", ["Statements", "Articles"], default="Statements", key="of", bind="query-params", required=True
    )
    grouped = st.segmented_control("By", list(GROUPS), default="Period", key="by", bind="query-params", required=True)
    length = st.selectbox(
        "Period", ["fitting", *STEPS], key="period", bind="query-params", width=130, disabled=grouped != "Period"
    )
    least = st.segmented_control(
        "Phrases", ["any", "of 2 or 3 words"], default="any", key="words", bind="query-params", required=True
    )
of: Of = "statements" if within == "Statements" else "articles"
by = GROUPS[grouped]
period = "" if length == "fitting" else length
shortest = 1 if least == "any" else 2
found = measured(keywords, by=by, of=of, period=period, shortest=shortest)
if found.empty:
    empty(of, of)
    st.stop()

names = labels(found, by, view.names)
newest = list(names)[-SHOWN:] if by == "period" else list(names)[:SHOWN]
phrase_of = dict(zip(found["key"], found["phrase"], strict=True))


def passages(picked: list[str], key: str, by: By = by, period: str = period) -> None:
    """The words behind the mark that was clicked."""
    if not picked:
        return
    who, _, chosen = picked[-1].rpartition(APART)
    phrase = phrase_of.get(chosen, chosen)
    spans = measured(keyword_evidence, key=chosen, phrase=phrase, who=who, by=by, of=of, period=period)
    st.subheader(f"“{escape(phrase)}”" + (f", {escape(names.get(who, who))}" if who else ""), anchor=False)
    evidence(spans, key=key, words=[phrase])


best = found[found["who"].isin(newest)]
short = on_axis(newest) if by == "period" else labels(best, by, view.names)
rows = rows_of_squares(best, newest)
wide = measured(over_time, keys=tuple(rows), of=of, period=period) if by == "period" else found[found["key"].isin(rows)]
peak = best.loc[best["score"].idxmax()]
picked = chart_card(
    squares(wide, {who: short[who] for who in newest}, rows, marked(view.names) if by == "period" else None),
    found,
    key="keyword-squares",
    title="Keywords over time" if by == "period" else f"Keywords by {by}",
    says=f"The darker the square, the more the phrase marks the {by}. Strongest: “{peak['phrase']}”, "
    f"{names[peak['who']]} ({plural(int(peak['uses']), 'use')} in {int(peak['documents']):,} of {int(peak['of']):,} "
    f"{of}). Hollow: the period is not over. Click a square for the words behind it.",
    columns=COLUMNS,
    how="**TF-IDF**, as scikit-learn computes it (`sublinear_tf`, `smooth_idf`, `l2`), fitted on all "
    f"{of} of the library and applied to each group put together: *(1 + ln tf) · (ln((1 + n) / (1 + df)) + 1)*. "
    "Inflections count as one; phrases have one to three words; one that mostly stands in a longer one is told as the "
    "longer. Names of people, newspapers, weekdays and sentences that a source prints again and again are left out. "
    "It says what is typical, not how sure that is: keyness, below, does.",
)
passages(picked, "keyword-squares-evidence")

several = view.filters.officials if len(view.filters.officials) > 1 else ()
apart: By = "official" if by == "period" and several else by
if apart != "period":
    beside = found if apart == by else measured(keywords, by=apart, of=of, shortest=shortest)
    called = labels(beside, apart, view.names)
    shown = {who: called[who] for who in (several if apart == "official" and several else called) if who in called}
    shown = dict(list(shown.items())[:BESIDE])
    phrase_of |= dict(zip(beside["key"], beside["phrase"], strict=True))
    picked = chart_card(
        side_by_side(beside, shown),
        beside,
        key="keywords-side-by-side",
        title=f"Keywords of each {apart}",
        says=f"The strongest phrases of each, on one scale; beside each bar its uses, and in how many {of}. "
        "Click a bar for the words behind it.",
        columns=COLUMNS,
        how="The same weights as in the chart above: **TF-IDF** of each group against the whole library.",
    )
    passages(picked, "side-by-side-evidence", by=apart)

group = st.selectbox(
    f"The keywords of one {by}",
    list(names)[::-1] if by == "period" else list(names),
    format_func=lambda who: names[who],
    key=f"keywords-of-{by}",
    persist_state="session",
    width=320,
)
own = found[found["who"] == group]
left, right = st.columns(2, gap="large")
with left:
    picked = chart_card(
        ranked(own),
        own,
        key="keywords-ranked",
        title=f"Keywords: {names[group]}",
        says=f"The strongest of {int(own['of'].iloc[0]):,} {of}"
        + ("" if own["complete"].all() else " of a period that is not over")
        + f"; beside each bar its uses, and in how many {of}.",
        columns=COLUMNS,
        how="The same weights as in the chart above: **TF-IDF**, *(1 + ln tf) · (ln((1 + n) / (1 + df)) + 1)*, scaled "
        "to a length of 1. They rank what is typical of this group; a phrase used once or twice can lead where there "
        "is little text, so look at the uses beside the bar.",
    )
step = step_of(view.library, view.filters, period)
with right:
    others = {"": "the rest of the library", **{who: name for who, name in names.items() if who != group}}
    other = st.selectbox(
        "Compared with",
        list(others),
        format_func=lambda who: others[who],
        key=f"other-{by}",
        persist_state="session",
        width=320,
    )
    one_set = group_filters(view.filters, by, group, step)
    other_set = group_filters(view.filters, by, other, step) if other else None
    keys = measured(keyness, filters=one_set, other=other_set, of=of, shortest=shortest, limit=10)
    if keys.empty:
        st.caption("One of the two sets has too little text to compare.")
        compared: list[str] = []
    else:
        sure = int((keys["probability"] <= 0.05).sum())
        compared = chart_card(
            against(keys, names[group], others[other]),
            keys,
            key="keyness",
            title="Two sets of words",
            says=f"{names[group]} ({int(keys['words'].iloc[0]):,} words) against {others[other]} "
            f"({int(keys['words_other'].iloc[0]):,}); uses of both beside the bars. {sure} of {len(keys)} differences "
            "are more than chance; the others are pale.",
            columns={
                "uses": "uses in the first set",
                "uses_other": "uses in the second",
                "rate": "uses per 1,000 words",
                "z": "weighted log-odds, z-score",
                "g2": "log-likelihood ratio, signed",
                "probability": "chance of so large a log-likelihood ratio, adjusted for the number of phrases",
                "log_ratio": "binary logarithm of the ratio of the rates",
            },
            how="**z**: weighted log-odds with an informative Dirichlet prior, the library (Monroe, Colaresi and Quinn "
            "2008); it orders the bars. **Log-likelihood** *G²* (Dunning 1993; Rayson and Garside 2000) tells whether "
            "the difference could be chance, adjusted by Benjamini and Hochberg (1995). **Log ratio** (Hardie 2014) is "
            "its size: 1 is twice as often, 2 four times.",
        )
passages(picked, "keywords-ranked-evidence")
if compared:
    phrase_of |= dict(zip(keys["key"], keys["phrase"], strict=True))
    both = [f"{who}{APART}{compared[-1]}" for who in (group, other) if who]
    for place, one in enumerate(both):
        passages([one], f"keyness-evidence-{place}")

moving = measured(trends, of=of, shortest=shortest)
if len(moving):
    phrase_of |= dict(zip(moving["key"], moving["phrase"], strict=True))
    shares = measured(over_time, keys=tuple(moving["key"]), of=of, period=period)
    told = moving.loc[moving["z"].abs().idxmax()]
    picked = chart_card(
        rise_and_decline(moving, shares, *marked(view.names)),
        moving,
        key="rise-and-decline",
        title="Rise and decline",
        says=f"The share of {of} with each phrase: blue rises, orange declines. Surest: “{told['phrase']}”, in "
        f"{int(told['first_half']):,} {of} of the first half of the view and {int(told['second_half']):,} of the "
        f"second (adjusted chance {told['probability']:.2g}). Hollow: the period is not over. "
        "Click a point for the words behind it.",
        columns={"z": "trend in the share, z-score", "probability": "chance, adjusted", "of": f"all {of}"},
        how="The Cochran–Armitage test for a linear trend in proportions (Cochran 1954, Armitage 1955) over the days "
        "of the view, adjusted for the number of phrases by Benjamini and Hochberg (1995).",
    )
    passages(picked, "rise-evidence", by="period")

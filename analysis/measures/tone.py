"""Tone over time: what officials said, and how others write about them, two curves that are never mixed.

A statement's tone is the mean over its sentences, and so each sentence is scored alone: over whole articles VADER
saturates. A point is the mean over the statements (or, of what is written about somebody, over the sentences) of a
period, its interval a bootstrap over articles, for what stands in one article was not said independently.
"""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from analysis.extraction.tone import (
    conciliation_contributions,
    contributions,
    score_sentences,
    vader_contributions,
)
from analysis.library import Filters, Library
from analysis.measures.keywords_documents import step_of
from analysis.measures.tone_intervals import CLUSTERS, intervals
from analysis.measures.tone_rows import COLUMN, EVERYONE, Scale, by_article, officials_of, rows_of, told_of
from analysis.measures.tone_trend import smooth

_CONTRIBUTIONS: dict[Scale, Callable[[str], list[tuple[str, float]]]] = {
    "field": contributions,
    "vader": vader_contributions,
    "conciliation": conciliation_contributions,
}
__all__ = ["score_sentences", "tone_evidence", "tone_over_time", "unscored", "word_tones"]

LEAST = 5  # statements or sentences of a period, and
LEAST_ARTICLES = 3  # articles: with less there is too little to tell, and no point
COLUMNS = [
    *("official", "name", "curve", "period", "tone", "low", "high", "trend", "statements", "sentences", "articles"),
    *("enough", "complete"),
]

_CLUSTERS = """
    SELECT place, said, date_trunc('{step}', told_on)::DATE AS period, doc % {clusters} AS cluster,
           sum(total) AS total, sum(n)::BIGINT AS n, sum(sentences)::BIGINT AS sentences,
           count(DISTINCT doc) AS articles,
           date_trunc('{step}', told_on) + INTERVAL 1 {step} > (SELECT max(day) FROM articles) + INTERVAL 1 DAY AS open
    FROM toned GROUP BY ALL ORDER BY ALL
"""


def tone_over_time(
    library: Library, filters: Filters, *, scale: Scale = "field", period: str = "", officials: tuple[str, ...] = ()
) -> pd.DataFrame:
    """The mean tone by official, curve and period.

    Columns: official (id, or "" for all statements together), name, curve ("said", or "written" for what others write
    about them), period (its first day), tone, low, high (95 % bootstrap interval; NaN of fewer than three articles),
    trend (NaN where there is none), statements (of "written": sentences), sentences, articles, enough (False where
    there is too little: such a period has no point), complete (False for a period that is not over). `officials` are
    the ids to show, by default those chosen in the filters, else the four with most statements.
    """
    shown = officials or officials_of(library, filters)
    step = step_of(library, filters, period)
    sql = _CLUSTERS.format(step=step, clusters=CLUSTERS)
    clusters = library.query(sql, toned=by_article(library, filters, shown, scale))
    if clusters.empty:
        return pd.DataFrame({column: [] for column in COLUMNS})
    by = ["place", "said", "period"]
    found = intervals(clusters, by).rename(columns={"mean": "tone", "n": "statements"})
    sums = clusters.groupby(by, as_index=False).agg(
        sentences=("sentences", "sum"), articles=("articles", "sum"), open=("open", "first")
    )
    found = told_of(found.merge(sums, on=by), shown)
    found["enough"] = (found["statements"] >= LEAST) & (found["articles"] >= LEAST_ARTICLES)
    found["complete"] = ~found["open"].astype(bool)
    found["trend"] = _trends(found)
    names = library.query("SELECT official, name FROM profiles WHERE list_contains($ids, official)", {"ids": [*shown]})
    called = {EVERYONE: "All statements", **dict(zip(names["official"], names["name"], strict=True))}
    found["name"] = [called.get(official, official) for official in found["official"]]
    order = {official: place for place, official in enumerate([EVERYONE, *shown])}
    by = ["official", "curve", "period"]
    return found.sort_values(by, key=lambda one: one.map(order) if one.name == "official" else one, ignore_index=True)[
        COLUMNS
    ]


def unscored(library: Library, filters: Filters, *, scale: Scale) -> int:
    """How many statements of the view have no score on a scale, because an earlier Readout imported them without it."""
    where, values = filters.where("statements", "s")
    lacking = f"{where} AND s.tone_sentences > 0 AND s.{COLUMN[scale]} IS NULL"
    return int(library.query(f"SELECT count(*) AS n FROM statements s WHERE {lacking}", values)["n"].iloc[0])


def word_tones(sentence: str, scale: Scale) -> list[tuple[str, float]]:
    """The words of a sentence with what each adds to its score on a scale."""
    return _CONTRIBUTIONS[scale](sentence)


def _trends(found: pd.DataFrame) -> pd.Series:
    """The smooth line of each curve through the periods that are over and hold enough."""
    trend = pd.Series(float("nan"), index=found.index)
    for _, rows in found[found["enough"] & found["complete"]].groupby(["official", "curve"]):
        days = (pd.to_datetime(rows["period"]) - pd.Timestamp("2000-01-01")).dt.days
        trend.loc[rows.index] = smooth(days, rows["tone"], rows["statements"])
    return trend


def tone_evidence(
    library: Library,
    filters: Filters,
    *,
    official: str,
    curve: str,
    first: str,
    period: str = "",
    scale: Scale = "field",
    limit: int = 200,
) -> pd.DataFrame:
    """What stands behind a point: the statements or sentences of a period that begins on `first`, the harshest and
    the friendliest first.

    Columns: article_id, start, end (half-open code points), date, tone, sentences.
    """
    rows, values = rows_of(library, filters, (official,) if official else (), scale)
    step = step_of(library, filters, period)
    return library.query(
        f'WITH rows AS ({rows}) SELECT article_id, start, "end", told_on AS date, tone, sentences FROM rows '
        f"WHERE official = $official AND curve = $curve AND date_trunc('{step}', told_on)::DATE = $first::DATE "
        "ORDER BY abs(tone) DESC, article_id, start LIMIT $limit",
        values | {"official": official, "curve": curve, "first": first, "limit": limit},
    )

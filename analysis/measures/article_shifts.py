"""What changed in the words of whole articles: the reporters' words beside those of the officials they name.

The same question as in `analysis.measures.shifts`, with articles in place of statements and phrases of up to three
words. What newspapers print of themselves, boilerplate and surnames are left out as among keywords.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from analysis.extraction.patterns import python_pattern
from analysis.library import Filters, Library, on_days
from analysis.library.counted import kept
from analysis.measures.evidence import records
from analysis.measures.explained import explained
from analysis.measures.keywords_choice import told as keywords
from analysis.measures.shift_evidence import plain
from analysis.measures.shift_sentences import told_day, told_percent, told_times, verdict
from analysis.measures.shifts import (
    COLUMNS,
    candidates,
    compared,
    empty,
    expected_rate,
    judged,
    kinds_and_scores,
    ranked,
)
from analysis.measures.statistics import chance_of_split, least_telling
from analysis.measures.windows import Window, window_until

EVIDENCE = 8  # articles
LEAST_NEW = 3  # articles in which a phrase must stand to be told of as new

_ARTICLES = """
    SELECT a.article_id AS statement_id, a.day AS date, a.words, a.day >= $window_first AS late
    FROM articles a WHERE {where} AND a.day <= $window_last AND a.day >= $first_day ORDER BY a.day, a.article_id
"""
_COUNTS = """
    WITH picked AS (SELECT *, hash(statement_id) AS doc FROM ({articles}))
    SELECT p.key, any_value(p.phrase_id) AS phrase_id, any_value(p.articles_df) AS articles,
           any_value(p.phrase) AS phrase, any_value(p.words)::INT AS length,
           any_value(p.articles_uses) AS everywhere,
           count(*) FILTER (late) AS statements, count(*) FILTER (NOT late) AS statements_before,
           coalesce(sum(c.uses) FILTER (late), 0)::BIGINT AS uses,
           coalesce(sum(c.uses) FILTER (NOT late), 0)::BIGINT AS uses_before,
           count(DISTINCT date) FILTER (late) AS days, count(DISTINCT date) FILTER (NOT late) AS days_before,
           min(date) FILTER (late) AS first_late, max(date) FILTER (late) AS last_late,
           min(date) FILTER (NOT late) AS first_before, max(date) FILTER (NOT late) AS last_before,
           list(statement_id ORDER BY late DESC, date DESC, statement_id)[1:$evidence] AS statement_ids
    FROM article_phrases c JOIN picked USING (doc) JOIN phrases p USING (phrase_id)
    GROUP BY p.key HAVING count(*) >= greatest($least, $least_new) OR count(*) FILTER (late) >= $least_new
"""
_TEXTS = """
    SELECT article_id, title, source, url, day AS date, text FROM articles
    WHERE article_id IN (SELECT unnest($ids::VARCHAR[])) AND {within}
"""


def article_shifts(
    library: Library, filters: Filters, *, before_since: date | None = None, limit: int = 40
) -> tuple[pd.DataFrame, list[dict[str, Any]]]:
    """The shifts in the articles of the filters' days against all before, as `shift_evidence.told_shifts` gives them.

    An official among the filters chooses the articles that name them. In the columns, statements are articles; `kind`
    is new, rising, falling or dropped. Evidence is the first place of the phrase in each article.
    """
    chosen = _window(library, filters, before_since)
    if chosen is None or chosen.late.empty:
        return empty("No article in the window: nothing to compare."), []
    least = least_telling(len(chosen.late), len(chosen.before))
    found = library.query(
        _COUNTS.format(articles=_ARTICLES.format(where=chosen.where)),
        {**chosen.values, "least": least, "least_new": LEAST_NEW, "evidence": EVIDENCE},
        kept("article_phrases"),
    )
    rows = candidates(found, chosen, least)
    tests = rows.attrs["tests"]
    by_day = chance_of_split(rows["days"], chosen.days(True), rows["days_before"], chosen.days(False))
    rows = rows.assign(chance=np.maximum(rows["chance"], by_day), quoted=rows["statements"])
    rows["probability"], rows["claimed"] = judged(rows, tests)
    rows["uses_elsewhere"] = np.maximum(rows["everywhere"] - rows["uses"] - rows["uses_before"], 0)
    rows["expected_rate"] = expected_rate(rows, _words_elsewhere(library, chosen))
    scored = kinds_and_scores(chosen, rows, "")
    told = ranked(explained(scored.loc[_keywords(library, scored)])).head(limit)
    told["sentence"] = [_sentence(chosen, row) for row in records(told)]
    told["evidence"] = told["statement_ids"]
    told = told.reindex(columns=COLUMNS)
    told.attrs.update(compared(chosen))
    return told, _with_evidence(library, chosen, told)


def _window(library: Library, filters: Filters, before_since: date | None) -> Window | None:
    """The window, with an article in place of each statement."""
    where, values = replace(filters, since=None, until=None).where("articles", "a")
    days = library.query(f"SELECT max(a.day) AS last FROM articles a WHERE {where}", values)["last"].iloc[0]
    if pd.isna(days):
        return None
    newest = pd.Timestamp(days).date()
    since, until = window_until(newest, filters)
    values |= {"window_first": since, "window_last": until, "first_day": before_since or date.min}
    said = library.query(_ARTICLES.format(where=where), values).assign(speaker="", official=None, body=None)
    return Window(filters, since, until, where, values, said, [], until > newest)


def _keywords(library: Library, scored: pd.DataFrame) -> pd.Index[int]:
    """The rows that are keywords, of those that run into each other the most telling."""
    strongest = scored.assign(uses=scored["uses"] + scored["uses_before"], size=-scored["score"].abs())
    return keywords(library, strongest.sort_values(["size", "key"]), len(scored)).index


def _words_elsewhere(library: Library, chosen: Window) -> float:
    """The words of the library's other articles."""
    everywhere = float(library.query("SELECT sum(words) AS n FROM articles")["n"].iloc[0])
    return max(everywhere - float(chosen.said["words"].sum()), 0.0)


def _sentence(window: Window, row: dict[str, Any]) -> str:
    late, before = len(window.late), len(window.before)
    now, then = int(row["statements"]), int(row["statements_before"])
    said, since = f"“{row['phrase']}”", told_day(window.since)
    if row["kind"] == "new":
        first = told_day(row["first_use"])
        held = f"in {told_times(now, 'article')} of {late:,}, first on {first}"
        return f"{said} is new in the articles in view: {held}, in none of {before:,} before{verdict(row)}."
    shares = f"in {told_percent(now / late)} of {told_times(late, 'article')} since {since}"
    earlier = f"in {told_percent(then / max(1, before))} of {before:,} before"
    if row["kind"] == "dropped":
        gone = f"last on {told_day(row['last_use'])}, in none of {late:,} since"
        return f"{said} is gone from the articles in view: {earlier}, {gone}{verdict(row)}."
    more = "more" if row["kind"] == "rising" else "less"
    return f"{said} stands {more} often in the articles in view: {shares}, {earlier}{verdict(row)}."


def _with_evidence(library: Library, chosen: Window, found: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows for JSON, each with the first place of its phrase in some articles."""
    ids = {one for evidence in found["evidence"] for one in evidence}
    within, days = on_days(pd.to_datetime(chosen.said.loc[chosen.said["statement_id"].isin(ids), "date"]))
    texts = records(library.query(_TEXTS.format(within=within), {"ids": sorted(ids), **days}))
    by_id = {row["article_id"]: row for row in texts}
    return [
        {
            **{name: plain(value) for name, value in row.items() if name != "evidence"},
            "evidence": list(_places(str(row["phrase"]), [by_id[one] for one in row["evidence"]])),
        }
        for row in records(found)
    ]


def _places(phrase: str, texts: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    pattern = python_pattern(phrase)
    for text in texts:
        if match := pattern.search(text["text"]):
            told = {name: plain(value) for name, value in text.items() if name != "text"}
            place = [match.start(), match.end()]
            yield {"statement_id": None, **told, "kind": "article", "stance": "", "span": place, "spans": [place]}

"""The words behind a number: the sentences that hold given spans, with their article."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from analysis.library import Library, on_days

_PASSAGES = """
    WITH spans AS (
        SELECT unnest($articles) AS article_id, unnest($starts) AS start, unnest($ends) AS "end",
               unnest($places) AS place
    ), around AS (
        SELECT p.place, min(s.start) AS first, max(s."end") AS last
        FROM spans p JOIN (SELECT article_id, start, "end" FROM sentences WHERE {within}) s
          ON s.article_id = p.article_id AND s.start < p."end" AND s."end" > p.start
        GROUP BY p.place
    ), bounds AS (
        SELECT p.*, least(p.start, greatest(coalesce(a.first, p.start), p.start - $context)) AS first,
               greatest(p."end", least(coalesce(a.last, p."end"), p."end" + $context)) AS last
        FROM spans p LEFT JOIN around a USING (place)
    )
    SELECT b.article_id, b.start, b."end", t.title, t.source, t.day, t.sample,
           substring(t.text, b.first + 1, b.start - b.first) AS before,
           substring(t.text, b.start + 1, b."end" - b.start) AS hit,
           substring(t.text, b."end" + 1, b.last - b."end") AS after
    FROM bounds b JOIN (SELECT * FROM articles WHERE {within}) t USING (article_id)
    ORDER BY b.place
"""


def days_of(library: Library, statement_ids: Sequence[str]) -> tuple[str, dict[str, Any]]:
    """A condition that holds for all rows of the days of some statements' articles, and its parameters.

    There are fewer articles than statements, and a statement's id begins with its article's.
    """
    return _days_of_articles(library, [one.rpartition(":")[0] for one in statement_ids], "articles")


def _days_of_articles(library: Library, articles: Sequence[str], table: str) -> tuple[str, dict[str, Any]]:
    sql = f"SELECT day FROM {table} WHERE article_id IN (SELECT unnest($articles::VARCHAR[]))"
    return on_days(library.query(sql, {"articles": sorted(set(articles))})["day"])


def passages(library: Library, spans: Sequence[tuple[str, int, int]], context: int = 400) -> pd.DataFrame:
    """The sentences around spans (article_id, start, end), in the order given.

    Columns: article_id, start, end, title, source, day, sample, before, hit, after; `before` and `after` are the rest
    of the sentences that the span touches, at most `context` characters. Spans of unknown articles are left out.
    """
    if not spans:
        return pd.DataFrame(columns=["article_id", "start", "end", "title", "source", "day", "before", "hit", "after"])
    within, values = pointed_at(library, spans, "articles")
    return library.query(_PASSAGES.format(within=within), values | {"context": context})


def pointed_at(library: Library, spans: Sequence[tuple[str, int, int]], table: str) -> tuple[str, dict[str, Any]]:
    """The condition on the days of the spans' articles, as `table` has them, and the values of a query of the spans:
    articles, starts, ends and places, each a list in the order of the spans.
    """
    articles, starts, ends = zip(*spans, strict=True)
    within, values = _days_of_articles(library, articles, table)
    return within, values | {
        "articles": list(articles),
        "starts": [int(start) for start in starts],
        "ends": [int(end) for end in ends],
        "places": list(range(len(articles))),
    }


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows as dictionaries by column; what is missing is None."""
    names, cells = [str(name) for name in frame.columns], frame.astype(object).to_numpy(copy=True)
    cells[frame.isna().to_numpy()] = None
    return [dict(zip(names, row, strict=True)) for row in cells.tolist()]

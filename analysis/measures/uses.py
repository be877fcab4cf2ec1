"""The statements that hold a phrase, exactly as it stands."""

from __future__ import annotations

import re

import pandas as pd

from analysis.library import Filters, Library
from analysis.measures.profiles import fitting_period


def uses(library: Library, filters: Filters, *, phrase: str, limit: int = 500) -> pd.DataFrame:
    """Statements with a phrase as whole words, whatever the case, newest first; columns as overview.statements."""
    where, values = filters.where("statements", "s")
    return library.query(
        'SELECT s.statement_id, s.article_id, s.content_start AS start, s.content_end AS "end", s.official, '
        "coalesce(p.name, '') AS name, s.speaker, s.kind, s.stance, s.content, s.date, a.title, s.source, s.day "
        "FROM statements s LEFT JOIN profiles p ON p.official = coalesce(s.official, s.body) "
        f"JOIN articles a ON a.article_id = s.article_id WHERE {where} AND regexp_matches(s.content, $pattern, 'i') "
        "ORDER BY s.date DESC NULLS LAST, s.article_id, s.start LIMIT $limit",
        values | {"pattern": _pattern(phrase), "limit": limit},
    )


def uses_by_period(library: Library, filters: Filters, *, phrase: str) -> pd.DataFrame:
    """Statements with a phrase by period and official. Columns: period (first day), official, statements."""
    where, values = filters.where("statements", "s")
    step = fitting_period(library, filters)
    return library.query(
        f"SELECT date_trunc('{step}', date)::DATE AS period, coalesce(official, '') AS official, "
        f"count(*) AS statements FROM statements s WHERE {where} AND regexp_matches(content, $pattern, 'i') "
        "AND date IS NOT NULL GROUP BY 1, 2 ORDER BY 1, 3 DESC",
        values | {"pattern": _pattern(phrase)},
    )


def _pattern(phrase: str) -> str:
    return r"\b" + r"\s+".join(map(re.escape, phrase.split())) + r"\b"

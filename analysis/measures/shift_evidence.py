"""Findings as rows for JSON, each with the places of its words in the articles."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pandas as pd

from analysis.extraction.patterns import python_pattern
from analysis.extraction.topics import topic_phrases
from analysis.library import Filters, Library
from analysis.measures.evidence import days_of, records
from analysis.measures.shifts import shifts

_INNER = ("evidence", "statement_ids", "place")
_TEXTS = """
    SELECT s.statement_id, s.article_id, s.date, s.content_start AS start, s.content_end AS "end", s.kind, s.stance,
           a.title, a.source, a.url, a.day, s.content AS text
    FROM (SELECT * FROM statements WHERE statement_id IN (SELECT unnest($ids::VARCHAR[])) AND {within}) s
    JOIN (SELECT article_id, title, source, url, day FROM articles WHERE {within}) a USING (article_id)
"""


def told_shifts(
    library: Library, filters: Filters, *, topic: str = "", before_since: date | None = None
) -> tuple[pd.DataFrame, list[dict[str, Any]]]:
    """The frame of `shifts`, and its rows with their evidence as `with_evidence` gives them."""
    found = shifts(library, filters, topic=topic, before_since=before_since)
    return found, with_evidence(library, found)


def shifts_rows(library: Library, official: str, since: date, until: date | None = None) -> list[dict[str, Any]]:
    """The shifts of one official (id) as rows for JSON, the surest first."""
    return with_evidence(library, shifts(library, Filters(since=since, until=until, officials=(official,))))


def with_evidence(library: Library, found: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of `shifts` for JSON: dates as ISO 8601, `evidence` a list of statements with article, date and spans.

    Each piece of evidence has statement_id, article_id, title, source, url, date, kind, stance, span (of the
    statement's words) and spans (of the phrase in it), half-open code points into the article's text.
    """
    ids = sorted({one for evidence in found["evidence"] for one in evidence})
    within, days = days_of(library, ids)
    found_in = library.query(_TEXTS.format(within=within), {"ids": ids} | days)
    texts = {row["statement_id"]: row for row in records(found_in)}
    rows = []
    for row in records(found):
        patterns = [python_pattern(phrase) for phrase in _phrases(row)]
        evidence = [_piece(texts[one], patterns) for one in row["evidence"] if one in texts]
        rows.append({**{name: plain(value) for name, value in row.items() if name not in _INNER}, "evidence": evidence})
    return rows


def _phrases(row: dict[str, Any]) -> tuple[str, ...]:
    if row["unit"] == "topic":
        return topic_phrases()[row["key"]]
    return (str(row["phrase"]),)


def _piece(text: dict[str, Any], patterns: list[re.Pattern[str]]) -> dict[str, Any]:
    start = int(text["start"])
    spans = sorted({match.span() for pattern in patterns for match in pattern.finditer(text["text"])})
    told = {name: plain(text[name]) for name in ("statement_id", "article_id", "title", "source", "url", "date")}
    return {
        **told,
        "kind": text["kind"],
        "stance": text["stance"],
        "span": [start, int(text["end"])],
        "spans": [[start + first, start + last] for first, last in spans],
    }


def plain(value: Any) -> Any:  # noqa: ANN401 - a cell of a frame
    """A cell as JSON holds it: a date as ISO 8601, None for what is missing."""
    if value is None or value is pd.NaT or (isinstance(value, float) and pd.isna(value)):
        return None
    if hasattr(value, "isoformat"):
        return pd.Timestamp(value).date().isoformat()
    return value.item() if hasattr(value, "item") else value

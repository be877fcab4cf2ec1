"""What people have put right about officials and statements, and where these stand."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from analysis.library import Library
from analysis.measures.evidence import pointed_at

_STATEMENTS = """
    WITH spans AS (
        SELECT unnest($articles) AS article_id, unnest($starts) AS first, unnest($ends) AS last,
               unnest($places) AS place
    )
    SELECT s.statement_id, s.article_id, s.content_start AS start, s.content_end AS "end", s.official,
           coalesce(p.name, s.speaker) AS name, s.content, s.source, s.day
    FROM (SELECT * FROM every_statements WHERE {within}) s
    JOIN spans x ON s.article_id = x.article_id AND s.content_start < x.last AND s.content_end > x.first
    LEFT JOIN profiles p ON p.official = coalesce(s.official, s.body)
    QUALIFY row_number() OVER (PARTITION BY s.statement_id ORDER BY x.place) = 1
    ORDER BY x.place, s.content_start
"""
_EDITED = """
    SELECT e.edit_id, e."at", e.who, e.kind, e.value, s.statement_id, s.article_id, s.content_start AS start,
           s.official, s.speaker, s.content, s.source, s.day
    FROM (SELECT * FROM applied_edits WHERE kind IN ('reject', 'speaker')) e
    JOIN (SELECT * FROM stored_statements WHERE {within}) s ON s.statement_id = e.subject
    QUALIFY row_number() OVER (PARTITION BY e.edit_id ORDER BY s.day DESC, s.article_id) = 1
    ORDER BY e."at" DESC, e.edit_id LIMIT $limit
"""


def edits_of(library: Library, official: str) -> pd.DataFrame:
    """The standing edits of an official, newest first: edit_id, kind, subject, value; merges into the official too."""
    return library.query(
        "SELECT edit_id, kind, subject, value FROM edits WHERE kind IN ('accept', 'rename', 'merge') "
        "AND (subject = $official OR value = $official OR starts_with(subject, $official || '@')) "
        'ORDER BY "at" DESC',
        {"official": official},
    )


def mentioned_in(library: Library, official: str) -> pd.DataFrame:
    """The articles that mention an official, newest first: article_id, title, source, day."""
    return library.query(
        "SELECT DISTINCT a.article_id, a.title, a.source, a.day FROM officials o JOIN articles a USING (article_id) "
        "WHERE o.official = $official ORDER BY a.day DESC LIMIT 200",
        {"official": official},
    )


def first_named(library: Library, official: str) -> pd.DataFrame:
    """Where an official is first named, as a span of evidence: article_id, start, end, name, note; a row or none."""
    return library.query(
        "SELECT m.article_id, m.start, m.\"end\", m.text AS name, 'named here first' AS note FROM mentions m "
        "WHERE m.official = $official AND m.kind IN ('name', 'body') ORDER BY m.day, m.start LIMIT 1",
        {"official": official},
    )


def statements_in(library: Library, spans: Sequence[tuple[str, int, int]]) -> pd.DataFrame:
    """The statements that spans (article_id, start, end) touch, in the order of the spans.

    Columns: statement_id, article_id, start, end (of the words), official (or null), name (of who said it, as far as it
    is known), content, source, day. Those of earlier versions and of copies too; rejected ones are left out.
    """
    if not spans:
        return pd.DataFrame(
            columns=["statement_id", "article_id", "start", "end", "official", "name", "content", "source", "day"]
        )
    within, values = pointed_at(library, spans, "every_articles")
    return library.query(_STATEMENTS.format(within=within), values)


def statement_edits(library: Library, articles: Sequence[str] | None = None, limit: int = 50) -> pd.DataFrame:
    """The standing edits of statements, newest first: of all articles, or of some.

    Columns: edit_id, at (UTC), who, kind (reject or speaker), value (the official whom a speaker was corrected to,
    empty for nobody); and of the statement as it was extracted: statement_id, article_id, start (of its words),
    official, speaker, content, source, day.
    """
    within = "TRUE" if articles is None else "article_id IN (SELECT unnest($articles))"
    chosen = {} if articles is None else {"articles": sorted(set(articles))}
    return library.query(_EDITED.format(within=within), chosen | {"limit": limit})

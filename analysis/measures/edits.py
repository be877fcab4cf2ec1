"""What people have put right about officials, and where an official is mentioned."""

from __future__ import annotations

import pandas as pd

from analysis.library import Library


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

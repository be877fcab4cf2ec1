"""Counts of phrases in a window and before it, made in the store."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from analysis.library import Library
from analysis.measures.spoken import spoken_by
from analysis.measures.windows import Window

_SAID = """
    picked AS (
        SELECT s.statement_id, s.date AS said_on, s.date >= $window_first AS late, s.stance, s.kind
        FROM statements s WHERE {where} AND s.statement_id NOT IN (SELECT unnest($repeats::VARCHAR[]))
    )
"""
_COUNTS = """
    WITH {said}
    SELECT t.key, any_value(t.words)::INT AS length,
           count(*) FILTER (late) AS statements, count(*) FILTER (NOT late) AS statements_before,
           coalesce(sum(t.count) FILTER (late), 0)::BIGINT AS uses,
           coalesce(sum(t.count) FILTER (NOT late), 0)::BIGINT AS uses_before
    FROM terms t JOIN picked USING (statement_id) WHERE {by}
    GROUP BY t.key
    HAVING count(*) >= $least OR count(*) FILTER (late) >= $least_late
"""
_DETAILS = """
    WITH {said}
    SELECT t.key, mode(t.phrase) AS phrase,
           count(DISTINCT said_on) FILTER (late) AS days, count(DISTINCT said_on) FILTER (NOT late) AS days_before,
           count(*) FILTER (late AND p.kind <> 'indirect') AS quoted,
           count(*) FILTER (late AND stance IN ('denied', 'others')) AS disowned,
           min(said_on) FILTER (late) AS first_late, max(said_on) FILTER (late) AS last_late,
           min(said_on) FILTER (NOT late) AS first_before, max(said_on) FILTER (NOT late) AS last_before,
           list(statement_id ORDER BY late DESC, p.kind = 'indirect', said_on DESC, statement_id)
               [1:$evidence] AS statement_ids
    FROM terms t JOIN picked p USING (statement_id)
    WHERE {by} AND t.key IN (SELECT unnest($keys::VARCHAR[]))
    GROUP BY t.key
"""
_OTHERS = """
    SELECT t.key, coalesce(sum(t.count) FILTER (t.date < $window_first), 0)::BIGINT AS uses,
           min(t.date) AS first_use, arg_min(t.official, t.date) AS official,
           arg_min(t.statement_id, t.date) AS statement_id
    FROM terms t
    WHERE t.statement_id IS NOT NULL AND t.official IS NOT NULL AND t.date <= $last_day
      AND t.key IN (SELECT unnest($keys::VARCHAR[])) AND t.official NOT IN (SELECT unnest($own::VARCHAR[]))
    GROUP BY t.key
"""


def _said(window: Window) -> tuple[dict[str, str], dict[str, object]]:
    by, officials = spoken_by(window.said["official"])
    values = {**window.values, **officials, "window_first": window.since, "repeats": window.repeats}
    return {"said": _SAID.format(where=window.where), "by": by}, values


def counts(library: Library, window: Window, least: int, least_late: int) -> pd.DataFrame:
    """Phrases in at least `least` distinct statements, or `least_late` of the window.

    Columns: key, length (words), statements and uses of the window, statements_before and uses_before.
    """
    said, values = _said(window)
    return library.query(_COUNTS.format(**said), values | {"least": least, "least_late": least_late})


def details(library: Library, window: Window, keys: Sequence[str], evidence: int = 8) -> pd.DataFrame:
    """What else there is to say of some phrases, by key.

    Columns: key, phrase (its most frequent wording), days and days_before (on which it was said), quoted (statements
    in quotation marks), disowned (statements that reject it or tell what others say), first_late, last_late,
    first_before, last_before, statement_ids (of the window first).
    """
    said, values = _said(window)
    return library.query(_DETAILS.format(**said), values | {"keys": list(keys), "evidence": evidence})


def others(library: Library, window: Window, keys: Sequence[str]) -> pd.DataFrame:
    """What everybody else made of some phrases up to the end of the window.

    Columns: key, uses (before the window), first_use, official and statement_id (of the first).
    """
    own = window.said["speaker"].unique().tolist()
    values = {"keys": list(keys), "own": own, "last_day": window.until, "window_first": window.since}
    return library.query(_OTHERS, values)


def words_of_others(library: Library, window: Window) -> int:
    """The words of everybody else's statements before the window."""
    own = window.said["speaker"].unique().tolist()
    found = library.query(
        "SELECT coalesce(sum(words), 0)::BIGINT AS n FROM statements WHERE official IS NOT NULL AND date < $first "
        "AND official NOT IN (SELECT unnest($own::VARCHAR[]))",
        {"own": own, "first": window.since},
    )
    return int(found["n"].iloc[0])


def keys_of(library: Library, statement_ids: Sequence[str]) -> pd.DataFrame:
    """The phrases of some statements. Columns: statement_id, key, words, phrase."""
    return library.query(
        "SELECT statement_id, key, words, phrase FROM terms WHERE statement_id IN (SELECT unnest($ids::VARCHAR[]))",
        {"ids": list(statement_ids)},
    )


def statements_with(library: Library, window: Window, keys: Sequence[str]) -> pd.DataFrame:
    """Statements before the window that hold some single words. Columns: statement_id, date, key."""
    said, values = _said(window)
    return library.query(
        f"WITH {said['said']} SELECT statement_id, said_on AS date, t.key FROM terms t "
        f"JOIN picked p USING (statement_id) WHERE {said['by']} AND NOT late "
        "AND t.key IN (SELECT unnest($keys::VARCHAR[]))",
        values | {"keys": list(keys)},
    )

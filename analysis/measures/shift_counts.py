"""Counts of phrases in a window and before it, made in the store: all comparisons of a window in one pass."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from analysis.library import Library
from analysis.measures.spoken import spoken_by
from analysis.measures.windows import Window

# `place` tells the comparisons of a window apart: one a speaker, or one of all.
_SAID = """
    picked AS (
        SELECT s.statement_id, s.article_id, s.date AS said_on, s.date >= $window_first AS late, s.stance,
               s.kind, {place} AS place {columns}
        FROM {statements} s WHERE {where} AND s.statement_id NOT IN (SELECT unnest($repeats::VARCHAR[]))
    )
"""
_EACH = """
    unnest(list_filter(
        list_distinct([list_position($speakers, s.official), list_position($speakers, s.body)]), lambda one: one > 0
    )) - 1
"""
# The most frequent wording of a phrase, of equally frequent ones the last by the alphabet.
_WORDING = """
    list_max(list_transform(map_entries(histogram(t.phrase)), lambda one: {'n': one.value, 'p': one.key})).p
"""
_COUNTS = """
    WITH {said}
    SELECT place, t.key, any_value(t.words)::INT AS length,
           count(*) FILTER (late) AS statements, count(*) FILTER (NOT late) AS statements_before,
           coalesce(sum(t.count) FILTER (late), 0)::BIGINT AS uses,
           coalesce(sum(t.count) FILTER (NOT late), 0)::BIGINT AS uses_before
    FROM terms t JOIN picked USING (statement_id) WHERE {by}
    GROUP BY place, t.key
    HAVING count(*) >= ($least)[place + 1] OR count(*) FILTER (late) >= ($least_late)[place + 1]
"""
_DETAILS = """
    WITH {said}
    SELECT place, t.key,
           {wording} AS phrase,
           count(DISTINCT said_on) FILTER (late) AS days, count(DISTINCT said_on) FILTER (NOT late) AS days_before,
           count(*) FILTER (late AND p.kind <> 'indirect') AS quoted,
           count(*) FILTER (late AND stance IN ('denied', 'others')) AS disowned,
           min(said_on) FILTER (late) AS first_late, max(said_on) FILTER (late) AS last_late,
           min(said_on) FILTER (NOT late) AS first_before, max(said_on) FILTER (NOT late) AS last_before,
           list(statement_id ORDER BY late DESC, p.kind = 'indirect', said_on DESC, statement_id)
               [1:$evidence] AS statement_ids
    FROM terms t JOIN picked p USING (statement_id)
    WHERE {by} AND t.key IN (SELECT unnest($keys::VARCHAR[]))
    GROUP BY place, t.key
"""
# Terms with an official are those of statements. Their ids would be most of what is read, and few of them are told.
_OTHERS = """
    WITH told AS (
        SELECT t.key, t.official, coalesce(sum(t.count) FILTER (t.date < $window_first), 0)::BIGINT AS uses,
               min(t.date) AS first
        FROM terms t
        WHERE t.official IS NOT NULL AND t.date <= $last_day AND t.key IN (SELECT unnest($keys::VARCHAR[]))
        GROUP BY t.key, t.official
    )
    SELECT place, key, uses, first[1] AS first_use, first[2] AS official FROM (
        SELECT w.place, key, sum(uses)::BIGINT AS uses, min((told.first, official)) AS first
        FROM told, (SELECT unnest($places::INT[]) AS place, unnest($owns::VARCHAR[][]) AS own) w
        WHERE NOT list_contains(w.own, told.official)
        GROUP BY w.place, key
    )
"""
_WORDS = """
    SELECT own, coalesce(sum(words), 0)::BIGINT AS words FROM (
        SELECT CASE WHEN list_contains($own, official) THEN official END AS own, words
        FROM statements WHERE official IS NOT NULL AND date < $first
    ) GROUP BY own
"""


def picked(window: Window, statements: str = "statements", columns: str = "") -> tuple[str, dict[str, object]]:
    """The window's distinct statements as the common table `picked` (statement_id, article_id, said_on, late, stance,
    kind, place, and further columns), and its parameters.
    """
    place = _EACH if window.speakers else "0"
    said = _SAID.format(where=window.where, place=place, statements=statements, columns=columns)
    values = {**window.values, "window_first": window.since, "repeats": window.repeats}
    return said, values | ({"speakers": list(window.speakers)} if window.speakers else {})


def _said(window: Window) -> tuple[dict[str, str], dict[str, object]]:
    said, values = picked(window)
    by, officials = spoken_by(window.said["official"])
    return {"said": said, "by": by, "wording": _WORDING}, {**values, **officials}


def counts(library: Library, window: Window, least: Mapping[int, int], least_late: Mapping[int, int]) -> pd.DataFrame:
    """Phrases in at least `least` distinct statements, or `least_late` of the window; both by place.

    Columns: place, key, length (words), statements and uses of the window, statements_before and uses_before.
    """
    said, values = _said(window)
    limits = {"least": [least[one] for one in window.parts], "least_late": [least_late[one] for one in window.parts]}
    return library.query(_COUNTS.format(**said), values | limits)


def details(library: Library, window: Window, keys: Sequence[str], evidence: int = 8) -> pd.DataFrame:
    """What else there is to say of some phrases, by place and key.

    Columns: place, key, phrase (its most frequent wording), days and days_before (on which it was said), quoted
    (statements in quotation marks), disowned (statements that reject it or tell what others say), first_late,
    last_late, first_before, last_before, statement_ids (of the window first).
    """
    said, values = _said(window)
    return library.query(_DETAILS.format(**said), values | {"keys": list(keys), "evidence": evidence})


def others(library: Library, window: Window, keys: Sequence[str]) -> pd.DataFrame:
    """What everybody else made of some phrases up to the end of the window.

    Columns: place, key, uses (before the window), first_use and official (of the first).
    """
    owns = [part.own() for part in window.parts.values()]
    values = {"keys": list(keys), "places": list(window.parts), "owns": owns}
    return library.query(_OTHERS, values | {"last_day": window.until, "window_first": window.since})


def words_of_others(library: Library, window: Window) -> dict[int, int]:
    """The words of everybody else's statements before the window, by place."""
    found = library.query(_WORDS, {"own": window.own(), "first": window.since})
    total, own = int(found["words"].sum()), dict(zip(found["own"], found["words"], strict=True))
    return {place: total - sum(int(own.get(one, 0)) for one in part.own()) for place, part in window.parts.items()}


_BESIDE = """
    WITH {said}, near AS (
        SELECT statement_id, key FROM terms t
        WHERE {by} AND statement_id IN (SELECT unnest($ids::VARCHAR[])) AND words = 2
    ), known AS (
        SELECT place, key, min(said_on) AS first_before,
               {wording} AS phrase
        FROM terms t JOIN picked USING (statement_id)
        WHERE {by} AND NOT late AND key IN (SELECT key FROM near) GROUP BY place, key
    )
    SELECT place, statement_id, key, phrase, first_before FROM near JOIN known USING (key)
    ORDER BY place, statement_id, key
"""


def beside(library: Library, window: Window, statement_ids: Sequence[str]) -> pd.DataFrame:
    """The phrases of two words in some statements that were used before the window.

    Columns: place, statement_id, key, phrase, first_before (the day of the first use).
    """
    said, values = _said(window)
    return library.query(_BESIDE.format(**said), values | {"ids": list(statement_ids)})


def statements_with(library: Library, window: Window, keys: Sequence[str]) -> pd.DataFrame:
    """Statements before the window that hold some single words. Columns: place, statement_id, date, key."""
    said, values = _said(window)
    return library.query(
        f"WITH {said['said']} SELECT place, statement_id, said_on AS date, t.key FROM terms t "
        f"JOIN picked p USING (statement_id) WHERE {said['by']} AND NOT late "
        "AND t.key IN (SELECT unnest($keys::VARCHAR[]))",
        values | {"keys": list(keys)},
    )

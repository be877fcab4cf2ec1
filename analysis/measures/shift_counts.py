"""Counts of phrases in a window and before it, made in the store: all comparisons of a window in one pass.

They are counted by the numbers of `analysis.library.counted`; only what is told of has its words looked up.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from analysis.library import Library
from analysis.measures.spoken import TABLES, WORDED, spoken_by, statements_at
from analysis.measures.windows import Window

# Most phrases are rare: what the whole library says too seldom to be told of is left out before it is counted. A phrase
# of fewer statements than `fewest` that the window says often enough has all of them there. Finding the others costs as
# much for a few statements as for many, so that few are counted as they are.
_COMMON = "t.phrase_id IN (SELECT phrase_id FROM phrases WHERE statements_df >= $fewest)"
_FEW = 5_000  # statements
_COUNTS = """
    WITH found AS (
        SELECT place, t.phrase_id,
               count(*) FILTER (late) AS statements, count(*) FILTER (NOT late) AS statements_before,
               coalesce(sum(t.uses) FILTER (late), 0)::BIGINT AS uses,
               coalesce(sum(t.uses) FILTER (NOT late), 0)::BIGINT AS uses_before
        FROM statement_phrases t JOIN picked USING (doc)
        WHERE {by} AND (late OR {common})
        GROUP BY place, t.phrase_id
        HAVING count(*) >= ($least)[place + 1] OR count(*) FILTER (late) >= ($least_late)[place + 1]
    )
    SELECT found.*, p.key, p.phrase AS mostly, p.words::INT AS length FROM found JOIN phrases p USING (phrase_id)
"""
_DETAILS = """
    WITH found AS (
        SELECT t.phrase_id, t.form, p.* FROM statement_phrases t JOIN picked p USING (doc)
        WHERE {by} AND t.phrase_id IN (SELECT phrase_id FROM asked)
    ), {worded}
    SELECT place, phrase_id, any_value(w.phrase) AS phrase,
           count(DISTINCT said_on) FILTER (late) AS days, count(DISTINCT said_on) FILTER (NOT late) AS days_before,
           count(*) FILTER (late AND NOT indirect) AS quoted, count(*) FILTER (late AND disowned) AS disowned,
           min(said_on) FILTER (late) AS first_late, max(said_on) FILTER (late) AS last_late,
           min(said_on) FILTER (NOT late) AS first_before, max(said_on) FILTER (NOT late) AS last_before,
           min(rank, $evidence) AS ranks
    FROM found JOIN worded w USING (place, phrase_id) GROUP BY place, phrase_id
"""
_OTHERS = """
    WITH told AS (
        SELECT t.phrase_id, o.own, coalesce(sum(t.uses) FILTER (t.date < $window_first), 0)::BIGINT AS uses,
               min((t.date, t.official)) AS first
        FROM statement_phrases t LEFT JOIN (SELECT unnest($every::VARCHAR[]) AS own) o ON o.own = t.official
        WHERE t.official IS NOT NULL AND t.date <= $last_day AND t.phrase_id IN (SELECT unnest($ids::INT[]))
        GROUP BY t.phrase_id, o.own
    )
    SELECT place, phrase_id, uses, first[1] AS first_use, first[2] AS official FROM (
        SELECT w.place, phrase_id, sum(uses)::BIGINT AS uses, min(told.first) AS first
        FROM told, (SELECT unnest($places::INT[]) AS place, unnest($owns::VARCHAR[][]) AS owned) w
        WHERE told.own IS NULL OR NOT list_contains(w.owned, told.own)
        GROUP BY w.place, phrase_id
    )
"""
_WORDS = """
    SELECT own, coalesce(sum(words), 0)::BIGINT AS words FROM (
        SELECT CASE WHEN list_contains($own, official) THEN official END AS own, words
        FROM statements WHERE official IS NOT NULL AND date < $first
    ) GROUP BY own
"""


def _asked(
    library: Library, window: Window, sql: str, values: Mapping[str, Any], common: str = "", **frames: pd.DataFrame
) -> pd.DataFrame:
    """The answer to a query about the window's statements: it sees them as the table `picked`."""
    by, officials = spoken_by(window.said["official"])
    return library.query(
        sql.format(by=by, worded=WORDED, common=common), {**values, **officials}, TABLES, picked=window.picked, **frames
    )


def counts(library: Library, window: Window, least: Mapping[int, int], least_late: Mapping[int, int]) -> pd.DataFrame:
    """Phrases in at least `least` distinct statements (two or more), or `least_late` of the window; both by place.

    Columns: place, phrase_id, key, mostly (as it is mostly written), length (words), statements and uses of the window,
    statements_before and uses_before.
    """
    values = {"least": [least[one] for one in window.parts], "least_late": [least_late[one] for one in window.parts]}
    if len(window.picked) <= _FEW:
        return _asked(library, window, _COUNTS, values, common="TRUE")
    fewest = min(*values["least"], *(one + 1 for one in values["least_late"]))
    return _asked(library, window, _COUNTS, {**values, "fewest": fewest}, common=_COMMON)


def details(library: Library, window: Window, found: pd.DataFrame, evidence: int = 8) -> pd.DataFrame:
    """What else there is to say of some phrases (phrase_id, mostly), by place and phrase_id.

    Columns: place, phrase_id, phrase (its most frequent wording), days and days_before (on which it was said), quoted
    (statements in quotation marks), disowned (statements that reject it or tell what others say), first_late,
    last_late, first_before, last_before, statement_ids (of the window first).
    """
    asked = found[["phrase_id", "mostly"]].drop_duplicates("phrase_id")
    rows = _asked(library, window, _DETAILS, {"evidence": evidence}, asked=asked)
    return rows.assign(statement_ids=statements_at(rows["ranks"], window.ranked_ids)).drop(columns="ranks")


def others(library: Library, window: Window, phrase_ids: Sequence[int]) -> pd.DataFrame:
    """What everybody else made of some phrases up to the end of the window.

    Columns: place, phrase_id, uses (before the window), first_use and official (of the first).
    """
    owns = [part.own() for part in window.parts.values()]
    values = {"ids": list(phrase_ids), "places": list(window.parts), "owns": owns, "every": sorted(set().union(*owns))}
    return library.query(_OTHERS, values | {"last_day": window.until, "window_first": window.since}, TABLES)


def words_of_others(library: Library, window: Window) -> dict[int, int]:
    """The words of everybody else's statements before the window, by place."""
    found = library.query(_WORDS, {"own": window.own(), "first": window.since})
    total, own = int(found["words"].sum()), dict(zip(found["own"], found["words"], strict=True))
    return {place: total - sum(int(own.get(one, 0)) for one in part.own()) for place, part in window.parts.items()}


_PHRASES = """
    SELECT i.statement_id, t.phrase_id, p.key, p.phrase AS mostly, p.words::INT AS length
    FROM statement_phrases t JOIN (SELECT unnest($ids::VARCHAR[]) AS statement_id) i ON hash(i.statement_id) = t.doc
    JOIN phrases p USING (phrase_id) WHERE {by} AND p.words <= 2
"""
_EARLIER = """
    WITH found AS (
        SELECT place, phrase_id, form, said_on FROM statement_phrases t JOIN picked USING (doc)
        WHERE {by} AND NOT late AND phrase_id IN (SELECT phrase_id FROM asked)
    ), {worded}
    SELECT place, phrase_id, any_value(w.phrase) AS phrase, min(said_on) AS first_before
    FROM found JOIN worded w USING (place, phrase_id) GROUP BY place, phrase_id
"""
_WITH = """
    SELECT place, rank, said_on AS date, phrase_id FROM statement_phrases t JOIN picked USING (doc)
    WHERE {by} AND NOT late AND phrase_id IN (SELECT unnest($ids::INT[]))
"""


def phrases_of(library: Library, window: Window, statement_ids: Sequence[str]) -> pd.DataFrame:
    """The phrases of one and two words in some statements.

    Columns: statement_id, phrase_id, key, mostly (as it is mostly written), length (words).
    """
    found = _asked(library, window, _PHRASES, {"ids": list(statement_ids)})
    return found.sort_values(["statement_id", "key"], ignore_index=True)


def earlier(library: Library, window: Window, asked: pd.DataFrame) -> pd.DataFrame:
    """Those of some phrases (phrase_id, mostly) that were used before the window.

    Columns: place, phrase_id, phrase (its most frequent wording), first_before (the day of the first use).
    """
    return _asked(library, window, _EARLIER, {}, asked=asked[["phrase_id", "mostly"]].drop_duplicates("phrase_id"))


def statements_with(library: Library, window: Window, phrase_ids: Sequence[int]) -> pd.DataFrame:
    """Statements before the window that hold some phrases. Columns: place, rank (of the statement), date, phrase_id."""
    return _asked(library, window, _WITH, {"ids": list(phrase_ids)})

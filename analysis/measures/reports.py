"""The same statement in several articles: one statement with so many reports.

Words said once and printed by forty papers are one use. Which statements are reports of one, the library knows
(`analysis.library.reports`), whatever part of them is in view; of those in view the fullest stands for all.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import pandas as pd

from analysis.library import Library

_PICKED = """
    SELECT s.statement_id, hash(s.statement_id) AS doc, official, body, coalesce(official, body, '') AS speaker, date,
           words, kind, stance, r.story
    FROM statements s LEFT JOIN reported r ON r.statement_id = s.statement_id
    WHERE {where} ORDER BY s.statement_id
"""
_REPEATED = ("official", "body", "speaker", "kind", "stance")  # few different values in many rows


def know_reports(library: Library) -> None:
    """Make the table `reported` for queries, once for each state of the library: the statements with several reports.

    Columns: statement_id, story (a number that all reports of a statement share).
    """
    library.keep_table("reported", library.reported)


def fullest_reports(library: Library, where: str, values: Mapping[str, Any]) -> pd.DataFrame:
    """One row a statement chosen by an SQL condition on `statements s`.

    Columns: statement_id, doc (its hash), official, body, speaker, date, words, kind, stance, same_as (the id of the
    fullest report of the same statement, its own id if this is it), reports (how many there are of it, with those in
    copies of its articles).
    """
    fixed = tuple((name, tuple(one) if isinstance(one, list) else one) for name, one in sorted(values.items()))
    return _reports(library, library.version, where, fixed).copy()


@lru_cache(maxsize=8)
def _reports(library: Library, _version: str, where: str, fixed: tuple[tuple[str, Any], ...]) -> pd.DataFrame:
    """The same, kept for the next window of the same speaker."""
    know_reports(library)
    values = {name: list(one) if isinstance(one, tuple) else one for name, one in fixed}
    picked = library.query(_PICKED.format(where=where), values).astype(dict.fromkeys(_REPEATED, "category"))
    prints = _prints(library, picked)
    order = picked[["statement_id", "words", "story"]].assign(direct=picked["kind"] == "direct", prints=prints)
    order = order[order["story"].notna() & order["story"].duplicated(keep=False)]
    order = order.sort_values(["story", "words", "direct", "statement_id"], ascending=[True, False, False, True])
    by_story = order.groupby("story")
    same_as, reports = picked["statement_id"].copy(), prints.copy()
    same_as.loc[order.index] = by_story["statement_id"].transform("first")
    reports.loc[order.index] = by_story["prints"].transform("sum")
    return picked.drop(columns="story").assign(same_as=same_as, reports=reports)


def _prints(library: Library, picked: pd.DataFrame) -> pd.Series[int]:
    """How often each statement's article was printed: once, and once for each of its copies that do not count."""
    copied = library.query("SELECT first, count(*) AS n FROM copies JOIN hidden USING (article_id) GROUP BY first")
    if copied.empty:
        return pd.Series(1, index=picked.index)
    articles = picked["statement_id"].str.partition(":")[0]
    return articles.map(copied.set_index("first")["n"]).fillna(0).astype(int) + 1

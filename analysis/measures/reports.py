"""The same statement in several articles: one statement with so many reports.

Two statements of one speaker are reports of one where they are at most three days apart and the shorter has nearly
all of its long words in the other. Words said once and printed by forty papers are then one use.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.sparse import coo_matrix, csr_matrix
from scipy.sparse.csgraph import connected_components

from analysis.extraction.marks import marks
from analysis.library import Library

DAYS = 3
SHARED = 0.8  # of the long words of the shorter statement
HEAD = 8  # the rarest marks of a statement, one of which two reports of it have in common
NEXT = 6  # statements with the same mark that each is compared with

Numbers = npt.NDArray[np.int64]

_PICKED = """
    SELECT statement_id, official, body, coalesce(official, body, '') AS speaker, date, words, kind
    FROM statements s WHERE {where} ORDER BY statement_id
"""
_MARKS = """
    SELECT row_number() OVER (ORDER BY statement_id) - 1 AS place, unnest(coalesce(marks, [])) AS mark
    FROM statements s WHERE {where}
"""
_UNMARKED = "SELECT EXISTS (SELECT 1 FROM statements WHERE marks IS NULL) AS unmarked"
_CONTENTS = """
    SELECT place, content FROM (
        SELECT row_number() OVER (ORDER BY statement_id) - 1 AS place, content, marks FROM statements s WHERE {where}
    ) WHERE marks IS NULL
"""


def fullest_reports(library: Library, where: str, values: Mapping[str, Any]) -> pd.DataFrame:
    """One row a statement chosen by an SQL condition on `statements s`.

    Columns: statement_id, official, body, speaker, date, words, kind, same_as (the id of the fullest report of the
    same statement, its own id if this is it), reports (how many there are of it, with those in copies of its articles).
    """
    fixed = tuple((name, tuple(one) if isinstance(one, list) else one) for name, one in sorted(values.items()))
    return _reports(library, library.version, where, fixed).copy()


@lru_cache(maxsize=8)
def _reports(library: Library, _version: str, where: str, fixed: tuple[tuple[str, Any], ...]) -> pd.DataFrame:
    """The same, kept for the next window of the same speaker."""
    values = {name: list(one) if isinstance(one, tuple) else one for name, one in fixed}
    picked = library.query(_PICKED.format(where=where), values)
    if len(picked) < 2:
        return picked.assign(same_as=picked["statement_id"], reports=_prints(library, picked))
    groups = _groups(picked, *_marks(library, where, values))
    prints = _prints(library, picked)
    order = picked[["statement_id", "words"]].assign(group=groups, direct=picked["kind"] == "direct", prints=prints)
    order = order[order["group"].duplicated(keep=False)]
    order = order.sort_values(["group", "words", "direct", "statement_id"], ascending=[True, False, False, True])
    by_group = order.groupby("group")
    same_as, reports = picked["statement_id"].copy(), prints.copy()
    same_as.loc[order.index] = by_group["statement_id"].transform("first")
    reports.loc[order.index] = by_group["prints"].transform("sum")
    return picked.assign(same_as=same_as, reports=reports)


def _prints(library: Library, picked: pd.DataFrame) -> pd.Series[int]:
    """How often each statement's article was printed: once, and once for each of its copies that do not count."""
    copied = library.query("SELECT first, count(*) AS n FROM copies JOIN hidden USING (article_id) GROUP BY first")
    if copied.empty:
        return pd.Series(1, index=picked.index)
    articles = picked["statement_id"].str.partition(":")[0]
    return articles.map(copied.set_index("first")["n"]).fillna(0).astype(int) + 1


def _marks(library: Library, where: str, values: Mapping[str, Any]) -> tuple[Numbers, Numbers]:
    """The marks of the statements, and the place of the statement that each belongs to, in the order of places."""
    found = library.query(_MARKS.format(where=where), values)
    if library.query("SELECT unmarked FROM marks_state", kept={"marks_state": _UNMARKED})["unmarked"].iloc[0]:
        older = library.query(_CONTENTS.format(where=where), values)
        older["mark"] = older["content"].fillna("").map(marks)
        older = older.explode("mark")
        found = pd.concat([found, older[["place", "mark"]]]).sort_values("place", kind="stable")
    return found["place"].to_numpy(np.int64), found["mark"].to_numpy(np.int64)


def _groups(picked: pd.DataFrame, places: Numbers, found: Numbers) -> Numbers:
    """The number of the group that each statement belongs to."""
    size = len(picked)
    left, right = _candidates(picked, places, found)
    compared, rows = np.unique(np.concatenate([left, right]), return_inverse=True)
    row_of = np.full(size, -1)
    row_of[compared] = np.arange(len(compared))
    kept = row_of[places] >= 0
    columns, kinds = pd.factorize(found[kept])
    ones = np.ones(len(columns), np.int32)
    matrix = csr_matrix((ones, (row_of[places[kept]], columns)), shape=(len(compared), len(kinds)))
    counts = np.diff(matrix.indptr)
    one, other = rows[: len(left)], rows[len(left) :]
    shared = np.asarray(matrix[one].multiply(matrix[other]).sum(axis=1)).ravel()
    same = shared >= SHARED * np.minimum(counts[one], counts[other])
    links = coo_matrix((np.ones(int(same.sum())), (left[same], right[same])), shape=(size, size))
    groups: Numbers = connected_components(links, directed=False)[1]
    return groups


def _candidates(picked: pd.DataFrame, places: Numbers, found: Numbers) -> tuple[Numbers, Numbers]:
    """Pairs of statements of one speaker, few days apart, that share one of their rarest marks.

    If a statement has 80 % of another's marks, it has one of the rarest 20 % and one more of it (prefix filtering:
    Chaudhuri, Ganti and Kaushik 2006); that it is among its own rarest is likely, not certain.
    """
    sizes = np.bincount(places, minlength=len(picked))
    rank = np.arange(len(places)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    head = rank < HEAD
    places, telling = places[head], rank[head] <= (1 - SHARED) * sizes[places[head]]
    speakers = pd.factorize(picked["speaker"])[0]
    days = picked["date"].to_numpy().astype("datetime64[D]").astype(np.int64)
    days, span = days - days.min(), int(days.max() - days.min()) + DAYS + 1
    codes, _ = pd.factorize(found[head] * (speakers.max() + 1) + speakers[places])
    keys = codes * span + days[places]
    twice = pd.Series(codes).duplicated(keep=False).to_numpy()
    order = np.flatnonzero(twice)[np.argsort(keys[twice], kind="stable")]
    keys, places, telling = keys[order], places[order], telling[order]
    pairs = []
    for step in range(1, NEXT + 1):
        near = (keys[step:] - keys[:-step] <= DAYS) & (telling[step:] | telling[:-step])
        pairs.append(np.stack([places[:-step][near], places[step:][near]]))
    left, right = np.concatenate(pairs, axis=1)
    joined = pd.unique(np.minimum(left, right) * len(picked) + np.maximum(left, right))
    return joined // len(picked), joined % len(picked)

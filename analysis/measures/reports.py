"""The same statement in several articles: one statement with so many reports.

Two statements of one speaker are reports of one where they are at most three days apart and the shorter has nearly
all of its long words in the other. Words said once and printed by forty papers are then one use.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
from scipy.sparse import coo_matrix, csr_matrix
from scipy.sparse.csgraph import connected_components

from analysis.library import Library

DAYS = 3
SHARED = 0.8  # of the long words of the shorter statement
LONG = 5  # letters of a word that counts
FEWEST = 3  # long words; with fewer only all the same words, short ones too, make the same statement
_SEEDS = np.random.default_rng(2019).integers(1, 2**63, 8, dtype=np.uint64) | np.uint64(1)

_WORDS = """
    WITH picked AS (
        SELECT statement_id, row_number() OVER (ORDER BY statement_id) - 1 AS place, content
        FROM statements s WHERE {where}
    )
    SELECT place, hash(word)::UBIGINT AS word, few FROM (
        SELECT place, len(long) < $fewest AS few,
               unnest(CASE WHEN len(long) >= $fewest THEN long ELSE every END) AS word FROM (
            SELECT place, every, list_filter(every, lambda word: length(word) >= $long) AS long FROM (
                SELECT place, list_distinct(string_split(
                    translate(lower(content), '.,;:!?"“”‘’()[]…\n-', '                '), ' ')) AS every
                FROM picked
            )
        )
    ) WHERE word <> ''
"""
_PICKED = """
    SELECT statement_id, official, coalesce(official, body, '') AS speaker, date, words, kind
    FROM statements s WHERE {where} ORDER BY statement_id
"""


def fullest_reports(library: Library, where: str, values: Mapping[str, Any]) -> pd.DataFrame:
    """One row a statement chosen by an SQL condition on `statements s`.

    Columns: statement_id, official, speaker, date, words, kind, same_as (the id of the fullest report of the same
    statement, its own id if this is it), reports (how many there are of it).
    """
    picked = library.query(_PICKED.format(where=where), values)
    if len(picked) < 2:
        return picked.assign(same_as=picked["statement_id"], reports=1)
    found = library.query(_WORDS.format(where=where), {**values, "long": LONG, "fewest": FEWEST})
    groups = _groups(picked, found)
    order = picked.assign(group=groups, direct=picked["kind"] == "direct")
    order = order.sort_values(["group", "words", "direct", "statement_id"], ascending=[True, False, False, True])
    fullest = order.groupby("group")["statement_id"].transform("first")
    picked["same_as"] = fullest.reindex(picked.index)
    picked["reports"] = order.groupby("group")["statement_id"].transform("size").reindex(picked.index)
    return picked


def _groups(picked: pd.DataFrame, found: pd.DataFrame) -> np.ndarray[Any, Any]:
    """The number of the group that each statement belongs to."""
    size = len(picked)
    columns, kinds = pd.factorize(found["word"].to_numpy())
    places = found["place"].to_numpy()
    matrix = csr_matrix((np.ones(len(found), np.int32), (places, columns)), shape=(size, len(kinds)))
    counts = np.asarray(matrix.sum(axis=1)).ravel()
    left, right = _candidates(picked, found)
    shared = np.asarray(matrix[left].multiply(matrix[right]).sum(axis=1)).ravel()
    few = np.zeros(size, dtype=bool)
    few[places] = found["few"].to_numpy(dtype=bool)
    shorter, longer = np.minimum(counts[left], counts[right]), np.maximum(counts[left], counts[right])
    same = np.where(few[left] | few[right], shared == longer, shared >= SHARED * shorter)
    links = coo_matrix((np.ones(int(same.sum())), (left[same], right[same])), shape=(size, size))
    return np.asarray(connected_components(links, directed=False)[1])


def _candidates(picked: pd.DataFrame, found: pd.DataFrame) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    """Pairs of statements of one speaker, few days apart, that share the least word of a random order (minhash)."""
    order = np.argsort(found["place"].to_numpy(), kind="stable")
    places, words = found["place"].to_numpy()[order], found["word"].to_numpy()[order]
    owners, starts = np.unique(places, return_index=True)
    speakers = pd.factorize(picked["speaker"])[0][owners]
    days = picked["date"].to_numpy().astype("datetime64[D]").astype(np.int64)[owners]
    pairs = []
    for seed in _SEEDS:
        least = np.minimum.reduceat(words * seed, starts) if len(starts) else np.empty(0, np.uint64)
        ranked = np.lexsort((days, least, speakers))
        for step in (1, 2, 3):
            first, second = ranked[:-step], ranked[step:]
            near = (
                (least[first] == least[second])
                & (speakers[first] == speakers[second])
                & (days[second] - days[first] <= DAYS)
            )
            pairs.append(np.stack([first[near], second[near]]))
    first, second = np.concatenate(pairs, axis=1)
    joined = pd.unique(first * len(owners) + second)
    return owners[joined // len(owners)], owners[joined % len(owners)]

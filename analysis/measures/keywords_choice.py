"""Of many candidates the keywords that are told: none that is left out, none that a longer one explains."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from analysis.library import Library
from analysis.measures.keywords_left_out import left_out
from analysis.resources import words

EXPLAINED = 0.75  # of a phrase's uses in a longer one, from which on only the longer one is told


def told(library: Library, found: pd.DataFrame, limit: int) -> pd.DataFrame:
    """The first `limit` rows of candidates that are keywords.

    Columns of the candidates, the best first: uses, and those of `Counted.told`.
    """
    return told_of_each(library, found.assign(who=""), limit).drop(columns="who")


def told_of_each(library: Library, found: pd.DataFrame, limit: int) -> pd.DataFrame:
    """The same for each group of the column `who`; groups stand together."""
    kept = found[~found["key"].isin(left_out(library, found))]
    chosen: list[int] = []
    for places in kept.groupby("who", sort=False).indices.values():
        keys, uses = (kept[column].iloc[places].tolist() for column in ("key", "uses"))
        longest = _longest(keys, uses)
        apart = _apart([keys[place] for place in longest], [uses[place] for place in longest])
        chosen += [int(places[longest[place]]) for place in apart[:limit]]
    return kept.iloc[chosen]


def _longest(keys: Iterable[str], numbers: Iterable[int]) -> list[int]:
    """The places of the phrases that no longer one explains."""
    uses = dict(zip(keys, numbers, strict=True))
    explained = {
        part for whole, number in uses.items() for part in _parts(whole) if number >= EXPLAINED * uses.get(part, 1e9)
    }
    return [place for place, key in enumerate(uses) if key not in explained]


def _apart(keys: list[str], numbers: list[int]) -> list[int]:
    """The places of the phrases, one of those that run into each other and are used as often.

    "held their joint", "joint drills" and "suspension of joint" are pieces of one longer phrase: told is the piece with
    the fewest function words, of these the shortest.
    """
    beginning: dict[tuple[int, str], list[int]] = {}
    said = [key.split() for key in keys]
    for place, number in enumerate(numbers):
        for length in range(1, len(said[place])):
            beginning.setdefault((number, " ".join(said[place][:length])), []).append(place)
    links = [
        (place, other)
        for place, number in enumerate(numbers)
        for length in range(1, len(said[place]))
        for other in beginning.get((number, " ".join(said[place][-length:])), [])
    ]
    left, right = np.array(links, dtype=int).reshape(-1, 2).T
    joined = coo_matrix((np.ones(len(links)), (left, right)), shape=(len(keys), len(keys)))
    groups = connected_components(joined, directed=False)[1]
    best: dict[int, int] = {}
    for place in sorted(range(len(keys)), key=lambda place: _plainness(keys[place])):
        best.setdefault(int(groups[place]), place)
    return sorted(best.values())


def _plainness(key: str) -> tuple[int, int]:
    said = key.split()
    return sum(word in words("function-words") for word in said), len(said)


def _parts(key: str) -> list[str]:
    said = key.split()
    return [
        " ".join(said[first : first + length])
        for length in range(1, len(said))
        for first in range(len(said) - length + 1)
    ]

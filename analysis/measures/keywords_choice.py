"""Of many candidates the keywords that are told: none that is left out, none that a longer one explains."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from analysis.library import Library
from analysis.measures.keywords_left_out import left_out

EXPLAINED = 0.75  # of a phrase's uses in a longer one, from which on only the longer one is told


def told(library: Library, found: pd.DataFrame, limit: int) -> pd.DataFrame:
    """The first `limit` rows of candidates (columns key and uses, the best first) that are keywords."""
    return told_of_each(library, found.assign(who=""), limit).drop(columns="who")


def told_of_each(library: Library, found: pd.DataFrame, limit: int) -> pd.DataFrame:
    """The same for each group of the column `who`; groups stand together."""
    kept = found[~found["key"].isin(left_out(library, found["key"]))]
    chosen: list[int] = []
    for places in kept.groupby("who", sort=False).indices.values():
        own = kept.iloc[places]
        chosen += [int(places[place]) for place in _longest(own["key"], own["uses"])[:limit]]
    return kept.iloc[chosen]


def _longest(keys: Iterable[str], numbers: Iterable[int]) -> list[int]:
    """The places of the phrases that no longer one explains."""
    uses = dict(zip(keys, numbers, strict=True))
    explained = {
        part for whole, number in uses.items() for part in _parts(whole) if number >= EXPLAINED * uses.get(part, 1e9)
    }
    return [place for place, key in enumerate(uses) if key not in explained]


def _parts(key: str) -> list[str]:
    said = key.split()
    return [
        " ".join(said[first : first + length])
        for length in range(1, len(said))
        for first in range(len(said) - length + 1)
    ]

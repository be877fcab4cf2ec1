"""Of many candidates the keywords that are told: none that is left out, none that a longer one explains."""

from __future__ import annotations

import pandas as pd

from analysis.library import Library
from analysis.measures.keywords_left_out import left_out

EXPLAINED = 0.75  # of a phrase's uses in a longer one, from which on only the longer one is told


def told(library: Library, found: pd.DataFrame, limit: int) -> pd.DataFrame:
    """The first `limit` rows of candidates (columns key and uses, the best first) that are keywords."""
    kept = found[~found["key"].isin(left_out(library, found["key"]))]
    uses = dict(zip(kept["key"], kept["uses"], strict=True))
    explained = {
        part for whole, number in uses.items() for part in _parts(whole) if number >= EXPLAINED * uses.get(part, 1e9)
    }
    return kept[~kept["key"].isin(explained)].head(limit)


def _parts(key: str) -> list[str]:
    said = key.split()
    return [
        " ".join(said[first : first + length])
        for length in range(1, len(said))
        for first in range(len(said) - length + 1)
    ]

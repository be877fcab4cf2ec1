"""How often a statement found this way is right: scores -> probabilities, as measured on articles kept apart."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache

from analysis.extraction.linear import model


def calibrated(basis: str, score: float) -> float:
    """The probability, 0 to 1, that content and speaker of a statement are right.

    Scores are grouped into bins for each way of joining content and source, and a bin's probability is the share of its
    statements that were right (histogram binning, Zadrozny and Elkan 2001).
    """
    bins = _bins(basis)
    if not bins:
        return round(score, 3)
    return bins[max(0, bisect_right([start for start, _ in bins], score) - 1)][1]


@cache
def _bins(basis: str) -> list[tuple[float, float]]:
    weights = model("statements", "confidence").weights
    pairs = [(key.rpartition("|"), value) for key, value in weights.items()]
    return sorted((float(key[2]), value) for key, value in pairs if key[0] == basis)

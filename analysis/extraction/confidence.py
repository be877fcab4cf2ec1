"""How often a statement found this way is right: scores -> probabilities, as measured on articles kept apart."""

from __future__ import annotations

from bisect import bisect_right

from analysis.extraction.linear import bins_of


def calibrated(basis: str, score: float) -> float:
    """The probability, 0 to 1, that content and speaker of a statement are right.

    For each way of joining content and source the scores are cut into steps; a step's probability is the share of its
    statements that were right in articles the models had not seen, never lower than that of the step before (histogram
    binning made monotone, Zadrozny and Elkan 2001 and 2002).
    """
    steps = bins_of("statements", "confidence").get(basis)
    if not steps:
        return round(score, 3)
    return steps[max(0, bisect_right(steps, (score, 2.0)) - 1)][1]

"""Scores and whether they were right -> the steps that `analysis.extraction.confidence` reads."""

from __future__ import annotations

from collections import defaultdict

import numpy as np
from sklearn.isotonic import IsotonicRegression

from analysis.extraction.statements import said_in
from tests.benchmarks.statement_scores import Guess, right, scored
from tests.benchmarks.training.annotated import Annotated

STEPS = 14
LEAST_IN_STEP = 40

Outcomes = dict[str, list[tuple[float, bool]]]


def outcomes(articles: list[Annotated]) -> Outcomes:
    """By basis, the score of each statement that the present models find and whether content and speaker are right."""
    result: Outcomes = defaultdict(list)
    for one in articles:
        said = said_in(one.found, one.quotes, one.cast)
        guesses = [Guess(each.content, one.found.span(*each.source) if each.source else None) for each in said]
        gold, found = scored(one.article.text, one.gold, guesses)
        for each, guess in zip(said, found, strict=True):
            result[each.basis].append((each.score, any(right("all", mark, guess) for mark in gold)))
    return result


def steps(pairs: list[tuple[float, bool]]) -> list[tuple[float, float]]:
    """Scores and the probability from each of them on, growing; shares are drawn towards a half where cases are few."""
    pairs = sorted(pairs)
    size = max(LEAST_IN_STEP, -(-len(pairs) // STEPS))
    parts = [pairs[at : at + size] for at in range(0, len(pairs), size)]
    if len(parts) > 1 and len(parts[-1]) < LEAST_IN_STEP:
        parts[-2:] = [parts[-2] + parts[-1]]
    shares = [(sum(hit for _, hit in part) + 1) / (len(part) + 2) for part in parts]
    places = np.arange(len(parts))
    grown = IsotonicRegression().fit_transform(places, shares, sample_weight=[len(part) for part in parts])
    found: list[tuple[float, float]] = []
    for part, share in zip(parts, grown, strict=True):
        value = round(float(share), 3)
        if not found or value > found[-1][1]:
            found.append((round(part[0][0], 4), value))
    return found

"""Small linear models whose weights are plain data: data/models/NAME.json, written by their trainer."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from math import exp

from analysis.resources import DATA


class Linear:
    """Logistic regression over named features that are there or not; `weights` by feature, "" is the intercept."""

    def __init__(self, weights: dict[str, float]) -> None:
        self.weights = weights
        self.intercept = weights.get("", 0.0)

    def score(self, features: Iterable[str]) -> float:
        """The log-odds of these features."""
        get = self.weights.get
        return self.intercept + sum(get(feature, 0.0) for feature in features)

    def probability(self, features: Iterable[str]) -> float:
        """The probability of these features, 0 to 1."""
        return logistic(self.score(features))


def logistic(score: float) -> float:
    """Log-odds -> probability."""
    return 1.0 / (1.0 + exp(-min(30.0, max(-30.0, score))))


@cache
def model(name: str, part: str) -> Linear:
    """One part of data/models/NAME.json."""
    return Linear(json.loads((DATA / "models" / f"{name}.json").read_text("utf-8"))[part])

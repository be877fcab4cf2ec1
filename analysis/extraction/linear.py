"""Small linear models whose weights are plain data: data/models/NAME.json, written by their trainer."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from math import exp
from typing import Any

from analysis.resources import DATA


class Linear:
    """Logistic regression over named features that are there or not; `weights` by feature, "" is the intercept."""

    def __init__(self, weights: dict[str, float]) -> None:
        self.weights = weights
        self.intercept = weights.get("", 0.0)

    def score(self, features: Iterable[str]) -> float:
        """The log-odds of these features."""
        get = self.weights.get
        return self.intercept + sum([get(feature, 0.0) for feature in features])

    def probability(self, features: Iterable[str]) -> float:
        """The probability of these features, 0 to 1."""
        return logistic(self.score(features))


def logistic(score: float) -> float:
    """Log-odds -> probability."""
    return 1.0 / (1.0 + exp(-min(30.0, max(-30.0, score))))


@cache
def model(name: str, part: str) -> Linear:
    """The weights of one part of data/models/NAME.json."""
    return Linear(parts(name)[part])


@cache
def words_of(name: str, part: str) -> frozenset[str]:
    """The words that one part of data/models/NAME.json lists."""
    return frozenset(parts(name)[part])


@cache
def bins_of(name: str, part: str) -> dict[str, list[tuple[float, float]]]:
    """The steps of one part of data/models/NAME.json: by key, scores and the probability from each of them on."""
    return {key: [(low, value) for low, value in steps] for key, steps in parts(name)[part].items()}


def parts(name: str) -> dict[str, Any]:
    """All parts of data/models/NAME.json, or what `put` gave instead."""
    if name not in _LOADED:
        _LOADED[name] = json.loads((DATA / "models" / f"{name}.json").read_text("utf-8"))
    return _LOADED[name]


def put(name: str, parts: dict[str, Any]) -> None:
    """Use these parts instead of data/models/NAME.json: how a trainer tries its models."""
    _LOADED[name] = parts
    for cached in (model, words_of, bins_of):
        cached.cache_clear()


_LOADED: dict[str, dict[str, Any]] = {}

"""How sure a mean is: bootstrap intervals that deal out whole articles."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt
import pandas as pd

Numbers = npt.NDArray[np.float64]

DRAWS = 500
SEED = 2019
LEVEL = 0.95
CLUSTERS = 200  # at most; what is beyond is dealt into so many at random, which leaves the interval as it is
LEAST_CLUSTERS = 3


def intervals(clusters: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    """The mean of each group with its bootstrap interval (Efron 1979, percentiles; whole clusters are drawn).

    `clusters` has a row for each cluster of a group: the columns of `by`, total (sum of the values) and n (how many).
    Columns: those of `by`, mean, low, high (NaN where there are fewer than three clusters), n, clusters. The draws are
    seeded: the same rows give the same interval.
    """
    ordered = clusters.sort_values(by, kind="stable", ignore_index=True)
    first = ~ordered.duplicated(by)
    starts = np.flatnonzero(first)
    totals, numbers = (ordered[name].to_numpy(float) for name in ("total", "n"))
    groups = list(zip(*(np.split(values, starts[1:]) for values in (totals, numbers)), strict=True))
    sums, counted = np.add.reduceat(totals, starts), np.add.reduceat(numbers, starts)
    lows, highs = bounds(groups)
    return ordered.loc[first, by].assign(
        mean=sums / counted, low=lows, high=highs, n=counted.astype(int), clusters=[len(one) for one, _ in groups]
    )


def bounds(groups: Sequence[tuple[Numbers, Numbers]]) -> tuple[Numbers, Numbers]:
    """The lower and upper ends of the intervals of sum(totals) / sum(numbers) when clusters are drawn anew."""
    low, high = (np.full(len(groups), np.nan) for _ in range(2))
    enough = [place for place, (totals, _) in enumerate(groups) if len(totals) >= LEAST_CLUSTERS]
    if enough:
        means = np.array([_drawn_means(*groups[place]) for place in enough])
        tail = (1 - LEVEL) / 2
        low[enough], high[enough] = np.quantile(means, [tail, 1 - tail], axis=1)
    return low, high


def _drawn_means(totals: Numbers, numbers: Numbers) -> Numbers:
    drawn = _weights(len(totals))
    means: Numbers = (drawn @ totals) / (drawn @ numbers)
    return means


@lru_cache(maxsize=512)
def _weights(size: int) -> Numbers:
    """How often each of so many clusters is drawn, in each of the draws."""
    dice = np.random.default_rng([SEED, size])
    return dice.multinomial(size, np.full(size, 1 / size), DRAWS).astype(float)

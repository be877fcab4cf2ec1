"""How sure a mean is: bootstrap intervals that deal out whole articles."""

from __future__ import annotations

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
    rows = []
    for key, group in clusters.groupby(by, sort=True):
        totals, numbers = group["total"].to_numpy(float), group["n"].to_numpy(float)
        low, high = interval(totals, numbers)
        rows.append((*key, totals.sum() / numbers.sum(), low, high, int(numbers.sum()), len(group)))
    return pd.DataFrame(rows, columns=[*by, "mean", "low", "high", "n", "clusters"])


def interval(totals: Numbers, numbers: Numbers) -> tuple[float, float]:
    """The interval of sum(totals) / sum(numbers) when clusters are drawn anew."""
    size = len(totals)
    if size < LEAST_CLUSTERS:
        return float("nan"), float("nan")
    drawn = _weights(size)
    means = (drawn @ totals) / (drawn @ numbers)
    tail = (1 - LEVEL) / 2
    low, high = np.quantile(means, [tail, 1 - tail])
    return float(low), float(high)


@lru_cache(maxsize=512)
def _weights(size: int) -> Numbers:
    """How often each of so many clusters is drawn, in each of the draws."""
    dice = np.random.default_rng([SEED, size])
    return dice.multinomial(size, np.full(size, 1 / size), DRAWS).astype(float)

"""A smooth line beside points: locally weighted regression (Cleveland 1979), without its robust steps."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]

SHARE = 0.5  # of the points that each place of the line looks at
FEWEST = 6  # points; fewer have no trend to speak of


def smooth(x: npt.ArrayLike, y: npt.ArrayLike, weights: npt.ArrayLike) -> Numbers:
    """The line at each x: a straight line fitted to the nearest points, with tricube weights times those given.

    `weights` are how many values each point stands for. NaN throughout where there are fewer than six points.
    """
    places, values, numbers = (np.asarray(one, dtype=float) for one in (x, y, weights))
    size = len(places)
    if size < FEWEST:
        return np.full(size, np.nan)
    near = max(FEWEST - 1, round(SHARE * size))
    away = np.abs(places[:, None] - places[None, :])
    reach = np.sort(away, axis=1)[:, min(near, size - 1)] * 1.0001
    tricube = np.clip(1 - (away / reach[:, None]) ** 3, 0, 1) ** 3
    return np.array([_line(places - at, values, one * numbers) for at, one in zip(places, tricube, strict=True)])


def _line(x: Numbers, y: Numbers, weights: Numbers) -> float:
    """The weighted least-squares line's value at 0."""
    total = weights.sum()
    middle, height = (weights @ x) / total, (weights @ y) / total
    spread = weights @ (x - middle) ** 2
    slope = (weights @ ((x - middle) * (y - height))) / spread if spread > 1e-12 else 0.0
    return float(height - slope * middle)

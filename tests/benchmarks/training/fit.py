"""Examples -> the weights of a logistic regression, as the plain data that `analysis.extraction.linear` reads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

Example = tuple[list[str], bool]


def fit(examples: Iterable[Example], *, strength: float, least: int, prune: float = 0.03) -> dict[str, float]:
    """Weights by feature, "" the intercept.

    `strength` is the inverse of the L2 penalty; features of fewer than `least` examples and weights nearer to zero
    than `prune` are left out.
    """
    rows = [(features, label) for features, label in examples]
    counts = Counter(feature for features, _ in rows for feature in set(features))
    places = {feature: place for place, feature in enumerate(sorted(f for f, n in counts.items() if n >= least))}
    columns: list[int] = []
    ends = [0]
    for features, _ in rows:
        columns += sorted({places[feature] for feature in features if feature in places})
        ends.append(len(columns))
    matrix = csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(rows), len(places)))
    labels = np.array([label for _, label in rows])
    solver = LogisticRegression(C=strength, solver="liblinear", random_state=0, max_iter=300)
    solver.fit(matrix, labels)
    weights = {"": round(float(solver.intercept_[0]), 3)}
    for feature, place in places.items():
        weight = float(solver.coef_[0][place])
        if abs(weight) >= prune:
            weights[feature] = round(weight, 2)
    return weights

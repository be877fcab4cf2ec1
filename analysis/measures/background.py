"""How often a phrase is to be expected of anybody: how common it is in political speech at large."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd

from analysis.extraction.lexicon import phrase_rates

RAREST = 0.1  # uses per million words of a phrase that no list knows


def general_rates(keys: Iterable[str]) -> pd.Series:
    """Uses a word of each phrase in political speech: as counted there, or from its words if they met by chance."""
    known = phrase_rates()

    def rate(key: str) -> float:
        together = float(np.prod([known.get(word, 1.0) / 1e6 for word in key.split()])) * 1e6
        return max(known.get(key, 0.0), RAREST, together) / 1e6

    keys = list(keys)
    return pd.Series([rate(key) for key in keys], index=keys, dtype=float)

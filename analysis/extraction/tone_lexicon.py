"""What words say by themselves: valences that were rated or told from the company that words keep, and vectors.

Read from data/models/tone-lexicon.npz, which `python -m tests.benchmarks.train_tone` writes: plain arrays.
"""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt

from analysis.resources import DATA

PATH = DATA / "models" / "tone-lexicon.npz"
STEPS = 127  # of a vector's components, which are kept as whole numbers


class Lexicon:
    """The words, with four valences each and a vector of length 1 times the word's rarity (0 for those without)."""

    def __init__(self, words: list[str], valences: npt.NDArray[np.floating], vectors: npt.NDArray[np.floating]) -> None:
        self.places = {word: place for place, word in enumerate(words)}
        self.vectors = vectors.astype(np.float32)
        self._valences = [tuple(row) for row in valences.astype(float).tolist()]
        self._none = (0.0,) * valences.shape[1]

    def valences(self, word: str) -> tuple[float, ...]:
        """What the neighbours of a word in government and news texts say of it; what people who rated it said, where
        that is decided; that or what words like it were rated, by its rarity; what VADER says of words like it.
        """
        place = self.places.get(word)
        return self._none if place is None else self._valences[place]


@cache
def lexicon() -> Lexicon:
    """The lexicon as it was trained."""
    with np.load(PATH, allow_pickle=False) as held:
        vectors = held["vectors"].astype(np.float32) / STEPS * held["rarity"].astype(np.float32)[:, None]
        return Lexicon(bytes(held["words"]).decode().split("\n"), held["valences"], vectors)

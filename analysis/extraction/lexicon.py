"""How common English words and phrases are in political speech: data/models/lexicon.csv and phrase-rates.csv.

Both were counted in public-domain transcripts of government briefings by `python -m tests.benchmarks.background`,
and hold what stands there in lower case: a capitalised word that the lexicon does not know is a name.
"""

from __future__ import annotations

import csv
from functools import cache

from analysis.resources import DATA


@cache
def lexicon() -> dict[str, float]:
    """Uses per million words of each known word form, in lower case."""
    return _rates("lexicon")


@cache
def phrase_rates() -> dict[str, float]:
    """Uses per million words of the common phrases of one to three words, by their key."""
    return _rates("phrase-rates")


def _rates(name: str) -> dict[str, float]:
    with open(DATA / "models" / f"{name}.csv", encoding="utf-8", newline="") as file:
        rows = csv.reader(line for line in file if not line.startswith("#"))
        next(rows)
        return {word: float(rate) for word, rate in rows}

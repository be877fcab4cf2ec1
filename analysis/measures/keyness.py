"""What sets two sets of texts apart: keyness of phrases, in three numbers that answer three questions.

Is it chance? `g2`, the log-likelihood ratio (Dunning 1993, in the form of Rayson and Garside 2000), with the chance of
one as large, adjusted for the number of phrases (Benjamini and Hochberg 1995). How sure is the direction? `z`, the
weighted log-odds with an informative Dirichlet prior (Monroe, Colaresi and Quinn 2008), the prior being the whole
library. How large is it? `log_ratio`, the binary logarithm of the ratio of the rates (Hardie 2014).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.stats import chi2

from analysis.library import Filters, Library
from analysis.measures.keywords_choice import told
from analysis.measures.keywords_counts import Numbers, chosen, counted
from analysis.measures.keywords_documents import Of
from analysis.measures.statistics import false_discovery, weighted_log_odds

PRIOR_WORDS = 1000.0  # what the library leads one to expect weighs as much as so many words of each set
LEAST = 3  # uses in both sets together
COLUMNS = [
    *("phrase", "key", "uses", "uses_other", "documents", "documents_other", "words", "words_other"),
    *("rate", "rate_other", "z", "g2", "probability", "log_ratio"),
]


def keyness(
    library: Library,
    filters: Filters,
    *,
    other: Filters | None = None,
    of: Of = "statements",
    limit: int = 15,
    shortest: int = 1,
) -> pd.DataFrame:
    """The phrases that set the view apart from another set, by default from all the rest of the library.

    Columns: phrase, key, uses, uses_other, documents, documents_other, words, words_other (of all the texts), rate,
    rate_other (uses per 1,000 words), z (positive for what the view says more), g2 (signed likewise), probability,
    log_ratio. The `limit` strongest of either side by z, the view's first; empty where a set has no text.
    """
    found = _counts(library, filters, other, of, shortest)
    if found.empty:
        return pd.DataFrame({column: [] for column in COLUMNS})
    found = weighed(found).sort_values("z", ascending=False, kind="stable")
    ours, theirs = found[found["z"] > 0], found[found["z"] < 0].iloc[::-1]
    swapped = theirs.rename(columns={"uses": "uses_other", "uses_other": "uses"})
    left = told(library, ours.head(6 * limit), limit)
    right = theirs.loc[told(library, swapped.head(6 * limit), limit).index]
    return pd.concat([left, right.iloc[::-1]], ignore_index=True)[COLUMNS]


def weighed(found: pd.DataFrame) -> pd.DataFrame:
    """Counts with their statistics: `found` has uses, uses_other, words, words_other, and of the library,
    which gives the prior, everywhere (uses) and words_everywhere.
    """
    words, words_other = float(found["words"].iloc[0]), float(found["words_other"].iloc[0])
    prior = PRIOR_WORDS * found["everywhere"] / found["words_everywhere"]
    g2 = log_likelihood(found["uses"], words, found["uses_other"], words_other)
    return found.assign(
        rate=1000 * found["uses"] / words,
        rate_other=1000 * found["uses_other"] / words_other,
        z=weighted_log_odds(found["uses"], words, found["uses_other"], words_other, prior, PRIOR_WORDS),
        g2=g2,
        probability=false_discovery(chi2.sf(np.abs(g2), 1)),
        log_ratio=log_ratio(found["uses"], words, found["uses_other"], words_other),
    )


def log_likelihood(
    uses: npt.ArrayLike, words: float, uses_other: npt.ArrayLike, words_other: float
) -> npt.NDArray[np.float64]:
    """The log-likelihood ratio G2 of two rates, negative where the other is larger (Rayson and Garside 2000):
    2 (a ln(a / E1) + b ln(b / E2)), with E1 and E2 the uses expected of one common rate.
    """
    a, b = np.asarray(uses, dtype=float), np.asarray(uses_other, dtype=float)
    rate = (a + b) / (words + words_other)
    with np.errstate(divide="ignore", invalid="ignore"):
        here = np.where(a > 0, a * np.log(a / (words * rate)), 0.0)
        there = np.where(b > 0, b * np.log(b / (words_other * rate)), 0.0)
    result: npt.NDArray[np.float64] = np.sign(a / words - b / words_other) * 2 * np.maximum(0.0, here + there)
    return result


def log_ratio(
    uses: npt.ArrayLike, words: float, uses_other: npt.ArrayLike, words_other: float
) -> npt.NDArray[np.float64]:
    """The binary logarithm of the ratio of two rates (Hardie 2014): 1 is twice as often; none counts as half a use."""
    a, b = np.asarray(uses, dtype=float), np.asarray(uses_other, dtype=float)
    result: npt.NDArray[np.float64] = np.log2((np.maximum(a, 0.5) / words) / (np.maximum(b, 0.5) / words_other))
    return result


@dataclass(frozen=True)
class _Set:
    """Documents with the words of each, in the order of rows."""

    rows: Numbers
    words_of: Numbers

    @property
    def words(self) -> int:
        return int(self.words_of.sum())

    def parted(self, other: _Set) -> tuple[_Set, _Set]:
        """The documents that are in another set too, and those that are not."""
        there = np.zeros(int(max(self.rows.max(initial=0), other.rows.max(initial=0))) + 1, bool)
        there[other.rows] = True
        both = there[self.rows]
        return _Set(self.rows[both], self.words_of[both]), _Set(self.rows[~both], self.words_of[~both])


def _set(library: Library, filters: Filters, of: Of) -> _Set:
    found = chosen(library, filters, of, "all")
    return _Set(found["row"].to_numpy(), found["words"].to_numpy())


def _counts(library: Library, filters: Filters, other: Filters | None, of: Of, shortest: int) -> pd.DataFrame:
    """The phrases in both sets together, in the order of keys, with their counts; none where a set has no text."""
    known, one = counted(library, of), _set(library, filters, of)
    everything = library.keep(("everything", of), lambda: _set(library, Filters(), of))
    taken, rest = everything.parted(one) if other is None else (None, _set(library, other, of))
    if not one.words or not rest.words:
        return known.told(np.empty(0, np.int64))
    uses, documents = known.added_up(one.rows)
    if taken is None:
        uses_other, documents_other = known.added_up(rest.rows)
    else:  # the sums of everything are known: what is taken from it is mostly the smaller part
        uses_all, documents_all = library.keep(("added up", of), lambda: known.added_up(everything.rows))
        uses_off, documents_off = known.added_up(taken.rows)
        uses_other, documents_other = uses_all - uses_off, documents_all - documents_off
    long = known.phrases["words"].to_numpy() >= shortest
    compared = np.flatnonzero(long & (documents + documents_other >= 2) & (uses + uses_other >= LEAST))
    return known.told(compared).assign(
        everywhere=known.phrases["uses"].to_numpy()[compared],
        uses=uses[compared],
        uses_other=uses_other[compared],
        documents=documents[compared],
        documents_other=documents_other[compared],
        words=one.words,
        words_other=rest.words,
        words_everywhere=known.words,
    )

"""The statistics that shifts and comparisons rest on: functions of counts, without any text."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.special import gammaln
from scipy.stats import norm

Numbers = npt.NDArray[np.float64]
LEVEL = 0.05  # of a chance: a change that has at most this one is told as one
TRIED = 200  # texts: rarer phrases than this tell something wherever any do
LEAST_REST = 0.5  # pseudo-counts of all other phrases, where there is no other
NEGLIGIBLE = 1e-13  # of a tail: the part of it that is not worth adding


def chance_of_split(now: npt.ArrayLike, of_now: int, before: npt.ArrayLike, of_before: int) -> Numbers:
    """The chance of a split at least this uneven if the phrase's uses were dealt at random over all statements.

    `now` of `of_now` statements of the window hold the phrase, `before` of `of_before` earlier ones. This is Fisher's
    exact test, the smaller tail doubled: the permutation test over the dates of statements, without the permuting.
    """
    count, total = np.asarray(now, dtype=np.int64), np.asarray(now, dtype=np.int64) + np.asarray(before, dtype=np.int64)
    everything = of_now + of_before
    codes, pairs = pd.factorize(count * (everything + 1) + total)
    count, total = pairs // (everything + 1), pairs % (everything + 1)
    many = count * everything >= total * of_now  # the tail that lies away from the mean is the smaller one
    least, drawn = np.where(many, count, total - count), np.where(many, of_now, of_before)
    result: Numbers = np.minimum(
        1.0, 2 * _upper_tail(least.astype(float), total.astype(float), drawn.astype(float), everything)
    )[codes]
    return result


def _upper_tail(least: Numbers, marked: Numbers, drawn: Numbers, everything: int) -> Numbers:
    """The chance of at least so many marked ones among the drawn, all arrays of one length: the hypergeometric tail.

    Summed outwards from `least`, which must not lie below the mean, so that each term is smaller than the one before.
    """
    term = np.exp(
        _log_choose(marked, least)
        + _log_choose(everything - marked, drawn - least)
        - _log_choose(np.full(len(drawn), float(everything)), drawn)
    )
    tail, at = term.copy(), np.arange(len(term))
    hits = least.copy()
    while len(at):
        left = (marked[at] - hits[at]) * (drawn[at] - hits[at])
        term[at] *= left / ((hits[at] + 1) * (everything - marked[at] - drawn[at] + hits[at] + 1))
        tail[at] += term[at]
        hits[at] += 1
        at = at[term[at] > NEGLIGIBLE * tail[at]]
    return tail


def _log_choose(of: Numbers, many: Numbers) -> Numbers:
    result: Numbers = gammaln(of + 1) - gammaln(many + 1) - gammaln(of - many + 1)
    return result


def least_chance(totals: npt.ArrayLike, of_now: int, of_before: int) -> Numbers:
    """The smallest value `chance_of_split` can take for phrases in so many statements (Tarone 1990): where it is above
    the level sought, the phrase is too rare to tell anything and need not be tested.
    """
    total = np.asarray(totals)
    most = np.minimum(total, of_now)
    least = np.maximum(0, total - of_before)
    return np.minimum(
        chance_of_split(most, of_now, total - most, of_before), chance_of_split(least, of_now, total - least, of_before)
    )


def least_telling(of_now: int, of_before: int) -> int:
    """In how many texts a phrase must stand for its split to reach `LEVEL`; one more than there are if none can."""
    totals = np.arange(1, max(2, min(of_now + of_before, TRIED)))
    telling = totals[least_chance(totals, of_now, of_before) <= LEVEL] if of_before else totals[:0]
    return int(telling[0]) if len(telling) else of_now + of_before + 1


def false_discovery(chances: npt.ArrayLike, tests: int | None = None) -> Numbers:
    """Chances adjusted for the number of tests (Benjamini and Hochberg 1995): of the findings with a value of at most
    0.05, five in a hundred are expected to be chance.
    """
    values = np.asarray(chances, dtype=float)
    order = np.argsort(values)
    ranked = values[order] * (tests or len(values)) / np.arange(1, len(values) + 1)
    adjusted = np.empty_like(ranked)
    adjusted[order] = np.minimum(1.0, np.minimum.accumulate(ranked[::-1])[::-1])
    return adjusted


def weighted_log_odds(
    now: npt.ArrayLike,
    words_now: float,
    before: npt.ArrayLike,
    words_before: float,
    prior: npt.ArrayLike,
    prior_words: float | None = None,
) -> Numbers:
    """The z-score of the difference in log-odds, with an informative Dirichlet prior (Monroe, Colaresi and Quinn 2008).

    `now` and `before` are counts in so many words; `prior` the pseudo-counts of each phrase, all above 0, in so many
    words (by default their sum, which is right for phrases that do not overlap and are all words there are).
    """
    a, b, p = (np.asarray(values, dtype=float) for values in (now, before, prior))
    total = float(p.sum()) if prior_words is None else prior_words
    rest = (np.maximum(words - count - p + total, LEAST_REST) for words, count in ((words_now, a), (words_before, b)))
    here, there = (np.log((count + p) / others) for count, others in zip((a, b), rest, strict=True))
    result: Numbers = (here - there) / np.sqrt(1 / (a + p) + 1 / (b + p))
    return result


def surprise(observed: npt.ArrayLike, expected: npt.ArrayLike) -> Numbers:
    """How far a count is from the one expected: the signed root of the Poisson deviance (Dunning 1993's keyness on the
    scale of a z-score).
    """
    seen, mean = np.asarray(observed, dtype=float), np.maximum(np.asarray(expected, dtype=float), 1e-12)
    with np.errstate(divide="ignore", invalid="ignore"):
        log = np.where(seen > 0, seen * np.log(seen / mean), 0.0)
    result: Numbers = np.sign(seen - mean) * np.sqrt(2 * np.maximum(0.0, log - (seen - mean)))
    return result


def share_interval(hits: float, of: float, level: float = 0.95) -> tuple[float, float]:
    """Wilson's interval (1927) of a share; (0, 1) of nothing."""
    if not of:
        return 0.0, 1.0
    z = float(norm.ppf(0.5 + level / 2))
    share, width = hits / of, z * z / of
    centre = (share + width / 2) / (1 + width)
    reach = z * np.sqrt(share * (1 - share) / of + width / (4 * of)) / (1 + width)
    return max(0.0, centre - float(reach)), min(1.0, centre + float(reach))

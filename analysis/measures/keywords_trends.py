"""Rise and decline: phrases whose share of the documents grows or shrinks over the days of the view."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.stats import norm

from analysis.library import Filters, Library
from analysis.measures.keywords_choice import told
from analysis.measures.keywords_counts import Counted, chosen, counted, pair
from analysis.measures.keywords_documents import Of
from analysis.measures.statistics import false_discovery

COLUMNS = ["phrase", "key", "z", "probability", "uses", "documents", "of", "first_half", "second_half"]


def trends(
    library: Library, filters: Filters, *, of: Of = "statements", limit: int = 6, shortest: int = 1
) -> pd.DataFrame:
    """The phrases that rise and decline most surely over the view, the rising first.

    Columns: phrase, key, z (of the test for a linear trend in proportions; Cochran 1954, Armitage 1955: positive for a
    rise), probability (two-sided, adjusted for the number of phrases; Benjamini and Hochberg 1995), uses, documents
    (with the phrase), of (all), first_half, second_half (documents with the phrase up to the middle document's day and
    after it). Only phrases in at least four documents, and more where there are many, are tested.
    """
    docs = chosen(library, filters, of, "all").dropna(subset="told_on")
    found = _sums(counted(library, of), docs, shortest)
    if found.empty:
        return pd.DataFrame({column: [] for column in COLUMNS})
    days = _days(docs)
    n, t1, t2 = len(days), float(days.sum()), float((days**2).sum())
    found["z"] = trend(found["documents"], found["ft"], n, t1, t2)
    found["probability"] = false_discovery(2 * norm.sf(found["z"].abs()))
    found["of"] = n
    found = found.sort_values("z", ascending=False, kind="stable")
    rising = told(library, found[found["z"] > 0].head(6 * limit), limit)
    falling = told(library, found[found["z"] < 0].iloc[::-1].head(6 * limit), limit)
    return pd.concat([rising, falling.iloc[::-1]], ignore_index=True)[COLUMNS]


def _sums(known: Counted, docs: pd.DataFrame, shortest: int) -> pd.DataFrame:
    """The phrases that are tested, in the order of keys, with the sums that the test is made of."""
    days = _days(docs)
    early = days <= np.median(days) if len(days) else days
    sums = known.sums(docs["row"].to_numpy(), np.column_stack([np.ones(len(days)), days, early]))
    (uses, documents), first = pair(sums[:, 0]), pair(sums[:, 2])[1]
    long = known.phrases["words"].to_numpy() >= shortest
    tested = np.flatnonzero(long & (documents >= max(4, np.sqrt(len(days)) / 3)))
    return known.told(tested).assign(
        uses=uses[tested],
        documents=documents[tested],
        ft=sums[tested, 1].imag,
        first_half=first[tested],
        second_half=(documents - first)[tested],
    )


def _days(docs: pd.DataFrame) -> npt.NDArray[np.float64]:
    """The days since the first of some documents."""
    days: npt.NDArray[np.float64] = (docs["told_on"] - docs["told_on"].min()).dt.days.to_numpy(float)
    return days


def trend(documents: pd.Series, days: pd.Series, n: float, t1: float, t2: float) -> pd.Series:
    """The Cochran-Armitage statistic of phrases: `documents` with each, the sum of their `days`, and of all `n`
    documents the sum of days `t1` and of their squares `t2`. 0 where all documents are of one day.
    """
    share = documents / n
    spread = share * (1 - share) * (t2 - t1 * t1 / n)
    z: pd.Series = ((days - share * t1) / np.sqrt(spread.where(spread > 0, np.inf))).fillna(0.0)
    return z

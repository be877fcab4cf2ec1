"""Rise and decline: phrases whose share of the documents grows or shrinks over the days of the view."""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy.stats import norm

from analysis.library import Filters, Library
from analysis.measures.keywords_choice import told
from analysis.measures.keywords_counts import TABLE, kept
from analysis.measures.keywords_documents import Of, documents
from analysis.measures.statistics import false_discovery

COLUMNS = ["phrase", "key", "z", "probability", "uses", "documents", "of", "first_half", "second_half"]

_SUMS = """
    WITH docs AS ({docs}),
    dated AS (
        SELECT hash(doc) AS doc, told_on - (SELECT min(told_on) FROM docs) AS t FROM docs WHERE told_on IS NOT NULL
    ),
    sums AS (
        SELECT count(*)::DOUBLE AS n, sum(t)::DOUBLE AS t1, sum(t::DOUBLE * t) AS t2, median(t) AS middle FROM dated
    )
    SELECT p.key, p.phrase, sum(c.uses)::BIGINT AS uses, count(*) AS documents, sum(t)::DOUBLE AS ft,
           any_value(s.n) AS n, any_value(s.t1) AS t1, any_value(s.t2) AS t2,
           count(*) FILTER (t <= s.middle) AS first_half, count(*) FILTER (t > s.middle) AS second_half
    FROM {counts} c JOIN dated USING (doc) JOIN phrases p USING (phrase_id), sums s
    WHERE p.words >= $shortest GROUP BY p.key, p.phrase HAVING count(*) >= greatest(4, sqrt(any_value(s.n)) / 3)
"""


def trends(
    library: Library, filters: Filters, *, of: Of = "statements", limit: int = 6, shortest: int = 1
) -> pd.DataFrame:
    """The phrases that rise and decline most surely over the view, the rising first.

    Columns: phrase, key, z (of the test for a linear trend in proportions; Cochran 1954, Armitage 1955: positive for a
    rise), probability (two-sided, adjusted for the number of phrases; Benjamini and Hochberg 1995), uses, documents
    (with the phrase), of (all), first_half, second_half (documents with the phrase up to the middle document's day and
    after it). Only phrases in at least four documents, and more where there are many, are tested.
    """
    docs, values = documents(library, filters, of, "all", "month")
    found = library.query(_SUMS.format(docs=docs, counts=TABLE[of]), values | {"shortest": shortest}, kept(of))
    if found.empty:
        return pd.DataFrame({column: [] for column in COLUMNS})
    found["z"] = trend(found["documents"], found["ft"], found["n"].iloc[0], found["t1"].iloc[0], found["t2"].iloc[0])
    found["probability"] = false_discovery(2 * norm.sf(found["z"].abs()))
    found["of"] = found["n"].astype(int)
    found = found.sort_values(["z", "key"], ascending=[False, True])
    rising = told(library, found[found["z"] > 0].head(6 * limit), limit)
    falling = told(library, found[found["z"] < 0].iloc[::-1].head(6 * limit), limit)
    return pd.concat([rising, falling.iloc[::-1]], ignore_index=True)[COLUMNS]


def trend(documents: pd.Series, days: pd.Series, n: float, t1: float, t2: float) -> pd.Series:
    """The Cochran-Armitage statistic of phrases: `documents` with each, the sum of their `days`, and of all `n`
    documents the sum of days `t1` and of their squares `t2`. 0 where all documents are of one day.
    """
    share = documents / n
    spread = share * (1 - share) * (t2 - t1 * t1 / n)
    z: pd.Series = ((days - share * t1) / np.sqrt(spread.where(spread > 0, np.inf))).fillna(0.0)
    return z

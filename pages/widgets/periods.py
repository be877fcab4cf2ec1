"""From a column of a chart over time to the view of that period."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from analysis.library import Filters

ACTIVITY = {
    "period": "first day",
    "last": "last day",
    "statements": "statements made then",
    "articles": "articles that report them",
    "complete": "whether it is over",
}
HOW_ACTIVITY = """
Each column counts the statements dated to its period: by the day the article gives for them or, where it gives none,
by the day of the article. A statement told by several articles counts once for each. The period is a day, week, month
or quarter, as fits the length of the view; the last one is pale, because the library ends before it does. Counts rise
with the number of articles: compare them with the articles in the table before you read a trend into them.
"""


def in_period(filters: Filters, periods: pd.DataFrame, chosen: Sequence[str]) -> Filters:
    """The filters narrowed to the chosen period (its first day, as a chart gives it back); as they are if none is.

    `periods` has the columns period and last.
    """
    rows = periods[periods["period"].astype(str).str[:10].isin([one[:10] for one in chosen[:1]])] if chosen else periods
    if not chosen or rows.empty:
        return filters
    since, until = pd.Timestamp(rows["period"].iloc[0]).date(), pd.Timestamp(rows["last"].iloc[0]).date()
    return replace(
        filters,
        since=max(since, filters.since) if filters.since else since,
        until=min(until, filters.until) if filters.until else until,
    )

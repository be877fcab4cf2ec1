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

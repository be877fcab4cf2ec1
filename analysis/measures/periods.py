"""Days, weeks, months, quarters and years in SQL, and whether the last of them is over."""

from __future__ import annotations

from typing import Literal

Period = Literal["day", "week", "month", "quarter", "year"]

_STEPS = {
    "day": "to_days(1)",
    "week": "to_days(7)",
    "month": "to_months(1)",
    "quarter": "to_months(3)",
    "year": "to_years(1)",
}


def first_day(column: str) -> str:
    """The first day of a date's period, as SQL; the period is the parameter $period."""
    return f"date_trunc($period, {column})::DATE"


def is_open(column: str, period: str) -> str:
    """Whether a date's period was not over when the newest article came out, as SQL."""
    if period not in _STEPS:
        raise ValueError(f"{period!r} is no period: one of {', '.join(_STEPS)}")
    newest = "(SELECT max(day) FROM articles)"
    return f"coalesce(date_trunc($period, {column}) + {_STEPS[period]} > {newest} + to_days(1), false)"

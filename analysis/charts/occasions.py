"""Talks and deadlines as marks on a time axis."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pandas as pd

from analysis.charts.palette import GREY, NEGATIVE
from analysis.charts.template import Trace, plain, scatter

MARKS = (("a talk", "line-ns-open", GREY), ("a deadline", "triangle-up", NEGATIVE))


def between(rows: pd.DataFrame, first: pd.Timestamp, last: pd.Timestamp) -> pd.DataFrame:
    """The rows whose `date` is from the first to the last day."""
    days = pd.to_datetime(rows["date"])
    return rows[(days >= first) & (days <= last)]


def on_the_axis(talks: pd.DataFrame, deadlines: pd.DataFrame, y: float, axes: Mapping[str, str]) -> Iterator[Trace]:
    """Talks (a stroke) and deadlines (a triangle) at a height of one panel; both have date and says."""
    for rows, (_, symbol, colour) in zip((talks, deadlines), MARKS, strict=True):
        if len(rows):
            yield scatter(
                x=rows["date"],
                y=[y] * len(rows),
                mode="markers",
                showlegend=False,
                text=[plain(text) for text in rows["says"]],
                hovertemplate="%{text}<extra></extra>",
                marker={"symbol": symbol, "size": 10, "color": colour, "line": {"width": 1.5}},
                cliponaxis=False,
                **axes,
            )


def legend() -> Iterator[Trace]:
    """What the marks are."""
    for name, symbol, colour in MARKS:
        yield scatter(
            x=[None],
            y=[None],
            mode="markers",
            name=name,
            marker={"symbol": symbol, "size": 9, "color": colour, "line": {"width": 1.5}},
        )

"""Talks and deadlines as marks on a time axis."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pandas as pd

from analysis.charts.palette import GREY, NEGATIVE
from analysis.charts.template import Trace, plain, scatter

MARKS = (("a talk", "line-ns-open", GREY), ("a deadline", "triangle-up", NEGATIVE))
_SHOWN = {"showlegend": False, "hovertemplate": "%{text}<extra></extra>", "cliponaxis": False}


def between(rows: pd.DataFrame, first: pd.Timestamp, last: pd.Timestamp) -> pd.DataFrame:
    """The rows whose `date` is from the first to the last day."""
    days = pd.to_datetime(rows["date"])
    return rows[(days >= first) & (days <= last)]


def on_the_axis(
    talks: pd.DataFrame, deadlines: pd.DataFrame, y: float, stroke: float, axes: Mapping[str, str]
) -> Iterator[Trace]:
    """Talks (strokes of a length) and deadlines (triangles) around a height of one panel; both have date and says."""
    if len(talks):
        # One line with gaps: a browser draws it many times as fast as a mark for each talk.
        yield scatter(
            x=[x for date in talks["date"] for x in (date, date, None)],
            y=[y - stroke / 2, y + stroke / 2, None] * len(talks),
            mode="lines",
            line={"width": 1.5, "color": MARKS[0][2]},
            text=[text for says in talks["says"] for text in (plain(says), plain(says), "")],
            **_SHOWN,
            **axes,
        )
    if len(deadlines):
        yield scatter(
            x=deadlines["date"],
            y=[y] * len(deadlines),
            mode="markers",
            marker={"symbol": MARKS[1][1], "size": 10, "color": MARKS[1][2], "line": {"width": 1.5}},
            text=[plain(says) for says in deadlines["says"]],
            **_SHOWN,
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

"""Talks and deadlines as marks on a time axis."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.palette import GREY, NEGATIVE
from analysis.charts.template import plain

MARKS = (("a talk", "line-ns-open", GREY), ("a deadline", "triangle-up", NEGATIVE))


def between(rows: pd.DataFrame, first: pd.Timestamp, last: pd.Timestamp) -> pd.DataFrame:
    """The rows whose `date` is from the first to the last day."""
    days = pd.to_datetime(rows["date"])
    return rows[(days >= first) & (days <= last)]


def on_the_axis(
    figure: go.Figure, talks: pd.DataFrame, deadlines: pd.DataFrame, y: float, cell: Mapping[str, int]
) -> None:
    """Mark talks (a stroke) and deadlines (a triangle) at a height of one panel; both have date and says."""
    for rows, (_, symbol, colour) in zip((talks, deadlines), MARKS, strict=True):
        if len(rows):
            figure.add_scatter(
                x=rows["date"],
                y=[y] * len(rows),
                mode="markers",
                showlegend=False,
                text=[plain(text) for text in rows["says"]],
                hovertemplate="%{text}<extra></extra>",
                marker={"symbol": symbol, "size": 10, "color": colour, "line": {"width": 1.5}},
                cliponaxis=False,
                **cell,
            )


def legend(figure: go.Figure) -> None:
    """Say what the marks are."""
    for name, symbol, colour in MARKS:
        figure.add_scatter(
            x=[None],
            y=[None],
            mode="markers",
            name=name,
            marker={"symbol": symbol, "size": 9, "color": colour, "line": {"width": 1.5}},
        )

"""Statements over time, and counts as bars."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.palette import COLOURS, Ink, ink
from analysis.charts.template import DATE_AXIS, plain


def over_time(frame: pd.DataFrame, colour: str = COLOURS[0]) -> go.Figure:
    """Columns a period: `frame` as measures.profiles.activity gives it. A period that is not over is drawn hollow."""
    open_ended = ~frame["complete"].astype(bool)
    marks = go.Bar(
        x=frame["period"],
        y=frame["statements"],
        customdata=frame[["period", "articles"]].astype(str),
        marker={"color": colour, "opacity": [0.45 if last else 0.9 for last in open_ended]},
        hovertemplate="%{x|%-d %b %Y}<br>%{y} statements in %{customdata[1]} articles<extra></extra>",
    )
    return go.Figure(marks).update_layout(
        xaxis=DATE_AXIS, yaxis={"title": "statements", "rangemode": "tozero", "tickformat": "d"}
    )


def bars(
    frame: pd.DataFrame, label: str, value: str, id: str, inks: Mapping[str, Ink] | None = None, unit: str = ""
) -> go.Figure:
    """Horizontal bars, the greatest on top, the label and number written beside each; `id` goes to customdata."""
    rows = frame.iloc[::-1]
    marks = go.Bar(
        x=rows[value],
        y=rows[id].astype(str),
        orientation="h",
        customdata=rows[[id]].astype(str),
        text=[f"{number:,.0f}" if float(number).is_integer() else f"{number:.2f}" for number in rows[value]],
        textposition="outside",
        cliponaxis=False,
        marker={"color": [ink(inks, key).colour for key in rows[id]] if inks else COLOURS[0]},
        hovertemplate=f"%{{text}} {plain(unit)}<extra></extra>",
    )
    names = [plain(str(name)) for name in rows[label]]
    return go.Figure(marks).update_layout(
        yaxis={"tickvals": list(rows[id].astype(str)), "ticktext": names, "type": "category", "showgrid": False},
        xaxis={"visible": False},
        height=max(120, 26 * len(rows) + 40),
        margin={"r": 40},
    )

"""Talks: lanes over time, a calendar, and who met whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from math import cos, pi, sin, sqrt
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.palette import OTHERS, Ink, ink
from analysis.charts.template import DATE_AXIS, plain

SYMBOLS = {
    "meeting": "circle",
    "call": "triangle-up",
    "summit": "star",
    "meal": "square",
    "press conference": "diamond",
    "working-level talks": "hexagon",
    "visit": "pentagon",
    "letter": "triangle-down",
    "mediation": "bowtie",
}
HELD, AHEAD, OFF = "held", "planned or proposed", "refused, cancelled or postponed"
_GROUPS = {"held": HELD, "planned": AHEAD, "proposed": AHEAD}
LANE = 34  # pixels


def timeline(
    talks: pd.DataFrame, deadlines: pd.DataFrame, lanes: Mapping[str, str], inks: Mapping[str, Ink]
) -> go.Figure:
    """One lane for each id of `lanes` (id to label, the first on top).

    `talks` has a row for each talk and lane: talk, lane, kind, status, date_from, date_to, says (one line of text);
    `deadlines` has date and says. Filled marks were held, open ones lie or lay ahead, crosses came to nothing; lines
    join the lanes of one talk; bars are talks of several days. customdata[0] is the talk.
    """
    order = list(lanes)
    height = {lane: len(order) - 1 - place for place, lane in enumerate(order)}
    rows = talks[talks["lane"].isin(order)].assign(y=lambda frame: frame["lane"].map(height))
    figure = go.Figure()
    _join(figure, rows)
    _bars(figure, rows, inks)
    for group, symbol in ((HELD, "circle"), (AHEAD, "circle-open"), (OFF, "x-thin-open")):
        marks = rows[rows["status"].map(_GROUPS).fillna(OFF) == group]
        if len(marks):
            key = {"symbol": symbol, "size": 10, "color": OTHERS.colour, "line": {"width": 2}}
            figure.add_scatter(x=[None], y=[None], mode="markers", name=group, marker=key)
            _marks(figure, marks, group, inks)
    if len(deadlines):
        figure.add_scatter(
            x=[x for date in deadlines["date"] for x in (date, date, None)],
            y=[-0.7, len(order) - 0.4, None] * len(deadlines),
            mode="lines",
            line={"dash": "dash", "width": 1, "color": OTHERS.colour},
            hoverinfo="skip",
            showlegend=False,
        )
        figure.add_scatter(
            x=deadlines["date"],
            y=[len(order) - 0.4] * len(deadlines),
            mode="markers",
            name="deadline",
            customdata=deadlines[["deadline"]].astype(str),
            marker={"symbol": "triangle-down", "size": 10, "color": "#D55E00"},
            text=[plain(text) for text in deadlines["says"]],
            hovertemplate="%{text}<extra></extra>",
        )
    return figure.update_layout(
        xaxis=DATE_AXIS,
        yaxis={
            "tickvals": list(height.values()),
            "ticktext": [plain(label) for label in lanes.values()],
            "range": [-0.7, len(order) - 0.1],
            "showgrid": True,
            "fixedrange": True,
        },
        dragmode="zoom",
        height=110 + LANE * len(order),
        margin={"t": 44},
    )


def _marks(figure: go.Figure, marks: pd.DataFrame, group: str, inks: Mapping[str, Ink]) -> None:
    symbols = ["x-thin" if group == OFF else SYMBOLS.get(kind, "circle") for kind in marks["kind"]]
    colours = [ink(inks, lane).colour for lane in marks["lane"]]
    figure.add_scatter(
        x=marks["date_from"],
        y=marks["y"],
        mode="markers",
        showlegend=False,
        customdata=marks[["talk", "lane"]].astype(str),
        text=[plain(text) for text in marks["says"]],
        hovertemplate="%{text}<extra></extra>",
        marker={
            "symbol": [symbol + ("" if group == HELD else "-open") for symbol in symbols],
            "size": 11,
            "color": colours,
            "line": {"width": 1 if group == HELD else 2, "color": colours},
            "opacity": 1,
        },
        selected={"marker": {"opacity": 1, "size": 15}},
        unselected={"marker": {"opacity": 0.45}},
    )


def _join(figure: go.Figure, rows: pd.DataFrame) -> None:
    """A thin line between the lanes of one talk."""
    ends = rows.groupby("talk").agg(x=("date_from", "first"), low=("y", "min"), high=("y", "max"))
    ends = ends[ends["high"] > ends["low"]]
    figure.add_scatter(
        x=[x for row in ends.itertuples() for x in (row.x, row.x, None)],
        y=[y for row in ends.itertuples() for y in (row.low, row.high, None)],
        mode="lines",
        line={"color": OTHERS.colour, "width": 1},
        opacity=0.6,
        hoverinfo="skip",
        showlegend=False,
    )


def _bars(figure: go.Figure, rows: pd.DataFrame, inks: Mapping[str, Ink]) -> None:
    """Talks of several days as thick lines."""
    for lane, bars in rows[rows["date_to"] > rows["date_from"]].groupby("lane"):
        figure.add_scatter(
            x=[x for first, last in zip(bars["date_from"], bars["date_to"], strict=True) for x in (first, last, None)],
            y=[y for y in bars["y"] for y in (y, y, None)],
            mode="lines",
            line={"color": ink(inks, str(lane)).colour, "width": 7},
            opacity=0.35,
            hoverinfo="skip",
            showlegend=False,
        )


def calendar(days: pd.DataFrame) -> go.Figure:
    """Squares, the darker the more talks: a day each, a month a row; over two years, a month each, a year a row.

    `days` has date and talks. customdata[0] is the first day of the square, customdata[1] its last.
    """
    dates = pd.to_datetime(days["date"])
    if dates.max() - dates.min() > pd.Timedelta(days=730):
        squares = days.groupby(dates.dt.to_period("M"))["talks"].sum().reset_index(name="talks")
        first = squares["date"].dt.start_time
        x, y = first.dt.strftime("%b"), first.dt.strftime("%Y")
        last, axis = squares["date"].dt.end_time, pd.date_range("2019-01-01", periods=12, freq="MS").strftime("%b")
        say = first.dt.strftime("%B %Y")
    else:
        squares = days.groupby(dates)["talks"].sum().reset_index(name="talks")
        first = last = squares["date"]
        x, y, axis = first.dt.day.astype(str), first.dt.strftime("%b %Y"), pd.Index(map(str, range(1, 32)))
        say = first.dt.strftime("%A, %-d %B %Y")
    rows = list(dict.fromkeys(y))
    marks = go.Scatter(
        x=x,
        y=y,
        mode="markers",
        customdata=list(zip(first.dt.strftime("%Y-%m-%d"), last.dt.strftime("%Y-%m-%d"), strict=True)),
        text=[
            f"{when}: {count} talk{'s' if count != 1 else ''}"
            for when, count in zip(say, squares["talks"], strict=True)
        ],
        hovertemplate="%{text}<extra></extra>",
        marker={
            "symbol": "square",
            "size": 17,
            "color": squares["talks"],
            "colorscale": [[0, "#A9CBE2"], [1, "#0072B2"]],
            "cmin": 0,
            "line": {"width": 0},
        },
    )
    return go.Figure(marks).update_layout(
        xaxis={
            "type": "category",
            "categoryorder": "array",
            "categoryarray": list(axis),
            "range": [-0.7, len(axis) - 0.3],
            "ticks": "",
            "showline": False,
        },
        yaxis={"type": "category", "categoryorder": "array", "categoryarray": rows[::-1], "showgrid": False},
        height=70 + 24 * len(rows),
    )


def network(pairs: Sequence[Mapping[str, Any]], labels: Mapping[str, str], inks: Mapping[str, Ink]) -> go.Figure:
    """Who met whom: names on a circle, joined by lines as thick as they met often.

    `pairs` have a, b (ids) and talks; `labels` the names, in the order around the circle (put countries together).
    customdata[0] of a name is its id.
    """
    place = {one: 2 * pi * number / max(len(labels), 1) + pi / 2 for number, one in enumerate(labels)}
    most = max((pair["talks"] for pair in pairs), default=1)
    figure = go.Figure()
    for width in range(1, 8):
        joined = [pair for pair in pairs if round(1 + 6 * sqrt(pair["talks"] / most)) == width]
        figure.add_scatter(
            x=[x for pair in joined for x in (cos(place[pair["a"]]), cos(place[pair["b"]]), None)],
            y=[y for pair in joined for y in (sin(place[pair["a"]]), sin(place[pair["b"]]), None)],
            mode="lines",
            line={"width": width, "color": OTHERS.colour},
            opacity=0.45,
            hoverinfo="skip",
            showlegend=False,
        )
    met = {one: sum(pair["talks"] for pair in pairs if one in (pair["a"], pair["b"])) for one in labels}
    figure.add_scatter(
        x=[cos(place[one]) for one in labels],
        y=[sin(place[one]) for one in labels],
        mode="markers+text",
        text=[plain(label) for label in labels.values()],
        textposition=["middle right" if cos(place[one]) >= 0 else "middle left" for one in labels],
        customdata=[[one] for one in labels],
        hovertext=[f"{plain(label)}: {met[one]} talks" for one, label in labels.items()],
        hoverinfo="text",
        marker={
            "size": [9 + 14 * sqrt(met[one] / max(max(met.values()), 1)) for one in labels],
            "color": [ink(inks, one).colour for one in labels],
            "opacity": 1,
        },
        showlegend=False,
    )
    hidden = {"visible": False, "range": [-1.9, 1.9]}
    return figure.update_layout(xaxis=hidden, yaxis={"visible": False, "range": [-1.15, 1.15]}, height=440)


def pairs_of(talks: pd.DataFrame) -> list[dict[str, Any]]:
    """How often each two met: `talks` has a column `participants` (lists of ids)."""
    counted: dict[tuple[str, str], int] = {}
    for people in talks["participants"]:
        for pair in combinations(sorted(set(people)), 2):
            counted[pair] = counted.get(pair, 0) + 1
    return [{"a": a, "b": b, "talks": number} for (a, b), number in sorted(counted.items(), key=lambda one: -one[1])]

"""When they talked, and who met whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from math import cos, pi, sin, sqrt
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.palette import OTHERS, Ink, ink
from analysis.charts.template import drawn, plain, scatter
from analysis.charts.timeline import APART

LONGEST = 20  # letters of a name beside the circle


def calendar(days: pd.DataFrame) -> go.Figure:
    """Squares, the darker the more talks: a day each, a month a row; over two years, a month each, a year a row.

    `days` has date and talks. customdata[0] is the first and the last day of the square, "2019-12-01§2019-12-31".
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
    marks = scatter(
        x=x,
        y=y,
        mode="markers",
        customdata=[
            [APART.join((since, until))]
            for since, until in zip(first.dt.strftime("%Y-%m-%d"), last.dt.strftime("%Y-%m-%d"), strict=True)
        ],
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
    return drawn(
        [marks],
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
    traces = []
    for width in range(1, 8):
        joined = [pair for pair in pairs if round(1 + 6 * sqrt(pair["talks"] / most)) == width]
        line = scatter(
            x=[x for pair in joined for x in (cos(place[pair["a"]]), cos(place[pair["b"]]), None)],
            y=[y for pair in joined for y in (sin(place[pair["a"]]), sin(place[pair["b"]]), None)],
            mode="lines",
            line={"width": width, "color": OTHERS.colour},
            opacity=0.45,
            hoverinfo="skip",
            showlegend=False,
        )
        traces += [line] if joined else []
    met = {one: sum(pair["talks"] for pair in pairs if one in (pair["a"], pair["b"])) for one in labels}
    names = scatter(
        x=[cos(place[one]) for one in labels],
        y=[sin(place[one]) for one in labels],
        mode="markers",
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
    hidden = {"visible": False, "range": [-2.15, 2.15], "fixedrange": True}
    return drawn(
        [*traces, names],
        annotations=[_along_its_ray(label, place[one]) for one, label in labels.items()],
        xaxis=hidden,
        yaxis={**hidden, "scaleanchor": "x"},
        height=480,
    )


def _along_its_ray(label: str, angle: float) -> dict[str, object]:
    """The name outside the circle, turned so that names beside each other do not overlap."""
    right, upper = cos(angle) >= 0, sin(angle) >= 0
    degrees = angle * 180 / pi
    return {
        "x": 1.1 * cos(angle),
        "y": 1.1 * sin(angle),
        "text": plain(label if len(label) <= LONGEST else label[: LONGEST - 1] + "…"),
        "textangle": -degrees if right else 180 - degrees,
        "xanchor": "left" if right else "right",
        "yanchor": "bottom" if upper else "top",
        "showarrow": False,
        "font": {"size": 12},
        "borderpad": 0,
    }


def pairs_of(talks: pd.DataFrame) -> list[dict[str, Any]]:
    """How often each two met: `talks` has a column `participants` (lists of ids)."""
    counted: dict[tuple[str, str], int] = {}
    for people in talks["participants"]:
        for pair in combinations(sorted(set(people)), 2):
            counted[pair] = counted.get(pair, 0) + 1
    return [{"a": a, "b": b, "talks": number} for (a, b), number in sorted(counted.items(), key=lambda one: -one[1])]

"""The one look of all charts: quiet axes, no box, labels beside the lines, for light, dark and print."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, Literal, NamedTuple

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.palette import COLOURS

Mode = Literal["light", "dark"]

FONT = '"Source Sans", "Source Sans 3", "Helvetica Neue", Arial, sans-serif'
SERIF = '"Source Serif", "Source Serif 4", Georgia, "Times New Roman", serif'


class Ground(NamedTuple):
    """The colours of a ground: paper, text, faint text, grid."""

    paper: str
    text: str
    faint: str
    grid: str


GROUNDS: dict[Mode, Ground] = {
    "light": Ground("#FDFCFA", "#20242A", "#5B6067", "#E4DFD5"),
    "dark": Ground("#15181C", "#E7E4DD", "#A5A9AF", "#2C323A"),
}

# What a date axis says at each width: days within a month, months within years, years beyond. Plotly does not take
# this from a template, so each chart over time sets it: update_xaxes(**DATE_AXIS).
DATE_AXIS: dict[str, object] = {
    "type": "date",
    "tickformatstops": [
        {"dtickrange": [None, 86_400_000], "value": "%-d %b"},
        {"dtickrange": [86_400_000, "M1"], "value": "%-d %b\n%Y"},
        {"dtickrange": ["M1", "M12"], "value": "%b\n%Y"},
        {"dtickrange": ["M12", None], "value": "%Y"},
    ],
}


@cache
def template(mode: Mode = "light") -> go.layout.Template:
    """The template for a light or a dark ground. The paper is transparent, so that the page shows through."""
    ground = GROUNDS[mode]
    axis = {
        "gridcolor": ground.grid,
        "linecolor": ground.faint,
        "tickcolor": ground.faint,
        "tickfont": {"color": ground.faint, "size": 12},
        "title": {"font": {"color": ground.faint, "size": 12}, "standoff": 8},
        "zeroline": False,
        "automargin": True,
    }
    layout = go.Layout(
        colorway=list(COLOURS),
        font={"family": FONT, "size": 13, "color": ground.text},
        title={"font": {"family": SERIF, "size": 18}, "x": 0, "xanchor": "left", "xref": "container"},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        margin={"l": 8, "r": 16, "t": 12, "b": 8},
        xaxis={**axis, "showgrid": False, "showline": True, "ticks": "outside"},
        yaxis={**axis, "showgrid": True, "showline": False, "ticks": "", "ticklabelstandoff": 6},
        legend={
            "orientation": "h",
            "y": 1.02,
            "yanchor": "bottom",
            "x": 0,
            "title": {"text": ""},
            "font": {"size": 12, "color": ground.text},
        },
        hoverlabel={
            "bgcolor": ground.paper,
            "bordercolor": ground.faint,
            "font": {"family": FONT, "size": 13, "color": ground.text},
            "align": "left",
            "namelength": -1,
        },
        hovermode="closest",
        dragmode=False,
        bargap=0.25,
        separators=".\u2009",
        annotationdefaults={"font": {"color": ground.faint, "size": 12}, "showarrow": False},
        shapedefaults={"line": {"color": ground.faint, "width": 1}},
    )
    return go.layout.Template(layout=layout, data={"scatter": [go.Scatter(cliponaxis=False)]})


Trace = dict[str, Any]


def scatter(**properties: object) -> Trace:
    """A trace of points or lines, for `drawn`."""
    held = (pd.Series, pd.DataFrame)
    arrays = {name: value.to_numpy() if isinstance(value, held) else value for name, value in properties.items()}
    return {"type": "scatter", **arrays}


def drawn(traces: Iterable[Trace], **layout: object) -> go.Figure:
    """A figure of traces. Plotly's own check of each property costs more than all the rest of a figure: tests do it."""
    return go.Figure(list(traces), layout, _validate=False)


def dress(figure: go.Figure, mode: Mode = "light", height: int | None = None) -> go.Figure:
    """The figure in Readout's look; `height` in pixels. Changes the figure and returns it."""
    figure.update_layout(template=template(mode), **({"height": height} if height else {}))
    return figure


def label_ends(figure: go.Figure, room: int = 120) -> go.Figure:
    """Write each line's name at its last point, in its colour, instead of a legend; `room` is in pixels.

    Names that would overlap are moved apart. Changes the figure and returns it.
    """
    ends = [
        (trace.y[-1], trace.x[-1], trace.name, trace.line.color)
        for trace in figure.data
        if trace.type == "scatter" and trace.name and trace.x is not None and len(trace.x)
    ]
    values = [value for trace in figure.data if trace.y is not None for value in trace.y if _is_number(value)]
    span = (max(values) - min(values)) or 1 if values else 1
    for (_, x, name, colour), y in zip(
        sorted(ends, key=lambda end: end[0]), _spread(sorted(end[0] for end in ends), span * 0.07), strict=True
    ):
        figure.add_annotation(
            x=x, y=y, text=name, xanchor="left", xshift=8, showarrow=False, font={"color": colour, "size": 12}
        )
    figure.update_layout(showlegend=False, margin={"r": room})
    return figure


def _spread(positions: Sequence[float], least: float) -> list[float]:
    """Ascending positions moved up until neighbours are `least` apart."""
    moved: list[float] = []
    for position in positions:
        moved.append(max(position, moved[-1] + least) if moved else position)
    return moved


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and value == value


def plain(text: str) -> str:
    """Text of an article as plotly must get it: plotly takes labels and hover texts for HTML."""
    return html.escape(str(text), quote=False)

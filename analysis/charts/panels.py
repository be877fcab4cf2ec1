"""Panels in rows, each a small chart with a title: where plotly's `make_subplots` puts their axes.

Plotly takes longer to lay panels out than to draw what is in them, so each number of them is laid out once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from plotly.subplots import make_subplots

Layout = dict[str, Any]
_ROOM_IS_LEFT = {"automargin": False}  # else a browser draws all panels twice: whoever calls leaves room for labels
Shared = bool | str


def in_panel(place: int) -> dict[str, str]:
    """The axes of a panel, counted from 0 in reading order, for `scatter`."""
    number = str(place + 1) if place else ""
    return {"xaxis": f"x{number}", "yaxis": f"y{number}"}


def panel_layout(
    titles: Sequence[str],
    columns: int,
    xaxis: Mapping[str, Any],
    yaxes: Sequence[Mapping[str, Any]],
    *,
    shared: Shared = "all",
    horizontal: float = 0.06,
    vertical: float,
    size: int = 13,
) -> Layout:
    """The layout of a panel for each title: `xaxis` for all of them, `yaxes` one each.

    `shared` is the `shared_xaxes` of make_subplots, `horizontal` and `vertical` the gaps as shares of the figure,
    `size` that of the titles' font.
    """
    rows = max(1, -(-len(titles) // columns))
    axes = _laid_out(rows, columns, horizontal, vertical, shared)
    layout: Layout = {}
    for place in range(rows * columns):
        names = in_panel(place)
        x, y = (f"{one[0]}axis{one[1:]}" for one in (names["xaxis"], names["yaxis"]))
        layout[x] = {**axes[x], **_ROOM_IS_LEFT, **xaxis}
        layout[y] = {**axes[y], **_ROOM_IS_LEFT, **(yaxes[place] if place < len(yaxes) else {})}
    layout["annotations"] = [
        _title(text, layout[f"xaxis{place + 1 if place else ''}"], layout[f"yaxis{place + 1 if place else ''}"], size)
        for place, text in enumerate(titles)
    ]
    return layout


def _title(text: str, x: Layout, y: Layout, size: int) -> Layout:
    return {
        "text": text,
        "x": sum(x["domain"]) / 2,
        "y": y["domain"][1],
        "xref": "paper",
        "yref": "paper",
        "xanchor": "center",
        "yanchor": "bottom",
        "showarrow": False,
        "font": {"size": size},
    }


@cache
def _laid_out(rows: int, columns: int, horizontal: float, vertical: float, shared: Shared) -> Layout:
    grid = make_subplots(rows, columns, shared_xaxes=shared, horizontal_spacing=horizontal, vertical_spacing=vertical)
    axes: Layout = grid.layout.to_plotly_json()
    return axes

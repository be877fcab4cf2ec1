"""The timeline of talks: a lane for each official or country, marks for talks, and beneath them what was said then."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import sqrt

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.palette import OTHERS, Ink, ink
from analysis.charts.template import DATE_AXIS, Trace, drawn, plain, scatter

LETTER = 6.6  # pixels of a letter of a lane's name: a margin known beforehand saves drawing everything twice
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
SAID, NEW = "what was said then", "with a new phrase"
_GROUPS = {"held": HELD, "planned": AHEAD, "proposed": AHEAD}
LANE = 38  # pixels
BELOW = 0.34  # of a lane: how far under a talk its statements stand
APART = "§"  # joins what was clicked, the talk and the lane in customdata
_DEADLINE = "#D55E00"

Days = tuple[pd.Timestamp, pd.Timestamp]


def timeline(
    talks: pd.DataFrame,
    deadlines: pd.DataFrame,
    lanes: Mapping[str, str],
    inks: Mapping[str, Ink],
    said: pd.DataFrame | None = None,
    days: Days | None = None,
) -> go.Figure:
    """One lane for each id of `lanes` (id to label, the first on top).

    `talks` has a row for each talk and lane: talk, lane, kind, status, date_from, date_to, says (one line of text);
    `deadlines` has deadline, date, says and left ("14 days left"); `said` has a row for each talk and lane with
    statements: talk, lane, date_from, statements, new (phrases) and says. Filled marks were held, open ones lie or lay
    ahead, crosses came to nothing; lines join the lanes of one talk; bars are talks of several days; small marks
    beneath a talk are the statements of its days. `days` are the first and last day shown before anyone zooms, all of
    them when None. customdata[0] is the talk or deadline, "lane§<lane>", or "said§<talk>§<lane>".
    """
    order = list(lanes)
    height = {lane: len(order) - 1 - place for place, lane in enumerate(order)}
    rows = talks[talks["lane"].isin(order)].assign(y=lambda frame: frame["lane"].map(height))
    traces = [_join(rows), *_bars(rows, inks)]
    if said is not None and len(said):
        traces += _said(said[said["lane"].isin(order)].assign(y=lambda frame: frame["lane"].map(height) - BELOW), inks)
    for group, symbol in ((HELD, "circle"), (AHEAD, "circle-open"), (OFF, "x-thin-open")):
        marks = rows[rows["status"].map(_GROUPS).fillna(OFF) == group]
        if len(marks):
            traces += [
                _legend(group, {"symbol": symbol, "size": 10, "line": {"width": 2}}),
                _marks(marks, group, inks),
            ]
    if len(deadlines):
        traces += _deadlines(deadlines, len(order), days)
    longest = max((len(label) for label in lanes.values()), default=0)
    return drawn(
        [*traces, _lane_dots(lanes, inks)],
        xaxis={
            **DATE_AXIS,
            "automargin": False,
            "domain": [0.015, 1],
            **({"range": [str(day)[:10] for day in days]} if days else {}),
        },
        xaxis2={"domain": [0, 0.015], "range": [-1, 1], "visible": False, "fixedrange": True},
        yaxis={
            "tickvals": list(height.values()),
            "ticktext": [plain(label) for label in lanes.values()],
            "range": [-0.75, len(order) - 0.05],
            "anchor": "free",
            "position": 0,
            "automargin": False,
            "showgrid": True,
            "fixedrange": True,
        },
        dragmode="zoom",
        height=120 + LANE * len(order),
        margin={"t": 44, "b": 40, "l": 20 + LETTER * longest},
    )


def _legend(name: str, marker: Mapping[str, object], rank: int = 1000) -> Trace:
    """An entry of the legend in grey: colours belong to lanes."""
    return scatter(
        x=[None], y=[None], mode="markers", name=name, marker={"color": OTHERS.colour, **marker}, legendrank=rank
    )


def _marks(marks: pd.DataFrame, group: str, inks: Mapping[str, Ink]) -> Trace:
    symbols = ["x-thin" if group == OFF else SYMBOLS.get(kind, "circle") for kind in marks["kind"]]
    colours = [ink(inks, lane).colour for lane in marks["lane"]]
    return scatter(
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


def _said(said: pd.DataFrame, inks: Mapping[str, Ink]) -> Iterator[Trace]:
    """Strokes as long as much was said; diamonds where a phrase was new."""
    for name, rows, symbol in (
        (SAID, said[said["new"] == ""], "line-ns-open"),
        (NEW, said[said["new"] != ""], "diamond-tall"),
    ):
        if rows.empty:
            continue
        yield _legend(name, {"symbol": symbol, "size": 8, "line": {"width": 2}}, rank=1100)
        colours = [ink(inks, lane).colour for lane in rows["lane"]]
        yield scatter(
            x=rows["date_from"],
            y=rows["y"],
            mode="markers",
            showlegend=False,
            customdata=[
                [APART.join(("said", talk, lane))] for talk, lane in zip(rows["talk"], rows["lane"], strict=True)
            ],
            text=[plain(text) for text in rows["says"]],
            hovertemplate="%{text}<extra></extra>",
            marker={
                "symbol": symbol,
                "size": [min(5 + 2 * sqrt(number), 13) for number in rows["statements"]],
                "color": colours,
                "line": {"width": 2, "color": colours},
                "opacity": 1,
            },
            selected={"marker": {"opacity": 1}},
            unselected={"marker": {"opacity": 0.6}},
        )


def _deadlines(deadlines: pd.DataFrame, lanes: int, days: Days | None) -> Iterator[Trace]:
    """Dashed lines, each with the days left where there is room beside the next."""
    rows = deadlines.sort_values("date")
    yield scatter(
        x=[x for date in rows["date"] for x in (date, date, None)],
        y=[-0.75, lanes - 0.4, None] * len(rows),
        mode="lines",
        line={"dash": "dash", "width": 1, "color": OTHERS.colour},
        hoverinfo="skip",
        showlegend=False,
    )
    yield scatter(
        x=rows["date"],
        y=[lanes - 0.4] * len(rows),
        mode="markers+text",
        name="deadline",
        customdata=rows[["deadline"]].astype(str),
        marker={"symbol": "triangle-down", "size": 10, "color": _DEADLINE},
        text=_with_room(list(rows["date"]), list(rows["left"]), days),
        textposition=_inwards(list(rows["date"]), days),
        textfont={"size": 11},
        hovertext=[f"{plain(says)} · {left}" for says, left in zip(rows["says"], rows["left"], strict=True)],
        hoverinfo="text",
    )


def _inwards(dates: Sequence[pd.Timestamp], days: Days | None) -> list[str]:
    """Where the text stands beside its mark: to the right, but not over the right edge."""
    first, last = days or (min(dates), max(dates))
    return ["middle left" if date > first + 0.88 * (last - first) else "middle right" for date in dates]


def _with_room(dates: Sequence[pd.Timestamp], texts: Sequence[str], days: Days | None) -> list[str]:
    """The texts, without those that the next one to the right would run into."""
    first, last = days or (min(dates), max(dates))
    least = 0.14 * (last - first)
    following = [*dates[1:], None]
    return [
        text if after is None or after - date > least else ""
        for date, after, text in zip(dates, following, texts, strict=True)
    ]


def _lane_dots(lanes: Mapping[str, str], inks: Mapping[str, Ink]) -> Trace:
    """A dot beside each name, on an axis of its own that does not move with the days: a click opens the lane."""
    return scatter(
        x=[0] * len(lanes),
        y=list(range(len(lanes)))[::-1],
        xaxis="x2",
        mode="markers",
        showlegend=False,
        customdata=[[APART.join(("lane", lane))] for lane in lanes],
        text=[f"All talks of {plain(label)}" for label in lanes.values()],
        hovertemplate="%{text}<extra></extra>",
        marker={"symbol": "square", "size": 8, "color": [ink(inks, lane).colour for lane in lanes], "opacity": 1},
        unselected={"marker": {"opacity": 0.6}},
    )


def _join(rows: pd.DataFrame) -> Trace:
    """A thin line between the lanes of one talk."""
    ends = rows.groupby("talk").agg(x=("date_from", "first"), low=("y", "min"), high=("y", "max"))
    ends = ends[ends["high"] > ends["low"]]
    return scatter(
        x=[x for row in ends.itertuples() for x in (row.x, row.x, None)],
        y=[y for row in ends.itertuples() for y in (row.low, row.high, None)],
        mode="lines",
        line={"color": OTHERS.colour, "width": 1},
        opacity=0.6,
        hoverinfo="skip",
        showlegend=False,
    )


def _bars(rows: pd.DataFrame, inks: Mapping[str, Ink]) -> Iterator[Trace]:
    """Talks of several days as thick lines; both ends open the talk."""
    for lane, bars in rows[rows["date_to"] > rows["date_from"]].groupby("lane"):
        colour = ink(inks, str(lane)).colour
        yield scatter(
            x=[x for first, last in zip(bars["date_from"], bars["date_to"], strict=True) for x in (first, last, None)],
            y=[y for y in bars["y"] for y in (y, y, None)],
            mode="lines+markers",
            customdata=[[talk] for talk in bars["talk"] for _ in range(3)],
            text=[plain(text) for text in bars["says"] for _ in range(3)],
            hovertemplate="%{text}<extra></extra>",
            line={"color": colour, "width": 7},
            marker={"symbol": "line-ns-open", "size": 9, "color": colour},
            opacity=0.35,
            showlegend=False,
        )


def days_shown(first: pd.Timestamp, last: pd.Timestamp, ahead: pd.Series) -> Days:
    """The first and last day to show of a view whose articles run from `first` to `last`.

    A little room on either side, and on the right as far as the days of `ahead` within a fifth of the span, or a month:
    what is told of long ago or far ahead must not squeeze the rest.
    """
    span = max(last - first, pd.Timedelta(days=14))
    soon = max(0.2 * span, pd.Timedelta(days=30))
    near = ahead[(ahead > last) & (ahead <= last + soon)]
    room = max(0.02 * span, pd.Timedelta(days=1))
    return first - room, max([last, *near]) + 2 * room


def every_day(told: pd.Series) -> Days:
    """The first and last day of all that is told, with a little room."""
    first, last = told.min(), told.max()
    room = max(0.03 * (last - first), pd.Timedelta(days=1))
    return first - room, last + room

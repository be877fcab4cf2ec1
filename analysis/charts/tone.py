"""Tone over time: a panel for each official, with what they said, what is written about them, talks and deadlines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.occasions import between, legend, on_the_axis
from analysis.charts.palette import GREY, NEGATIVE, POSITIVE, Ink, ink
from analysis.charts.panels import in_panel, panel_layout
from analysis.charts.template import DATE_AXIS, Trace, drawn, plain, scatter
from analysis.measures.evidence import records

APART = "\t"  # between the parts of customdata[0]
PANEL = 190  # pixels
STROKE = 0.14  # of the largest tone: the length of a talk's stroke
NAMES = {"said": "what they said", "written": "what is written about them"}


def panels(
    frame: pd.DataFrame,
    inks: Mapping[str, Ink],
    changes: pd.DataFrame,
    talks: pd.DataFrame,
    deadlines: pd.DataFrame,
    columns: int = 2,
) -> go.Figure:
    """A panel for each official of `frame` (as measures.tone gives it), all with one scale.

    Points are means of a period with their interval, hollow where the period is not over; lines are smooth trends.
    `changes` as measures.changes gives it: a diamond where a level changes, blue for up. `talks` (date, says,
    participants) are marked on the time axes of who took part, `deadlines` (date, says) on all. customdata[0] is
    "point", official, curve and period, or "change", official, curve and day, with tabs between.
    """
    shown = frame[frame["enough"]]
    officials = list(dict.fromkeys(frame["official"]))
    rows = -(-len(officials) // columns)
    titles = [plain(name) for name in dict(zip(frame["official"], frame["name"], strict=True)).values()]
    top = 1.1 * max(0.2, *shown[["tone", "low", "high"]].abs().max())
    periods = pd.to_datetime(shown["period"])
    first, last = periods.min() - pd.Timedelta(days=20), periods.max() + pd.Timedelta(days=40)
    talks, deadlines = (between(rows, first, last) for rows in (talks, deadlines))
    traces = list(_legend())
    for place, official in enumerate(officials):
        axes = in_panel(place)
        colour = ink(inks, official).colour
        for curve in ("written", "said"):
            own = shown[(shown["official"] == official) & (shown["curve"] == curve)]
            traces += _curve(own, curve, colour if curve == "said" else GREY, axes)
        traces += _changes(changes[changes["official"] == official], axes)
        own = talks[[official in one for one in talks["participants"]]] if official else talks
        traces += on_the_axis(own, deadlines, -top, STROKE * top, axes)
    days = {**DATE_AXIS, "range": [first, last], "nticks": 6, "showticklabels": True, "showline": False}
    tones = {"range": [-top, top], "nticks": 5, "zeroline": True, "zerolinewidth": 1, "tickformat": "+.1f"}
    layout = panel_layout(
        titles, columns, days, [tones] * len(titles), horizontal=0.1, vertical=min(0.2, 0.35 / rows), size=14
    )
    room = {"t": 80, "l": 40, "b": 36}
    return drawn(traces, **layout, height=PANEL * rows + 110, margin=room, legend={"y": 1 + 0.22 / rows})


def _curve(own: pd.DataFrame, curve: str, colour: str, axes: Mapping[str, str]) -> Iterator[Trace]:
    if own.empty:
        return
    what = "statements" if curve == "said" else "sentences"
    faded = 0.9 if curve == "said" else 0.6
    trend = own.dropna(subset=["trend"])
    yield scatter(
        x=trend["period"],
        y=trend["trend"],
        mode="lines",
        line={"color": colour, "width": 2.5, "dash": "solid" if curve == "said" else "dot"},
        hoverinfo="skip",
        showlegend=False,
        **axes,
    )
    yield scatter(
        x=own["period"],
        y=own["tone"],
        mode="markers",
        showlegend=False,
        error_y={
            "array": (own["high"] - own["tone"]).fillna(0),
            "arrayminus": (own["tone"] - own["low"]).fillna(0),
            "thickness": 1,
            "width": 0,
            "color": colour,
        },
        customdata=[
            [APART.join(("point", official, curve, str(period)[:10]))]
            for official, period in zip(own["official"], own["period"], strict=True)
        ],
        text=[_says(row, curve, what) for row in records(own)],
        hovertemplate="%{text}<extra></extra>",
        marker={
            "size": 8,
            "color": colour,
            "symbol": [
                ("circle" if curve == "said" else "square") + ("" if complete else "-open")
                for complete in own["complete"]
            ],
            "opacity": faded,
        },
        selected={"marker": {"opacity": 1, "size": 12}},
        unselected={"marker": {"opacity": 0.4}},
        **axes,
    )


def _says(row: Mapping[str, Any], curve: str, what: str) -> str:
    interval = f" ({row['low']:+.2f} to {row['high']:+.2f})" if row["low"] is not None else ""
    counted = f"{row['statements']:,} {what}" + (f" of {row['sentences']:,} sentences" if curve == "said" else "")
    return (
        f"<b>{plain(row['name'])}</b>, {NAMES[curve]}<br>from {pd.Timestamp(row['period']):%-d %b %Y}"
        f"{'' if row['complete'] else ' (not over)'}<br>tone {row['tone']:+.2f}{interval}<br>"
        f"{counted} in {row['articles']:,} articles"
    )


def _changes(found: pd.DataFrame, axes: Mapping[str, str]) -> Iterator[Trace]:
    if found.empty:
        return
    yield scatter(
        x=found["date"],
        y=found["after"],
        mode="markers",
        showlegend=False,
        customdata=[
            [APART.join(("change", row["official"], row["curve"], str(row["date"])[:10]))] for row in records(found)
        ],
        text=[
            f"<b>{NAMES[row['curve']]}</b> changes on {pd.Timestamp(row['date']):%-d %b %Y}<br>{row['before']:+.2f} "
            f"before, {row['after']:+.2f} after ({row['size']:+.2f})<br>chance {row['probability']:.3f}"
            for row in records(found)
        ],
        hovertemplate="%{text}<extra></extra>",
        marker={
            "symbol": "diamond-tall",
            "size": 15,
            "color": [POSITIVE if size > 0 else NEGATIVE for size in found["size"]],
            "line": {"width": 1.5, "color": "white"},
            "opacity": 1,
        },
        unselected={"marker": {"opacity": 0.5}},
        **axes,
    )


def _legend() -> Iterator[Trace]:
    for name, symbol, dash in (
        (NAMES["said"], "circle", "solid"),
        (NAMES["written"], "square", "dot"),
    ):
        yield scatter(
            x=[None],
            y=[None],
            mode="lines+markers",
            name=name,
            line={"color": GREY, "dash": dash},
            marker={"symbol": symbol, "size": 8, "color": GREY},
        )
    yield scatter(
        x=[None],
        y=[None],
        mode="markers",
        name="a change of level",
        marker={"symbol": "diamond-tall", "size": 9, "color": POSITIVE, "line": {"width": 1.5}},
    )
    yield from legend()

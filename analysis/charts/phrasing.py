"""Phrases over time, their way between speakers, topics over time, and what tells two sides apart."""

from __future__ import annotations

from collections.abc import Mapping
from textwrap import wrap
from typing import Literal

import numpy as np
import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from analysis.charts.palette import COLOURS, DASHES, GREY, NEGATIVE, POSITIVE, SYMBOLS, Ink, ink
from analysis.charts.template import DATE_AXIS, plain

MOST_LINES = 8
MOST_LANES = 14
AROUND = pd.Timedelta(days=10)  # shown on either side of a way of a single day
TITLE = 16  # letters of a line above a panel, which is narrow on a phone
LABEL_HEIGHT = 0.045  # of the height of the contrast


def tracker(
    frame: pd.DataFrame, value: Literal["rate", "uses"], inks: Mapping[str, Ink], names: Mapping[str, str]
) -> go.Figure:
    """Uses of phrases by period: a line for each phrase and speaker, the most frequent; `frame` as phrases.uses.

    A period that is not over is a hollow mark at the end of a dotted line. customdata: "phrase|who|period".
    """
    figure = go.Figure()
    totals = frame.groupby(["phrase", "who"])["uses"].sum().sort_values(ascending=False, kind="stable")
    phrases = list(dict.fromkeys(frame["phrase"]))
    alone = frame["who"].nunique() == 1 and (len(phrases) > 1 or frame["who"].iloc[0] not in inks)
    unit = "per 1,000 words" if value == "rate" else "uses"
    for phrase, who in totals.index[:MOST_LINES]:
        rows = frame[(frame["phrase"] == phrase) & (frame["who"] == who)]
        place = phrases.index(phrase)
        colour = COLOURS[place % len(COLOURS)] if alone else ink(inks, who).colour
        name = plain(names.get(who, rows["name"].iloc[0]) or "all speakers")
        label = f"“{plain(phrase)}”" if alone else name if len(phrases) == 1 else f"{name}: “{plain(phrase)}”"
        over = rows["complete"].astype(bool)
        data = rows.assign(id=rows["phrase"] + "|" + rows["who"] + "|" + rows["period"].astype(str).str[:10])
        figure.add_scatter(
            x=data["period"],
            y=data[value],
            customdata=data[["id", "uses", "words", "statements", "of"]],
            name=label,
            mode="lines+markers",
            line={"color": colour, "dash": DASHES[place % len(DASHES)] if not alone else "solid", "width": 2},
            marker={
                "color": colour,
                "size": 7,
                "symbol": [SYMBOLS[place % 4] + ("" if done else "-open") for done in over],
            },
            hovertemplate=f"{label}<br>%{{x|%-d %b %Y}}: %{{y:.3~g}} {unit}<br>%{{customdata[1]}} uses in "
            "%{customdata[2]:,} words; %{customdata[3]} of %{customdata[4]} statements<extra></extra>",
        )
    figure.update_layout(
        xaxis=DATE_AXIS, yaxis={"title": unit, "rangemode": "tozero"}, showlegend=True, margin={"t": 40}
    )
    return figure


def echo_way(frame: pd.DataFrame, inks: Mapping[str, Ink]) -> go.Figure:
    """A phrase's way from speaker to speaker: a lane each, the first on top; `frame` as echo.echo.

    Small marks are uses, the large one the first; a step leads from each first use to the next. customdata: the id of
    the statement of the first use.
    """
    rows = frame.head(MOST_LANES).reset_index(drop=True)
    lanes = list(rows["official"])
    figure = go.Figure()
    figure.add_scatter(
        x=rows["first_use"],
        y=lanes,
        mode="lines",
        line={"color": GREY, "width": 1, "dash": "dot", "shape": "hv"},
        hoverinfo="skip",
        showlegend=False,
    )
    for place, row in enumerate(rows.to_dict("records")):
        colour = ink(inks, row["official"]).colour
        name = plain(row["name"])
        uses = list(row["dates"])
        figure.add_scatter(
            x=uses,
            y=[row["official"]] * len(uses),
            mode="markers",
            marker={"color": colour, "size": 7, "opacity": 0.55},
            customdata=[[row["statement_id"]]] * len(uses),
            hovertemplate=f"{name}: %{{x|%-d %b %Y}}<extra></extra>",
            showlegend=False,
        )
        after = "the first in this library" if not place else _after(int(row["days_after"]))
        figure.add_scatter(
            x=[row["first_use"]],
            y=[row["official"]],
            mode="markers",
            marker={"color": colour, "size": 13, "line": {"width": 1, "color": colour}},
            customdata=[[row["statement_id"]]],
            hovertemplate=f"{name}: first use %{{x|%-d %b %Y}}, {after}<extra></extra>",
            showlegend=False,
        )
        figure.add_annotation(
            x=row["first_use"], y=row["official"], text=after, yshift=15, showarrow=False, font={"size": 11}
        )
    labels = [
        plain(row["name"]) + (f" ({plain(row['country'])})" if row["country"] else "")
        for row in rows.to_dict("records")
    ]
    figure.update_layout(
        xaxis=DATE_AXIS,
        yaxis={
            "type": "category",
            "categoryorder": "array",
            "categoryarray": lanes[::-1],
            "tickvals": lanes,
            "ticktext": labels,
        },
        height=max(160, 46 * len(lanes) + 70),
        margin={"t": 24, "r": 60},
    )
    days = {pd.Timestamp(one) for dates in rows["dates"] for one in dates}
    if len(days) == 1:
        figure.update_xaxes(range=[min(days) - AROUND, min(days) + AROUND])
    return figure


def _after(days: int) -> str:
    return "the same day" if not days else "a day after" if days == 1 else f"{days} days after"


def topic_panels(frame: pd.DataFrame, most: int = 12) -> go.Figure:
    """The share of statements that name each topic, a panel each on one scale; `frame` as topics.topic_share.

    customdata: "topic|period". A period that is not over is pale.
    """
    totals = frame.groupby("topic")["statements"].sum().sort_values(ascending=False, kind="stable")
    topics = [topic for topic in totals.index if totals[topic]][:most]
    names = dict(zip(frame["topic"], frame["name"], strict=True))
    columns = min(3, len(topics)) or 1
    lines = -(-len(topics) // columns) or 1
    figure = make_subplots(
        rows=lines,
        cols=columns,
        shared_xaxes="all",
        shared_yaxes="all",
        subplot_titles=["<br>".join(wrap(plain(names[topic]), TITLE)) for topic in topics],
        vertical_spacing=min(0.12, 0.5 / lines),
        horizontal_spacing=0.03,
    )
    for place, topic in enumerate(topics):
        rows = frame[frame["topic"] == topic]
        figure.add_bar(
            x=rows["period"],
            y=rows["share"],
            customdata=pd.DataFrame(
                {"id": topic + "|" + rows["period"].astype(str).str[:10], "n": rows["statements"], "of": rows["of"]}
            ),
            marker={"color": COLOURS[0], "opacity": [0.9 if done else 0.4 for done in rows["complete"]]},
            hovertemplate=f"{plain(names[topic])}, %{{x|%-d %b %Y}}<br>%{{y:.1%}}: %{{customdata[1]}} of "
            "%{customdata[2]} statements<extra></extra>",
            showlegend=False,
            row=place // columns + 1,
            col=place % columns + 1,
        )
    figure.update_annotations(font={"size": 12}, xanchor="left", align="left", x=0)
    for place, note in enumerate(figure.layout.annotations):
        axis = figure.layout[f"xaxis{place + 1 if place else ''}"]
        note.update(x=axis.domain[0])
    figure.update_xaxes(**DATE_AXIS, nticks=4)
    figure.update_yaxes(tickformat=".0%", rangemode="tozero", nticks=4)
    return figure.update_layout(height=145 * lines + 40, margin={"t": 40})


def contrast(frame: pd.DataFrame, left: str, right: str, labelled: int = 12) -> go.Figure:
    """Phrases by how often both sides use them and how far that tells them apart; `frame` as compare.compare.

    Above the middle they are the left side's, below the right's; filled where chance is ruled out. customdata: key.
    """
    figure = go.Figure()
    height = max(float(np.ptp(frame["score"].to_numpy(dtype=float))), 0.5) if len(frame) else 1.0
    sides = ((left, frame["score"] > 0, POSITIVE), (right, frame["score"] <= 0, NEGATIVE))
    for name, mask, colour in sides:
        rows = frame[mask].reset_index(drop=True)
        sure = rows["claimed"].astype(bool)
        chosen = _labelled(rows, labelled, height)
        figure.add_scatter(
            x=rows["uses_left"] + rows["uses_right"],
            y=rows["score"],
            mode="markers+text",
            name=plain(name),
            text=[plain(phrase) if place in chosen else "" for place, phrase in enumerate(rows["phrase"])],
            textposition="middle right",
            textfont={"size": 11, "color": colour},
            customdata=rows[["key", "phrase", "uses_left", "uses_right", "probability"]].assign(
                phrase=[plain(phrase) for phrase in rows["phrase"]]
            ),
            marker={
                "color": colour,
                "size": 8,
                "symbol": ["circle" if one else "circle-open" for one in sure],
                "opacity": 0.8,
            },
            hovertemplate="“%{customdata[1]}”<br>"
            + f"{plain(left)}: %{{customdata[2]}} uses<br>{plain(right)}: %{{customdata[3]}} uses<br>"
            "z %{y:.1f}, chance %{customdata[4]:.2g}<extra></extra>",
        )
    ticks = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000]
    most = float((frame["uses_left"] + frame["uses_right"]).max()) if len(frame) else 10.0
    figure.add_hline(y=0, line={"width": 1})
    return figure.update_layout(
        xaxis={
            "type": "log",
            "title": "uses by both (logarithmic)",
            "tickvals": ticks,
            "range": [0.2, float(np.log10(max(most, 10))) + 0.25],
        },
        yaxis={"title": "z of the log-odds"},
        margin={"t": 40},
    )


def _labelled(rows: pd.DataFrame, most: int, height: float) -> set[int]:
    """The places of the strongest rows whose labels do not run into each other."""
    uses = np.log10((rows["uses_left"] + rows["uses_right"]).clip(lower=1).to_numpy(dtype=float))
    score = rows["score"].to_numpy(dtype=float)
    width = max(float(np.ptp(uses)), 0.5) if len(rows) else 1.0
    boxes: list[tuple[float, float, float]] = []
    chosen = set()
    for place in np.argsort(-np.abs(score), kind="stable"):
        x, y = float(uses[place] / width), float(score[place] / height)
        end = x + 0.02 + 0.009 * len(str(rows["phrase"].iloc[place]))
        if all(abs(y - other) > LABEL_HEIGHT or end < left or x > right for left, right, other in boxes):
            boxes.append((x, end, y))
            chosen.add(int(place))
        if len(chosen) == most:
            break
    return chosen

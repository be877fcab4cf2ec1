"""Keywords: squares over groups, ranked bars, two sets against each other, and phrases that rise and decline."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from analysis.charts.occasions import between, legend, on_the_axis
from analysis.charts.palette import COLOURS, NEGATIVE, POSITIVE
from analysis.charts.panels import in_panel, panel_layout
from analysis.charts.template import DATE_AXIS, drawn, plain, scatter
from analysis.measures.evidence import records

ROW = 24  # pixels
STROKE = 0.13  # of the largest share: the length of a talk's stroke
SCALE = [[0.0, "#A9CBE2"], [1.0, "#0072B2"]]
APART = "\t"  # between the group and the key in customdata[0]


def squares(
    frame: pd.DataFrame,
    labels: Mapping[str, str],
    phrases: Sequence[str],
    occasions: tuple[pd.DataFrame, pd.DataFrame] | None = None,
) -> go.Figure:
    """A square for each group and phrase that is used in it, the darker the more it marks the group.

    `frame` has who, key, phrase, score, uses, documents, of, complete; `labels` the groups from left to right;
    `phrases` the keys from top to bottom. customdata[0] is who and key, with a tab between. `occasions` are talks and
    deadlines (date, says) to mark below the squares, where the groups are periods by their first days.
    """
    used = frame[(frame["uses"] > 0) & frame["who"].isin(labels)]
    shown = dict(zip(used["key"], used["phrase"], strict=True))
    open_ended = ~used["complete"].astype(bool)
    marks = go.Scatter(
        x=used["who"].map(list(labels).index),
        y=[len(phrases) - 1 - list(phrases).index(key) for key in used["key"]],
        mode="markers",
        customdata=[[f"{who}{APART}{key}"] for who, key in zip(used["who"], used["key"], strict=True)],
        showlegend=False,
        text=[
            f"<b>{plain(row['phrase'])}</b>, {plain(labels[row['who']])}{'' if row['complete'] else ' (not over)'}<br>"
            f"{row['uses']:,} uses in {row['documents']:,} of {row['of']:,}<br>weight {row['score']:.3f}"
            for row in records(used)
        ],
        hovertemplate="%{text}<extra></extra>",
        marker={
            "symbol": ["square-open" if last else "square" for last in open_ended],
            "size": 17,
            "color": used["score"],
            "colorscale": SCALE,
            "cmin": 0,
            "line": {"width": [3 if last else 0 for last in open_ended]},
            "opacity": 1,
        },
        selected={"marker": {"opacity": 1, "size": 21}},
        unselected={"marker": {"opacity": 0.55}},
    )
    figure = go.Figure(marks)
    if occasions:
        talks, deadlines = (_placed(rows, [*labels]) for rows in occasions)
        figure.add_traces([*on_the_axis(talks, deadlines, -1.0, 0.4, {}), *legend()])
    return figure.update_layout(
        showlegend=bool(occasions),
        legend={"y": 0, "yanchor": "top"},
        xaxis={
            "tickvals": list(range(len(labels))),
            "ticktext": [plain(label).replace("\n", "<br>") for label in labels.values()],
            "range": [-0.7, len(labels) - 0.3],
            "showgrid": False,
            "ticks": "",
            "showline": False,
            "side": "top",
        },
        yaxis={
            "tickvals": list(range(len(phrases)))[::-1],
            "ticktext": [plain(shown.get(key, key)) for key in phrases],
            "range": [-1.5 if occasions else -0.7, len(phrases) - 0.3],
            "showgrid": True,
        },
        height=80 + ROW * (len(phrases) + (2 if occasions else 0)),
    )


def _placed(rows: pd.DataFrame, periods: Sequence[str]) -> pd.DataFrame:
    """The rows within some periods, which are told by their first days, with the place among these as `date`: a period
    reaches half a step to either side of its number.
    """
    firsts = pd.to_datetime(pd.Series(periods))
    longest = firsts.diff().max() if len(firsts) > 1 else pd.Timedelta(days=31)
    shown = between(rows, firsts.iloc[0], firsts.iloc[-1] + longest)
    days = pd.to_datetime(shown["date"]).dt.tz_localize(None).astype("datetime64[s]").astype("int64")
    edges = pd.concat([firsts, pd.Series([firsts.iloc[-1] + longest])]).astype("datetime64[s]").astype("int64")
    return shown.assign(date=np.interp(days, edges, np.arange(len(edges)) - 0.5))


def ranked(frame: pd.DataFrame) -> go.Figure:
    """The keywords of one group as bars, the strongest on top, with uses and documents beside each bar."""
    rows = frame.iloc[::-1]
    return go.Figure(_bars(rows)).update_layout(
        xaxis={"visible": False},
        yaxis=_phrases(rows),
        height=60 + ROW * len(rows),
        margin={"r": 90},
    )


def side_by_side(frame: pd.DataFrame, labels: Mapping[str, str], deep: int = 8, columns: int = 3) -> go.Figure:
    """A small chart for each group of `labels`, as `ranked` draws it, with its strongest keywords, all on one scale."""
    lines = max(1, -(-len(labels) // columns))
    titles = [plain(label) for label in labels.values()]
    figure = make_subplots(
        lines, columns, subplot_titles=titles, horizontal_spacing=0.16, vertical_spacing=0.2 / lines, shared_xaxes="all"
    )
    for place, who in enumerate(labels):
        cell = {"row": place // columns + 1, "col": place % columns + 1}
        rows = frame[frame["who"] == who].head(deep).iloc[::-1]
        figure.add_trace(_bars(rows), **cell)
        figure.update_yaxes(_phrases(rows) | {"range": [len(rows) - deep - 0.6, len(rows) - 0.4]}, **cell)
    figure.update_xaxes(visible=False, range=[0, 1.4 * frame.loc[frame["who"].isin(labels), "score"].max()])
    figure.update_annotations(font={"size": 13})
    return figure.update_layout(height=60 + lines * (40 + ROW * deep), margin={"t": 40}, showlegend=False)


def _bars(rows: pd.DataFrame) -> go.Bar:
    return go.Bar(
        x=rows["score"],
        y=list(range(len(rows))),
        orientation="h",
        customdata=[[f"{who}{APART}{key}"] for who, key in zip(rows["who"], rows["key"], strict=True)],
        text=[f"{uses:,} in {documents:,}" for uses, documents in zip(rows["uses"], rows["documents"], strict=True)],
        textposition="outside",
        cliponaxis=False,
        marker={"color": COLOURS[0]},
        hovertext=[
            f"<b>{plain(row['phrase'])}</b><br>weight {row['score']:.3f}<br>{row['uses']:,} uses in "
            f"{row['documents']:,} of {row['of']:,}<br>{row['elsewhere']:,} uses elsewhere in the library"
            for row in records(rows)
        ],
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _phrases(rows: pd.DataFrame) -> dict[str, object]:
    """The axis that names the bars."""
    return {
        "tickvals": list(range(len(rows))),
        "ticktext": [plain(phrase) for phrase in rows["phrase"]],
        "showgrid": False,
    }


def against(frame: pd.DataFrame, one: str, other: str) -> go.Figure:
    """Two sets: what the one says more to the right, what the other says more to the left, with the counts of both.

    `frame` as measures.keyness gives it. customdata[0] is the key. Pale bars could be chance.
    """
    rows = frame.sort_values("z", ignore_index=True)
    marks = go.Bar(
        x=rows["z"],
        y=list(range(len(rows))),
        orientation="h",
        customdata=rows[["key"]],
        text=[f"{a:,} : {b:,}" for a, b in zip(rows["uses"], rows["uses_other"], strict=True)],
        textposition="outside",
        cliponaxis=False,
        marker={
            "color": [POSITIVE if z > 0 else NEGATIVE for z in rows["z"]],
            "opacity": [1.0 if chance <= 0.05 else 0.45 for chance in rows["probability"]],
        },
        hovertext=[
            f"<b>{plain(row['phrase'])}</b><br>{row['rate']:.2f} against {row['rate_other']:.2f} uses per 1,000 "
            f"words<br>{2 ** abs(row['log_ratio']):.1f} times as often (log ratio {row['log_ratio']:+.1f})<br>"
            f"log-odds z {row['z']:+.1f}, log-likelihood {row['g2']:+.1f}, adjusted chance {row['probability']:.2g}"
            for row in records(rows)
        ],
        hovertemplate="%{hovertext}<extra></extra>",
    )
    figure = go.Figure(marks)
    reach = 0.22 * (max(0, rows["z"].max()) - min(0, rows["z"].min()))  # room for the counts beside the bars
    for name, x, anchor in ((f"◂ {other}", 0.0, "left"), (f"{one} ▸", 1.0, "right")):
        figure.add_annotation(
            x=x, y=1, xref="paper", yref="paper", xanchor=anchor, yanchor="bottom", text=plain(name), showarrow=False
        )
    return figure.update_layout(
        xaxis={
            "title": "log-odds, z-score",
            "zeroline": True,
            "zerolinewidth": 1,
            "range": [min(0, rows["z"].min()) - reach, max(0, rows["z"].max()) + reach],
        },
        yaxis={
            "tickvals": list(range(len(rows))),
            "ticktext": [plain(phrase) for phrase in rows["phrase"]],
            "showgrid": False,
        },
        height=100 + 21 * len(rows),
        margin={"t": 30, "r": 40},
    )


def rise_and_decline(
    found: pd.DataFrame, shares: pd.DataFrame, talks: pd.DataFrame, deadlines: pd.DataFrame, columns: int = 4
) -> go.Figure:
    """A small chart for each phrase that rises (blue, first) or declines (orange): its share of documents a period.

    `found` as measures.keywords_trends gives it; `shares` has who (period), key, documents, of, complete.
    customdata[0] is period and key, with a tab between. A period that is not over is hollow. `talks` and `deadlines`
    have date and says: marks on each time axis.
    """
    days = pd.to_datetime(shares["who"])
    first, last = days.min() - pd.Timedelta(days=10), days.max() + pd.Timedelta(days=40)
    rows = max(1, -(-len(found) // columns))
    titles = [plain(phrase) for phrase in found["phrase"]]
    traces, shares_axes = list(legend()), []
    for place, row in enumerate(records(found)):
        own = shares[shares["key"] == row["key"]].sort_values("who")
        colour = POSITIVE if row["z"] > 0 else NEGATIVE
        axes = in_panel(place)
        top = max(0.01, (own["documents"] / own["of"]).max())
        traces += on_the_axis(
            between(talks, first, last), between(deadlines, first, last), -0.12 * top, STROKE * top, axes
        )
        shares_axes.append({"range": [-0.22 * top, 1.1 * top], "tickformat": ".0%", "nticks": 3})
        trace = scatter(
            x=own["who"],
            y=own["documents"] / own["of"],
            **axes,
            mode="lines+markers",
            line={"color": colour, "width": 1.5},
            marker={
                "size": 7,
                "color": colour,
                "symbol": ["circle" if complete else "circle-open" for complete in own["complete"]],
            },
            customdata=[[f"{who}{APART}{row['key']}"] for who in own["who"]],
            text=[f"{a:,} of {b:,}" for a, b in zip(own["documents"], own["of"], strict=True)],
            hovertemplate="%{x|%-d %b %Y}<br>%{text}<extra></extra>",
            showlegend=False,
        )
        traces.append(trace)
    dates = {**DATE_AXIS, "nticks": 4}
    layout = panel_layout(titles, columns, dates, shares_axes, shared=True, vertical=0.3 / rows)
    return drawn(
        traces,
        **layout,
        height=90 + 150 * rows,
        margin={"t": 30, "l": 40, "b": 70},
        legend={"y": -0.12, "yanchor": "top"},
    )

"""Charts for paper, drawn as SVG: plotly's need a browser."""

from __future__ import annotations

from itertools import pairwise

import pandas as pd

from analysis.charts.palette import COLOURS
from analysis.charts.template import GROUNDS

WIDTH, HEIGHT = 720, 150
_BELOW, _ABOVE, _LABELS = 22, 16, 8


def columns(frame: pd.DataFrame) -> str:
    """Statements by period as columns: `frame` as measures.profiles.activity gives it, two rows or more.

    The greatest column carries its number; a period that is not over is paler.
    """
    ground = GROUNDS["light"]
    counts = [int(count) for count in frame["statements"]]
    most, step = max([*counts, 1]), WIDTH / len(counts)
    room = HEIGHT - _BELOW - _ABOVE
    drawn = []
    for place, (count, complete) in enumerate(zip(counts, frame["complete"], strict=True)):
        tall = room * count / most
        left, width, top = place * step + step * 0.12, step * 0.76, HEIGHT - _BELOW - tall
        drawn.append(
            f'<rect x="{left:.1f}" y="{top:.1f}" width="{width:.1f}" height="{tall:.1f}" fill="{COLOURS[0]}" '
            f'opacity="{0.9 if complete else 0.45}"/>'
        )
        if count == most and count not in counts[:place]:
            drawn.append(_text(left + width / 2, top - 4, f"{count:,}", ground.text))
    drawn.append(
        f'<line x1="0" y1="{HEIGHT - _BELOW}" x2="{WIDTH}" y2="{HEIGHT - _BELOW}" stroke="{ground.faint}" '
        'stroke-width="1"/>'
    )
    drawn += [
        _text((place + 0.5) * step, HEIGHT - 6, label, ground.faint) for place, label in _labels(list(frame["period"]))
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="100%" role="img" '
        f'aria-label="Statements by period, at most {most}">{"".join(drawn)}</svg>'
    )


def _labels(periods: list[pd.Timestamp]) -> list[tuple[int, str]]:
    """The places of at most eight labels, with day, month and year as far as the period needs them."""
    days = [pd.Timestamp(period) for period in periods]
    short = min(((after - before).days for before, after in pairwise(days)), default=1) < 28
    every = -(-len(days) // _LABELS)
    return [
        (place, f"{day.day} {day:%b %Y}" if short else f"{day:%b %Y}")
        for place, day in enumerate(days)
        if place % every == every // 2
    ]


def _text(x: float, y: float, words: str, colour: str) -> str:
    inside = min(max(x, 28), WIDTH - 28)
    return (
        f'<text x="{inside:.1f}" y="{y:.1f}" text-anchor="middle" font-size="11" font-family="Arial, sans-serif" '
        f'fill="{colour}">{words}</text>'
    )

"""Keywords in the forms that the page's charts take."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from analysis.measures.keywords_documents import By
from pages.widgets.text import day

MOST = 24  # phrases of the squares
GROUPS: dict[str, By] = {"Period": "period", "Official": "official", "Country": "country", "Source": "source"}


def labels(frame: pd.DataFrame, by: By, names: Mapping[str, str]) -> dict[str, str]:
    """What each group is called, in the order to show: periods by time, the others by their size."""
    groups = frame.drop_duplicates("who").sort_values(["of", "who"], ascending=[False, True])
    if by == "period":
        return {who: day(pd.Timestamp(who)) for who in sorted(groups["who"])}
    return {who: names.get(who, name) for who, name in zip(groups["who"], groups["name"], strict=True)}


def rows_of_squares(frame: pd.DataFrame, groups: Sequence[str]) -> list[str]:
    """The phrases that mark the groups most, each beside the group it marks most, in the order of the groups."""
    best = frame[frame["who"].isin(groups)].sort_values("score", ascending=False).drop_duplicates("key")
    each = max(1, MOST // max(1, len(groups)))
    first = best.groupby("who").head(each)
    chosen = pd.concat([first, best[~best["key"].isin(first["key"])]]).head(max(MOST, len(groups)))
    place = {who: number for number, who in enumerate(groups)}
    ordered = chosen.assign(place=chosen["who"].map(place)).sort_values(["place", "rank"])
    return [str(key) for key in ordered["key"]]


def on_axis(firsts: Sequence[str]) -> dict[str, str]:
    """What an axis calls periods by their first days: the month alone where all begin with one, the year once."""
    days = pd.to_datetime(list(firsts))
    months = bool((days.day == 1).all())
    names: dict[str, str] = {}
    year = 0
    for first, when in zip(firsts, days, strict=True):
        name = f"{when:%b}" if months else f"{when:%b} {when.day}"
        names[first] = name if when.year == year else f"{name} {when.year}"
        year = when.year
    return names

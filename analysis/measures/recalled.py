"""Mentions of a past talk, joined to it: "since the summit in Oslo" speaks of the summit that the library knows."""

from __future__ import annotations

from typing import Any

Report = dict[str, Any]


def recalling(talks: list[list[Report]], mentions: list[Report]) -> list[list[Report]]:
    """The mentions that speak of each talk; both as rows of `told_talks`, one list of reports a talk.

    A mention is of the latest talk of its kind that was held at its place, on its days where it gives some, else before
    its article; one that speaks of no known talk is left out.
    """
    found: list[list[Report]] = [[] for _ in talks]
    for mention in mentions:
        fitting = [place for place, reports in enumerate(talks) if _speaks_of(mention, reports)]
        if fitting:
            latest = max(fitting, key=lambda place: max(row["date_from"] for row in talks[place]))
            found[latest].append(mention)
    return found


def _speaks_of(mention: Report, reports: list[Report]) -> bool:
    dated = [row for row in reports if row["precision"] is not None]
    if not dated or mention["kind"] not in {row["kind"] for row in reports}:
        return False
    return _in_time(mention, dated) and any(_same_place(mention["venue"], row["venue"]) for row in reports)


def _in_time(mention: Report, reports: list[Report]) -> bool:
    if mention["precision"] is None:
        return all(row["date_from"] <= mention["date_to"] for row in reports)
    return any(row["date_from"] <= mention["date_to"] and mention["date_from"] <= row["date_to"] for row in reports)


def _same_place(one: str, other: str) -> bool:
    names = [{word.strip(".,’") for word in venue.split() if word[:1].isupper()} for venue in (one, other)]
    return bool(names[0] & names[1])

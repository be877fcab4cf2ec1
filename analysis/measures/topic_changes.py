"""Which topics each official took up or stopped naming."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pandas as pd

from analysis.library import Filters, Library
from analysis.measures.shift_evidence import with_evidence
from analysis.measures.shift_sentences import with_sentences
from analysis.measures.shift_topics import all_topics
from analysis.measures.statistics import LEVEL, false_discovery
from analysis.measures.windows import Window, window, window_days

OFFICIALS = 8  # those with most statements in the window
NEAR = 30  # days before the window in which a fuller report of one of its statements may stand
LEAST = 5  # statements in the window and before it


def told_topics(library: Library, filters: Filters) -> tuple[list[dict[str, Any]], date | None, date | None]:
    """The changes of topics by official that chance does not explain, and the first and last day of the window.

    Rows as `shift_evidence.with_evidence` gives them, the surest first; the chances allow for all topics and all
    officials compared. Without dated statements: no rows, and no days.
    """
    days = window_days(library, filters)
    everyone = window(library, filters, before_since=days[0] - timedelta(days=NEAR)) if days else None
    if everyone is None:
        return [], None, None
    view = replace(filters, since=everyone.since, until=everyone.until)
    speakers = _speakers(everyone)
    each = window(library, view, speakers=speakers) if speakers else None
    if each is None:
        return [], everyone.since, everyone.until
    enough = [place for place, part in each.parts.items() if _enough(part)]
    compared = {place: frame for place, frame in all_topics(library, each).items() if place in enough}
    if not compared:
        return [], everyone.since, everyone.until
    frame = pd.concat([found.assign(place=place) for place, found in compared.items()], ignore_index=True)
    frame = frame[frame["statements"] + frame["statements_before"] > 0]
    frame = frame.assign(probability=false_discovery(frame["chance"]))
    told = frame.assign(claimed=frame["probability"] <= LEVEL).query("claimed")
    parts = {place: told[told["place"] == place].reset_index(drop=True) for place in compared}
    frames = [part for part in with_sentences(library, each, parts).values() if len(part)]
    rows = with_evidence(library, pd.concat(frames, ignore_index=True)) if frames else []
    rows.sort(key=lambda row: (row["probability"], row["official"], row["key"]))
    return rows, everyone.since, everyone.until


def _speakers(chosen: Window) -> tuple[str, ...]:
    counts = chosen.late.loc[chosen.late["speaker"] != "", "speaker"].value_counts()
    ranked = sorted(counts[counts > 0].items(), key=lambda one: (-one[1], str(one[0])))
    return tuple(str(one) for one, _ in ranked[:OFFICIALS])


def _enough(chosen: Window) -> bool:
    return min(len(chosen.late), len(chosen.before)) >= LEAST

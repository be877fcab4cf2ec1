"""Topics that an official took up, named more or less, or stopped naming in a window."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from analysis.extraction.topics import topic_names, topic_phrases
from analysis.library import Library
from analysis.measures.evidence import records
from analysis.measures.statistics import LEVEL, chance_of_split, false_discovery, surprise
from analysis.measures.topics import named_topics
from analysis.measures.windows import Window

EVIDENCE = 8  # statements

# `place` tells the comparisons of a window apart: one a speaker, or one of all.
_SAID = """
    picked AS (
        SELECT s.statement_id, s.article_id, s.date AS said_on, s.date >= $window_first AS late,
               {place} AS place {columns}
        FROM {statements} s WHERE {where} AND s.statement_id NOT IN (SELECT unnest($repeats::VARCHAR[]))
    )
"""
_EACH = """
    unnest(list_filter(
        list_distinct([list_position($speakers, s.official), list_position($speakers, s.body)]), lambda one: one > 0
    )) - 1
"""
_NAMED = """
    WITH {said}
    SELECT place, topic, count(*) FILTER (late) AS statements, count(*) FILTER (NOT late) AS statements_before,
           count(DISTINCT said_on) FILTER (late) AS days, count(DISTINCT said_on) FILTER (NOT late) AS days_before,
           min(said_on) AS first_use, max(said_on) AS last_use, max(said_on) FILTER (NOT late) AS last_before,
           list(statement_id ORDER BY said_on DESC, statement_id)[1:$evidence] AS statement_ids
    FROM (SELECT *, unnest(topics) AS topic FROM picked)
    GROUP BY place, topic
"""
_PRINTED = """
    WITH {said}
    SELECT DISTINCT place, unnest(a.topics) AS topic
    FROM (SELECT DISTINCT place, article_id FROM picked WHERE late) JOIN {articles} a USING (article_id)
"""


def topic_shifts(library: Library, chosen: Window) -> dict[int, pd.DataFrame]:
    """Topics that changed, those no longer named, and those that the window's articles name but its statements do not.

    A frame for each comparison of the window, by its place; columns as `measures.shifts.shifts`; `unit` is "topic" and
    `phrase` the topic's name. What is dropped is told whether or not there is text enough to be sure: `claimed` says
    so.
    """
    return {place: _told(frame) for place, frame in all_topics(library, chosen).items()}


def _told(frame: pd.DataFrame) -> pd.DataFrame:
    said = frame["statements"] + frame["statements_before"] > 0
    frame["probability"] = 1.0
    frame.loc[said, "probability"] = false_discovery(frame.loc[said, "chance"])
    frame["claimed"] = frame["probability"] <= LEVEL
    silent = (frame["statements"] == 0) & (said | frame["printed"])
    return frame[silent | frame["claimed"]].reset_index(drop=True)


def all_topics(library: Library, chosen: Window) -> dict[int, pd.DataFrame]:
    """Every topic in the window and before, by place: the columns of `topic_shifts` but probability and claimed, and
    `chance` (before any adjustment) and `printed` (a subject of the window's articles).
    """
    topics = named_topics(library)
    said, values = _picked(chosen, topics.statements, ", s.topics")
    named = library.query(_NAMED.format(said=said), values | {"evidence": EVIDENCE}, topics.kept)
    told = {(row["place"], row["topic"]): row for row in records(named)}
    said, values = _picked(chosen)
    found = library.query(_PRINTED.format(said=said, articles=topics.articles), values, topics.kept)
    printed = set(zip(found["place"], found["topic"], strict=True))
    frames = {}
    for place, part in chosen.parts.items():
        speaker = chosen.speakers[place] if chosen.speakers else ""
        rows = [
            _row(part, told.get((place, topic), _UNSAID), topic, speaker) | {"printed": (place, topic) in printed}
            for topic in topic_phrases()
        ]
        frames[place] = _with_chances(part, pd.DataFrame(rows))
    return frames


def _picked(window: Window, statements: str = "statements", columns: str = "") -> tuple[str, dict[str, object]]:
    """The window's distinct statements as the common table `picked` (statement_id, article_id, said_on, late, place,
    and further columns), and its parameters.
    """
    place = _EACH if window.speakers else "0"
    said = _SAID.format(where=window.where, place=place, statements=statements, columns=columns)
    values = {**window.values, "window_first": window.since, "repeats": window.repeats}
    return said, values | ({"speakers": list(window.speakers)} if window.speakers else {})


_UNSAID: dict[str, Any] = {
    **dict.fromkeys(("statements", "statements_before", "days", "days_before"), 0),
    **dict.fromkeys(("first_use", "last_use", "last_before")),
    "statement_ids": [],
}


def _row(chosen: Window, told: dict[str, Any], topic: str, speaker: str) -> dict[str, object]:
    own = chosen.own()
    now, before = int(told["statements"]), int(told["statements_before"])
    expected = len(chosen.late) * (before + 0.5) / (len(chosen.before) + 1)
    return {
        **{name: told[name] for name in _UNSAID},
        "kind": "dropped" if not now else "new" if not before else "rising" if now > expected else "falling",
        "unit": "topic",
        "phrase": topic_names()[topic],
        "key": topic,
        "official": speaker or (own[0] if len(own) == 1 else ""),
        "uses": now,
        "uses_before": before,
        "words": int(chosen.late["words"].sum()),
        "words_before": int(chosen.before["words"].sum()),
        "score": float(surprise([now], [expected])[0]),
    }


def _with_chances(chosen: Window, frame: pd.DataFrame) -> pd.DataFrame:
    sizes = len(chosen.late), len(chosen.before)
    by_statement = chance_of_split(frame["statements"], sizes[0], frame["statements_before"], sizes[1])
    by_day = chance_of_split(frame["days"], chosen.days(True), frame["days_before"], chosen.days(False))
    days = {name: pd.to_datetime(frame[name]) for name in ("first_use", "last_use", "last_before")}
    return frame.assign(chance=np.maximum(by_statement, by_day), **days)

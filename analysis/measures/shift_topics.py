"""Topics that an official took up, named more or less, or stopped naming in a window."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.library import Library
from analysis.measures.patterns import sql_pattern
from analysis.measures.statistics import chance_of_split, false_discovery, surprise
from analysis.measures.topics import topic_names, topic_phrases
from analysis.measures.windows import Window

LEVEL = 0.05

_NAMED = """
    SELECT s.statement_id, s.date, {flags}
    FROM statements s WHERE {where} AND regexp_matches(s.content, $any_topic)
      AND s.statement_id NOT IN (SELECT unnest($repeats::VARCHAR[]))
    ORDER BY s.date DESC, s.statement_id
"""
_PRINTED = """
    SELECT {most} FROM (
        SELECT {flags} FROM sentences WHERE article_id IN (
            SELECT article_id FROM statements s WHERE {where} AND s.date >= $window_first
        ) AND regexp_matches(text, $any_topic) GROUP BY article_id
    )
"""
PRINTED = 2  # sentences of one article that name a topic: it is then a subject of the article


def topic_shifts(library: Library, chosen: Window) -> pd.DataFrame:
    """Topics that changed, those no longer named, and those that the window's articles name but its statements do not.

    Columns as `measures.shifts.shifts`; `unit` is "topic" and `phrase` the topic's name. What is dropped is told
    whether or not there is text enough to be sure: `claimed` says so.
    """
    frame = all_topics(library, chosen)
    said = frame["statements"] + frame["statements_before"] > 0
    frame["probability"] = 1.0
    frame.loc[said, "probability"] = false_discovery(frame.loc[said, "chance"])
    frame["claimed"] = frame["probability"] <= LEVEL
    silent = (frame["statements"] == 0) & (said | frame["printed"])
    return frame[silent | frame["claimed"]].reset_index(drop=True)


def all_topics(library: Library, chosen: Window) -> pd.DataFrame:
    """Every topic in the window and before: the columns of `topic_shifts` but probability and claimed, and `chance`
    (before any adjustment) and `printed` (a subject of the window's articles).
    """
    topics = topic_phrases()
    patterns: dict[str, object] = {f"topic_{n}": sql_pattern(*phrases) for n, phrases in enumerate(topics.values())}
    patterns["any_topic"] = sql_pattern(*(phrase for phrases in topics.values() for phrase in phrases))
    flags = ", ".join(f"regexp_matches(s.content, $topic_{n}) AS t{n}" for n in range(len(topics)))
    values = {**chosen.values, **patterns, "repeats": chosen.repeats}
    named = library.query(_NAMED.format(flags=flags, where=chosen.where), values)
    named["date"] = pd.to_datetime(named["date"])
    printed = _printed(library, chosen, patterns, len(topics))
    rows = []
    for n, topic in enumerate(topics):
        rows.append(_row(chosen, named[named[f"t{n}"].astype(bool)], topic) | {"printed": bool(printed[n])})
    return pd.DataFrame(rows)


def _printed(library: Library, chosen: Window, patterns: dict[str, object], size: int) -> list[bool]:
    """Which topics are a subject of the articles of the window's statements."""
    flags = ", ".join(f"count(*) FILTER (regexp_matches(text, $topic_{n})) AS t{n}" for n in range(size))
    most = ", ".join(f"coalesce(max(t{n}), 0) AS t{n}" for n in range(size))
    values = {**chosen.values, **patterns, "window_first": chosen.since}
    found = library.query(_PRINTED.format(flags=flags, most=most, where=chosen.where), values)
    return [int(found[f"t{n}"].iloc[0]) >= PRINTED for n in range(size)]


def _row(chosen: Window, named: pd.DataFrame, topic: str) -> dict[str, object]:
    dates = named["date"]
    late = dates >= pd.Timestamp(chosen.since)
    now, before = int(late.sum()), int((~late).sum())
    chance = float(chance_of_split([now], len(chosen.late), [before], len(chosen.before))[0])
    days = [int(dates[late].nunique()), int(dates[~late].nunique())]
    by_day = float(chance_of_split([days[0]], chosen.days(True), [days[1]], chosen.days(False))[0])
    expected = len(chosen.late) * (before + 0.5) / (len(chosen.before) + 1)
    speakers = chosen.said["speaker"].unique()
    kind = "dropped" if not now else "new" if not before else "rising" if now > expected else "falling"
    return {
        "kind": kind,
        "unit": "topic",
        "phrase": topic_names()[topic],
        "key": topic,
        "official": speakers[0] if len(speakers) == 1 else "",
        "uses": now,
        "uses_before": before,
        "statements": now,
        "statements_before": before,
        "words": int(chosen.late["words"].sum()),
        "words_before": int(chosen.before["words"].sum()),
        "days": days[0],
        "days_before": days[1],
        "first_use": dates.min(),
        "last_use": dates.max(),
        "last_before": dates[~late].max(),
        "score": float(surprise([now], [expected])[0]),
        "chance": float(np.maximum(chance, by_day)),
        "statement_ids": named["statement_id"].head(8).tolist(),
    }

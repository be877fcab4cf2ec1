"""Topics: the subjects of data/topics.toml, each a list of phrases, over time."""

from __future__ import annotations

from functools import cache

import pandas as pd

from analysis.library import Filters, Library
from analysis.measures.patterns import sql_pattern
from analysis.measures.periods import Period, first_day, is_open
from analysis.resources import settings


@cache
def topic_phrases() -> dict[str, tuple[str, ...]]:
    """The phrases of each topic, by its id."""
    return {topic: tuple(entry["phrases"]) for topic, entry in settings("topics").items()}


@cache
def topic_names() -> dict[str, str]:
    """The name of each topic, by its id."""
    return {topic: str(entry["name"]) for topic, entry in settings("topics").items()}


def topic_share(library: Library, filters: Filters, period: Period = "month") -> pd.DataFrame:
    """The share of dated statements that name each topic, by period (day, week, month, quarter, year).

    Columns: topic, name, period (its first day), statements (that name it), of (all of the period), share, complete
    (whether the period was over when the newest article came out).
    """
    where, values = filters.where("statements", "s")
    topics = topic_phrases()
    flags = ", ".join(f"count(*) FILTER (regexp_matches(content, $topic_{n})) AS t{n}" for n in range(len(topics)))
    patterns = {f"topic_{n}": sql_pattern(*phrases) for n, phrases in enumerate(topics.values())}
    wide = library.query(
        f"SELECT {first_day('s.date')} AS period, count(*) AS statements_of, {flags}, "
        f"bool_or({is_open('s.date', period)}) AS open FROM statements s "
        f"WHERE {where} AND s.date IS NOT NULL AND s.stance <> 'affirmed' GROUP BY 1 ORDER BY 1",
        values | patterns | {"period": period},
    )
    frames = [
        pd.DataFrame(
            {
                "topic": topic,
                "name": topic_names()[topic],
                "period": wide["period"],
                "statements": wide[f"t{n}"],
                "of": wide["statements_of"],
                "share": wide[f"t{n}"] / wide["statements_of"],
                "complete": ~wide["open"].astype(bool),
            }
        )
        for n, topic in enumerate(topics)
    ]
    return pd.concat(frames, ignore_index=True) if frames else pd.DataFrame()


def statements_on(library: Library, filters: Filters, *, topic: str, limit: int = 1000) -> pd.DataFrame:
    """The dated statements that name a topic, newest first.

    Columns: statement_id, article_id, start, end, official, name, speaker, kind, stance, date, title, source, day.
    """
    where, values = filters.where("statements", "s")
    found = library.query(
        'SELECT s.statement_id, s.article_id, s.content_start AS start, s.content_end AS "end", s.official, '
        "coalesce(p.name, '') AS name, s.speaker, s.kind, s.stance, s.date, a.title, s.source, s.day "
        "FROM statements s LEFT JOIN profiles p ON p.official = coalesce(s.official, s.body) "
        f"JOIN articles a USING (article_id) WHERE {where} AND s.date IS NOT NULL AND s.stance <> 'affirmed' "
        "AND regexp_matches(s.content, $topic) ORDER BY s.date DESC, s.article_id, s.content_start LIMIT $limit",
        values | {"topic": sql_pattern(*topic_phrases()[topic]), "limit": limit},
    )
    return found.assign(date=pd.to_datetime(found["date"]))

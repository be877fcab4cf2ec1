"""Topics: the subjects of data/topics.toml, each a list of phrases, over time."""

from __future__ import annotations

from functools import cache

import pandas as pd

from analysis.library import Filters, Library
from analysis.measures.patterns import sql_pattern
from analysis.resources import settings


@cache
def topic_phrases() -> dict[str, tuple[str, ...]]:
    """The phrases of each topic, by its id."""
    return {topic: tuple(entry["phrases"]) for topic, entry in settings("topics").items()}


@cache
def topic_names() -> dict[str, str]:
    """The name of each topic, by its id."""
    return {topic: str(entry["name"]) for topic, entry in settings("topics").items()}


def topic_share(library: Library, filters: Filters, period: str = "month") -> pd.DataFrame:
    """The share of dated statements that name each topic, by period (day, week, month, quarter, year).

    Columns: topic, name, period (its first day), statements (that name it), of (all of the period), share, complete
    (whether the period was over when the newest article came out).
    """
    where, values = filters.where("statements", "s")
    topics = topic_phrases()
    flags = ", ".join(f"count(*) FILTER (regexp_matches(content, $topic_{n})) AS t{n}" for n in range(len(topics)))
    patterns = {f"topic_{n}": sql_pattern(*phrases) for n, phrases in enumerate(topics.values())}
    wide = library.query(
        f"SELECT date_trunc($period, s.date)::DATE AS period, count(*) AS statements_of, {flags}, "
        f"coalesce(date_trunc($period, s.date) + to_{period}s(1) > any_value(n.newest) + to_days(1), false) AS open "
        "FROM statements s, (SELECT max(day) AS newest FROM articles) n "
        f"WHERE {where} AND s.date IS NOT NULL AND s.stance <> 'affirmed' GROUP BY ALL ORDER BY period",
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

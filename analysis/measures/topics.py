"""Topics: the subjects of data/topics.toml, each a list of phrases, over time."""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd

from analysis.extraction.patterns import sql_pattern
from analysis.extraction.topics import any_topic, topic_names, topic_phrases, topics_digest
from analysis.library import Filters, Library
from analysis.library.derived import SUBJECT
from analysis.library.sql import quoted
from analysis.measures.periods import Period, first_day, is_open


class Named(NamedTuple):
    """Where the topics of statements and articles are read, as SQL: the tables with a column `topics`; and the tables
    kept for it, to be handed to `Library.query`.
    """

    statements: str
    articles: str
    kept: dict[str, str]


def named_topics(library: Library) -> Named:
    """The topics by today's data/topics.toml: as they were kept at import, or looked for again if it was edited since.

    Looking again reads all texts once for each version of the library.
    """
    edition = quoted(topics_digest())
    state = f"topics_state_{topics_digest()}"
    edited = f"SELECT EXISTS (SELECT 1 FROM statements WHERE topics_of IS DISTINCT FROM {edition}) AS edited"
    if not topic_phrases() or not library.query(f"SELECT edited FROM {state}", kept={state: edited})["edited"].iloc[0]:
        return Named("statements", "articles", {})
    in_statements, in_articles = f"statement_topics_{topics_digest()}", f"article_topics_{topics_digest()}"
    kept = {
        in_statements: f"SELECT statement_id, {_flags('content')} AS topics FROM statements "
        f"WHERE regexp_matches(content, {quoted(any_topic())})",
        in_articles: "SELECT article_id, list(topic) AS topics FROM ("
        f"SELECT article_id, topic FROM (SELECT article_id, unnest({_flags('text')}) AS topic FROM sentences "
        f"WHERE regexp_matches(text, {quoted(any_topic())})) GROUP BY ALL HAVING count(*) >= {SUBJECT}"
        ") GROUP BY article_id",
    }
    return Named(
        _source("statements", "statement_id", in_statements), _source("articles", "article_id", in_articles), kept
    )


def _flags(column: str) -> str:
    flags = ", ".join(
        f"CASE WHEN regexp_matches({column}, {quoted(sql_pattern(*phrases))}) THEN {quoted(topic)} END"
        for topic, phrases in topic_phrases().items()
    )
    return f"list_filter([{flags}], lambda topic: topic IS NOT NULL)"


def _source(table: str, key: str, kept: str) -> str:
    topics = "t.* EXCLUDE (topics), coalesce(k.topics, []) AS topics"
    return f"(SELECT {topics} FROM {table} t LEFT JOIN {kept} k USING ({key}))"


def topic_share(library: Library, filters: Filters, period: Period = "month") -> pd.DataFrame:
    """The share of dated statements that name each topic, by period (day, week, month, quarter, year).

    Columns: topic, name, period (its first day), statements (that name it), of (all of the period), share, complete
    (whether the period was over when the newest article came out).
    """
    where, values = filters.where("statements", "s")
    topics = named_topics(library)
    chosen = f"{where} AND s.date IS NOT NULL AND s.stance <> 'affirmed'"
    values |= {"period": period}
    of = library.query(
        f"SELECT {first_day('s.date')} AS period, count(*) AS of, bool_or({is_open('s.date', period)}) AS open "
        f"FROM statements s WHERE {chosen} GROUP BY 1 ORDER BY 1",
        values,
    )
    counted = library.query(
        f"SELECT period, topic, count(*) AS statements FROM (SELECT {first_day('s.date')} AS period, "
        f"unnest(s.topics) AS topic FROM {topics.statements} s WHERE {chosen}) GROUP BY ALL",
        values,
        topics.kept,
    )
    every = pd.DataFrame({"topic": list(topic_phrases()), "name": [topic_names()[one] for one in topic_phrases()]})
    rows = every.merge(of, how="cross").merge(counted, on=["period", "topic"], how="left")
    rows["statements"] = rows["statements"].fillna(0).astype(int)
    rows = rows.assign(share=rows["statements"] / rows["of"], complete=~rows["open"].astype(bool))
    return rows[["topic", "name", "period", "statements", "of", "share", "complete"]]


def statements_on(library: Library, filters: Filters, *, topic: str, limit: int = 1000) -> pd.DataFrame:
    """The dated statements that name a topic, newest first.

    Columns: statement_id, article_id, start, end, official, name, speaker, kind, stance, date, title, source, day.
    """
    where, values = filters.where("statements", "s")
    topics = named_topics(library)
    found = library.query(
        'SELECT s.statement_id, s.article_id, s.content_start AS start, s.content_end AS "end", s.official, '
        "coalesce(p.name, '') AS name, s.speaker, s.kind, s.stance, s.date, a.title, s.source, s.day "
        f"FROM {topics.statements} s LEFT JOIN profiles p ON p.official = coalesce(s.official, s.body) "
        f"JOIN articles a USING (article_id) WHERE {where} AND s.date IS NOT NULL AND s.stance <> 'affirmed' "
        "AND list_contains(s.topics, $topic) ORDER BY s.date DESC, s.article_id, s.content_start LIMIT $limit",
        values | {"topic": topic, "limit": limit},
        topics.kept,
    )
    return found.assign(date=pd.to_datetime(found["date"]))

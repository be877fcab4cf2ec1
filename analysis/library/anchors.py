"""What an edit is about when the article has been extracted anew, or has come in a later version.

An edit names a statement (talk, deadline, observation) by its article and its place in the text. After a new
extraction the place may be a little off: the edit is then about what overlaps it by half. In a later version the
words stand elsewhere: the edit is then about the statement with the same words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

import duckdb
import pandas as pd
import pyarrow as pa

HALF = 0.5
_SUBJECT = re.compile(r"(?P<article>[0-9a-f]{16}):(?P<letter>[stdo])(?P<start>\d+)-(?P<end>\d+)")
_IN_ARTICLE = re.compile(r".+@(?P<article>[0-9a-f]{16})")
_TABLES = {
    "s": ("statements", "statement_id", "content_start", "content_end", "content"),
    "t": ("talks", "talk_id", "start", '"end"', "evidence"),
    "d": ("deadlines", "deadline_id", "start", '"end"', "evidence"),
    "o": ("observations", "observation_id", "start", '"end"', "evidence"),
}


class _Found(NamedTuple):
    """A thing found in an article: its id, the article, its place, and its words."""

    id: str
    article: str
    start: int
    end: int
    words: str


def anchored(
    connection: duckdb.DuckDBPyConnection, edits: pd.DataFrame, raw: Mapping[str, str], versions: pa.Table
) -> pd.DataFrame:
    """The edits, each once for every subject that it is about now; columns as they are.

    `raw` has the SQL source of each table, `versions` says which articles are versions of one another.
    """
    subjects = list(edits["subject"].unique())
    later = _later(versions)
    moved = {subject: [subject] for subject in subjects}
    for subject in subjects:
        if named := _IN_ARTICLE.fullmatch(subject):
            moved[subject] += [subject.replace(named["article"], one) for one in later.get(named["article"], [])]
    for letter in _TABLES:
        places = {
            subject: match for subject in subjects if (match := _SUBJECT.match(subject)) and match["letter"] == letter
        }
        if places:
            found = _found(connection, letter, raw, places, later)
            for subject, match in places.items():
                moved[subject] = _about(subject, match, found, later) or [subject]
    return edits.assign(subject=edits["subject"].map(moved)).explode("subject", ignore_index=True)


def _later(versions: pa.Table) -> dict[str, list[str]]:
    """The later versions of each article."""
    rows = sorted(versions.to_pylist(), key=lambda row: row["number"])
    return {
        row["article_id"]: [
            one["article_id"] for one in rows if one["latest"] == row["latest"] and one["number"] > row["number"]
        ]
        for row in rows
    }


def _found(
    connection: duckdb.DuckDBPyConnection,
    letter: str,
    raw: Mapping[str, str],
    places: Mapping[str, re.Match[str]],
    later: Mapping[str, list[str]],
) -> dict[str, list[_Found]]:
    """What stands in the articles that are edited, and in their later versions, by article."""
    articles = {match["article"] for match in places.values()}
    articles |= {one for article in articles for one in later.get(article, [])}
    table, key, start, end, words = _TABLES[letter]
    rows = connection.execute(
        f"SELECT {key}, article_id, {start}, {end}, {words} FROM {raw[table]} "
        "WHERE article_id IN (SELECT unnest($ids))",
        {"ids": sorted(articles)},
    ).fetchall()
    found: dict[str, list[_Found]] = {article: [] for article in articles}
    for row in rows:
        found[row[1]].append(_Found(*row))
    return found


def _about(
    subject: str, match: re.Match[str], found: Mapping[str, list[_Found]], later: Mapping[str, list[str]]
) -> list[str]:
    here = found[match["article"]]
    same = [one for one in here if one.id == subject] or _overlapping(here, int(match["start"]), int(match["end"]))
    words = {_plain(one.words) for one in same}
    others = [
        one.id for article in later.get(match["article"], []) for one in found[article] if _plain(one.words) in words
    ]
    return [one.id for one in same] + others


def _overlapping(found: list[_Found], start: int, end: int) -> list[_Found]:
    """The one thing that shares most of its place, if half of the shorter of the two."""

    def shared(one: _Found) -> float:
        return (min(one.end, end) - max(one.start, start)) / max(1, min(one.end - one.start, end - start))

    best = max(found, key=shared, default=None)
    return [best] if best and shared(best) >= HALF else []


def _plain(words: Any) -> str:  # noqa: ANN401
    return " ".join(str(words).split()).casefold()

"""A phrase in context, one line a use: to be sorted by the words to its left or right."""

from __future__ import annotations

import re
from typing import Any, Literal

import pandas as pd

from analysis.extraction.patterns import is_phrase, python_pattern, sql_pattern
from analysis.library import SAID, Filters, Library, on_days
from analysis.measures.evidence import records

Sort = Literal["date", "left", "right", "official"]

_CHOSEN = """
    SELECT s.statement_id, s.day FROM said s
    WHERE {where} AND s.stance <> 'affirmed' AND s.phrase = $said_phrase
    ORDER BY s.date DESC NULLS LAST, s.article_id, s.content_start LIMIT $limit
"""
_STATEMENTS = """
    SELECT s.statement_id, s.article_id, coalesce(s.official, s.body, '') AS official,
           coalesce(p.name, s.speaker) AS name, coalesce(p.country, '') AS country, s.date, s.kind, s.stance,
           s.content_start AS start, s.content_end AS "end", a.title, s.source, a.url, a.sample,
           substring(a.text, greatest(1, s.content_start - $reach + 1), least($reach, s.content_start)) AS before,
           substring(a.text, s.content_start + 1, s.content_end - s.content_start) AS text,
           substring(a.text, s.content_end + 1, $reach) AS after
    FROM (SELECT * FROM statements WHERE statement_id IN (SELECT unnest($ids::VARCHAR[])) AND {within}) s
    JOIN (SELECT article_id, title, url, sample, text FROM articles WHERE {within}) a USING (article_id)
    LEFT JOIN profiles p ON p.official = coalesce(s.official, s.body)
    ORDER BY s.date DESC NULLS LAST, s.article_id, s.content_start
"""
_SENTENCES = """
    SELECT coalesce(s.statement_id, '') AS statement_id, s.article_id, '' AS official, '' AS name, '' AS country,
           s.day AS date, s.part AS kind, '' AS stance, s.start, s."end", a.title, s.source, a.url, a.sample,
           substring(a.text, greatest(1, s.start - $reach + 1), least($reach, s.start)) AS before,
           substring(a.text, s.start + 1, s."end" - s.start) AS text, substring(a.text, s."end" + 1, $reach) AS after
    FROM sentences s JOIN articles a USING (article_id)
    WHERE {where} AND regexp_matches(s.text, $pattern)
    ORDER BY s.day DESC NULLS LAST, s.article_id, s.start LIMIT $limit
"""
_TOLD = ("statement_id", "article_id", "official", "name", "country", "date", "kind", "stance", "title", "source")
COLUMNS = [*_TOLD, "url", "sample", "left", "hit", "right", "start", "end"]


def concordance(
    library: Library,
    filters: Filters,
    phrase: str,
    *,
    sort: Sort = "date",
    within: Literal["statements", "articles"] = "statements",
    width: int = 80,
    limit: int = 500,
) -> pd.DataFrame:
    """Every use of a phrase in statements, or in whole articles, with `width` characters on either side.

    Columns: statement_id, article_id, official, name, country, date, kind, stance, title, source, url, sample, left,
    hit, right, start, end (of the hit, half-open code points into the article). `sort`: "date" (newest first), "left"
    (by the words before, from the nearest on), "right", or "official". At most `limit` statements or sentences, the
    newest, are read.
    """
    if not is_phrase(phrase):
        return pd.DataFrame({column: [] for column in COLUMNS})
    where, values = filters.where("statements" if within == "statements" else "sentences", "s")
    if within == "statements":
        chosen = library.query(_CHOSEN.format(where=where), values | {SAID: phrase, "limit": limit})
        near, days = on_days(chosen["day"])
        values = {"ids": list(chosen["statement_id"])} | days
        found = library.query(_STATEMENTS.format(within=near), values | {"reach": width})
    else:
        values |= {"pattern": sql_pattern(phrase), "limit": limit}
        found = library.query(_SENTENCES.format(where=where), values | {"reach": width})
    lines = [line for row in records(found) for line in _lines(row, python_pattern(phrase), width)]
    frame = pd.DataFrame(lines, columns=COLUMNS)
    if sort == "date":
        return frame
    keys = {"left": frame["left"].map(_from_the_right), "right": frame["right"].map(_words)}.get(sort, frame["name"])
    return frame.assign(_key=keys).sort_values("_key", kind="stable", ignore_index=True).drop(columns="_key")


def _lines(row: dict[str, Any], pattern: re.Pattern[str], width: int) -> list[dict[str, Any]]:
    before, text, after = str(row["before"]), str(row["text"]), str(row["after"])
    whole, shift = before + text + after, len(before)
    return [
        {name: row[name] for name in (*_TOLD, "url", "sample")}
        | {
            "left": _line(whole[max(0, shift + first - width) : shift + first]),
            "hit": _line(whole[shift + first : shift + last]),
            "right": _line(whole[shift + last : shift + last + width]),
            "start": int(row["start"]) + first,
            "end": int(row["start"]) + last,
        }
        for first, last in (match.span() for match in pattern.finditer(text))
    ]


def _line(text: str) -> str:
    """Text on one line, the spaces at its ends kept."""
    return re.sub(r"\s+", " ", text)


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def _from_the_right(text: str) -> str:
    return " ".join(reversed(re.findall(r"\w+", text.lower())))

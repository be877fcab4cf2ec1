"""The articles of a view, and one article with all that was found in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis.library import Filters, Library
from analysis.measures.evidence import records

_COUNTS = """
    (SELECT count(*) FROM statements s WHERE s.article_id = a.article_id) AS statements,
    (SELECT count(*) FROM talks t WHERE t.article_id = a.article_id) AS talks,
    (SELECT count(*) FROM copies c WHERE c.first = a.article_id) AS copies,
    coalesce((SELECT max(versions) FROM versions v WHERE v.article_id = a.article_id), 1) AS versions,
    (SELECT list(p.name ORDER BY o.mentions DESC)[1:5] FROM officials o JOIN profiles p USING (official)
     WHERE o.article_id = a.article_id) AS officials
"""

_FOUND = """
    SELECT 'mention' AS kind, start, "end", official AS label, kind AS detail FROM every_mentions WHERE article_id = $id
    UNION ALL SELECT 'statement', content_start, content_end, coalesce(official, speaker), kind FROM every_statements
    WHERE article_id = $id
    UNION ALL SELECT 'cue', cue_start, cue_end, cue, '' FROM every_statements
    WHERE article_id = $id AND cue_start IS NOT NULL
    UNION ALL SELECT 'talk', start, "end", kind, status FROM every_talks WHERE article_id = $id
    UNION ALL SELECT 'deadline', start, "end", date::VARCHAR, subject FROM every_deadlines WHERE article_id = $id
    UNION ALL SELECT 'observation', start, "end", kind, '' FROM every_observations WHERE article_id = $id
    ORDER BY 2, 3 DESC
"""


_VERSIONS = """
    SELECT v.article_id, v.number, a.day, a.published, a.modified, a.title, a.text
    FROM versions v JOIN every_articles a USING (article_id)
    WHERE v.latest = (SELECT latest FROM versions WHERE article_id = $id) ORDER BY v.number
"""
_COPIES = """
    SELECT c.article_id, c.share, a.title, a.source, a.day FROM copies c JOIN every_articles a USING (article_id)
    WHERE c.first = $id
    UNION ALL BY NAME
    SELECT c.first AS article_id, c.share, a.title, a.source, a.day
    FROM copies c JOIN every_articles a ON a.article_id = c.first WHERE c.article_id = $id
    ORDER BY day, source
"""


@dataclass(frozen=True)
class Reading:
    """An article (a row of the table `articles`) and its `marks`: kind, start, end, label, detail.

    `versions` are all of the article, the earliest first, or none where there is one only: article_id, number, day,
    published, modified, title, text. `copies` are its copies, or what it is a copy of: article_id, share, title,
    source, day; `copied` says which of the two.
    """

    article: dict[str, Any]
    marks: pd.DataFrame
    versions: pd.DataFrame
    copies: pd.DataFrame
    copied: bool


def articles(library: Library, filters: Filters, *, limit: int = 25, offset: int = 0) -> pd.DataFrame:
    """The articles of the view, newest first.

    Columns: article_id, title, deck, source, day, genre, words, url, sample, statements, talks, copies (how many there
    are of it), versions (one and more), officials (at most five names), at (first place of the words searched for, a
    code point or null), passage (what stands there).
    """
    where, values = filters.where("articles", "a")
    values |= {"limit": limit, "offset": offset, "searched": filters.text.lower()}
    return library.query(
        f"WITH chosen AS (SELECT *, nullif(position($searched IN lower(text)), 0) - 1 AS place FROM articles a "
        f"WHERE {where} ORDER BY day DESC NULLS LAST, article_id LIMIT $limit OFFSET $offset) "
        "SELECT article_id, title, deck, source, day, genre, words, url, sample, "
        f"{_COUNTS}, CASE WHEN $searched <> '' THEN place END AS at, "
        "CASE WHEN $searched <> '' THEN substring(text, greatest(place - 119, 1), 300) END AS passage "
        "FROM chosen a ORDER BY day DESC NULLS LAST, article_id",
        values,
    )


def count_articles(library: Library, filters: Filters) -> int:
    """How many articles the view holds."""
    where, values = filters.where("articles")
    return int(library.query(f"SELECT count(*) AS n FROM articles WHERE {where}", values)["n"].iloc[0])


def read_article(library: Library, _: Filters, *, article_id: str) -> Reading | None:
    """One article with all that was found in it; None for an id that the library does not hold."""
    chosen = {"id": article_id}
    found = library.query("SELECT * FROM every_articles WHERE article_id = $id", chosen)
    if found.empty:
        return None
    marks, versions, copies = (library.query(query, chosen) for query in (_FOUND, _VERSIONS, _COPIES))
    copied = not library.query("SELECT 1 AS n FROM copies WHERE first = $id LIMIT 1", chosen).empty
    return Reading(records(found)[0], marks, versions, copies, copied)


def articles_by_id(library: Library, ids: list[str]) -> pd.DataFrame:
    """Articles in the order of the ids. Columns as `articles` has them, without the words searched for."""
    return library.query(
        "SELECT article_id, title, deck, source, day, genre, words, url, sample, "
        f"{_COUNTS} FROM articles a WHERE article_id IN (SELECT unnest($ids)) ORDER BY list_position($ids, article_id)",
        {"ids": ids},
    )

"""The articles of a view, and one article with all that was found in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis.library import Filters, Library, on_days
from analysis.measures.evidence import records

_COUNTS = """
    coalesce((SELECT n FROM (SELECT article_id, count(*) AS n FROM statements WHERE {these} GROUP BY 1) s
              WHERE s.article_id = a.article_id), 0) AS statements,
    coalesce((SELECT n FROM (SELECT article_id, count(*) AS n FROM talks WHERE {these} GROUP BY 1) t
              WHERE t.article_id = a.article_id), 0) AS talks,
    (SELECT count(*) FROM copies c WHERE c.first = a.article_id) AS copies,
    coalesce((SELECT max(versions) FROM versions v WHERE v.article_id = a.article_id), 1) AS versions,
    (SELECT names FROM (SELECT article_id, list(p.name ORDER BY o.mentions DESC)[1:5] AS names
                        FROM (SELECT * FROM officials WHERE {these}) o
                        JOIN profiles p USING (official) GROUP BY 1) n
     WHERE n.article_id = a.article_id) AS officials
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
    chosen = library.query(
        f"SELECT article_id, day FROM articles a WHERE {where} "
        "ORDER BY day DESC NULLS LAST, article_id LIMIT $limit OFFSET $offset",
        values | {"limit": limit, "offset": offset},
    )
    return _told(library, chosen, filters.text.lower())


def _told(library: Library, chosen: pd.DataFrame, searched: str = "") -> pd.DataFrame:
    """The articles of some ids and days, in their order, with where the words searched for stand."""
    within, days = on_days(chosen["day"])
    these = f"article_id IN (SELECT unnest($ids)) AND {within}"
    return library.query(
        f"SELECT article_id, title, deck, source, day, genre, words, url, sample, {_COUNTS.format(these=these)}, "
        "CASE WHEN place > 0 THEN place - 1 END AS at, "
        "CASE WHEN $words <> '' THEN substring(text, greatest(place - 120, 1), 300) END AS passage "
        "FROM (SELECT *, CASE WHEN $words <> '' THEN position($words IN lower(text)) END AS place FROM articles "
        f"WHERE {these}) a ORDER BY list_position($ids, article_id)",
        {"ids": list(chosen["article_id"]), "words": searched} | days,
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
    found = library.query(
        "SELECT article_id, day FROM articles WHERE article_id IN (SELECT unnest($ids))", {"ids": ids}
    )
    told = _told(library, found.set_index("article_id").reindex(ids).dropna(how="all").reset_index())
    return told.drop(columns=["at", "passage"])

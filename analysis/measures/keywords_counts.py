"""Counts of the library's phrases as numbers, kept in memory until the library changes, so that a view only adds up."""

from __future__ import annotations

from analysis.library import Library
from analysis.measures.keywords_documents import Of

LONGEST = 3  # words
SMALL = 50  # articles of a library in which a phrase of one document alone may be a keyword
_LEAST = f"(SELECT CASE WHEN count(*) < {SMALL} THEN 1 ELSE 2 END FROM articles)"
_PHRASES = f"""
    SELECT row_number() OVER ()::INT AS phrase_id, * FROM (
        SELECT key, mode(phrase) AS phrase, any_value(words)::TINYINT AS words,
               count(*) FILTER (statement_id IS NULL)::INT AS articles_df,
               count(*) FILTER (statement_id IS NOT NULL)::INT AS statements_df,
               coalesce(sum(count) FILTER (statement_id IS NULL), 0)::INT AS articles_uses,
               coalesce(sum(count) FILTER (statement_id IS NOT NULL), 0)::INT AS statements_uses
        FROM terms WHERE words <= {LONGEST} GROUP BY key
        HAVING greatest(articles_df, statements_df) >= {_LEAST}
    )
"""
_COUNTED = """
    SELECT hash({doc}) AS doc, p.phrase_id, t.count::SMALLINT AS uses
    FROM terms t JOIN phrases p USING (key) WHERE {rows}
"""
TABLE: dict[Of, str] = {"statements": "statement_phrases", "articles": "article_phrases"}


def kept(of: Of) -> dict[str, str]:
    """The tables, by name, with the SQL that makes them.

    `phrases`: phrase_id, key, phrase (as mostly written), words, and of articles and of statements the number with the
    phrase (`articles_df`) and its uses in them (`articles_uses`). `TABLE[of]`: doc (hash of the id of a statement or
    article), phrase_id, uses.
    """
    counted = {
        "statements": _COUNTED.format(doc="t.statement_id", rows="t.statement_id IS NOT NULL"),
        "articles": _COUNTED.format(doc="t.article_id", rows="t.statement_id IS NULL"),
    }
    return {"phrases": _PHRASES, TABLE[of]: counted[of]}


def least_df(library: Library) -> int:
    """In how many documents of the library a phrase must stand to be weighed: scikit-learn's `min_df`."""
    return int(library.query(f"SELECT {_LEAST} AS least")["least"].iloc[0])

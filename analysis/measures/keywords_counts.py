"""Counts of the library's phrases as numbers: made at import, so that a view only adds up."""

from __future__ import annotations

from analysis.library import Library
from analysis.library.counts import made_from
from analysis.measures.keywords_documents import Of

SMALL = 50  # articles of a library in which a phrase of one document alone may be a keyword
_LEAST = f"(SELECT CASE WHEN count(*) < {SMALL} THEN 1 ELSE 2 END FROM articles)"
TABLE: dict[Of, str] = {"statements": "statement_phrases", "articles": "article_phrases"}


def kept(of: Of) -> dict[str, str]:
    """The tables, by name, with the SQL that makes them where no import did; `analysis.library.counts` has them."""
    return {name: made_from(name) for name in ("phrases", TABLE[of])}


def least_df(library: Library) -> int:
    """In how many documents of the library a phrase must stand to be weighed: scikit-learn's `min_df`."""
    return int(library.query(f"SELECT {_LEAST} AS least")["least"].iloc[0])

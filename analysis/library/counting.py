"""Counting phrases into a database that is attached as `counting`: all of a library, or what has come to it."""

from __future__ import annotations

from pathlib import Path

import duckdb

from analysis.library.counted import NAMES, ORDER, made_from
from analysis.library.sql import quoted

AT_ONCE = 25_000_000  # rows of terms that are counted in one go: more are parted by their phrases, and wait on disk
_GONE = {
    "statement_phrases": "SELECT hash(statement_id) FROM stored_statements SEMI JOIN gone USING (article_id)",
    "article_phrases": "SELECT hash(article_id) FROM gone",
}
_PARTED = """
    COPY (
        SELECT article_id, statement_id, official, date, key, phrase, words, count, hash(key) % {parts} AS part
        FROM counted_terms
    ) TO {place} (FORMAT parquet, PARTITION_BY part)
"""


def count_all(cursor: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Count the connection's `counted_terms`, in a folder for what waits on disk."""
    rows = cursor.execute("SELECT count(*) FROM counted_terms").fetchall()[0][0]
    parts = 1 + rows // AT_ONCE
    if parts == 1:
        for name in NAMES:
            cursor.execute(f"CREATE TABLE counting.{name} AS {made_from(name, 'counted_terms', 'counting.')}")
    else:
        _count_parts(cursor, folder, parts)
    cursor.execute("CREATE TABLE counting.counted AS SELECT article_id FROM articles")


def _count_parts(cursor: duckdb.DuckDBPyConnection, folder: Path, parts: int) -> None:
    terms, said = folder / "terms", folder / "said"
    said.mkdir(parents=True)
    cursor.execute(_PARTED.format(parts=parts, place=quoted(str(terms))))
    known = 0
    for part in range(parts):
        held = quoted(str(terms / f"part={part}" / "*"))
        cursor.execute(f"CREATE TEMP VIEW part_terms AS FROM read_parquet({held})")
        phrases, forms, of_statements, of_articles = (made_from(name, "part_terms", "part_") for name in NAMES)
        cursor.execute(
            f"CREATE TEMP TABLE part_phrases AS SELECT * REPLACE (phrase_id + {known} AS phrase_id) FROM ({phrases})"
        )
        cursor.execute(f"CREATE TEMP TABLE part_forms AS {forms}")
        cursor.execute(f"COPY ({of_statements}) TO {quoted(str(said / f'{part}.parquet'))} (FORMAT parquet)")
        into = "INSERT INTO counting.{} {}" if part else "CREATE TABLE counting.{} AS {}"
        cursor.execute(into.format("phrases", "FROM part_phrases"))
        cursor.execute(into.format("forms", "FROM part_forms"))
        cursor.execute(into.format("article_phrases", of_articles))
        known += cursor.execute("SELECT count(*) FROM part_phrases").fetchall()[0][0]
        cursor.execute("DROP VIEW part_terms; DROP TABLE part_phrases; DROP TABLE part_forms")
    held = quoted(str(said / "*"))
    cursor.execute(f"CREATE TABLE counting.statement_phrases AS FROM read_parquet({held}) ORDER BY {ORDER}")


def add(cursor: duckdb.DuckDBPyConnection, _: Path) -> None:
    """Count the articles that are not counted yet and add them to what is there, without those that are hidden now."""
    _take_off(cursor)
    cursor.execute(
        "CREATE TEMP TABLE fresh AS SELECT article_id FROM articles ANTI JOIN counting.counted USING (article_id)"
    )
    cursor.execute("CREATE TEMP TABLE fresh_terms AS FROM counted_terms SEMI JOIN fresh USING (article_id)")
    cursor.execute(f"CREATE TEMP TABLE fresh_phrases AS {made_from('phrases', 'fresh_terms')}")
    sums = ("articles_df", "statements_df", "articles_uses", "statements_uses")
    cursor.execute(
        f"UPDATE counting.phrases AS p SET {', '.join(f'{one} = p.{one} + f.{one}' for one in sums)} "
        "FROM fresh_phrases f WHERE p.key = f.key"
    )
    cursor.execute(
        "INSERT INTO counting.phrases SELECT (SELECT coalesce(max(phrase_id), 0) FROM counting.phrases) + "
        "row_number() OVER (ORDER BY phrase_id)::INT AS phrase_id, * EXCLUDE (phrase_id) FROM fresh_phrases "
        "ANTI JOIN counting.phrases USING (key)"
    )
    cursor.execute(f"CREATE TEMP TABLE fresh_forms AS {made_from('forms', 'fresh_terms', 'counting.')}")
    cursor.execute(
        "INSERT INTO counting.forms SELECT phrase_id, coalesce(known.most, 0) + form AS form, phrase "
        "FROM fresh_forms ANTI JOIN counting.forms USING (phrase_id, phrase) "
        "LEFT JOIN (SELECT phrase_id, max(form) AS most FROM counting.forms GROUP BY phrase_id) known USING (phrase_id)"
    )
    for name in ("statement_phrases", "article_phrases"):
        cursor.execute(f"INSERT INTO counting.{name} {made_from(name, 'fresh_terms', 'counting.')}")
    cursor.execute("INSERT INTO counting.counted FROM fresh")


def _take_off(cursor: duckdb.DuckDBPyConnection) -> None:
    """Uncount the articles that a newer version has replaced."""
    cursor.execute(
        "CREATE TEMP TABLE gone AS SELECT article_id FROM counting.counted ANTI JOIN articles USING (article_id)"
    )
    if not cursor.execute("SELECT count(*) FROM gone").fetchall()[0][0]:
        return
    for name, documents in _GONE.items():
        kind = name.removesuffix("_phrases") + "s"
        cursor.execute(
            f"UPDATE counting.phrases AS p SET {kind}_df = p.{kind}_df - g.df, {kind}_uses = p.{kind}_uses - g.uses "
            f"FROM (SELECT phrase_id, count(*)::INT AS df, sum(uses)::INT AS uses FROM counting.{name} "
            f"WHERE doc IN ({documents}) GROUP BY phrase_id) g WHERE p.phrase_id = g.phrase_id"
        )
        cursor.execute(f"DELETE FROM counting.{name} WHERE doc IN ({documents})")
    cursor.execute("DELETE FROM counting.phrases WHERE articles_df + statements_df = 0")
    cursor.execute("DELETE FROM counting.forms WHERE phrase_id NOT IN (SELECT phrase_id FROM counting.phrases)")
    cursor.execute("DELETE FROM counting.counted WHERE article_id IN (FROM gone)")

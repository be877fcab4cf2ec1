"""How often each phrase stands in each document, as numbers in a file beside the library's tables.

Counting all phrases of a large library takes many seconds; a view only weighs counts. So the end of an import counts
what it has added, and writes a DuckDB file for that state of the library; readers attach it, and hold of it in memory
what they look at. It says nothing that the table `terms` does not say: without it (an object store, a library of an
earlier Readout, as of an earlier day) the same tables are made in memory when first asked for.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import duckdb
from deltalake import DeltaTable

from analysis.library.sql import list_of, quoted

LONGEST = 3  # words
MEMORY = "1GB"  # that counting holds before it goes to disk
FORMAT = 1
_FOLDER = "counts"
_GONE = {
    "statement_phrases": "SELECT hash(statement_id) FROM stored_statements SEMI JOIN gone USING (article_id)",
    "article_phrases": "SELECT hash(article_id) FROM gone",
}
_FRESH = ("gone", "fresh", "fresh_terms", "fresh_phrases")
_ADDING = frozenset({"WRITE", "OPTIMIZE"})

# phrase_id is the phrase's place; `phrase` is the form that is written most. Each step can go to disk.
_PHRASES = f"""
    SELECT row_number() OVER ()::INT AS phrase_id, key, arg_max(phrase, (n, phrase)) AS phrase,
           any_value(words)::TINYINT AS words, sum(articles_df)::INT AS articles_df,
           sum(statements_df)::INT AS statements_df, sum(articles_uses)::INT AS articles_uses,
           sum(statements_uses)::INT AS statements_uses
    FROM (
        SELECT key, phrase, any_value(words) AS words, count(*) AS n,
               count(*) FILTER (statement_id IS NULL) AS articles_df,
               count(*) FILTER (statement_id IS NOT NULL) AS statements_df,
               coalesce(sum(count) FILTER (statement_id IS NULL), 0) AS articles_uses,
               coalesce(sum(count) FILTER (statement_id IS NOT NULL), 0) AS statements_uses
        FROM {{terms}} WHERE words <= {LONGEST} GROUP BY key, phrase
    ) GROUP BY key
"""
_COUNTED = """
    SELECT hash({doc}) AS doc, p.phrase_id, t.count::SMALLINT AS uses
    FROM {terms} t JOIN {phrases} p USING (key) WHERE t.words <= {longest} AND {rows}
"""
_DOCUMENTS = {
    "statement_phrases": ("t.statement_id", "t.statement_id IS NOT NULL"),
    "article_phrases": ("t.article_id", "t.statement_id IS NULL"),
}
_WITHOUT = """
    CREATE TABLE phrases AS
    SELECT p.* REPLACE (
        p.statements_df - coalesce(g.df, 0) AS statements_df, p.statements_uses - coalesce(g.uses, 0) AS statements_uses
    )
    FROM kept_counts.phrases p LEFT JOIN (
        SELECT phrase_id, count(*)::INT AS df, sum(uses)::INT AS uses FROM kept_counts.statement_phrases
        WHERE doc IN {gone} GROUP BY phrase_id
    ) g USING (phrase_id)
"""


def made_from(name: str, terms: str = "terms", phrases: str = "phrases") -> str:
    """The SQL that makes one of the tables from the table `terms`.

    `phrases`: phrase_id, key, phrase (as mostly written), words, and of articles and of statements the number with the
    phrase (`articles_df`) and its uses in them (`articles_uses`). `statement_phrases`, `article_phrases`: doc (hash of
    the id of a statement or article), phrase_id, uses.
    """
    if name == "phrases":
        return _PHRASES.format(terms=terms)
    doc, rows = _DOCUMENTS[name]
    return _COUNTED.format(doc=doc, rows=rows, terms=terms, phrases=phrases, longest=LONGEST)


class Counts:
    """The file of counts of one state of a library: of the version of its table `terms`."""

    def __init__(self, uri: str, tables: Mapping[str, DeltaTable]) -> None:
        self._terms, self._links = (None if "://" in uri else tables.get(name) for name in ("terms", "links"))
        self._folder = Path(uri) / _FOLDER
        self.path = self._of(self._terms.version()) if self._terms else self._folder / "none"

    def show(self, connection: duckdb.DuckDBPyConnection, rejected: Sequence[str]) -> frozenset[str]:
        """Show the tables to a connection, without the statements that an edit has rejected; none without the file."""
        if not self.path.is_file():
            return frozenset()
        try:
            connection.execute(f"ATTACH {quoted(str(self.path))} AS kept_counts (READ_ONLY)")
        except duckdb.Error:
            return frozenset()
        gone = f"(SELECT hash(unnest({list_of(rejected)})))"
        for name in _DOCUMENTS:
            without = f" WHERE doc NOT IN {gone}" if rejected and name == "statement_phrases" else ""
            connection.execute(f"CREATE VIEW {name} AS SELECT * FROM kept_counts.{name}{without}")
        if rejected:
            connection.execute(_WITHOUT.format(gone=gone))
        else:
            connection.execute("CREATE VIEW phrases AS SELECT * FROM kept_counts.phrases")
        return frozenset(("phrases", *_DOCUMENTS))

    def make(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Write the file from the connection's `counted_terms` and `articles`; with the file of an earlier state to
        which rows were only added, count only the articles that have come into view, and take off those out of it.
        """
        if self._terms is None or self.path.is_file():
            return
        self._folder.mkdir(exist_ok=True)
        part = self.path.with_suffix(f".{os.getpid()}.part")
        try:
            if not (earlier := self._earlier()) or not self._added_to(earlier, connection, part):
                part.unlink(missing_ok=True)
                self._write(connection, part, _count)
            part.replace(self.path)
        finally:
            part.unlink(missing_ok=True)
        for old in self._folder.glob("*.duckdb"):
            if old != self.path:
                with contextlib.suppress(OSError):
                    old.unlink()

    def _of(self, version: int) -> Path:
        return self._folder / f"{self._stem(version)}-{self._links.version() if self._links else 0}.duckdb"

    def _stem(self, version: int) -> str:
        """The table's own id, which another library in the same place would not have, and its version."""
        return f"{self._terms.metadata().id[:8] if self._terms else ''}-{FORMAT}-{version}"

    def _earlier(self) -> Path | None:
        """The file of the newest state before this one to which rows were only added."""
        if self._terms is None:
            return None
        for commit in sorted(self._terms.history(), key=lambda one: -one["version"]):
            if found := sorted(self._folder.glob(f"{self._stem(commit['version'])}-*.duckdb")):
                return found[-1]
            if commit["operation"] not in _ADDING:
                return None
        return None

    def _added_to(self, earlier: Path, connection: duckdb.DuckDBPyConnection, part: Path) -> bool:
        """Whether the file of an earlier state could be used."""
        try:
            shutil.copyfile(earlier, part)
            self._write(connection, part, _add)
        except (OSError, duckdb.Error):
            return False
        return True

    def _write(
        self, connection: duckdb.DuckDBPyConnection, part: Path, how: Callable[[duckdb.DuckDBPyConnection], None]
    ) -> None:
        cursor = connection.cursor()
        limit = cursor.execute("SELECT current_setting('memory_limit')").fetchall()[0][0]
        cursor.execute(f"SET memory_limit = '{MEMORY}'; SET temp_directory = {quoted(str(self._folder / 'spilled'))}")
        try:
            cursor.execute(f"ATTACH {quoted(str(part))} AS counting")
            how(cursor)
        finally:
            cursor.execute("DETACH DATABASE IF EXISTS counting")
            for name in _FRESH:
                cursor.execute(f"DROP TABLE IF EXISTS temp.{name}")
            cursor.execute(f"SET memory_limit = '{limit}'")
            cursor.close()
            shutil.rmtree(self._folder / "spilled", ignore_errors=True)


def _count(cursor: duckdb.DuckDBPyConnection) -> None:
    """Count the whole library."""
    cursor.execute(f"CREATE TABLE counting.phrases AS {made_from('phrases', 'counted_terms')}")
    for name in _DOCUMENTS:
        cursor.execute(f"CREATE TABLE counting.{name} AS {made_from(name, 'counted_terms', 'counting.phrases')}")
    cursor.execute("CREATE TABLE counting.counted AS SELECT article_id FROM articles")


def _add(cursor: duckdb.DuckDBPyConnection) -> None:
    """Count the articles that are not counted yet and add them to what is there, without those that are hidden now."""
    _take_off(cursor)
    cursor.execute(
        "CREATE TEMP TABLE fresh AS SELECT article_id FROM articles ANTI JOIN counting.counted USING (article_id)"
    )
    cursor.execute(
        "CREATE TEMP TABLE fresh_terms AS "
        f"SELECT * FROM counted_terms SEMI JOIN fresh USING (article_id) WHERE words <= {LONGEST}"
    )
    cursor.execute(f"CREATE TEMP TABLE fresh_phrases AS {made_from('phrases', 'fresh_terms')}")
    sums = ("articles_df", "statements_df", "articles_uses", "statements_uses")
    cursor.execute(
        f"UPDATE counting.phrases AS p SET {', '.join(f'{one} = p.{one} + f.{one}' for one in sums)} "
        "FROM fresh_phrases f WHERE p.key = f.key"
    )
    cursor.execute(
        "INSERT INTO counting.phrases SELECT (SELECT coalesce(max(phrase_id), 0) FROM counting.phrases) + "
        "row_number() OVER ()::INT AS phrase_id, * EXCLUDE (phrase_id) FROM fresh_phrases "
        "ANTI JOIN counting.phrases USING (key)"
    )
    for name in _DOCUMENTS:
        counted = made_from(name, "fresh_terms", "counting.phrases")
        cursor.execute(f"INSERT INTO counting.{name} {counted}")
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
    cursor.execute("DELETE FROM counting.counted WHERE article_id IN (FROM gone)")

"""How often each phrase stands in each document, as numbers in a file beside the library's tables.

Counting all phrases of a large library takes many seconds; a view only weighs counts. So the end of an import counts
what it has added, and writes a DuckDB file for that state of the library; readers attach it, and hold of it in memory
what they look at. It says nothing that the table `terms` does not say: without it (an object store, a library of an
earlier Readout, as of an earlier day) the same tables are made in memory when first asked for.

A library that holds copies has a second file, for those who ask that each of them counts.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import duckdb
from deltalake import DeltaTable

from analysis.library.counted import NAMES
from analysis.library.counting import add, count_all
from analysis.library.sql import quoted

MEMORY = "1GB"  # that counting holds before it goes to disk
FORMAT = 2
_FOLDER = "counts"
_ADDING = frozenset({"WRITE", "OPTIMIZE"})
# What people have put right: statements that no longer count, and those that somebody else has spoken.
_PUT_RIGHT = """
    CREATE TABLE put_right AS
    SELECT hash(r.statement_id) AS doc, s.statement_id IS NULL AS rejected, s.official
    FROM (FROM stored_statements ANTI JOIN hidden USING (article_id)) r LEFT JOIN statements s USING (statement_id)
    WHERE s.statement_id IS NULL OR s.official IS DISTINCT FROM r.official;
    CREATE TABLE taken_off AS
    SELECT phrase_id, count(*)::INT AS df, sum(uses)::INT AS uses FROM kept_counts.statement_phrases
    WHERE doc IN (SELECT doc FROM put_right WHERE rejected) GROUP BY phrase_id;
    CREATE VIEW statement_phrases AS
    SELECT t.* REPLACE (CASE WHEN r.doc IS NULL THEN t.official ELSE r.official END AS official)
    FROM kept_counts.statement_phrases t LEFT JOIN put_right r USING (doc) WHERE r.rejected IS NOT TRUE;
    CREATE VIEW phrases AS
    SELECT p.* REPLACE (
        p.statements_df - coalesce(g.df, 0) AS statements_df, p.statements_uses - coalesce(g.uses, 0) AS statements_uses
    )
    FROM kept_counts.phrases p LEFT JOIN taken_off g USING (phrase_id);
"""


class Counts:
    """The file of counts of one state of a library: of the version of its table `terms`."""

    def __init__(self, uri: str, tables: Mapping[str, DeltaTable], *, each_copy: bool = False) -> None:
        self._terms, self._links = (None if "://" in uri else tables.get(name) for name in ("terms", "links"))
        self._folder, self._kind = Path(uri) / _FOLDER, "each-" if each_copy else "once-"
        self.path = self._of(self._terms.version()) if self._terms else self._folder / "none"

    def show(self, connection: duckdb.DuckDBPyConnection, *, put_right: bool) -> frozenset[str]:
        """Show the tables to a connection, with what edits have put right if there is any; none without the file."""
        if not self.path.is_file():
            return frozenset()
        try:
            connection.execute(f"ATTACH {quoted(str(self.path))} AS kept_counts (READ_ONLY)")
        except duckdb.Error:
            return frozenset()
        if put_right:
            connection.execute(_PUT_RIGHT)
        for name in NAMES:
            connection.execute(f"CREATE VIEW IF NOT EXISTS {name} AS FROM kept_counts.{name}")
        return frozenset(NAMES)

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
                self._write(connection, part, count_all)
            part.replace(self.path)
        finally:
            part.unlink(missing_ok=True)
        self._drop_others()

    def _drop_others(self) -> None:
        """Drop the files of earlier states, and those of an earlier Readout."""
        for old in self._folder.glob("*.duckdb"):
            if old != self.path and not old.name.startswith(tuple({"once-", "each-"} - {self._kind})):
                with contextlib.suppress(OSError):
                    old.unlink()

    def _of(self, version: int) -> Path:
        return self._folder / f"{self._stem(version)}-{self._links.version() if self._links else 0}.duckdb"

    def _stem(self, version: int) -> str:
        """The table's own id, which another library in the same place would not have, and its version."""
        return f"{self._kind}{self._terms.metadata().id[:8] if self._terms else ''}-{FORMAT}-{version}"

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
            self._write(connection, part, add)
        except (OSError, duckdb.Error):
            return False
        return True

    def _write(
        self, connection: duckdb.DuckDBPyConnection, part: Path, how: Callable[[duckdb.DuckDBPyConnection, Path], None]
    ) -> None:
        cursor, spilled = connection.cursor(), self._folder / "spilled"
        limit = cursor.execute("SELECT current_setting('memory_limit')").fetchall()[0][0]
        cursor.execute(f"SET memory_limit = '{MEMORY}'; SET temp_directory = {quoted(str(spilled))}")
        try:
            cursor.execute(f"ATTACH {quoted(str(part))} AS counting")
            how(cursor, spilled)
        finally:
            cursor.execute("DETACH DATABASE IF EXISTS counting")
            cursor.execute(f"SET memory_limit = '{limit}'")
            cursor.close()
            shutil.rmtree(spilled, ignore_errors=True)

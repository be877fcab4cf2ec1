"""The library's tables on disk or in an object store, and queries over a snapshot of them.

Each table of `analysis.model` is a Delta Lake table. The table `imports` holds a row for every import or removal with
the version that each table then had. That row is written last: it is the commit. A reader opens every table at the
versions of the newest row, so that what a killed import has left behind is never seen; the next one drops it.
"""

from __future__ import annotations

import contextlib
import json
import os
import threading
from collections.abc import Callable, Hashable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

import duckdb
import pandas as pd
import pyarrow as pa
from deltalake import DeltaTable, write_deltalake
from deltalake.exceptions import TableNotFoundError

from analysis.errors import LibraryError
from analysis.library.actors import acting
from analysis.library.counts import Counts
from analysis.library.derived import with_derived
from analysis.library.edits import EDITS, ON_STATEMENTS, EditKind, new_edit, standing
from analysis.library.faults import opening, querying
from analysis.library.files import append, in_order, join, small_files, sort
from analysis.library.lock import writing
from analysis.library.reports import Reports, groups_of, put_right
from analysis.library.searches import SEARCHES, look_up
from analysis.library.snapshot import connect, connected, snapshot, sources, streams
from analysis.library.sql import quoted
from analysis.model import TABLES
from analysis.resources import DATA

T = TypeVar("T")
IMPORTS = pa.schema(
    [
        ("at", pa.timestamp("us", tz="UTC")),
        ("what", pa.string()),
        ("articles", pa.int32()),
        ("schema", pa.int32()),
        ("versions", pa.string()),
        ("who", pa.string()),
    ]
)
SCHEMA_VERSION = 2  # raised when tables or columns are added; what older ones lack is read as empty or null
MANY_COMMITS = 50  # files of the table `imports` that are joined: it is read whenever the library is opened


class Library:
    """A library opened at its newest commit, or as it was at a moment in the past.

    Of an article with several versions only the latest is counted, and copies only once; `each_copy` counts them all.
    A `still` one stays at its commit whoever writes meanwhile, itself included: what many look at together must not
    move on between two questions of one of them. `newest` gives the one to look at next.
    """

    def __init__(
        self, uri: str, as_of: datetime | None = None, *, each_copy: bool = False, still: bool = False
    ) -> None:
        self.uri = uri
        self.still = still
        self.as_of = as_of
        self.each_copy = each_copy
        self.version = ""
        self._lock, self._looking, self._keeping = threading.Lock(), threading.Lock(), threading.RLock()
        self._kept: dict[Hashable, Any] = {}
        self._connection: duckdb.DuckDBPyConnection | None = None
        self._there: frozenset[str] = frozenset()  # tables that were made at import, or are kept
        self._made: set[str] = set()  # tables that a query asked to be kept
        self.refresh()

    def refresh(self) -> bool:
        """Move to the newest commit; true if there was one."""
        if self.still and self.version:
            return False
        with self._lock, opening(self.uri):
            imports, edits = self._open("imports"), self._open("edits")
            version = self._version_of(imports, edits)
            if version == self.version:
                return False
            self._tables, self._standing = self._committed(self._commit(imports)), self._edits(edits)
            self._connection, self._kept = None, {}
            self.version = version
            return True

    def newest(self) -> Library:
        """The same library or, where a still one has fallen behind, another at the newest commit."""
        with opening(self.uri):
            version = self._version_of(self._open("imports"), self._open("edits"))
        if not self.still or version == self.version:
            return self
        return Library(self.uri, self.as_of, each_copy=self.each_copy, still=True)

    def moving(self) -> Library:
        """The same library or, for a still one, another that moves on with what it writes."""
        return Library(self.uri, self.as_of, each_copy=self.each_copy) if self.still else self

    def _version_of(self, *tables: DeltaTable | None) -> str:
        numbers = [str(table.version() + 1 if table else 0) for table in tables]
        return ".".join([*numbers, *(["each"] if self.each_copy else [])])

    def query(
        self,
        sql: str,
        params: Mapping[str, Any] | None = None,
        kept: Mapping[str, str] | None = None,
        **frames: pd.DataFrame,
    ) -> pd.DataFrame:
        """The answer to a query over the tables of `analysis.model`, `edits` and `profiles`; parameters are `$name`.

        Each table but `sketches` and `links` has only what counts; under the name `every_...` it has all of it, earlier
        versions and copies too, which `versions` and `copies` name as `analysis.library.stories` describes them;
        `earlier` has the ids of all versions but the latest, `hidden` of all articles that do not count.
        `profiles` has one row an official: official, name, kind, country, title, body, registered, articles, mentions,
        first_day, last_day. `kept` names further tables, each the answer to the SQL given with it, made in memory when
        first asked for and kept until the library changes; `frames` are tables for this query alone.
        """
        values = dict(params or {})
        with querying(self.uri), self._cursor(kept or {}, values) as cursor:
            for name, rows in frames.items():
                cursor.register(name, rows)
            frame: pd.DataFrame = cursor.execute(sql, values).df()
            return frame

    @contextlib.contextmanager
    def _cursor(
        self, kept: Mapping[str, str], values: Mapping[str, Any] | None = None
    ) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor over the snapshot, which is made when first asked: an import does not need one a commit."""
        with self._lock:
            if self._connection is None:
                self._connection = snapshot(self._tables, self._standing, each_copy=self.each_copy)
                counts = Counts(self.uri, self._tables, each_copy=self.each_copy)
                put_right = bool(self._standing["kind"].isin(ON_STATEMENTS).any())
                self._there, self._made = counts.show(self._connection, put_right=put_right), set()
                self._streams = streams(self._tables)
            cursor = connected(self._connection.cursor(), self._streams)
            for name, made_from in kept.items():
                if name not in self._there and name not in self._made:
                    cursor.execute(f"CREATE TABLE IF NOT EXISTS {name} AS {made_from}")
                    self._made.add(name)
        try:
            if values and not SEARCHES.isdisjoint(values):
                with self._looking:
                    look_up(cursor, values)
            yield cursor
        finally:
            cursor.close()

    def stored(self, sql: str, *names: str, params: Mapping[str, Any] | None = None) -> pd.DataFrame:
        """The answer to a query over some tables as they are stored, without edits: it does not wait for a snapshot."""
        streamed = streams({name: self._tables[name] for name in names if name in self._tables})
        with querying(self.uri), contextlib.closing(connected(connect(), streamed)) as connection:
            for name, source in sources(connection, self._tables, names).items():
                connection.execute(f"CREATE VIEW {name} AS SELECT * FROM {source}")
            frame: pd.DataFrame = connection.execute(sql, dict(params or {})).df()
            return frame

    def has(self, name: str) -> bool:
        """Whether a table of counts was made at import, or is kept by `keep_table`: queries see it by its name."""
        with self._cursor({}):
            return name in self._there

    def keep_table(self, name: str, make: Callable[[], pd.DataFrame]) -> None:
        """Keep a table in memory until the library changes: queries see it by its name."""
        with self._cursor({}) as cursor:
            if name in self._there:
                return
        made = make()
        with self._cursor({}) as cursor:
            cursor.register("made", made)
            cursor.execute(f"CREATE TABLE IF NOT EXISTS {name} AS SELECT * FROM made")
            cursor.unregister("made")
            self._there |= {name}

    def keep(self, name: Hashable, make: Callable[[], T]) -> T:
        """What `make` gives, made once and kept under a name until the library changes."""
        with self._keeping:
            kept = self._kept
            if name not in kept:
                kept[name] = make()
            found: T = kept[name]
            return found

    def count(self) -> None:
        """Count the phrases and compare the statements of what was added, so that no view has to.

        `analysis.library.counts` and `analysis.library.reports` say where. Where that cannot be written, views do it.
        """
        if self.as_of or self.still:
            return
        with contextlib.suppress(OSError, pa.ArrowException, duckdb.Error):
            Reports(self.uri, self._tables).make()
        counts = Counts(self.uri, self._tables, each_copy=self.each_copy)
        has_copies = False
        with contextlib.suppress(OSError, duckdb.Error), self._cursor({}) as cursor:
            counts.make(cursor)
            has_copies = bool(cursor.execute("SELECT 1 FROM copies LIMIT 1").fetchall())
        self._connection = None
        if has_copies and not self.each_copy:
            Library(self.uri, each_copy=True).count()

    def reported(self) -> pd.DataFrame:
        """The statements that have several reports. Columns: statement_id, story (a number that its reports share)."""
        pairs = Reports(self.uri, self._tables).pairs()
        if self._standing.empty:
            return groups_of(pairs)
        with querying(self.uri), self._cursor({}) as cursor:
            return groups_of(put_right(cursor, pairs))

    def commits(self) -> pd.DataFrame:
        """Every import and removal, newest first: at (UTC), what, articles, who (empty where it was not kept)."""
        imports = self._open("imports")
        rows = imports.to_pyarrow_table() if imports else IMPORTS.empty_table()
        frame: pd.DataFrame = rows.to_pandas().reindex(columns=["at", "what", "articles", "who"])
        return frame.fillna({"who": ""}).sort_values("at", ascending=False, ignore_index=True)

    def schema(self) -> int:
        """The schema version by which the newest commit was written; today's for a library without commits."""
        imports = self._open("imports")
        rows = imports.to_pyarrow_table(columns=["at", "schema"]).sort_by("at").to_pylist() if imports else []
        return int(rows[-1]["schema"]) if rows else SCHEMA_VERSION

    def tables(self) -> dict[str, DeltaTable]:
        """Each table as the newest commit (or the chosen moment's) left it; none for a library without commits."""
        return self._committed(self._commit(self._open("imports")))

    def raw_edits(self) -> pa.Table:
        """Every edit ever made, undone ones too; columns as `EDITS`."""
        edits = self._open("edits")
        return edits.to_pyarrow_table().cast(EDITS) if edits else EDITS.empty_table()

    def edit(self, who: str, kind: EditKind, subject: str, value: str = "") -> str:
        """Put something right, as `analysis.library.edits` lists; gives the id by which it can be undone."""
        acting()
        row = new_edit(who, kind, subject, value)
        with writing(self.uri):
            write_deltalake(self._path("edits"), pa.Table.from_pylist([row], schema=EDITS), mode="append")
        self.refresh()
        return str(row["edit_id"])

    def undo(self, who: str, edit_id: str) -> None:
        """Undo an edit."""
        self.edit(who, "undo", edit_id)

    @contextlib.contextmanager
    def write(self, what: str) -> Iterator[Writer]:
        """Change the library in one commit: all of it or, if an error ends the block, nothing."""
        who = acting()
        library = self.moving()
        with writing(self.uri):
            library.refresh()
            writer = Writer(library, who)
            yield writer
            writer.commit(what)
        self.refresh()

    def _open(self, table: str, version: int | None = None) -> DeltaTable | None:
        try:
            with opening(self.uri):
                return DeltaTable(self._path(table), version=version)
        except TableNotFoundError:
            return None

    def _path(self, table: str) -> str:
        return f"{self.uri.rstrip('/')}/{table}"

    def _commit(self, imports: DeltaTable | None) -> dict[str, int]:
        """The version of every table in the chosen commit; empty for a library without commits."""
        if imports is None:
            return {}
        rows = imports.to_pyarrow_table().sort_by("at").to_pylist()
        chosen = [row for row in rows if self.as_of is None or row["at"] <= self.as_of]
        if not chosen:
            return {}
        if chosen[-1]["schema"] > SCHEMA_VERSION:
            raise LibraryError(
                f"the library {self.uri} was written by a newer Readout", "update Readout, or name another library"
            )
        versions: dict[str, int] = json.loads(chosen[-1]["versions"])
        return versions

    def _edits(self, edits: DeltaTable | None) -> pd.DataFrame:
        """The edits that stand, up to the chosen moment."""
        frame = (edits.to_pyarrow_table() if edits else EDITS.empty_table()).to_pandas()
        return standing(frame[frame["at"] <= self.as_of] if self.as_of else frame)

    def _committed(self, versions: dict[str, int]) -> dict[str, DeltaTable]:
        found = {name: self._open(name, versions[name]) for name in TABLES if name in versions}
        return {name: table for name, table in found.items() if table is not None}


class Writer:
    """Appends and deletes within one commit."""

    def __init__(self, library: Library, who: str) -> None:
        self._library, self._who = library, who
        imports = library._open("imports")
        self._begun_at = imports.version() if imports else None
        self._versions = library._commit(imports)
        self._articles = 0
        for name in TABLES:
            table = library._open(name)
            known = self._versions.get(name)
            if table is None:
                continue
            if known is None:
                table.delete()
            elif table.version() != known:
                table.restore(known)

    def append(self, tables: Mapping[str, pa.Table]) -> None:
        """Add rows to the tables."""
        for name, rows in with_derived(tables).items():
            if rows.num_rows or not self._library._open(name):
                append(self._library._path(name), in_order(name, rows))
        self._articles += tables["articles"].num_rows if "articles" in tables else 0

    def remove(self, article_ids: list[str]) -> None:
        """Take articles, and all that was found in them, out of the library."""
        if not article_ids:
            return
        listed = ", ".join(quoted(one) for one in article_ids)
        for name in TABLES:
            if table := self._library._open(name):
                table.delete(f"article_id IN ({listed})")
        self._articles -= len(article_ids)

    def compact(self, many: int = 2) -> None:
        """Join the small files of each table that has at least so many of them."""
        for name in TABLES:
            table = self._library._open(name)
            if table and small_files(table) >= many:
                join(table)

    def sort(self) -> None:
        """Write all tables anew in the order in which they are read."""
        for name in TABLES:
            table = self._library._open(name)
            if table and table.file_uris():
                sort(name, table)

    def commit(self, what: str) -> None:
        """Make the changes visible; raises LibraryError where somebody else has committed since this began."""
        imports = self._library._open("imports")
        if (imports.version() if imports else None) != self._begun_at:
            raise LibraryError(
                f"another process has written to the library {self._library.uri} meanwhile",
                "run the command again: what it was about to write has been left out",
            )
        versions = {name: table.version() for name in TABLES if (table := self._library._open(name))}
        row = {
            "at": datetime.now(UTC),
            "what": what,
            "articles": self._articles,
            "schema": SCHEMA_VERSION,
            "versions": json.dumps(versions),
            "who": self._who,
        }
        rows = pa.Table.from_pylist([row], schema=IMPORTS)
        write_deltalake(self._library._path("imports"), rows, mode="append", schema_mode="merge")
        imports = self._library._open("imports")
        if imports and small_files(imports) >= MANY_COMMITS:
            join(imports)


def open_library(
    uri: str | None = None, as_of: datetime | None = None, *, each_copy: bool = False, still: bool = False
) -> Library:
    """The library at a folder or object-store URI, else at $READOUT_LIBRARY, else at data/library; new if empty."""
    place = uri or os.environ.get("READOUT_LIBRARY") or str(DATA / "library")
    if "://" not in place:
        place = str(Path(place).absolute())
    return Library(place, as_of, each_copy=each_copy, still=still)

"""The tables of one commit as DuckDB sees them: with what people have put right, and only what counts."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from urllib.parse import unquote

import duckdb
import pandas as pd
import pyarrow as pa
from deltalake import DeltaTable
from pyarrow.dataset import Dataset

from analysis.library.anchors import anchored
from analysis.library.edits import EDITS, create_views
from analysis.library.files import held_by, size_of, source_of, with_columns
from analysis.library.remote import copied, is_remote, is_streamed
from analysis.library.searches import prepare
from analysis.library.sql import keep
from analysis.library.stories import LINKED, NO_STORIES, Stories, stories
from analysis.model import TABLES

MEMORY = "1500MB"  # that a server holds of a library, beside the counts of keywords
SMALL = 4e6  # bytes of a table that is read into memory
# An official's country is the one that most articles tell, unless a single one of many does: it may have erred.
PROFILES = """
    SELECT * EXCLUDE (told, most) REPLACE (
        CASE WHEN 2 * most.n > list_sum(map_values(told)) AND (most.n > 1 OR articles <= 10) THEN most.c ELSE '' END
        AS country
    )
    FROM (
        SELECT *, '' AS country,
               list_max(list_transform(map_entries(told), lambda one: {'n': one.value, 'c': one.key})) AS most
        FROM (
            SELECT official, shown_name(official, arg_max(name, length(name))) AS name, any_value(kind) AS kind,
                   histogram(country) FILTER (country <> '') AS told,
                   coalesce(arg_max(title, day) FILTER (title <> ''), '') AS title,
                   coalesce(mode(body) FILTER (body <> ''), '') AS body,
                   bool_or(registered) OR accepted(official) AS registered,
                   count(DISTINCT article_id) AS articles, sum(mentions)::BIGINT AS mentions,
                   min(day) AS first_day, max(day) AS last_day
            FROM officials GROUP BY official
        )
    )
"""


def connect() -> duckdb.DuckDBPyConnection:
    """A database in memory that looks for nothing on the network; of the files it reads it holds MEMORY at most."""
    spilled = str(Path(tempfile.gettempdir(), "readout"))
    return duckdb.connect(
        config={
            "autoinstall_known_extensions": False,
            "TimeZone": "UTC",
            "memory_limit": MEMORY,
            "temp_directory": spilled,
        }
    )


def sources(
    connection: duckdb.DuckDBPyConnection, tables: Mapping[str, DeltaTable], names: Iterable[str] = TABLES
) -> dict[str, str]:
    """The SQL that reads each table's files; a table that is not there yet is an empty one in memory."""
    raw = {}
    for name in names:
        table = tables.get(name)
        if table is None or not table.file_uris():
            keep(connection, f"no_{name}", TABLES[name].empty_table())
            raw[name] = f"no_{name}"
        elif is_streamed(table):
            raw[name] = with_columns(_stream(name), TABLES[name], held_by(table))
        else:
            files = copied(table) if is_remote(table.table_uri) else [unquote(file) for file in table.file_uris()]
            raw[name] = source_of(files, TABLES[name], held_by(table))
    return raw


def in_memory(
    connection: duckdb.DuckDBPyConnection, tables: Mapping[str, DeltaTable], raw: Mapping[str, str]
) -> dict[str, str]:
    """The same sources, those of small tables read into memory: what is asked of them then opens no file."""
    held = dict(raw)
    for name, table in tables.items():
        if name in raw and table.file_uris() and size_of(table) <= SMALL:
            connection.execute(f"CREATE TABLE held_{name} AS FROM {raw[name]}")
            held[name] = f"held_{name}"
    return held


def streams(tables: Mapping[str, DeltaTable]) -> dict[str, Dataset]:
    """The tables that are streamed from an object store, by the names that `sources` gives them."""
    return {_stream(name): table.to_pyarrow_dataset() for name, table in tables.items() if is_streamed(table)}


def connected(connection: duckdb.DuckDBPyConnection, found: Mapping[str, Dataset]) -> duckdb.DuckDBPyConnection:
    """The connection or cursor, which now can read the streams: each has to be told for itself."""
    for name, dataset in found.items():
        connection.register(name, dataset)
    return connection


def _stream(name: str) -> str:
    return f"stream_{name}"


def snapshot(
    tables: Mapping[str, DeltaTable], edits: pd.DataFrame, *, each_copy: bool = False
) -> duckdb.DuckDBPyConnection:
    """A database with a view of each table, as `Library.query` describes them, and the tables beside these."""
    connection = connected(connect(), streams(tables))
    raw = in_memory(connection, tables, sources(connection, tables))
    told = _stories(connection, raw)
    keep(connection, "versions", told.versions)
    keep(connection, "copies", told.copies)
    earlier = told.superseded()
    hidden = earlier | (set() if each_copy else told.counted_once())
    for name, articles in (("earlier", earlier), ("hidden", hidden)):
        keep(connection, name, pa.table({"article_id": pa.array(sorted(articles), pa.string())}))
    applied = anchored(connection, edits, raw, told.versions) if len(edits) else edits
    create_views(connection, applied, raw, some_hidden=bool(hidden))
    for name, rows in (("edits", edits), ("applied_edits", applied)):
        keep(connection, name, pa.Table.from_pandas(rows, schema=EDITS, preserve_index=False))
    connection.execute(f"CREATE TABLE profiles AS {PROFILES}")
    connection.execute(f"CREATE VIEW counted_terms AS FROM {raw['terms']} ANTI JOIN hidden USING (article_id)")
    connection.execute(f"CREATE VIEW stored_statements AS FROM {raw['statements']}")
    prepare(connection)
    return connection


def _stories(connection: duckdb.DuckDBPyConnection, raw: Mapping[str, str]) -> Stories:
    links = connection.execute(f"SELECT * FROM {raw['links']}").df()
    if links.empty:
        return NO_STORIES
    ends = f"SELECT article_id FROM {raw['links']} UNION ALL SELECT other FROM {raw['links']}"
    linked = f"SELECT {LINKED} FROM {raw['sketches']} WHERE article_id IN ({ends})"
    return stories(links, connection.execute(linked).df())

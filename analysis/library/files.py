"""The Parquet files of a table: how they are read with the columns of today, and when they are worth joining."""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow as pa
from deltalake import DeltaTable, WriterProperties, write_deltalake

from analysis.library.sql import list_of
from analysis.model import TABLES

ROW_GROUP = 122_880  # rows: what DuckDB gives one thread at a time, and skips by its least and greatest values
OF_TEXTS = 16_384  # rows of a group where a row holds a whole text: a page shows a few of them
BY_OFFICIAL = frozenset({"terms"})  # tables in the order of officials: most of what is asked of them is one official's
MEMORY = 2_000_000_000  # bytes that sorting may hold before it goes to disk
SMALL = 32e6  # bytes of a file that is worth joining with others

_SQL_TYPES = {
    pa.string(): "VARCHAR",
    pa.int32(): "INTEGER",
    pa.float32(): "FLOAT",
    pa.bool_(): "BOOLEAN",
    pa.date32(): "DATE",
    pa.timestamp("us", tz="UTC"): "TIMESTAMPTZ",
    pa.list_(pa.string()): "VARCHAR[]",
    pa.list_(pa.int32()): "INTEGER[]",
}


def source_of(files: Sequence[str], schema: pa.Schema, held: frozenset[str]) -> str:
    """The SQL that reads a table's files; columns that were added to the schema after they were written are null."""
    return with_columns(f"read_parquet({list_of(files)}, union_by_name = true)", schema, held)


def with_columns(source: str, schema: pa.Schema, held: frozenset[str]) -> str:
    """The SQL of a source with the columns of a schema; those that it does not hold are null."""
    lacking = [f"NULL::{_SQL_TYPES[one.type]} AS {one.name}" for one in schema if one.name not in held]
    return f"(SELECT *, {', '.join(lacking)} FROM {source})" if lacking else source


def held_by(table: DeltaTable | None) -> frozenset[str]:
    """The columns that a table has."""
    return frozenset(one.name for one in table.schema().fields) if table else frozenset()


def small_files(table: DeltaTable) -> int:
    """How many files of a table are small."""
    return sum(size < SMALL for size in _sizes(table))


def size_of(table: DeltaTable) -> int:
    """The bytes of a table's files."""
    return sum(_sizes(table))


def _sizes(table: DeltaTable) -> list[int]:
    sizes: list[int] = pa.table(table.get_add_actions(flatten=True))["size_bytes"].to_pylist()
    return sizes


def in_order(name: str, rows: pa.Table) -> pa.Table:
    """The rows of a table in the order in which they are read: terms by official, all others by day."""
    return rows.sort_by(_order_of(name))


def append(path: str, rows: pa.Table) -> None:
    """Add rows to a table; a column that it lacks is added to it."""
    write_deltalake(path, rows, mode="append", schema_mode="merge", writer_properties=_properties(path))


def join(table: DeltaTable) -> None:
    """Join the small files of a table, in their order."""
    table.optimize.compact(writer_properties=_properties(table.table_uri))


def sort(name: str, table: DeltaTable) -> None:
    """Write a table anew in the order in which it is read."""
    table.optimize.z_order([_order_of(name)], max_spill_size=MEMORY, writer_properties=_properties(name))


def _order_of(name: str) -> str:
    return "official" if name in BY_OFFICIAL else "day" if "day" in TABLES[name].names else TABLES[name].names[0]


def _properties(place: str) -> WriterProperties:
    rows = OF_TEXTS if place.rstrip("/").endswith("articles") else ROW_GROUP
    return WriterProperties(max_row_group_size=rows, compression="ZSTD")

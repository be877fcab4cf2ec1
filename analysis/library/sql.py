"""Values that have to stand in SQL text, where parameters cannot be used, and tables in memory."""

from collections.abc import Iterable, Mapping

import duckdb
import pyarrow as pa


def quoted(text: str) -> str:
    """A string literal."""
    return "'" + text.replace("'", "''") + "'"


def list_of(values: Iterable[str]) -> str:
    """A list literal of strings."""
    return f"[{', '.join(quoted(value) for value in values)}]::VARCHAR[]"


def map_of(values: Mapping[str, str]) -> str:
    """A map literal from strings to strings."""
    return f"map({list_of(values)}, {list_of(values.values())})"


def keep(connection: duckdb.DuckDBPyConnection, name: str, rows: pa.Table) -> None:
    """Make a table in memory."""
    connection.register("rows_to_keep", rows)
    connection.execute(f"CREATE TABLE {name} AS SELECT * FROM rows_to_keep")
    connection.unregister("rows_to_keep")

"""Views saved under a name: where the dashboard stood, with its filters. They change nothing that was found."""

from __future__ import annotations

from datetime import UTC, datetime

import pandas as pd
import pyarrow as pa
from deltalake import DeltaTable, write_deltalake
from deltalake.exceptions import TableNotFoundError

from analysis.library.actors import acting
from analysis.library.faults import opening
from analysis.library.lock import writing
from analysis.library.store import Library

VIEWS = pa.schema(
    [
        ("name", pa.string()),
        ("address", pa.string()),
        ("who", pa.string()),
        ("at", pa.timestamp("us", tz="UTC")),
    ]
)


def saved_views(library: Library) -> pd.DataFrame:
    """The saved views by name. Columns: name, address (page and query, such as "talks?since=2019-12-01"), who, at."""
    try:
        with opening(library.uri):
            rows: pd.DataFrame = DeltaTable(_place(library)).to_pandas()
    except TableNotFoundError:
        rows = VIEWS.empty_table().to_pandas()
    newest = rows.sort_values("at").drop_duplicates("name", keep="last")
    return newest[newest["address"] != ""].sort_values("name", ignore_index=True)


def save_view(library: Library, who: str, name: str, address: str) -> None:
    """Save a view under a name, in place of what had it before; an empty address forgets it."""
    acting()
    row = {"name": name, "address": address, "who": who, "at": datetime.now(UTC)}
    with writing(library.uri):
        write_deltalake(_place(library), pa.Table.from_pylist([row], schema=VIEWS), mode="append")


def _place(library: Library) -> str:
    return f"{library.uri.rstrip('/')}/views"

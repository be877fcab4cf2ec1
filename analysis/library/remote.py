"""Libraries in an object store, such as s3://bucket/library. Credentials come from the usual environment variables.

Tables are written and listed by deltalake. DuckDB reads them as streams of Arrow data, since its own reader of object
stores would have to be downloaded; or, where $READOUT_CACHE names a folder, from copies of the files in it, which never
change once written: that is as quick as a library on this machine.
"""

from __future__ import annotations

import contextlib
import os
import platform
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pyarrow as pa
from deltalake import CommitProperties, DeltaTable, write_deltalake
from deltalake.exceptions import DeltaError, TableNotFoundError
from deltalake.fs import DeltaStorageHandler
from pyarrow import fs

from analysis.errors import LibraryError
from analysis.model import digest

CACHE = "READOUT_CACHE"
LEASE = timedelta(seconds=90)  # how long a writer that has died keeps the others out
KEPT = 7 * 24 * 3600.0  # seconds that a copy stays which the newest commit does not need
LOCK = pa.schema([("holder", pa.string()), ("until", pa.timestamp("us", tz="UTC"))])


def is_remote(uri: str) -> bool:
    """Whether a library's place is an object store rather than a folder."""
    return "://" in uri and not uri.startswith("file://")


def is_streamed(table: DeltaTable) -> bool:
    """Whether a table's files are neither on this machine nor to be copied to it."""
    return is_remote(table.table_uri) and not os.environ.get(CACHE)


def copied(table: DeltaTable) -> list[str]:
    """Paths of this machine's copies of a table's files, fetched where they lack."""
    folder = Path(os.environ[CACHE]) / digest(table.table_uri)
    folder.mkdir(parents=True, exist_ok=True)
    store = fs.PyFileSystem(DeltaStorageHandler.from_table(table._table, table._storage_options))
    names = [uri.removeprefix(table.table_uri.rstrip("/") + "/") for uri in table.file_uris()]
    for name in names:
        target = folder / name.replace("/", "-")
        if target.exists():
            target.touch()
            continue
        part = target.with_name(f"{target.name}.{os.getpid()}.part")
        fs.copy_files(name, str(part), source_filesystem=store, destination_filesystem=fs.LocalFileSystem())
        part.replace(target)
    for other in folder.iterdir():
        if time.time() - other.stat().st_mtime > KEPT:
            other.unlink(missing_ok=True)
    return [str(folder / name.replace("/", "-")) for name in names]


@contextlib.contextmanager
def leased(uri: str) -> Iterator[None]:
    """Hold the lock of a library in an object store; raises LibraryError where another writer holds it.

    The lock is a table whose next version only one writer can put there (a conditional put). It is held for LEASE at
    a time and renewed while the block runs, so that a writer which has died keeps nobody out for long.
    """
    place, holder = f"{uri.rstrip('/')}/lock", f"process {os.getpid()} on {platform.node()}"
    _take(place, holder, uri)
    ended = threading.Event()
    renewing = threading.Thread(target=_renew, args=(place, holder, ended), daemon=True)
    renewing.start()
    try:
        yield
    finally:
        ended.set()
        renewing.join()
        with contextlib.suppress(DeltaError, OSError):
            _put(place, holder, datetime.now(UTC))


def _take(place: str, holder: str, uri: str) -> None:
    try:
        last = DeltaTable(place).to_pyarrow_table().to_pylist()
    except TableNotFoundError:
        last = []
    except (DeltaError, OSError) as error:
        raise LibraryError(
            f"the library {uri} cannot be opened: {error}", "check the address, the credentials and their rights"
        ) from error
    held = [row for row in last if row["until"] > datetime.now(UTC)]
    try:
        if not held:
            _put(place, holder, datetime.now(UTC) + LEASE)
            return
    except DeltaError:
        held = [{"holder": "which came first"}]
    except OSError as error:
        raise LibraryError(
            f"the library {uri} cannot be written: {error}", "check the credentials and their rights"
        ) from error
    raise LibraryError(
        f"another process ({held[0]['holder']}) is writing to the library {uri}",
        "wait until it ends, then try again: nothing was lost",
    )


def _put(place: str, holder: str, until: datetime) -> None:
    row = pa.Table.from_pylist([{"holder": holder, "until": until}], schema=LOCK)
    write_deltalake(place, row, mode="overwrite", commit_properties=CommitProperties(max_commit_retries=0))


def _renew(place: str, holder: str, ended: threading.Event) -> None:
    while not ended.wait(LEASE.total_seconds() / 3):
        with contextlib.suppress(DeltaError, OSError):
            _put(place, holder, datetime.now(UTC) + LEASE)

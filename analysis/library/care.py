"""Care of a library: how large it is and whether it is whole; compaction, backup and restoring."""

from __future__ import annotations

import io
import json
import re
import tarfile
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.parse import unquote

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
from deltalake import DeltaTable, write_deltalake

from analysis.errors import LibraryError
from analysis.library.edits import EDITS
from analysis.library.lock import writing
from analysis.library.store import SCHEMA_VERSION, Library
from analysis.model import TABLES

COMPACTION = "compaction"
_MANIFEST = "readout-backup.json"
_MEMBER = re.compile(r"(?P<table>[a-z]+)/\d{6}\.parquet")
_BATCH = 50_000  # rows held in memory at a time

# What must hold between the tables, as a query for the number of rows for which it does not.
_RULES = {
    "articles that stand twice": "SELECT count(*) - count(DISTINCT article_id) FROM every_articles",
    "statements that stand twice": "SELECT count(*) - count(DISTINCT statement_id) FROM every_statements",
    **{
        f"rows of {name} whose article is missing": f"SELECT count(*) FROM every_{name} "
        "ANTI JOIN every_articles USING (article_id)"
        for name in TABLES
        if name != "articles"
    },
    **{
        f"rows of {name} whose statement is missing": f"SELECT count(*) FROM (SELECT statement_id FROM every_{name} "
        "WHERE statement_id IS NOT NULL) ANTI JOIN all_statements USING (statement_id)"
        for name in ("sentences", "terms")
    },
}


@dataclass(frozen=True)
class Health:
    """The state of a library.

    `tables` has a row a table: table, rows, files, megabytes, version. `problems` says, for people, what is not whole;
    `compacted` is when small files were last joined, or None.
    """

    tables: pd.DataFrame
    problems: tuple[str, ...]
    compacted: datetime | None
    schema: int


def check(library: Library) -> Health:
    """Open every table at the newest commit, count its rows and compare its ids with those of the others."""
    rows, problems = [], []
    for name, table in library.tables().items():
        missing = [file for file in _local_files(table) if not file.is_file()]
        problems += [f"{name}: the file {file.name} is missing" for file in missing]
        sizes = pa.table(table.get_add_actions(flatten=True)).to_pydict()
        told = sum(sizes["num_records"])
        if not missing:
            found = _rows_in(library, name, problems)
            if found not in {told, None}:
                problems.append(f"{name}: {found:,} rows instead of {told:,}")
        megabytes = sum(sizes["size_bytes"]) / 1e6
        rows.append((name, told, len(sizes["path"]), round(megabytes, 3), table.version()))
    if not problems:
        for what, query in _RULES.items():
            number = int(library.query(_with_all_statements(query)).to_numpy()[0, 0])
            if number:
                problems.append(f"{number:,} {what}")
    frame = pd.DataFrame(rows, columns=["table", "rows", "files", "megabytes", "version"])
    commits = library.commits()
    joined = commits.loc[commits["what"] == COMPACTION, "at"]
    return Health(frame, tuple(problems), None if joined.empty else joined.iloc[0].to_pydatetime(), library.schema())


def _with_all_statements(query: str) -> str:
    """A statement that somebody rejected is no longer in view, but its rows are not lost."""
    rejected = "SELECT subject AS statement_id FROM edits WHERE kind = 'reject'"
    return f"WITH all_statements AS (SELECT statement_id FROM every_statements UNION ALL {rejected}) {query}"


def _rows_in(library: Library, name: str, problems: list[str]) -> int | None:
    """The rows that a table's files hold; None, and a problem, where they cannot be read."""
    try:
        return int(library.tables()[name].to_pyarrow_dataset().count_rows())
    except (OSError, pa.ArrowException) as error:
        problems.append(f"{name}: {error}")
        return None


def _local_files(table: DeltaTable) -> Iterator[Path]:
    for uri in table.file_uris():
        if "://" not in uri:
            yield Path(unquote(uri))


def compact(library: Library, keep_days: int | None = None) -> None:
    """Join the files that many imports have left, and put terms in the order of officials, in one commit.

    What is read stays the same. The terms are written anew as a whole: two to three times their size is needed on disk.
    With `keep_days`, files are deleted that no state of the library within so many days needs; the library as it was
    before can then no longer be opened.
    """
    with library.write(COMPACTION) as writer:
        writer.sort()
    library.count()
    if keep_days is not None:
        with writing(library.uri):
            for table in library.tables().values():
                table.vacuum(keep_days * 24, dry_run=False, enforce_retention_duration=False)
    library.count()


def backup(library: Library, path: Path) -> int:
    """Write the library's newest commit and its edits into one tar file; gives the number of articles.

    The history of earlier commits is left out. Raises LibraryError for an empty library.
    """
    tables = library.tables()
    if not tables:
        raise LibraryError(f"the library {library.uri} is empty", "there is nothing to back up")
    counts = {name: sum(_counts(table)) for name, table in tables.items()}
    edits = library.raw_edits()
    manifest = {"schema": SCHEMA_VERSION, "rows": {**counts, "edits": edits.num_rows}}
    part = path.with_name(path.name + ".part")
    try:
        with tarfile.open(part, "w") as tar, tempfile.TemporaryDirectory() as folder:
            _add(tar, _MANIFEST, json.dumps(manifest).encode())
            for name, table in tables.items():
                for number, fragment in enumerate(table.to_pyarrow_dataset().get_fragments()):
                    file = Path(folder) / "part.parquet"
                    with pq.ParquetWriter(file, TABLES[name], compression="zstd") as writer:
                        for batch in fragment.to_batches(batch_size=_BATCH):
                            writer.write_table(_conform(pa.Table.from_batches([batch]), TABLES[name]))
                    tar.add(file, f"{name}/{number:06d}.parquet")
            buffer = io.BytesIO()
            pq.write_table(edits, buffer)
            _add(tar, "edits/000000.parquet", buffer.getvalue())
        part.replace(path)
    except OSError as error:
        raise LibraryError(f"the backup {path} cannot be written: {error}", "check the place and its space") from error
    finally:
        part.unlink(missing_ok=True)
    return counts["articles"]


def restore(library: Library, path: Path) -> int:
    """Fill an empty library from a backup, in one commit; gives the number of articles.

    Raises LibraryError for a library that holds anything, and for a file that is no backup or is damaged: the library
    then stays empty.
    """
    if len(library.commits()):
        raise LibraryError(f"the library {library.uri} is not empty", "name a new folder with --library")
    try:
        with tarfile.open(path) as tar:
            return _restored(library, tar, path)
    except (tarfile.TarError, OSError, pa.ArrowException, KeyError, ValueError) as error:
        raise LibraryError(
            f"{path} is no whole backup of Readout: {error}", "use another copy of the backup"
        ) from error


def _restored(library: Library, tar: tarfile.TarFile, path: Path) -> int:
    found = dict.fromkeys([*TABLES, "edits"], 0)
    edits = [EDITS.empty_table()]
    manifest: dict[str, dict[str, int]] = {}
    with library.write(f"restored from {path.name}") as writer:
        for member in tar:
            file = tar.extractfile(member)
            matched = _MEMBER.fullmatch(member.name)
            if file is None:
                continue
            if member.name == _MANIFEST:
                manifest = json.loads(file.read())
                if int(str(manifest["schema"])) > SCHEMA_VERSION:
                    raise LibraryError(f"{path} was written by a newer Readout", "update Readout")
            elif matched and matched["table"] in found:
                name = matched["table"]
                for batch in pq.ParquetFile(io.BytesIO(file.read())).iter_batches(batch_size=20 * _BATCH):
                    rows = pa.Table.from_batches([batch])
                    found[name] += rows.num_rows
                    if name == "edits":
                        edits.append(rows.cast(EDITS))
                    else:
                        writer.append({name: _conform(rows, TABLES[name])})
        if not manifest or any(found[name] != rows for name, rows in manifest["rows"].items()):
            raise LibraryError(f"{path} is no whole backup of Readout", "use another copy of the backup")
        if found["edits"]:
            write_deltalake(f"{library.uri.rstrip('/')}/edits", pa.concat_tables(edits), mode="append")
    return found["articles"]


def _counts(table: DeltaTable) -> list[int]:
    counts: list[int] = pa.table(table.get_add_actions(flatten=True))["num_records"].to_pylist()
    return counts


def _conform(rows: pa.Table, schema: pa.Schema) -> pa.Table:
    """The rows with the columns of a schema; columns that they lack are null."""
    columns = [
        rows[one.name].cast(one.type) if one.name in rows.column_names else pa.nulls(rows.num_rows, one.type)
        for one in schema
    ]
    return pa.Table.from_arrays(columns, schema=schema)


def _add(tar: tarfile.TarFile, name: str, data: bytes) -> None:
    member = tarfile.TarInfo(name)
    member.size = len(data)
    tar.addfile(member, io.BytesIO(data))

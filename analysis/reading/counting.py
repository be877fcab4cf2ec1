"""How many articles some paths hold, roughly and without reading them: for the time that an import still takes."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from analysis.reading.web import is_address

_LINES = frozenset({".jsonl", ".ndjson", ".csv", ".tsv"})
_LOOKED_AT = 1 << 22  # bytes from which the number of lines of a file is estimated
_PACKED = 3000.0  # bytes that an article takes in an archive that does not tell how many files it has
_STREAMS = frozenset({".tar", ".tgz", ".tbz2", ".txz", ".gz", ".bz2", ".xz", ".warc"})


def expected(paths: Iterable[Path | str]) -> int:
    """The number of articles that reading may find: files, members of archives, lines of tables; an address is one."""
    return sum(1 if is_address(str(path)) else _in_path(Path(path)) for path in paths)


def _in_path(path: Path) -> int:
    try:
        files = [file for file in path.rglob("*") if file.is_file()] if path.is_dir() else [path]
        return sum(_in_file(file) for file in files)
    except OSError:
        return 1


def _in_file(path: Path) -> int:
    ending = path.suffix.lower()
    try:
        if ending == ".zip":
            with zipfile.ZipFile(path) as archive:
                return sum(not one.is_dir() for one in archive.infolist())
        if ending == ".parquet":
            return int(pq.read_metadata(path).num_rows)
        if ending in _LINES:
            return _lines(path)
        if ending in _STREAMS:
            return max(1, round(path.stat().st_size / _PACKED))
    except (OSError, zipfile.BadZipFile, pa.ArrowException, ValueError):
        return 1
    return 1


def _lines(path: Path) -> int:
    with path.open("rb") as file:
        head = file.read(_LOOKED_AT)
    lines = head.count(b"\n") + (not head.endswith(b"\n"))
    return max(1, round(lines * path.stat().st_size / max(len(head), 1)))

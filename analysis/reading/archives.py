"""ZIP, TAR and GZIP -> their files, in memory: nothing is ever written outside, nor beyond a limit."""

import gzip
import io
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Protocol

from analysis.errors import UnreadableError

MAX_FILES = 50_000
MAX_FILE = 100_000_000  # bytes of one unpacked file
MAX_TOTAL = 2_000_000_000  # bytes of all of them
_BOMB = "unpack it by yourself if you trust it, and import the folder"


class Readable(Protocol):
    """A file within an archive."""

    def read(self, size: int = -1, /) -> bytes:
        """At most `size` bytes, or all that is left."""
        ...


def read_archive(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """The path and the bytes of each file in an archive, one at a time.

    Raises UnreadableError for an archive that is damaged, locked, or unfolds beyond the limits.
    """
    ending = name.lower().rsplit(".", 1)[-1]
    try:
        members = _zip(data) if ending == "zip" else _tar(data) if _is_tar(name) else _gzip(name, data)
        yield from _limited(members)
    except UnreadableError:
        raise
    except Exception as error:
        reason = str(error).strip().split("\n")[0] or type(error).__name__
        advice = "unpack it and import the folder"
        raise UnreadableError(f"the archive cannot be read: {reason}", advice) from error


def check_size(data: bytes, most: int, what: str) -> None:
    """Raise UnreadableError where a ZIP container says that it unfolds beyond `most` bytes: zipfile gives no more."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(info.file_size for info in archive.infolist()) > most:
                raise UnreadableError(f"{what} unfolds into more than {most / 1e6:,.0f} MB", "save its text instead")
    except UnreadableError:
        raise
    except Exception as error:
        raise UnreadableError(f"{what} is damaged: {error}", "save it anew") from error


def _is_tar(name: str) -> bool:
    return name.lower().endswith((".tar", ".tgz", ".tbz2", ".txz", ".tar.gz", ".tar.bz2", ".tar.xz"))


def _zip(data: bytes) -> Iterator[tuple[str, Readable]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for info in archive.infolist():
            if info.is_dir():
                continue
            if info.flag_bits & 1:
                raise UnreadableError("the archive is locked by a password", "unpack it and import the folder")
            with archive.open(info) as file:
                yield info.filename, file


def _tar(data: bytes) -> Iterator[tuple[str, Readable]]:
    with tarfile.open(fileobj=io.BytesIO(data), mode="r|*") as archive:
        for info in archive:
            file = archive.extractfile(info) if info.isreg() else None
            if file:
                yield info.name, file


def _gzip(name: str, data: bytes) -> Iterator[tuple[str, Readable]]:
    with gzip.open(io.BytesIO(data)) as file:
        yield name.rsplit(".", 1)[0], file


def _limited(members: Iterator[tuple[str, Readable]]) -> Iterator[tuple[str, bytes]]:
    total = 0
    for number, (name, file) in enumerate(members):
        path = _plain_path(name)
        if any(part.startswith((".", "__MACOSX")) for part in path.parts):
            continue
        data = file.read(MAX_FILE + 1)
        total += len(data)
        if number >= MAX_FILES or len(data) > MAX_FILE or total > MAX_TOTAL:
            raise UnreadableError(
                f"the archive unfolds beyond {MAX_FILES:,} files, {MAX_FILE / 1e6:,.0f} MB for one of them "
                f"or {MAX_TOTAL / 1e9:,.0f} GB in all, at {path}",
                _BOMB,
            )
        yield str(path), data


def _plain_path(name: str) -> PurePosixPath:
    """The path without what would lead out of a folder."""
    parts = [part for part in PurePosixPath(name.replace("\\", "/")).parts if part not in {"/", "..", "."}]
    return PurePosixPath(*parts) if parts else PurePosixPath("file")

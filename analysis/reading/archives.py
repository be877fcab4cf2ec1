"""ZIP, TAR and GZIP -> their files, in memory: nothing is ever written outside, nor beyond a limit."""

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any, Protocol

from analysis.errors import UnreadableError

MAX_FILES = 50_000
MAX_FILE = 100_000_000  # bytes of one unpacked file
MAX_TOTAL = 2_000_000_000  # bytes of all of them


@dataclass
class Room:
    """What is left of the limits while archives, and the archives within them, are unpacked."""

    files: int = MAX_FILES
    total: int = MAX_TOTAL


class Readable(Protocol):
    """A file within an archive."""

    def read(self, size: int = -1, /) -> bytes:
        """At most `size` bytes, or all that is left."""
        ...


def read_archive(name: str, data: bytes, room: Room | None = None) -> Iterator[tuple[str, bytes]]:
    """The path and the bytes of each file in an archive, one at a time; what is unpacked is taken from `room`.

    Raises UnreadableError for an archive that is damaged, locked, or unfolds beyond the limits.
    """
    ending = name.lower().rsplit(".", 1)[-1]
    try:
        members = _zip(data) if ending == "zip" else _tar(data) if _is_tar(name) else _single(name, data)
        yield from _limited(members, room or Room())
    except UnreadableError:
        raise
    except Exception as error:
        reason = str(error).strip().split("\n")[0] or type(error).__name__
        advice = "unpack it and import the folder"
        raise UnreadableError(f"the archive cannot be read: {reason}", advice) from error


def check_size(data: bytes, most: int, what: str, most_xml: int | None = None) -> None:
    """Raise UnreadableError where a ZIP container says that it unfolds beyond `most` bytes: zipfile gives no more.

    `most_xml` limits the XML in it, which takes many times its size in memory.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            sizes = [(info.filename, info.file_size) for info in archive.infolist()]
            xml = sum(size for name, size in sizes if name.lower().endswith((".xml", ".rels")))
            if sum(size for _, size in sizes) > most or (most_xml and xml > most_xml):
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
    passed = 0
    with tarfile.open(fileobj=io.BytesIO(data), mode="r|*") as archive:
        for info in archive:
            passed += info.size  # what is passed over is unpacked as well
            if passed > MAX_TOTAL:
                raise _bomb(info.name)
            file = archive.extractfile(info) if info.isreg() else None
            if file:
                yield info.name, file


def _single(name: str, data: bytes) -> Iterator[tuple[str, Readable]]:
    stem, _, ending = name.rpartition(".")
    packed = io.BytesIO(data)
    openers: dict[str, Any] = {"bz2": bz2.open, "xz": lzma.open}
    with openers.get(ending.lower(), gzip.open)(packed) as file:
        yield stem, file


def _limited(members: Iterator[tuple[str, Readable]], room: Room) -> Iterator[tuple[str, bytes]]:
    for name, file in members:
        path = _plain_path(name)
        if any(part.startswith((".", "__MACOSX")) for part in path.parts):
            continue
        data = file.read(MAX_FILE + 1)
        room.files, room.total = room.files - 1, room.total - len(data)
        if room.files < 0 or room.total < 0 or len(data) > MAX_FILE:
            raise _bomb(path)
        yield str(path), data


def _bomb(path: PurePosixPath | str) -> UnreadableError:
    return UnreadableError(
        f"the archive unfolds beyond {MAX_FILES:,} files, {MAX_FILE / 1e6:,.0f} MB for one of them "
        f"or {MAX_TOTAL / 1e9:,.0f} GB in all, at {path}",
        "unpack it by yourself if you trust it, and import the folder",
    )


def _plain_path(name: str) -> PurePosixPath:
    """The path without what would lead out of a folder."""
    parts = [part for part in PurePosixPath(name.replace("\\", "/")).parts if part not in {"/", "..", "."}]
    return PurePosixPath(*parts) if parts else PurePosixPath("file")

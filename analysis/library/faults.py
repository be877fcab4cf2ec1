"""What a full disk, a read-only folder or a damaged file does to a library, as errors that name the way out."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

import duckdb
import pyarrow as pa
from deltalake.exceptions import DeltaError, TableNotFoundError

from analysis.errors import LibraryError

_STORE = (OSError, DeltaError, pa.ArrowException)
_BROKEN = (duckdb.IOException, duckdb.InternalException, duckdb.FatalException, duckdb.SerializationException)
_CAUSES = {
    "No space left": ("the disk is full", "free some space, then try again: what was committed before is whole"),
    "quota": ("the disk quota is used up", "free some space, then try again: what was committed before is whole"),
    "File too large": ("the file system takes no larger file", "name a library on another with --library"),
    "Read-only": ("its file system is read-only", "mount it for writing, or name another library with --library"),
    "Permission denied": ("its folder may not be written", "change its rights, or name another with --library"),
}


@contextlib.contextmanager
def opening(uri: str) -> Iterator[None]:
    """Raise LibraryError for a table that cannot be opened or read; TableNotFoundError for one that is not there."""
    try:
        yield
    except TableNotFoundError:
        raise
    except (*_STORE, KeyError, ValueError) as error:
        raise LibraryError(
            f"the library {uri} cannot be opened: {_first_line(error)}",
            "check that the folder can be read, see `python -m analysis check`, restore it from a backup, "
            "or name another with --library",
        ) from error


@contextlib.contextmanager
def querying(uri: str) -> Iterator[None]:
    """Raise LibraryError where a query fails for a damaged or missing file."""
    try:
        yield
    except duckdb.Error as error:
        if not _is_damage(error):
            raise
        raise LibraryError(
            f"a file of the library {uri} cannot be read: {_first_line(error)}",
            "see which with `python -m analysis check`; restore the library from a backup, "
            "or delete its folder and import the articles again",
        ) from error


@contextlib.contextmanager
def changing(uri: str) -> Iterator[None]:
    """Raise LibraryError where the library cannot be written."""
    try:
        yield
    except _STORE as error:
        told = str(error)
        reason, advice = next(
            (found for words, found in _CAUSES.items() if words in told),
            (_first_line(error), "check the folder's rights and free space, or name another with --library"),
        )
        raise LibraryError(f"the library {uri} cannot be written: {reason}", advice) from error


def _is_damage(error: duckdb.Error) -> bool:
    """Whether a query failed for a file, not for what was asked."""
    of_a_file = isinstance(error, duckdb.InvalidInputException) and ".parquet" in str(error)
    return of_a_file or type(error) is duckdb.Error or isinstance(error, _BROKEN)


def _first_line(error: Exception) -> str:
    return (str(error).strip() or type(error).__name__).split("\n")[0]

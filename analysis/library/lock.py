"""One writer at a time."""

import contextlib
import fcntl
import os
from collections.abc import Iterator
from pathlib import Path

from analysis.errors import LibraryError
from analysis.library.faults import changing
from analysis.library.remote import is_remote, leased


@contextlib.contextmanager
def writing(uri: str) -> Iterator[None]:
    """Hold the library's lock; the system lets go of it when the process ends, however it ends.

    Raises LibraryError where another process holds it or the folder cannot be written.
    """
    with changing(uri):
        if is_remote(uri):
            with leased(uri):
                yield
            return
        path = Path(uri) / ".lock"
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a+", encoding="utf-8") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                file.seek(0)
                raise LibraryError(
                    f"another process ({file.read().strip() or 'unknown'}) is writing to the library {uri}",
                    "wait until it ends, then try again: nothing was lost",
                ) from error
            file.truncate(0)
            file.write(f"process {os.getpid()}")
            file.flush()
            yield

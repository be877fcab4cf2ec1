"""Reading and extraction on a Dask cluster that somebody already has: `import --cluster tcp://HOST:PORT`.

The process that imports stays the library's only writer; what is found comes back to it in the order of the articles,
so that the library is the same as from one machine. A task whose worker dies is run again on another one; an article
that kills every worker it meets is reported as a failure. None is lost in silence.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import Protocol, Self, cast

import pyarrow as pa

from analysis.errors import LibraryError
from analysis.library.cluster_tasks import FileRead, extracted, fingerprint, read_some
from analysis.library.rows import to_tables
from analysis.library.workers import Found
from analysis.model import Article, Failure
from analysis.reading import Metadata, read, read_files

PATIENCE = 300.0  # seconds to wait for a worker when none is left
AT_ONCE = 4_000_000  # bytes of files that a worker reads in one task; a larger file is read by the importing process
FILES_AT_ONCE = 50
AHEAD = 4  # tasks of reading that each worker has waiting
ARTICLES_EACH = 40  # of a commit, for each worker
SMALLEST, LARGEST = 500, 5000  # articles of a commit: what is held in memory at a time


class Promise(Protocol):
    """A task that the cluster was given."""

    def result(self, timeout: float | None = None) -> object:
        """What it gave; raises what it raised."""
        ...


class Cluster:
    """The workers of a Dask scheduler, when there are at least so many.

    Raises LibraryError where it cannot be reached, or has no worker for longer than `patience` (seconds).
    """

    def __init__(self, address: str, at_least: int = 1, patience: float = PATIENCE) -> None:
        try:
            import distributed
        except ImportError as error:
            raise LibraryError(
                "a cluster needs the package distributed", "python -m pip install -r requirements-cluster.txt"
            ) from error
        self._dask, self._address, self._patience = distributed, address, patience
        try:
            self._client = distributed.Client(address, timeout=min(patience, 10), set_as_default=False)
        except (OSError, ValueError) as error:
            raise LibraryError(
                f"no Dask scheduler answers at {address}", "check the address, and that the scheduler runs"
            ) from error
        try:
            self._wait_for(at_least)
        except LibraryError:
            self._client.close()
            raise
        self._number = len(self._client.nthreads())

    @property
    def chunk(self) -> int:
        """As `Workers` has it."""
        return min(LARGEST, max(SMALLEST, ARTICLES_EACH * self._number))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def read(self, path: Path | str, metadata: Metadata | None) -> Iterator[Article | Failure]:
        """As `Workers` has it: files are read by the workers, web addresses and large files by this process."""
        return read(path, metadata, self._read_files)

    def start(self, tasks: list[list[Article]], sample: bool) -> Iterator[Found]:
        """As `Workers` has it."""
        futures = [self._submit(extracted, task, sample) for task in tasks]
        return (self._found(future, task, sample) for future, task in zip(futures, tasks, strict=True))

    def _found(self, future: Promise, task: list[Article], sample: bool) -> Found:
        try:
            return cast(Found, self._result(future))
        except self._dask.KilledWorker:
            if len(task) == 1:
                failure = Failure(task[0].file, "every worker that extracted it died", "try it on a machine of its own")
                return to_tables([]), [task[0].file], [failure]
        return joined([self._found(self._submit(extracted, [one], sample), [one], sample) for one in task])

    def _read_files(self, paths: Sequence[Path], metadata: Metadata | None) -> Iterator[Article | Failure]:
        """What the files hold, in order; the rows of `metadata` are applied here, where they are counted as used."""
        for one in self._in_order(paths):
            if metadata and isinstance(one, Article):
                yield from metadata.apply(one)
            else:
                yield one

    def _in_order(self, paths: Sequence[Path]) -> Iterator[Article | Failure]:
        by_path = all(self._client.run(Path.is_file, paths[0]).values()) if paths else True
        groups, waiting = batches(paths), deque[tuple[list[Path], Promise | None]]()
        while True:
            for group in islice(groups, AHEAD * self._number - len(waiting)):
                small = size_of(group[0]) <= AT_ONCE
                waiting.append((group, self._submit_reading(group, by_path) if small else None))
            if not waiting:
                return
            group, future = waiting.popleft()
            if future is None:
                yield from read_files(group)
                continue
            for path, found in zip(group, self._read(group, future, by_path), strict=True):
                yield from read_files([path]) if found is None else found

    def _read(self, group: list[Path], future: Promise, by_path: bool) -> list[FileRead]:
        """What each file of a group holds; None where only this process can read it."""
        try:
            return cast(list[FileRead], self._result(future))
        except self._dask.KilledWorker:
            if len(group) == 1:
                return [[Failure(str(group[0]), "every worker that read it died", "look at the file, or leave it out")]]
        return [self._read([path], self._submit_reading([path], by_path), by_path)[0] for path in group]

    def _submit_reading(self, group: list[Path], by_path: bool) -> Promise:
        """Have a worker read some files, which it sees at the same paths or is sent."""
        if by_path:
            return self._submit(read_some, [(str(path), size_of(path), None) for path in group])
        return self._submit(read_some, [(str(path), 0, bytes_of(path)) for path in group])

    def _submit(self, work: Callable[..., object], *arguments: object) -> Promise:
        return cast(Promise, self._client.submit(partial(work, fingerprint()), *arguments, pure=False))

    def _result(self, future: Promise) -> object:
        while True:
            try:
                return future.result(timeout=self._patience)
            except TimeoutError:
                self._wait_for(1)
            except (ImportError, AttributeError) as error:
                raise LibraryError(
                    f"a worker cannot run Readout: {error}", "start the workers in Readout's folder, as the docs say"
                ) from error
            except (self._dask.CancelledError, OSError) as error:
                raise LibraryError(
                    f"the cluster {self._address} went away: {error}",
                    "run the import again: it goes on where it stopped",
                ) from error

    def _wait_for(self, workers: int) -> None:
        try:
            self._client.wait_for_workers(workers, timeout=self._patience)
        except (TimeoutError, OSError) as error:
            raise LibraryError(
                f"the cluster {self._address} has too few workers",
                "start some, then import again: it goes on where it stopped",
            ) from error


def batches(paths: Sequence[Path]) -> Iterator[list[Path]]:
    """The paths in groups that a worker reads at once; a large file is a group of its own."""
    group: list[Path] = []
    held = 0
    for path in paths:
        size = size_of(path)
        if group and (held + size > AT_ONCE or len(group) == FILES_AT_ONCE):
            yield group
            group, held = [], 0
        group.append(path)
        held += size
    if group:
        yield group


def joined(found: list[Found]) -> Found:
    """The results of several tasks as one."""
    tables, names, failures = zip(*found, strict=True)
    rows = {name: pa.concat_tables([one[name] for one in tables]) for name in tables[0]}
    return rows, list(chain(*names)), list(chain(*failures))


def size_of(path: Path) -> int:
    """The bytes of a file; 0 where that cannot be told."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def bytes_of(path: Path) -> bytes | None:
    """What a file holds; None where it cannot be read."""
    try:
        return path.read_bytes()
    except OSError:
        return None

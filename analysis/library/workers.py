"""Reading and extraction of many articles: in this process, in one process a core, or on a cluster (`cluster.py`)."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from pathlib import Path
from typing import Protocol, Self

import pyarrow as pa
from threadpoolctl import threadpool_limits

from analysis.extraction import extract
from analysis.library.rows import to_tables
from analysis.model import Article, Failure
from analysis.reading import Metadata, read

TASK = 20  # articles a worker takes at a time
COMMIT_EVERY = 500  # articles; bounds the memory an import takes, and what a killed one has to do again

Tables = dict[str, pa.Table]
Found = tuple[Tables, list[str], list[Failure]]


class Workers(Protocol):
    """Who reads and extracts."""

    @property
    def chunk(self) -> int:
        """How many articles they should have for each commit."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(self, *_: object) -> None: ...

    def read(self, path: Path | str, metadata: Metadata | None) -> Iterator[Article | Failure]:
        """As `analysis.reading.read`, in the same order."""
        ...

    def start(self, tasks: list[list[Article]], sample: bool) -> Iterator[Found]:
        """For each task, in their order, the tables, the names of the articles' files, and what failed.

        The tasks may be worked on before one asks for the results.
        """
        ...


def in_chunks(
    workers: Workers, articles: Iterable[Article], sample: bool = False
) -> Iterator[tuple[list[Article], Iterator[Found]]]:
    """A commit's articles at a time with what is found in them; while one chunk is written, the next is worked on."""
    articles, begun = iter(articles), deque[tuple[list[Article], Iterator[Found]]]()
    while True:
        if chunk := list(islice(articles, workers.chunk)):
            tasks = [chunk[start : start + TASK] for start in range(0, len(chunk), TASK)]
            begun.append((chunk, workers.start(tasks, sample)))
        elif not begun:
            return
        if not chunk or len(begun) > 1:
            yield begun.popleft()


class Processes:
    """A pool of processes, made when there is enough to do; with one worker everything stays in this process."""

    chunk = COMMIT_EVERY

    def __init__(self, workers: int | None = None) -> None:
        self._workers = workers or os.cpu_count() or 1
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool:
            self._pool.shutdown(cancel_futures=True)

    def read(self, path: Path | str, metadata: Metadata | None) -> Iterator[Article | Failure]:
        """As `Workers` has it: in this process, while the others extract."""
        return read(path, metadata)

    def start(self, tasks: list[list[Article]], sample: bool) -> Iterator[Found]:
        """As `Workers` has it."""
        if self._workers == 1 or (len(tasks) < 3 and not self._pool):
            return (extract_all(task, sample) for task in tasks)
        if not self._pool:
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(self._workers, mp_context=context, initializer=one_thread)
        futures = [self._pool.submit(extract_all, task, sample) for task in tasks]
        return (future.result() for future in futures)


def workers_of(workers: Workers | int | None) -> Workers:
    """So many processes, one a core for None, or who was named."""
    return Processes(workers) if workers is None or isinstance(workers, int) else workers


def one_thread() -> None:
    """Keep a worker's arithmetic to one thread, for there is a worker a core; who imports decides when it ends."""
    threadpool_limits(1)
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGINT, signal.SIG_IGN)


def extract_all(articles: list[Article], sample: bool) -> Found:
    """What is found in some articles, as rows; an article on which extraction fails is a failure, the rest goes on."""
    extractions, failures = [], []
    for article in articles:
        try:
            extractions.append(extract(article))
        except Exception as error:
            failures.append(
                Failure(article.file, f"extraction failed: {error!r}", "report this as a bug of Readout, with the file")
            )
    return to_tables(extractions, sample=sample), [article.file for article in articles], failures

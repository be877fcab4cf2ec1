"""Articles into the library: read, extract on all cores, append, commit."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from itertools import chain, islice
from pathlib import Path, PurePath

import pyarrow as pa
from threadpoolctl import threadpool_limits

from analysis.extraction import extract
from analysis.library.rows import to_tables
from analysis.library.store import Library
from analysis.model import TABLES, Article, Failure
from analysis.reading import Metadata, read

COMMIT_EVERY = 500  # articles; bounds the memory an import takes, and what a killed one has to do again
MANY_FILES = 24  # small files of a table that an import joins: few to read, and old articles are seldom written anew
SAMPLE_SOURCE = "Readout sample"
TASK = 20  # articles a worker takes at a time

Progress = Callable[[int, str], None]
Tables = dict[str, pa.Table]


@dataclass
class Report:
    """What an import did: how many articles it added, how many the library had already, and what failed and why."""

    added: int = 0
    unchanged: int = 0
    failures: list[Failure] = field(default_factory=list)


def import_paths(
    library: Library,
    paths: Iterable[Path | str],
    metadata: Metadata | None = None,
    *,
    progress: Progress | None = None,
    workers: int | None = None,
    sample: bool = False,
) -> Report:
    """Import files, folders, archives and web addresses. Arguments as `import_articles` has them.

    The sample's dispatches stand in the layouts of publishers who did not write them: their source says so.
    """
    paths = list(paths)
    found: Iterable[Article | Failure] = chain.from_iterable(read(path, metadata) for path in paths)
    if sample:
        found = (replace(one, source=SAMPLE_SOURCE) if isinstance(one, Article) else one for one in found)
    what = ", ".join(PurePath(path).name for path in paths[:3]) + (" and more" if len(paths) > 3 else "")
    return import_articles(library, found, f"import of {what}", progress=progress, workers=workers, sample=sample)


def import_articles(
    library: Library,
    found: Iterable[Article | Failure],
    what: str = "import",
    *,
    progress: Progress | None = None,
    workers: int | None = None,
    sample: bool = False,
) -> Report:
    """Add to the library the articles that it does not have yet.

    `progress` is called with the number of articles done and the name of the newest. `workers` is the number of
    processes; 1 stays in this one, None takes a process a core. What fails is reported, and the rest goes on.
    Raises LibraryError where the library cannot be written.
    """
    report = Report()
    articles = _new(library, found, report)
    with _Extractor(workers) as extractor:
        while chunk := list(islice(articles, COMMIT_EVERY)):
            with library.write(what) as writer:
                done: list[Tables] = []
                for tables, names, failures in extractor.run(chunk, sample):
                    done.append(tables)
                    report.added += tables["articles"].num_rows
                    report.failures += failures
                    if progress:
                        progress(report.added + report.unchanged + len(report.failures), names[-1])
                writer.append({name: pa.concat_tables([tables[name] for tables in done]) for name in TABLES})
                writer.compact(MANY_FILES)
    return report


def remove_articles(library: Library, article_ids: list[str]) -> None:
    """Take articles, and all that was found in them, out of the library in one commit."""
    with library.write(f"removal of {len(article_ids)} articles") as writer:
        writer.remove(article_ids)


def _new(library: Library, found: Iterable[Article | Failure], report: Report) -> Iterator[Article]:
    """The articles that the library does not hold, each once."""
    known = set(library.query("SELECT article_id FROM articles")["article_id"])
    for one in found:
        if isinstance(one, Failure):
            report.failures.append(one)
        elif one.id in known:
            report.unchanged += 1
        else:
            known.add(one.id)
            yield one


class _Extractor:
    """Runs extraction in this process, or in a pool of processes where there is enough to do."""

    def __init__(self, workers: int | None) -> None:
        self._workers = workers or os.cpu_count() or 1
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> _Extractor:
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool:
            self._pool.shutdown(cancel_futures=True)

    def run(self, articles: list[Article], sample: bool) -> Iterator[tuple[Tables, list[str], list[Failure]]]:
        tasks = [articles[start : start + TASK] for start in range(0, len(articles), TASK)]
        if self._workers == 1 or len(tasks) < 3:
            yield from (_extract_all(task, sample) for task in tasks)
            return
        if not self._pool:
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(self._workers, mp_context=context, initializer=_one_thread)
        futures: list[Future[tuple[Tables, list[str], list[Failure]]]] = [
            self._pool.submit(_extract_all, task, sample) for task in tasks
        ]
        for future in futures:
            yield future.result()


def _one_thread() -> None:
    """Keep a worker's arithmetic to one thread: there is a worker a core already."""
    threadpool_limits(1)


def _extract_all(articles: list[Article], sample: bool) -> tuple[Tables, list[str], list[Failure]]:
    extractions, failures = [], []
    for article in articles:
        try:
            extractions.append(extract(article))
        except Exception as error:
            failures.append(
                Failure(article.file, f"extraction failed: {error!r}", "report this as a bug of Readout, with the file")
            )
    return to_tables(extractions, sample=sample), [article.file for article in articles], failures

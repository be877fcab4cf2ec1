"""Articles into the library: read, extract on all cores, append, commit."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain, islice
from pathlib import Path, PurePath

import pyarrow as pa

from analysis.library.kinship import with_links
from analysis.library.lock import writing
from analysis.library.store import Library
from analysis.library.workers import Tables, Workers, in_chunks, workers_of
from analysis.model import TABLES, Article, Failure
from analysis.reading import Metadata

LOOKED_UP = 500  # articles whose ids are looked up at a time
JUST_SEEN = 50_000  # ids kept beside those in the library: more than can be read but not yet written
MANY_FILES = 24  # small files of a table that an import joins: few to read, and old articles are seldom written anew
SAMPLE_SOURCE = "Readout sample"

Progress = Callable[[int, str], None]
Stop = Callable[[], bool]


@dataclass
class Report:
    """What an import did: how many articles it added, how many the library had already, and what failed and why.

    Of those added, `versions` are later versions of articles that were there, and `copies` nearly the same as others.
    `cancelled` says that it was stopped: importing the same again does the rest.
    """

    added: int = 0
    unchanged: int = 0
    versions: int = 0
    copies: int = 0
    failures: list[Failure] = field(default_factory=list)
    cancelled: bool = False

    def sentence(self) -> str:
        """What was done, for people."""
        told = [(f"{self.added:,} added", True), (f"{self.versions:,} of them new versions", self.versions)]
        told += [(f"{self.copies:,} copies of others", self.copies), (f"{self.unchanged:,} already there", True)]
        return ", ".join(text for text, tell in [*told, (f"{len(self.failures):,} failed", True)] if tell)

    def counted(self, tables: Tables) -> Tables:
        """Count the versions and copies among what is written."""
        linked: dict[str, set[str]] = {kind: set() for kind in ("version", "copy")}
        for row in tables["links"].select(["article_id", "kind"]).to_pylist():
            linked[row["kind"]].add(row["article_id"])
        self.versions += len(linked["version"])
        self.copies += len(linked["copy"] - linked["version"])
        return tables


def import_paths(
    library: Library,
    paths: Iterable[Path | str],
    metadata: Metadata | None = None,
    *,
    progress: Progress | None = None,
    stop: Stop = lambda: False,
    workers: Workers | int | None = None,
    sample: bool = False,
) -> Report:
    """Import files, folders, archives and web addresses. Arguments as `import_articles` has them.

    The sample's dispatches stand in the layouts of publishers who did not write them: their source says so.
    """
    paths, workers = list(paths), workers_of(workers)
    found: Iterable[Article | Failure] = chain.from_iterable(workers.read(path, metadata) for path in paths)
    if sample:
        found = (replace(one, source=SAMPLE_SOURCE) if isinstance(one, Article) else one for one in found)
    what = ", ".join(PurePath(path).name for path in paths[:3]) + (" and more" if len(paths) > 3 else "")
    return import_articles(
        library, found, f"import of {what}", progress=progress, stop=stop, workers=workers, sample=sample
    )


def import_articles(
    library: Library,
    found: Iterable[Article | Failure],
    what: str = "import",
    *,
    progress: Progress | None = None,
    stop: Stop = lambda: False,
    workers: Workers | int | None = None,
    sample: bool = False,
) -> Report:
    """Add to the library the articles that it does not have yet.

    `progress` is called with the number of articles done and the name of the newest. `stop` is asked after every few
    articles whether to end: what has been found by then is written, and importing the same again does the rest.
    `workers` is the number of processes, or who else extracts; 1 stays in this one, None takes a process a core. What
    fails is reported, and the rest goes on.
    Raises LibraryError where the library cannot be written.
    """
    report, library = Report(), library.moving()
    with writing(library.uri):  # what stands in the way is told before the work, not after it
        pass

    def done_so_far(name: str) -> None:
        if progress:
            progress(report.added + report.unchanged + len(report.failures), name)

    def stopped() -> bool:
        report.cancelled = report.cancelled or stop()
        return report.cancelled

    articles = _new(library, found, report, done_so_far, stopped)
    with workers_of(workers) as extracting:
        for _, found_in_chunk in in_chunks(extracting, articles, sample):
            with library.write(what) as writer:
                done: list[Tables] = []
                for tables, names, failures in found_in_chunk:
                    done.append(tables)
                    report.added += tables["articles"].num_rows
                    report.failures += failures
                    done_so_far(names[-1])
                    if stopped():
                        break
                together = {name: pa.concat_tables([tables[name] for tables in done]) for name in TABLES}
                writer.append(report.counted(with_links(library, together)))
                writer.compact(MANY_FILES)
            if report.cancelled:
                break
    library.count()
    return report


def remove_articles(library: Library, article_ids: list[str]) -> None:
    """Take articles, their earlier versions, and all that was found in them, out of the library in one commit."""
    library = library.moving()
    earlier = library.query(
        "SELECT article_id FROM versions WHERE latest IN (SELECT unnest($ids::VARCHAR[]))", {"ids": article_ids}
    )
    article_ids = list(dict.fromkeys([*article_ids, *earlier["article_id"]]))
    with library.write(f"removal of {len(article_ids)} articles") as writer:
        writer.remove(article_ids)
    library.count()


def _new(
    library: Library,
    found: Iterable[Article | Failure],
    report: Report,
    done_so_far: Callable[[str], None],
    stopped: Stop,
) -> Iterator[Article]:
    """The articles that the library does not hold, each once, until it is stopped.

    Only the ids of their own days are looked up, so that a day's import costs no more in a large library.
    """
    recent: deque[str] = deque(maxlen=JUST_SEEN)
    seen: set[str] = set()
    found = iter(found)
    while some := [one for one in islice(found, LOOKED_UP) if not stopped()]:
        held = _held(library, [one for one in some if isinstance(one, Article)])
        for one in some:
            if isinstance(one, Failure):
                report.failures.append(one)
            elif one.id in held or one.id in seen:
                report.unchanged += 1
            else:
                if len(recent) == JUST_SEEN:
                    seen.discard(recent[0])
                recent.append(one.id)
                seen.add(one.id)
                yield one
        done_so_far(some[-1].file)


def _held(library: Library, articles: list[Article]) -> set[str]:
    """The ids that the library holds, of the days of some articles."""
    days = [one.day for one in articles if one.day]
    span = {"first": min(days, default=date.max), "last": max(days, default=date.min)}
    undated = " OR day IS NULL" if len(days) < len(articles) else ""
    ids = f"SELECT article_id FROM articles WHERE day BETWEEN $first AND $last{undated}"
    return set(library.stored(ids, "articles", params=span)["article_id"])

"""`python -m analysis import`: progress, an end on Ctrl-C that loses nothing, and what failed to try again."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import sys
import threading
import time
from argparse import Namespace
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path

from tqdm import tqdm

from analysis.commands import metadata_of, told
from analysis.failures import read_failures, write_failures
from analysis.library import import_paths, open_library
from analysis.library.actors import Actor, ask_with
from analysis.library.cluster import Cluster
from analysis.library.imports import Progress
from analysis.reading.counting import expected

STOPPED = 130  # the exit code of what Ctrl-C has ended
_EVENTS_A_SECOND = 5
_POLITE = 10  # how much an import that a page has started stands back for the server of the pages


def import_(options: Namespace) -> int:
    """Import paths into the library; what failed is told on stderr."""
    paths = _paths(options)
    if not paths:
        print("readout: name files, folders, archives or addresses to import", file=sys.stderr)
        return 2
    library = open_library(options.library)
    workers = Cluster(options.cluster) if options.cluster else options.workers
    with _stoppable() as stop, (_events if options.events else _bar)(expected(paths)) as progress:
        report = import_paths(
            library, paths, metadata_of(options), progress=progress, stop=stop, workers=workers, sample=options.sample
        )
    if options.failures:
        write_failures(report.failures, options.failures)
    if options.events:
        print(json.dumps({"report": asdict(report)}), flush=True)
        return 0
    print(report.sentence())
    if report.cancelled:
        print("stopped: what was found is in the library; import the same again for the rest", file=sys.stderr)
    code = told(report.failures)
    return STOPPED if report.cancelled else code


def _paths(options: Namespace) -> list[Path | str]:
    again = read_failures(options.again) if options.again else []
    if options.listed is None:
        return [*options.paths, *again]
    listed = json.loads(options.listed.read_text("utf-8"))
    ask_with(lambda: Actor(listed["who"]))
    return [*options.paths, *again, *listed["paths"]]


@contextlib.contextmanager
def _stoppable() -> Iterator[Callable[[], bool]]:
    """Gives whether Ctrl-C was pressed: once ends after the articles at hand, twice at once."""
    asked = threading.Event()

    def interrupted(*_: object) -> None:
        if asked.is_set():
            raise KeyboardInterrupt
        asked.set()
        print("\nstopping after the articles at hand; once more to stop at once", file=sys.stderr)

    if threading.current_thread() is not threading.main_thread():
        yield asked.is_set
        return
    before = signal.signal(signal.SIGINT, interrupted)
    try:
        yield asked.is_set
    finally:
        signal.signal(signal.SIGINT, before)


@contextlib.contextmanager
def _bar(total: int) -> Iterator[Progress]:
    with tqdm(total=total, unit=" articles", disable=None) as bar:

        def progress(done: int, name: str) -> None:
            bar.set_postfix_str(Path(name).name[:40], refresh=False)
            bar.total = max(total, done)
            bar.update(done - bar.n)

        yield progress


@contextlib.contextmanager
def _events(total: int) -> Iterator[Progress]:
    """Lines of JSON for who watches, instead of a bar."""
    os.nice(_POLITE)
    print(json.dumps({"expected": total}), flush=True)
    said = 0.0

    def progress(done: int, name: str) -> None:
        nonlocal said
        if time.monotonic() - said > 1 / _EVENTS_A_SECOND:
            said = time.monotonic()
            print(json.dumps({"done": done, "name": name}), flush=True)

    yield progress

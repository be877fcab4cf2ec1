"""SIGKILL in the midst of imports, at random moments: what is left, and what the next run makes of it.

`python -m tests.benchmarks kills` kills 100 imports; READOUT_KILLS says another number.
"""

from __future__ import annotations

import multiprocessing
import os
import random
import tempfile
import time
from collections.abc import Iterator
from multiprocessing.process import BaseProcess
from pathlib import Path

import pandas as pd

from analysis.library import Library, import_paths
from analysis.library.care import check
from analysis.library.workers import Processes
from analysis.model import TABLES
from tests.benchmarks.harness import Row

ARTICLES, A_COMMIT = 12, 2
_TEXT = """Ministers meet in {place}

Published: {day} May 2019 14:05 GMT

{upper}, May {day} -- Minister Ada Lind met Special Envoy Bo Ek in {place} on Monday. "We will take feasible steps on
dam number {number}," Lind said. Ek warned that the deadline for talk number {number}, 30 June 2019, would not move.
"""
_PLACES = ("Oslo", "Geneva", "Vienna", "Lisbon", "Accra", "Quito")


def rows() -> Iterator[Row]:
    """Kill imports, each in an empty library, and run each again."""
    times = int(os.environ.get("READOUT_KILLS", "100"))
    with tempfile.TemporaryDirectory() as folder:
        began = time.monotonic()
        done = Kills(Path(folder), seed=1).run(times)
        spent = time.monotonic() - began
    print(done["articles"].value_counts().sort_index().rename("libraries left with so many articles").to_string())
    wrong = int(done["wrong"].sum())
    size = f"{times} imports of {ARTICLES} articles, {ARTICLES // A_COMMIT} commits each"
    midway = int(done["articles"].between(1, ARTICLES - 1).sum())
    told = f"{wrong} libraries not whole or not completed, {midway} left midway, {spent:.0f} s"
    yield Row("imports killed", size, told)


class Kills:
    """An undisturbed library, and imports of the same articles that are killed."""

    def __init__(self, folder: Path, seed: int) -> None:
        self._folder, self._random = folder, random.Random(seed)
        self._articles = folder / "articles"
        self._articles.mkdir()
        for number in range(ARTICLES):
            place = _PLACES[number % len(_PLACES)]
            text = _TEXT.format(place=place, upper=place.upper(), day=number + 1, number=number)
            (self._articles / f"{number:02}.txt").write_text(text)
        self._processes = multiprocessing.get_context("forkserver")
        self._processes.set_forkserver_preload(["tests.benchmarks.kills"])
        self._start("warm").join()
        began = time.monotonic()
        process = self._start("whole")
        self._until_written("whole")
        self._before = time.monotonic() - began
        process.join()
        self._writing = time.monotonic() - began - self._before
        self._whole = _rows(Library(str(folder / "whole")))

    def run(self, times: int) -> pd.DataFrame:
        """One row a killed import: articles (that were left), wrong (whether anything is not as it must be)."""
        done = [self._one(f"killed-{number}") for number in range(times)]
        return pd.DataFrame(done, columns=["articles", "wrong"])

    def _one(self, name: str) -> tuple[int, bool]:
        process = self._start(name)
        if self._random.random() < 0.2:
            process.join(self._random.uniform(0, self._before))
        else:
            self._until_written(name)
            process.join(self._random.uniform(0, self._writing))
        process.kill()
        process.join()
        library = Library(str(self._folder / name))
        left = _rows(library)
        ids = set(left["articles"]["article_id"])
        parts = {table: _of(rows, ids) for table, rows in self._whole.items()}
        whole = not check(library).problems and all(_same(left[table], parts[table]) for table in TABLES)
        _import(self._articles, library.uri)
        library.refresh()
        again = _rows(library)
        completed = not check(library).problems and all(_same(again[table], self._whole[table]) for table in TABLES)
        if not (whole and completed):
            print(f"{name}: {len(ids)} articles, whole {whole}, completed {completed}")
        return len(ids), not (whole and completed)

    def _until_written(self, name: str) -> None:
        """Wait until an import begins to write."""
        while not (self._folder / name / "articles").exists():
            time.sleep(0.001)

    def _start(self, name: str) -> BaseProcess:
        process = self._processes.Process(target=_import, args=(self._articles, str(self._folder / name)))
        process.start()
        return process


class _Few(Processes):
    chunk = A_COMMIT


def _import(articles: Path, place: str) -> None:
    import_paths(Library(place), [articles], workers=_Few(1))


def _rows(library: Library) -> dict[str, pd.DataFrame]:
    return {name: library.stored(f"SELECT * FROM {name} ORDER BY ALL", name) for name in TABLES}


def _of(rows: pd.DataFrame, ids: set[str]) -> pd.DataFrame:
    """The rows of some articles; a link belongs to both that it joins."""
    kept = rows[rows["article_id"].isin(ids)]
    return kept[kept["other"].isin(ids)] if "other" in kept else kept


def _same(one: pd.DataFrame, other: pd.DataFrame) -> bool:
    if one.empty or other.empty:
        return len(one) == len(other)
    return one.reset_index(drop=True).equals(other.reset_index(drop=True))

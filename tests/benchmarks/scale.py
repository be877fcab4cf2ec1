"""Readout as the library grows: what pages cost at 10,000 and 100,000 articles, and what an import costs at 1,000 and
10,000. `scale_million` goes on to a million, and to an import of 100,000.

A page's time is the sum of all that it asks of the library, over typical filters, with no answer kept from before; the
seconds of processor beside it tell how much of it is waiting for a busy machine.

READOUT_SCALE_FOLDER names a folder where the generated libraries are kept for the next run.
"""

from __future__ import annotations

import contextlib
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path

import numpy as np

from analysis.library import Filters, Library
from analysis.library.care import check, compact
from analysis.measures.phrases import first_uses
from tests.benchmarks.generator import fill, make_plan, write_texts
from tests.benchmarks.harness import Row, timed
from tests.benchmarks.views import asked, typical

VIEWED, IMPORTED = (10_000, 100_000), (1_000, 10_000)
TIMES = 2
_MEASURE_VIEWS = "from tests.benchmarks.scale import views; views({uri!r}, {size})"
_IMPORT = "import sys; from analysis.__main__ import main; sys.exit(main(['import', {file!r}, '--library', {uri!r}]))"


def rows() -> Iterator[Row]:
    """The measured rows."""
    yield from viewed(VIEWED)
    yield from imported(IMPORTED)


def viewed(sizes: Sequence[int]) -> Iterator[Row]:
    """What pages cost at each size, in processes of their own, so that their memory can be told."""
    with kept_folder() as folder:
        for size in sizes:
            uri = str(folder / f"library-{size}")
            if not Path(uri).exists():
                yield from _filled(uri, size)
            done = subprocess.run(
                [sys.executable, "-c", _MEASURE_VIEWS.format(uri=uri, size=size)],
                stdout=subprocess.PIPE,
                text=True,
                check=True,
            )
            for line in done.stdout.splitlines():
                if "\t" in line:
                    yield Row(*line.split("\t"))


@contextlib.contextmanager
def kept_folder() -> Iterator[Path]:
    """Where generated libraries are: in READOUT_SCALE_FOLDER, or for this run alone."""
    if kept := os.environ.get("READOUT_SCALE_FOLDER"):
        Path(kept).mkdir(parents=True, exist_ok=True)
        yield Path(kept)
        return
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


def _filled(uri: str, size: int) -> Iterator[Row]:
    """The generated library, compacted."""
    seconds = timed(lambda: fill(Library(uri), make_plan(size)))
    joined = timed(lambda: compact(Library(uri)))
    held = check(Library(uri))
    told = f"{joined:.0f} s; {held.tables['megabytes'].sum():,.0f} MB, {len(held.problems)} problems"
    yield Row("compact a library", _articles(size), told, f"writing it {seconds:.0f} s", f"{joined / seconds:.2f}")


def views(uri: str, size: int) -> None:
    """Print a row a page: the seconds of all that it asks, over typical filters, without any cache of results."""
    opened = time.perf_counter()
    library = Library(uri)
    opened = time.perf_counter() - opened
    newest = library.query("SELECT max(day) AS day FROM articles")["day"].iloc[0].date()
    people = library.query("SELECT official FROM profiles ORDER BY mentions DESC LIMIT 1")
    official = str(people["official"].iloc[0])
    phrase, *unasked = (one.words for one in make_plan(size).planted[:4])
    chosen = typical(Filters(since=newest - timedelta(days=89)), official)
    pages: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(lambda: [0.0] * (TIMES * len(chosen))))
    busy: dict[str, list[float]] = defaultdict(lambda: [0.0] * (TIMES * len(chosen)))
    first: dict[str, float] = defaultdict(float)
    for name, measure in asked(official, phrase).items():
        page = name.partition(":")[0]
        first[page] += timed(lambda measure=measure: measure(library, Filters()))  # type: ignore[misc]
        for place in range(TIMES):
            for number, filters in enumerate(chosen.values()):
                begun = time.process_time()
                took = timed(lambda measure=measure, filters=filters: measure(library, filters))  # type: ignore[misc]
                pages[page][name][place * len(chosen) + number] = took
                busy[page][place * len(chosen) + number] += time.process_time() - begun
    _print("open the library", size, f"{opened:.2f} s")
    for page, measures in pages.items():
        sums = np.sum(list(measures.values()), axis=0)
        slowest = max(measures, key=lambda name: sum(measures[name])).partition(": ")[2]
        told = f"p50 {np.quantile(sums, 0.5):.2f} s, p95 {np.quantile(sums, 0.95):.2f} s"
        told += f" (processor {np.quantile(busy[page], 0.95):.2f} s)"
        _print(f"page {page}", size, told, f"first time {first[page]:.2f} s", f"slowest: {slowest}")
    _phrase(library, unasked)
    _print(
        "memory of the server after all pages",
        size,
        f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB",
    )


def _phrase(library: Library, phrases: Sequence[str]) -> None:
    """Who used a phrase that nobody has looked for yet, beside pandas and grep over the same statements."""
    ours = min(timed(lambda one=one: first_uses(library, Filters(), one)) for one in phrases)  # type: ignore[misc]
    phrase = phrases[-1]
    said = library.query("SELECT content FROM statements")["content"]
    pattern = r"\b" + r"\s+".join(re.escape(word) for word in phrase.split()) + r"\b"
    theirs = timed(lambda: said.str.contains(pattern, case=False, regex=True).sum())
    number = f"{len(said):,} statements"
    _print("who used a phrase, beside pandas", number, f"{ours:.2f} s", f"{theirs:.2f} s", f"{theirs / ours:.1f} times")
    beside = Path(sys.executable).with_name("rg")
    tool = str(beside) if beside.exists() else shutil.which("rg") or shutil.which("grep")
    if tool:
        with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
            file.write("\n".join(said))
            file.flush()
            command = [tool, "-ciE" if tool.endswith("grep") else "-ci", pattern, file.name]
            theirs = timed(lambda: subprocess.run(command, capture_output=True, check=False), 3)
        _print(
            f"who used a phrase, beside {Path(tool).name}",
            number,
            f"{ours:.2f} s",
            f"{theirs:.2f} s",
            f"{theirs / ours:.1f} times",
        )


def _print(work: str, size: int | str, *told: str) -> None:
    print("\t".join([work, size if isinstance(size, str) else _articles(size), *told]), flush=True)


def imported(counts: Sequence[int]) -> Iterator[Row]:
    """Imports of generated texts on all cores, and the exponent by which their time grows with the text."""
    sizes, seconds = [], []
    for size in counts:
        with tempfile.TemporaryDirectory() as place:
            file, uri = f"{place}/generated.jsonl", f"{place}/library"
            characters = write_texts(make_plan(size, seed=1), Path(file))
            script = _IMPORT.format(file=file, uri=uri)
            took, memory = _watched([sys.executable, "-c", script])
            yield Row(
                "import of generated texts",
                f"{_articles(size)}, {characters / 1e6:.1f} million characters",
                f"{took:.0f} s, {size / took:.0f} articles a second",
                f"{memory:.0f} MiB at most, all processes together",
            )
            again = timed(lambda script=script: subprocess.run([sys.executable, "-c", script], capture_output=True))  # type: ignore[misc]
            yield Row("import again, nothing new", _articles(size), f"{again:.1f} s", f"first {took:.0f} s")
        sizes.append(characters)
        seconds.append(took)
    if len(sizes) > 1:
        exponent = np.polyfit(np.log(sizes), np.log(seconds), 1)[0]
        yield Row("seconds of an import ~ characters to the power", f"{_articles(counts[-1])}", f"{exponent:.2f}")


def _watched(command: list[str]) -> tuple[float, float]:
    """The seconds that a command takes, and the most memory (MiB) of it and its children at one time."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    most = 0.0
    while process.poll() is None:
        most = max(most, _resident(process.pid))
        time.sleep(0.2)
    return time.perf_counter() - start, most


def _resident(pid: int) -> float:
    """Resident memory of a process and all below it, in MiB, by /proc; 0 where that is not to be had."""
    total = 0.0
    with contextlib.suppress(OSError, IndexError):
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
        total += pages * resource.getpagesize() / 2**20
        for task in Path(f"/proc/{pid}/task").iterdir():
            total += sum(_resident(int(child)) for child in (task / "children").read_text().split())
    return total


def _articles(size: int) -> str:
    return f"{size:,} articles"

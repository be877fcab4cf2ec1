"""What the pages on words and tone are timed on: libraries, and filters as analysts set them, each asked once."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from functools import partial
from pathlib import Path

import numpy as np

from analysis.library import Filters, Library, import_paths
from analysis.library.care import compact
from analysis.reading import Metadata
from tests.benchmarks.generator import fill, make_plan
from tests.benchmarks.harness import Row, timed
from tests.benchmarks.importing import POLNEAR

Measure = Callable[[Library, Filters], object]
Page = Mapping[str, Measure]

LARGE = 100_000  # articles
LIMITS = {"small": 0.2, "large": 1.0}  # seconds that a filter change may take
OFFICIALS = "SELECT official FROM statements WHERE official IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 2"


def libraries() -> Iterator[tuple[Library, str]]:
    """The 840 articles where they are, and a generated library, kept in READOUT_SCALE_FOLDER where that is set."""
    with tempfile.TemporaryDirectory() as folder:
        if POLNEAR.is_dir():
            library = Library(f"{folder}/library")
            report = import_paths(library, [POLNEAR / "train" / "text"], Metadata.load(POLNEAR / "metadata.tsv"))
            yield Library(library.uri), f"{report.added} articles"
        else:
            print("the articles in ../shared/eval/polnear are not here", file=sys.stderr)
        size = min(LARGE, int(os.environ.get("READOUT_SCALE", LARGE)))
        place = str(Path(os.environ.get("READOUT_SCALE_FOLDER", folder)) / f"library-{size}")
        if not Path(place).exists():
            fill(Library(place), make_plan(size))
            compact(Library(place))
        yield Library(place), f"{size:,} articles"


def views(name: str, page: Page, library: Library, size: str) -> Iterator[Row]:
    """A row for all that a page asks, over filters none of which was asked before."""
    first, last = library.query("SELECT min(day) AS first, max(day) AS last FROM articles").iloc[0]
    one, other = library.query(OFFICIALS)["official"]
    source = str(library.query("SELECT source FROM articles GROUP BY 1 ORDER BY count(*) DESC LIMIT 1").iloc[0, 0])
    middle = (first + (last - first) / 2).date()
    asked = {
        "everything": Filters(),
        "an official": Filters(officials=(str(one),)),
        "two officials": Filters(officials=(str(one), str(other))),
        "second half": Filters(since=middle),
        "60 days": Filters(since=middle, until=middle + timedelta(days=60)),
        "a source": Filters(sources=(source,)),
        "an official, second half": Filters(officials=(str(other),), since=middle),
    }
    seconds = {
        what: {part: timed(partial(measure, library, filters)) for part, measure in page.items()}
        for what, filters in asked.items()
    }
    sums = {what: sum(parts.values()) for what, parts in seconds.items()}
    slowest = max(sums, key=lambda what: sums[what])
    part = max(seconds[slowest], key=lambda part: seconds[slowest][part])
    limit = LIMITS["large" if size.startswith(f"{LARGE:,}") else "small"]
    median = float(np.median(list(sums.values())))
    yield Row(
        f"page {name}, a filter not seen before",
        size,
        f"median {median:.2f} s, slowest {sums[slowest]:.2f} s ({slowest}; {part})",
        f"{limit} s asked",
        f"{median / limit:.2f}",
    )
    for what, parts in seconds.items():
        print(
            f"{size} {name} {what}: " + ", ".join(f"{part} {took:.2f}" for part, took in parts.items()), file=sys.stderr
        )

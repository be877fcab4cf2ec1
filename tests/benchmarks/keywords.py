"""Server time of the Keywords page for filters not seen before: 840 real news articles, and 100,000 generated ones.

The page's measures are added up, in the order in which the page asks them; what one of them has counted for a view the
next may use, as on the page, but no view was asked before. The phrases were counted by the import; what is read of them
at the first question after it, and which statements are reports of one, is a row of its own.
"""

from collections.abc import Iterator
from functools import partial

import numpy as np

from analysis.library import Library
from analysis.measures.keyness import keyness
from analysis.measures.keywords import keywords, over_time
from analysis.measures.keywords_counts import counted
from analysis.measures.keywords_left_out import left_out
from analysis.measures.keywords_trends import trends
from analysis.measures.once import know_repeats
from tests.benchmarks.filtered import Page, libraries, views
from tests.benchmarks.harness import Row, peak_memory, timed

KEYS = ("work", "question", "country", "government")
PAGE: Page = {
    "keywords": keywords,
    "over time": partial(over_time, keys=KEYS),
    "keyness": partial(keyness, limit=10),
    "trends": trends,
}


def rows() -> Iterator[Row]:
    """Both libraries, each filter once."""
    for library, size in libraries():
        yield from measured(library, size)


def measured(library: Library, size: str) -> Iterator[Row]:
    """The rows of a library."""
    counting = timed(library.count)
    yield Row("count phrases at the end of an import", size, f"{counting:.1f} s", "0 where nothing was added")
    opening = timed(lambda: library.query("SELECT 1"))
    joining = timed(lambda: know_repeats(library))
    reading = timed(lambda: left_out(library, counted(library, "statements").told(np.empty(0, int))))
    told = f"{opening:.1f} s, {joining:.1f} s and {reading:.1f} s"
    work = "open, join reports of one statement, read counts and boilerplate"
    yield Row(work, size, told, "once for each state of the library")
    yield from views("keywords", PAGE, library, size)
    yield Row("most memory, opening to views", size, f"{peak_memory():.0f} MiB")

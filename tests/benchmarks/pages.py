"""A page's rerun after a change of the filter, on 840 real articles: seconds of the server, without a browser."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date

from streamlit.testing.v1 import AppTest

from analysis.library import import_paths, open_library
from analysis.reading import Metadata
from tests.benchmarks.harness import Row
from tests.benchmarks.importing import POLNEAR
from tests.browser.conftest import REPOSITORY

PAGES = ("briefing", "talks", "phrasing", "keywords", "tone", "officials", "articles", "library")
FIRST_DAYS = (date(2016, 1, 1), date(2016, 3, 1), date(2016, 5, 1), date(2016, 6, 15), date(2016, 8, 1))


def rows() -> Iterator[Row]:
    """The median and the slowest of five reruns of each page, none of them answered by a cache."""
    if not POLNEAR.is_dir():
        print("the 840 articles in ../shared/eval/polnear are not here", file=sys.stderr)
        return
    with tempfile.TemporaryDirectory() as folder:
        os.environ["READOUT_LIBRARY"] = f"{folder}/library"
        metadata = Metadata.load(POLNEAR / "metadata.tsv")
        added = import_paths(open_library(), [POLNEAR / "train" / "text"], metadata).added
        for page in PAGES:
            app = AppTest.from_file(REPOSITORY / "dashboard.py", default_timeout=120).run()
            if page != "briefing":
                app.switch_page(f"pages/views/{page}.py").run()
            seconds = sorted(_rerun(app, day) for day in FIRST_DAYS)
            yield Row(
                f"rerun of {page}",
                f"{added} articles",
                f"{seconds[2]:.2f} s, slowest {seconds[-1]:.2f} s",
                "0.50 s",
                f"{seconds[2] / 0.5:.2f}",
            )


def _rerun(app: AppTest, since: date) -> float:
    start = time.perf_counter()
    app.date_input(key="since").set_value(since).run()
    seconds = time.perf_counter() - start
    if app.exception:
        raise RuntimeError(app.exception[0].value)
    return seconds

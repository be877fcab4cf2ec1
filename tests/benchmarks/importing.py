"""Import of 840 real news articles: seconds, articles a second, memory of the largest process."""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from analysis.library import Library, import_paths
from analysis.reading import Metadata
from tests.benchmarks.harness import Row, peak_memory, timed

POLNEAR = Path(__file__).resolve().parents[3] / "shared" / "eval" / "polnear"


def rows() -> Iterator[Row]:
    """Import with one process a core, and again when everything is there already."""
    if not POLNEAR.is_dir():
        print("the 840 articles in ../shared/eval/polnear are not here", file=sys.stderr)
        return
    with tempfile.TemporaryDirectory() as folder:
        library = Library(f"{folder}/library")
        metadata = Metadata.load(POLNEAR / "metadata.tsv")
        added = []

        def run() -> None:
            added.append(import_paths(library, [POLNEAR / "train" / "text"], metadata).added)

        seconds = timed(run)
        size = f"{added[0]} articles"
        yield Row("import", size, f"{seconds:.1f} s ({added[0] / seconds:.0f} a second), {peak_memory():.0f} MiB")
        again = timed(run)
        yield Row("import again", size, f"{again:.1f} s", f"first import {seconds:.1f} s", f"{again / seconds:.2f}")

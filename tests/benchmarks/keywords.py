"""Server time of the measures behind the Keywords page on 840 real news articles, once the counts are in memory."""

import sys
import tempfile
from collections.abc import Iterator

from analysis.library import Filters, Library, import_paths
from analysis.measures.keyness import keyness
from analysis.measures.keywords import keywords
from analysis.measures.keywords_trends import trends
from analysis.reading import Metadata
from tests.benchmarks.harness import Row, timed
from tests.benchmarks.importing import POLNEAR

OFFICIAL = "SELECT official FROM statements WHERE official IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1"


def rows() -> Iterator[Row]:
    """Each measure for everything, and the page for one official."""
    if not POLNEAR.is_dir():
        print("the articles in ../shared/eval/polnear are not here", file=sys.stderr)
        return
    with tempfile.TemporaryDirectory() as folder:
        library = Library(f"{folder}/library")
        report = import_paths(library, [POLNEAR / "train" / "text"], Metadata.load(POLNEAR / "metadata.tsv"))
        yield from measured(library, f"{report.added} articles")


def measured(library: Library, size: str) -> Iterator[Row]:
    """The rows of a library."""
    official = str(library.query(OFFICIAL)["official"].iloc[0])
    for name, filters in (("everything", Filters()), ("one official", Filters(officials=(official,)))):
        for measure in (keywords, trends, keyness):
            work = f"{measure.__name__}, {name}"
            timed(lambda measure=measure, filters=filters: measure(library, filters))
            seconds = timed(lambda measure=measure, filters=filters: measure(library, filters), 5)
            yield Row(work, size, f"{seconds:.3f} s")

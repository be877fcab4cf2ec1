"""Pages at a million articles, and an import of 100,000: an hour or two, so it is run by its name only.

READOUT_SCALE_FOLDER names a folder where the generated library is kept for the next run.
"""

from collections.abc import Iterator

from tests.benchmarks import scale
from tests.benchmarks.harness import Row

BY_NAME_ONLY = True


def rows() -> Iterator[Row]:
    """The measured rows."""
    yield from scale.viewed([1_000_000])
    yield from scale.imported([10_000, 100_000])

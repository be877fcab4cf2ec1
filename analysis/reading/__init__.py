"""Bytes -> Article: one module a format."""

from collections.abc import Iterator
from pathlib import Path

from analysis.model import Article, Failure


def read(path: Path) -> Iterator[Article | Failure]:
    """The articles of a file, folder or archive; what cannot be read is given as a Failure, and reading goes on."""
    yield from ()

"""Short ways to read an invented text and to see what was made of it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from analysis.model import Article, Failure
from analysis.reading import read_bytes

HERE = Path(__file__).parent


def only(found) -> Article | Failure:
    """The one thing that was read."""
    (one,) = list(found)
    return one


def words_of(article: Article, kind: str) -> list[str]:
    """The words of the article's parts of a kind, each on one line."""
    return [" ".join(article.text[slice(*part.span)].split()) for part in article.parts if part.kind == kind]


@pytest.fixture
def read_one() -> Callable[[str, str | bytes], Article]:
    """Reads the one article of a file."""

    def one(name: str, text: str | bytes) -> Article:
        found = only(read_bytes(name, text.encode() if isinstance(text, str) else text))
        assert isinstance(found, Article), found
        return found

    return one


@pytest.fixture
def page() -> Callable[[str], Article]:
    """Reads an invented page of tests/reading/pages."""

    def one(name: str) -> Article:
        found = only(read_bytes(name, (HERE / "pages" / name).read_bytes()))
        assert isinstance(found, Article), found
        return found

    return one

"""Small libraries of invented articles."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from analysis.library import Library
from analysis.model import Article, Part, Span


@pytest.fixture
def empty_library(tmp_path: Path) -> Library:
    return Library(str(tmp_path / "library"))


def article(number: int = 0, text: str = "Minister Ada Lind met Envoy Bo Ek in Oslo on Monday.") -> Article:
    """An invented article; the number makes it another one."""
    text = f"{text} This is dispatch number {number}."
    return Article(
        text=text,
        title=f"Dispatch {number}",
        published=datetime(2019, 6, 1 + number % 28, tzinfo=UTC),
        source="The Example",
        parts=(Part("paragraph", Span(0, len(text))),),
        file=f"{number}.txt",
    )

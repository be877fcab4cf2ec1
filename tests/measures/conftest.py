"""An empty library for invented statements."""

from pathlib import Path

import pytest

from analysis.library import Library


@pytest.fixture
def empty_library(tmp_path: Path) -> Library:
    return Library(str(tmp_path / "library"))

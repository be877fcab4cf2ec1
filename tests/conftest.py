"""What tests share: where the real texts are, and a library of a few articles."""

from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real texts beside the repository; tests that need it are skipped where it is not there."""
    folder = REPOSITORY.parent / "shared"
    if not folder.is_dir():
        pytest.skip("the folder of real texts, ../shared, is not beside the repository")
    return folder


@pytest.fixture(scope="session")
def seed(shared: Path) -> Path:
    """The founding article."""
    return shared / "seed" / "biegun-seoul-2019-12-17.txt"

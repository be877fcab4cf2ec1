"""What a disk or another process does to a library is told on the page, with the way out; the page stays up."""

import fcntl
import shutil
from pathlib import Path

import pytest

from analysis.library import open_library
from tests.app.conftest import named, opener


@pytest.fixture
def copied(small_library, tmp_path, monkeypatch):
    """A library of one's own to damage."""
    place = shutil.copytree(small_library, tmp_path / "library")
    with named(str(place), monkeypatch):
        yield place


def damage(library: Path, place: str) -> None:
    for path in library.glob(place):
        path.write_bytes(b"damaged")


@pytest.mark.parametrize(
    "place", ["statements/*.parquet", "imports/*.parquet", "articles/_delta_log/*.json", "edits/_delta_log/*.json"]
)
def test_a_damaged_file_is_told_on_the_page(copied, place):
    open_library(str(copied)).edit("analyst", "accept", "helena-marsh")
    damage(copied, place)
    app = opener()("briefing")
    assert not app.exception
    assert "backup" in app.error[0].value


def test_a_lock_is_told_when_a_name_is_put_right(copied):
    app = opener()("officials", official="helena-marsh")
    before = len(open_library(str(copied)).raw_edits())
    with (copied / ".lock").open("a+") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        app.button(key="accept-official").click().run()
    assert not app.exception
    assert "wait until it ends" in app.error[0].value.replace("\\", "")
    assert len(open_library(str(copied)).raw_edits()) == before

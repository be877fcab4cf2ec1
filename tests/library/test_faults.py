"""A full disk, a read-only folder, damaged files, a lock: each is named with the way out, and nothing is lost."""

import contextlib
import fcntl
import subprocess
from pathlib import Path

import pytest

from analysis.__main__ import main
from analysis.errors import LibraryError
from analysis.library import Library, import_articles
from analysis.library.care import check
from analysis.library.views import save_view, saved_views
from tests.library.conftest import article

TEXT = "Minister Ada Lind met Special Envoy Bo Ek in Oslo on Monday and said that she would take feasible steps."


@contextlib.contextmanager
def small_disk(folder: Path, size: str):
    """A file system of its own, where this process may mount one."""
    folder.mkdir()
    options = f"size={size}"
    if subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", folder], check=False).returncode:
        pytest.skip("this process may not mount a file system")
    try:
        yield folder
    finally:
        subprocess.run(["umount", folder], check=True)


@pytest.fixture
def library(empty_library: Library) -> Library:
    import_articles(empty_library, [article(number) for number in range(4)], workers=1)
    return empty_library


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Something to import."""
    path = tmp_path / "more.txt"
    path.write_text(f"Ministers meet in Oslo\n\n3 May 2019\n\n{TEXT}\n")
    return path


def fill(path: Path) -> None:
    """Write until there is no space."""
    with path.open("wb", buffering=0) as out, contextlib.suppress(OSError):
        while out.write(bytes(1000)):
            pass


def refused(capsys, *arguments: str) -> str:
    """What the command line says on stderr when it fails."""
    assert main(list(arguments)) == 1
    told = capsys.readouterr().err
    assert "Traceback" not in told
    assert "backtrace" not in told
    return told


def count(library: Library) -> int:
    return int(Library(library.uri).query("SELECT count(*) FROM articles").iat[0, 0])


def test_a_full_disk_is_named_and_the_import_completes_once_there_is_space(tmp_path, file, capsys):
    with small_disk(tmp_path / "disk", "600k") as disk:
        library = Library(str(disk / "library"))
        import_articles(library, [article(1)], workers=1)
        ballast = disk / "ballast"
        fill(ballast)
        told = refused(capsys, "import", str(file), "--library", library.uri, "--workers", "1")
        assert "the disk is full" in told
        assert "free some space" in told
        for change in (
            lambda: library.edit("analyst", "rename", "ada-lind", "Ada L."),
            lambda: save_view(library, "analyst", "mine", "talks"),
        ):
            with pytest.raises(LibraryError, match="the disk is full"):
                change()
        assert count(library) == 1
        assert not check(Library(library.uri)).problems
        ballast.unlink()
        assert main(["import", str(file), "--library", library.uri, "--workers", "1"]) == 0
        assert count(library) == 2
        assert not check(Library(library.uri)).problems


def test_a_read_only_folder_can_be_read_and_says_that_it_cannot_be_written(tmp_path, file, capsys):
    with small_disk(tmp_path / "disk", "20m") as disk:
        library = Library(str(disk / "library"))
        import_articles(library, [article(1)], workers=1)
        subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
        told = refused(capsys, "import", str(file), "--library", library.uri)
        assert "its file system is read-only" in told
        assert "--library" in told
        assert count(library) == 1


def test_a_lock_that_another_process_holds_is_named(library, file, capsys):
    with (Path(library.uri) / ".lock").open("a+") as lock:
        lock.truncate(0)
        lock.write("process 4711")
        lock.flush()
        fcntl.flock(lock, fcntl.LOCK_EX)
        told = refused(capsys, "import", str(file), "--library", library.uri)
    assert "another process (process 4711) is writing" in told
    assert "wait until it ends" in told
    assert count(library) == 4
    assert main(["import", str(file), "--library", library.uri, "--workers", "1"]) == 0
    assert count(library) == 5


DAMAGES = {
    "cut in half": lambda data: data[: len(data) // 2],
    "emptied": lambda data: b"",
    "overwritten": lambda data: bytes(255 - byte for byte in data),
}


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("place", ["articles/*.parquet", "imports/*.parquet", "statements/_delta_log/*.json"])
def test_a_damaged_file_is_named_and_a_copy_of_it_mends_the_library(library, capsys, place, damage):
    path = max(Path(library.uri).glob(place))
    whole = path.read_bytes()
    path.write_bytes(DAMAGES[damage](whole))
    told = refused(capsys, "phrase", "feasible steps", "--library", library.uri)
    assert library.uri in told
    assert "backup" in told
    refused(capsys, "check", "--library", library.uri)
    path.write_bytes(whole)
    assert count(library) == 4
    assert not check(Library(library.uri)).problems


def test_damaged_saved_views_are_named(library):
    save_view(library, "analyst", "mine", "talks")
    (path,) = Path(library.uri, "views").glob("*.parquet")
    path.write_bytes(b"")
    with pytest.raises(LibraryError, match="cannot be opened"):
        saved_views(library)

"""What the workers of a cluster do. Each task says which Readout sent it: another one would find other things."""

from __future__ import annotations

import hashlib
import platform
import threading
from collections.abc import Sequence
from functools import cache
from importlib.metadata import version
from pathlib import Path

from threadpoolctl import threadpool_limits

from analysis.errors import LibraryError
from analysis.library.workers import Found, extract_all
from analysis.model import Article, Failure
from analysis.reading import read_data, read_files
from analysis.resources import DATA

_CODE = Path(__file__).resolve().parents[1]
_LISTS = ("*.csv", "*.toml", "words/*", "layouts/*", "models/*")  # of the folder data: what extraction reads
_PACKAGES = ("numpy", "scikit-learn", "nltk", "regex")
_one_at_a_time = threading.Lock()

FileRead = list[Article | Failure] | None


@cache
def fingerprint() -> str:
    """A digest of the code, of the lists in `data/` and of what else decides what is found."""
    digest = hashlib.sha256(platform.python_version().encode())
    for name in _PACKAGES:
        digest.update(f"{name} {version(name)}".encode())
    files = [*_CODE.rglob("*.py"), *(file for pattern in _LISTS for file in DATA.glob(pattern))]
    for file in sorted(files):
        digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()[:16]


def extracted(sender: str, articles: list[Article], sample: bool) -> Found:
    """What is found in some articles."""
    _check(sender)
    with _one_at_a_time, threadpool_limits(1):
        return extract_all(articles, sample)


def read_some(sender: str, files: Sequence[tuple[str, int, bytes | None]]) -> list[FileRead]:
    """What each file holds: by its path if it is here with that size, else from its bytes; None if neither is here."""
    _check(sender)
    with _one_at_a_time:
        return [_read(Path(path), size, data) for path, size, data in files]


def _read(path: Path, size: int, data: bytes | None) -> FileRead:
    if data is not None:
        return list(read_data(path, data))
    if path.is_file() and path.stat().st_size == size:
        return list(read_files([path]))
    return None


def _check(sender: str) -> None:
    if sender != fingerprint():
        raise LibraryError(
            f"the worker on {platform.node()} runs another Readout than the one that imports",
            "bring code, data folder and packages of all machines to the same state",
        )

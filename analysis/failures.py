"""What an import could not read, as a table to keep, and the files and addresses in it to try again."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

import pandas as pd

from analysis.errors import ReadoutError
from analysis.exports import to_csv
from analysis.model import Failure
from analysis.reading.web import is_address


def failures_table(failures: Iterable[Failure]) -> pd.DataFrame:
    """Columns: file, reason, advice."""
    rows = [(one.file, one.reason, one.advice) for one in failures]
    return pd.DataFrame(rows, columns=["file", "reason", "advice"])


def write_failures(failures: Iterable[Failure], path: Path) -> None:
    """Write the table as CSV."""
    try:
        path.write_bytes(to_csv(failures_table(failures)))
    except OSError as error:
        raise ReadoutError(f"{path} cannot be written: {error.strerror}", "name another file") from error


def read_failures(path: Path) -> list[Path | str]:
    """What to try again of a table that `write_failures` or the Library page has written."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            names = [row["file"].removeprefix("'") for row in csv.DictReader(file)]
    except (OSError, KeyError, AttributeError, UnicodeDecodeError, csv.Error) as error:
        raise ReadoutError(f"{path} is no table of failures", "name a CSV with a column called file") from error
    return to_try_again(names)


def to_try_again(names: Iterable[str]) -> list[Path | str]:
    """The addresses, and the files or the archives that hold them, each once."""
    return list(dict.fromkeys(name if is_address(name) else _file(Path(name)) for name in names))


def _file(path: Path) -> Path:
    """The file itself, or the archive on disk that it stands in; a file that is gone stays named, and fails again."""
    return next((one for one in (path, *path.parents) if one.is_file()), path)

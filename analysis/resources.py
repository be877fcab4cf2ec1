"""Reads what people edit in `data/`: word lists, tables and TOML files. Code holds no lists of names."""

import csv
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).resolve().parent.parent / "data"


@cache
def words(name: str) -> tuple[str, ...]:
    """The entries of `data/words/<name>.txt`, one a line, in order; what follows a # is a comment."""
    lines = (DATA / "words" / f"{name}.txt").read_text("utf-8").splitlines()
    return tuple(entry for line in lines if (entry := line.split("#", 1)[0].strip()))


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of `data/<name>.csv` as dictionaries; lines that begin with # are comments."""
    with open(DATA / f"{name}.csv", encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(line for line in file if not line.startswith("#")))


@cache
def settings(name: str) -> dict[str, Any]:
    """The contents of `data/<name>.toml`."""
    return tomllib.loads((DATA / f"{name}.toml").read_text("utf-8"))


def sample_paths() -> list[Path]:
    """The sample articles: all of `data/sample/` but the chronology, which was written by hand to compare with."""
    return [path for path in sorted((DATA / "sample").iterdir()) if path.name != "chronology.csv"]

"""A finding of the briefing, and the words its sentences are made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis.library import Library
from analysis.measures.evidence import days_of, records

Place = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Finding:
    """One sentence, how much it matters (for the order within its kind), and the spans behind it.

    `kind` is "talk", "ahead", "deadline", "phrase", "once", "tone", "official" or "refusal"; `evidence` is (article_id,
    start, end) of each span; `official` the id of whom it is about, or empty.
    """

    kind: str
    sentence: str
    weight: float
    evidence: tuple[Place, ...]
    official: str = ""


def statement_places(library: Library, lists: Sequence[Sequence[str]]) -> list[tuple[Place, ...]]:
    """The contents of statements for each list of ids, the newest first; all are looked up in one pass."""
    every = sorted({one for ids in lists for one in ids})
    within, days = days_of(library, every)
    rows = library.query(
        'SELECT statement_id, article_id AS article, content_start AS start, content_end AS "end" FROM statements '
        f"WHERE statement_id IN (SELECT unnest($ids::VARCHAR[])) AND {within} "
        "ORDER BY date DESC, confidence DESC, article_id, content_start",
        {"ids": every, **days},
    )
    found = records(rows)
    return [places([row for row in found if row["statement_id"] in set(ids)]) for ids in lists]


def places(rows: list[dict[str, Any]]) -> tuple[Place, ...]:
    """The places of rows with article, start and end."""
    return tuple((str(row["article"]), int(row["start"]), int(row["end"])) for row in rows)


def names_of(library: Library) -> dict[str, str]:
    """The name of each official, by id."""
    rows = library.query("SELECT official, name FROM profiles")
    return dict(zip(rows["official"], rows["name"], strict=True))


def when(day: Any, precision: str | None) -> str:  # noqa: ANN401
    """A date as exactly as it is known: a day, a month, a quarter, a year."""
    moment = pd.Timestamp(day)
    if precision == "year":
        return str(moment.year)
    if precision == "quarter":
        return f"quarter {moment.quarter} of {moment.year}"
    return f"{moment:%B %Y}" if precision == "month" else f"{moment.day} {moment:%B %Y}"


def listed(names: list[str]) -> str:
    """Names in a row: A, B and C."""
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last


def short(text: str, most: int = 160) -> str:
    """The text on one line, cut at a word."""
    words = " ".join(text.split())
    return words if len(words) <= most else words[: words.rfind(" ", 0, most)] + " …"

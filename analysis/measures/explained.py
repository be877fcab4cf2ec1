"""The longest form of a phrase explains its parts: "feasible steps", not "feasible" and "steps" beside it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from analysis.measures.evidence import records
from analysis.resources import words

MOST = 0.75  # of a part's statements, from which on the longer form explains it
FIRST_USES = 15  # shown of those that are not claimed
LONGEST_FIRST_USE = 4
SURPRISING = 3.0  # the least score of a first use that is told without being claimed

_LATER = frozenset({"new", "rising"})


def explained(found: pd.DataFrame) -> pd.DataFrame:
    """The findings worth telling: each phrase in its longest form, and of those that say the same the strongest.

    Changes that are not claimed are told only where they are first uses, the most surprising ones.
    """
    first_use = (found["kind"] == "new") & (found["length"] <= LONGEST_FIRST_USE) & (found["score"] >= SURPRISING)
    told = found[found["claimed"] | first_use]
    rows = {row["key"]: row for row in records(told)}
    for part, whole in _nested(dict(rows)):
        if part in rows and whole in rows:
            rows.pop(part if _count(rows[whole]) >= MOST * _count(rows[part]) else _weaker(rows[part], rows[whole]), "")
    ordered = sorted(rows.values(), key=lambda row: (not row["claimed"], -abs(row["score"]), row["key"]))
    kept: list[dict[str, Any]] = []
    for row in ordered:
        if not any(_same(row, other) for other in kept):
            kept.append(row)
    first_uses = [row for row in kept if not row["claimed"]][:FIRST_USES]
    return pd.DataFrame([row for row in kept if row["claimed"]] + first_uses, columns=told.columns)


def _nested(rows: dict[str, dict[str, Any]]) -> Iterator[tuple[str, str]]:
    """Pairs of a phrase and a longer one that holds it and changed in the same direction, the longest first."""
    for whole in sorted(rows, key=lambda key: -rows[key]["length"]):
        said = whole.split()
        for length in range(len(said) - 1, 0, -1):
            for first in range(len(said) - length + 1):
                part = " ".join(said[first : first + length])
                if part in rows and _later(rows[part]) == _later(rows[whole]):
                    yield part, whole


def _weaker(part: dict[str, Any], whole: dict[str, Any]) -> str:
    """The longer form goes where it is a small part of the shorter one and no stronger; else both stay."""
    return str(whole["key"]) if abs(whole["score"]) <= abs(part["score"]) else ""


def _same(row: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether two phrases share a word and the first stands only in statements of the second."""
    shared = (set(row["key"].split()) & set(other["key"].split())) - set(words("linking-words"))
    return bool(shared) and set(row["statement_ids"]) <= set(other["statement_ids"])


def _later(row: dict[str, Any]) -> bool:
    return row["kind"] in _LATER


def _count(row: dict[str, Any]) -> int:
    return int(row["statements"] if _later(row) else row["statements_before"])

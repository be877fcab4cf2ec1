"""The longest form of a phrase explains its parts: "feasible steps", not "feasible" and "steps" beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pandas as pd

from analysis.measures.background import general_rates
from analysis.measures.evidence import records
from analysis.resources import words

MOST = 0.75  # of a part's statements, from which on the longer form explains it
FIRST_USES = 15  # shown of those that are not claimed
COMMON_WORD = 8.0  # uses per million words: the first use of a more common single word is no news unless claimed
SURPRISING = 3.0  # the least score of a first use that is told without being claimed

Row = dict[str, Any]

_LATER = frozenset({"new", "rising"})


def explained(found: pd.DataFrame) -> pd.DataFrame:
    """The findings worth telling: each phrase in its longest form, and of those that say the same the strongest.

    Changes that are not claimed are told only where they are first uses, the most surprising ones.
    """
    common = (found["length"] == 1) & (general_rates(found["key"]).to_numpy() > COMMON_WORD / 1e6)
    first_use = (found["kind"] == "new") & (found["score"] >= SURPRISING) & ~common
    told = found[found["claimed"] | first_use]
    later = told["kind"].isin(_LATER)
    sides = {"statements_left": told["statements"], "statements_right": told["statements_before"]}
    kept = longest_forms(told.assign(later=later, weight=told["score"].abs(), **sides), _statement_ids)
    claimed = kept["claimed"].astype(bool)
    return pd.concat([kept[claimed], kept[~claimed].head(FIRST_USES)])[told.columns].reset_index(drop=True)


def _statement_ids(row: Row) -> Sequence[str]:
    return list(row["statement_ids"])


def longest_forms(found: pd.DataFrame, ids: Callable[[Row], Sequence[str]]) -> pd.DataFrame:
    """Each phrase in its longest form, the claimed ones first, then by weight.

    Columns needed: key, length, claimed, later (the direction of the change), weight, statements_left (of the window,
    or of the left side) and statements_right. `ids` gives the statements behind a row.
    """
    rows = {row["key"]: row for row in records(found)}
    for part, whole in _nested(dict(rows)):
        if part in rows and whole in rows:
            rows.pop(_less_telling(rows[part], rows[whole]))
    ordered = sorted(rows.values(), key=lambda row: (not row["claimed"], -row["weight"], row["key"]))
    kept: list[Row] = []
    by_word: dict[str, list[tuple[Row, frozenset[str]]]] = {}
    linking = set(words("linking-words"))
    for row in ordered:
        content, said = set(row["key"].split()) - linking, frozenset(ids(row))
        if any(said <= others for word in content for _, others in by_word.get(word, ())):
            continue
        kept.append(row)
        for word in content:
            by_word.setdefault(word, []).append((row, said))
    return pd.DataFrame(kept, columns=found.columns)


def _nested(rows: dict[str, Row]) -> Iterator[tuple[str, str]]:
    """Pairs of a phrase and a longer one that holds it and changed in the same direction, the longest first."""
    for whole in sorted(rows, key=lambda key: -rows[key]["length"]):
        said = whole.split()
        for length in range(len(said) - 1, 0, -1):
            for first in range(len(said) - length + 1):
                part = " ".join(said[first : first + length])
                if part in rows and rows[part]["later"] == rows[whole]["later"]:
                    yield part, whole


def _less_telling(part: Row, whole: Row) -> str:
    """The key of the one that goes: the part if the longer form explains it or is stronger, else the longer form."""
    explains = _count(whole) >= MOST * _count(part)
    stronger = (bool(whole["claimed"]), whole["weight"]) > (bool(part["claimed"]), part["weight"])
    return str((part if explains or stronger else whole)["key"])


def _count(row: Row) -> int:
    return int(row["statements_left"] if row["later"] else row["statements_right"])

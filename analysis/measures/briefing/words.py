"""Words taken up and let go by those who spoke most in the period: the surest of their shifts."""

from __future__ import annotations

from typing import Any

from analysis.library import Filters, Library
from analysis.measures.briefing.findings import Finding, statement_places
from analysis.measures.evidence import records
from analysis.measures.shifts import shifts_of_each

SPEAKERS = 5  # whose shifts are looked for
EACH = 3  # findings a speaker
MOST = 8  # findings in all
ONCE = 5  # phrases said once


def shifts_of_phrasing(library: Library, period: Filters, _: Filters) -> list[Finding]:
    """Phrases that the most quoted officials took up or let go.

    What is sure stands before what there is too little text to tell; of the latter only first uses are told. A phrase
    said once is a finding of its own kind, "once", however sure its absence before: it is worth a look, not a headline.
    """
    told = shifts_of_each(library, period, _speakers(library, period), limit=2 * EACH)
    found = [
        (official, row)
        for official, frame in told.items()
        for row in [row for row in records(frame) if _is_told(row)][:EACH]
    ]
    found.sort(key=lambda one: (-_weight(one[1]), one[0], str(one[1]["key"])))
    often, once = ([one for one in found if _kind(one[1]) == kind] for kind in ("phrase", "once"))
    chosen = often[:MOST] + once[:ONCE]
    stand = statement_places(library, [list(row["evidence"])[:6] for _, row in chosen])
    return [
        Finding(_kind(row), str(row["sentence"]), _weight(row), evidence, official)
        for (official, row), evidence in zip(chosen, stand, strict=True)
    ]


def _kind(row: dict[str, Any]) -> str:
    return "once" if row["kind"] == "new" and row["statements"] == 1 else "phrase"


def _weight(row: dict[str, Any]) -> float:
    """What is sure before what is not, then by how far it lies from what was to be expected."""
    return (1000.0 if row["claimed"] else 0.0) + min(abs(float(row["score"])), 999.0)


def _speakers(library: Library, period: Filters) -> tuple[str, ...]:
    where, values = period.where("statements", "s")
    rows = library.query(
        "SELECT coalesce(official, body) AS who FROM statements s "
        f"WHERE {where} AND coalesce(official, body) IS NOT NULL GROUP BY who ORDER BY count(*) DESC, who LIMIT $n",
        values | {"n": SPEAKERS},
    )
    return tuple(rows["who"])


def _is_told(row: dict[str, Any]) -> bool:
    """What is sure; and first uses where there was something to compare them with."""
    compared = row["kind"] == "new" and row["unit"] == "phrase" and row["words_before"] > row["words"]
    return bool(row["claimed"] or compared)

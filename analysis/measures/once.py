"""Words said once and printed by forty papers are one statement with forty reports: measures count it once."""

from __future__ import annotations

import pandas as pd

from analysis.library import Library
from analysis.measures.reports import fullest_reports

# Of the reports of a statement that are in the view all but the fullest.
_FURTHER = """
    s.statement_id NOT IN (
        SELECT statement_id FROM (
            SELECT s.statement_id, row_number() OVER (PARTITION BY r.same_as {apart} ORDER BY r.place) AS place
            FROM repeats r JOIN statements s USING (statement_id) WHERE {where}
        ) WHERE place > 1
    )
"""


def know_repeats(library: Library) -> None:
    """Make the table `repeats` for queries, once for each state of the library: the statements with several reports.

    Columns: statement_id, same_as (the fullest report of the same statement), place (of this one among its reports, the
    fullest first), words (of the fullest), reports (how many there are).
    """
    library.keep_table("repeats", lambda: _repeats(library))


def said_once(where: str, apart: str = "") -> str:
    """The condition on `statements s` that leaves one report of each statement among those that `where` chooses; one
    for each value of the column `apart`, where it is given.
    """
    return _FURTHER.format(where=where, apart=f", {apart}" if apart else "")


def _repeats(library: Library) -> pd.DataFrame:
    found = fullest_reports(library, "TRUE", {})
    found = found[found["reports"] > 1][["statement_id", "same_as", "words", "reports"]]
    found = found.sort_values(["same_as", "words", "statement_id"], ascending=[True, False, True])
    first = found["statement_id"] == found["same_as"]
    found = found.assign(first=~first).sort_values(["same_as", "first"], kind="stable")
    fullest = found.groupby("same_as")["words"].transform("first")
    place = found.groupby("same_as").cumcount() + 1
    return found.assign(words=fullest, place=place)[["statement_id", "same_as", "place", "words", "reports"]]

"""Words said once and printed by forty papers are one statement with forty reports: measures count it once."""

from __future__ import annotations

from analysis.library import Library
from analysis.measures.reports import know_reports

_REPEATS = """
    WITH prints AS (
        SELECT first AS article_id, count(*) AS n FROM copies JOIN hidden USING (article_id) GROUP BY first
    ),
    told AS (
        SELECT s.statement_id, s.words, s.kind = 'direct' AS direct, 1 + coalesce(p.n, 0) AS prints,
               coalesce(r.story::VARCHAR, s.statement_id) AS story
        FROM statements s LEFT JOIN reported r ON r.statement_id = s.statement_id
        LEFT JOIN prints p ON p.article_id = s.article_id WHERE r.story IS NOT NULL OR p.n IS NOT NULL
    ),
    fullest AS (
        SELECT *, first_value(statement_id) OVER by_length AS same_as, first_value(words) OVER by_length AS longest,
               sum(prints) OVER (PARTITION BY story)::BIGINT AS reports
        FROM told WINDOW by_length AS (PARTITION BY story ORDER BY words DESC, direct DESC, statement_id)
    )
    SELECT statement_id, same_as, longest AS words, reports,
           row_number() OVER (PARTITION BY story ORDER BY statement_id <> same_as, words DESC, statement_id) AS place
    FROM fullest WHERE reports > 1
"""
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
    know_reports(library)
    library.query("SELECT 1 FROM repeats LIMIT 0", kept={"repeats": _REPEATS})


def said_once(where: str, apart: str = "") -> str:
    """The condition on `statements s` that leaves one report of each statement among those that `where` chooses; one
    for each value of the column `apart`, where it is given.
    """
    if where == "TRUE" and not apart:
        return "s.statement_id NOT IN (SELECT statement_id FROM repeats WHERE place > 1)"
    return _FURTHER.format(where=where, apart=f", {apart}" if apart else "")

"""The documents whose phrases are weighed: articles or statements, each in the groups that are compared."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Literal

import pandas as pd

from analysis.library import Filters, Library
from analysis.measures.once import know_repeats
from analysis.measures.profiles import fitting_period

Of = Literal["statements", "articles"]
By = Literal["period", "official", "country", "source", "all"]
STEPS = ("day", "week", "month", "quarter", "year")

# The day of a statement. What was said before the library's first article is told as history: no part of a curve.
SAID_ON = "CASE WHEN coalesce(s.date, s.day) >= (SELECT min(day) FROM articles) THEN coalesce(s.date, s.day) END"

# What of a statement or an article a view asks, in memory: `row` numbers the documents, `report` the reports of one.
WEIGHED: dict[Of, tuple[str, str]] = {
    "statements": (
        "weighed_statements",
        f"""
        WITH told AS (
            SELECT DISTINCT coalesce(r.same_as, s.statement_id) AS doc, coalesce(r.place, 0)::INT AS report,
                   s.article_id, s.official, s.body, s.source, s.date, {SAID_ON} AS told_on,
                   coalesce(r.words, s.words) AS words, coalesce(s.stance <> 'affirmed', false) AS own
            FROM statements s LEFT JOIN repeats r USING (statement_id)
        ),
        numbers AS (
            SELECT doc, (row_number() OVER (ORDER BY min(told_on), doc) - 1)::INT AS row FROM told GROUP BY doc
        )
        SELECT * FROM told JOIN numbers USING (doc) ORDER BY row
        """,
    ),
    "articles": (
        "weighed_articles",
        """
        SELECT (row_number() OVER (ORDER BY day, article_id) - 1)::INT AS row, article_id AS doc, article_id, source,
               day, day AS told_on, words
        FROM articles ORDER BY row
        """,
    ),
}
_DOCUMENTS = """
    SELECT {distinct} d.doc, d.row, {who} AS who, coalesce(d.words, 0) AS words, d.told_on
    FROM {table} d {joined} WHERE {where} {once}
"""
# Of the reports of a statement that are in the view only the fullest counts.
_ONCE = """
    AND d.own AND (d.report = 0 OR (d.row, d.report) IN (
        SELECT (row, min(report)) FROM {table} d WHERE d.report > 0 AND {where} GROUP BY row {apart}
    ))
"""
_PROFILES = "JOIN profiles p ON p.official = {id}"
_OFFICIALS = "JOIN officials o ON o.article_id = d.article_id "
_PERIOD = "date_trunc($step, d.told_on)::DATE::VARCHAR"
_WHO: dict[tuple[Of, By], tuple[str, str]] = {
    ("statements", "period"): (_PERIOD, ""),
    ("statements", "official"): ("coalesce(d.official, d.body, '')", ""),
    ("statements", "country"): ("p.country", "LEFT " + _PROFILES.format(id="coalesce(d.official, d.body)")),
    ("statements", "source"): ("d.source", ""),
    ("statements", "all"): ("'all'", ""),
    ("articles", "period"): (_PERIOD, ""),
    ("articles", "official"): ("o.official", _OFFICIALS),
    ("articles", "country"): ("p.country", _OFFICIALS + _PROFILES.format(id="o.official")),
    ("articles", "source"): ("d.source", ""),
    ("articles", "all"): ("'all'", ""),
}


def know_documents(library: Library, of: Of) -> dict[str, str]:
    """The table of documents, by name, with the SQL that makes it, for `Library.query`."""
    if of == "statements":
        know_repeats(library)
    return dict([WEIGHED[of]])


def documents(filters: Filters, of: Of, by: By, step: str) -> tuple[str, dict[str, Any]]:
    """SQL over the table of `know_documents` for the documents of the view, one row for each group they are in, and its
    parameters.

    Columns: doc (an id), row (its number), who (the group: a period's first day, an official, a country, a source;
    documents without one are left out), words, told_on (day). A statement has one group, an article is in the group of
    every official it names. Words that a questioner put into the speaker's mouth are left out. A statement with several
    reports in the view (in the source, by source) is there once, as its fullest report.
    """
    if step not in STEPS:
        raise ValueError(f"{step!r} is no period")
    who, joined = _WHO[of, by]
    where, values = filters.where(of, "d")
    table = WEIGHED[of][0]
    once = _ONCE.format(table=table, where=where, apart=", source" if by == "source" else "")
    sql = _DOCUMENTS.format(
        who=who,
        joined=joined,
        where=where,
        table=table,
        distinct="DISTINCT" if joined else "",
        once=once if of == "statements" else "",
    )
    if by == "period":
        values["step"] = step
    return f"SELECT * FROM ({sql}) WHERE who <> ''", values


def step_of(library: Library, filters: Filters, period: str) -> str:
    """The period asked for or, for "", the one that divides the view into a readable number of steps."""
    return period or fitting_period(library, filters)


def group_filters(filters: Filters, by: By, who: str, step: str) -> Filters:
    """The filters narrowed to one group, as `documents` makes them; `step` is the length of a period."""
    if by == "period":
        first = pd.Period(pd.Timestamp(who), freq=FREQUENCIES[step])
        last = first.end_time.date()
        since = max(first.start_time.date(), filters.since or first.start_time.date())
        return replace(filters, since=since, until=min(last, filters.until or last))
    if by == "official":
        return replace(filters, officials=(who,))
    if by == "country":
        return replace(filters, countries=(who,))
    return replace(filters, sources=(who,)) if by == "source" else filters


FREQUENCIES = {"day": "D", "week": "W-SUN", "month": "M", "quarter": "Q-DEC", "year": "Y-DEC"}

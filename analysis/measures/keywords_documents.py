"""The documents whose phrases are weighed: articles or statements, each in the groups that are compared."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Literal

import pandas as pd

from analysis.library import Filters, Library
from analysis.measures.once import know_repeats, said_once
from analysis.measures.profiles import fitting_period

Of = Literal["statements", "articles"]
By = Literal["period", "official", "country", "source", "all"]
STEPS = ("day", "week", "month", "quarter", "year")

# The day of a statement. What was said before the library's first article is told as history: no part of a curve.
SAID_ON = "CASE WHEN coalesce(s.date, s.day) >= (SELECT min(day) FROM articles) THEN coalesce(s.date, s.day) END"

_STATEMENTS = """
    SELECT {distinct} coalesce(r.same_as, s.statement_id) AS doc, {who} AS who, coalesce(r.words, s.words) AS words,
           {day} AS told_on
    FROM statements s LEFT JOIN repeats r USING (statement_id) {joined}
    WHERE {where} AND s.stance <> 'affirmed' AND {once}
"""
_ARTICLES = """
    SELECT {distinct} a.article_id AS doc, {who} AS who, a.words, a.day AS told_on
    FROM articles a {joined} WHERE {where}
"""
_PROFILES = "JOIN profiles p ON p.official = {id}"
_WHO: dict[tuple[Of, By], tuple[str, str]] = {
    ("statements", "period"): (f"date_trunc($step, {SAID_ON})::DATE::VARCHAR", ""),
    ("statements", "official"): ("coalesce(s.official, s.body, '')", ""),
    ("statements", "country"): ("p.country", "LEFT " + _PROFILES.format(id="coalesce(s.official, s.body)")),
    ("statements", "source"): ("s.source", ""),
    ("statements", "all"): ("'all'", ""),
    ("articles", "period"): ("date_trunc($step, a.day)::DATE::VARCHAR", ""),
    ("articles", "official"): ("o.official", "JOIN officials o ON o.article_id = a.article_id"),
    ("articles", "country"): (
        "p.country",
        "JOIN officials o ON o.article_id = a.article_id " + _PROFILES.format(id="o.official"),
    ),
    ("articles", "source"): ("a.source", ""),
    ("articles", "all"): ("'all'", ""),
}


def documents(library: Library, filters: Filters, of: Of, by: By, step: str) -> tuple[str, dict[str, Any]]:
    """SQL for the documents of the view, one row for each group they are in, and its parameters.

    Columns: doc (an id), who (the group: a period's first day, an official, a country, a source; documents without
    one are left out), words, told_on (day). A statement has one group, an article is in the group of every official it
    names. Words that a questioner put into the speaker's mouth are left out. A statement with several reports in the
    view (in the source, by source) is there once, as its fullest report.
    """
    if step not in STEPS:
        raise ValueError(f"{step!r} is no period")
    if of == "statements":
        know_repeats(library)
    who, joined = _WHO[of, by]
    where, values = filters.where(of, "s" if of == "statements" else "a")
    sql = (_STATEMENTS if of == "statements" else _ARTICLES).format(
        who=who,
        joined=joined,
        where=where,
        day=SAID_ON,
        distinct="DISTINCT" if joined else "",
        once=said_once(where, "s.source" if by == "source" else ""),
    )
    if by == "period":
        values["step"] = step
    return f"SELECT * FROM ({sql}) WHERE who <> ''", values


def total(library: Library, of: Of) -> int:
    """The number of statements or articles of the whole library."""
    return int(library.query(f"SELECT count(*) AS n FROM {of}")["n"].iloc[0])


def step_of(library: Library, filters: Filters, period: str) -> str:
    """The period asked for or, for "", the one that divides the view into a readable number of steps."""
    return period or fitting_period(library, filters)


def group_filters(filters: Filters, by: By, who: str, step: str) -> Filters:
    """The filters narrowed to one group, as `documents` makes them; `step` is the length of a period."""
    if by == "period":
        first = pd.Period(pd.Timestamp(who), freq=_FREQUENCIES[step])
        last = first.end_time.date()
        since = max(first.start_time.date(), filters.since or first.start_time.date())
        return replace(filters, since=since, until=min(last, filters.until or last))
    if by == "official":
        return replace(filters, officials=(who,))
    if by == "country":
        return replace(filters, countries=(who,))
    return replace(filters, sources=(who,)) if by == "source" else filters


_FREQUENCIES = {"day": "D", "week": "W-SUN", "month": "M", "quarter": "Q-DEC", "year": "Y-DEC"}

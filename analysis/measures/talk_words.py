"""What stands under a talk on the timeline: what its participants said then, and their phrases that were new then."""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd

from analysis.library import Filters, Library
from analysis.measures.chronology import told_talks
from analysis.measures.evidence import records
from analysis.measures.joins import joined_talks

LONGEST = 7  # days: what is said in the weeks of a longer visit belongs to no talk
EARLIER = 10  # statements of the official before, without which no phrase can be called new
EACH = 3  # new phrases told of an official at a talk

_SAID = """
    SELECT official, date, count(*) AS statements FROM statements
    WHERE list_contains($who, official) AND list_contains($days, date) GROUP BY official, date
"""
_NEW = """
    WITH used AS (
        SELECT official, key, mode(phrase) AS phrase, max(words) AS words, min(date) AS first, max(date) AS last,
               count(DISTINCT statement_id) AS statements
        FROM terms
        WHERE statement_id IS NOT NULL AND date IS NOT NULL AND words BETWEEN 2 AND 4 AND list_contains($who, official)
        GROUP BY official, key HAVING count(DISTINCT statement_id) > 1
    ), spoken AS (
        SELECT official, date, sum(count(*)) OVER (PARTITION BY official ORDER BY date) - count(*) AS earlier
        FROM statements WHERE official IS NOT NULL AND date IS NOT NULL GROUP BY official, date
    ), titles AS (
        SELECT string_agg(DISTINCT lower(title), ' / ') AS held FROM officials WHERE title <> ''
    )
    SELECT u.official, u.first AS date, u.phrase, u.statements
    FROM used u JOIN spoken s ON s.official = u.official AND s.date = u.first, titles
    WHERE list_contains($days, u.first) AND s.earlier >= $earlier AND NOT contains(coalesce(held, ''), u.phrase)
    ORDER BY u.last > u.first DESC, u.statements DESC, u.words DESC, u.phrase
"""


class Met(NamedTuple):
    """The talks of a view as `measures.joins.joined_talks` gives them, `talk_words` of them, and their `told_talks`."""

    talks: pd.DataFrame
    words: pd.DataFrame
    told: pd.DataFrame


def talks_and_words(library: Library, filters: Filters) -> Met:
    """All at once: reports are read and joined only once."""
    told = told_talks(library, filters)
    talks = joined_talks(library, filters, told)
    return Met(talks, _words(library, talks), told)


def talk_words(library: Library, filters: Filters) -> pd.DataFrame:
    """What the participants of the talks in the view said on their days, one row a talk and official who spoke.

    Columns: talk, official, date_from, date_to, statements (dated to these days), phrases (lists of at most three, the
    most used first). A phrase is listed if its first use by this official in this library falls on these days, ten of
    their statements or more came before, and two or more have it. Talks of more than a week, and talks without a day of
    their own, have no row.
    """
    return talks_and_words(library, filters).words


def _words(library: Library, talks: pd.DataFrame) -> pd.DataFrame:
    columns = ["talk", "official", "date_from", "date_to", "statements", "phrases"]
    if len(talks):
        exact = talks["precision"].isin(["day", "minute"])
        talks = talks[exact & ((talks["date_to"] - talks["date_from"]).dt.days < LONGEST)]
    if talks.empty:
        return pd.DataFrame({column: [] for column in columns})
    rows = talks.explode("participants").rename(columns={"participants": "official"})
    rows = _each_day(rows.reset_index(drop=True))
    asked = {"who": sorted(set(rows["official"])), "days": sorted({day.date() for day in rows["date"]})}
    said = library.query(_SAID, asked)
    new = library.query(_NEW, asked | {"earlier": EARLIER})
    for frame in (said, new):
        frame["date"] = pd.to_datetime(frame["date"])
    phrases = {
        key: _apart(list(zip(group["phrase"], group["statements"], strict=True)))
        for key, group in new.groupby(["official", "date"])
    }
    met = rows.merge(said, on=["official", "date"])
    met["phrases"] = [phrases.get((row["official"], row["date"]), []) for row in records(met)]
    keys = ["talk", "official", "date_from", "date_to"]
    return met.groupby(keys, as_index=False).agg(statements=("statements", "sum"), phrases=("phrases", _joined))[
        columns
    ]


def _each_day(rows: pd.DataFrame) -> pd.DataFrame:
    """A row for each day from `date_from` to `date_to`, which is its `date`."""
    days = (rows["date_to"] - rows["date_from"]).dt.days + 1
    rows = rows.loc[rows.index.repeat(days)]
    return rows.assign(date=rows["date_from"] + pd.to_timedelta(rows.groupby(level=0).cumcount(), unit="D"))


def _apart(phrases: list[tuple[str, int]]) -> list[str]:
    """The first few, none within another: the longer one if it is in as many statements, else the shorter."""
    kept: dict[str, int] = {}
    for phrase, statements in phrases:
        if any(phrase in longer for longer in kept):
            continue
        shorter = [one for one in kept if one in phrase]
        if all(kept[one] == statements for one in shorter):
            kept = {one: number for one, number in kept.items() if one not in shorter} | {phrase: statements}
    return list(kept)[:EACH]


def _joined(lists: pd.Series) -> list[str]:
    return [phrase for phrases in lists for phrase in phrases][:EACH]

"""The uses of phrases: how many, by whom, since when."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal

import pandas as pd

from analysis.extraction.patterns import is_phrase, sql_pattern
from analysis.library import SAID, SAYS, Filters, Library
from analysis.measures.concordance import concordance
from analysis.measures.evidence import records
from analysis.measures.periods import Period, is_open
from analysis.measures.reports import fullest_reports

By = Literal["official", "country", "source", "nobody"]

_WHO = {
    "official": ("coalesce(s.official, s.body, '')", "coalesce(p.name, s.speaker)"),
    "country": ("coalesce(p.country, '')", "coalesce(p.country, '')"),
    "source": ("s.source", "s.source"),
    "nobody": ("''", "''"),
}
_SAID = "{where} AND s.date IS NOT NULL AND s.stance <> 'affirmed'"
_FOUND = """
    SELECT s.statement_id, date_trunc($period, s.date)::DATE AS period, {who} AS who, {name} AS name,
           len(regexp_extract_all(s.content, $pattern)) AS uses
    FROM said s LEFT JOIN profiles p ON p.official = coalesce(s.official, s.body)
    WHERE {where} AND s.phrase = $said_phrase
"""
_WORDS = """
    SELECT date_trunc($period, s.date)::DATE AS period, {who} AS who, sum(s.words)::BIGINT AS words,
           count(*) AS of,
           bool_or({open}) AS open
    FROM statements s LEFT JOIN profiles p ON p.official = coalesce(s.official, s.body)
    WHERE {where} GROUP BY 1, 2
"""
COLUMNS = [
    *("phrase", "period", "who", "name", "uses", "statements", "reports", "words", "of", "rate", "complete"),
]


def uses(
    library: Library, filters: Filters, phrases: Iterable[str], by: By = "official", period: Period = "month"
) -> pd.DataFrame:
    """The uses of phrases in dated statements by period and official, country or source.

    Phrases as `measures.patterns` reads them. Columns: phrase, period (its first day), who (the id), name, uses
    (occurrences), statements (distinct ones: several reports of one count once), reports, words and of (words and
    number of all the statements of that period and speaker, all reports counted), rate (uses in all reports per 1,000
    of these words), complete (whether the period was over when the newest article came out). Periods in
    which somebody spoke without the phrase have a row with 0 if that somebody used the phrase at all.
    """
    chosen, values = filters.where("statements", "s")
    where = _SAID.format(where=chosen)
    who, name = _WHO[by]
    values |= {"period": period}
    spoken = library.query(_WORDS.format(where=where, who=who, open=is_open("s.date", period)), values)
    frames = [
        _uses(library, phrase, _FOUND.format(where=where, who=who, name=name), where, values, spoken)
        for phrase in dict.fromkeys(phrases)
        if is_phrase(phrase)
    ]
    frames = [frame for frame in frames if len(frame)]
    return pd.concat(frames, ignore_index=True) if frames else pd.DataFrame({column: [] for column in COLUMNS})


def _uses(
    library: Library, phrase: str, sql: str, where: str, values: dict[str, Any], spoken: pd.DataFrame
) -> pd.DataFrame:
    found = library.query(sql, values | {"pattern": sql_pattern(phrase), SAID: phrase})
    if found.empty:
        return pd.DataFrame()
    reports = fullest_reports(library, f"{where} AND {SAYS}", _without(values, "period") | {SAID: phrase})
    found = found.merge(reports[["statement_id", "same_as"]], on="statement_id")
    names = found.groupby("who")["name"].agg(lambda all_names: all_names.mode().iloc[0])
    counted = found.groupby(["period", "who"], as_index=False).agg(
        uses=("uses", "sum"), statements=("same_as", "nunique"), reports=("statement_id", "size")
    )
    rows = spoken[spoken["who"].isin(names.index)].merge(counted, on=["period", "who"], how="left")
    rows[["uses", "statements", "reports"]] = rows[["uses", "statements", "reports"]].fillna(0).astype(int)
    rows = rows.assign(
        phrase=phrase,
        name=rows["who"].map(names),
        rate=1000 * rows["uses"] / rows["words"].clip(lower=1),
        complete=~rows["open"].astype(bool),
    )
    return rows.sort_values(["who", "period"], ignore_index=True)[COLUMNS]


def _without(values: dict[str, Any], name: str) -> dict[str, Any]:
    return {key: value for key, value in values.items() if key != name}


_BEHIND = """
    SELECT s.statement_id, s.article_id, s.content_start AS start, s.content_end AS "end", s.official,
           coalesce(p.name, '') AS name, s.speaker, s.kind, s.stance, s.date, a.title, s.source, s.day
    FROM said s JOIN articles a USING (article_id)
    LEFT JOIN profiles p ON p.official = coalesce(s.official, s.body)
    WHERE {where} AND s.phrase = $said_phrase AND ($who IS NULL OR {who} = $who)
    ORDER BY s.date DESC, s.article_id, s.content_start LIMIT $limit
"""


def statements_in(
    library: Library, filters: Filters, *, phrase: str, who: str | None = None, by: By = "official", limit: int = 1000
) -> pd.DataFrame:
    """The dated statements that hold a phrase, newest first; of one official, country or source where `who` is given.

    Columns: statement_id, article_id, start, end, official, name, speaker, kind, stance, date, title, source, day.
    """
    where, values = filters.where("statements", "s")
    sql = _BEHIND.format(where=_SAID.format(where=where), who=_WHO[by][0])
    found = library.query(sql, values | {SAID: phrase, "who": who, "limit": limit})
    return found.assign(date=pd.to_datetime(found["date"]))


_FIRST = """
    SELECT coalesce(s.official, s.body, '') AS official,
           arg_min(coalesce(p.name, s.speaker), (s.date, s.article_id, s.content_start)) AS name,
           any_value(coalesce(p.country, '')) AS country, min(s.date) AS first_use, max(s.date) AS last_use,
           count(*) AS statements, count(*) FILTER (s.stance IN ('denied', 'others')) AS disowned,
           arg_min(s.statement_id, (s.date, s.article_id, s.content_start)) AS statement_id,
           arg_min(s.article_id, (s.date, s.article_id, s.content_start)) AS article_id,
           arg_min(s.content_start, (s.date, s.article_id, s.content_start)) AS start,
           arg_min(s.content_end, (s.date, s.article_id, s.content_start)) AS "end"
    FROM said s LEFT JOIN profiles p ON p.official = coalesce(s.official, s.body)
    WHERE {where} AND s.phrase = $said_phrase
    GROUP BY 1 ORDER BY first_use, statements DESC, official
"""
_RECORD = """
    SELECT coalesce(s.official, s.body, '') AS official, min(s.date) AS record_begins, count(*) AS of
    FROM statements s WHERE {where} GROUP BY 1
"""


def first_uses(library: Library, filters: Filters, phrase: str) -> pd.DataFrame:
    """Who used a phrase, the first user first: always the first use in this library.

    Columns: official, name, country, first_use, last_use, statements, disowned (uses to reject it, or as somebody
    else's words), record_begins (day of the speaker's first statement here), of (all statements of the speaker),
    statement_id, article_id, start, end (of the first use's statement).
    """
    chosen, values = filters.where("statements", "s")
    where = _SAID.format(where=chosen)
    found = library.query(_FIRST.format(where=where), values | {SAID: phrase})
    return found.merge(library.query(_RECORD.format(where=where), values), on="official", how="left")


def phrase_rows(library: Library, phrase: str, filters: Filters | None = None) -> list[dict[str, Any]]:
    """Who used a phrase, as rows for JSON: `first_uses` with dates as ISO 8601, and `uses`, the words in context."""
    filters = filters or Filters()
    lines = concordance(library, filters, phrase)
    rows = []
    for row in records(first_uses(library, filters, phrase)):
        own = lines[lines["official"] == row["official"]]
        rows.append(
            {name: _plain(value) for name, value in row.items()}
            | {
                "phrase": phrase,
                "uses": [{name: _plain(value) for name, value in line.items()} for line in records(own)],
            }
        )
    return rows


def _plain(value: Any) -> Any:  # noqa: ANN401 - a cell of a frame
    if value is None or value is pd.NaT or (isinstance(value, float) and pd.isna(value)):
        return None
    if hasattr(value, "isoformat"):
        return pd.Timestamp(value).date().isoformat()
    return value.item() if hasattr(value, "item") else value

"""What reporters say about the language, beside what the library's statements show."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pandas as pd

from analysis.extraction.inflections import lemma
from analysis.extraction.patterns import is_phrase, sql_pattern
from analysis.extraction.tokens import tokens
from analysis.extraction.topics import topic_phrases
from analysis.library import Filters, Library
from analysis.measures.evidence import records

COLUMNS = [
    *("observation_id", "kind", "official", "name", "phrase", "verdict", "sentence", "article_id", "start", "end"),
    *("evidence", "day", "source", "statement_ids", "key"),
]
AGREES, DISAGREES, ALONE = "agrees", "disagrees", "only the reporter"

_OBSERVED = """
    SELECT o.observation_id, o.kind, o.official, coalesce(p.name, '') AS name, o.phrases, o.article_id, o.start,
           o."end", o.evidence, o.day, o.source
    FROM observations o LEFT JOIN profiles p USING (official)
    WHERE {where} ORDER BY o.day DESC, o.article_id, o.start
"""
_USES = """
    SELECT count(*) FILTER (date < $first) AS before, count(*) FILTER (date >= $first) AS now,
           max(date) FILTER (date < $first) AS last_before,
           list(statement_id ORDER BY date DESC)[1:8] AS statement_ids
    FROM statements s
    WHERE {where} AND s.date <= $last AND stance <> 'affirmed' AND regexp_matches(content, $pattern)
"""
_RECORD = """
    SELECT min(date) AS begins, count(*) FILTER (date < $first) AS before, count(*) FILTER (date >= $first) AS now
    FROM statements s WHERE {where} AND s.date <= $last AND stance <> 'affirmed'
"""
NEAR = timedelta(days=2)  # a reporter writes of what was said a day or two before


def observed(library: Library, filters: Filters) -> pd.DataFrame:
    """Each phrase of each observation in the view, with what the library shows of it.

    Columns: observation_id, kind, official, name, phrase, key, verdict ("agrees", "disagrees", "only the reporter"),
    sentence (why, in words), article_id, start, end, evidence (the reporter's sentence), day, source, statement_ids
    (the statements that decided it). The statements compared are the official's of two days before the article to its
    day, and all before these; "first use" and "earlier use" are of this library.
    """
    where, values = filters.where("observations", "o")
    rows = []
    for row in records(library.query(_OBSERVED.format(where=where), values)):
        phrases = [phrase for phrase in row.pop("phrases") if is_phrase(phrase)]
        rows += [row | _checked(library, filters, row, phrase) for phrase in phrases]
    return pd.DataFrame(rows, columns=COLUMNS)


def _checked(library: Library, filters: Filters, row: dict[str, Any], phrase: str) -> dict[str, Any]:
    own = replace(filters, since=None, until=None, countries=(), officials=tuple(filter(None, [row["official"]])))
    where, values = own.where("statements", "s")
    day = pd.Timestamp(row["day"]).date()
    values |= {"first": day - NEAR, "last": day}
    record = records(library.query(_RECORD.format(where=where), values))[0]
    used = records(library.query(_USES.format(where=where), values | {"pattern": _pattern(row["kind"], phrase)}))[0]
    verdict, sentence = _VERDICTS.get(row["kind"], _not_checked)(phrase, used, record)
    return {
        "phrase": phrase,
        "key": " ".join(lemma(token.form) for token in tokens(phrase)),
        "verdict": verdict,
        "sentence": sentence,
        "statement_ids": list(used["statement_ids"] if used["statement_ids"] is not None else []),
    }


def _pattern(kind: str, phrase: str) -> str:
    """The words; of an omission, which a reporter tells in words of his own, all phrases of the topic they name."""
    words = phrase.lower()
    if kind != "omission":
        return sql_pattern(phrase)
    for phrases in topic_phrases().values():
        stems = [one.replace("*", "") for one in phrases]
        if any(stem.lower() in words for stem in stems):
            return sql_pattern(phrase, *phrases)
    return sql_pattern(phrase)


Verdict = tuple[str, str]


def _first_use(phrase: str, used: dict[str, Any], record: dict[str, Any]) -> Verdict:
    if used["before"]:
        return DISAGREES, (
            f"the library has “{phrase}” in {_statements(used['before'])} before, last on {_day(used['last_before'])}"
        )
    if not used["now"]:
        return ALONE, f"no statement of those days in the library holds “{phrase}”"
    if not record["before"]:
        return ALONE, f"the library holds no earlier statement to look for “{phrase}” in"
    return AGREES, f"“{phrase}” is in none of {_statements(record['before'])} since {_day(record['begins'])}"


def _earlier_use(phrase: str, used: dict[str, Any], record: dict[str, Any]) -> Verdict:
    if used["before"]:
        return (
            AGREES,
            f"the library has it in {_statements(used['before'])} before, last on {_day(used['last_before'])}",
        )
    since = f" since {_day(record['begins'])}" if record["before"] else ""
    return ALONE, f"none of {_statements(record['before'])} before{since} in this library holds “{phrase}”"


def _omission(phrase: str, used: dict[str, Any], record: dict[str, Any]) -> Verdict:
    if used["now"]:
        return DISAGREES, f"{_statements(used['now'])} of those days name “{phrase}”"
    if not record["now"]:
        return ALONE, "the library holds no statement of those days"
    before = f"; {used['before']} of {record['before']} before did" if record["before"] else ""
    return AGREES, f"none of {_statements(record['now'])} of those days names it{before}"


def _repetition(phrase: str, used: dict[str, Any], record: dict[str, Any]) -> Verdict:
    if used["before"] and used["now"]:
        return AGREES, f"“{phrase}” is in {_statements(used['now'])} of those days and {used['before']} before"
    return _earlier_use(phrase, used, record)


def _not_checked(*_: object) -> Verdict:
    return ALONE, "Readout does not judge by itself whether words became softer or harder"


_VERDICTS: dict[str, Callable[[str, dict[str, Any], dict[str, Any]], Verdict]] = {
    "first use": _first_use,
    "earlier use": _earlier_use,
    "omission": _omission,
    "repetition": _repetition,
}


def _statements(count: int) -> str:
    return f"{count:,} statement{'' if count == 1 else 's'}"


def _day(value: Any) -> str:  # noqa: ANN401 - a date in any of pandas' clothes
    return str(pd.Timestamp(value).strftime("%-d %B %Y"))

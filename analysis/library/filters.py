"""What an analyst has chosen to look at: one object that every page, measure and command shares."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

import pandas as pd

from analysis.library.searches import SEARCHED

# The column of each table that holds its day, and the SQL that tells whether a row belongs to an official.
_DAYS = {
    "articles": "day",
    "officials": "day",
    "sentences": "day",
    "mentions": "day",
    "statements": "date",
    "talks": "coalesce(date_from, day)",
    "deadlines": "date",
    "observations": "day",
    "terms": "date",
    "sketches": "day",
    "links": "day",
}
_OFFICIALS = {
    "articles": "{alias}article_id IN (SELECT article_id FROM officials WHERE official IN ({ids}))",
    "officials": "{alias}official IN ({ids})",
    "sentences": "list_has_any({alias}officials, [{ids}])",
    "mentions": "{alias}official IN ({ids})",
    "statements": "({alias}official IN ({ids}) OR {alias}body IN ({ids}))",
    "talks": "list_has_any({alias}participants, [{ids}])",
    "deadlines": "({alias}set_by IN ({ids}) OR {alias}denied_by IN ({ids}))",
    "observations": "{alias}official IN ({ids})",
    "terms": "{alias}official IN ({ids})",
}
_COUNTRIES = {
    "articles": "{alias}article_id IN (SELECT article_id FROM officials JOIN profiles p USING (official) "
    "WHERE p.country IN ({ids}))",
    "sentences": "list_has_any({alias}officials, (SELECT list(official) FROM profiles WHERE country IN ({ids})))",
    "talks": "list_has_any({alias}participants, (SELECT list(official) FROM profiles WHERE country IN ({ids})))",
    "deadlines": "({alias}set_by IN (SELECT official FROM profiles WHERE country IN ({ids})))",
    "statements": "({alias}official IN (SELECT official FROM profiles WHERE country IN ({ids})) "
    "OR {alias}body IN (SELECT official FROM profiles WHERE country IN ({ids})))",
}
_COUNTRY_OF_OFFICIAL = "{alias}official IN (SELECT official FROM profiles WHERE country IN ({ids}))"


MANY_DAYS = 50


def on_days(days: pd.Series[pd.Timestamp]) -> tuple[str, dict[str, Any]]:
    """A condition that holds for all rows of some articles' days, and its parameters.

    Beside the ids of a few articles, whose order is that of chance, it tells which parts of the files can be left out.
    """
    known = sorted({day.date() for day in days.dropna()})
    first, last = (known[0], known[-1]) if known else (date.max, date.min)
    if len(known) > MANY_DAYS or len(known) < len(days.unique()):
        return "(day BETWEEN $first AND $last OR day IS NULL)", {"first": first, "last": last}
    named = {f"day_{number}": day for number, day in enumerate(known)}
    return f"day IN ({', '.join(f'${name}' for name in named)})" if known else "FALSE", dict(named)


@dataclass(frozen=True, slots=True)
class Filters:
    """The chosen days (both included), officials and countries (ids), sources, genres and words.

    An empty field chooses everything. Several values of a field are alternatives; the fields together narrow. `text`
    chooses the articles in which these words stand, whatever their case. `each_copy` is for who opens the library: see
    `counts_each_copy`.
    """

    since: date | None = None
    until: date | None = None
    officials: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    genres: tuple[str, ...] = ()
    text: str = ""
    each_copy: bool = False

    @property
    def counts_each_copy(self) -> bool:
        """Whether the library should be opened with each copy: among chosen sources, what each printed counts."""
        return self.each_copy or bool(self.sources)

    def where(self, table: str, alias: str = "") -> tuple[str, dict[str, Any]]:
        """The filters as an SQL condition on a table (TRUE where nothing is chosen), and its named parameters."""
        dot = f"{alias}." if alias else ""
        day = _DAYS[table] if not alias else _aliased(_DAYS[table], dot)
        conditions: list[str] = []
        values: dict[str, Any] = {}
        if self.since:
            last = f"coalesce({dot}date_to, {day})" if table == "talks" else day
            conditions.append(f"{last} >= $since")
            values["since"] = self.since
        if self.until:
            conditions.append(f"{day} <= $until")
            values["until"] = self.until
        for name, template in (
            ("officials", _OFFICIALS.get(table, _OFFICIALS["articles"])),
            (
                "countries",
                _COUNTRIES.get(table, _COUNTRY_OF_OFFICIAL if table in _OFFICIALS else _COUNTRIES["articles"]),
            ),
            ("sources", "{alias}source IN ({ids})"),
            ("genres", "{alias}article_id IN (SELECT article_id FROM articles WHERE genre IN ({ids}))"),
        ):
            chosen: tuple[str, ...] = getattr(self, name)
            if chosen:
                names = {f"{name}_{number}": value for number, value in enumerate(chosen)}
                conditions.append(template.format(alias=dot, ids=", ".join(f"${key}" for key in names)))
                values |= names
        if self.text:
            conditions.append(f"{dot}article_id IN (SELECT article_id FROM searched WHERE words = ${SEARCHED})")
            values[SEARCHED] = self.text.lower()
        return " AND ".join(conditions) or "TRUE", values

    def sentence(self, names: Mapping[str, str] | None = None) -> str:
        """What is chosen, for people; `names` gives the names of officials and countries by id."""
        names = names or {}
        pieces = []
        if self.officials:
            pieces.append("with " + _listed(names.get(official, official) for official in self.officials))
        if self.countries:
            pieces.append("of " + _listed(names.get(country, country) for country in self.countries))
        if self.sources:
            pieces.append("from " + _listed(self.sources))
        if self.genres:
            pieces.append("in " + _listed(self.genres))
        if self.text:
            pieces.append(f"in articles with “{self.text}”")
        if self.since and self.until:
            pieces.append(f"{_day(self.since)} to {_day(self.until)}")
        elif self.since:
            pieces.append(f"since {_day(self.since)}")
        elif self.until:
            pieces.append(f"until {_day(self.until)}")
        if self.each_copy:
            pieces.append("with each copy counted")
        return ", ".join(pieces) or "everything in the library"

    def to_params(self) -> dict[str, list[str]]:
        """The filters as the parameters of an URL; what is not chosen is left out."""
        return {
            field.name: [str(value).lower() if value is True else str(value)]
            if not isinstance(value, tuple)
            else list(value)
            for field in fields(self)
            if (value := getattr(self, field.name))
        }

    @classmethod
    def from_params(cls, params: Mapping[str, str | Iterable[str]]) -> Filters:
        """Filters from the parameters of any URL: what makes no sense is ignored, dates in reverse are turned."""
        values = {name: _strings(params.get(name)) for name in (field.name for field in fields(cls))}
        since, until = _parsed(values["since"]), _parsed(values["until"])
        if since and until and since > until:
            since, until = until, since
        lists = {name: tuple(dict.fromkeys(values[name])) for name in ("officials", "countries", "sources", "genres")}
        each = "true" in {value.lower() for value in values["each_copy"]}
        return cls(since=since, until=until, text=" ".join(values["text"])[:200].strip(), each_copy=each, **lists)


def _strings(value: str | Iterable[str] | None) -> list[str]:
    values = [value] if isinstance(value, str) else list(value or ())
    return [text for one in values if (text := str(one).strip())]


def _parsed(values: list[str]) -> date | None:
    for value in values:
        try:
            return date.fromisoformat(value)
        except ValueError:
            continue
    return None


def _aliased(expression: str, dot: str) -> str:
    if "(" not in expression:
        return dot + expression
    return expression.replace("(", f"({dot}", 1).replace(", ", f", {dot}")


def _listed(values: Iterable[str]) -> str:
    *most, last = values
    return f"{', '.join(most)} or {last}" if most else last


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"

"""What is known of an article beside its text: the usual names of columns and keys, and their values."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timezone
from typing import Any, get_args
from urllib.parse import urlsplit

from analysis.model import Article, Author, Genre
from analysis.reading.authors import parse_authors
from analysis.reading.moments import Moment, of_day, parse_moment
from analysis.resources import settings, table

_GENRES = get_args(Genre)


class BadDateError(ValueError):
    """A value that stands where a date should."""


def usual_names() -> dict[str, list[str]]:
    """The usual names of each field's column, likeliest first, from data/columns.toml."""
    return {name: list(found) for name, found in settings("columns").items()}


def columns_of(names: list[str], overrides: Mapping[str, str] | None = None) -> dict[str, str]:
    """The column for each field that a table or record has; `overrides` win."""
    normal = {_normal(name): name for name in names}
    found = {}
    for field_name, usual in usual_names().items():
        match = next((normal[name] for name in usual if name in normal), None)
        if match is not None:
            found[field_name] = match
    return found | dict(overrides or {})


def with_fields(article: Article, values: Mapping[str, Any], *, day_first: bool = False) -> Article:
    """The article with what is known of it; given values win over what its text told.

    `values` are by field: published, modified, source, title, authors, issuer, url, genre. Raises BadDateError with the
    value for a date that is none.
    """
    known: dict[str, Any] = {}
    for name in ("title", "source", "url", "issuer", "deck"):
        if text := plain_text(values.get(name)):
            known[name] = text
    if "source" not in known and (url := known.get("url")):
        known["source"] = publisher_of(url)
    for name in ("published", "modified"):
        if (value := values.get(name)) and plain_text(value):
            moment = _moment(value, day_first)
            known[name] = moment.at
            if name == "published":
                known["published_precision"] = moment.precision
    if authors := _authors(values.get("authors")):
        known["authors"] = authors
    genre = plain_text(values.get("genre")).lower()
    if genre in _GENRES:
        known["genre"] = genre
    return replace(article, **known)


def publisher_of(url: str) -> str:
    """The publisher of a page: by data/publishers.csv, else its host without "www."."""
    try:
        host = (urlsplit(url).hostname or "").removeprefix("www.").removeprefix("m.")
    except ValueError:  # brackets that hold no address
        return ""
    for row in table("publishers"):
        if host == row["host"] or host.endswith("." + row["host"]):
            return row["publisher"]
    return host


def _normal(name: str) -> str:
    return re.sub(r"[^a-z]+", "_", name.lower()).strip("_")


def plain_text(value: Any) -> str:  # noqa: ANN401 - whatever a table or header holds
    """A value on one line; empty for the ways that tables write nothing."""
    if value is None or value != value:  # NaN is the one value that differs from itself
        return ""
    if isinstance(value, list | tuple):
        value = ", ".join(plain_text(one) for one in value)
    text = " ".join(str(value).replace("\u2060", "").replace("\u00ad", "").split())
    return "" if text in {"None", "nan", "NaN", "null", "N/A"} else text


def _moment(value: Any, day_first: bool) -> Moment:  # noqa: ANN401
    if isinstance(value, datetime):
        if value.tzinfo is None and (value.hour, value.minute) == (0, 0):
            return of_day(value.date())
        offset = value.utcoffset()
        return Moment(value.replace(tzinfo=timezone(offset) if offset is not None else timezone.utc), "minute")  # noqa: UP017
    if isinstance(value, date):
        return of_day(value)
    if found := parse_moment(plain_text(value), day_first=day_first):
        return found
    raise BadDateError(plain_text(value))


def _authors(value: Any) -> tuple[Author, ...]:  # noqa: ANN401
    if isinstance(value, list | tuple):
        return tuple(Author(text) for one in value if (text := plain_text(one)))
    text = plain_text(value).removeprefix("By ").strip()
    if not text:
        return ()
    return tuple(parse_authors(text)) or (Author(text),)

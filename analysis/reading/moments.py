"""Published and modified times, as pages print them."""

import re
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Literal, NamedTuple

from dateutil import parser

from analysis.resources import table


class Moment(NamedTuple):
    """An aware time, and whether the page gave the minute or only the day (then midnight UTC)."""

    at: datetime
    precision: Literal["minute", "day"]


_TIME = re.compile(r"\d{1,2}:\d{2}|\d{1,2}\s*[ap]\.?m\.?", re.IGNORECASE)
_NOISE = re.compile(r"[()|]|\s-\s|(?<=[A-Za-z])\.|\bat\b|,", re.IGNORECASE)
_HALF_OF_DAY = re.compile(r"\b([ap])\.\s?m\.?", re.IGNORECASE)
_YEAR_FIRST = re.compile(r"\s*(?:19|20)\d{2}\D")
_YEAR = re.compile(r"(?:19|20)\d{2}")


def zones() -> dict[str, timezone]:
    """Offsets by the abbreviations of data/zones.csv."""
    return {row["zone"]: timezone(timedelta(minutes=int(row["minutes"]))) for row in table("zones")}


def parse_moment(text: str, zone: str = "", *, day_first: bool = False) -> Moment | None:
    """The moment that a date line means, or None where it has no full date.

    `zone` is assumed where the text names none ("KST", "EDT", "+09:00"); without either the time is taken as UTC.
    `day_first` reads 03/04/2019 as 3 April; years that stand first are never ambiguous.
    """
    text = text.strip()
    if not _YEAR.search(text) or len(text) > 80:
        return None
    cleaned = " ".join(_NOISE.sub(" ", _HALF_OF_DAY.sub(r"\1m", text)).split())
    try:
        found = parser.parse(
            cleaned,
            default=datetime(1, 1, 1),
            dayfirst=day_first and not _YEAR_FIRST.match(text),
            tzinfos=zones(),
        )
        again = parser.parse(cleaned, default=datetime(2, 2, 2), tzinfos=zones(), dayfirst=day_first)
    except (ValueError, OverflowError):
        return None
    if (found.month, found.day) != (again.month, again.day) and not _YEAR_FIRST.match(text):
        return None
    if found.year < 1900 or (found.day, found.month) == (1, 1) != (again.day, again.month):
        return None
    if not _TIME.search(text):
        return Moment(datetime(found.year, found.month, found.day, tzinfo=UTC), "day")
    if found.tzinfo is None:
        found = found.replace(tzinfo=_offset(zone))
    return Moment(found.replace(tzinfo=timezone(found.utcoffset() or timedelta())), "minute")


def of_day(day: date) -> Moment:
    """A day without a time."""
    return Moment(datetime(day.year, day.month, day.day, tzinfo=UTC), "day")


def _offset(zone: str) -> timezone:
    if found := re.fullmatch(r"([+-])(\d{2}):?(\d{2})", zone):
        minutes = int(found[2]) * 60 + int(found[3])
        return timezone(timedelta(minutes=minutes if found[1] == "+" else -minutes))
    return zones().get(zone, UTC)

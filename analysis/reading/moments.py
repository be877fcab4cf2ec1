"""Published and modified times, as pages and tables print them."""

import calendar
import re
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Literal, NamedTuple

from dateutil import parser, tz

from analysis.resources import table


class Moment(NamedTuple):
    """An aware time, and whether the page gave the minute or only the day (then midnight UTC)."""

    at: datetime
    precision: Literal["minute", "day"]


class Found(NamedTuple):
    """A moment in a line: the half-open ranges of its date and, where there is one, of its time."""

    moment: Moment
    date: tuple[int, int]
    time: tuple[int, int] | None


_MONTHS = {name[:3].lower(): number for number, name in enumerate(calendar.month_name) if name}
_MONTH = rf"(?:{'|'.join(_MONTHS)})[a-z]{{0,6}}\.?"
_ENDING = r"(?:st|nd|rd|th)?"
_DATE = re.compile(
    rf"""(?<![\d/])(?:
        (?P<d1>\d{{1,2}}){_ENDING}\s+(?:of\s+)?(?P<m1>{_MONTH}),?\s+(?P<y1>\d{{4}})(?!\d)
      | (?P<m2>{_MONTH})\s*(?P<d2>\d{{1,2}}){_ENDING}\.?,?\s*(?P<y2>\d{{4}})(?=\D|\d{{1,2}}:|$)
      | (?P<y3>\d{{4}})\s?[-./年년]\s?(?P<m3>\d{{1,2}})\s?[-./月월]\s?(?P<d3>\d{{1,2}})(?:[.日일]|(?!\d))
      | (?P<a4>\d{{1,2}})[-./](?P<b4>\d{{1,2}})[-./](?P<y4>\d{{4}})(?!\d)
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_TIME = re.compile(
    r"""(?<![\d:.])(?:
        (?P<h1>\d{1,2})[:.h](?P<n1>\d{2})(?!\d)(?::(?P<s1>\d{2})(?:[.,]\d+)?)?(?:\s*(?P<p1>[ap])\.?\s?m\b\.?)?
      | (?P<h2>\d{1,2})\s*(?P<p2>[ap])\.?\s?m\b\.?
    )(?:\s*\(?(?P<zone>(?:GMT|UTC)\s?[+-]\s?\d{1,2}(?::?\d\d)?|[+-]\d\d:?\d\d|[A-Za-z]{1,5})\b\)?)?""",
    re.IGNORECASE | re.VERBOSE,
)
_BETWEEN = 24  # characters that may stand between a date and its time: a weekday, "at", a bar
_YEAR = re.compile(r"(?:19|20)\d{2}")
_OFFSET = re.compile(r"(?:GMT|UTC)?\s?([+-])\s?(\d{1,2})(?::?(\d{2}))?$", re.IGNORECASE)


def parse_moment(text: str, zone: str = "", *, day_first: bool = False) -> Moment | None:
    """The moment that a value means, or None where it has no full date.

    `zone` is assumed where the text names none ("KST", "EDT", "+09:00", "America/New_York"); without either the time
    is taken as UTC. `day_first` reads 03/04/2019 as 3 April; where one number is over 12 there is no doubt.
    """
    text = text.strip()
    if not _YEAR.search(text) or len(text) > 80:
        return None
    if found := find_moments(text, zone, day_first=day_first):
        return found[0].moment
    return _other_form(text)


def find_moments(text: str, zone: str = "", *, day_first: bool = False) -> list[Found]:
    """The moments in a line, in order; each date takes the time that stands nearest to it."""
    if not _YEAR.search(text):
        return []
    dates = [(match.span(), day) for match in _DATE.finditer(text) if (day := _day(match, day_first))]
    blanked = text
    for (start, end), _ in dates:
        blanked = blanked[:start] + "\u0000" * (end - start) + blanked[end:]
    times: dict[int, re.Match[str]] = {}
    for match in _TIME.finditer(blanked):
        gaps = [
            (max(start - match.end(), match.start() - end, 0), index) for index, ((start, end), _) in enumerate(dates)
        ]
        if gaps and min(gaps)[0] <= _BETWEEN and _clock(match):
            times.setdefault(min(gaps)[1], match)
    return [_found(span, day, times.get(index), zone) for index, (span, day) in enumerate(dates)]


def of_day(day: date) -> Moment:
    """A day without a time."""
    return Moment(datetime(day.year, day.month, day.day, tzinfo=UTC), "day")


def _day(match: "re.Match[str]", day_first: bool) -> date | None:
    groups = match.groupdict()
    if groups["a4"]:
        a, b = int(groups["a4"]), int(groups["b4"])
        day, month = (a, b) if (day_first and b <= 12) or a > 12 else (b, a)
        year = groups["y4"]
    else:
        form = next(form for form in "123" if groups[f"y{form}"])
        name, year, day = groups[f"m{form}"], groups[f"y{form}"], int(groups[f"d{form}"])
        month = int(name) if name.isdigit() else _MONTHS[name[:3].lower()]
    try:
        return date(int(year), month, day) if 1900 <= int(year) <= 2100 else None
    except ValueError:
        return None


def _found(span: tuple[int, int], day: date, time: "re.Match[str] | None", zone: str) -> Found:
    clock = _clock(time) if time else None
    if time is None or clock is None:
        return Found(of_day(day), span, None)
    at = datetime(day.year, day.month, day.day, *clock)
    printed = time["zone"] or ""
    offset = _offset(printed, at)
    end = time.end() if offset is not None or not printed else time.start("zone")
    if offset is None:
        offset = _offset(zone, at)
    return Found(Moment(at.replace(tzinfo=offset or UTC), "minute"), span, (time.start(), end))


def _clock(match: "re.Match[str]") -> tuple[int, int, int] | None:
    hour, half = int(match["h1"] or match["h2"]), (match["p1"] or match["p2"] or "").lower()
    minute, second = int(match["n1"] or 0), int(match["s1"] or 0)
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return (hour, minute, second) if hour < 24 and minute < 60 and second < 60 else None


def _offset(zone: str, at: datetime) -> timezone | None:
    """The offset that an abbreviation, "+09:00" or a place ("Asia/Seoul") has at a local time; None for others."""
    if found := _OFFSET.match(zone):
        minutes = int(found[2]) * 60 + int(found[3] or 0)
        return timezone(timedelta(minutes=minutes if found[1] == "+" else -minutes)) if minutes < 1440 else None
    row = next((row for row in table("zones") if row["zone"] == zone), None)
    place = tz.gettz((row["place"] if row else "") or zone) if "/" in zone or (row and row["place"]) else None
    if place and (offset := place.utcoffset(at)) is not None:
        return timezone(offset)
    return timezone(timedelta(minutes=int(row["minutes"]))) if row else None


def _other_form(text: str) -> Moment | None:
    """The rarer forms that dateutil knows ("20191217", "17 Dec 2019 17:42:00 +0900"), if they name a whole day."""
    try:
        found, again = (parser.parse(text, default=datetime(year, year, year)) for year in (1, 2))
    except (ValueError, OverflowError, TypeError):
        return None
    if (found.year, found.month, found.day) != (again.year, again.month, again.day) or found.year < 1900:
        return None
    if (found.hour, found.minute) == (0, 0) and found.tzinfo is None:
        return of_day(found.date())
    offset = found.utcoffset() or timedelta()
    return Moment(found.replace(tzinfo=timezone(offset)), "minute")

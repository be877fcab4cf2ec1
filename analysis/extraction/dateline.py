"""Where and on which day an article was written: "VIENNA, March 14 (Reuters) -"."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

import regex

from analysis.model import Article, Span

_MONTHS = {name: number for number, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
_REACH = 400


@cache
def _pattern() -> regex.Pattern[str]:
    month = r"(?P<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
    ordinal = r"(?:st|nd|rd|th)?"
    number = rf"(?P<day>\d{{1,2}}){ordinal}"
    day = rf"(?:{month}\s+{number}(?!\d)|{number}\s+{month})(?:,?\s+(?P<year>(?:19|20)\d\d))?"
    place = r"(?P<place>\p{Lu}[\p{L}'’.\- ]{1,40}(?:,\s+\p{Lu}[\p{L}.' ]{1,24})?)"
    capitals = r"(?P<place>\p{Lu}{3,}(?:[ \-'’.]\p{Lu}{2,}){0,3}(?:,\s+\p{Lu}[\p{L}.' ]{1,24})?)"
    wire = r"(?:\s*\([^()\n]{2,40}\))?"
    heads = rf"{place}{wire}\s*,\s+{day}{wire}|{place}\s*\([^()\n]{{2,40}}\)"
    barred = rf"{capitals}\s*\|[^|\n]{{2,30}}\|"  # "ANKARA, TURKEY | Agency |"
    slashed = rf"{capitals},\s+{day}\.?\s*/[^/\n]{{2,30}}/\.?"  # "ANKARA, May 11. /AGENCY/."
    inside = rf"{capitals}\s*\([^()\n]{{2,40}}?[-–,/]\s*{day}\)"  # "ANKARA (Agency - 11th July, 2021)"
    dashed = rf"(?:{heads})\s*(?:--|[-–—:])|{capitals}\s+(?:--|[-–—])"
    return regex.compile(rf"\s*(?:{dashed}|{barred}|{slashed}|{inside})")


def _match(article: Article) -> regex.Match[str] | None:
    for part in article.parts:
        if part.kind == "paragraph":
            return _pattern().match(article.text, part.span.start, min(part.span.end, part.span.start + _REACH))
    return None


def anchor_day(article: Article) -> date | None:
    """The local day against which "Monday" is read: the dateline's, else the day of publication."""
    found = _match(article)
    if found is None or not found["day"]:
        return article.day
    month, day = _MONTHS[found["month"][:3].lower()], int(found["day"])
    if found["year"]:
        return _valid(int(found["year"]), month, day) or article.day
    if article.day is None:
        return None
    near = [_valid(article.day.year + step, month, day) for step in (-1, 0, 1)]
    days = [one for one in near if one]
    closest = min(days, key=lambda one: abs(one - article.day), default=None)  # type: ignore[operator]
    return closest if closest and abs(closest - article.day) < timedelta(days=60) else article.day


def dateline_place(article: Article) -> str:
    """The place of the dateline as printed, or empty."""
    found = _match(article)
    return found["place"].strip() if found else ""


def dateline_end(article: Article) -> int:
    """The offset at which the words after the dateline begin, or 0 where there is none."""
    found = _match(article)
    return found.end() if found else 0


def dateline_span(article: Article) -> Span | None:
    """The words of the dateline, up to its dash, or None."""
    found = _match(article)
    return Span(*found.span()) if found else None


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None

"""Lines that say when an article was published and modified, in whatever form."""

import calendar
from functools import cache
from typing import NamedTuple

import regex

from analysis.reading.moments import Found, Moment, find_moments
from analysis.resources import settings

_LONGEST = 200  # characters of a date line
_MOST = 3  # dates in a date line
_ALONE, _LABELLED = 3, 6  # words that may stand beside the date in a line without and with a label
_FILLERS = regex.compile(
    r"\b(?:at|on|in|and|from|the|\d+\s*min(?:ute)?s?(?: read)?|read|local time|hours?|hrs?)\b|[^\p{L}\p{N}\s]", regex.I
)
_AGENCY = regex.compile(r"^(\p{Lu}[\p{L} ,.'’-]{2,40})\s\(\p{Lu}[\p{L} .&'’-]{1,40}\)")


class DateLine(NamedTuple):
    """What a date line says; `rest` is what else stands in it, `labelled` whether it calls itself one."""

    published: Moment | None
    modified: Moment | None
    labelled: bool
    rest: str


def read_date_line(text: str, zone: str = "", *, day_first: bool = False) -> DateLine | None:
    """What a line says of its article's times, or None for a line that is about something else."""
    if len(text) > _LONGEST or not (found := find_moments(text, zone, day_first=day_first)) or len(found) > _MOST:
        return None
    published = modified = None
    labels = _labels(text)
    for index, one in enumerate(found):
        label = _label_of(one, found[index - 1] if index else None, labels)
        if label == "modified":
            modified = modified or one.moment
        elif label == "published" or published is None:
            published = published or one.moment
    rest = _rest(text, found, labels)
    words = _FILLERS.sub(" ", _weekdays().sub(" ", _AGENCY.sub(" ", rest))).split()
    byline = rest.startswith(("By ", "BY "))
    if not byline and len(words) > (_LABELLED if labels else _ALONE):
        return None
    return DateLine(published, modified, bool(labels), rest if words else "")


Label = tuple[int, int, str]


def _labels(text: str) -> list[Label]:
    """Where the line says what its dates are; "Last updated" is of modified, "First published" of published."""
    return [
        (*match.span(), "modified" if match["modified"] else "published") for match in _label_pattern().finditer(text)
    ]


@cache
def _label_pattern() -> "regex.Pattern[str]":
    labels = settings("layouts/plain")["date_labels"]
    published, modified = (
        "|".join(regex.escape(word) for word in sorted(labels[kind], key=len, reverse=True))
        for kind in ("published", "modified")
    )
    return regex.compile(
        rf"(?<![\p{{L}}])(?:(?P<modified>{modified})|(?P<published>{published}))(?![\p{{L}}])(?: on| at)?\s*[:;]?",
        regex.IGNORECASE,
    )


@cache
def _weekdays() -> "regex.Pattern[str]":
    names = "|".join(name[:3] + rf"(?:{name[3:]})?" for name in calendar.day_name)
    return regex.compile(rf"\b(?:{names}|tues|thurs?)\b", regex.IGNORECASE)


def _label_of(one: Found, before: Found | None, labels: list[Label]) -> str:
    """The last label between the date before this one and this one."""
    floor = max(before.date[1], before.time[1] if before.time else 0) if before else 0
    within = [kind for start, _, kind in labels if floor <= start < one.date[0]]
    return within[-1] if within else ""


def _rest(text: str, found: list[Found], labels: list[Label]) -> str:
    taken = sorted([span for one in found for span in (one.date, one.time) if span] + [label[:2] for label in labels])
    kept, at = [], 0
    for start, end in taken:
        kept.append(text[at:start])
        at = max(at, end)
    kept.append(text[at:])
    return " ".join(" ".join(kept).split()).strip(" |•·,;:()–—-/")

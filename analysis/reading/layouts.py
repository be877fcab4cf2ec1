"""Layouts: what the pages of a publisher look like, as data/layouts/*.toml say it.

A layout has `tell` (patterns that must all be found in the text), `publisher`, `zone` (of its date lines), `day_first`,
`deck` ("after dates": the line after the date line is the deck), and patterns for whole lines: `dates` (groups
`published`, `modified`, `byline`), `byline` (group `authors`), `caption`, `boilerplate`, `start` (what stands before it
is a menu), `end` (it and all that follows is no part of the article), `boxes` (the same, unless the article goes on
after a few short lines) and `forms` (it and the short lines after it). `plain` completes every layout.
"""

from dataclasses import dataclass
from functools import cache

import regex

from analysis.resources import DATA, settings

Patterns = tuple["regex.Pattern[str]", ...]
_EDGE = 3_000  # characters at either end of a page, where layouts tell themselves
_LINES = ("dates", "byline", "caption", "boilerplate", "start", "end", "boxes", "forms")


@dataclass(frozen=True)
class Layout:
    """One publisher's page design; the patterns of `plain` follow its own."""

    name: str
    publisher: str
    zone: str
    day_first: bool
    deck: str
    tell: Patterns
    dates: Patterns
    byline: Patterns
    caption: Patterns
    boilerplate: Patterns
    start: Patterns
    end: Patterns
    boxes: Patterns
    forms: Patterns

    def fits(self, text: str) -> bool:
        """True if every pattern that tells the layout is found in the text."""
        return bool(self.tell) and all(pattern.search(text) for pattern in self.tell)


@cache
def layouts() -> tuple[Layout, ...]:
    """Every layout of data/layouts but `plain`; "kcna-watch" comes before "kcna", of which it is a special case."""
    names = sorted((path.stem for path in (DATA / "layouts").glob("*.toml")), reverse=True)
    return tuple(_layout(name) for name in names if name != "plain")


@cache
def plain() -> Layout:
    """What any page may carry."""
    return _layout("plain")


def layout_of(text: str) -> Layout:
    """The first layout that fits the text, else `plain`."""
    head_and_tail = text if len(text) < 2 * _EDGE else text[:_EDGE] + "\n" + text[-_EDGE:]
    return next((layout for layout in layouts() if layout.fits(head_and_tail)), plain())


def first_match(patterns: Patterns, line: str) -> "regex.Match[str] | None":
    """The match of the first pattern that the line fits."""
    return next((match for pattern in patterns if (match := pattern.search(line))), None)


def _layout(name: str) -> Layout:
    found, common = settings(f"layouts/{name}"), settings("layouts/plain")
    lines = {kind: [*found.get(kind, []), *(common.get(kind, []) if name != "plain" else [])] for kind in _LINES}
    return Layout(
        name=str(found["name"]),
        publisher=str(found.get("publisher", "")),
        zone=str(found.get("zone", "")),
        day_first=bool(found.get("day_first", False)),
        deck=str(found.get("deck", "")),
        tell=_compiled(found.get("tell", [])),
        **{kind: _for_lines(patterns) for kind, patterns in lines.items()},
    )


def _compiled(patterns: list[str]) -> Patterns:
    return tuple(regex.compile(pattern, regex.MULTILINE) for pattern in patterns)


def _for_lines(patterns: list[str]) -> Patterns:
    """Patterns without groups as one or two: those that begin at the line's start need not be tried elsewhere."""
    if any("(?P<" in pattern for pattern in patterns):
        return tuple(regex.compile(pattern) for pattern in patterns)
    anchored = [pattern[1:] for pattern in patterns if pattern.startswith("^")]
    others = [pattern for pattern in patterns if not pattern.startswith("^")]
    joined = [rf"\A(?:{'|'.join(anchored)})"] if anchored else []
    return tuple(regex.compile(pattern) for pattern in [*joined, *others])

"""Layouts: what the pages of a publisher look like, as data/layouts/*.toml say it.

A layout has `tell` (patterns that must all be found in the text), `publisher`, `zone` (of its date lines), `day_first`,
`deck` ("after dates": the line after the date line is the deck), and patterns for whole lines: `dates` (groups
`published`, `modified`, `byline`), `byline` (group `authors`), `caption`, `boilerplate`, `start` (what stands before it
is a menu) and `end` (it and all that follows is no part of the article). `plain` completes every layout.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

import regex

from analysis.resources import DATA, settings

Patterns = tuple["regex.Pattern[str]", ...]
_EDGE = 3_000  # characters at either end of a page, where layouts tell themselves
_LINES = ("dates", "byline", "caption", "boilerplate", "start", "end")


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

    def fits(self, text: str) -> bool:
        """True if every pattern that tells the layout is found in the text."""
        return bool(self.tell) and all(pattern.search(text) for pattern in self.tell)


@cache
def layouts() -> tuple[Layout, ...]:
    """Every layout of data/layouts but `plain`, by name."""
    names = sorted(path.stem for path in (DATA / "layouts").glob("*.toml"))
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
        **{kind: _compiled(patterns) for kind, patterns in lines.items()},
    )


def _compiled(patterns: list[Any]) -> Patterns:
    return tuple(regex.compile(str(pattern), regex.MULTILINE) for pattern in patterns)

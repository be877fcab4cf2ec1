"""Text -> its lines and blocks of lines, with their spans."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import mean

from analysis.model import Span

_LINE = re.compile(r"[^\r\n]+")
_BLANK = "\u00a0\u200b\ufeff \t"
WRAPPED_AT = 100  # characters; lines of hard-wrapped texts are shorter
_ENDS = (".", "!", "?", "”", '"', "’", ":", ")", "…")


@dataclass(frozen=True, slots=True)
class Line:
    """A line without the blanks around it; `block` counts the groups of lines that blank lines part."""

    text: str
    span: Span
    block: int


def lines_of(text: str, start: int = 0, end: int | None = None) -> list[Line]:
    """The lines of a stretch of text that are not blank."""
    lines: list[Line] = []
    block, after = 0, start
    for match in _LINE.finditer(text, start, len(text) if end is None else end):
        stripped = match[0].strip(_BLANK)
        gap = text[after : match.start()]
        after = match.end()
        if lines and gap.replace("\r\n", "\n").replace("\r", "\n").count("\n") > 1:
            block += 1
        if not stripped:
            block += 1
            continue
        first = match.start() + match[0].index(stripped[0])
        lines.append(Line(stripped, Span(first, first + len(stripped)), block))
    return lines


def paragraphs(lines: list[Line]) -> Iterator[list[Line]]:
    """Groups of lines that make a paragraph: a block of hard-wrapped lines, else every line."""
    group: list[Line] = []
    for line in lines:
        if group and line.block != group[-1].block:
            yield from _split(group)
            group = []
        group.append(line)
    if group:
        yield from _split(group)


def _split(block: list[Line]) -> Iterator[list[Line]]:
    """A block whose lines are full but short, and mostly break off within a sentence, is one paragraph."""
    before = [line.text for line in block[:-1]]
    wrapped = (
        bool(before)
        and max(map(len, before)) <= WRAPPED_AT
        and mean(map(len, before)) >= WRAPPED_AT * 0.4
        and sum(not text.endswith(_ENDS) for text in before) * 2 >= len(before)
    )
    if wrapped:
        yield block
    else:
        yield from ([line] for line in block)

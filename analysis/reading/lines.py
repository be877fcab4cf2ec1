"""Text -> its lines, and hard-wrapped lines joined, with their spans."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from analysis.model import Span

_ADDRESS = re.compile(r"[\[(<]*\w+://\S+")
_ITEM = re.compile(r"(?:[-*•–]|\d{1,2}[.)])\s")
_LINE = re.compile(r"[^\r\n]+")
_BLANK = "\u00a0\u200b\ufeff \t\x0b\x0c\x85\u2028\u2029"
WRAPPED_AT = 100  # characters; lines of hard-wrapped texts are shorter
_LONGER = 0.1  # the share of longer lines that a hard-wrapped text may have: addresses, a headline
_SHORTEST, _SURE = 40, 60  # characters of a full line, and of one that needs no other sign
_NEARLY = 0.7  # of the longest line: full enough where most lines go on in small letters
_FULL = 0.75  # the share of a paragraph's lines that are full: the next word would not have fitted


@dataclass(frozen=True, slots=True)
class Line:
    """A line, or a hard-wrapped paragraph as one, without the blanks around it.

    `block` counts the groups of lines that blank lines part.
    """

    text: str
    span: Span
    block: int


def lines_of(text: str, start: int = 0, end: int | None = None) -> list[Line]:
    """The lines of a stretch of text that are not blank."""
    lines: list[Line] = []
    block, after = 0, start
    for match in _LINE.finditer(text, start, len(text) if end is None else end):
        stripped = match[0].strip(_BLANK).strip()
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


def unwrapped(lines: list[Line], alone: Callable[[str], bool]) -> list[Line]:
    """The lines, with those that a hard wrap has parted joined.

    `alone` tells lines that never belong to a paragraph.
    """
    if sum(_length(line) > WRAPPED_AT for line in lines) > _LONGER * len(lines):
        return lines
    return [one for block in _blocks(lines, alone) for one in _joined(block)]


def _blocks(lines: list[Line], alone: Callable[[str], bool]) -> Iterator[list[Line]]:
    """Groups of lines that may be one paragraph each: those that stand alone are looked for where a block begins."""
    block: list[Line] = []
    for line in lines:
        begins = not block or line.block != block[-1].block or _ITEM.match(line.text)
        if begins and block:
            yield block
            block = []
        block.append(line)
        if len(block) == 1 and alone(line.text):
            yield block
            block = []
    if block:
        yield block


def _joined(block: list[Line]) -> Iterator[Line]:
    """A block whose lines are full but short is one paragraph."""
    lengths = [_length(line) for line in block]
    if len(block) < 2 or max(lengths) > WRAPPED_AT:
        yield from block
        return
    going_on = sum(not line.text[0].isupper() for line in block[1:]) * 2 >= len(block) - 1
    room = max(lengths) * (_NEARLY if going_on else 1)
    full = [
        "://" in line.text or length + 1 + len(after.text.split(maxsplit=1)[0]) > room
        for line, length, after in zip(block, lengths, block[1:], strict=False)
    ]
    sure = len(block) > 2 or going_on or max(lengths) > _SURE or _ITEM.match(block[0].text)
    if sure and sum(lengths[:-1]) >= _SHORTEST * len(full) and sum(full) >= _FULL * len(full):
        text = " ".join(line.text for line in block)
        yield Line(text, Span(block[0].span.start, block[-1].span.end), block[0].block)
    else:
        yield from block


def _length(line: Line) -> int:
    """How long a line is without its addresses, which cannot be broken."""
    return len(_ADDRESS.sub("", line.text)) if "://" in line.text else len(line.text)

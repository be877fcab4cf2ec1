"""Text -> its words, and what stands between them."""

from __future__ import annotations

import re
from typing import NamedTuple

from analysis.resources import words

# Addresses, abbreviations with dots, figures, and letters with inner apostrophes. A hyphen joins only after a prefix
# ("co-operate", "e-mail"); elsewhere it separates, so that "step-by-step" and "step by step" are one phrase.
WORD = re.compile(
    r"\w\S*@\S+|(?:https?://|www\.)\S+|(?:[^\W\d_]\.){2,}|\d+(?:[.,:]\d+)*\w*|(?:(?<!-)\b(?i:co|de|e|re)-(?=[a-z]))?[^\W\d_]+(?:['’ʼ][^\W\d_]+)*"
)
_CUT = re.compile(r"[.!?…;:()–—=/|•]|--|\n\s*\n")
_CONTRACTED = frozenset(word for word in words("function-words") if word.endswith("'s"))
APOSTROPHES = str.maketrans("’ʼ", "''")


class Token(NamedTuple):
    """A word of a text.

    `raw` is the word as it stands, `shown` in lower case, `form` the same without a possessive ending. `capital` and
    `upper` tell whether it begins with a capital or is all capitals. `glue` is what joins it to the word before in a
    phrase (a space, a hyphen, a comma), or empty where a clause begins.
    """

    start: int
    end: int
    raw: str
    shown: str
    form: str
    capital: bool
    upper: bool
    glue: str


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The words of a piece of text; their spans count from the beginning of the whole text."""
    found: list[Token] = []
    before = start
    glue = ""
    for match in WORD.finditer(text, start, len(text) if end is None else end):
        first, last = match.span()
        raw = match.group()
        if found:
            gap = text[before:first]
            glue = gap if gap in {" ", "-"} else _glue(gap)
        shown = raw.lower()
        plain = shown.isalpha()
        if not plain:
            shown = shown.translate(APOSTROPHES)
        found.append(
            Token(
                first,
                last,
                raw,
                shown,
                shown if plain else _without_ending(shown),
                raw[0].isupper(),
                len(raw) > 1 and raw.isupper(),
                glue,
            )
        )
        before = last
    return found


def _glue(gap: str) -> str:
    if _CUT.search(gap):
        return ""
    return ", " if "," in gap else " "


def _without_ending(shown: str) -> str:
    if shown.endswith("'s") and shown not in _CONTRACTED:
        return shown[:-2]
    return shown.rstrip(".")

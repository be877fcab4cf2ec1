"""Letters that stand for a body after a text has told so: "the Rapid Support Forces (RSF)", and then "the RSF"."""

from __future__ import annotations

from analysis.extraction.bodies import FoundBody
from analysis.extraction.scan import Scan
from analysis.model import Official

_LETTERS = range(2, 7)


def acronym_bodies(found: Scan, bodies: list[FoundBody]) -> list[FoundBody]:
    """The places where the letters printed in brackets after a body stand for it, in order."""
    taken = {word for body in bodies for word in range(body.first, body.last + 1)}
    meant: dict[str, Official] = {}
    for body in bodies:
        if letters := _introduced(found, body.last):
            meant.setdefault(letters, body.official)
    if not meant:
        return []
    return [
        FoundBody(word, word, meant[shown])
        for word, shown in enumerate(found.shown)
        if shown in meant and word not in taken
    ]


def _introduced(found: Scan, last: int) -> str:
    """The letters in brackets right after a body, or ""."""
    if found.shown[last + 1 : last + 2] != ["("] or found.shown[last + 3 : last + 4] != [")"]:
        return ""
    letters = found.shown[last + 2]
    return letters if letters.isupper() and letters.isalpha() and len(letters) in _LETTERS else ""

"""Bylines -> authors with their roles."""

import regex

from analysis.model import Author
from analysis.resources import words

_NAME = regex.compile(
    r"^\p{Lu}[\p{L}.’'-]*(?:\s+(?:(?:de|van|von|der|al|bin|la|le|di|da)\s+)?\p{Lu}[\p{L}.’'-]*){0,4}$"
)
_SPLIT = regex.compile(r",\s*(?:(?:and|AND)\s+)?|\s+(?:and|AND)\s+|\s*[;|/&]\s*")
_MAIL = regex.compile(r"[(\[<]?\S*@\S+[)\]>]?")
_PLACE = regex.compile(r"\s+(?:in|for|from|at|of|with)\s+(?:the\s+)?\p{Lu}[\p{L}.’' -]*$|\s*[|•·–—]\s+.*$|\s+-\s+.*$")


def parse_authors(text: str) -> list[Author]:
    """The names in a byline, each with the role printed behind it.

    A role in the plural belongs to all names since the last role: "By A, senior staff writer, and B and C, staff
    reporters". Gives an empty list where the text is no list of names.
    """
    authors: list[Author] = []
    waiting: list[str] = []
    for piece in _SPLIT.split(_PLACE.sub("", _MAIL.sub("", text).strip(" .,"))):
        piece = _PLACE.sub("", piece.strip()).removeprefix("By ")
        if not piece:
            continue
        if _is_role(piece):
            authors += [Author(name, piece.removesuffix("s") if len(waiting) > 1 else piece) for name in waiting]
            waiting = []
        elif _NAME.match(piece) and len(piece) <= 60:
            waiting.append(piece)
        else:
            return []
    return authors + [Author(name) for name in waiting]


def _is_role(piece: str) -> bool:
    return any(word in words("reporter-roles") for word in piece.lower().split())

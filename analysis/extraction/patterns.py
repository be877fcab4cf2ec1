"""A phrase as somebody types it -> a regular expression that finds its uses.

Words match in every inflection; `*` stands for any letters, alone for any one word; a phrase in double quotes is
matched as typed. Words may be joined by spaces or hyphens, with quotation marks, brackets and commas between them.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import takewhile

from analysis.extraction.inflections import inflected, lemma
from analysis.extraction.tokens import tokens

_PIECES = re.compile(r"[^\s\-‐‑,]+")
_BETWEEN = r"""(?:['’ʼ]s?)?[\s\-‐‑,"“”‘’'«»\[\]]+"""
_LETTERS = r"""[^\s\-‐‑,.;:!?…()\[\]"“”‘’'«»–—/]"""
_BEFORE, _AFTER = r"(?:^|[^\pL\pN_])", r"(?:$|[^\pL\pN_])"
_SHORTEST = 3


@lru_cache(maxsize=4096)
def python_pattern(phrase: str) -> re.Pattern[str]:
    """The pattern for Python, which tells exactly where a use begins and ends."""
    return re.compile(rf"(?<!\w){_body(phrase)}(?!\w)", re.IGNORECASE)


def sql_pattern(*phrases: str) -> str:
    """The pattern for DuckDB (RE2), which tells whether a text holds a use of any of the phrases."""
    return rf"(?i){_BEFORE}(?:{'|'.join(_body(phrase) for phrase in phrases)}){_AFTER}"


def hint(phrase: str) -> str:
    """Letters in lower case that stand in every use of a phrase, as many as there are: quicker to look for than it."""
    return max((_beginning(piece, exact) for piece, exact in _pieces(phrase)), key=len, default="")


def is_phrase(phrase: str) -> bool:
    """Whether something is left to look for."""
    return any(character.isalnum() for character in phrase)


@lru_cache(maxsize=4096)
def _body(phrase: str) -> str:
    return _BETWEEN.join(_word(piece, exact) for piece, exact in _pieces(phrase))


def _pieces(phrase: str) -> list[tuple[str, bool]]:
    """The words of a phrase, and whether each is meant as typed."""
    text = phrase.strip()
    exact = len(text) > 1 and text[0] in '"“' and text[-1] in '"”'
    pieces = [piece.strip('"“”‘’') for piece in _PIECES.findall(text)]
    return [(piece, exact) for piece in pieces if is_phrase(piece) or "*" in piece]


def _word(piece: str, exact: bool) -> str:
    if "*" in piece:
        return f"{_LETTERS}*".join(_plain(part) for part in piece.split("*")) if is_phrase(piece) else f"{_LETTERS}+"
    options = _forms(piece, exact)
    return f"(?:{'|'.join(_plain(one) for one in options)})" if len(options) > 1 else _plain(options[0])


def _forms(piece: str, exact: bool) -> list[str]:
    """The forms of a word, the longest first."""
    found = tokens(piece)
    form = found[0].form if len(found) == 1 else piece.lower()
    forms = inflected(lemma(form)) if not exact and len(form) >= _SHORTEST else ()
    return sorted({form, *forms}, key=lambda one: (-len(one), one))


def _beginning(piece: str, exact: bool) -> str:
    """The letters with which all forms of a word begin; of a piece with `*`, those before it."""
    forms = [piece.lower().partition("*")[0]] if "*" in piece else _forms(piece, exact)
    alike = takewhile(lambda letters: len(set(letters)) == 1 and letters[0].isalpha(), zip(*forms, strict=False))
    return "".join(letters[0] for letters in alike)


def _plain(text: str) -> str:
    return re.escape(text.lower().replace("’", "'")).replace("'", "['’ʼ]")

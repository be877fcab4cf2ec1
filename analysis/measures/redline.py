"""Two texts side by side: the words that went, that came, and that stayed."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

Change = Literal["kept", "gone", "new"]

MOST = 20_000  # words of a text; what lies beyond is compared as if it were not there
_TOKENS = re.compile(r"\s*(?:\w+(?:['’\-‑]\w+)*|[^\w\s])")
_ALIKE = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "‑": "-", "–": "-", "—": "-"})
_STAYS = re.compile(r"\w")


class Piece(NamedTuple):
    """A run of words and what became of it; the texts of all `kept` and `new` pieces make up the newer text."""

    change: Change
    text: str


def redline(older: str, newer: str) -> list[Piece]:
    """The newer text against the older, word by word.

    Capitals, the shape of quotation marks and dashes, and line breaks are no change. Of a change, what went comes
    first. The longest common runs are found as Ratcliff and Metzener (1988) do.
    """
    old, new = _TOKENS.findall(older)[:MOST], _TOKENS.findall(newer)[:MOST]
    matcher = SequenceMatcher(None, [_core(token) for token in old], [_core(token) for token in new], autojunk=False)
    pieces = []
    for change, from_old, to_old, from_new, to_new in matcher.get_opcodes():
        gone, come = "".join(old[from_old:to_old]), "".join(new[from_new:to_new])
        pieces += [Piece("kept", come)] if change == "equal" else [Piece("gone", gone), Piece("new", come)]
    return [piece for piece in pieces if piece.text]


def kept_share(pieces: list[Piece]) -> float:
    """The share of the words of both texts that stand in both, 0 to 1 (1 for two empty texts)."""
    words = dict.fromkeys(("kept", "gone", "new"), 0)
    for piece in pieces:
        words[piece.change] += sum(bool(_STAYS.search(token)) for token in _TOKENS.findall(piece.text))
    total = 2 * words["kept"] + words["gone"] + words["new"]
    return 2 * words["kept"] / total if total else 1.0


def _core(token: str) -> str:
    return token.strip().translate(_ALIKE).casefold()

"""What became of a talk: held, planned, proposed, refused, cancelled, postponed; or no talk at all."""

from __future__ import annotations

from functools import cache
from typing import Literal, NamedTuple

from analysis.extraction.name_words import word_set
from analysis.extraction.talks_events import Found
from analysis.extraction.talks_sentence import MARKS, Reader
from analysis.model import TalkStatus
from analysis.resources import words

Told = TalkStatus | Literal["none"]
REACH = 9  # words between a contact and what its status hangs on
_HABITS = frozenset({"frequently", "regularly", "often", "daily", "weekly", "constantly"})
_GOING = frozenset({"go", "come", "return", "for", "in", "to", "on", "and", "travel", "fly", "have", "be"})
_STRONG = {"cancelled", "postponed", "refused", "none"}


class _Cue(NamedTuple):
    status: Told
    words: tuple[str, ...]


def status_of(reader: Reader, one: Found, end: int) -> Told:
    """The status that the words before and after a contact give it; "held" where they say nothing.

    `end` is the word after the contact and its sides.
    """
    if not one.noun and reader.lower(one.last + 1) in _HABITS:
        return "none"
    after = _after(reader, one, end)
    if after in _STRONG or after == "held":
        return after
    before = _before(reader, one)
    if before and before != "held":
        return before
    return after or before or "held"


def _before(reader: Reader, one: Found) -> Told | None:
    """The nearest cue that ends before the contact, within its clause."""
    word = one.start if one.noun else one.first
    least = max(reader.begin, one.start - REACH)
    strongest: Told | None = _within(reader, one)
    while word > least:
        word -= 1
        lower = reader.lower(word)
        if lower in {";", ".", ":"} or reader.shown(word) in MARKS:
            break
        for cue in _cues("<").get(lower, ()):
            first = word - len(cue.words) + 1
            if first >= reader.begin and tuple(reader.found.lower[first : word + 1]) == cue.words:
                if _reaches(reader, cue, word, one):
                    strongest = _stronger(strongest, _turned(reader, cue, first))
                break
        if lower == "," or (lower in word_set("clause-starts") and lower not in {"before", "if", "whether"}):
            break
    return strongest


def _turned(reader: Reader, cue: _Cue, first: int) -> Told:
    """No talk where a plan or proposal is denied: "is not expected to meet"."""
    denied = reader.lower(first - 1) in {"not", "never"} or reader.lower(first - 1).endswith("n't")
    return "none" if denied and cue.status in {"planned", "proposed", "held"} else cue.status


def _within(reader: Reader, one: Found) -> Told | None:
    """The status that an adjective of the noun gives: "a planned meeting"."""
    for word in range(one.first - 1, one.start - 1, -1):
        for cue in _cues("<").get(reader.lower(word), ()):
            if len(cue.words) == 1:
                return cue.status
    return None


def _reaches(reader: Reader, cue: _Cue, word: int, one: Found) -> bool:
    """True if a cue speaks of the contact: "declined to meet", but not "declined to say whether they met"."""
    if cue.status in {"none", "held"} or cue.words[-1] in {"will", "would", "shall", "'ll", "won't", "wouldn't", "not"}:
        return True
    between = [reader.lower(at) for at in range(word + 1, one.start if one.noun else one.first)]
    between = [
        one for one in between if not one.endswith("ly") and one not in {"also", "again", "a", "an", "the", "any"}
    ]
    if cue.words[-1] == "to":
        return all(lower in word_set("contact-holding") or lower in _GOING for lower in between)
    return len(between) <= 2


def _stronger(old: Told | None, new: Told) -> Told:
    """Of two cues the one nearer to the contact, unless the farther takes it back: "refused a proposed meeting"."""
    if "none" in {old, new}:
        return "none"
    if old is None or old == "held":
        return new if old is None or new in _STRONG or new in {"planned", "proposed"} else old
    return new if new in _STRONG else old


def _after(reader: Reader, one: Found, end: int) -> Told | None:
    """The cue nearest after a contact that is a noun: "the meeting was cancelled"."""
    if not one.noun:
        return None
    for word in range(one.last + 1, min(reader.stop, max(end, one.last + 1) + REACH)):
        lower = reader.lower(word)
        for cue in _cues(">").get(lower, ()):
            if tuple(reader.found.lower[word : word + len(cue.words)]) == cue.words:
                return cue.status
        if lower in {";", "."} or (lower in word_set("speech-verbs") and word >= end):
            return None
    return None


@cache
def _cues(side: str) -> dict[str, tuple[_Cue, ...]]:
    """The cues before ("<") by their last word, or after (">") by their first; the longest first."""
    found: dict[str, list[_Cue]] = {}
    for entry in words("talk-status"):
        status, mark, *rest = entry.split()
        if mark == side:
            cue = _Cue(status, tuple(rest))  # type: ignore[arg-type]
            found.setdefault(cue.words[-1 if side == "<" else 0], []).append(cue)
    return {word: tuple(sorted(cues, key=lambda cue: -len(cue.words))) for word, cues in found.items()}

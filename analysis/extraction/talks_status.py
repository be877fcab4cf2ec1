"""What became of a talk: held, planned, proposed, refused, cancelled, postponed; or no talk at all."""

from __future__ import annotations

from functools import cache
from typing import Literal, NamedTuple

from analysis.extraction.name_words import calendar_words, word_set
from analysis.extraction.talks_events import Found
from analysis.extraction.talks_holders import has_owner, is_ending, is_held
from analysis.extraction.talks_sentence import MARKS, Reader
from analysis.model import TalkStatus
from analysis.resources import words

Told = TalkStatus | Literal["none"]
REACH = 9  # words between a contact and what its status hangs on
_STRONG_REACH = 18  # words to what undoes a plan: "a meeting planned for Friday in Oslo was put off"
_NEXT = frozenset({"another", "second", "third", "fourth", "next", "more", "further", "any", "new"})
_ADVERBS = frozenset({"also", "then", "now", "still", "soon", "again", "both"})
_SINCE = frozenset({"since", "after", "following"})
_AT = frozenset({"after", "following", "during", "at", "in", "since"})
_STAGE = frozenset({"at", "in", "during"})  # what is done, or not, "at a press conference"
_HABITS = frozenset({"frequently", "regularly", "often", "daily", "weekly", "constantly", "occasionally", "repeatedly"})
_TELLING = frozenset({"told", "ordered", "instructed", "directed", "asked"})
_GOING = frozenset({"go", "come", "return", "for", "in", "to", "on", "and", "travel", "fly", "have", "be"})
_STRONG = {"cancelled", "postponed", "refused", "none"}


class _Cue(NamedTuple):
    status: Told
    words: tuple[str, ...]


def status_of(reader: Reader, one: Found, end: int) -> Told:
    """The status that the words before and after a contact give it; "held" where they say nothing.

    `end` is the word after the contact and its sides.
    """
    if not one.noun and {reader.lower(one.last + 1), reader.lower(one.first - 1)} & _HABITS:
        return "none"
    if one.contact.kind == "visit" and is_ending(reader, one):
        return "held"
    after = _after(reader, one, end)
    if after in _STRONG or after == "held":
        return after
    before = _before(reader, one)
    if before == "proposed" and reader.lower(one.first) == "by":
        return "held"
    if before and before != "held":
        return before
    return after or before or _untold(reader, one)


def ended(reader: Reader, one: Found, end: int) -> bool:
    """True for a noun that is said to have been held: "the talks ended", "the summit was held"."""
    return _after(reader, one, end) == "held"


def is_undone(reader: Reader, one: Found) -> bool:
    """True if a verb of undoing has the noun as its object: "called off a trip to Oslo"."""
    before = one.start - 1
    cues = _cues("<").get(reader.lower(before), ())
    return any(cue.status in {"cancelled", "postponed"} and _begins(reader, cue, before) is not None for cue in cues)


def _untold(reader: Reader, one: Found) -> Told:
    """The status where no cue tells it: "to meet" and "a second summit" are wishes, if nobody held or went to them."""
    if one.noun and _opens_what_will_be(reader, one):
        return "planned"
    if one.noun:
        wanted = any(reader.lower(word) in _NEXT for word in range(one.start, one.first))
        told = reader.lower(one.start - 1) in _AT or is_held(reader, one)
        if wanted and not told and not _known(reader, one):
            return "proposed"
        word = one.start - 1
        while word > one.start - 5 and not reader.is_verb(word):
            word -= 1
        if reader.lower(word - 1) != "to" or not is_held(reader, one):
            return "held"
    word = (word if one.noun else one.first) - 1
    while reader.lower(word).endswith("ly") or reader.lower(word) in {"also", "again", "not"}:
        word -= 1
    if reader.lower(word) != "to":
        return "held"
    for at in range(word - 1, max(reader.begin, word - _STRONG_REACH) - 1, -1):
        lower = reader.lower(at)
        if lower in word_set("journeys"):
            return "held"
        if lower in word_set("clause-starts") or lower in {";", ":"} or reader.shown(at) in MARKS:
            break
        if lower in _wishes():
            return _wishes()[lower]
    return "proposed"


def _opens_what_will_be(reader: Reader, one: Found) -> bool:
    """True for "on a visit to Oslo this week, she would press": what will be done there makes a plan of the visit."""
    front = one.start - 2
    if reader.lower(one.start - 1) not in {"on", "during", "at"} or reader.lower(front) not in {"", "that", ","}:
        return False
    for word in range(one.last + 1, min(reader.stop, one.last + REACH)):
        if reader.lower(word) == ",":
            verb = next((at for at in range(word + 1, word + 9) if reader.is_verb(at)), word)
            return reader.lower(verb) in {"will", "would"}
        if reader.is_verb(word):
            return False
    return False


def _known(reader: Reader, one: Found) -> bool:
    """True for "their second summit", "the second meeting ended": one that has been."""
    return has_owner(reader, one) or reader.lower(one.start) in {"their", "his", "her", "its"}


def _before(reader: Reader, one: Found) -> Told | None:
    """The nearest cue that ends before the contact, within its clause."""
    if one.noun and reader.lower(one.start - 1) in _SINCE:
        return "held"
    word = one.start if one.noun else one.first
    least = max(reader.begin, one.start - REACH)
    strongest: Told | None = _within(reader, one)
    while word > least:
        word -= 1
        lower = reader.lower(word)
        if lower in {";", ".", ":"} or reader.shown(word) in MARKS:
            break
        if _if_possible(reader, word):
            continue
        for cue in _cues("<").get(lower, ()):
            first = _begins(reader, cue, word)
            if first is not None:
                if _reaches(reader, cue, word, one):
                    strongest = _stronger(strongest, _turned(reader, cue, first))
                    word = first
                break
        if lower == "," or (lower in word_set("clause-starts") and lower not in {"before", "if", "whether"}):
            break
    return strongest


def _if_possible(reader: Reader, word: int) -> bool:
    """True for the "if" of an aside: "if possible, before she visits Oslo"."""
    return reader.lower(word) == "if" and reader.lower(word + 1) in {"possible", "necessary", "needed"}


def _begins(reader: Reader, cue: _Cue, word: int) -> int | None:
    """The first word of a cue that ends at a word, adverbs within it skipped: "is also to"; None where it is none."""
    at = word
    for part in reversed(cue.words):
        while at < word and reader.lower(at) in _ADVERBS:
            at -= 1
        if at < reader.begin or reader.lower(at) != part:
            return None
        at -= 1
    return at + 1


def _held_back(reader: Reader, first: int) -> bool:
    """True for "asked the envoy not to go": who is told so does not go."""
    return any(reader.lower(word) in _TELLING for word in range(max(reader.begin, first - 9), first))


def _turned(reader: Reader, cue: _Cue, first: int) -> Told:
    """No talk where a plan or proposal is denied: "is not expected to meet"."""
    if cue.words == ("not", "to") and _held_back(reader, first):
        return "cancelled"
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
    if one.noun and reader.lower(one.start - 1) in _STAGE and cue.words[-1] in {"not", "to"}:
        return False
    if one.contact.kind == "letter" and reader.lower(one.start - 1) == "in" and cue.status in {"proposed", "refused"}:
        return False
    if cue.words[-1] == "that":
        return not one.noun or is_held(reader, one)
    if cue.status in {"none", "held"} or cue.words[-1] in {"will", "would", "shall", "'ll", "won't", "wouldn't", "not"}:
        return True
    if cue.words[-1] == "on" and reader.shown(word + 1) in calendar_words():
        return False
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
    first: Told | None = None
    near = max(end, one.last + 1) + REACH
    word = one.last
    while (word := word + 1) < min(reader.stop, near - REACH + _STRONG_REACH):
        lower = reader.lower(word)
        for cue in _cues(">").get(lower, ()):
            if tuple(reader.found.lower[word : word + len(cue.words)]) == cue.words:
                if cue.status in _STRONG and (first or word < near):
                    return cue.status
                first = first or (cue.status if word < near else None)
                break
        if lower == "," and reader.lower(word + 1).endswith("ed") and reader.lower(word + 2) == "by":
            near = max(near, _aside_end(reader, word) + REACH)
        if lower in {";", "."} or (lower in word_set("speech-verbs") and word >= end):
            break
        follows = lower in {"that", "which"} and reader.lower(word + 1) in {"was", "were"}
        if lower == "and" and not first and reader.lower(word + 1) in {"a", "an", "the"}:
            continue
        if lower in {"that", "who", "which", "and"} and word >= end and not follows:
            break
    return first


def _aside_end(reader: Reader, comma: int) -> int:
    """The comma that closes an aside: ", hosted by the premier,"."""
    return next((word for word in range(comma + 1, reader.stop) if reader.lower(word) == ","), comma)


@cache
def _wishes() -> dict[str, Told]:
    """Verbs before "to" and what they make of a talk: "agreed on Sunday to meet"."""
    cues = [cue for found in _cues("<").values() for cue in found]
    return {cue.words[0]: cue.status for cue in cues if len(cue.words) == 2 and cue.words[1] == "to"}


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

"""Whose position the words are: what a speaker holds, rejects, or puts in another's mouth; and what is no speech."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import regex

from analysis.extraction.attributions import Attribution
from analysis.extraction.cast import Cast
from analysis.extraction.inflections import lemma
from analysis.extraction.name_words import word_set
from analysis.extraction.scan import Scan
from analysis.extraction.speakers import speaker_in
from analysis.model import Stance, Statement

if TYPE_CHECKING:
    from analysis.extraction.quotations import Said

_NEGATIONS = frozenset({"not", "never", "neither", "nor", "cannot", "without"})
_MODALS = frozenset({"could", "might", "would", "may", "should", "if", "whether", "unless"})
_HEDGES = frozenset(
    {"declined", "declines", "refused", "refuses", "failed", "fails", "unable", "declining", "refusing", "stopped"}
)
_REACH = 3
_REACH_OF_OTHERS = 12
_NEAREST = 4
_NEAR = 200  # characters
_SELF = frozenset({"i", "we", "he", "she", "it", "and", "to", "that"})
_OTHERS = frozenset({"they", "others"})
_BESIDES = frozenset({"had", "has", "have", "now", "always", "once", "what", "also"})
_OPENED = regex.compile(r"[“\"]")
_DISOWNED = regex.compile(
    r"""\W*(?:(?:but|no|and),?\s+)?(?:that|this|it)(?:\s+(?:is|was)|['’]s)(?:\s+not|n['’]t)\s+
        (?:at\s+all\s+)?(?:our|my|the|us|what)\b|\W*(?:that|this|it)\s+isn['’]t\s+(?:our|my|the|what)\b""",
    regex.IGNORECASE | regex.VERBOSE,
)


def is_speech(found: Scan, one: Attribution) -> bool:
    """False for words that were not said: "did not say", "declined to say", "could say"."""
    begin = found.first[one.sentence]
    before = found.lower[max(begin, one.cue - _REACH) : one.cue]
    if one.source and one.source.last < one.cue:
        before = found.lower[max(one.source.last + 1, one.cue - _REACH) : one.cue]
    if any(word in _NEGATIONS or word.endswith("n't") for word in before):
        return False
    if any(word in _MODALS for word in before) and "have" not in before:
        return False
    if found.lower[one.cue] in _HEDGES:
        return not (
            found.lower[one.cue + 1 : one.cue + 2] == ["to"] and found.lower[one.cue + 2] in word_set("speech-verbs")
        )
    return not ("to" in before and any(word in _HEDGES for word in before))


def relays(found: Scan, cast: Cast, attributions: list[Attribution]) -> list[Attribution]:
    """Note who only reports what someone else said, wanted or agreed to, and leave out what says nothing more.

    Of "the ministry reported that Biegun said" the ministry's part is left out: it is the reporter of Biegun's words.
    Of "Biegun said that Kim had agreed" both stay: the words are Biegun's, and his account of Kim's position. What is
    nobody's by name ("he said that the letter showed", "that the Americans had promised") is the reporter's alone.
    """
    dropped: set[int] = set()
    together: dict[int, list[int]] = defaultdict(list)
    for place, one in enumerate(attributions):
        together[one.sentence].append(place)
    for place, one in enumerate(attributions):
        others = (number for number in together[one.sentence] if number != place)
        inner = next((number for number in others if _holds(one, attributions[number])), None)
        if place in dropped or inner is None or one.source is None:
            continue
        other = attributions[inner]
        official = cast.official(speaker_in(found, other.source, cast).official)
        person = official is not None and official.kind == "person"
        puts = lemma(found.lower[other.cue]) in word_set("putting-verbs") and not person
        if official is None or puts or official.id == speaker_in(found, one.source, cast).official:
            dropped.add(inner)
            continue
        attributions[inner] = replace(other, relay=one.source)
        if person and found.lower[other.cue] in word_set("relayed-verbs"):
            dropped.add(place)
    return [one for place, one in enumerate(attributions) if place not in dropped]


def _holds(outer: Attribution, inner: Attribution) -> bool:
    return any(_all_of(outer, content, inner) for content in outer.contents)


def _all_of(outer: Attribution, content: tuple[int, int], inner: Attribution) -> bool:
    """True where a content is no more than what the inner source is said to say."""
    if inner.source is None:
        return False
    if inner.on_left:
        ends = content[1] - 1 <= inner.block[1] <= content[1] and inner.cue != outer.cue
        return ends and any(content[0] <= one[0] < one[1] < inner.block[0] for one in inner.contents)
    return -1 <= inner.source.first - content[0] <= 2


def stance_of(found: Scan, said: Said) -> Stance:
    """Whether the speaker holds the words, rejects them, or reports them as someone else's."""
    if said.cue is None:
        return "own"
    base = lemma(found.lower[said.cue])
    if base in word_set("denying-verbs"):
        return "denied"
    before = found.word_at(said.content.start) - 1
    near = found.lower[max(0, before - 3) : before + 1]
    if any(word in _NEGATIONS or word.endswith("n't") for word in near) and before > said.cue:
        return "denied"
    if affirms(found.text[slice(*said.content)]) and "asked" in found.lower[found.first[said.sentence] : before + 12]:
        return "affirmed"
    return "others" if _in_another_mouth(found, said) else "own"


def affirms(answer: str) -> bool:
    """True for an answer that adds nothing to the questioner's words: "Yes.", "That is correct, Senator"."""
    words = regex.findall(r"[\p{L}'’]+", answer.replace("’", "'").lower())
    while words and " ".join(words) not in word_set("affirmations"):
        if words.pop() not in word_set("addresses"):
            return False
    return bool(words)


def after_denial(statements: list[Statement]) -> list[Statement]:
    """The statements, with those denied that the speaker quotes only to go on with "That is not our policy"."""
    settled = list(statements)
    for place, (one, after) in enumerate(pairwise(statements)):
        same = one.official is not None and one.official == after.official
        near = 0 <= after.content_span.start - one.content_span.end < _NEAR
        if same and near and one.kind != "indirect" and _DISOWNED.match(after.content):
            settled[place] = replace(one, stance="denied")
    return settled


def _in_another_mouth(found: Scan, said: Said) -> bool:
    """True where the quoted words of a content are what others say: "that the Americans promised a “new method”"."""
    start, end = said.content
    match = _OPENED.search(found.text, start, end)
    if match is None:
        return False
    quote = found.word_at(match.start())
    first = found.word_at(start)
    words = found.lower[max(first, quote - _REACH_OF_OTHERS) : quote]
    if words[-1:] == ["so-called"]:
        return True
    verb = next(
        (place for place in range(len(words) - 1, -1, -1) if lemma(words[place]) in word_set("putting-verbs")), 0
    )
    subject = [word for word in words[:verb] if word not in _BESIDES]
    if not subject or verb < len(words) - _NEAREST or subject[-1] in _SELF:
        return False
    return subject[-1] in _OTHERS or subject[-1] not in word_set("function-words")

"""Whose position the words are: what a speaker holds, rejects, or puts in another's mouth; and what is no speech."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from analysis.extraction.attributions import Attribution
from analysis.extraction.inflections import lemma
from analysis.extraction.name_words import word_set
from analysis.extraction.scan import Scan
from analysis.model import Stance

if TYPE_CHECKING:
    from analysis.extraction.quotations import Said

_NEGATIONS = frozenset({"not", "never", "neither", "nor", "cannot", "without"})
_MODALS = frozenset({"could", "might", "would", "may", "should", "if", "whether", "unless"})
_HEDGES = frozenset(
    {"declined", "declines", "refused", "refuses", "failed", "fails", "unable", "declining", "refusing", "stopped"}
)
_REACH = 3


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
    return not ("to" in before and any(word in _HEDGES for word in before))


def relays(attributions: list[Attribution]) -> list[Attribution]:
    """Leave out who only reports that someone else said it, and note them: "the ministry reported that Biegun said"."""
    kept: list[Attribution] = []
    for place, one in enumerate(attributions):
        inner = next(
            (
                other
                for other in attributions[place + 1 :]
                if other.sentence == one.sentence and any(_opens_with(content, other) for content in one.contents)
            ),
            None,
        )
        if inner is None or one.source is None:
            kept.append(one)
        else:
            attributions[attributions.index(inner)] = replace(inner, relay=one.source)
    return kept


def _opens_with(content: tuple[int, int], inner: Attribution) -> bool:
    """True where the content is no more than what the inner source is said to say."""
    return inner.source is not None and not inner.on_left and 0 <= inner.source.first - content[0] <= 2


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
    return "own"

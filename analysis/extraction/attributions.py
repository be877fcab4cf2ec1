"""Sentences -> who is said to say what: the cue, its source and its content, each with how sure the model is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

from analysis.extraction.cast import Cast
from analysis.extraction.chunks import Chunk, before_time, chunks_of, is_time
from analysis.extraction.contents import (
    aside,
    block_of,
    goes_on,
    interrupting,
    left_content,
    past_aside,
    right_content,
    side_features,
)
from analysis.extraction.cues import cue_features
from analysis.extraction.linear import logistic, model, words_of
from analysis.extraction.name_words import word_set
from analysis.extraction.saying import is_clause
from analysis.extraction.scan import Scan
from analysis.extraction.sources import between_dashes, source_features, subject_before
from analysis.extraction.talks_words import talked
from analysis.extraction.when_said import only_when

SURE_OF_CUE = 0.3
MOST_CUES = 16  # of a sentence
FARTHEST = 7  # groups of nouns between a cue and its source
_TALKS_OF = (["about"], ["of"], ["to"], ["up"])  # "he talks of", where "the talks" speak of nothing
_MODEL = "statements"


@dataclass(frozen=True, slots=True)
class Attribution:
    """A cue with its source and contents, by words of the scan; `cue_score` and `source_score` are probabilities."""

    sentence: int
    cue: int
    source: Chunk | None
    contents: tuple[tuple[int, int], ...]
    block: tuple[int, int]
    cue_score: float
    source_score: float
    on_left: bool
    relay: Chunk | None = None


def find_attributions(found: Scan, quoted: list[bool], cast: Cast) -> list[Attribution]:
    """The attributions of all sentences, in order of their cues; cues inside quotes are left out."""
    attributions: list[Attribution] = []
    forms = words_of(_MODEL, "forms")
    for sentence, (begin, stop) in enumerate(pairwise(found.first)):
        candidates = [
            word
            for word in range(begin, stop)
            if found.lower[word] in forms and not quoted[word] and not _in_name(found, sentence, begin, word)
        ]
        if candidates and stop - begin > 2:
            attributions += _in_sentence(found, quoted, cast, sentence, begin, stop, candidates)
    return attributions


def _in_name(found: Scan, sentence: int, begin: int, word: int) -> bool:
    """True for a verb that is part of a name: the "Support" of "the Rapid Support Forces"."""
    if word in {begin, len(found.kinds) - 1} or found.sentences[sentence].part != "paragraph":
        return False
    return found.kinds[word - 1] == found.kinds[word] == found.kinds[word + 1] == "CAP"


def _in_sentence(
    found: Scan, quoted: list[bool], cast: Cast, sentence: int, begin: int, stop: int, candidates: list[int]
) -> list[Attribution]:
    scorer = model(_MODEL, "cue")
    scores = {word: scorer.probability(cue_features(found, begin, stop, word)) for word in candidates}
    sure = [word for word in candidates if scores[word] >= SURE_OF_CUE]
    if len(sure) > MOST_CUES:
        sure = sorted(sorted(sure, key=lambda word: -scores[word])[:MOST_CUES])
    if not sure:
        return []
    chunks = [one for one in chunks_of(found, begin, stop, words_of(_MODEL, "verbs")) if not quoted[one.first]]
    attributions: list[Attribution] = []
    for word in sure:
        before = attributions[-1] if attributions and attributions[-1].on_left else None
        source, certainty = (
            (before.source, before.source_score)
            if before and before.source and _is_aside(found, before) and goes_on(found, word, before.block)
            else _who_adds(found, word, attributions) or best_source(found, begin, stop, word, chunks, candidates, cast)
        )
        if found.lower[word] == "talks" and found.lower[word + 1 : word + 2] not in _TALKS_OF:
            continue
        if source and source.last < word and _spoken_of(found, word, stop):
            continue
        block = block_of(found, word, source)
        inside = interrupting(found, begin, stop, word, block) if source else None
        behind = None if inside else aside(found, begin, stop, word, block)
        features = side_features(found, begin, stop, word, source, block)
        left = behind is not None or inside is not None or logistic(model(_MODEL, "side").score(features)) > 0.5
        block = behind or inside or block
        contents = _contents(found, begin, stop, word, block, quoted, left=left, both=inside is not None)
        if contents and not left and only_when(found, *contents[0]):
            later = past_aside(found, quoted, word, contents[0][1] + 1, stop)
            left, contents = not later, (later,) if later else _said_before(found, begin, block, quoted)
        if contents and not _of_nobody(found, begin, source, contents):
            attributions.append(Attribution(sentence, word, source, contents, block, scores[word], certainty, left))
    return _trimmed(found, [one for one in attributions if not _of_what_was_said(found, one, attributions)])


def _who_adds(found: Scan, cue: int, told: list[Attribution]) -> tuple[Chunk, float] | None:
    """Who goes on in "Velani said that the port would reopen, adding that": who said what stands before."""
    if found.lower[cue] != "adding" or found.shown[cue - 1] != ",":
        return None
    for one in reversed(told):
        if one.source and not one.on_left and one.source.last < cue and not found.lower[one.cue].endswith("ing"):
            return one.source, one.source_score
    return None


def _of_nobody(found: Scan, begin: int, source: Chunk | None, contents: tuple[tuple[int, int], ...]) -> bool:
    """True where the source is all that is said, where it is a talk ("the talks concluded"), and where neither of two
    sources says it: "nor the ministry said".
    """
    if source is None:
        return False
    if (found.lower[source.last],) in talked() and (found.shown[source.last].islower() or source.last == begin):
        return True
    within = all(source.first <= start and last <= source.last for start, last in contents)
    before = found.lower[max(begin, source.first - 3) : source.first]
    return within or bool({"nor", "neither"} & set(before))


def _is_aside(found: Scan, one: Attribution) -> bool:
    return found.lower[one.cue] in word_set("aside-verbs")


def _of_what_was_said(found: Scan, one: Attribution, others: list[Attribution]) -> bool:
    """True for a verb inside of what somebody says that was taken for theirs: "Orr said the two touched upon it".

    Words in quotation marks remain theirs whatever the verb.
    """
    if one.source is None or any(
        kind in {"OPEN", "QUOTE", "CLOSE"} for first, last in one.contents for kind in found.kinds[first : last + 1]
    ):
        return False
    return any(
        other is not one
        and other.source == one.source
        and start <= one.cue
        and all(end <= last for _, end in one.contents)
        for other in others
        for start, last in other.contents
    )


def _spoken_of(found: Scan, cue: int, stop: int) -> bool:
    """True if the subject of a cue is who is spoken of: "Velani is expected to travel", "is said to want"."""
    verb = cue - 2 if found.lower[cue - 1] == "to" else cue
    while verb < stop - 2 and found.lower[verb].endswith("ly"):
        verb += 1
    if found.lower[verb] not in word_set("spoken-of-verbs") or found.lower[verb + 1 : stop][:1] != ["to"]:
        return False
    before = min(cue, verb) - 1
    while before > 0 and found.lower[before].endswith("ly"):
        before -= 1
    return found.kinds[before] == "AUX" or found.lower[before] in {"not", "also"}


def _trimmed(found: Scan, attributions: list[Attribution]) -> list[Attribution]:
    """The attributions of a sentence, none of whose contents runs into what says who said the whole ("..., Velani
    said") or what another says ("..., but Velani said").
    """
    asides = [
        one.block[0]
        for one in attributions
        if one.source and (found.shown[one.block[0] - 1] == "," if one.on_left else _other_clause(found, one))
    ]
    if not asides:
        return attributions
    trimmed = []
    for one in attributions:
        contents = tuple(
            (start, next((first - 2 for first in asides if one.cue < start < first - 2 < last), last))
            for start, last in one.contents
        )
        trimmed.append(replace(one, contents=contents))
    return trimmed


def _other_clause(found: Scan, one: Attribution) -> bool:
    """True for what begins a clause of its own: ", but Velani said that"."""
    first = one.block[0]
    return one.source is not None and first == one.source.first and found.shown[first - 2 : first] == [",", "but"]


def best_source(
    found: Scan, begin: int, stop: int, cue: int, chunks: list[Chunk], cues: list[int], cast: Cast
) -> tuple[Chunk | None, float]:
    """The likeliest source of a cue among the groups of nouns of its sentence, and its probability."""
    others = [
        before_time(found, one)
        for one in chunks
        if not one.first <= cue <= one.last and not between_dashes(found, begin, one, cue)
    ]
    best, most = None, -30.0
    for place, chunk, between in with_distance(others, cue):
        if is_time(found, chunk.last):
            continue
        mention = cast.at(found.span(chunk.first, chunk.last))
        score = model(_MODEL, "source").score(
            source_features(found, begin, stop, cue, chunk, between, cues, mention.kind if mention else "")
        )
        if score > most:
            best, most = others[place], score
    subject = subject_before(found, begin, cue, others, best)
    return subject or best, logistic(most)


def with_distance(chunks: list[Chunk], cue: int) -> list[tuple[int, Chunk, int]]:
    """Each group near a cue with its place and the number of other groups between it and the cue."""
    left = sum(1 for one in chunks if one.last < cue)
    places = range(max(0, left - FARTHEST), min(len(chunks), left + FARTHEST))
    return [(place, chunks[place], left - 1 - place if place < left else place - left) for place in places]


def _said_before(found: Scan, begin: int, block: tuple[int, int], quoted: list[bool]) -> tuple[tuple[int, int], ...]:
    """What stands before ", a spokesman for the office said on Monday (March 1)"."""
    comma = next((word for word in range(block[0] - 1, begin, -1) if found.shown[word] == ","), None)
    before = left_content(found, begin, comma, quoted) if comma and is_clause(found, begin, comma) else None
    return (before,) if before and not any(quoted[before[0] : before[1] + 1]) else ()


def _contents(
    found: Scan,
    begin: int,
    stop: int,
    cue: int,
    block: tuple[int, int],
    quoted: list[bool],
    *,
    left: bool,
    both: bool,
) -> tuple[tuple[int, int], ...]:
    right = right_content(found, stop, cue, block, quoted)
    if not left:
        return (right,) if right else ()
    before = left_content(found, begin, block[0], quoted)
    continued = both or (
        right is not None
        and any(quoted[right[0] : right[0] + 2])
        and before is not None
        and any(quoted[before[0] : before[1] + 1])
    )
    return tuple(one for one in (before, right if continued else None) if one)

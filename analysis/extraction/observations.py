"""What reporters say about the language itself."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cache

import regex

from analysis.extraction.cast import Cast
from analysis.extraction.name_words import title_nouns
from analysis.extraction.noticed import nouns_after, nouns_within, quoted_in
from analysis.extraction.scan import POSSESSIVE, Scan, scan
from analysis.model import Article, Mention, Observation, ObservationKind, Sentence, Span, Statement
from analysis.resources import settings

_REACH = 250  # characters before a sentence in which its "he" was named
_OPEN = frozenset({"he", "she", "his", "her"})
_BESIDE = frozenset(
    {"of", "to", "with", "about", "for", "by", "from", "against", "than", "on", "in", "between", "toward"}
)
_NEGATED = regex.compile(
    r"(?:\bnot|n['’]t|\bnever|\bno|\bden(?:y|ied|ies)|\brefused\s+to)\s+(?:[\p{L}-]+\s+){0,2}$", regex.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Cue:
    kind: ObservationKind
    pattern: regex.Pattern[str]
    phrases: str
    quoted: bool
    speech: bool


@dataclass(frozen=True, slots=True)
class _Hit:
    cue: _Cue
    start: int
    end: int


def find_observations(
    article: Article, sentences: tuple[Sentence, ...], cast: Cast, statements: tuple[Statement, ...]
) -> tuple[Observation, ...]:
    """First uses, omissions, repetitions, softenings and hardenings that the article itself points out.

    `phrases` are the words noted as printed: what stands in quotation marks, else the nouns named. Only a reporter's
    own sentences count: what officials say in a transcript, a speech, a statement or a quote is theirs.
    """
    if article.genre in {"transcript", "speech", "official statement"}:
        return ()
    said = sorted((one.span.start, one.official) for one in statements if one.official)
    starts = _places(article.text)
    found = scan(article, sentences)
    observations = []
    for number, sentence in enumerate(sentences):
        if bisect_left(starts, sentence.span.start) == bisect_left(starts, sentence.span.end):
            continue
        hits = _hits(article.text, sentence.span)
        for place, hit in enumerate(hits):
            reach = Span(hits[place - 1].end if place else sentence.span.start, sentence.span.end)
            stop = hits[place + 1].start if place + 1 < len(hits) else sentence.span.end
            phrases = _phrases(found, number, hit, reach, stop)
            if phrases is None:
                continue
            who = _who(found, sentence, hit, cast) or _who_before(found, number, hit, cast, said)
            observations.append(Observation(hit.cue.kind, sentence.span, who, tuple(phrases)))
    return tuple(dict.fromkeys(observations))


def _places(text: str) -> list[int]:
    """Where cues begin; text in lower case is searched in half the time, where every character keeps its place."""
    low = text.lower()
    if len(low) != len(text):
        return sorted(match.start() for cue in _cues() for match in cue.pattern.finditer(text))
    return sorted(match.start() for pattern in _lower_cues() for match in pattern.finditer(low))


@cache
def _lower_cues() -> tuple[regex.Pattern[str], ...]:
    return tuple(regex.compile(cue.pattern.pattern) for cue in _cues())


@cache
def _cues() -> tuple[_Cue, ...]:
    told = settings("observations")
    parts = told["parts"]
    return tuple(
        _Cue(
            cue["kind"],
            regex.compile(_filled(cue["words"], parts), regex.IGNORECASE),
            cue["phrases"],
            cue.get("quoted", False),
            cue.get("speech", False),
        )
        for cue in told["cue"]
    )


def _filled(words: str, parts: dict[str, str]) -> str:
    """A pattern with the parts that it names put in."""
    return regex.sub(r"<([A-Z_]+)>", lambda match: _filled(parts[match[1]], parts), words)


@cache
def _thing() -> regex.Pattern[str]:
    return regex.compile(rf"\b{settings('observations')['parts']['THING']}\b", regex.IGNORECASE)


def _hits(text: str, span: Span) -> list[_Hit]:
    """The cues of a sentence that stand outside quotation marks, in order; of two that overlap the longer."""
    quoted = [inner for inner, _ in quoted_in(text, span)]
    hits: list[_Hit] = []
    every = [_Hit(cue, *match.span()) for cue in _cues() for match in cue.pattern.finditer(text, *span)]
    for hit in sorted(every, key=lambda one: (one.start - one.end, one.start)):
        inside = any(quote.start <= hit.start < quote.end for quote in quoted)
        if not inside and not any(hit.start < other.end and other.start < hit.end for other in hits):
            hits.append(hit)
    return sorted(hits, key=lambda hit: hit.start)


def _phrases(found: Scan, sentence: int, hit: _Hit, reach: Span, stop: int) -> list[str] | None:
    """The words noted, or None where the cue turns out to note nothing."""
    text = found.text
    if hit.cue.kind in {"softening", "hardening", "repetition"} and _NEGATED.search(
        text[max(0, hit.start - 40) : hit.start]
    ):
        return None
    after = [words for span, words in quoted_in(text, Span(hit.end, stop))]
    before = [words for span, words in quoted_in(text, Span(reach.start, hit.start))]
    quotes = {"after": after, "before": before, "either": after or before, "quotes": after or before}[hit.cue.phrases]
    whole = found.sentences[sentence].span
    if hit.cue.speech and not quotes and not _thing().search(text, *whole):
        return None
    if quotes:
        return quotes
    if hit.cue.quoted:
        return None
    if hit.cue.phrases == "quotes":
        return []
    begin, end = found.first[sentence], found.first[sentence + 1]
    if hit.cue.phrases == "before":
        return nouns_after(found, begin, found.word_at(hit.start)) or None
    word, end = found.word_at(hit.end - 1) + 1, min(end, found.word_at(stop - 1) + 1)
    if word < end and found.lower[word] == "that":
        return nouns_within(found, word + 1, end)
    words = nouns_after(found, word, end)
    return words if words or hit.cue.kind == "repetition" else None


def _who(found: Scan, sentence: Sentence, hit: _Hit, cast: Cast) -> str | None:
    """Of whom it is said: the nearest official before the cue who is no object, else the nearest before or after."""
    mentions = [one for one in cast.within(sentence.span) if one.official]
    before = [one for one in mentions if one.span.end <= hit.start]
    if hit.cue.phrases == "before":
        before = []
    subjects = [one for one in before if not _is_object(found, one)]
    if found.text[max(0, hit.start - 12) : hit.start].endswith((", ", ", also ", ", notably ")):
        subjects = [one for one in subjects if found.text[one.span.end] == ","][:1] or subjects
    inside = [one for one in mentions if hit.start <= one.span.start < hit.end]
    after = [one for one in mentions if one.span.start >= hit.end]
    for several in (inside, subjects[-1:], before[-1:] if hit.cue.phrases != "before" else [], after[:1]):
        if several:
            return several[0].official
    return mentions[0].official if mentions else None


def _is_object(found: Scan, mention: Mention) -> bool:
    """True for "to Kim", "with Moon", and for an owner of something that is not language: "Moon’s visit"."""
    first = found.word_at(mention.span.start)
    last = found.word_at(mention.span.end - 1)
    if first and found.lower[first - 1] in _BESIDE:
        return True
    after = found.lower[last + 1 : last + 4]
    return bool(after) and after[0] in POSSESSIVE and not any(_thing().fullmatch(word) for word in after)


def _who_before(found: Scan, sentence: int, hit: _Hit, cast: Cast, said: list[tuple[int, str]]) -> str | None:
    """Whom a pronoun or a title that the cast left open means: the person last named before, else the last speaker."""
    begin, offset = found.first[sentence], found.sentences[sentence].span.start
    if not (_OPEN | title_nouns()) & set(found.lower[begin : found.word_at(hit.end) + 1]):
        return None
    near = [one.official for one in cast.within(Span(max(0, offset - _REACH), offset)) if one.kind in {"name", "title"}]
    people = [one for one in near if (known := cast.official(one)) and known.kind == "person"]
    place = bisect_right(said, (offset, ""))
    return people[-1] if people else said[place - 1][1] if place else None

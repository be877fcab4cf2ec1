"""Dates that somebody has set: who set them, for what, until when, and who denies them."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from analysis.extraction.cast import Cast
from analysis.extraction.name_words import word_set
from analysis.extraction.scan import POSSESSIVE, scan
from analysis.extraction.talks_lists import subjects
from analysis.extraction.talks_parties import DETERMINERS, read_party
from analysis.extraction.talks_sentence import MARKS, Reader
from analysis.extraction.talks_when import Calendar
from analysis.model import Article, DateMention, Deadline, Sentence
from analysis.resources import words

_UNTIL = frozenset({"until", "till"})
_UNTIL_OR_BY = _UNTIL | {"by"}
_MOST_SUBJECT = 16  # words
_NEAR = 12  # words between a deadline's noun and its date


def find_deadlines(
    article: Article, sentences: tuple[Sentence, ...], cast: Cast, dates: tuple[DateMention, ...]
) -> tuple[Deadline, ...]:
    """The deadlines an article reports, with who set them, for what, and who denies them.

    A deadline is the last day of the expression of time that goes with its noun ("a deadline of April 30"), with
    "until" after having or giving ("has until Friday to"), or with "by" after what has to be done ("must leave by").
    """
    found, calendar = scan(article, sentences), Calendar(dates)
    deadlines: list[Deadline] = []
    for number, sentence in enumerate(sentences):
        held = set(found.lower[found.first[number] : found.first[number + 1]])
        if not (held & _heads() or (held & _UNTIL_OR_BY and calendar.within(sentence.span))):
            continue
        reader = Reader.of(found, number, cast)
        placed = [(found.word_at(one.span.start), one) for one in calendar.within(reader.sentence.span)]
        for deadline in _told(reader, placed):
            deadlines = _added(deadlines, deadline)
        if deadlines and (denier := _denier(reader)) and not deadlines[-1].denied_by:
            deadlines[-1] = replace(deadlines[-1], denied_by=denier)
    return tuple(deadlines)


@cache
def _heads() -> frozenset[str]:
    """The words of which one stands in a sentence that names or denies a deadline."""
    return frozenset(noun.split()[-1] for noun in words("deadline-nouns")) | {"date"}


def _added(deadlines: list[Deadline], new: Deadline) -> list[Deadline]:
    """The deadlines with one more, or with what it adds to one of the same day."""
    for place, old in enumerate(deadlines):
        if old.date == new.date and (not old.set_by or not new.set_by or old.set_by == new.set_by):
            better = old if old.confidence >= new.confidence else new
            both = replace(
                better,
                set_by=old.set_by or new.set_by,
                subject=old.subject or new.subject,
                denied_by=old.denied_by or new.denied_by,
            )
            return [*deadlines[:place], both, *deadlines[place + 1 :]]
    return [*deadlines, new]


def _told(reader: Reader, placed: list[tuple[int, DateMention]]) -> list[Deadline]:
    told = []
    for noun in _nouns(reader):
        near = [(abs(word - noun), one) for word, one in placed if abs(word - noun) <= _NEAR]
        if near and not _denied(reader, noun):
            when = min(near, key=lambda pair: pair[0])[1]
            told.append(_deadline(reader, when, _setter_of_noun(reader, noun), _subject(reader, noun + 1), 0.85))
    if told:
        return told
    for word, when in placed:
        before = reader.lower(word - 1)
        if before in _UNTIL or reader.lower(word) in _UNTIL:
            at = word - 1 if before in _UNTIL else word
            if (giver := _gives_until(reader, at)) is not None:
                told.append(_deadline(reader, when, giver, _subject(reader, _after(reader, when)), 0.75))
        elif (before == "by" or reader.lower(word) == "by") and _obliges(reader, word):
            told.append(_deadline(reader, when, "", _duty(reader, word), 0.55))
    return told


def _deadline(reader: Reader, when: DateMention, setter: str, subject: str, confidence: float) -> Deadline:
    return Deadline(
        date=when.date_to,
        precision=when.precision,
        evidence_span=reader.sentence.span,
        set_by=setter,
        subject=subject,
        confidence=confidence,
    )


def _nouns(reader: Reader) -> list[int]:
    """The last words of the nouns for deadlines in a sentence."""
    return [
        word
        for word in range(reader.begin, reader.stop)
        for noun in _endings().get(reader.lower(word), ())
        if tuple(reader.found.lower[max(reader.begin, word - len(noun) + 1) : word + 1]) == noun
    ]


@cache
def _endings() -> dict[str, list[tuple[str, ...]]]:
    endings: dict[str, list[tuple[str, ...]]] = {}
    for noun in words("deadline-nouns"):
        parts = tuple(noun.split())
        endings.setdefault(parts[-1], []).append(parts)
    return endings


def _setter_of_noun(reader: Reader, noun: int) -> str:
    """Who set a deadline: its possessor, the subject of "set", or who follows "set by"."""
    for word in range(noun - 1, max(reader.begin, noun - 9), -1):
        if reader.lower(word) in POSSESSIVE:
            return _party_ending(reader, word - 1)
        if reader.lower(word) in {"of", "for", ",", "to"}:
            break
    for word in range(noun + 1, min(reader.stop, noun + 8)):
        if reader.lower(word) == "by":
            party = read_party(reader, word + 1)
            if party and party.sided:
                return party.who
    for word in range(noun - 1, max(reader.begin, noun - 10), -1):
        if reader.lower(word) in {",", ";"}:
            break
        if reader.lower(word) in word_set("deadline-verbs"):
            return _doer(reader, word)
    return ""


def _party_ending(reader: Reader, last: int) -> str:
    for first in range(max(reader.begin, last - 5), last + 1):
        if first > reader.begin and reader.capital(first - 1):
            continue
        party = read_party(reader, first)
        if party and party.last >= last and party.first <= last:
            for at in range(first, last + 1):
                hit = reader.mentions.get(at)
                if hit and hit[0] == last and hit[1].official:
                    return hit[1].official
            if reader.capital(first) and party.kind != "other":
                return party.who
            if reader.capital(first):
                return reader.found.words(first, last)
    return ""


def _doer(reader: Reader, verb: int) -> str:
    start = verb
    while start > reader.begin and reader.lower(start - 1) not in {";", "that", "but"} and not _mark(reader, start - 1):
        start -= 1
    parties = [party for party in subjects(reader, start, verb) if party.kind != "other"]
    return parties[-1].who if parties else ""


def _mark(reader: Reader, word: int) -> bool:
    return reader.shown(word) in MARKS


def _gives_until(reader: Reader, until: int) -> str | None:
    """Who gave time until a day, "" where nobody is named, None where "until" is no deadline."""
    for word in range(until - 1, max(reader.begin, until - 7), -1):
        lower = reader.lower(word)
        if lower in {"has", "have", "had"} and until - word <= 2:
            return ""
        if lower in {"gave", "gives", "give", "given", "giving"}:
            return _doer(reader, word)
    return None


def _obliges(reader: Reader, by: int) -> bool:
    """True for what has to be done, before "by Friday"."""
    before = " ".join(reader.found.lower[max(reader.begin, by - 16) : by])
    return any(f" {cue} " in f" {before} " for cue in words("obligations"))


def _after(reader: Reader, when: DateMention) -> int:
    return reader.found.word_at(when.span.end - 1) + 1


def _subject(reader: Reader, word: int) -> str:
    """What a deadline is for: the words after "for" or "to"."""
    if reader.lower(word) not in {"for", "to"}:
        return ""
    first = word + 1
    last = first
    while (
        last + 1 < reader.stop
        and last - first < _MOST_SUBJECT
        and reader.lower(last + 1)
        not in {
            ",",
            ";",
            ".",
            "draws",
            "but",
            "and",
            "while",
            "that",
        }
    ):
        last += 1
    while first < last and reader.lower(first) in DETERMINERS:
        first += 1
    return reader.found.words(first, last) if first < reader.stop else ""


def _duty(reader: Reader, by: int) -> str:
    for word in range(by - 1, max(reader.begin, by - 16), -1):
        if reader.lower(word) in {"to", "must"}:
            return reader.found.words(word + 1, by - 2) if by - 2 > word else ""
    return ""


def _denied(reader: Reader, noun: int) -> bool:
    before = " ".join(reader.found.lower[max(reader.begin, noun - 6) : noun])
    return any(
        f"{cue} " in f"{before} " if cue.startswith("n't") else f" {cue} " in f" {before} "
        for cue in words("deadline-denials")
    )


def _denier(reader: Reader) -> str:
    """Who denies a deadline in a sentence: "X rejected the date", "“We have no deadline,” X said"."""
    nouns = [*_nouns(reader), *_dates_as_nouns(reader)]
    for noun in nouns:
        if _denied(reader, noun):
            return _speaker(reader, noun) or _doer(reader, noun)
    return ""


def _dates_as_nouns(reader: Reader) -> list[int]:
    return [
        word
        for word in range(reader.begin + 1, reader.stop)
        if reader.lower(word) == "date" and reader.lower(word - 1) == "the"
    ]


def _speaker(reader: Reader, noun: int) -> str:
    """The person beside a verb of saying after the words: "... does not have a deadline,” Biegun said"."""
    for word in range(noun + 1, reader.stop):
        if reader.lower(word) in word_set("speech-verbs"):
            for first, (last, mention) in reader.mentions.items():
                if mention.official and (last == word - 1 or first == word + 1):
                    return mention.official
    return ""

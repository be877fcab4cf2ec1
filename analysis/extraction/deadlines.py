"""Dates that somebody has set: who set them, for what, until when, and who denies them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from analysis.extraction.cast import Cast
from analysis.extraction.dateline import anchor_day
from analysis.extraction.deadlines_denied import Denial, denial_in, is_denied, with_denials
from analysis.extraction.deadlines_nouns import day_of, nouns_of
from analysis.extraction.deadlines_setters import demander, doer_of, party_ending
from analysis.extraction.name_words import word_set
from analysis.extraction.scan import POSSESSIVE, scan
from analysis.extraction.talks_parties import DETERMINERS, read_party
from analysis.extraction.talks_sentence import Reader
from analysis.extraction.talks_when import Calendar
from analysis.model import Article, DateMention, Deadline, Sentence
from analysis.resources import words

_UNTIL = frozenset({"until", "till"})
_UNTIL_OR_BY = _UNTIL | {"by"}
_MOST_SUBJECT = 16  # words
_LONGEST_PAST = timedelta(days=-366)
_LONGEST_AHEAD = timedelta(days=366 * 40)


def find_deadlines(
    article: Article, sentences: tuple[Sentence, ...], cast: Cast, dates: tuple[DateMention, ...]
) -> tuple[Deadline, ...]:
    """The deadlines an article reports, with who set them, for what, and who denies them.

    A deadline is the last day of the expression of time that goes with its noun ("a deadline of April 30"), with
    "until" after having or giving ("has until Friday to"), or with "by" after what has to be done ("must leave by").
    """
    found, calendar = scan(article, sentences), Calendar(dates)
    deadlines: list[Deadline] = []
    denials: list[Denial] = []
    for number, sentence in enumerate(sentences):
        held = set(found.lower[found.first[number] : found.first[number + 1]])
        if not (held & _heads() or (held & _UNTIL_OR_BY and calendar.within(sentence.span))):
            continue
        reader = Reader.of(found, number, cast)
        placed = [
            (found.word_at(one.span.start), one)
            for one in calendar.within(reader.sentence.span)
            if one.span.start >= found.starts[reader.begin]
        ]
        for deadline in _told(reader, placed):
            deadlines = _added(deadlines, deadline)
        if denial := denial_in(reader, placed, len(deadlines)):
            denials.append(denial)
    return _claimed(with_denials(deadlines, denials), anchor_day(article))


def _claimed(deadlines: list[Deadline], anchor: date | None) -> tuple[Deadline, ...]:
    """The deadlines whose day can still matter to the article: neither of a year long gone nor of a far one."""
    if anchor is None:
        return tuple(deadlines)
    return tuple(one for one in deadlines if _LONGEST_PAST <= one.date - anchor <= _LONGEST_AHEAD)


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
    until = [one for word, one in placed if {reader.lower(word - 1), reader.lower(word)} & _UNTIL]
    for noun in nouns_of(reader):
        when = day_of(reader, noun, placed) or (until[0] if until else None)
        if when and not is_denied(reader, noun):
            told.append(_deadline(reader, when, _setter_of_noun(reader, noun), _subject(reader, noun + 1), 0.85))
    if told:
        return told
    for word, when in placed:
        before = reader.lower(word - 1)
        if before in _UNTIL or reader.lower(word) in _UNTIL:
            at = word - 1 if before in _UNTIL else word
            if (giver := _gives_until(reader, at)) is not None:
                told.append(_deadline(reader, when, giver, _subject(reader, _after(reader, when)), 0.75))
        elif before == "by" or reader.lower(word) == "by":
            demanding = demander(reader, word)
            if demanding is not None or _obliges(reader, word):
                told.append(_deadline(reader, when, demanding or "", _duty(reader, word), 0.55))
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


def _setter_of_noun(reader: Reader, noun: int) -> str:
    """Who set a deadline: its possessor, the subject of "set", or who follows "set by"."""
    for word in range(noun - 1, max(reader.begin, noun - 9), -1):
        if reader.lower(word) in POSSESSIVE:
            return party_ending(reader, word - 1)
        if reader.lower(word) in {"of", "for", ",", "to"}:
            break
    if reader.lower(noun + 1) in {"that", "which"}:
        party = read_party(reader, noun + 2)
        verb = party.last + 1 if party and party.sided else noun
        while reader.lower(verb) in {"has", "had", "have"}:
            verb += 1
        if party and reader.lower(verb) in word_set("deadline-verbs"):
            return party.who
    for word in range(noun + 1, min(reader.stop, noun + 8)):
        if reader.lower(word) == "by":
            party = read_party(reader, word + 1)
            if party and party.sided:
                return party.who
    for word in range(noun - 1, max(reader.begin, noun - 10), -1):
        if reader.lower(word) in {",", ";"}:
            break
        if reader.lower(word) in word_set("deadline-verbs"):
            return doer_of(reader, word)
    return ""


def _gives_until(reader: Reader, until: int) -> str | None:
    """Who gave time until a day, "" where nobody is named, None where "until" is no deadline."""
    for word in range(until - 1, max(reader.begin, until - 7), -1):
        lower = reader.lower(word)
        if lower in {"has", "have", "had"} and until - word <= 2:
            return ""
        if lower in {"gave", "gives", "give", "given", "giving"}:
            return doer_of(reader, word)
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

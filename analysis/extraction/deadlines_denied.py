"""Who denies a deadline: "X rejected the date", "“We have no deadline,” X said"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import NamedTuple

from analysis.extraction.deadlines_nouns import day_of, nouns_of
from analysis.extraction.deadlines_setters import doer_of
from analysis.extraction.name_words import word_set
from analysis.extraction.talks_sentence import Reader
from analysis.model import DateMention, Deadline
from analysis.resources import words


class Denial(NamedTuple):
    """Who denies a deadline, of which day where the words give it, after how many deadlines were told."""

    by: str
    day: date | None
    told: int


def with_denials(deadlines: list[Deadline], denials: list[Denial]) -> list[Deadline]:
    """The deadlines with who denies them: that of the day which is denied, else the one told last before, else next."""
    for denial in denials:
        days = [place for place, one in enumerate(deadlines) if one.date == denial.day]
        near = [place for place in (denial.told - 1, denial.told) if 0 <= place < len(deadlines)]
        for place in (days if denial.day else near)[:1]:
            if not deadlines[place].denied_by:
                deadlines[place] = replace(deadlines[place], denied_by=denial.by)
    return deadlines


def denial_in(reader: Reader, placed: list[tuple[int, DateMention]], told: int) -> Denial | None:
    """Who denies a deadline in a sentence: "X rejected the date", "“We have no deadline,” X said"."""
    for noun in [*nouns_of(reader), *_dates_as_nouns(reader)]:
        if is_denied(reader, noun) and (who := _speaker(reader, noun) or doer_of(reader, noun)):
            when = day_of(reader, noun, placed)
            return Denial(who, when.date_to if when else None, told)
    return None


def is_denied(reader: Reader, noun: int) -> bool:
    """True where the words before a noun say that there is no such deadline."""
    before = " ".join(reader.found.lower[max(reader.begin, noun - 6) : noun])
    return any(
        f"{cue} " in f"{before} " if cue.startswith("n't") else f" {cue} " in f" {before} "
        for cue in words("deadline-denials")
    )


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

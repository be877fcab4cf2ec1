"""The words that a reporter notes: what is quoted beside a cue, else the nouns that follow it."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from analysis.extraction.name_words import country_at, word_set
from analysis.extraction.scan import POSSESSIVE, Scan
from analysis.model import Span

_QUOTED = regex.compile(r"“([^“”]{1,120})”|\"([^\"]{1,120})\"|(?<![\p{L}\p{N}])[‘']([^‘’']{1,80})[’'](?![\p{L}\p{N}])")
_LEADS = frozenset(
    "the a an any all his her its their our this that these those such some other further even both either".split()
)
_PARTS = frozenset({",", "and", "or", "nor", "as", "well", "but"})
_ENDS = frozenset(
    '. ; : ? ! — – -- ( ) “ ” " ‘ … who which that whom whose while because since although though when '
    "if where after before until unless despite during amid is are was were has have had will would "
    "said says he she it they we".split()
)
_JOINS = frozenset({"of"})
_MOST = 6  # words of a phrase
_MOST_PHRASES = 6


def quoted_in(text: str, span: Span) -> list[tuple[Span, str]]:
    """The passages in quotation marks, without the marks and what closes a clause."""
    found = []
    for match in _QUOTED.finditer(text, *span):
        words = " ".join(next(group for group in match.groups() if group is not None).split()).strip(" ,.;:!?…")
        if words:
            found.append((Span(*match.span()), words))
    return found


def nouns_after(found: Scan, word: int, stop: int) -> list[str]:
    """The groups of nouns from a word on to the end of its clause: "halting drills or easing sanctions" has two.

    What goes before the noun and only says whose or how many it is, and a verb in -ing, is left out.
    """
    phrases: list[str] = []
    for first, end in _groups(found, word, stop):
        last = end
        begin = _after_leads(found, first, last)
        if last > begin + 1 and found.kinds[last] == "ED":
            last -= 1
        if begin <= last and not _is_verb_alone(found, begin, last):
            phrases.append(found.words(begin, last))
    return phrases[:_MOST_PHRASES]


def nouns_within(found: Scan, word: int, stop: int) -> list[str]:
    """The groups of two words or more in a clause that tells what was said: "reach a balanced agreement in steps"."""
    phrases = []
    while word < stop:
        last = word
        while last + 1 < stop and not _breaks(found, word) and not _breaks(found, last + 1):
            last += 1
        begin = _after_leads(found, word, last)
        if last > begin:
            phrases.append(found.words(begin, last))
        word = last + 1
    return phrases[:_MOST_PHRASES]


def _breaks(found: Scan, word: int) -> bool:
    lower = found.lower[word]
    return not lower[0].isalnum() or lower in word_set("function-words")


def _groups(found: Scan, word: int, stop: int) -> Iterator[tuple[int, int]]:
    """First and last word of each row of words between commas, conjunctions and prepositions."""
    functions = word_set("function-words")
    first = None
    skipping = False
    for at in range(word, stop + 1):
        lower = found.lower[at] if at < stop else "."
        ends = lower in _ENDS or (lower == "as" and "well" not in {found.lower[at - 1], *found.lower[at + 1 : at + 2]})
        joins = lower in _JOINS and first is not None and not skipping
        breaks = ends or lower in _PARTS or (lower in functions and lower not in _LEADS | _JOINS)
        if breaks and first is not None:
            yield first, at - 1
            first = None
        if ends:
            return
        if lower in _PARTS:
            skipping = False
        elif breaks and not skipping and first is None and at > word and lower not in _PARTS:
            skipping = True
        elif not breaks and not skipping and first is None and not (joins or lower in _JOINS):
            first = at


def _after_leads(found: Scan, first: int, last: int) -> int:
    """Where the noun and what describes it begin, after whose it is: "Seoul’s joint military drills"."""
    word = first
    while word < last:
        lower = found.lower[word]
        country = country_at(found.shown, word, last + 1)
        if lower in _LEADS | _JOINS or lower in POSSESSIVE or lower.endswith("ly"):
            word += 1
        elif found.lower[word + 1] in POSSESSIVE:
            word += 2
        elif lower.endswith("ing") and word == first and found.shown[word].islower():
            word += 1
        elif country and word + country[0] <= last:
            word += country[0]
        else:
            break
    small = next((at for at in range(word, last + 1) if not found.shown[at][0].isupper()), word)
    return max(small if last > small else word, last + 1 - _MOST)


def _is_verb_alone(found: Scan, first: int, last: int) -> bool:
    lower = found.lower[first]
    return first == last and (lower.endswith("ing") or lower in _LEADS or len(lower) < 3 or not lower[0].isalpha())

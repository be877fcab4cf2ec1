"""Expressions of time, resolved to days against the dateline, the tense, and the dates mentioned before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from analysis.extraction.dateline import anchor_day
from analysis.extraction.dates_grammar import DIGITS, Rule, rules
from analysis.extraction.dates_guards import Place, stands
from analysis.extraction.dates_meanings import Meaning
from analysis.extraction.dates_resolver import Context, resolve
from analysis.extraction.dates_surroundings import surrounded
from analysis.extraction.dates_tense import tense_at
from analysis.extraction.dates_words import plain
from analysis.model import Article, DateMention, Sentence, Span

_WORD = re.compile(r"q[1-4]|[a-z]+|[0-9]+")


class Expression(NamedTuple):
    """The words of a date and what they say."""

    start: int
    end: int
    meaning: Meaning


def find_dates(article: Article, sentences: tuple[Sentence, ...]) -> tuple[DateMention, ...]:
    """Every expression of time in the sentences that can be resolved to an interval of days, in order of spans.

    A day without a year or a name of a day looks back in the past tense and ahead in the future tense. "Late 2018" and
    "the end of the month" are the whole year and month, as TimeML has it (ISO 24617-1); durations, habits and vague
    times are no dates.
    """
    text, low = article.text, plain(article.text)
    context = Context(anchor_day(article))
    found: list[DateMention] = []
    for sentence in sentences:
        context.told = None
        floor = sentence.span.start
        for start, end, meaning in _expressions(text, low, sentence.span):
            interval = resolve(meaning, context, tense_at(text, low, (start, end), sentence.span))
            if interval is None:
                continue
            span, interval = surrounded(low, Span(start, end), Span(floor, sentence.span.end), interval)
            context.note(meaning, interval)
            found.append(DateMention(span, text[slice(*span)], *interval))
            floor = span.end
    return tuple(found)


def _expressions(text: str, low: str, sentence: Span) -> Iterator[Expression]:
    done = sentence.start
    for word in _WORD.finditer(low, *sentence):
        start = word.start()
        tried = _rules_by_word().get(DIGITS if word[0].isdecimal() else word[0])
        if start < done or not tried:
            continue
        best = max(_readings(tried, low, start, sentence.end), key=lambda one: one.end, default=None)
        if best and stands(Place.of(text, low, best[:2], sentence, done), sentence, best.meaning):
            yield best
            done = best.end


def _readings(tried: tuple[Rule, ...], low: str, start: int, end: int) -> Iterator[Expression]:
    for rule in tried:
        match = rule.pattern.match(low, start, end)
        if match is None:
            continue
        try:
            meaning = rule.meaning(match)
        except ValueError:
            continue
        if meaning:
            yield Expression(start, match.end(), meaning)


@cache
def _rules_by_word() -> dict[str, tuple[Rule, ...]]:
    by_word: dict[str, tuple[Rule, ...]] = {}
    for rule in rules():
        for word in rule.first:
            by_word[word] = (*by_word.get(word, ()), rule)
    return by_word

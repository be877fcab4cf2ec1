"""Expressions of time, resolved to days against the dateline, the tense, and the dates mentioned before."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from analysis.extraction.dateline import anchor_day
from analysis.extraction.dates_grammar import DIGITS, Rule, rules
from analysis.extraction.dates_guards import stands
from analysis.extraction.dates_meanings import Meaning
from analysis.extraction.dates_resolver import Context, resolve
from analysis.extraction.dates_tense import tense_at
from analysis.extraction.dates_words import plain
from analysis.model import Article, DateMention, Sentence, Span

_WORD = re.compile(r"q[1-4]|[a-z]+|[0-9]+")
_BEFORE = re.compile(
    r"(?<!\w)(?:(?:the\s+)?(?:very\s+)?(?:early|late|mid|earlier|later|middle|beginning|start|end|close|half|rest|"
    r"morning|afternoon|evening|night)(?:\s+(?:of|on|in|from))?(?:\s+the)?[-\s]+)+$"
)
_AFTER = re.compile(r"\s+(?:morning|afternoon|evening|night)(?!\w)")
_PREFIX_REACH = 40


class Expression(NamedTuple):
    """The words of a date and what they say."""

    start: int
    end: int
    meaning: Meaning


def find_dates(article: Article, sentences: tuple[Sentence, ...]) -> tuple[DateMention, ...]:
    """Every expression of time in the sentences that can be resolved to an interval of days, in order of spans.

    A day without a year or a name of a day looks back in the past tense and ahead in the future tense. "Late 2018" and
    "the end of the month" are the whole year and month; durations, habits and vague times are no dates.
    """
    low = plain(article.text)
    context = Context(anchor_day(article))
    found: list[DateMention] = []
    for sentence in sentences:
        for start, end, meaning in _expressions(article.text, low, sentence.span):
            interval = resolve(meaning, context, tense_at(low, (start, end), sentence.span))
            if interval is not None:
                context.note(interval)
                floor = max(sentence.span.start, found[-1].span.end if found else 0)
                span = _widened(low, start, end, Span(floor, sentence.span.end))
                found.append(DateMention(span, article.text[slice(*span)], *interval))
    return tuple(found)


def _expressions(text: str, low: str, sentence: Span) -> list[Expression]:
    by_word = _rules_by_word()
    found: list[Expression] = []
    done = sentence.start
    for word in _WORD.finditer(low, *sentence):
        start = word.start()
        if start < done:
            continue
        tried = by_word.get(DIGITS if word[0].isdecimal() else word[0], ())
        best = None
        for rule in tried:
            match = rule.pattern.match(low, start, sentence.end)
            if match and (best is None or match.end() > best.end):
                best = _meant(rule, match) or best
        if best and stands(text, low, best[:2], sentence, best.meaning):
            found.append(best)
            done = best.end
    return found


def _meant(rule: Rule, match: re.Match[str]) -> Expression | None:
    try:
        meaning = rule.meaning(match)
    except ValueError:
        return None
    return Expression(match.start(), match.end(), meaning) if meaning else None


@cache
def _rules_by_word() -> dict[str, tuple[Rule, ...]]:
    by_word: dict[str, tuple[Rule, ...]] = {}
    for rule in rules():
        for word in rule.first:
            by_word[word] = (*by_word.get(word, ()), rule)
    return by_word


def _widened(low: str, start: int, end: int, within: Span) -> Span:
    """The span with "early", "the end of" or "the morning of" before it and "night" after it."""
    before = _BEFORE.search(low, max(within.start, start - _PREFIX_REACH), start)
    after = _AFTER.match(low, end, within.end)
    return Span(before.start() if before else start, after.end() if after else end)

"""Statements on articles that the models never saw, beside the nearest name to a reporting verb; speed; calibration.

python -m tests.benchmarks statements      # needs ../shared/eval beside the repository
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator

import regex

from analysis.extraction.cast import find_cast
from analysis.extraction.name_words import word_set
from analysis.extraction.quotes import find_quotes
from analysis.extraction.registry import default_registry
from analysis.extraction.sentences import split_sentences
from analysis.extraction.statements import find_statements
from analysis.model import Article, Span
from tests.benchmarks import polnear
from tests.benchmarks.harness import Row
from tests.benchmarks.statement_scores import Guess, Scored, right, scored, tallies

LEVELS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95)
_NAME = regex.compile(r"(?:\p{Lu}[\p{L}’'-]+ ?){1,4}")
_REACH = 80  # code points around a quote in which the nearest name is looked for


def rows() -> Iterator[Row]:
    """The three rows, the speed of the whole path with reading, and how right the confident statements are."""
    if not polnear.TRAIN.exists():
        return
    for part, note in (("develop", "trained on"), ("untouched", "never seen")):
        start = time.process_time()
        read = list(polnear.articles(part))
        reading = time.process_time() - start
        start = time.process_time()
        found = [(_statements(article), article, gold) for _, article, gold in read]
        spent = time.process_time() - start
        ours = [scored(article.text, gold, (guess for guess, _ in guesses)) for guesses, article, gold in found]
        naive = [scored(article.text, gold, nearest_names(article)) for _, article, gold in read]
        theirs = tallies(naive)
        for row, tally in tallies(ours).items():
            yield Row(
                f"statements: {row}, F1 (precision, recall)",
                f"{len(read)} articles, {note}",
                f"{tally.f1:.1f} ({tally.precision:.1f}, {tally.recall:.1f})",
                f"nearest name {theirs[row].f1:.1f}",
                f"{tally.f1 - theirs[row].f1:+.1f}",
            )
        yield Row(
            "statements: reading, sentences, cast, statements",
            f"{len(read)} articles, one core",
            f"{len(read) / (reading + spent):.0f} articles/s ({len(read) / spent:.0f} without reading)",
        )
        confidences = [[confidence for _, confidence in guesses] for guesses, _, _ in found]
        yield from _calibration(ours, confidences, note)


def _statements(article: Article) -> list[tuple[Guess, float]]:
    sentences = split_sentences(article)
    statements = find_statements(article, sentences, find_cast(article, sentences, default_registry()))
    return [(Guess(one.content_span, one.speaker_span), one.confidence) for one in statements]


def _calibration(
    ours: list[tuple[list[Scored], list[Scored]]], confidences: list[list[float]], note: str
) -> Iterator[Row]:
    """Of the statements between two levels of confidence, the share whose content and speaker are right."""
    judged = [
        (confidence, any(right("all", mark, guess) for mark in gold))
        for (gold, guesses), row in zip(ours, confidences, strict=True)
        for guess, confidence in zip(guesses, row, strict=True)
    ]
    for low, high in zip(LEVELS, (*LEVELS[1:], 1.01), strict=True):
        inside = [(confidence, hit) for confidence, hit in judged if low <= confidence < high]
        if inside:
            yield Row(
                f"statements: confidence {low:.2f} to {min(high, 1):.2f}",
                f"{len(inside)} statements, {note}",
                f"{_percent(hit for _, hit in inside)} right",
                f"{_percent(confidence for confidence, _ in inside)} expected",
            )
    yield Row(
        "statements: confidence 0.90 or more",
        f"{sum(confidence >= 0.9 for confidence, _ in judged)} statements, {note}",
        f"{_percent(hit for confidence, hit in judged if confidence >= 0.9)} right",
    )


def _percent(values: Iterable[float]) -> str:
    numbers = [float(value) for value in values]
    return f"{100 * sum(numbers) / max(1, len(numbers)):.1f} %"


def nearest_names(article: Article) -> Iterator[Guess]:
    """The naive peer: every quote of three words or more, with the nearest name beside a reporting verb."""
    text, verbs = article.text, word_set("speech-verbs")
    for quote in find_quotes(article):
        if len(text[slice(*quote.inner)].split()) < 3:
            continue
        best: tuple[int, Span] | None = None
        for match in _NAME.finditer(text, max(0, quote.span.start - _REACH), quote.span.end + _REACH):
            start, end = match.span()
            if start < quote.span.end and end > quote.span.start:
                continue
            beside = text[max(0, start - 20) : start].split()[-1:] + text[end : end + 20].split()[:1]
            distance = max(start - quote.span.end, quote.span.start - end)
            verb = any(word.strip(',.:;”"').lower() in verbs for word in beside)
            if verb and (best is None or distance < best[0]):
                best = distance, Span(start, end)
        yield Guess(quote.inner, best[1] if best else None)

"""Quoted passages: where quotation marks open and close."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

import regex

from analysis.extraction.scan import Scan
from analysis.model import Article, Span

_DOUBLE = regex.compile(r"[“”„«»\"]|''|``")
_SINGLE = regex.compile(r"(?<![\p{L}\p{N}])[‘'](?=[\p{L}\[])|(?<=[\p{L}\p{N}.,!?…])[’'](?![\p{L}\p{N}])")
_BLANK_BEFORE = regex.compile(r"(?:^|[\s(\[—–\-/:‘'…>]|[.]{2})$")
_SHORTEST_SINGLE = 3


class Quote(NamedTuple):
    """A quoted passage: `span` with its marks, `inner` without them; `open` if it goes on in the next paragraph."""

    span: Span
    inner: Span
    open: bool = False


def find_quotes(article: Article) -> tuple[Quote, ...]:
    """The quoted passages of captions, headings and paragraphs, in order; quotes inside quotes are not told apart.

    A passage never crosses a part: a quote that runs over paragraphs is one passage in each of them. Single quotation
    marks count only in an article that has no double ones, and around three words or more.
    """
    quotes: list[Quote] = []
    spans = [part.span for part in article.parts if part.kind in {"caption", "heading", "paragraph"}]
    single = not any(_DOUBLE.search(article.text, *span) for span in spans)
    for span in spans:
        quotes += _single(article.text, span) if single else _double(article.text, span)
    return tuple(quotes)


def quoted_words(found: Scan, quotes: tuple[Quote, ...]) -> list[bool]:
    """For each word, whether it stands in a quoted passage, marks included."""
    flags = [False] * len(found.shown)
    for quote in quotes:
        word = found.word_at(quote.span.start)
        while word < len(flags) and found.starts[word] < quote.span.end:
            flags[word] = found.starts[word] >= quote.span.start
            word += 1
    return flags


def _double(text: str, part: Span) -> list[Quote]:
    quotes: list[Quote] = []
    opened: tuple[int, int] | None = None
    for match in _DOUBLE.finditer(text, *part):
        start, end = match.span()
        if opened is not None and match[0] not in "“„«``":
            quotes.append(Quote(Span(opened[0], end), Span(opened[1], start)))
            opened = None
        elif opened is not None and match[0] in {"“", "„", "«"}:
            # A second opening mark: the first was a stray one, or the quote before lost its end.
            opened = opened if match[0] == "«" else (start, end)
        elif match[0] in {"“", "„", "«", "``"} or _opens(text, part, start):
            opened = (start, end)
    if opened is not None and part.end - opened[1] > 1:
        quotes.append(Quote(Span(opened[0], part.end), Span(opened[1], part.end), open=True))
    return quotes


def _opens(text: str, part: Span, start: int) -> bool:
    return bool(start == part.start or _BLANK_BEFORE.search(text[max(part.start, start - 2) : start]))


def _single(text: str, part: Span) -> list[Quote]:
    marks = [match.start() for match in _SINGLE.finditer(text, *part)]
    quotes = []
    used = -1
    for start, end in pairwise(marks):
        inner = Span(start + 1, end)
        opening = start == part.start or not text[start - 1].isalnum()
        if start > used and opening and len(text[slice(*inner)].split()) >= _SHORTEST_SINGLE:
            quotes.append(Quote(Span(start, end + 1), inner))
            used = end
    if marks == [part.start]:
        quotes.append(Quote(part, Span(part.start + 1, part.end), open=True))
    return quotes

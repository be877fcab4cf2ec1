"""Article -> its sentences."""

from functools import cache

import regex

from analysis.model import Article, Part, Sentence, Span
from analysis.resources import words

_END = regex.compile(r"""[.!?…]+[”"’')\]]*(?=[\s\u00a0]+[“"‘'(\[]*[\p{Lu}\p{N}*_\\]|[\s\u00a0]*$)""")
_LAST_WORD = regex.compile(r"[\p{L}][\p{L}.]*$")
_FIRST_WORD = regex.compile(r"[\p{L}\p{N}]+")
_INITIALS = regex.compile(r"^\p{Lu}$|^(?:\p{L}\.)+\p{L}$")
_READ = {"caption", "heading", "paragraph"}
LONGEST = 2000  # code points of a sentence
_BLANKS = " \t\r\n\u00a0\u200b"


def split_sentences(article: Article) -> tuple[Sentence, ...]:
    """The sentences of captions, headings and paragraphs, in order of their spans.

    A sentence never crosses a part. Quotation marks that close a sentence belong to it.
    """
    spans = [(span, part) for part in article.parts if part.kind in _READ for span in _split(article.text, part)]
    return tuple(Sentence(index, span, part.kind) for index, (span, part) in enumerate(spans))


def _split(text: str, part: Part) -> list[Span]:
    start, last = part.span
    spans = []
    for match in _END.finditer(text, start, last):
        end = match.end()
        if end >= last or _ends(text, start, match.start(), match[0], end, last):
            spans += _pieces(text, start, end)
            start = end
    return spans + _pieces(text, start, last)


def _pieces(text: str, start: int, end: int) -> list[Span]:
    """A sentence without blanks around it; one that is longer than any sentence is cut, so that work stays linear."""
    spans = []
    while end - start > LONGEST:
        blank = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        cut = blank if blank > 0 else start + LONGEST
        if span := _trimmed(text, start, cut):
            spans.append(span)
        start = cut
    if span := _trimmed(text, start, end):
        spans.append(span)
    return spans


def _ends(text: str, start: int, stop: int, mark: str, end: int, last: int) -> bool:
    """True if the full stop at `stop` ends a sentence rather than an abbreviation or an initial."""
    if mark[0] != "." or (mark.startswith("..") and len(mark) > 3):
        return True
    before = _LAST_WORD.search(text, max(start, stop - 20), stop)
    if before is None:
        return True
    word = before[0].strip(".")
    if not (word in _abbreviations() or _INITIALS.match(word)):
        return True
    after = _FIRST_WORD.search(text, end, min(last, end + 40))
    return bool(after and after[0] in _openers() and word not in _before_names())


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(words("abbreviations"))


@cache
def _openers() -> frozenset[str]:
    return frozenset(words("sentence-openers"))


@cache
def _before_names() -> frozenset[str]:
    """Abbreviations that stand before a name or a number and never end a sentence."""
    return frozenset(words("abbreviations")[: words("abbreviations").index("vs")])


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start] in _BLANKS:
        start += 1
    while end > start and text[end - 1] in _BLANKS:
        end -= 1
    return Span(start, end) if end > start else None

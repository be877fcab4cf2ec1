"""The words and marks of an article's sentences, side by side: what the finders of names and statements walk over."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cache, lru_cache

import regex

from analysis.extraction.dateline import dateline_end
from analysis.extraction.kinds import kind_of
from analysis.extraction.name_words import short_countries
from analysis.model import Article, Sentence, Span
from analysis.resources import words

POSSESSIVE = frozenset(("'s", "’s", "'", "’"))


@dataclass(frozen=True, slots=True, eq=False)
class Scan:
    """Parallel lists over all words and marks; `first[s]` is where sentence s begins, with one more entry at the end.
    `kinds` tells what each is in its clause; `shorts` are the codes of countries by the short names that the text may
    use for them.

    A possessive ending is a word of its own, so that "Biegun’s" holds the name as it is.
    """

    text: str
    shown: list[str]
    lower: list[str]
    starts: list[int]
    ends: list[int]
    first: list[int]
    kinds: list[str]
    sentences: tuple[Sentence, ...]
    shorts: dict[str, str]

    def short_country(self, word: int) -> str:
        """The code of the country that "the North" names in a text that has named it in full; else empty."""
        code = self.shorts.get(self.lower[word], "") if self.shorts and word else ""
        return code if code and self.shown[word][0].isupper() and self.lower[word - 1] == "the" else ""

    def sentence_of(self, word: int) -> int:
        """The sentence that holds a word."""
        return bisect_right(self.first, word) - 1

    def word_at(self, offset: int) -> int:
        """The word at an offset, or the last one before it."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def span(self, first: int, last: int) -> Span:
        """From the word `first` to the word `last`, both included."""
        return Span(self.starts[first], self.ends[last])

    def words(self, first: int, last: int) -> str:
        """The words from `first` to `last`, both included, with single spaces."""
        return " ".join(self.text[self.starts[first] : self.ends[last]].split())

    def joined(self, word: int) -> bool:
        """True if only blanks stand between a word and the one before."""
        return self.starts[word] - self.ends[word - 1] <= 3


@lru_cache(maxsize=2)
def scan(article: Article, sentences: tuple[Sentence, ...]) -> Scan:
    """Split the sentences into words and marks; those of the dateline are nobody's.

    Kept for the article at hand, as each kind of thing is looked for in it.
    """
    shown: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    first = [0]
    pattern, opening = _pattern(), dateline_end(article)
    for sentence in sentences:
        start = max(sentence.span.start, min(opening, sentence.span.end))
        for match in pattern.finditer(article.text, start, sentence.span.end):
            shown.append(match[0])
            starts.append(match.start())
            ends.append(match.end())
        first.append(len(shown))
    lower = [word.lower().replace("’", "'") for word in shown]
    shorts = {short: code for short, (code, name) in short_countries().items() if name in article.text}
    return Scan(article.text, shown, lower, starts, ends, first, [kind_of(word) for word in shown], sentences, shorts)


@cache
def _pattern() -> regex.Pattern[str]:
    stops = "|".join(regex.escape(word) for word in words("abbreviations"))
    return regex.compile(
        rf"""(?:\p{{L}}\.){{2,}}|(?:\p{{Lu}}\.)+\p{{Lu}}\b|\b(?:{stops})\.|\b\p{{Lu}}\.(?=\s+\p{{Lu}})"""
        r"""|[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:(?:[-‑&/]|[.,:](?=\p{N})|['’ʼ](?![sS]\b)(?=\p{L}))[\p{L}\p{N}\p{M}]+)*"""
        r"""|['’]s\b|''|``|--+|\.\.\.|\S"""
    )

"""nltk's VADER (Hutto and Gilbert 2014), several times faster, with exactly its numbers.

nltk builds a table of every word with every punctuation mark for each text and weighs every word; here a word is
looked at, and only words of the lexicon are weighed: all others count nothing.
"""

from __future__ import annotations

import string
from functools import cache, cached_property, lru_cache
from importlib.util import find_spec
from pathlib import Path

import nltk
import regex
from nltk.sentiment.vader import SentimentIntensityAnalyzer, VaderConstants

from analysis.errors import ReadoutError

_MARKS = frozenset(VaderConstants.PUNC_LIST)
_BARE = regex.compile(rf"([{regex.escape(string.punctuation)}]*)([^{regex.escape(string.punctuation)}]{{2,}}+)(.*)")


class Vader(SentimentIntensityAnalyzer):  # type: ignore[misc] # nltk has no types
    """The analyzer with a quicker way to its compound score."""

    def compound(self, text: str) -> float:
        """The score of a text, -1 to 1: what `polarity_scores(text)["compound"]` is."""
        words = Words(text)
        valences = self.valences(words)
        if not any(valences):
            return 0.0
        score: float = self.score_valence(self._but_check(words.words_and_emoticons, valences), text)["compound"]
        return score

    def valences(self, words: Words) -> list[float]:
        """What each word counts, before "but" and punctuation are weighed; a word that repeats counts as the first."""
        found: list[float] = []
        first: dict[str, int] = {}
        for place, word in enumerate(words.words_and_emoticons):
            lower = words.lower[place]
            if lower not in self.lexicon or lower in self.constants.BOOSTER_DICT:
                found.append(0.0)
                continue
            index = first.setdefault(word, place)
            if words.lower[index : index + 2] == ["kind", "of"]:
                found.append(0.0)
            else:
                found = self.sentiment_valence(0.0, words, word, index, found)
        return found


class Words:
    """The words of a text as nltk's SentiText has them."""

    def __init__(self, text: str) -> None:
        self.words_and_emoticons = [_bare(word) for word in text.split() if len(word) > 1]
        self.lower = [word.lower() for word in self.words_and_emoticons]

    @cached_property
    def is_cap_diff(self) -> bool:
        """Whether some words, but not all, are in capitals."""
        capitals = sum(word.isupper() for word in self.words_and_emoticons)
        return 0 < capitals < len(self.words_and_emoticons)


def _bare(word: str) -> str:
    """The word without one of nltk's marks before or after it; with both, or with marks inside, it stays."""
    if word.isalnum():
        return word
    found = _BARE.fullmatch(word)
    if not found:
        return word
    before, bare, after = found.groups()
    return bare if (before in _MARKS and not after) or (after in _MARKS and not before) else word


@cache
def vader() -> Vader:
    """The analyzer with the lexicon that vaderSentiment ships; raises ReadoutError when that is not installed."""
    package = find_spec("vaderSentiment")
    if package is None or not package.submodule_search_locations:
        raise ReadoutError("the package vaderSentiment is not installed", "run make setup")
    folder = str(Path(package.submodule_search_locations[0]))
    if folder not in nltk.data.path:
        nltk.data.path.insert(0, folder)
    return Vader("vader_lexicon.txt")


@lru_cache(maxsize=2 * 1024)
def compound(text: str) -> float:
    """VADER's score of a text, -1 to 1, kept while the article at hand is read: both scales of tone ask for it."""
    return vader().compound(text)

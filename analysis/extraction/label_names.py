"""The words of a label, taken apart: the title and the name, or neither."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from analysis.extraction.full_names import cased
from analysis.extraction.name_words import given_names, honorifics, ordinary, title_nouns, word_set

_WORD = regex.compile(r"[\p{L}\p{M}'’.‑-]+|\d+")


@dataclass(frozen=True, slots=True)
class LabelName:
    """What a label says: a title ("Secretary", empty for an honorific), the words of a name, as far as it is given, and
    the gender that an honorific tells. `unnamed` is true for "SENIOR OFFICIAL" and for "MODERATOR".
    """

    title: str = ""
    words: tuple[str, ...] = ()
    gender: str = ""
    unnamed: bool = False

    @property
    def noun(self) -> str:
        """The last noun of the title, in lower case: what "the secretary" can mean."""
        nouns = [word for word in self.title.lower().split() if word in title_nouns()]
        return nouns[-1] if nouns else ""

    @property
    def name(self) -> str:
        """The name as far as the label gives it."""
        return " ".join(self.words)

    @property
    def surname(self) -> str:
        """The word of the name by which the text calls its bearer, or empty."""
        if not self.words:
            return ""
        eastern = len(self.words) > 1 and self.words[0] in word_set("family-first")
        return self.words[0] if eastern else self.words[-1]


def read_label(label: str) -> LabelName:
    """Take a label apart; capitals become small letters; numbers and what stands in brackets are left out."""
    head, comma, tail = label.split("(")[0].partition(",")
    words = [cased(word) for word in _WORD.findall(head)]
    if words and words[0].lower() == "the":
        del words[0]
    while len(words) > 1 and words[-1].lower() in word_set("label-numbers"):
        words.pop()
    if not words or words[-1].lower() in word_set("unnamed-sources") | word_set("unnamed-labels"):
        return LabelName(unnamed=True)
    gender = next((honorifics()[word] for word in words if honorifics().get(word)), "")
    last = max((at for at, word in enumerate(words) if _is_office(word)), default=-1)
    name = words[last + 1 :]
    if last < 0 and len(name) > 1 and not _begins_name(name[0]):
        last, name = len(words) - 2, words[-1:]
    if name and name[0].islower():
        begin = next((at for at, word in enumerate(name) if word in given_names()), max(1, len(name) - 2))
        last, name = last + begin, name[begin:]
    title = " ".join(word for word in words[: last + 1] if not _is_honorific(word))
    return LabelName(title or (" ".join(tail.split()) if comma else ""), tuple(name), gender)


def _is_honorific(word: str) -> bool:
    return word in honorifics() or f"{word}." in honorifics()


def _is_office(word: str) -> bool:
    return _is_honorific(word) or word.lower() in title_nouns()


def _begins_name(word: str) -> bool:
    return word in given_names() or word in word_set("family-first") or not ordinary(word)

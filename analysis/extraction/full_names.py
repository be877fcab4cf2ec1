"""A surname -> the full name that a text gives it somewhere: "MS. PSAKI" and "Press Secretary Jen Psaki"."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import regex

from analysis.extraction.name_words import (
    after_descriptions,
    calendar_words,
    countries,
    given_names,
    ordinary,
    title_nouns,
    word_set,
)
from analysis.extraction.registry import plain

_REACH = 70  # characters before or after a surname that are looked at
_WORD = regex.compile(r"[\p{L}\p{M}'’.‑-]+|\S")
_GIVEN = regex.compile(r"\p{Lu}[\p{L}\p{M}'’‑-]*\.?")
_CONTRACTED = regex.compile(r"['’](?:m|s|d|ve|re|ll)$")
_MOST = 3  # given names


@dataclass(frozen=True, slots=True)
class FullName:
    """A full name at an offset of the text; `title` is the noun of the title before it, in lower case, or empty."""

    name: str
    offset: int
    title: str


def full_names(text: str, surnames: Iterable[str]) -> dict[str, list[FullName]]:
    """The full names in a text by the surname, in the form that `plain` gives, in which they end or begin."""
    wanted = {plain(surname) for surname in surnames if surname}
    found: dict[str, list[FullName]] = defaultdict(list)
    if not wanted:
        return found
    shapes = sorted({_shape(surname) for surname in surnames if surname}, key=len, reverse=True)
    pattern = regex.compile(rf"(?<![\p{{L}}'’-])(?:{'|'.join(shapes)})(?![\p{{L}}-])", regex.IGNORECASE)
    for match in pattern.finditer(text):
        if match[0][0].isupper() and (one := _around(text, match)):
            found[plain(match[0])].append(one)
    return found


def likeliest(names: list[FullName], title: str, gender: str) -> FullName | None:
    """The name meant by a label: the one with its title beside it, else the one that stands most often."""
    fitting = [one for one in names if not gender or given_names().get(one.name.split()[0], "") in {"", gender}]
    titled = [one for one in fitting if title and one.title == title]
    counts = Counter(plain(one.name) for one in titled or fitting)
    if not counts:
        return None
    most = counts.most_common(1)[0][0]
    return next(one for one in titled or fitting if plain(one.name) == most)


def _shape(surname: str) -> str:
    return regex.sub(r"['’]", "['’]", regex.escape(surname, special_only=True))


def _around(text: str, match: regex.Match[str]) -> FullName | None:
    """The full name of which a surname is the end ("Jen Psaki") or the beginning ("Moon Jae-in")."""
    shouted = match[0].isupper()
    before = _WORD.findall(text, max(0, match.start() - _REACH), match.start())
    given: list[str] = []
    while before and len(given) < _MOST and _is_given(before[-1], shouted=shouted, first=not given):
        given.insert(0, before.pop())
    if given and cased(given[0]) not in given_names():
        given = given[after_descriptions([cased(word) for word in given[:-1]]) :]
    while given and not _is_first(given[0]):
        before.append(given.pop(0))
    title = before[-1].lower() if before and before[-1].lower() in title_nouns() else ""
    if given:
        return FullName(cased(" ".join([*given, match[0]])), match.start(), title)
    after = _following(text, match, shouted=shouted, titled=bool(title))
    return FullName(cased(f"{match[0]} {after}"), match.start(), title) if after else None


def _is_given(word: str, *, shouted: bool, first: bool) -> bool:
    if not _GIVEN.fullmatch(word) or (word.isupper() and len(word) > 2 and not shouted):
        return False
    if (word.endswith(".") and len(word) > 2) or _CONTRACTED.search(word):
        return False
    lower, shown = word.lower(), cased(word)
    if lower in title_nouns() or shown in word_set("portfolios") or lower in word_set("function-words"):
        return False
    if shown in calendar_words() or (shown,) in countries() or f"{shown}." in word_set("honorifics"):
        return False
    return shown in given_names() or len(word) <= 2 or (not ordinary(shown) and not (first and word.endswith(".")))


def _is_first(word: str) -> bool:
    return len(word.rstrip(".")) > 1 or word.endswith(".")


def _following(text: str, match: regex.Match[str], *, shouted: bool, titled: bool) -> str:
    """The given name after a family name that stands first; without such a family name only after a title."""
    if cased(match[0]) not in word_set("family-first") and not titled:
        return ""
    given = []
    for word in _WORD.findall(text, match.end(), match.end() + _REACH)[:2]:
        if word.endswith(".") or len(word) < 2 or not _is_given(word, shouted=shouted, first=True):
            break
        given.append(word)
        if "-" in word or titled is False:
            break
    return " ".join(given[:1] if titled and cased(match[0]) not in word_set("family-first") else given)


def cased(name: str) -> str:
    """A name in capitals as it is commonly written: "ROBERT GIBBS" is Robert Gibbs."""
    return " ".join(_cased_word(word) for word in name.split())


def _cased_word(word: str) -> str:
    if not word.isupper() or len(word.rstrip(".")) < 2:
        return word
    cased = regex.sub(r"\p{L}+", lambda part: part[0].capitalize(), word)
    return regex.sub(r"^Mc(\p{Ll})", lambda part: "Mc" + part[1].upper(), cased)

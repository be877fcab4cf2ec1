"""Titles as they stand before or after a name: "Special Representative Biegun", "Lee Do-hoon, Seoul's envoy"."""

from __future__ import annotations

from dataclasses import dataclass, replace

from analysis.extraction.name_words import (
    common,
    country_at,
    honorifics,
    place_at,
    short_titles,
    title_nouns,
    word_set,
)
from analysis.extraction.scan import POSSESSIVE, Scan
from analysis.extraction.shared_titles import countries_of, country_after, place_among, shared_head, singular

LONGEST_TITLE = 12
FARTHEST_OFFICE = 7  # words from the noun of an office to the comma before its holder
BEFORE_WHAT_FOR = frozenset({"to", "for", "of", "on", "at", "in"})
_APART = frozenset({"at", "in", "for", "to", "with", "from", "by"})
_OF_NAMES = frozenset({"the", "of", "for", "to", "and", "in", "on", "at"})  # before a place or a body
_ARTICLES = frozenset({"the", "a", "an", "its", "his", "her", "their", "our"})


@dataclass(frozen=True, slots=True)
class FoundName:
    """A name from the word `first` to the word `last`, with what was printed beside it.

    `title` and `country` are empty where none stands there; the title's words are `title_first` to `title_last`.
    `person` tells that something beside the name says it is a person's; `gender` is "m", "f" or empty.
    """

    first: int
    last: int
    words: tuple[str, ...]
    title: str = ""
    title_first: int = -1
    title_last: int = -1
    country: str = ""
    gender: str = ""
    person: bool = False


def is_capital(word: str) -> bool:
    """True for a word that begins with a capital, after "al-" too."""
    return word[0].isupper() or (len(word) > 3 and word[:3] in {"al-", "el-"} and word[3].isupper())


def with_title_before(found: Scan, name: FoundName) -> FoundName:
    """Read the title that ends before a name: "US Special Representative to North Korea Stephen Biegun"."""
    begin = found.first[found.sentence_of(name.first)]
    word = name.first - 1
    if word > begin and found.shown[word] == ",":
        word -= 1
        comma = True
    else:
        comma = False
    while word >= begin and found.shown[word] in honorifics():
        word -= 1
    head = _office_apposed(found, begin, word, name.last) if comma else _title_head(found, begin, word)
    if head is None and (shared := shared_head(found, name.first)) is not None:
        first = _title_start(found, begin, shared)
        several = countries_of(found, begin, first, shared)
        country = country_after(found, name.last) or country_before(found, begin, first)
        if len(several) > 1:
            country = dict(enumerate(several)).get(place_among(found, shared, name.first), "")
        return replace(name, title=singular(found.words(first, shared)), country=country, person=True)
    if head is None or (comma and found.lower[head] not in title_nouns()):
        return name
    first = _title_start(found, begin, head)
    if comma and not _definite(found, begin, first):
        return name
    title = short_titles().get(found.shown[head]) if first == head else None
    stop = _trimmed(found, head, word if head == word or found.lower[head + 1] in BEFORE_WHAT_FOR else head)
    return replace(
        name,
        title=title or found.words(first, stop),
        title_first=first,
        title_last=stop,
        country=country_before(found, begin, first)
        or _country_in(found, first, stop)
        or country_after(found, name.last),
        person=True,
        gender=name.gender or _gender_of(found.lower[head]),
    )


def _title_head(found: Scan, begin: int, word: int) -> int | None:
    """The noun of the title that ends at `word`, over "to North Korea", "for Trade" or "of the Sea"."""
    if found.lower[word] in BEFORE_WHAT_FOR:  # "the minister in Singha Durbar", "an envoy to Ann Orsini"
        return None
    for back in range(word, max(begin, word - 7) - 1, -1):
        if found.lower[back] in title_nouns() or found.shown[back] in short_titles():
            return back if back == word or found.lower[back + 1] in BEFORE_WHAT_FOR else None
        if not (
            is_capital(found.shown[back]) or found.lower[back] in BEFORE_WHAT_FOR or found.lower[back] in {"the", "and"}
        ):
            return None
    return None


def _office_apposed(found: Scan, begin: int, word: int, last: int) -> int | None:
    """The noun of the office before a name between commas: "the spokesman on the island, Ines Calado, said"."""
    if (head := _title_head(found, begin, word)) is not None or found.shown[last + 1 : last + 2] != [","]:
        return head
    for back in range(word, max(begin, word - FARTHEST_OFFICE) - 1, -1):
        if not found.shown[back].replace("-", "").isalpha() or found.kinds[back] in {"AUX", "ED", "ING"}:
            return None
        if found.lower[back] in title_nouns():
            return back if found.lower[back + 1] in BEFORE_WHAT_FOR else None
    return None


def _title_start(found: Scan, begin: int, head: int) -> int:
    first = head
    while first > begin and head - first < 7 and found.joined(first) and _begins_title(found, first - 1):
        first -= 1
    while first < head and (hit := country_at(found.shown, first, head)):
        first += hit[0]
    return first


def _begins_title(found: Scan, word: int) -> bool:
    shown, lower = found.shown[word], found.lower[word]
    function = lower in word_set("function-words") or lower in word_set("openers")
    capital = is_capital(shown) and shown.isalpha() and not function
    return capital or _of_office(lower)


def _of_office(lower: str) -> bool:
    """True for a word that is part of a title wherever it stands: "deputy", "minister", "ministry", "vice-foreign"."""
    modifiers = word_set("title-modifiers")
    return (
        lower in modifiers
        or lower in title_nouns()
        or lower.capitalize() in word_set("body-heads")
        or ("-" in lower and lower.split("-")[0] in modifiers)
    )


def _trimmed(found: Scan, head: int, last: int) -> int:
    """The end of a title without a further one ("... for North Korea and the nominee for ...") or a loose word."""
    functions = word_set("function-words")
    for word in range(head + 1, last):
        rest = found.lower[word + 1 : last + 1]
        if found.lower[word] == "and" and (rest[0] in functions or any(noun in title_nouns() for noun in rest)):
            last = word
            break
    while last > head and found.lower[last] in functions:
        last -= 1
    return last


def _definite(found: Scan, begin: int, first: int) -> bool:
    """True if a title before a comma says who alone can be meant: "the envoy, X", "Kestrania's negotiator, X"."""
    before = found.lower[first - 1] if first > begin else ""
    return before in _ARTICLES or before in POSSESSIVE or country_before(found, begin, first) != ""


def country_before(found: Scan, begin: int, first: int) -> str:
    """The code of the country that stands before a word: "South Korean", "Seoul’s", "US State Department’s".

    Between the two stand only words of a title or a name, and after a possessive one other ("Seoul’s longtime envoy").
    """
    for back in range(first, max(begin, first - 5) - 1, -1):
        if (code := found.short_country(back)) and found.lower[back + 1] in POSSESSIVE:
            return code
        if hit := country_at(found.shown, back, len(found.shown)):
            between = range(back + hit[0], first)
            if _APART & set(found.lower[between.start : first]):
                return ""
            owned = bool(between) and found.lower[between.start] in POSSESSIVE
            others = [word for word in between if not _qualifies(found, word)]
            if len(between) <= 4 and len(others) <= owned and all(_describes_office(found, word) for word in others):
                return hit[1]
    return ""


def _qualifies(found: Scan, word: int) -> bool:
    """True for a word that may stand between a country and an office: "Unification", "nuclear", "ministry", "’s"."""
    return found.lower[word] in POSSESSIVE or found.kinds[word] == "CAP" or _of_office(found.lower[word])


def _describes_office(found: Scan, word: int) -> bool:
    return found.kinds[word] in {"W", "S"}


def _country_in(found: Scan, first: int, last: int) -> str:
    """The country a title names as whose it is: "President of South Korea", but not "envoy to North Korea"."""
    for word in range(first, last + 1):
        if found.lower[word] in {"to", "for", "on"}:
            return ""
        if hit := country_at(found.shown, word, last + 1):
            return hit[1]
    return ""


def with_title_after(found: Scan, name: FoundName) -> FoundName:
    """Read the title that follows a name and a comma: "Lee Do-hoon, Seoul’s special representative for ..."."""
    stop = found.first[found.sentence_of(name.first) + 1]
    word = name.last + 1
    if word + 1 >= stop or found.shown[word] not in {",", "("}:
        return name
    start = word + 1
    if found.lower[start] in {"who", "whose", "which", "where", "when", "and", "but", "or"}:
        return name
    end = start
    while end < stop and end - start < LONGEST_TITLE and found.shown[end] not in {",", ".", ")", ";", "“", '"', "—"}:
        end += 1
    for head in range(start, end):
        if found.lower[head] in title_nouns() and not (head + 1 < end and found.lower[head + 1] in title_nouns()):
            if found.lower[head + 1 : head + 2] and found.lower[head + 1] in POSSESSIVE:
                continue
            first = _title_start(found, start, head)
            if any(not _fits_title(found, between) for between in range(start, first)):
                return name
            if _names_someone_else(found, head + 1, end) or _ends_in_a_name(found, head + 1, end):
                return name
            last = _trimmed(
                found, head, end - 1 if head + 1 < end and found.lower[head + 1] in BEFORE_WHAT_FOR else head
            )
            return replace(
                name,
                title=name.title or found.words(first, last),
                title_first=first,
                title_last=last,
                country=name.country or country_before(found, start, first) or _country_in(found, first, last),
                person=True,
                gender=name.gender or _gender_of(found.lower[head]),
            )
    if found.lower[start] in _ARTICLES and any(found.lower[at] in word_set("occupations") for at in range(start, end)):
        return replace(name, person=True)
    return name


def _names_someone_else(found: Scan, word: int, end: int) -> bool:
    """True for "..., Defense Secretary Ash Carter": the next of a list, no title of the name before it."""
    return word < end and is_capital(found.shown[word]) and found.lower[word] not in title_nouns()


def _ends_in_a_name(found: Scan, first: int, end: int) -> bool:
    """True for "..., deputy for water affairs Bo Ek": the office of the next of a list."""
    names = [found.shown[word] for word in range(max(first, end - 2), end)]
    if len(names) < 2 or end - 3 < first or is_capital(found.shown[end - 3]) or found.lower[end - 3] in _OF_NAMES:
        return False
    place = country_at(found.shown, end - 2, end) or place_at(found.shown, end - 2, end)
    return all(is_capital(name) for name in names) and not common(names[-1]) and not place


def _fits_title(found: Scan, word: int) -> bool:
    shown, lower = found.shown[word], found.lower[word]
    owns = lower in title_nouns() and found.lower[word + 1] in POSSESSIVE
    return (
        owns
        or lower in _ARTICLES
        or lower in POSSESSIVE
        or is_capital(shown)
        or lower in word_set("title-modifiers")
        or lower == "of"
    )


def _gender_of(noun: str) -> str:
    if noun.endswith(("woman", "queen", "princess", "lady")):
        return "f"
    return "m" if noun.endswith(("spokesman", "king", "prince", "congressman", "councilman")) else ""

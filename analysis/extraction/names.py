"""Names of persons as they stand in sentences, with the titles beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from analysis.extraction.name_words import (
    calendar_words,
    countries,
    country_at,
    given_names,
    honorifics,
    ordinary,
    place_at,
    short_titles,
    title_nouns,
    word_set,
)
from analysis.extraction.scan import POSSESSIVE, Scan
from analysis.extraction.shared_titles import country_after, plural_title, shared_head, singular

LONGEST_NAME = 4
LONGEST_TITLE = 12
FARTHEST_OFFICE = 7  # words from the noun of an office to the comma before its holder
_TO = frozenset({"to", "for", "of", "on", "at", "in"})
_APART = frozenset({"at", "in", "for", "to", "with", "from", "by"})
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


def find_names(found: Scan) -> list[FoundName]:
    """The names that may be a person's, in order; single words only where a title or an honorific says so."""
    names = []
    for first, last in capital_runs(found):
        if name := _name_in(found, first, last):
            named = _with_title_after(found, _with_title_before(found, name))
            if len(named.words) > 1 or named.person:
                names.append(named)
    return names


def capital_runs(found: Scan) -> Iterator[tuple[int, int]]:
    """First and last word of each row of capitalised words: "South Korean Unification Minister Kim Yeon-chul"."""
    particles = word_set("name-particles")
    for begin, stop in zip(found.first, found.first[1:], strict=False):
        word = begin
        while word < stop:
            shown = found.shown[word]
            if (shown[0].islower() and "-" not in shown) or not _capital(shown):
                word += 1
                continue
            last = word
            while last + 1 < stop and found.joined(last + 1):
                step = 2 if found.lower[last + 1] in particles and found.shown[last + 1].islower() else 1
                if last + step >= stop or not _capital(found.shown[last + step]) or not found.joined(last + step):
                    break
                last += step
            yield word, last
            word = last + 1


def _capital(word: str) -> bool:
    return word[0].isupper() or (len(word) > 3 and word[:3] in {"al-", "el-"} and word[3].isupper())


def _name_in(found: Scan, first: int, last: int) -> FoundName | None:
    """The person's name at the end of a row of capitalised words, with a title or honorific inside the row."""
    shown, lower = found.shown, found.lower
    begin, person, gender = first, False, ""
    while last > first and (shown[last] in calendar_words() or shown[last] in word_set("name-suffixes")):
        last -= 1
    nouns, functions = title_nouns(), word_set("function-words")
    for word in range(first, last + 1):
        if shown[word] in honorifics():
            begin, person, gender = word + 1, True, honorifics()[shown[word]] or gender
        elif (
            (plural_title(lower[word]) and word < last)
            or shown[word] in short_titles()
            or (lower[word] in nouns and not (word == last and shown[word - 1] in given_names()))
        ):
            begin, person = word + 1, True
        elif lower[word] in functions and shown[word] not in given_names() and not _after_family(shown, first, word):
            begin, person = word + 1, False
    if begin > last:
        return None
    begin = _after_places(found, begin, last, first, strip_common=person or _follows_title(found, first))
    if begin > last or (begin == last and not person and not _titled_alone(found, begin, first)):
        return None
    if begin == found.first[found.sentence_of(begin)] and last > begin + 1 and ordinary(shown[begin]):
        begin += 1
    words = tuple(shown[begin : last + 1])
    if not _name_like(words, lower[begin : last + 1], titled=person):
        return None
    gender = gender or next((given_names()[word] for word in words[:1] if word in given_names()), "")
    return FoundName(begin, last, words, gender=gender, person=person)


def _follows_title(found: Scan, first: int) -> bool:
    """True after "spokeswoman", and after "minister for the" or "representative to" with what the office is for."""
    word = first - 1
    if word < found.first[found.sentence_of(first)]:
        return False
    if found.lower[word] in title_nouns():
        return True
    if found.lower[word] in {"the", "and"}:
        word -= 1
    return word > 0 and found.lower[word] in _TO and found.lower[word - 1] in title_nouns()


def _titled_alone(found: Scan, begin: int, first: int) -> bool:
    """True for a surname after a title; what follows "minister of" is a place or what the office is for."""
    if shared_head(found, begin) is not None and found.lower[begin - 1] == "and":
        return True
    return _follows_title(found, first) and (begin > first or found.lower[first - 1] not in _TO | {"the", "and"})


def _after_places(found: Scan, begin: int, last: int, first: int, *, strip_common: bool) -> int:
    """Step over the country, portfolio and common words that stand between a title and a name."""
    portfolios = word_set("portfolios")
    while begin < last:
        if hit := country_at(found.shown, begin, last + 1):
            begin += hit[0]
        elif (strip_common or begin > first) and (
            found.shown[begin] in portfolios or (strip_common and last - begin >= 2 and ordinary(found.shown[begin]))
        ):
            begin += 1
        else:
            break
    return begin


def _name_like(words: tuple[str, ...], lower: list[str], *, titled: bool) -> bool:
    if not 1 <= len(words) <= LONGEST_NAME + 1 or place_at(list(words), 0, len(words)):
        return False
    if words[-1] in word_set("other-heads") or words[-1] in word_set("body-heads"):
        return False
    if any(word.rpartition("-")[2] in word_set("compound-endings") for word in words):
        return False
    if any(word in calendar_words() or (word.isupper() and len(word) > 2) for word in words):
        return False
    if all(word in word_set("portfolios") for word in words) or any(_of_countries(word) for word in words):
        return False
    if any(
        lower[at] in word_set("function-words") and words[at] not in given_names() and not _after_family(words, 0, at)
        for at in range(len(words))
    ):
        return len(words) > 2 and lower[1] in word_set("name-particles")
    if len(words) == 1 and words[0].lower() in word_set("demonyms"):
        return False
    if len(words) > 1 and words[0] not in given_names():
        if place_at(list(words), len(words) - 1, len(words)):
            return False
        return (titled and words[0] in word_set("family-first")) or not all(ordinary(word) for word in words)
    return len(words) > 1 or not ordinary(words[0])


def _after_family(words: Sequence[str], first: int, word: int) -> bool:
    """True for a given name that is also another word: "Zhang Jun"."""
    return word > first and words[word - 1] in word_set("family-first")


def _of_countries(word: str) -> bool:
    """True for "US-North" and "Korea-US": hyphens join a name of a country to another."""
    parts = word.split("-")
    return len(parts) > 1 and any((part,) in countries() or part in {"Korea", "North", "South"} for part in parts)


def _with_title_before(found: Scan, name: FoundName) -> FoundName:
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
        country = country_before(found, begin, first) or country_after(found, name.last)
        return replace(name, title=singular(found.words(first, shared)), country=country, person=True)
    if head is None or (comma and found.lower[head] not in title_nouns()):
        return name
    first = _title_start(found, begin, head)
    if comma and not _definite(found, begin, first):
        return name
    title = short_titles().get(found.shown[head]) if first == head else None
    stop = _trimmed(found, head, word if head == word or found.lower[head + 1] in _TO else head)
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
    for back in range(word, max(begin, word - 7) - 1, -1):
        if found.lower[back] in title_nouns() or found.shown[back] in short_titles():
            return back if back == word or found.lower[back + 1] in _TO else None
        if not (_capital(found.shown[back]) or found.lower[back] in _TO or found.lower[back] in {"the", "and"}):
            return None
    return None


def _office_apposed(found: Scan, begin: int, word: int, last: int) -> int | None:
    """The noun of the office before a name between commas: "the spokesman on the island, Ines Calado, said"."""
    if (head := _title_head(found, begin, word)) is not None or found.shown[last + 1 : last + 2] != [","]:
        return head
    for back in range(word, max(begin, word - FARTHEST_OFFICE) - 1, -1):
        if not found.shown[back].isalpha() or found.kinds[back] in {"AUX", "ED", "ING"}:
            return None
        if found.lower[back] in title_nouns():
            return back if found.lower[back + 1] in _TO else None
    return None


def _title_start(found: Scan, begin: int, head: int) -> int:
    modifiers = word_set("title-modifiers")
    first = head
    while first > begin and head - first < 7 and found.joined(first):
        before = found.shown[first - 1]
        if (
            found.lower[first - 1] in modifiers
            or found.lower[first - 1] in title_nouns()
            or (_capital(before) and found.lower[first - 1] not in word_set("function-words") and before.isalpha())
            or ("-" in before and found.lower[first - 1].split("-")[0] in modifiers)
        ):
            first -= 1
        else:
            break
    while first < head and (hit := country_at(found.shown, first, head)):
        first += hit[0]
    return first


def _trimmed(found: Scan, head: int, last: int) -> int:
    """The end of a title without a further one ("... for North Korea and the nominee for ...") or a loose word."""
    functions = word_set("function-words")
    for word in range(head + 1, last):
        if (
            found.lower[word] == "and"
            and found.lower[word + 1] in functions | word_set("title-modifiers") | title_nouns()
        ):
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
    """The code of the country that stands before a word: "South Korean", "Seoul’s", "US State Department’s"."""
    for back in range(first, max(begin, first - 5) - 1, -1):
        if (code := found.short_country(back)) and found.lower[back + 1] in POSSESSIVE:
            return code
        if hit := country_at(found.shown, back, len(found.shown)):
            between = found.lower[back + hit[0] : first]
            if _APART & set(between):
                return ""
            if all(word in POSSESSIVE or word[:1].isalpha() for word in between) and len(between) <= 4:
                return hit[1] if "and" not in between else ""
    return ""


def _country_in(found: Scan, first: int, last: int) -> str:
    """The country a title names as whose it is: "President of South Korea", but not "envoy to North Korea"."""
    for word in range(first, last + 1):
        if found.lower[word] in {"to", "for", "on"}:
            return ""
        if hit := country_at(found.shown, word, last + 1):
            return hit[1]
    return ""


def _with_title_after(found: Scan, name: FoundName) -> FoundName:
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
            first = _title_start(found, start, head)
            if any(not _fits_title(found, between) for between in range(start, first)):
                return name
            if _names_someone_else(found, head + 1, end):
                return name
            last = _trimmed(found, head, end - 1 if head + 1 < end and found.lower[head + 1] in _TO else head)
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
    return word < end and _capital(found.shown[word]) and found.lower[word] not in title_nouns()


def _fits_title(found: Scan, word: int) -> bool:
    shown, lower = found.shown[word], found.lower[word]
    return (
        lower in _ARTICLES
        or lower in POSSESSIVE
        or _capital(shown)
        or lower in word_set("title-modifiers")
        or lower == "of"
    )


def _gender_of(noun: str) -> str:
    if noun.endswith(("woman", "queen", "princess", "lady")):
        return "f"
    return "m" if noun.endswith(("spokesman", "king", "prince", "congressman", "councilman")) else ""

"""Names of persons as they stand in sentences, with the titles beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from analysis.extraction.name_words import (
    after_descriptions,
    calendar_words,
    common,
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
from analysis.extraction.scan import Scan
from analysis.extraction.shared_titles import plural_title, shared_head
from analysis.extraction.titles_beside import (
    BEFORE_WHAT_FOR,
    FoundName,
    is_capital,
    with_title_after,
    with_title_before,
)

LONGEST_NAME = 4
_DIRECTIONS = frozenset({"North", "South", "East", "West"})  # more often a side of a talk than a surname


def find_names(found: Scan) -> list[FoundName]:
    """The names that may be a person's, in order; single words only where a title or an honorific says so."""
    names = []
    for first, last in capital_runs(found):
        if name := _name_in(found, first, last):
            named = with_title_after(found, with_title_before(found, name))
            if len(named.words) > 1 or named.person:
                names.append(named)
    return names


@lru_cache(maxsize=2)
def capital_runs(found: Scan) -> tuple[tuple[int, int], ...]:
    """First and last word of each row of capitalised words: "South Korean Unification Minister Kim Yeon-chul"."""
    return tuple(_capital_runs(found))


def _capital_runs(found: Scan) -> Iterator[tuple[int, int]]:
    particles = word_set("name-particles")
    for begin, stop in zip(found.first, found.first[1:], strict=False):
        word = begin
        while word < stop:
            shown = found.shown[word]
            if (shown[0].islower() and "-" not in shown) or not is_capital(shown):
                word += 1
                continue
            last = word
            while last + 1 < stop and found.joined(last + 1):
                after = last + 1
                while after < min(stop, last + 3) and found.lower[after] in particles and found.shown[after].islower():
                    after += 1
                joined = all(found.joined(one) for one in range(last + 1, min(stop, after + 1)))
                if after >= stop or not is_capital(found.shown[after]) or not joined:
                    break
                last = after
            yield word, last
            word = last + 1


def _name_in(found: Scan, first: int, last: int) -> FoundName | None:
    """The person's name at the end of a row of capitalised words, with a title or honorific inside the row."""
    shown, lower = found.shown, found.lower
    begin, person, gender = first, False, ""
    while last > first and (shown[last] in word_set("name-suffixes") or _is_month_or_day(shown, last)):
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
        elif (
            lower[word] in functions
            and shown[word] not in given_names()
            and not _after_family(shown, first, word)
            and not is_surname_and_month(shown, word)
        ):
            begin, person = word + 1, False
    if begin > last:
        return None
    begin = _after_places(found, begin, last, first, strip_common=person or _follows_title(found, first))
    if begin > last or (begin == last and not person and not _titled_alone(found, begin, first)):
        return None
    opens = begin == found.first[found.sentence_of(begin)]
    if (
        opens
        and last > begin
        and (lower[begin] in word_set("openers") or (last > begin + 1 and ordinary(shown[begin])))
    ):
        begin += 1
    if last - begin >= 2 and lower[begin] in functions and shown[begin + 1] in given_names():
        begin += 1
    begin = _past_descriptions(shown, begin, last)
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
    return word > 0 and found.lower[word] in BEFORE_WHAT_FOR and found.lower[word - 1] in title_nouns()


def _titled_alone(found: Scan, begin: int, first: int) -> bool:
    """True for a surname after a title; what follows "minister of" is a place or what the office is for."""
    if shared_head(found, begin) is not None and found.lower[begin - 1] == "and":
        return True
    return _follows_title(found, first) and (
        begin > first or found.lower[first - 1] not in BEFORE_WHAT_FOR | {"the", "and"}
    )


def _after_places(found: Scan, begin: int, last: int, first: int, *, strip_common: bool) -> int:
    """Step over the country, portfolio and common words that stand between a title and a name."""
    while begin < last:
        shown, longer = found.shown[begin], last - begin >= 2
        hit = country_at(found.shown, begin, last + 1)
        office = shown in word_set("portfolios") and (strip_common or begin > first)
        word = longer and (shown in word_set("meeting-places") or (strip_common and ordinary(shown)))
        if not (hit or office or word):
            break
        begin += hit[0] if hit else 1
    return begin


def _past_descriptions(shown: Sequence[str], begin: int, last: int) -> int:
    """Step over what is set before a name without a comma: "Republican Ann Orsini", "Security Council Paul Vance"."""
    if shown[begin] in given_names() or shown[begin] in word_set("family-first"):
        return begin
    begin += after_descriptions(shown[begin : last - 1])
    while last - begin >= 2 and shown[begin] not in given_names() and common(shown[begin]):
        if not any(shown[word] in given_names() for word in range(begin + 1, last)):
            break
        begin += 1
    return begin


def _name_like(words: tuple[str, ...], lower: list[str], *, titled: bool) -> bool:
    if not 1 <= len(words) <= LONGEST_NAME + 1 or place_at(list(words), 0, len(words)):
        return False
    if words[-1] in word_set("other-heads") or words[-1] in word_set("body-heads"):
        return False
    if words[0] not in given_names() and (words[-1] in _DIRECTIONS or _is_occupation(words[-1].lower())):
        return False
    if any(word.rpartition("-")[2] in word_set("compound-endings") for word in words):
        return False
    if any(_is_month_or_day(words, at) or (words[at].isupper() and len(words[at]) > 2) for at in range(len(words))):
        return False
    if all(word in word_set("portfolios") for word in words) or any(_of_countries(word) for word in words):
        return False
    if any(
        lower[at] in word_set("function-words")
        and words[at] not in given_names()
        and not _after_family(words, 0, at)
        and not is_surname_and_month(words, at)
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


def _is_occupation(lower: str) -> bool:
    """True for the end of "Council of Economic Advisers" and of "Managing Editor"."""
    return lower in word_set("occupations") or plural_title(lower)


def is_surname_and_month(words: Sequence[str], at: int) -> bool:
    """True for the "May" of "Theresa May"."""
    return at > 0 and words[at] in word_set("surnames-and-months") and words[at - 1] in given_names()


def _is_month_or_day(words: Sequence[str], at: int) -> bool:
    return words[at] in calendar_words() and not is_surname_and_month(words, at)


def _after_family(words: Sequence[str], first: int, word: int) -> bool:
    """True for a given name that is also another word: "Zhang Jun"."""
    return word > first and words[word - 1] in word_set("family-first")


def _of_countries(word: str) -> bool:
    """True for "US-North" and "Korea-US": hyphens join a name of a country to another."""
    parts = word.split("-")
    return len(parts) > 1 and any((part,) in countries() or part in {"Korea", "North", "South"} for part in parts)

"""Names found in an article -> the persons who bear them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from analysis.extraction.name_words import common, given_names, ordinary, title_nouns, word_set
from analysis.extraction.names import capital_runs
from analysis.extraction.registry import Registry, plain, unaccented
from analysis.extraction.saying import says
from analysis.extraction.scan import POSSESSIVE, Scan
from analysis.extraction.titles_beside import FoundName
from analysis.model import Official, Title

PLAIN_TITLES = frozenset({"counterpart", "head", "chief", "deputy", "officer", "official", "leader", "candidate"})


@dataclass(slots=True)
class Person:
    """Somebody an article names: how, where, and what it says of their office."""

    words: tuple[str, ...]
    known: Official | None = None
    titles: Counter[str] = field(default_factory=Counter)
    country: str = ""
    gender: str = ""
    holds_office: bool = False
    places: list[tuple[int, int]] = field(default_factory=list)
    day: date | None = None

    @property
    def name(self) -> str:
        """The fullest name printed, or the registry's."""
        return self.known.name if self.known else " ".join(self.words)

    @property
    def surnames(self) -> tuple[str, ...]:
        """The single words that may stand for this person, the likeliest first."""
        if len(self.words) == 1:
            return self.words
        first, last = self.words[0], self.words[-1]
        eastern = first in word_set("family-first") and (
            first not in given_names()
            or len(self.words) > 2
            or "-" in last
            or len(last) <= 5
            or (self.country in word_set("family-first-countries") and last not in given_names())
        )
        return (first, last) if eastern else (last,)

    def offices(self) -> list[str]:
        """The titles in lower case, as printed and as known to be held on the day of the article."""
        known = [title.name for title in self.known.titles if held(title, self.day)] if self.known else []
        return [title.lower() for title in (*self.titles, *known)]

    def nouns(self) -> set[str]:
        """The nouns of the titles, in lower case: what "the minister" can mean."""
        return {word for title in self.offices() for word in title.split() if word in title_nouns()}


def gather_persons(
    found: Scan, names: list[FoundName], announced: list[FoundName], registry: Registry, day: date | None
) -> list[Person]:
    """One person for each name, whether in full, with a title, or by the surname alone, in order of appearance.

    `announced` are names that stand above the text and may be meant by the surnames in it.
    """
    people = _Gathering(registry, day)
    above = {id(name) for name in announced}
    for name in sorted([*names, *announced], key=lambda one: -len(one.words)):
        people.add(name, placed=id(name) not in above)
    people.add_bynames(found)
    people.add_surnames(found, {word for name in names for word in range(name.first, name.last + 1)})
    persons = [person for person in people.persons if person.places]
    for person in persons:
        person.places.sort()
    return sorted(persons, key=lambda person: person.places[0])


class _Gathering:
    def __init__(self, registry: Registry, day: date | None) -> None:
        self.registry, self.day = registry, day
        self.persons: list[Person] = []
        self.by_name: dict[str, Person] = {}
        self.by_surname: dict[str, list[Person]] = {}

    def add(self, name: FoundName, *, placed: bool) -> None:
        person = self._person(name)
        if person is None:
            return
        if placed:
            person.places.append((name.first, name.last))
        if _without_description(person.words, name.words):
            person.words = name.words
        person.holds_office = person.holds_office or bool(name.title)
        person.gender = person.gender or name.gender
        person.country = person.country or name.country
        if name.title and name.title.lower() not in PLAIN_TITLES:
            person.titles[name.title] += 1

    def _person(self, name: FoundName) -> Person | None:
        key = plain(" ".join(name.words))
        if key in self.by_name:
            return self.by_name[key]
        if len(name.words) == 1:
            return self._of_surname(name) or self._new(name, key)
        if turned := next((self.by_name[one] for one in _turned(name.words) if one in self.by_name), None):
            return turned
        same = [
            person
            for person in self.by_surname.get(surname_key(name.words[-1]), [])
            if len(person.words) > 1 and (person.words[0] == name.words[0] or _ends_with(person.words, name.words))
        ]
        return same[0] if same else self._new(name, key)

    def _of_surname(self, name: FoundName) -> Person | None:
        """The person whom a title or honorific with a surname means.

        One of those named already who has this title, else the registered official who has it, else any of those named.
        """
        several = self.by_surname.get(surname_key(name.words[0]), [])
        nouns = set(name.title.lower().split()) & title_nouns()
        fitting = [
            person
            for person in several
            if not (name.gender and person.gender and name.gender != person.gender)
            and not (name.country and person.country and name.country != person.country)
        ]
        by_title = [person for person in fitting if nouns & person.nouns()]
        return next(iter(by_title), None) or self._registered_surname(name) or next(iter(fitting), None)

    def _registered_surname(self, name: FoundName) -> Person | None:
        """The one registered official with this surname and a title printed beside it."""
        nouns = set(name.title.lower().split()) & title_nouns()
        officials = [self.registry.officials[one] for one in self.registry.by_surname.get(plain(name.words[0]), ())]
        fitting = [
            official
            for official in officials
            if any(
                held(title, self.day)
                and any(has_noun(title.name.lower(), noun, name.title.lower().split()) for noun in nouns)
                for title in official.titles
            )
            and not (name.country and official.country and name.country != official.country)
        ]
        if len(fitting) != 1:
            return None
        person = self._new(name, plain(" ".join(name.words)))
        person.known = fitting[0]
        person.gender = self.registry.genders.get(fitting[0].id, "")
        return person

    def _new(self, name: FoundName, key: str) -> Person:
        known = self.registry.named(" ".join(name.words)) if len(name.words) > 1 else None
        if known:
            for person in self.persons:
                if person.known is known:
                    self.by_name[key] = person
                    return person
        person = Person(name.words, known, country=known.country if known else name.country, day=self.day)
        person.gender = self.registry.genders.get(known.id, "") if known else ""
        self.persons.append(person)
        self.by_name[key] = person
        for surname in person.surnames:
            self.by_surname.setdefault(surname_key(surname), []).append(person)
        return person

    def add_bynames(self, found: Scan) -> None:
        """Add the one word by which somebody is "commonly known as" or "nicknamed"."""
        for person in self.persons:
            for _, last in person.places:
                if byname := _byname_after(found, last):
                    self.by_surname.setdefault(surname_key(byname), []).append(person)

    def add_surnames(self, found: Scan, taken: set[int]) -> None:
        heads = word_set("other-heads") | word_set("body-heads")
        for first, last in capital_runs(found):
            if found.shown[last] in heads and last > first:
                continue
            for word in range(first, last + 1):
                if word in taken or not (several := self.by_surname.get(surname_key(found.shown[word]))):
                    continue
                if _plain_word(found, word):
                    continue
                who = several[0] if len(several) == 1 else self._meant(found, several, word)
                who.places.append((word, word))

    @staticmethod
    def _meant(found: Scan, several: list[Person], word: int) -> Person:
        """Whom a surname that several bear means: who of them spoke last if it speaks, else who of them was named last.

        Of those named in one sentence before, the first is its subject.
        """
        sentence = found.sentence_of(word)
        named = [
            (found.sentence_of(place[0]), place, person)
            for person in several
            for place in person.places
            if place[1] < word
        ]
        if not named:
            return several[0]
        if says(found, word, word):
            spoke = [
                (number, place, person) for number, place, person in named if number < sentence and says(found, *place)
            ]
            if spoke:
                return max(spoke, key=lambda one: one[:2])[2]
        last = max(number for number, _, _ in named)
        nearest = [(place, person) for number, place, person in named if number == last]
        if last == sentence:
            return max(nearest, key=lambda one: one[0])[1]
        return min(nearest, key=lambda one: (found.lower[one[0][1] + 1] in POSSESSIVE, one[0]))[1]


def surname_key(word: str) -> str:
    """A surname as another paper may print it: without accents and without the Arabic article ("al-Burhan")."""
    bare = unaccented(word)
    article, _, rest = bare.partition("-")
    return rest if article.lower() in word_set("articles-of-names") and rest[:1].isupper() else bare


def _byname_after(found: Scan, last: int) -> str:
    """The byname in ", commonly known as Bemba," or "(nicknamed Bemba)"; else empty."""
    word, stop = last + 1, found.first[found.sentence_of(last) + 1]
    word += found.lower[word : word + 1] in ([","], ["("])
    word += word < stop and (found.lower[word].endswith("ly") or found.lower[word] in {"also", "better"})
    called = found.lower[word : word + 2] == ["known", "as"]
    after = word + 2 if called else word + 1
    if not (called or found.lower[word : word + 1] == ["nicknamed"]) or after + 1 >= stop:
        return ""
    alone = found.kinds[after] == "CAP" and found.kinds[after + 1] in {",", ")", "."}
    return found.shown[after] if alone else ""


def _turned(words: tuple[str, ...]) -> tuple[str, ...]:
    """The key of a name in the other order, if one of its ends is a family name that may stand first: "Do-hoon Lee"."""
    if words[-1] in word_set("family-first"):
        return (plain(" ".join((words[-1], *words[:-1]))),)
    return (plain(" ".join((*words[1:], words[0]))),) if words[0] in word_set("family-first") else ()


def _ends_with(full: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """True for a surname of several words: "Bagheri Kani" ends "Ali Bagheri Kani", "Von der Leyen" opens a sentence."""
    return [unaccented(word).lower() for word in full[-len(words) :]] == [unaccented(word).lower() for word in words]


def _without_description(longer: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """True for "Ann Orsini" beside "Supporting Ann Orsini": the same end, and only the shorter begins as a name."""
    begins = longer[0] in given_names() or longer[0] in word_set("family-first")
    if begins or not 1 < len(words) < len(longer) or not _ends_with(longer, words):
        return False
    return words[0] in given_names() or (common(longer[0]) and not common(words[0]))


def _plain_word(found: Scan, word: int) -> bool:
    """True for a surname that is an ordinary word at the beginning of a sentence ("Young people ...") or a month."""
    opens = word == found.first[found.sentence_of(word)]
    after = found.lower[word + 1] if word + 1 < len(found.lower) else ""
    if found.shown[word] in word_set("surnames-and-months"):
        acts = after in word_set("past-verbs") | POSSESSIVE or found.kinds[word + 1] in {"AUX", "ED"}
        dated = not opens and found.kinds[word - 1] not in {"and", "but", "that", ",", "with", "to", "CAP"}
        return not says(found, word, word) and (dated or not acts)
    return opens and ordinary(found.shown[word]) and after not in word_set("speech-verbs") | POSSESSIVE


def has_noun(title: str, noun: str, modifiers: Sequence[str]) -> bool:
    """True if a title has a noun and no rank before it that the modifiers lack: no vice president is a president."""
    words = title.split()
    below = word_set("title-ranks") - set(modifiers)
    return noun in words and not any(rank in below for rank, head in pairwise(words) if head == noun)


def held(title: Title, day: date | None) -> bool:
    """True if a title may have been held on a day."""
    if day is None:
        return True
    return not (title.since and day < title.since) and not (title.until and day > title.until)

"""What else refers to somebody who was named: titles alone, pronouns, and sources that stay without a name."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from analysis.extraction.bodies import FoundBody
from analysis.extraction.name_words import country_at, title_nouns, word_set
from analysis.extraction.names import FoundName
from analysis.extraction.persons import Person
from analysis.extraction.scan import POSSESSIVE, Scan
from analysis.model import MentionKind

_PRONOUNS = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
_DEFINITE = frozenset({"the", "this", "that"})
_INDEFINITE = frozenset(
    {"a", "an", "one", "another", "two", "three", "four", "several", "some", "many", "senior", "other", "multiple"}
)
_BELONGS = frozenset({"at", "of", "in", "from", "with", "for"})
REACH = 6  # sentences that a pronoun or a title looks back over


@dataclass(frozen=True, slots=True)
class Named:
    """A name in the text and whose it is."""

    first: int
    last: int
    who: Person | FoundBody


@dataclass(frozen=True, slots=True)
class Reference:
    """Words that refer to somebody; `who` is None for a speaker without a name, who may belong to a `body`."""

    first: int
    last: int
    kind: MentionKind
    who: Person | FoundBody | None
    body: FoundBody | None = None


def find_references(found: Scan, quoted: list[bool], named: list[Named], names: list[FoundName]) -> list[Reference]:
    """Names, titles alone, pronouns and unnamed speakers in the order of the text.

    A title alone is the last person named whose title has its noun ("the envoy"); a pronoun is the first person named
    in its sentence before it, else in the nearest sentence before; quoted words refer to nobody outside them.
    """
    by_first = {one.first: one for one in named}
    reader = _Reader(found, quoted, by_first)
    covered = [False] * (len(found.shown) + 1)
    for one in named:
        covered[one.first : one.last + 1] = [True] * (one.last + 1 - one.first)
    titles = {word for name in names if name.title for word in range(name.title_first, name.title_last + 1)}
    for number, (begin, stop) in enumerate(pairwise(found.first)):
        reader.enter(number)
        word = begin
        while word < stop:
            if named_here := by_first.get(word):
                reader.name(named_here)
                word = max(word, named_here.last)
            elif not covered[word] and word not in titles:
                word = reader.read(word, begin, stop, covered)
            word += 1
    return reader.references


class _Reader:
    def __init__(self, found: Scan, quoted: list[bool], by_first: dict[int, Named]) -> None:
        self.found, self.quoted, self.by_first = found, quoted, by_first
        self.references: list[Reference] = []
        self.subjects: list[list[Person]] = []
        self.recent: list[Person] = []
        self.last_unnamed: Reference | None = None

    def enter(self, sentence: int) -> None:
        """Begin a sentence."""
        self.subjects.append([])
        if sentence and self.found.sentences[sentence].part != self.found.sentences[sentence - 1].part:
            self.subjects[:] = [[]]

    def name(self, one: Named) -> None:
        """Note a name."""
        kind: MentionKind = "name" if isinstance(one.who, Person) else "body"
        self._add(Reference(one.first, one.last, kind, one.who))

    def read(self, word: int, begin: int, stop: int, covered: list[bool]) -> int:
        """Read a word that is no name; gives the last word of what was read."""
        lower = self.found.lower[word]
        if lower in _PRONOUNS:
            if who := self._meant(_PRONOUNS[lower], inside=self.quoted[word]):
                self._add(Reference(word, word, "pronoun", who))
            return word
        if lower in _DEFINITE or lower in {"his", "her", "their", "its"}:
            return self._definite(word, stop, covered)
        if lower in word_set("unnamed-sources"):
            return self._unnamed(word, begin, stop, covered)
        return word

    def _add(self, reference: Reference) -> None:
        self.references.append(reference)
        if isinstance(reference.who, Person) and not self.quoted[reference.first]:
            possessive = self.found.lower[min(reference.last + 1, len(self.found.lower) - 1)] in POSSESSIVE
            if not possessive:
                self.subjects[-1].append(reference.who)
            self.recent.append(reference.who)

    def _meant(self, gender: str, *, inside: bool) -> Person | None:
        if inside:
            return None
        for subjects in self.subjects[: -REACH - 1 : -1]:
            for person in subjects:
                if person.gender in {"", gender} or (person.known and not person.gender):
                    return person
        return None

    def _definite(self, word: int, stop: int, covered: list[bool]) -> int:
        """Read a title alone: "the envoy", "the South Korean minister", "the official"."""
        found, last = self.found, word + 1
        while last < stop and last - word < 6 and not covered[last] and found.shown[last].isalpha():
            if found.lower[last] in title_nouns() and not (last + 1 < stop and found.lower[last + 1] in title_nouns()):
                if last + 1 < stop and (covered[last + 1] or found.shown[last + 1][0].isupper()):
                    return word
                who = self._holder(found.lower[last], word + 1, last)
                if who:
                    self._add(Reference(word, last, "title", who))
                elif found.lower[last] in word_set("unnamed-sources"):
                    before = self.last_unnamed
                    self._add(
                        Reference(word, last, "unnamed", None, before.body if before else self._body_after(last, stop))
                    )
                return last
            last += 1
        return word

    def _holder(self, noun: str, first: int, last: int) -> Person | None:
        """The last person named whose title has this noun, and the country printed before it."""
        if noun in {"official", "officials"}:
            return None
        country = next((hit[1] for at in range(first, last) if (hit := country_at(self.found.shown, at, last))), "")
        for person in reversed(self.recent):
            if noun in person.nouns() and (not country or person.country in {"", country}):
                return person
        return None

    def _unnamed(self, word: int, begin: int, stop: int, covered: list[bool]) -> int:
        """Read a source without a name: "an official at the Blue House", "two people briefed on the talks"."""
        found = self.found
        if word + 1 < stop and (covered[word + 1] or found.shown[word + 1][0].isupper()):
            return word
        first = word
        while first > begin and word - first < 5 and found.joined(first) and self._describes(first - 1, covered):
            first -= 1
        reference = Reference(first, word, "unnamed", None, self._body_after(word, stop) or self._body_before(first))
        self.last_unnamed = reference
        self.references.append(reference)
        return word

    def _describes(self, word: int, covered: list[bool]) -> bool:
        lower = self.found.lower[word]
        if covered[word]:
            return False
        return lower in _INDEFINITE or lower in word_set("title-modifiers") or self.found.shown[word][0].isupper()

    def _body_after(self, word: int, stop: int) -> FoundBody | None:
        """The body named after a noun: "at the Blue House"."""
        if word + 2 >= stop or self.found.lower[word + 1] not in _BELONGS:
            return None
        first = word + 3 if self.found.lower[word + 2] == "the" else word + 2
        one = self.by_first.get(first)
        return one.who if one and isinstance(one.who, FoundBody) else None

    def _body_before(self, first: int) -> FoundBody | None:
        before = self.references[-1] if self.references else None
        if before and isinstance(before.who, FoundBody) and before.last + 1 >= first - 1:
            return before.who
        return None

"""What else refers to somebody who was named: titles alone, pronouns, and sources that stay without a name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from analysis.extraction.bodies import FoundBody
from analysis.extraction.body_words import body_nouns
from analysis.extraction.memory import REACH, Memory, holds
from analysis.extraction.name_words import country_at, title_nouns, word_set
from analysis.extraction.persons import Person
from analysis.extraction.saying import Says, says
from analysis.extraction.scan import POSSESSIVE, Scan
from analysis.extraction.titles_beside import FoundName
from analysis.model import MentionKind, Official

_OWNERS = frozenset({"his", "her"})
_PRONOUNS = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
_DEFINITE = frozenset({"the", "this", "that"})
_OWNED = frozenset({"his", "her", "their", "its"})
_INDEFINITE = frozenset(
    {"a", "an", "one", "another", "two", "three", "four", "several", "some", "many", "senior", "other", "multiple"}
)
_POSSESSED = [[mark] for mark in POSSESSIVE]
_BELONGS = frozenset({"at", "of", "in", "from", "with"})
ByDefault = Callable[[list[str]], Official | None]
_LONGEST_TITLE = 6
_LONGEST_APPOSITION = 14


@dataclass(frozen=True, slots=True)
class Named:
    """A name in the text and whose it is."""

    first: int
    last: int
    who: Person | FoundBody


@dataclass(frozen=True, slots=True)
class Reference:
    """Words that refer to somebody; `who` is None for a speaker without a name, who may belong to a `body`.

    `same` is the place among the references of the unnamed speaker who is meant again ("the official").
    """

    first: int
    last: int
    kind: MentionKind
    who: Person | FoundBody | None
    body: FoundBody | None = None
    same: int | None = None


def find_references(
    found: Scan, quoted: list[bool], named: list[Named], names: list[FoundName], by_default: ByDefault
) -> list[Reference]:
    """Names, titles alone, pronouns and unnamed speakers in the order of the text.

    Whom a title alone or a pronoun means is told by `Memory`; quoted words refer to nobody outside them. `by_default`
    gives the body that a common name means ("foreign ministry") where the text has named none.
    """
    by_first = {one.first: one for one in named}
    reader = _Reader(found, quoted, by_first, by_default)
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
            elif (owner := reader.country_office(word, stop, covered)) and word not in titles:
                word = owner
            elif not covered[word] and word not in titles:
                word = reader.read(word, begin, stop, covered)
            word += 1
    return reader.references


class _Reader:
    def __init__(self, found: Scan, quoted: list[bool], by_first: dict[int, Named], by_default: ByDefault) -> None:
        self.found, self.quoted, self.by_first, self.by_default = found, quoted, by_first, by_default
        self.references: list[Reference] = []
        self.memory = Memory()
        self.last_unnamed: int | None = None

    def enter(self, sentence: int) -> None:
        """Begin a sentence."""
        sentences = self.found.sentences
        captions = {sentences[sentence].part, sentences[max(0, sentence - 1)].part} - {"paragraph", "heading"}
        self.memory.enter(fresh=bool(captions) and len(captions | {sentences[sentence].part}) > 1)

    def name(self, one: Named) -> None:
        """Note a name."""
        kind: MentionKind = "name" if isinstance(one.who, Person) else "body"
        self._add(Reference(one.first, one.last, kind, one.who))

    def read(self, word: int, begin: int, stop: int, covered: list[bool]) -> int:
        """Read a word that is no name; gives the last word of what was read."""
        lower = self.found.lower[word]
        if lower in _PRONOUNS:
            if not self.quoted[word] and (who := self.memory.by_gender(_PRONOUNS[lower], says(self.found, word, word))):
                self._add(Reference(word, word, "pronoun", who))
            return word
        if lower in {"who", "which", "it"}:
            if not self.quoted[word] and (thing := self._thing(word, begin)):
                self._add(Reference(word, word, "pronoun", thing))
            return word
        if lower in _DEFINITE or lower in _OWNED:
            return self._definite(word, stop, covered)
        if lower in word_set("unnamed-sources"):
            return self._unnamed(word, begin, stop, covered)
        return word

    def _add(self, reference: Reference) -> None:
        self.references.append(reference)
        if reference.who and not self.quoted[reference.first]:
            after = self.found.lower[min(reference.last + 1, len(self.found.lower) - 1)]
            self.memory.note(
                reference.who,
                says(self.found, reference.first, reference.last),
                possessive=after in POSSESSIVE or self.found.lower[reference.first] in _OWNERS,
            )

    def _thing(self, word: int, begin: int) -> Person | FoundBody | None:
        """Who is meant by "who" after a name, and by "it" or "which" where it speaks."""
        if not says(self.found, word, word):
            return None
        if self.found.lower[word] == "it":
            return self.memory.thing(says(self.found, word, word))
        before = next((one for one in reversed(self.references) if one.last < word), None)
        near = before is not None and before.first >= begin and word - before.last <= 2
        return before.who if near and before else None

    def country_office(self, word: int, stop: int, covered: list[bool]) -> int | None:
        """Read a country's office alone, "Arland’s foreign minister", whose holder may be named only later.

        Gives the last word of what was read; None where none begins here.
        """
        found = self.found
        hit = country_at(found.shown, word, stop) if found.kinds[word] == "CAP" else None
        if hit is None or hit[2] == "adjective" or found.lower[word + hit[0] : word + hit[0] + 1] not in _POSSESSED:
            return None
        first = last = word + hit[0] + 1
        while last < stop and last - first < _LONGEST_TITLE and not covered[last] and found.shown[last].islower():
            if found.lower[last] in title_nouns() and found.lower[last + 1] not in title_nouns():
                if covered[last + 1] or found.shown[last + 1][0].isupper() or self.quoted[word]:
                    return None
                noun, modifiers = found.lower[last], found.lower[first:last]
                who = self.memory.by_title(noun, modifiers, hit[1], says(found, word, last))
                who = who or self._named_anywhere(noun, modifiers, hit[1])
                if who is None:
                    self.memory.note_unnamed(says(found, word, last))
                    return None
                self._add(Reference(word, last, "title", who))
                return last
            last += 1
        return None

    def _named_anywhere(self, noun: str, modifiers: list[str], country: str) -> Person | None:
        """The one person of the text who holds a country's office."""
        people = {id(one.who): one.who for one in self.by_first.values() if isinstance(one.who, Person)}
        holders = [one for one in people.values() if one.country == country and holds(one, noun, modifiers, country)]
        return holders[0] if len(holders) == 1 else None

    def _definite(self, word: int, stop: int, covered: list[bool]) -> int:
        """Read a title or a body's noun alone: "the envoy", "the South Korean minister", "the ministry"."""
        found, last = self.found, word + 1
        while last < stop and last - word <= _LONGEST_TITLE and not covered[last] and found.shown[last].isalpha():
            if found.lower[last] in title_nouns() and not (last + 1 < stop and found.lower[last + 1] in title_nouns()):
                if last + 1 < stop and (covered[last + 1] or found.shown[last + 1][0].isupper()):
                    return word
                self._title(word, last, stop)
                return last
            if found.shown[last] in body_nouns():
                return self._body_alone(word, last)
            last += 1
        return word

    def _title(self, word: int, last: int, stop: int) -> None:
        """Note a title alone, which is the person named beside it or before, or stays without a name."""
        found = self.found
        noun = found.lower[last]
        who = self._beside(last, stop) or self._holder(word, last)
        if who:
            self._add(Reference(word, last, "title", who))
        elif noun in word_set("unnamed-sources"):
            before = self.references[self.last_unnamed] if self.last_unnamed is not None else None
            body = self._body_after(last, stop) or (before.body if before else None)
            same = self.last_unnamed if before and found.lower[word] in _DEFINITE else None
            self._add_unnamed(Reference(word, last, "unnamed", None, body, same))

    def _beside(self, last: int, stop: int) -> Person | None:
        """The person whose name follows between commas: "The envoy for the talks, Mirel Tovane, said"."""
        comma = next(
            (at for at in range(last + 1, min(stop, last + _LONGEST_APPOSITION)) if self.found.shown[at] == ","), None
        )
        if comma is None or any(kind in {"AUX", "ED", "ING"} for kind in self.found.kinds[last + 1 : comma]):
            return None
        one = self.by_first.get(comma + 1)
        closed = one is not None and one.last + 1 < stop and self.found.shown[one.last + 1] in {",", "."}
        return one.who if closed and one and isinstance(one.who, Person) else None

    def _holder(self, word: int, last: int) -> Person | None:
        """The person of this title who was named before, with the country and the ranks printed before it."""
        found = self.found
        if found.lower[last] in {"official", "officials"} or self._just_unnamed(found.lower[last], word):
            return None
        country = next((hit[1] for at in range(word + 1, last) if (hit := country_at(found.shown, at, last))), "")
        return self.memory.by_title(found.lower[last], found.lower[word + 1 : last], country, says(found, word, last))

    def _just_unnamed(self, noun: str, word: int) -> bool:
        """True if a speaker without a name was called by this noun, and nobody of such a title was named since."""
        if self.last_unnamed is None:
            return False
        before = self.references[self.last_unnamed]
        recent = self.found.sentence_of(word) - self.found.sentence_of(before.first) <= REACH
        since = (one.who for one in self.references[self.last_unnamed + 1 :])
        return (
            recent
            and self.found.lower[before.last] == noun
            and not any(isinstance(who, Person) and noun in who.nouns() for who in since)
        )

    def _body_alone(self, word: int, last: int) -> int:
        """Note a body's noun alone where it speaks; gives the last word of what was read."""
        found = self.found
        spoken = says(found, word, last)
        if not spoken or self.quoted[word]:
            return word
        if who := self._named_body(word, last, spoken):
            self._add(Reference(word, last, "body", who))
            return last
        return word

    def _named_body(self, word: int, last: int, spoken: Says) -> FoundBody | None:
        """The body that "the ministry" means, or "the Kestranian ministry" and "the presidential office"."""
        found, first = self.found, word + 1
        country = ""
        if hit := country_at(found.shown, first, last + 1):
            country, first = hit[1], first + hit[0]
        words = found.lower[first : last + 1]
        if who := self.memory.body(words, country, spoken):
            return who
        official = self.by_default(words)
        return FoundBody(word, last, official) if official else None

    def _unnamed(self, word: int, begin: int, stop: int, covered: list[bool]) -> int:
        """Read a source without a name: "an official at the Blue House", "two people briefed on the talks"."""
        found = self.found
        if word + 1 < stop and (covered[word + 1] or found.shown[word + 1][0].isupper()):
            return word
        first = word
        while first > begin and word - first < 5 and found.joined(first) and self._describes(first - 1, covered):
            first -= 1
        if who := self._beside(word, stop):
            self._add(Reference(first, word, "title", who))
            return word
        body = self._body_after(word, stop) or self._body_before(first)
        self.last_unnamed = len(self.references)
        self._add_unnamed(Reference(first, word, "unnamed", None, body))
        return word

    def _add_unnamed(self, reference: Reference) -> None:
        self.references.append(reference)
        if not self.quoted[reference.first] and not self.found.lower[reference.last].endswith("s"):
            self.memory.note_unnamed(says(self.found, reference.first, reference.last))

    def _describes(self, word: int, covered: list[bool]) -> bool:
        lower = self.found.lower[word]
        if covered[word]:
            return False
        return lower in _INDEFINITE or lower in word_set("title-modifiers") or self.found.shown[word][0].isupper()

    def _body_after(self, word: int, stop: int) -> FoundBody | None:
        """The body named after a noun: "at the Blue House", "for the North’s Foreign Ministry", "of the ministry"."""
        found = self.found
        speaks_for = found.lower[word].startswith("spokes") and found.lower[word + 1 : word + 2] == ["for"]
        if word + 2 >= stop or not (found.lower[word + 1] in _BELONGS or speaks_for):
            return None
        for first in range(word + 2, min(stop, word + 7)):
            one = self.by_first.get(first)
            if one and isinstance(one.who, FoundBody):
                return one.who
            if found.lower[word + 2] == "the" and found.shown[first] in body_nouns():
                return self._named_body(word + 2, first, "front")
            if found.kinds[first] not in {"CAP", "the", "W", "S"} and found.lower[first] not in POSSESSIVE:
                return None
        return None

    def _body_before(self, first: int) -> FoundBody | None:
        before = self.references[-1] if self.references else None
        if before and isinstance(before.who, FoundBody) and before.last + 1 >= first - 1:
            return before.who
        if self.found.shown[first] in body_nouns() and first > 0 and self.found.lower[first - 1] == "the":
            return self._named_body(first - 1, first, "front")
        return None

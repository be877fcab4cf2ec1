"""Who was named so far in an article, and who of them a pronoun or a title alone means."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from analysis.extraction.bodies import FoundBody
from analysis.extraction.name_words import title_likes, word_set
from analysis.extraction.persons import Person, has_noun
from analysis.extraction.registry import plain
from analysis.extraction.saying import Says

REACH = 6  # sentences that a pronoun looks back over
_LONG_REACH = 14  # and a title alone or a body's noun


@dataclass(slots=True)
class _Told:
    """Who was named in a sentence, in order; `speakers` begins with the one who says the whole of it.

    None among the speakers is one without a name; `unnamed` tells that nobody was named since.
    """

    subjects: list[Person] = field(default_factory=list)
    speakers: list[Person | FoundBody | None] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    bodies: list[FoundBody] = field(default_factory=list)
    unnamed: bool = False


class Memory:
    """The persons and bodies of the sentences read, nearest first.

    Who speaks in a sentence of which only the end says so ("..., he said") is named in none of the words before: those
    are what he said. He is rather the one who spoke last.
    """

    def __init__(self) -> None:
        self._told: list[_Told] = [_Told()]

    def enter(self, *, fresh: bool) -> None:
        """Begin a sentence; `fresh` where what was before has nothing to do with it."""
        if fresh:
            self._told.clear()
        self._told.append(_Told())

    def note(self, who: Person | FoundBody, says: Says, *, possessive: bool) -> None:
        """Remember who is referred to outside quotation marks."""
        told = self._told[-1]
        told.unnamed = False
        if isinstance(who, Person):
            told.people.append(who)
            if not possessive:
                told.subjects.append(who)
        else:
            told.bodies.append(who)
        if says == "aside":
            told.speakers.insert(0, who)
        elif says:
            told.speakers.append(who)

    def note_unnamed(self, says: Says) -> None:
        """Remember that one without a name speaks: "a diplomat said he had left" tells of nobody who was named."""
        if says:
            self._told[-1].unnamed = True
            self._told[-1].speakers.append(None)

    def by_gender(self, gender: str, says: Says) -> Person | None:
        """Whom "he" or "she" means."""
        for told in self._sentences(says, REACH):
            here = told is self._told[-1]
            if here and told.unnamed:
                return None
            for who in [*(told.speakers if says and not here else []), *told.subjects]:
                if who is None:
                    return None
                if isinstance(who, Person) and who.gender in {"", gender}:
                    return who
        return None

    def by_title(self, noun: str, modifiers: list[str], country: str, says: Says) -> Person | None:
        """Whom a title alone means: "the envoy", "the South Korean minister", "the vice minister"."""
        for told in self._sentences(says, _LONG_REACH):
            spoke = told.speakers if says else []
            nearest = [*spoke, *told.subjects, *told.people] if says else told.people[::-1]
            for who in nearest:
                if isinstance(who, Person) and holds(who, noun, modifiers, country):
                    return who
        return None

    def body(self, words: list[str], country: str, says: Says) -> FoundBody | None:
        """The body that its noun alone means: "the ministry", "the presidential office"."""
        ending = " ".join(words)
        for told in self._sentences(says, _LONG_REACH):
            spoke = told.speakers if says else []
            for who in [*spoke, *told.bodies[::-1]]:
                if isinstance(who, FoundBody) and country in {"", who.official.country} and _is_called(who, ending):
                    return who
        return None

    def thing(self, says: Says) -> FoundBody | None:
        """The body that "it" means: the one that spoke last, or was named last."""
        for told in self._sentences(says, REACH):
            for who in [*told.speakers, *told.bodies]:
                if isinstance(who, FoundBody):
                    return who
        return None

    def _sentences(self, says: Says, reach: int) -> Iterator[_Told]:
        """The sentences from the nearest on; what somebody is said to have said comes last."""
        nearest = self._told[: -reach - 1 : -1]
        yield from [*nearest[1:], nearest[0]] if says == "aside" else nearest


def holds(person: Person, noun: str, modifiers: list[str], country: str) -> bool:
    """True if one of a person's titles has this noun, or one that it can stand for, and these ranks and fields."""
    if country and person.country not in {"", country}:
        return False
    narrow = [
        word for word in modifiers if word in word_set("title-ranks") or word.capitalize() in word_set("portfolios")
    ]
    likes = title_likes().get(noun, ())
    return any(
        all(word in title.split() for word in narrow)
        and (has_noun(title, noun, modifiers) or any(f" {like} " in f" {title} " for like in likes))
        for title in person.offices()
    )


def _is_called(body: FoundBody, ending: str) -> bool:
    names = (body.official.name, *body.official.aliases)
    return any(plain(name) == ending or plain(name).endswith(f" {ending}") for name in names) or (
        f" {ending} of " in f" {plain(body.official.name)} "
    )

"""Who took part in a talk, from those whom its sentence names on its two sides."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from analysis.extraction.cast import Cast
from analysis.extraction.name_words import calendar_words, country_at, title_nouns, word_set
from analysis.extraction.talks_events import Found
from analysis.extraction.talks_holders import has_owner, holders_of, is_held
from analysis.extraction.talks_lists import no_party
from analysis.extraction.talks_pairs import is_pair, owners, pair_meant
from analysis.extraction.talks_parties import Party, group_heads, read_party
from analysis.extraction.talks_same import Draft
from analysis.extraction.talks_sentence import Reader

_THEM = frozenset({"them", "both"})
_PERSONS = frozenset({"official", "named"})
_WIRES = frozenset({"phone", "telephone", "video", "videoconference"})
_OPPOSITES = frozenset({"guest", "host", "visitor", "counterpart"})
_BEING = frozenset({"is", "was"})
_NOW = frozenset({"today", "morning", "evening"})
_LONG = frozenset({"hour", "hours", "minutes"})  # "spoke for an hour"
_GERUND = frozenset({"of", "for", "from"})
_STAGE = frozenset({"at", "in", "during", "after", "following", "to", "told"})
_WITHIN = frozenset({"at", "in", "during", "after", "following", "over", "for"})


@dataclass(frozen=True, slots=True)
class Sides:
    """The two sides of a contact as an article names them.

    `loose` is true in texts that a government publishes about its own talks: whoever it met took part.
    """

    reader: Reader
    one: Found
    near: list[Party]
    far: list[Party]
    cast: Cast
    drafts: list[Draft]
    part: int
    loose: bool

    @classmethod
    def of(
        cls,
        reader: Reader,
        one: Found,
        sides: tuple[list[Party], list[Party]],
        cast: Cast,
        drafts: list[Draft],
        part: int,
        loose: bool,
    ) -> Sides:
        """The sides without the press and the public, and without groups that only describe a person named."""
        near, far = ([party for party in side if not no_party(reader, party)] for side in sides)
        near, far = _cleaned(reader, near, loose), _cleaned(reader, far, loose)
        return cls(reader, one, near, far, cast, drafts, part, loose)

    @property
    def persons(self) -> list[Party]:
        """Those who are persons."""
        return [party for party in self.near + self.far if party.kind in _PERSONS]

    @property
    def personal(self) -> bool:
        """True if persons take part, by name or as "the two envoys"."""
        pairs = [party for party in self.near + self.far if is_pair(self.reader, party)]
        return bool(self.persons) or any(len(self._meant(party)) > 1 for party in pairs)

    def participants(self, status: str) -> tuple[str, ...] | None:
        """The participants; () for a talk told of before; None where there is no talk."""
        reader, one = self.reader, self.one
        kind, definite = one.contact.kind, is_definite(reader, one)
        whole = [party for party in self.near if party.sided]
        whole += [party for party in self.far if party.sided or (self.loose and _plural(reader, party))]
        copular = kind in {"meeting", "summit"} and not whole and reader.lower(one.start - 1) in _BEING
        if kind != "press conference" and not copular and not any(self._acts(party) for party in whole):
            return () if definite else None
        if kind == "visit":
            return self._visitors(definite)
        if kind == "press conference":
            return self._speakers(status, definite)
        if kind == "letter" and not self.far:
            came = reader.lower(one.last + 1) in {"came", "comes"} and len(self.near) == 1
            return (self.near[0].who,) if came and self._acts(self.near[0]) else None
        if not self.far and not (definite or self._mutual()):
            return None
        if kind == "call" and self.far and not one.noun and not self._can_be_called(self.far[0]):
            return None
        if not one.noun and not self.near and not definite:
            return None
        hosting = reader.lower(one.first) in word_set("hosting-verbs") and not one.noun
        if hosting and not any(
            party.kind in {*_PERSONS, "group", "body"} or _is_office(reader, party) for party in self.far[:1]
        ):
            return None
        others = self.far if any(party.kind in _PERSONS for party in self.near) else self.near
        if others and all(party.kind == "group" and not self._acts(party) for party in others):
            return None
        who = self._all(whole)
        if not whole and reader.lower(one.start) == "their" and reader.lower(one.start - 1) in _BEING:
            who = pair_meant(reader, Party(one.start, one.start, "they", "group"), self.cast, self.drafts, self.part)
            return who if len(who) == 2 else ()
        certain = any(
            party.kind in {"official", "body", "named", "country"} or _of_state(reader, party) for party in whole
        )
        paired = any(owners(reader, party) and self._meant(party) for party in whole)
        if len(who) >= 2 and (certain or paired or self.loose):
            return who
        if status == "planned" and not self.far and len(whole) == 1 and self._of_two(whole[0]):
            return who
        return () if definite and not self.far else None

    def _of_two(self, party: Party) -> bool:
        """True for "officials of the two sides": one group from both."""
        inside = [self.reader.lower(word) for word in range(party.first, party.last + 1)]
        return "two" in inside[1:] and inside[-1] in word_set("pair-bodies")

    def unresolved(self) -> tuple[str, ...]:
        """The group that a talk without known sides is said to be of: "the two sides’ leaders"."""
        groups = [party for party in self.near if party.kind == "group" and not is_pair(self.reader, party)]
        return (groups[0].who,) if groups else ()

    def _all(self, parties: list[Party]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name for party in parties for name in self._meant(party)))

    def _meant(self, party: Party) -> tuple[str, ...]:
        """The ids or names of a side."""
        if other := self._opposite(party):
            return (other,)
        pair = owners(self.reader, party) if party.kind == "group" else None
        if pair is None:
            return (party.who,)
        again = {"again", "last"} & {self.reader.lower(self.one.last + 1), self.reader.lower(self.one.first - 1)}
        meant = pair_meant(self.reader, pair, self.cast, self.drafts, 0 if again else self.part)
        return meant if meant or pair is party else (party.who,)

    def _opposite(self, party: Party) -> str:
        """Whom "his guest" and "her counterpart" mean: the other side of the last talk of the person named, or ""."""
        if self.reader.lower(party.first) not in {"his", "her"} or self.reader.lower(party.last) not in _OPPOSITES:
            return ""
        mine = {other.who for other in self.near if other.kind in _PERSONS}
        for draft in reversed(self.drafts):
            if len(draft.who) == 2 and len(mine & set(draft.who)) == 1 and not draft.unnamed & set(draft.who):
                return next(one for one in draft.who if one not in mine)
        return ""

    def _visitors(self, definite: bool) -> tuple[str, ...] | None:
        owners = holders_of(self.reader, self.one) if self.one.noun else []
        owners = owners or [party for party in self.near if self.one.noun and party.first > self.one.last]
        if definite and not owners and not self.far:
            return ()
        going = [party for party in owners or self.near if party.kind == "official" or is_pair(self.reader, party)]
        going += [party for party in self.far if party.kind in _PERSONS and not owners]
        who = tuple(one for one in self._all(going) if self.cast.official(one))
        return who or self._travellers(going) or (() if definite else None)

    def _travellers(self, going: list[Party]) -> tuple[str, ...]:
        """A delegation or envoys without a name."""
        groups = [party for party in going or self.near if party.kind == "group"]
        return tuple(
            party.who
            for party in groups
            if self.reader.lower(party.last) in word_set("travelling-parties")
            or (self.reader.lower(party.last) in title_nouns() and _of_state(self.reader, party))
        )

    def alone(self) -> tuple[str, ...]:
        """The one group that "the negotiators met in Oslo" names, or ()."""
        group = self.near[0] if len(self.near) == 1 and not self.far and not self.one.noun else None
        if group is None or group.kind != "group" or self.reader.lower(group.first) not in {"the", "their"}:
            return ()
        named = is_pair(self.reader, group) and len(self._meant(group)) > 1
        return (group.who,) if not named and self._mutual() else ()

    def _speakers(self, status: str, definite: bool) -> tuple[str, ...] | None:
        reader, one = self.reader, self.one
        speaks = status != "held" or _speaks_there(reader, one) or (self.near and is_owned(reader, one))
        if not self.persons or not speaks:
            return () if definite else None
        return tuple(dict.fromkeys(party.who for party in self.persons))

    def _can_be_called(self, party: Party) -> bool:
        """False for bodies and for "them", but by phone: who "talks to the union" makes a speech."""
        reader, one = self.reader, self.one
        if party.kind == "country" and any(reader.lower(at) in _WIRES for at in range(one.first, party.first)):
            return True
        if self.loose:
            return self.reader.lower(party.first) not in _THEM
        group = party.kind == "group" and self.reader.lower(party.first) not in _THEM
        return party.kind in _PERSONS or group

    def _acts(self, party: Party) -> bool:
        """True for a side that acts for a government or a body: one with a title, a body, a country, or a group."""
        if party.kind == "official":
            official = self.cast.official(party.who)
            return self.loose or bool(official and (official.registered or official.titles))
        if party.kind == "group" and not self.loose and self.reader.lower(party.last) in word_set("vague-parties"):
            capital = any(self.reader.capital(at) for at in range(party.first + 1, party.last + 1))
            return capital or is_pair(self.reader, party)
        return party.kind in {"body", "country", "group", "named"}

    def _mutual(self) -> bool:
        """True for "Kim and Moon met", "the ministers spoke by phone": those on the near side talk with each other."""
        reader, one = self.reader, self.one
        together = len(self.near) > 1 and _coordinated(reader, self.near)
        if one.noun:
            return is_held(reader, one) or (
                (one.start < one.first or reader.lower(one.start - 1) in _WITHIN) and together
            )
        after = {reader.lower(word) for word in range(one.last + 1, one.last + 5)}
        long = "for" in after and after & _LONG
        if one.contact.kind == "call" and together and (after & _NOW or long):
            return True
        if (
            "with" in after
            or _governed(reader, self.near)
            or (reader.lower(one.last + 1) not in word_set("contact-fillers") and read_party(reader, one.last + 1))
        ):
            return False
        groups = [party for party in self.near if party.kind == "group"]
        plural = together or any(is_pair(reader, party) or _plural(reader, party) for party in groups)
        if not plural or _in_relative_clause(reader, one.first - 1):
            return False
        return bool(after & _WIRES) if one.contact.kind == "call" else "together" in one.contact.joins


def _cleaned(reader: Reader, side: list[Party], loose: bool) -> list[Party]:
    if not any(party.kind in _PERSONS for party in side):
        return side
    return [
        party
        for party in side
        if party.kind in {*_PERSONS, "body"}
        or (loose and not _one_title(reader, party))
        or (party.kind == "group" and (is_pair(reader, party) or reader.lower(party.last).startswith("counterpart")))
    ]


def _one_title(reader: Reader, party: Party) -> bool:
    """True for "special representative for North Korea", "nominee": the office of the person named beside it."""
    return party.kind == "country" or any(
        reader.lower(at) in title_nouns() for at in range(party.first, party.last + 1)
    )


def _of_state(reader: Reader, party: Party) -> bool:
    """True for somebody of a country, though without a name: "Norway's premier", "the Danish delegation"."""
    shown = reader.found.shown
    return party.kind == "group" and any(
        country_at(shown, word, party.last + 1) for word in range(party.first, party.last)
    )


def _is_office(reader: Reader, party: Party) -> bool:
    """True for a country that stands for its people: the first of "her counterparts from A and B"."""
    return party.kind == "country" and any(
        reader.lower(word) in group_heads() for word in range(party.first, party.last + 1)
    )


def _governed(reader: Reader, near: list[Party]) -> bool:
    """True if the first of those before a verb is no subject of it: "a campaign against Lind, Ek has been meeting"."""
    return reader.lower(near[0].first - 1) in {"against", "for", "about", "of", "from"} if near else False


def _coordinated(reader: Reader, parties: list[Party]) -> bool:
    """True if the sides stand in one list, and are not a subject and an object."""
    return all(
        not any(reader.is_verb(word) for word in range(before.last + 1, after.first))
        for before, after in pairwise(parties)
    )


def _in_relative_clause(reader: Reader, first: int) -> bool:
    """True for "the voters they met": the pronoun follows the noun that the verb has as its object."""
    before = reader.shown(first - 1)
    return (
        reader.lower(first) in {"they", "he", "she", "we"}
        and before.isalpha()
        and before.islower()
        and before not in word_set("function-words")
        and not reader.is_verb(first - 1)
        and before not in word_set("clause-starts")
    )


def is_owned(reader: Reader, one: Found) -> bool:
    """True for "Minister Ada Lind’s press conference": whose it is speaks there."""
    spoken = one.contact.kind == "press conference" and reader.lower(one.last + 1) not in word_set("press-props")
    return spoken and has_owner(reader, one)


def _speaks_there(reader: Reader, one: Found) -> bool:
    """True for "at a press conference", "held a press conference"; not for "a press conference setting"."""
    if _is_of_another(reader, one):
        return False
    before = {reader.lower(word) for word in range(max(reader.begin, one.start - 2), one.start)}
    joined = before & _STAGE or is_held(reader, one)
    return bool(joined) and reader.lower(one.last + 1) not in word_set("press-props")


def _is_of_another(reader: Reader, one: Found) -> bool:
    """True for "was accused of shoving her at a press conference": what is done there is not said there."""
    for word in range(one.start - 2, max(reader.begin, one.start - 7), -1):
        if reader.lower(word).endswith("ing") and not reader.capital(word):
            said = reader.lower(word) in word_set("speech-verbs") or reader.lower(word) == "speaking"
            return reader.lower(word - 1) in _GERUND and not said
        if reader.is_verb(word) or reader.lower(word) == ",":
            return False
    return False


def _plural(reader: Reader, party: Party) -> bool:
    """True for a group that a readout may have met: "small business owners", "the Congressional Black Caucus"."""
    last = party.last
    for word in range(party.first + 1, party.last):
        if reader.lower(word) == "of":
            last = word - 1
            break
    return reader.lower(last).endswith("s") or reader.capital(last)


def is_definite(reader: Reader, one: Found) -> bool:
    """True for "the meeting", "their talks", which may speak of a talk told before."""
    owned = has_owner(reader, one)
    timely = owned and reader.shown(one.start + 1) in calendar_words()
    return (timely or not owned) and one.noun and reader.lower(one.start) in {"the", "that", "this", "their", "both"}

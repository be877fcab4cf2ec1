"""Sentences with words of contact -> what each of them tells of talks."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from analysis.extraction.cast import Cast
from analysis.extraction.name_words import country_at, word_set
from analysis.extraction.quotes import Quote
from analysis.extraction.scan import Scan
from analysis.extraction.talks_events import Found, contacts_in
from analysis.extraction.talks_lists import no_party
from analysis.extraction.talks_parties import PLURALS, Party, read_party
from analysis.extraction.talks_same import Draft
from analysis.extraction.talks_sentence import Reader
from analysis.extraction.talks_sides import is_held, sides_of
from analysis.extraction.talks_status import status_of
from analysis.extraction.talks_when import Calendar, governing
from analysis.extraction.talks_where import destination_of, front_place, is_abroad, venue_of
from analysis.model import Article, DateMention
from analysis.resources import words

_DEFINITE = frozenset({"the", "that", "this", "their", "both"})
_STAYING = frozenset({"remain", "remains", "remained", "stay", "stays", "stayed"})
_THEM = frozenset({"them", "both"})
_PAIRS = frozenset(
    {
        "they",
        "them",
        "both",
        "two",
        "sides",
        "leaders",
        "ministers",
        "envoys",
        "delegations",
        "officials",
        "presidents",
        "negotiators",
        "representatives",
        "diplomats",
    }
)


def drafts_of(article: Article, found: Scan, cast: Cast, calendar: Calendar, quotes: tuple[Quote, ...]) -> list[Draft]:
    """What the sentences of a scan tell, in order."""
    teller = _Teller(article, found, cast, calendar, quotes)
    for number in range(len(found.sentences)):
        teller.read(number)
    return teller.drafts


class _Teller:
    def __init__(
        self, article: Article, found: Scan, cast: Cast, calendar: Calendar, quotes: tuple[Quote, ...]
    ) -> None:
        self.article, self.found, self.cast, self.calendar = article, found, cast, calendar
        self.quotes = quotes
        self.quote_starts = [quote.span.start for quote in quotes]
        self.parts = [part.span.start for part in article.parts]
        self.loose = article.genre in {"readout", "official statement"}
        self.drafts: list[Draft] = []

    def read(self, number: int) -> None:
        reader = Reader.of(self.found, number, self.cast)
        contacts = contacts_in(reader)
        for one in contacts:
            if not self._quoted(one):
                others = [other.first for other in contacts if other is not one and not _weak(reader, other)]
                if draft := self._draft(reader, one, others):
                    self.drafts.append(draft)

    def _quoted(self, one: Found) -> bool:
        offset = self.found.starts[one.first]
        at = bisect_right(self.quote_starts, offset) - 1
        return at >= 0 and offset < self.quotes[at].span.end

    def _draft(self, reader: Reader, one: Found, others: list[int]) -> Draft | None:
        near, far, end = sides_of(reader, one)
        status = status_of(reader, one, end)
        if status == "none":
            return None
        near = [party for party in near if not no_party(reader, party)]
        far = [party for party in far if not no_party(reader, party)]
        kind = one.contact.kind
        venue = ""
        if kind == "visit":
            venue, end = self._destination(reader, one)
            if reader.lower(one.first) in _STAYING and reader.lower(one.first - 1) == "to":
                return None
            if not venue and not far and not self._definite(reader, one):
                return None
        when = governing(reader, self.calendar, one.first, one.last, others)
        last = min((word for word in others if word > one.last), default=reader.stop)
        venue = venue or venue_of(reader, one.last + 1, last)
        who = self._who(reader, one, near, far, status)
        if who is None or (kind == "visit" and not far and self._at_home(who, venue)):
            return None
        if one.noun and _weak(reader, one) and not (when or status != "held" or is_held(reader, one)):
            return None
        until = when if when and one.contact.kind == "visit" and _until(reader, when) else None
        return Draft(
            kind=kind,
            status=status,
            who=who,
            evidence=reader.sentence.span,
            when=None if until else when,
            venue=venue or (front_place(reader) if kind not in {"call", "letter"} else ""),
            host=self._host(one, near, reader),
            outcome=_outcome(reader, one.last + 1),
            definite=self._definite(reader, one),
            past=_perfect(reader, one) or (one.noun and not when and not _singular(reader, one)),
            part=bisect_right(self.parts, reader.sentence.span.start),
            until=until,
        )

    def _destination(self, reader: Reader, one: Found) -> tuple[str, int]:
        """Where a visit goes, as printed, and the word after it."""
        for word in range(one.last + 1, min(reader.stop, one.last + 5)):
            joins = (
                {"to", "in"}
                if one.noun
                or reader.lower(one.first) not in {"visit", "visits", "visited", "visiting", "tour", "toured"}
                else {""}
            )
            at = word + 1 if reader.lower(word) in joins else word if "" in joins and word == one.last + 1 else None
            if at is None:
                continue
            if is_abroad(reader, at) or self._meeting_place(reader, at):
                place, last = destination_of(reader, at)
                if place:
                    return place, last + 1
        return "", one.last + 1

    def _at_home(self, who: tuple[str, ...], place: str) -> bool:
        """True for somebody who goes to the country they come from."""
        hit = country_at(place.split(), 0, len(place.split())) if place else None
        countries = {official.country for one in who if (official := self.cast.official(one))}
        return bool(hit) and hit is not None and hit[1] in countries

    def _meeting_place(self, reader: Reader, at: int) -> bool:
        return any(" ".join(reader.found.shown[at : at + length]) in word_set("meeting-places") for length in (1, 2, 3))

    def _definite(self, reader: Reader, one: Found) -> bool:
        return one.noun and reader.lower(one.start) in _DEFINITE

    def _who(
        self, reader: Reader, one: Found, near: list[Party], far: list[Party], status: str
    ) -> tuple[str, ...] | None:
        """The participants; () for a talk told of before; None where there is no talk."""
        kind = one.contact.kind
        whole = [party for party in near if party.sided]
        whole += [party for party in far if party.sided or (self.loose and _plural(reader, party))]
        who: list[str] = []
        for party in whole:
            who += [name for name in self._meant(reader, party) if name not in who]
        persons = [party for party in whole if party.kind in {"official", "named"}]
        if kind != "press conference" and not any(self._acts(party) for party in whole):
            return () if self._definite(reader, one) else None
        definite = self._definite(reader, one)
        if kind == "visit":
            persons = [party for party in persons if party.kind == "official" or party in far]
            return tuple(dict.fromkeys(party.who for party in persons)) if persons else () if definite else None
        if kind == "press conference":
            if not persons or not (status != "held" or _speaks_there(reader, one)):
                return () if definite else None
            return tuple(dict.fromkeys(party.who for party in persons))
        if not far and not (definite or _mutual(reader, one, near)):
            return None
        if kind == "call" and far and not one.noun and not self._can_be_called(reader, far[0]):
            return None
        if not one.noun and not near and not definite:
            return None
        hosting = reader.lower(one.first) in word_set("hosting-verbs") and not one.noun
        if hosting and not any(party.kind in {"official", "named", "group"} for party in far[:1]):
            return None
        certain = any(party.kind in {"official", "body", "named", "country"} for party in whole)
        paired = any(len(self._meant(reader, party)) > 1 for party in whole)
        if len(who) >= 2 and (certain or paired or self.loose):
            return tuple(who)
        if definite and not far:
            return tuple(who) if kind == "summit" and near and near[0].kind == "group" else ()
        return None

    def _can_be_called(self, reader: Reader, party: Party) -> bool:
        """False for bodies and for "them": who "talks to the union" makes a speech."""
        if self.loose:
            return reader.lower(party.first) not in _THEM
        return party.kind in {"official", "named"} or (party.kind == "group" and reader.lower(party.first) not in _THEM)

    def _acts(self, party: Party) -> bool:
        """True for a side that acts for a government or a body: one with a title, a body, a country, or a group."""
        if party.kind == "official":
            official = self.cast.official(party.who)
            return self.loose or bool(official and (official.registered or official.titles))
        return party.kind in {"body", "country", "group", "named"}

    def _meant(self, reader: Reader, party: Party) -> tuple[str, ...]:
        """The ids or names of a side; "they" are those of the talk told before, else the last two named."""
        if party.kind != "group" or not _pair(reader, party):
            return (party.who,)
        part = bisect_right(self.parts, reader.sentence.span.start)
        near = [draft for draft in self.drafts if part - draft.part <= 1 and len(draft.who) == 2]
        before = near[-1].who if near else ()
        if before:
            return before
        last = self._last_named(reader.sentence.span.start)
        return last if len(last) == 2 else (party.who,)

    def _last_named(self, offset: int) -> tuple[str, ...]:
        at = bisect_left(self.cast.starts, offset)
        named: list[str] = []
        for mention in reversed(self.cast.mentions[max(0, at - 12) : at]):
            if mention.kind in {"name", "title"} and mention.official and mention.official not in named:
                named.append(mention.official)
        return tuple(reversed(named[:2]))

    def _host(self, one: Found, near: list[Party], reader: Reader) -> str:
        verb = reader.lower(one.first)
        hosting = verb in word_set("hosting-verbs") or (
            one.noun
            and any(
                reader.lower(word) in word_set("hosting-verbs")
                for word in range(max(reader.begin, one.start - 3), one.start)
            )
        )
        return near[0].who if hosting and near else ""


def _speaks_there(reader: Reader, one: Found) -> bool:
    """True for "at a press conference", "held a press conference"; not for "a press conference setting"."""
    before = {reader.lower(word) for word in range(max(reader.begin, one.start - 2), one.start)}
    after = reader.lower(one.last + 1)
    noun_follows = after.isalpha() and after not in word_set("function-words") and not reader.is_verb(one.last + 1)
    joined = before & {"at", "in", "during", "after", "following", "to", "told"} or is_held(reader, one)
    return bool(joined) and not (noun_follows and not after.endswith(("ing", "ed")))


def _mutual(reader: Reader, one: Found, near: list[Party]) -> bool:
    """True for "Kim and Moon met", "the ministers spoke by phone": those on the near side talk with each other."""
    if one.noun:
        return is_held(reader, one) or (len(near) > 1 and one.start < one.first)
    after = {reader.lower(word) for word in range(one.last + 1, one.last + 5)}
    by_wire = bool(after & {"phone", "telephone", "video", "videoconference"})
    persons = [party for party in near if party.kind in {"official", "named"}]
    if (
        one.contact.kind == "call"
        and len(persons) > 1
        and after & {"today", "about", "regarding", "morning", "evening"}
    ):
        return True
    if reader.lower(one.last + 1) not in word_set("contact-fillers") and read_party(reader, one.last + 1):
        return False
    return by_wire if one.contact.kind == "call" else "with" in one.contact.joins


def _plural(reader: Reader, party: Party) -> bool:
    """True for a group that a readout may have met: "small business owners", "the Congressional Black Caucus"."""
    last = party.last
    for word in range(party.first + 1, party.last):
        if reader.lower(word) == "of":
            last = word - 1
            break
    return reader.lower(last).endswith("s") or reader.capital(last)


def _pair(reader: Reader, party: Party) -> bool:
    lower = [reader.lower(at) for at in range(party.first, party.last + 1)]
    if len(lower) == 1:
        return lower[0] in PLURALS
    return lower[0] in {"the", "both", "two"} and lower[-1] in _PAIRS and len(lower) <= 3


def _weak(reader: Reader, one: Found) -> bool:
    return one.first == one.last and reader.lower(one.last) in word_set("weak-contacts")


def _perfect(reader: Reader, one: Found) -> bool:
    """True for "had met", "has met twice", "previously met": a talk before the one that the article is about."""
    if one.noun:
        before = {reader.lower(word) for word in range(one.start, one.first)}
        return bool(before & {"previous", "earlier", "last"})
    before = {reader.lower(word) for word in range(max(reader.begin, one.start - 3), one.start)}
    return bool(before & {"had", "has", "have", "previously"})


def _singular(reader: Reader, one: Found) -> bool:
    """True for a talk that happened once: "a meeting", "his call", "held talks"."""
    return is_held(reader, one) or reader.lower(one.start) in {"a", "an", "the", "his", "her", "their", "this", "that"}


def _until(reader: Reader, when: DateMention) -> bool:
    at = reader.found.word_at(when.span.start)
    return any(reader.lower(word) == "until" for word in range(at - 4, at + 2))


def _outcome(reader: Reader, first: int) -> str:
    """From the words that say what came of a talk to the end of their clause."""
    lower = reader.found.lower
    for word in range(first, reader.stop):
        for cue in words("outcomes"):
            parts = cue.split()
            if lower[word : word + len(parts)] == parts:
                end = word
                while end + 1 < reader.stop and reader.lower(end + 1) not in {";", "."}:
                    end += 1
                return reader.found.words(word, end)
    return ""

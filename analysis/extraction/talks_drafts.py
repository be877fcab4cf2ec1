"""Sentences with words of contact -> what each of them tells of talks."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from datetime import date
from itertools import pairwise

from analysis.extraction.cast import Cast
from analysis.extraction.name_words import word_set
from analysis.extraction.quotes import Quote
from analysis.extraction.scan import Scan
from analysis.extraction.talks_captions import pictured
from analysis.extraction.talks_events import Found, contacts_in
from analysis.extraction.talks_holders import holders_of, is_held
from analysis.extraction.talks_offices import holder
from analysis.extraction.talks_outcomes import outcome_of
from analysis.extraction.talks_parties import Party
from analysis.extraction.talks_process import is_placed, is_told, is_weak
from analysis.extraction.talks_purposes import is_invitation, occasion_of
from analysis.extraction.talks_recalled import recalled_place
from analysis.extraction.talks_relative import clause_after
from analysis.extraction.talks_said import completed
from analysis.extraction.talks_same import Draft
from analysis.extraction.talks_sentence import AUXILIARIES, Reader
from analysis.extraction.talks_sides import sides_of
from analysis.extraction.talks_status import Told, status_of
from analysis.extraction.talks_visits import arrives, at_home, destination, is_leaving, is_private, is_until, may_stay
from analysis.extraction.talks_when import (
    Calendar,
    Days,
    beside,
    counted,
    described,
    governing,
    news_days,
    of_old,
    said_on,
)
from analysis.extraction.talks_where import front_place, venue_of
from analysis.extraction.talks_who import Sides, is_definite, is_owned
from analysis.model import Article, DateMention, TalkKind, TalkStatus


def drafts_of(
    article: Article,
    found: Scan,
    telling: list[int],
    cast: Cast,
    calendar: Calendar,
    quotes: tuple[Quote, ...],
    anchor: date | None,
) -> list[Draft]:
    """What the sentences of a scan with these numbers tell, in order."""
    teller = _Teller(article, found, cast, calendar, quotes, anchor)
    for number in telling:
        teller.read(number)
    return teller.drafts


_NAMED_SO = 4  # words of what is only named so, with its marks: a “nice note”
_TELLING = frozenset({"brief", "briefs", "briefed", "discuss", "discusses", "discussed", "discussing"})
_HAD = frozenset({"had", "has", "have"})


class _Teller:
    def __init__(
        self,
        article: Article,
        found: Scan,
        cast: Cast,
        calendar: Calendar,
        quotes: tuple[Quote, ...],
        anchor: date | None,
    ) -> None:
        self.article, self.found, self.cast, self.calendar = article, found, cast, calendar
        self.anchor = anchor
        self.quotes = quotes
        self.quote_starts = [quote.span.start for quote in quotes]
        self.parts = [part.span.start for part in article.parts]
        self.loose = article.genre in {"readout", "official statement"}
        self.drafts: list[Draft] = []

    def read(self, number: int) -> None:
        reader = Reader.of(self.found, number, self.cast)
        who, venue = pictured(reader)
        if who:
            self.drafts.append(self._caption(reader, who, venue))
            return
        contacts = contacts_in(reader)
        occasions = {one: occasion_of(reader, one, contacts) for one in contacts}
        given = {occasion: one for one, occasion in occasions.items() if occasion and is_invitation(reader, occasion)}
        for one in contacts:
            occasion = occasions[one]
            if self._quoted(one) or (occasion in given and one.noun):
                continue
            apart = [other for other in contacts if other not in {one, occasion} and occasions[other] != one]
            apart = [other for other in apart if not is_weak(reader, other) or is_placed(reader, other)]
            others = [other.start if other.first > one.last else other.first for other in apart]
            if draft := self._draft(reader, one, others, occasion):
                meal = given.get(one)
                self.drafts.append(replace(draft, kind=meal.contact.kind) if meal and meal.noun else draft)

    def _caption(self, reader: Reader, who: tuple[str, ...], venue: str) -> Draft:
        when = next(iter(self.calendar.within(reader.sentence.span)), None)
        part = self._part(reader)
        return Draft("meeting", "held", who, reader.sentence.span, when, venue, part=part, shown=True)

    def _part(self, reader: Reader) -> int:
        return bisect_right(self.parts, reader.sentence.span.start)

    def _quoted(self, one: Found) -> bool:
        offset = self.found.starts[one.first]
        at = bisect_right(self.quote_starts, offset) - 1
        if at < 0 or offset >= self.quotes[at].span.end:
            return False
        begin, end = self.quotes[at].span
        return not one.noun or self.found.word_at(end - 1) - self.found.word_at(begin) > _NAMED_SO

    def _draft(self, reader: Reader, one: Found, others: list[int], occasion: Found | None) -> Draft | None:
        near, far, end = sides_of(reader, one)
        told = status_of(reader, one, end)
        near, far = ([holder(reader, self.cast, party) for party in side] for side in (near, far))
        near, far = completed(reader, one, (near, far), self.cast, wished=told in {"proposed", "planned", "refused"})
        if told == "none" or (one.contact.kind == "visit" and (may_stay(reader, one) or is_private(reader, one))):
            return None
        if reader.lower(one.first) in _TELLING and self._told_of(near + far):
            return None
        sides = Sides.of(reader, one, (near, far), self.cast, self.drafts, self._part(reader), self.loose)
        place, end = destination(reader, one) if one.contact.kind == "visit" else ("", end)
        aimless = one.contact.kind == "visit" and not place and _aimless(reader, one, sides, told)
        if aimless and (one.noun or not arrives(reader, one, self.calendar)):
            return None
        when = counted(reader, self.calendar, one.start, self.anchor)
        when = when or governing(reader, self.calendar, one.first, one.last, others)
        if (inside := described(reader, self.calendar, one.start, one.first)) and not beside(reader, when, one.last):
            when = inside
        if is_owned(reader, one) and when is not inside and not beside(reader, when, one.last):
            when = None
        if when is None and one.noun and (clause := clause_after(reader, one)):
            beyond = [word for word in others if word != clause.verb]
            when = governing(reader, self.calendar, clause.verb, clause.verb, beyond)
        if when is None and occasion:
            when = governing(reader, self.calendar, occasion.first, occasion.last, others)
        until = when if when and one.contact.kind == "visit" and is_until(reader, when) else None
        past = not one.noun and not reader.lower(one.first).endswith("s")
        status = _in_time(told, None if until else when, self.anchor, past=past)
        if occasion and status == "held" and reader.lower(occasion.first).startswith("arriv"):
            status, when = "planned", None
        status = "planned" if status == "held" and when and is_leaving(reader, one) else status
        last = min((word for word in others if word > one.last), default=reader.stop)
        remote = one.contact.kind in {"call", "letter"}
        venue = "" if remote else place or venue_of(reader, one.last + 1, last)
        if not venue and occasion:
            venue = destination(reader, occasion)[0]
        recalled = recalled_place(reader, one, when)
        who = sides.participants(status)
        if not who and recalled and (status == "held" or (status == "planned" and when)):
            return self._recalled(sides, status, when, recalled)
        if who is None and status in {"cancelled", "postponed"} and one.noun and not (near or far):
            who = self._of_last(reader)
        if who is None and venue and one.contact.kind == "meeting" and when:
            who = sides.alone() or None
        if who is None or (one.contact.kind == "visit" and not sides.far and at_home(self.cast, who, place)):
            return None
        if not is_told(sides, status, end, when, venue, occasion) or self._timeless(reader, one, status, when):
            return None
        recalls = one.noun and not when and not occasion and (bool(recalled) or _recalls(reader, one))
        past = _perfect(reader, one) or (status == "held" and recalls)
        return Draft(
            kind=_kind(reader, one, sides),
            status=status,
            who=who,
            evidence=reader.sentence.span,
            when=None if until else when,
            venue=venue or ("" if remote else front_place(reader)),
            host=_host(one, sides, reader),
            outcome=outcome_of(reader, one.last + 1),
            definite=is_definite(reader, one),
            past=past,
            part=self._part(reader),
            until=until,
            news=None if past or when or status != "held" else self._news(reader, one),
            unnamed=frozenset(party.who for party in near + far if party.kind == "group"),
        )

    def _told_of(self, parties: list[Party]) -> bool:
        """True if a talk of the same people is told already: who "briefed" whom did so there."""
        who = {party.who for party in parties if party.kind in {"official", "named"}}
        return any(who == set(draft.who) for draft in self.drafts)

    def _of_last(self, reader: Reader) -> tuple[str, ...] | None:
        """Who took part in the talk just told: "A lunch was called off" is of the same people."""
        for draft in reversed([draft for draft in self.drafts if self._part(reader) - draft.part <= 1]):
            if len(draft.who) > 1:
                return draft.who
            there = [one.who for one in self.drafts if one.venue == draft.venue and len(one.who) > 1]
            if draft.recalled and there:
                return there[-1]
        return None

    def _recalled(self, sides: Sides, status: TalkStatus, when: DateMention | None, venue: str) -> Draft:
        reader, one = sides.reader, sides.one
        told = Draft(one.contact.kind, status, sides.unresolved(), reader.sentence.span, when, venue)
        return replace(told, definite=True, past=True, part=self._part(reader), recalled=True)

    def _news(self, reader: Reader, one: Found) -> Days | None:
        """The days of a talk that its sentence does not date."""
        before = {reader.lower(word) for word in range(max(reader.begin, one.start - 6), one.start)}
        if before & {"which", "whose", "whom"} or reader.lower(one.last + 1) in {"which", "whose"}:
            return None
        if of_old(reader, self.calendar, self.anchor):
            return None
        if said := said_on(reader, self.calendar, one.first):
            return Days(said.date_from, said.date_to, said.precision)
        return news_days(self.article, self.calendar, self.anchor, reader.sentence.span.start)

    def _timeless(self, reader: Reader, one: Found, status: TalkStatus, when: DateMention | None) -> bool:
        """True for the present tense of habits and chronicles: "Lind writes to Ek"."""
        if (
            one.noun
            or reader.lower(one.first) in AUXILIARIES
            or status != "held"
            or when
            or reader.sentence.part != "paragraph"
        ):
            return False
        lower = reader.lower(one.first)
        return lower.endswith("s") and not lower.endswith("ss")


def _in_time(told: Told, when: DateMention | None, anchor: date | None, *, past: bool) -> TalkStatus:
    """A talk on a day to come is planned; what was done on the next day was done in another time zone."""
    status: TalkStatus = "held" if told == "none" else told
    ahead = (when.date_from - anchor).days if when and anchor else 0
    return "planned" if status == "held" and ahead > int(past) else status


def _aimless(reader: Reader, one: Found, sides: Sides, told: Told) -> bool:
    """True for a visit that says neither where it went nor whose or to whom it was."""
    if not one.noun:
        return not any(party.kind == "official" for party in sides.far)
    return not sides.far and not is_definite(reader, one) and (told == "held" or not holders_of(reader, one))


def _kind(reader: Reader, one: Found, sides: Sides) -> TalkKind:
    """The kind of a contact; what goes "by phone" is a call, and a visit to somebody a meeting."""
    after = [reader.lower(word) for word in range(one.last + 1, reader.stop)]
    by_phone = any(pair in {("by", "phone"), ("by", "telephone")} for pair in pairwise(after))
    if one.contact.kind == "visit" and any(party.kind == "official" for party in sides.far):
        return "meeting"
    return "call" if by_phone and one.contact.kind == "meeting" else one.contact.kind


def _host(one: Found, sides: Sides, reader: Reader) -> str:
    hosting = reader.lower(one.first) in word_set("hosting-verbs") or (
        one.noun
        and any(
            reader.lower(word) in word_set("hosting-verbs")
            for word in range(max(reader.begin, one.start - 3), one.start)
        )
    )
    return sides.near[0].who if hosting and sides.near else ""


def _perfect(reader: Reader, one: Found) -> bool:
    """True for "had met", "has met twice", "previously met": a talk before the one that the article is about."""
    if one.noun:
        inside = {reader.lower(word) for word in range(one.start, one.first)}
        held = {reader.lower(word) for word in range(max(reader.begin, one.start - 5), one.start)}
        if one.contact.kind == "letter" and held & _HAD:
            return True
        if one.contact.kind == "press conference" and "had" in held:
            return True
        return bool(inside & {"previous", "earlier", "last"}) or (is_held(reader, one) and bool(held & _HAD))
    before = {reader.lower(word) for word in range(max(reader.begin, one.start - 3), one.start)}
    return bool(before & {"had", "has", "have", "previously", "when"})


def _recalls(reader: Reader, one: Found) -> bool:
    """True for "the meeting", "their summit" and "meetings" that nothing in the sentence places in the day's news."""
    if is_held(reader, one) or reader.lower(one.start - 1) in {"after", "following", "during", "at", "in"}:
        return False
    return is_definite(reader, one) or reader.lower(one.start) not in {"a", "an", "his", "her"}

"""Talks of which one side is named and the other says so: "Denmark has proposed talks, the Norwegian envoy said"."""

from __future__ import annotations

from bisect import bisect_left

from analysis.extraction.cast import Cast
from analysis.extraction.name_words import country_names, word_set
from analysis.extraction.talks_events import Found
from analysis.extraction.talks_parties import Party
from analysis.extraction.talks_sentence import Reader
from analysis.extraction.talks_sides import is_wished
from analysis.model import Official

_HEADS = frozenset("president leader premier prime chancellor king queen emir sultan".split())
_STATES = frozenset({"official", "country", "body"})
_BEFORE = 4  # mentions before a letter in which its writer is named
_BETWEEN = 14  # words of an apposition between a name and its verb of saying


def completed(
    reader: Reader, one: Found, sides: tuple[list[Party], list[Party]], cast: Cast, *, wished: bool
) -> tuple[list[Party], list[Party]]:
    """The two sides of a talk that is wished for, with whoever speaks of it for the side that is not named.

    A summit is of those who lead their countries: of another official, the country takes part.
    """
    near, far = sides
    if one.contact.kind == "letter" and far and not near:
        return _sender(reader, far[0], cast), far
    if not one.noun:
        return near, far or _proposed_to(reader, one, near, cast)
    summit = one.contact.kind == "summit"
    if not wished or not (summit or is_wished(reader, one)):
        return near, far
    if summit and len(near) == 1 and near[0].kind == "official" and far and all(one.kind == "country" for one in far):
        speaker = cast.official(near[0].who)
        side = other_side(speaker, near[0].first, summit=True) if speaker else None
        return [side] if side else near, far
    named = near or far
    if len(named) != 1 or (near and far):
        return near, far
    speaker = speaker_of(reader, cast)
    if summit and near and speaker and speaker.id == near[0].who and (other := _other_head(speaker, cast)):
        return near, [Party(one.first, one.first, other, "official")]
    if speaker is None or not speaker.country or _speaks_for(speaker, named[0], cast):
        return near, far
    side = other_side(speaker, one.first, summit=summit)
    if side is None:
        return near, far
    return ([side], far) if far else (near, [side])


def _other_head(official: Official, cast: Cast) -> str:
    """The one head of another country that the article names beside a head who speaks of "a third summit", or ""."""
    if not official.country or not (official.titles and is_head(official)):
        return ""
    others = [
        one.id
        for one in cast.officials
        if one.kind == "person" and one.titles and is_head(one) and one.country not in {"", official.country}
    ]
    return others[0] if len(others) == 1 else ""


def _proposed_to(reader: Reader, one: Found, near: list[Party], cast: Cast) -> list[Party]:
    """Whoever speaks of "the proposal of Envoy Lind to meet": it was made to them."""
    if len(near) != 1 or near[0].kind != "official" or near[0].last != one.first - 2:
        return []
    if reader.lower(one.first - 1) != "to" or reader.lower(near[0].first - 1) not in {"of", "by", "from"}:
        return []
    speaker = speaker_of(reader, cast)
    same = speaker is None or _speaks_for(speaker, near[0], cast)
    return [] if speaker is None or same else [Party(one.first, one.first, speaker.id, "official")]


def _sender(reader: Reader, receiver: Party, cast: Cast) -> list[Party]:
    """Who wrote "a letter that he received": the last person of another country named in the sentence before."""
    mine = cast.official(receiver.who)
    stop = reader.sentence.span.start
    for mention in reversed(cast.mentions[: bisect_left(cast.starts, stop)][-_BEFORE:]):
        official = cast.official(mention.official)
        if mine and official and mention.kind == "name" and official.country not in {"", mine.country}:
            return [Party(reader.begin, reader.begin, official.id, "official")]
    return []


def speaker_of(reader: Reader, cast: Cast) -> Official | None:
    """The official who says a sentence: the last whose name, title or pronoun stands before a verb of saying."""
    for word in range(reader.stop - 1, reader.begin - 1, -1):
        if reader.lower(word) == "according" and (
            hit := reader.mentions.get(word + 2) or reader.mentions.get(word + 3)
        ):
            return cast.official(hit[1].official)
        if reader.lower(word) in word_set("speech-verbs") and (found := _subject(reader, cast, word)):
            return found
    return None


def _subject(reader: Reader, cast: Cast, verb: int) -> Official | None:
    for first in sorted(reader.mentions, reverse=True):
        last, mention = reader.mentions[first]
        if last >= verb or mention.kind == "body":
            continue
        if last + 1 == verb:
            return cast.official(mention.official)
        if reader.lower(last + 1) == "," and reader.lower(verb - 1) == "," and verb - last <= _BETWEEN:
            return cast.official(mention.official)
    return None


def other_side(official: Official, at: int, *, summit: bool) -> Party | None:
    """The side that an official speaks for: the person who leads a country, for a summit, else the country."""
    if summit and is_head(official):
        return Party(at, at, official.id, "official")
    name = country_names().get(official.country, "")
    return Party(at, at, name, "country") if name else None


def is_head(official: Official) -> bool:
    """True for whoever leads a country, and for a person without a known title."""
    titles = [title.name.lower() for title in official.titles]
    return not titles or any(_HEADS & set(title.split()) and "vice" not in title for title in titles)


def _speaks_for(official: Official, side: Party, cast: Cast) -> bool:
    """True if a side is of the official's own country, or of none that is known."""
    if side.kind == "country":
        return country_names().get(official.country, "") == side.who
    other = cast.official(side.who)
    if side.kind not in _STATES or other is None:
        return side.kind != "group"
    return other.id == official.id or other.country in {"", official.country}

"""Sources whose name follows their words: "a senior diplomat said ... Mirel Tovane, the envoy, told"."""

from __future__ import annotations

from dataclasses import replace

from analysis.extraction.name_words import title_likes, word_set
from analysis.extraction.persons import Person
from analysis.extraction.references import Reference
from analysis.extraction.saying import says
from analysis.extraction.scan import Scan
from analysis.extraction.titles_beside import country_before

_LEADING = 3  # sentences in which a source may stand whose name comes next
_AFTER = 2  # sentences after it in which the name may stand
_OPENING = 14  # words into its sentence at which the name begins


def name_later(found: Scan, references: list[Reference]) -> list[Reference]:
    """The references, with an unnamed speaker of the lead made the person whom the next sentence introduces.

    The person is named there for the first time, in full, at its beginning, speaks, and has a title that fits.
    """
    named = {place: who for place in range(len(references)) if (who := _introduced(found, references, place))}
    if not named:
        return references
    return [
        replace(one, kind="title", who=who)
        if one.kind == "unnamed" and (who := named.get(place if one.same is None else one.same))
        else one
        for place, one in enumerate(references)
    ]


def _introduced(found: Scan, references: list[Reference], place: int) -> Person | None:
    one = references[place]
    if one.kind != "unnamed" or one.same is not None or not says(found, one.first, one.last):
        return None
    sentence, noun = found.sentence_of(one.first), found.lower[one.last]
    if noun.endswith("s") or noun in word_set("always-unnamed") or sentence >= _LEADING + _captions(found):
        return None
    stop = found.first[min(len(found.first) - 1, sentence + 1 + _AFTER)]
    if any(found.lower[word] in {"anonymity", "anonymous", "unnamed", "identified"} for word in range(one.first, stop)):
        return None
    for later in references[place + 1 :]:
        if later.first >= stop:
            return None
        if isinstance(later.who, Person) and found.sentence_of(later.first) > sentence:
            return later.who if _fits(found, one, later, later.who) else None
    return None


def _fits(found: Scan, one: Reference, later: Reference, who: Person) -> bool:
    begin = found.first[found.sentence_of(later.first)]
    first = min(who.places, default=(-1, -1))[0] == later.first and later.last > later.first
    if not first or later.first - begin > _OPENING or not _speaks(found, later):
        return False
    country = country_before(found, found.first[found.sentence_of(one.first)], one.first + 1)
    if country and who.country not in {"", country}:
        return False
    noun, offices = found.lower[one.last], who.offices()
    if not offices:
        return later.first == begin
    if noun in word_set("any-title"):
        return True
    likes = (noun, *title_likes().get(noun, ()))
    return any(f" {like} " in f" {office} " for office in offices for like in likes)


def _speaks(found: Scan, one: Reference) -> bool:
    if says(found, one.first, one.last):
        return True
    stop = found.first[found.sentence_of(one.first) + 1]
    return any(
        found.lower[word] in {"was", "is"} and found.lower[word + 1] == "speaking" for word in range(one.last, stop - 1)
    )


def _captions(found: Scan) -> int:
    """How many sentences stand before the first paragraph."""
    return next((place for place, one in enumerate(found.sentences) if one.part == "paragraph"), 0)

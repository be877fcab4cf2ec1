"""Where a talk was held, in the article's words."""

from __future__ import annotations

from analysis.extraction.name_words import calendar_words, country_at, place_at, word_set
from analysis.extraction.scan import POSSESSIVE
from analysis.extraction.talks_parties import DETERMINERS
from analysis.extraction.talks_sentence import MARKS, Reader

_FRONT = 6
_MONTHS = frozenset({"March", "May"})  # which are no calendar words, for they are names too
_AFTER_PLACES = frozenset({"follows", "comes", "came", "marks", "begins", "began", "ends", "took", "takes"})
_TIMELY = frozenset({"next", "last", "early", "late", "later", "earlier", "yesterday", "tomorrow", "this"})


def venue_of(reader: Reader, first: int, last: int) -> str:
    """The place named between two words, as printed, without "the": "headquarters of the ministry in Seoul"."""
    word = first
    while word < last:
        if reader.lower(word) in word_set("place-prepositions") and not _adverb(reader, word):
            end = _place_end(reader, word + 1, last)
            if end > word:
                begin = word + 2 if reader.lower(word + 1) in {"the", "a", "an"} else word + 1
                return reader.found.words(begin, _with_more(reader, end, last))
        word += 1
    return ""


def destination_of(reader: Reader, word: int) -> tuple[str, int]:
    """The place that begins at a word, as printed, and its last word; "" where none does."""
    end = _place_end(reader, word, reader.stop)
    if end < word:
        return "", word
    begin = word + 1 if reader.lower(word) in {"the", "a", "an"} and end > word else word
    return reader.found.words(begin, end), end


def front_place(reader: Reader) -> str:
    """The place at the front of a sentence: "In Washington, ..."."""
    if reader.lower(reader.begin) in {"in", "at"}:
        end = _place_end(reader, reader.begin + 1, min(reader.stop, reader.begin + _FRONT))
        if end > reader.begin and reader.lower(end + 1) == ",":
            return reader.found.words(reader.begin + 1, end)
    return ""


def _adverb(reader: Reader, word: int) -> bool:
    month = reader.shown(word + 1) in _MONTHS
    return month or reader.shown(word + 1) in calendar_words() or reader.shown(word + 1)[:1].isdigit()


def _place_end(reader: Reader, word: int, stop: int) -> int:
    """The last word of a place from a word on, or `word - 1`: a name, or a noun of venues with what it has."""
    at, last, place = word, word - 1, False
    while at < min(stop, reader.stop):
        shown, lower = reader.shown(at), reader.lower(at)
        if lower in DETERMINERS and last < word:
            at += 1
            continue
        if shown in calendar_words() or (not shown[:1].isalnum() and lower not in POSSESSIVE) or shown in MARKS:
            break
        if lower in POSSESSIVE or shown[0].isupper():
            place = place or shown[0].isupper()
            last = at
        elif lower == "of" and last >= word:
            at += 1
            if not (reader.capital(at) or reader.lower(at) in DETERMINERS):
                break
            at += 1 if reader.lower(at) in DETERMINERS else 0
            last = at
        elif lower in word_set("function-words") or reader.is_verb(at):
            break
        elif lower in word_set("venue-heads"):
            place, last = True, at
        elif not _leads_to_venue(reader, at, stop):
            break
        at += 1
    if not place or last < word or reader.lower(last) in POSSESSIVE or _is_adjective(reader, at, stop):
        return word - 1
    if _is_person(reader, word, last):
        return word - 1
    return last


def _is_adjective(reader: Reader, at: int, stop: int) -> bool:
    """True if a noun follows the name: "the North Korean nuclear negotiations" are no place."""
    lower = reader.lower(at)
    return (
        at < stop
        and lower[:1].isalpha()
        and not (lower in word_set("function-words") or reader.is_verb(at) or lower.endswith(("ed", "ing", "ly")))
        and lower not in word_set("contact-fillers") | _TIMELY | _AFTER_PLACES
        and not reader.capital(at)
    )


def _is_person(reader: Reader, word: int, last: int) -> bool:
    return any(
        word <= first and end == last and mention.kind in {"name", "title"}
        for first, (end, mention) in reader.mentions.items()
    )


def _leads_to_venue(reader: Reader, at: int, stop: int) -> bool:
    """True for adjectives and nouns before the noun of a venue: "the presidential guest house"."""
    for word in range(at + 1, min(at + 4, stop)):
        if reader.lower(word) in word_set("venue-heads") or reader.capital(word):
            return True
        if reader.lower(word) in word_set("function-words") or not reader.shown(word)[:1].isalpha():
            return False
    return False


def _with_more(reader: Reader, end: int, stop: int) -> int:
    """The last word with the larger places that follow: "in Seoul", ", South Korea"."""
    while end + 1 < stop:
        if reader.lower(end + 1) in {"in", "at", "near"} and not _adverb(reader, end + 1):
            more = _place_end(reader, end + 2, stop)
            if more < end + 2:
                return end
            end = more
        elif (
            reader.lower(end + 1) == "," and end + 2 < stop and (length := place_at(reader.found.shown, end + 2, stop))
        ):
            end += 1 + length
        else:
            return end
    return end


def is_abroad(reader: Reader, word: int) -> bool:
    """True if a country or a capital begins at a word."""
    at = word + 1 if reader.lower(word) in DETERMINERS else word
    if at >= reader.stop:
        return False
    hit = country_at(reader.found.shown, at, reader.stop)
    return bool(hit and hit[2] != "adjective")


def is_meeting_place(reader: Reader, at: int) -> bool:
    """True if a place where governments meet, that is no capital, begins at a word."""
    return any(" ".join(reader.found.shown[at : at + length]) in word_set("meeting-places") for length in (1, 2, 3))

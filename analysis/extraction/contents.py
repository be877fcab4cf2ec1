"""What was said: on which side of the cue it stands, and where it begins and ends."""

from __future__ import annotations

from analysis.extraction.boundaries import best_end, best_start
from analysis.extraction.chunks import Chunk
from analysis.extraction.cues import after_quote
from analysis.extraction.inflections import lemma
from analysis.extraction.kinds import CLOSING
from analysis.extraction.linear import words_of
from analysis.extraction.name_words import calendar_words, word_set
from analysis.extraction.saying import is_clause
from analysis.extraction.scan import Scan
from analysis.extraction.when_said import after_time

_LEADS = frozenset({":", ",", "that", "—", "–", "--", "...", "…"})
_ADDRESSED = frozenset(
    {"tell", "ask", "urge", "assure", "inform", "remind", "warn", "advise", "convince", "persuade", "instruct", "order"}
)
_ENDS = frozenset({".", "!", "?", ",", ";", ":", "—", "–", "--"})
_JOINS = frozenset({"and", "but"})
_FRONT = frozenset({"but", "and", "still", "yet", "so", "meanwhile", "also", "however"})
_CIRCUMSTANCES = frozenset(
    "in on at after before during from through to when while as by upon following since for until with into amid "
    "late early earlier later again without".split()
)
_OPENERS = _CIRCUMSTANCES | frozenset("once although though despite because if asked according under".split())
_TOLD = frozenset({"told", "tells"})
LONGEST_GAP = 6
_NEVER_INSIDE = frozenset({"AUX", "ED", "ING", "OPEN", "QUOTE", "CLOSE"})
_DEPENDING = frozenset("once if when unless until although though because since".split())
_CONJUNCTIONS = frozenset(
    "and but or nor so even because if unless when until although though once since that which".split()
)
_SUBJECTS = frozenset({"he", "she", "it", "they", "we", "i", "there"})
LEAST_SAID = 4
LEAST_BEFORE = 3  # words and comma before what interrupts
LEAST_AFTER = 2  # words after it
LONGEST_ASIDE = 10
LONGEST_SOURCE = 14
LONGEST_APPOSITION = 16
_GOES_ON = frozenset("of for at from in with to who whose familiar".split())


def block_of(found: Scan, cue: int, source: Chunk | None) -> tuple[int, int]:
    """First and last word of cue and source together, where only a few words part them; else the cue alone."""
    if source is None:
        return cue, cue
    first, last = min(source.first, cue), max(source.last, cue)
    gap = found.kinds[source.last + 1 : cue] if source.last < cue else found.kinds[cue + 1 : source.first]
    clause = bool(gap) and gap[0] == "," and gap[-1] == ","
    near = len(gap) <= LONGEST_GAP and "," not in gap
    if near and found.lower[cue] == "according":
        last = _end_of_source(found, last)
    return (first, last) if near or clause else (cue, cue)


def _end_of_source(found: Scan, last: int) -> int:
    """The last word of "according to the Ministry of Foreign Affairs," where the group of nouns ends at "Ministry"."""
    stop = min(found.first[found.sentence_of(last) + 1], last + LONGEST_SOURCE)
    if last + 1 >= stop or found.lower[last + 1] not in _GOES_ON:
        return last
    return next((word - 1 for word in range(last + 2, stop) if found.shown[word] == ","), last)


def side_features(
    found: Scan, begin: int, stop: int, cue: int, source: Chunk | None, block: tuple[int, int]
) -> list[str]:
    """What tells on which side of the cue the words stand that were said."""
    first, last = block
    before = found.kinds[first - 1] if first > begin else "CLOSE" if after_quote(found, begin) else "START"
    after = found.kinds[last + 1] if last + 1 < stop else "END"
    next_after = found.kinds[last + 2] if last + 2 < stop else "END"
    lower = found.lower[cue]
    form = "ing" if lower.endswith("ing") else "ed" if lower.endswith("ed") else "s" if lower.endswith("s") else "base"
    inverted = source is not None and source.first > cue
    left_quote = any(kind in ("CLOSE", "QUOTE") for kind in found.kinds[max(begin, first - 3) : first])
    right_quote = any(kind in ("OPEN", "QUOTE") for kind in found.kinds[last + 1 : last + 5])
    room_left = min(first - begin, 4)
    room_right = min(stop - 1 - last, 4)
    return [
        f"b={before}",
        f"a={after}",
        f"ba={before}|{after}",
        f"an={after}|{next_after}",
        f"i={inverted}|{before}",
        f"i={inverted}|{after}",
        f"l={room_left}|{before}",
        f"r={room_right}|{after}",
        f"lq={left_quote}|rq={right_quote}",
        f"lq={left_quote}|b={before}|a={after}",
        f"c={lemma(lower)}",
        f"c={lemma(lower)}|{form}|{before}",
        f"f={form}|{before}",
        f"s={source is not None}",
        f"c={lemma(lower)}|i={inverted}",
    ]


def aside(found: Scan, begin: int, stop: int, cue: int, block: tuple[int, int]) -> tuple[int, int] | None:
    """The words of "she said in Geneva on Monday" where they follow what was said, and only when or where comes after.

    The first is the one after the comma, so that the whole of a title belongs to the speaker.
    """
    last = block[1]
    apposed = cue > begin and found.shown[cue - 1] == ","
    if found.lower[cue] not in word_set("aside-verbs") or (block == (cue, cue) and not apposed):
        return None
    first = _phrase_before(found, begin, cue - 1 if apposed else block[0], LONGEST_GAP)
    if apposed and first is not None and found.shown[first - 1] == ",":
        first = _phrase_before(found, begin, first - 1, LONGEST_GAP)
    if first is None:
        return None
    comma = first - 1 if first > begin and found.shown[first - 1] == "," else first - 2
    if first - begin <= LEAST_SAID or found.shown[comma] != ",":
        return None
    if found.lower[first] in {"who", "which"} or found.kinds[begin] in {"ING", "ED"}:
        return None
    if found.lower[begin] in _OPENERS and not _after_condition(found, begin, comma):
        return None
    clause = any(kind in {"AUX", "ED"} for kind in found.kinds[begin:first])
    return (
        (first, last)
        if _only_when_or_where(found, last + 1, stop, told=found.lower[cue] in _TOLD, clause=clause)
        else None
    )


def _phrase_before(found: Scan, begin: int, first: int, most: int) -> int | None:
    """The first of up to `most` words without a mark that end before `first`; None where one of them is a verb."""
    for word in range(first - 1, max(begin, first - most) - 1, -1):
        if found.shown[word] in _ENDS | CLOSING:
            break
        if found.kinds[word] in {"AUX", "ED", "ING"}:
            return None
        first = word
    return first


def interrupting(found: Scan, begin: int, stop: int, cue: int, block: tuple[int, int]) -> tuple[int, int] | None:
    """The words of ", she said in Geneva," amid what was said: "The door was open, he said, but not for long".

    The first is the one after the comma before, the last the one before the comma after.
    """
    first, last = block
    saying = word_set("relayed-verbs") | word_set("aside-verbs") | {"according"}
    if first == last or found.lower[cue] not in saying:
        return None
    while first > max(begin, block[0] - LONGEST_GAP) and found.shown[first - 1] not in _ENDS | CLOSING:
        first -= 1
        if found.kinds[first] in _NEVER_INSIDE or found.lower[first] in word_set("speech-verbs"):
            return None
    if found.lower[first] in {"who", "which", "as"}:
        return None
    if first - begin < LEAST_BEFORE or found.shown[first - 1] != "," or not is_clause(found, begin, first - 1):
        return None
    if (found.lower[last + 1 : last + 2] and found.lower[last + 1] in _CIRCUMSTANCES) or lemma(
        found.lower[cue]
    ) in _ADDRESSED:
        while last + 1 < stop and last - block[1] < LONGEST_ASIDE and found.shown[last + 1] not in _ENDS:
            last += 1
    comma = last + 1
    if comma + LEAST_AFTER < stop and found.shown[comma] == ":" and found.kinds[comma + 1] not in {"OPEN", "QUOTE"}:
        return first, last
    if comma + LEAST_AFTER >= stop or found.shown[comma] != "," or _leaves_off(found, comma + 1):
        return None
    joined = found.lower[comma + 1] in _CONJUNCTIONS
    depends = found.lower[begin] in _DEPENDING
    clause = first <= block[0] and (depends or (found.lower[cue] != "according" and block[1] == cue))
    return (first, last) if joined or (clause and "AUX" in found.kinds[comma:stop]) else None


def _leaves_off(found: Scan, word: int) -> bool:
    """True where the article goes on in its own words: ", she said, adding that ...", ", he said, and declined to"."""
    lower = found.lower[word + 1] if found.lower[word] in {"and", "but"} else found.lower[word]
    return (
        found.lower[word] in _CIRCUMSTANCES - {"when", "until"}
        or found.lower[word] in {"according", "who", "which", "whose"}
        or found.kinds[word] in {"OPEN", "QUOTE"}
        or lower in word_set("speech-verbs")
        or _adds(found, word)
    )


def _adds(found: Scan, word: int) -> bool:
    """True for "adding", "warning", "leaving": what the subject of the clause before does too."""
    lower = found.lower[word]
    saying = lower.endswith("ing") and lower != "according" and lower in words_of("statements", "forms")
    return found.kinds[word] == "ING" or saying


def _after_condition(found: Scan, begin: int, stop: int) -> bool:
    """True for a clause after one of condition: "If it is tried, the fleet will sail"."""
    comma = next((at for at in range(begin, stop) if found.shown[at] == ","), stop)
    return found.lower[begin] in _DEPENDING and any(kind in {"AUX", "ED"} for kind in found.kinds[comma:stop])


def _only_when_or_where(found: Scan, word: int, stop: int, *, told: bool, clause: bool) -> bool:
    """True if what comes after the cue says when, where or to whom, and nothing of what was said."""
    if word >= len(found.shown):
        return True
    if clause and found.shown[word] == "," and word + 1 < stop:
        return (
            found.lower[word + 1] in _CIRCUMSTANCES | {"according"}
            or _adds(found, word + 1)
            or (
                found.lower[word + 1] in _JOINS
                and found.lower[word + 2 : word + 3] != ["that"]
                and _verb(found, word + 2)
            )
        )
    if not told and found.lower[word] not in _CIRCUMSTANCES and found.shown[word] not in calendar_words():
        return False
    for kind in found.kinds[word:stop]:
        if kind in {"OPEN", "QUOTE", ":"} or (kind == "that" and not clause):
            return False
        if kind == ",":
            return True
    return True


def _verb(found: Scan, word: int) -> bool:
    return word < len(found.kinds) and (found.kinds[word] == "ED" or found.lower[word] in word_set("aside-verbs"))


def goes_on(found: Scan, cue: int, block: tuple[int, int]) -> bool:
    """True where the speaker of an aside says more: "..., she said on Monday, but warned that ...", ", adding that"."""
    joined = found.lower[cue - 1] in _JOINS or (found.shown[cue - 1] == "," and _adds(found, cue))
    if not joined or cue - block[1] > LONGEST_GAP:
        return False
    return not any(found.kinds[word] in {"AUX", "ED", "OPEN", "QUOTE"} for word in range(block[1] + 1, cue))


def left_content(found: Scan, begin: int, first: int, quoted: list[bool]) -> tuple[int, int] | None:
    """The words before the block of cue and source, without the comma between."""
    last = first - 1
    while last >= begin and found.shown[last] in _ENDS:
        last -= 1
    start = begin
    while start < last and (found.lower[start] in _FRONT or found.shown[start] in _ENDS):
        start += 1
    if last >= start:
        return start, last
    return _quote_before(begin, quoted) if after_quote(found, begin) else None


def _quote_before(begin: int, quoted: list[bool]) -> tuple[int, int] | None:
    """The quote that ends the sentence before, marks included."""
    start = begin
    while start > 0 and quoted[start - 1]:
        start -= 1
    return (start, begin - 1) if start < begin else None


def right_content(
    found: Scan, stop: int, cue: int, block: tuple[int, int], quoted: list[bool]
) -> tuple[int, int] | None:
    """The words after cue and source, without "that", the one who is told, and what the article adds."""
    start = first_of_right(found, stop, cue, block)
    if start >= stop:
        return None
    start = best_start(found, quoted, cue, start, stop)
    end = best_end(found, quoted, cue, start, stop)
    if verb := _verb_past_apposition(found, start, end, stop):
        end = best_end(found, quoted, cue, verb, stop)
    last = end - 1
    while last >= start and found.shown[last] in _ENDS:
        last -= 1
    return (start, last) if last >= start else None


def past_aside(found: Scan, quoted: list[bool], cue: int, comma: int, stop: int) -> tuple[int, int] | None:
    """What is said after words between commas that only tell of when: "said on Monday, after talks, it was late"."""
    if comma >= stop or found.shown[comma] != ",":
        return None
    reach = range(comma + 1, min(stop - 2, comma + LONGEST_APPOSITION))
    closing = next((word for word in reach if found.shown[word] == ","), None)
    if closing is None or not {"AUX", "ED"} & set(found.kinds[closing + 1 : stop]):
        return None
    start = closing + 2 if found.lower[closing + 1] == "that" else closing + 1
    last = best_end(found, quoted, cue, start, stop) - 1
    while last >= start and found.shown[last] in _ENDS:
        last -= 1
    return (start, last) if last >= start else None


def _verb_past_apposition(found: Scan, start: int, end: int, stop: int) -> int | None:
    """The verb of a clause of which only the subject lies before `end`: "that Orr, the agency's head, would come"."""
    if end >= stop or found.shown[end] != "," or found.lower[start - 1] != "that":
        return None
    if any(kind in {"AUX", "ED", "OPEN", "QUOTE"} for kind in found.kinds[start:end]):
        return None
    far = min(stop - 1, end + LONGEST_APPOSITION)
    closing = next((word for word in range(end + 1, far) if found.shown[word] == ","), None)
    return closing + 1 if closing and found.kinds[closing + 1] in {"AUX", "ED"} else None


def first_of_right(found: Scan, stop: int, cue: int, block: tuple[int, int]) -> int:
    """The first word that a content after the cue may begin at."""
    start = block[1] + 1
    if lemma(found.lower[cue]) in _ADDRESSED:
        start = _after_addressee(found, start, min(stop, start + 9))
    start = after_time(found, start, stop)
    while start < stop and found.lower[start] in _LEADS:
        start += 1
    return start


def _after_addressee(found: Scan, start: int, stop: int) -> int:
    """After "reporters that", "the crowd:", "CNN that"; `start` where no such words follow."""
    for word in range(start, stop):
        kind = found.kinds[word]
        if kind in {"OPEN", "QUOTE"}:
            return word
        if found.lower[word] in {"that", ":"}:
            return word + 1
        if found.lower[word] in {"to", "if", "whether", "why", "how", "what", "when", *_SUBJECTS} and word > start:
            return word
        if kind in {"CLOSE", ".", ";"}:
            return start
    return start

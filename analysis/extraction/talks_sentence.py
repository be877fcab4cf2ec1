"""A sentence as the finder of talks walks over it: its words, and whom they mention."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from analysis.extraction.cast import Cast
from analysis.extraction.kinds import CLOSING, OPENING
from analysis.extraction.name_words import word_set
from analysis.extraction.scan import POSSESSIVE, Scan
from analysis.extraction.talks_words import nouns as contact_nouns
from analysis.extraction.talks_words import verbs as contact_verbs
from analysis.model import Mention, Sentence
from analysis.resources import words

AUXILIARIES = frozenset(
    "am is are was were be been being have has had having do does did will would shall should can could may might "
    "must 's 'll 'd".split()
)
_BEFORE_NOUN = POSSESSIVE | frozenset({"the", "a", "an", "his", "her", "its", "their", "this"})
_DESCRIBING = frozenset({"first", "second", "third", "last", "recent", "brief", "previous", "official", "planned"})
MARKS = frozenset({*OPENING, *CLOSING, '"', "''", "``"}) - {"’", "‘"}


@dataclass(slots=True)
class Reader:
    """The words from `begin` to `stop` of a scan; `mentions` by the first word of each, with its last."""

    found: Scan
    begin: int
    stop: int
    sentence: Sentence
    cast: Cast
    mentions: dict[int, tuple[int, Mention]] = field(default_factory=dict)

    @classmethod
    def of(cls, found: Scan, number: int, cast: Cast) -> Reader:
        """The reader of one sentence of a scan."""
        begin, stop = found.first[number], found.first[number + 1]
        sentence = found.sentences[number]
        reader = cls(found, begin, stop, sentence, cast)
        for mention in cast.within(sentence.span):
            if mention.span.start >= sentence.span.start:
                first = found.word_at(mention.span.start)
                reader.mentions[first] = (found.word_at(mention.span.end - 1), mention)
        return reader

    def lower(self, word: int) -> str:
        """A word in lower case, or nothing outside the sentence."""
        return self.found.lower[word] if self.begin <= word < self.stop else ""

    def shown(self, word: int) -> str:
        """A word as printed, or nothing outside the sentence."""
        return self.found.shown[word] if self.begin <= word < self.stop else ""

    def capital(self, word: int) -> bool:
        """True for a word that begins with a capital."""
        return self.shown(word)[:1].isupper()

    def is_hyphen(self, word: int) -> bool:
        """True for the dash of "the Lind–Ek talks", with no blank on either side."""
        starts, ends = self.found.starts, self.found.ends
        inside = self.begin < word < self.stop - 1 and self.found.shown[word] == "–"
        return inside and ends[word - 1] == starts[word] and ends[word] == starts[word + 1]

    def is_verb(self, word: int) -> bool:
        """True for a word in lower case that is a verb of some list or an auxiliary."""
        shown, lower = self.shown(word), self.lower(word)
        if shown[:1].isupper():
            return False
        if lower in AUXILIARIES or lower.endswith("n't"):
            return True
        if lower in _wishing() and lower not in word_set("deadline-verbs"):
            return self.lower(word + 1) == "to"
        return lower in _verbs() and not self._after_article(word)

    def _after_article(self, word: int) -> bool:
        """True for "a visit", "her four-day stay"."""
        before = self.lower(word - 1)
        described = "-" in before or before in _DESCRIBING
        return before in _BEFORE_NOUN or (described and self.lower(word - 2) in _BEFORE_NOUN)


@cache
def _wishing() -> frozenset[str]:
    """Verbs before "to" and a contact: "plan to meet"."""
    cues = [entry.split()[2:] for entry in words("talk-status")]
    return frozenset(cue[0] for cue in cues if len(cue) == 2 and cue[1] == "to") - AUXILIARIES


@cache
def _verbs() -> frozenset[str]:
    lists = ("speech-verbs", "acting-verbs", "contact-holding", "controlling-verbs", "deadline-verbs")
    listed = frozenset(contact_verbs()).union(*(word_set(name) for name in lists))
    return listed - {noun[0] for noun in contact_nouns() if len(noun) == 1}

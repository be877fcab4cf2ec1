"""Whose own words an article is: the speakers that its labels name, and its issuer, as officials of its cast."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import replace
from datetime import date
from difflib import get_close_matches

import regex

from analysis.extraction.bodies import find_bodies, slug
from analysis.extraction.cast import Cast
from analysis.extraction.dateline import anchor_day
from analysis.extraction.full_names import full_names, likeliest
from analysis.extraction.label_names import LabelName, read_label
from analysis.extraction.names import find_names
from analysis.extraction.registry import Registry, plain
from analysis.extraction.scan import Scan, scan
from analysis.model import Article, Genre, Mention, MentionKind, Official, Sentence, Span, Title
from analysis.reading.genres import EARLY, body_start
from analysis.reading.labels import Label, find_labels

OWN: tuple[Genre, ...] = ("speech", "official statement")
_ALIKE = 0.85  # ratio of equal letters from which a surname is taken for a misspelt one
_SHORTEST_MISSPELT = 5  # letters
_INTERVIEW = regex.compile(
    r"\b(?:interview|q ?& ?a|in conversation|spoke (?:to|with)|sat down|talk(?:s|ed) (?:to|with)|answer(?:s|ed))",
    regex.IGNORECASE,
)
_LEAD = 3000  # characters before the first question that may say with whom an interview is
_ANSWERS = frozenset({"A", "ANSWER", "Answer"})


def labels_of(article: Article) -> tuple[Label, ...]:
    """The labels of a transcript, of a speech that begins with one, and of an exchange that news prints inside."""
    start = body_start(article)
    labels = find_labels(article.text, start)
    late = labels and labels[0].start - start > EARLY * (len(article.text) - start)
    if article.genre == "readout" or (article.genre in OWN and late):
        return ()
    if article.genre == "news":
        counts = Counter(label.words for label in labels)
        return labels if len(counts) > 1 and max(counts.values()) > 1 else ()
    return labels


def with_voices(article: Article, cast: Cast, registry: Registry) -> Cast:
    """The cast with the speakers of labels and the issuer among its officials, and a mention at each label.

    The surname of a label becomes the full name that the title or the text gives somewhere, else that of the one
    registered official with this title on that day; else it stays the surname, with the title of the label.
    """
    labels = [label for label in labels_of(article) if not label.asks]
    issued = article.genre in {*OWN, "readout"}
    if not labels and not issued:
        return cast
    voices = _Voices(article, cast, registry, {label.words for label in labels})
    mentions = [voices.mention(label) for label in labels]
    issuer = voices.issuer(article.issuer or article.source) if issued and (article.issuer or article.source) else None
    return voices.cast_with(mentions, issuer)


class _Voices:
    def __init__(self, article: Article, cast: Cast, registry: Registry, labels: set[str]) -> None:
        self.article, self.cast, self.registry = article, cast, registry
        self.day = anchor_day(article)
        self.officials = {official.id: official for official in cast.officials}
        self.ids = {
            plain(name): official.id for official in cast.officials for name in (official.name, *official.aliases)
        }
        self.read = {label: read_label(label) for label in labels}
        surnames = [name.surname for name in self.read.values() if name.surname]
        self.in_title = full_names(article.title, surnames)
        self.in_text = full_names(article.text, surnames)
        self.same: dict[str, str] = {}
        self.who: dict[str, tuple[MentionKind, str | None, str | None]] = {}

    def mention(self, label: Label) -> Mention:
        """The mention that a label is."""
        if label.words not in self.who:
            self.who[label.words] = self._resolve(self.read[label.words], label.words)
        kind, official, body = self.who[label.words]
        return Mention(label.span, self.article.text[slice(*label.span)], kind, official, body)

    def cast_with(self, labels: list[Mention], issuer: Mention | None) -> Cast:
        """The cast with these mentions in place of those that they overlap."""
        mentions = [*labels, issuer] if issuer and issuer.span.end else labels
        spans = sorted(mention.span for mention in mentions)
        kept = [mention for mention in self.cast.mentions if not _overlaps(mention.span, spans)]
        merged = [self._merged(mention) for mention in kept]
        every = sorted([*merged, *mentions], key=lambda mention: mention.span)
        officials = tuple(one for one in self.officials.values() if one.id not in self.same)
        starts = tuple(mention.span.start for mention in every)
        return Cast(officials, tuple(every), starts, issuer, self.cast.titles)

    def issuer(self, words: str) -> Mention | None:
        """Whose own words the text is: the person named, else the body; with the first place where the text says so."""
        found = _scanned(words)
        names = [name for name in find_names(found) if name.person or len(name.words) > 1]
        bodies = [one.official for one in find_bodies(found, self.registry)]
        body = self._known_body(bodies[0]) if bodies else None
        span = _first_place(self.article, words)
        text = self.article.text[slice(*span)] or words
        if names:
            name = LabelName(names[0].title, names[0].words, names[0].gender)
            return Mention(span, text, "name", self._person(name), body)
        official = body or self._known_body(self._whole_body(words))
        return Mention(span, text, "body", official, official)

    def _resolve(self, name: LabelName, label: str) -> tuple[MentionKind, str | None, str | None]:
        if label in _ANSWERS and (interviewee := self._interviewee()):
            return "name", interviewee, None
        if name.unnamed:
            return "unnamed", None, self._body_of(label)
        if name.words and self.article.genre == "news" and not name.title and not self._is_official(name):
            return "unnamed", None, None
        if name.words:
            official = self._person(name)
            return "name", official, self.officials[official].body or None
        holder = self._holder(name.noun)
        return "title", holder, self._body_of(label)

    def _is_official(self, name: LabelName) -> bool:
        return plain(name.name) in self.ids or any(
            plain(name.surname) in plain(official.name).split() for official in self.cast.officials
        )

    def _person(self, name: LabelName) -> str:
        """The id of the person with this name, who joins the officials if the cast did not know them."""
        full = self._full_name(name)
        surname = self.ids.get(plain(name.surname))
        if not full:
            if known := self._registered(name):
                return self._join(known, surname)
            return surname or self._new(name.name, name)
        printed = self.ids.get(plain(full))
        if printed:
            return printed
        known = self.registry.named(full)
        return self._join(known, surname) if known else self._new(full, name, surname)

    def _full_name(self, name: LabelName) -> str:
        if len(name.words) > 1:
            return name.name
        key = self._spelt(plain(name.surname))
        gender = "" if self._misgendered(name) else name.gender
        for names in (self.in_title, self.in_text):
            if key not in names:
                names[key] = full_names(self.article.title if names is self.in_title else self.article.text, [key])[key]
        titled = [one for names in (self.in_title, self.in_text) for one in names[key] if one.title == name.noun != ""]
        known = None if titled or not name.noun else self._registered(name)
        if known:
            return known.name
        return next(
            (
                one.name
                for names in (titled, self.in_title[key], self.in_text[key])
                if (one := likeliest(names, name.noun, gender))
            ),
            "",
        )

    def _misgendered(self, name: LabelName) -> bool:
        """True for "MR. PSAKI" beside "MS. PSAKI": one of the two is a slip."""
        return any(
            other.surname == name.surname and other.gender not in {"", name.gender} and not other.title and name.gender
            for other in self.read.values()
        )

    def _spelt(self, surname: str) -> str:
        """The surname of another label that has a full name, where this one is a misspelling of it."""
        if self.in_title[surname] or self.in_text[surname] or surname in self.ids:
            return surname
        others = [other for other in {**self.in_title, **self.in_text} if self.in_title[other] or self.in_text[other]]
        close = get_close_matches(surname, others, 1, _ALIKE)
        return close[0] if close and len(surname) >= _SHORTEST_MISSPELT else surname

    def _registered(self, name: LabelName) -> Official | None:
        """The one registered official with this surname whose title fits on that day."""
        fitting = [
            official
            for one in self.registry.by_surname.get(plain(name.surname), ())
            if (official := self.registry.officials[one])
            and any(
                _held(title, self.day) and (not name.noun or name.noun in title.name.lower().split())
                for title in official.titles
            )
        ]
        return fitting[0] if len(fitting) == 1 else None

    def _join(self, known: Official, surname: str | None) -> str:
        self.officials.setdefault(known.id, known)
        self._note(known, surname)
        return known.id

    def _new(self, full: str, name: LabelName, surname: str | None = None) -> str:
        title = name.title or self._title_beside(full)
        known = Official(slug(full), full, titles=(Title(title),) if title else ())
        self.officials.setdefault(known.id, known)
        self._note(known, surname)
        return known.id

    def _note(self, known: Official, surname: str | None) -> None:
        """Remember an official's names; one whom the cast knew by the surname alone is the same."""
        self.ids.setdefault(plain(known.name), known.id)
        if surname and surname != known.id and " " not in self.officials[surname].name:
            self.same[surname] = known.id

    def _title_beside(self, full: str) -> str:
        """The title that the article's title or the text prints beside a full name."""
        for text in (self.article.title, self.article.text):
            place = text.find(full)
            if place >= 0:
                window = text[max(0, place - 120) : place + len(full) + 120]
                titles = [name.title for name in find_names(_scanned(window)) if " ".join(name.words) == full]
                if titles and titles[0]:
                    return titles[0]
        return ""

    def _holder(self, noun: str) -> str | None:
        """Who is meant by an office alone ("THE PRESIDENT"): its holder named in the title, else the one of the
        publisher's country whom the text names most often, else the one registered for that day.
        """
        labelled = {plain(name.surname) for name in self.read.values() if name.surname}
        for name in find_names(_scanned(self.article.title)):
            if noun in name.title.lower().split() and plain(name.words[-1]) not in labelled:
                return self._person(LabelName(name.title, name.words, name.gender))
        home = self._home()
        counts = Counter(mention.official for mention in self.cast.mentions if mention.official)
        holders = [
            official
            for official in self.cast.officials
            if official.kind == "person"
            and plain(official.name).split()[-1] not in labelled
            and official.country in {"", home or official.country}
            and any(noun in title.name.lower().split() for title in official.titles)
        ]
        if holders:
            return max(holders, key=lambda official: counts[official.id]).id
        registered = [
            official
            for official in self.registry.officials.values()
            if official.country == home != ""
            and any(title.name.lower() == noun and _held(title, self.day) for title in official.titles)
        ]
        return self._join(registered[0], None) if len(registered) == 1 else None

    def _home(self) -> str:
        """The country of the publisher, if it is a body with one."""
        bodies = find_bodies(_scanned(self.article.source), self.registry) if self.article.source else []
        return bodies[0].official.country if bodies else ""

    def _interviewee(self) -> str | None:
        """Whom an interview says it is with; None for questions that nobody named answers."""
        titled = [name for name in find_names(_scanned(self.article.title)) if name.title]
        if titled:
            return self._person(LabelName(titled[0].title, titled[0].words, titled[0].gender))
        first = labels_of(self.article)[0].start
        head = f"{self.article.title}\n{self.article.deck}\n{self.article.text[max(0, first - _LEAD) : first]}"
        said = _INTERVIEW.search(head)
        if said is None:
            return None
        counts = Counter(mention.official for mention in self.cast.mentions if mention.official)
        words = set(plain(f"{self.article.title} {self.article.deck}").split())
        people = [official for official in self.cast.officials if official.kind == "person"]
        named = [official for official in people if plain(official.name).split()[-1] in words]
        best = max(named or people, key=lambda official: counts[official.id], default=None)
        return best.id if best else None

    def _body_of(self, label: str) -> str | None:
        """The body of an unnamed source: the one that the label names, else the publisher if it is one."""
        shown = " ".join(word.capitalize() for word in label.split())
        for words in (shown, self.article.source):
            bodies = find_bodies(_scanned(words), self.registry)
            if bodies:
                return self._known_body(bodies[0].official)
        return None

    def _whole_body(self, words: str) -> Official:
        """An issuer that is no known kind of body, by its whole name."""
        known = self.registry.named(words)
        name = " ".join(words.split()).removeprefix("the ").removeprefix("The ")
        return known or Official(slug(name), name, "body")

    def _known_body(self, body: Official) -> str:
        known = self.ids.get(plain(body.name), body.id)
        self.officials.setdefault(known, body)
        return known

    def _merged(self, mention: Mention) -> Mention:
        if mention.official in self.same:
            return replace(mention, official=self.same[mention.official])
        return mention


def _scanned(words: str) -> Scan:
    """A few words, such as a title, as a sentence of their own."""
    return scan(Article(text=words), (Sentence(0, Span(0, len(words)), "paragraph"),))


def _first_place(article: Article, words: str) -> Span:
    """Where the text after its header first has these words; an empty span where it does not."""
    shape = r"\s+".join(regex.escape(word) for word in words.split())
    start = article.parts[0].span.end if article.parts and article.parts[0].kind == "header" else 0
    found = regex.compile(shape, regex.IGNORECASE).search(article.text, start) if shape else None
    return Span(*found.span()) if found else Span(0, 0)


def _overlaps(span: Span, others: list[Span]) -> bool:
    place = bisect_left(others, span)
    near = others[max(0, place - 1) : place + 1]
    return any(one.start < span.end and span.start < one.end for one in near)


def _held(title: Title, day: date | None) -> bool:
    return day is None or not ((title.since and day < title.since) or (title.until and day > title.until))

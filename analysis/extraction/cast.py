"""Who appears in an article: its officials and every place where it refers to one of them."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cached_property, partial

from analysis.extraction.acronyms import acronym_bodies
from analysis.extraction.announced import announced
from analysis.extraction.bare_surnames import bare_surnames
from analysis.extraction.bodies import FoundBody, find_bodies, slug
from analysis.extraction.body_words import body_by_default, home_of, plain_bodies, settle_countries
from analysis.extraction.dateline import anchor_day
from analysis.extraction.name_words import word_set
from analysis.extraction.named_later import name_later
from analysis.extraction.names import find_names
from analysis.extraction.persons import Person, gather_persons
from analysis.extraction.quotes import find_quotes, quoted_words
from analysis.extraction.references import Named, find_references
from analysis.extraction.registry import Registry, plain
from analysis.extraction.scan import Scan, scan
from analysis.extraction.titles_beside import FoundName
from analysis.model import Article, Mention, Official, Sentence, Span, Title

LONGEST_ASIDE = 18  # words
_BETWEEN = frozenset({"also", "has", "had", "last"})


@dataclass(frozen=True)
class Cast:
    """The officials of an article and the mentions of them, in order of their spans.

    Mentions are names ("Biegun"), titles alone ("the envoy"), pronouns ("he"), bodies ("the Unification Ministry") and
    speakers without a name ("an official at the Blue House": `official` None, `body` the Blue House). `issuer` is the
    official whose own words the whole text is, or who reports it; its span is empty where the text does not name them.
    `titles` are the places of the offices printed beside names ("special representative for the Korean Peninsula").
    """

    officials: tuple[Official, ...] = ()
    mentions: tuple[Mention, ...] = ()
    starts: tuple[int, ...] = field(default=(), repr=False)
    issuer: Mention | None = None
    titles: tuple[Span, ...] = ()

    def at(self, span: Span) -> Mention | None:
        """The mention that shares most characters with a span, the later of two, or None."""
        best, most = None, 0
        for mention in self.within(span):
            shared = min(span.end, mention.span.end) - max(span.start, mention.span.start)
            if shared >= most:
                best, most = mention, shared
        return best

    def within(self, span: Span) -> tuple[Mention, ...]:
        """The mentions that overlap a span."""
        first = max(0, bisect_left(self.starts, span.start) - 1)
        last = bisect_left(self.starts, span.end)
        return tuple(mention for mention in self.mentions[first:last] if mention.span.end > span.start)

    def official(self, official: str | None) -> Official | None:
        """The official with an id."""
        return self._by_id.get(official) if official else None

    def surnamed(self, word: str) -> str | None:
        """The id of the one person whom a word alone names, by a surname or as the article does; None where none is."""
        return self._by_word.get(word)

    @cached_property
    def _by_word(self) -> dict[str, str | None]:
        named: dict[str, str | None] = {}
        persons = [official for official in self.officials if official.kind == "person"]
        alone = [(one.text, one.official) for one in self.mentions if one.kind == "name" and one.official]
        ends = [(official.name.split()[-1], official.id) for official in persons]
        fronts = [(official.name.split()[0], official.id) for official in persons]
        fronts = [(word, who) for word, who in fronts if word in word_set("family-first")]
        for word, who in ends + fronts + alone:
            named[word] = who if named.get(word, who) == who else None
        return named

    @cached_property
    def _by_id(self) -> dict[str, Official]:
        return {one.id: one for one in reversed(self.officials)}


def find_cast(article: Article, sentences: tuple[Sentence, ...], registry: Registry) -> Cast:
    """Find the officials of an article, known and new, and resolve each mention to one of them.

    A person is an official if the registry knows them, a title is printed beside the name, or they speak.
    """
    found = scan(article, sentences)
    quoted = quoted_words(found, find_quotes(article))
    names = [name for name in find_names(found) if not _names_body(name, registry)]
    names += bare_surnames(found, names)
    people = _without_authors(article, gather_persons(found, names, announced(article), registry, anchor_day(article)))
    home = home_of(article)
    bodies = _all_bodies(found, registry, home)
    ids = _ids(people)
    speaking = {id(person) for person in people if _speaks(found, person)}
    shown = {id(person) for person in people if person.known or person.holds_office or id(person) in speaking}
    named = sorted(
        [Named(first, last, person) for person in people for first, last in person.places]
        + [Named(body.first, body.last, body) for body in bodies if not _taken(body, people)],
        key=lambda one: one.first,
    )
    by_default = partial(body_by_default, registry, home)
    references = name_later(found, find_references(found, quoted, named, names, by_default))
    mentions = []
    for reference in references:
        who = reference.who
        if isinstance(who, Person) and id(who) not in shown:
            continue
        official = ids[id(who)] if isinstance(who, Person) else who.official.id if who else None
        body = reference.body.official.id if reference.body else None
        span = found.span(reference.first, reference.last)
        mentions.append(Mention(span, article.text[slice(*span)], reference.kind, official, body))
    officials = [_official(person, ids[id(person)]) for person in people if id(person) in shown]
    referred = [one.who for one in references if isinstance(one.who, FoundBody)] + [
        one.body for one in references if one.body
    ]
    officials += list({body.official.id: body.official for body in referred}.values())
    unique = {official.id: official for official in reversed(officials)}
    mentions.sort(key=lambda mention: mention.span)
    return Cast(
        tuple(reversed(unique.values())),
        tuple(mentions),
        tuple(mention.span.start for mention in mentions),
        titles=tuple(found.span(name.title_first, name.title_last) for name in names if name.title_first >= 0),
    )


def _all_bodies(found: Scan, registry: Registry, home: str) -> list[FoundBody]:
    capital = find_bodies(found, registry)
    taken = {word for body in capital for word in range(body.first, body.last + 1)}
    every = [*capital, *plain_bodies(found, registry, taken)]
    settled = settle_countries(found, sorted(every, key=lambda body: body.first), registry, home)
    return sorted([*settled, *acronym_bodies(found, settled)], key=lambda body: body.first)


def _names_body(name: FoundName, registry: Registry) -> bool:
    known = registry.named(" ".join(name.words))
    return known is not None and known.kind == "body"


def _without_authors(article: Article, people: list[Person]) -> list[Person]:
    authors = {plain(author.name) for author in article.authors}
    return [person for person in people if plain(person.name) not in authors or person.holds_office]


def _ids(people: list[Person]) -> dict[int, str]:
    return {id(person): person.known.id if person.known else slug(person.name) for person in people}


def _taken(body: FoundBody, people: list[Person]) -> bool:
    return any(first <= body.last and body.first <= last for person in people for first, last in person.places)


def _speaks(found: Scan, person: Person) -> bool:
    return any(_is_subject(found, first, last) for first, last in person.places)


def _is_subject(found: Scan, first: int, last: int) -> bool:
    """True for "Biegun said", "Biegun, who left, also said", "said Biegun" after a quote, "according to Biegun"."""
    verbs = word_set("speech-verbs")
    follows = _past_aside(found, last)
    after = [
        word
        for word in found.lower[follows : follows + 3]
        if not word.endswith("ly") and word not in _BETWEEN and word not in word_set("time-nouns")
    ]
    if after[:1] and after[0] in verbs:
        return True
    before = found.lower[max(0, first - 2) : first]
    return before == ["according", "to"] or (
        len(before) == 2 and before[1] in verbs and before[0] in {",", '"', "”", "''", "’"}
    )


def _past_aside(found: Scan, last: int) -> int:
    """The word after a name, or after what stands between commas behind it: "Velani, who leads the team, said"."""
    stop = min(found.first[found.sentence_of(last) + 1], last + LONGEST_ASIDE)
    if last + 1 < stop and found.shown[last + 1] == ",":
        if found.lower[last + 2 : last + 3] and found.lower[last + 2] in word_set("speech-verbs"):
            return last + 2
        return next((word + 1 for word in range(last + 2, stop) if found.shown[word] == ","), last + 1)
    return last + 1


def _official(person: Person, official: str) -> Official:
    titles = {title.lower(): Title(title) for title in reversed(person.titles)}
    if person.known:
        known = person.known
        titles = {title.name.lower(): title for title in known.titles} or titles
        aliases = dict.fromkeys([*known.aliases, " ".join(person.words)])
        aliases.pop(known.name, None)
        return Official(
            known.id,
            known.name,
            "person",
            tuple(aliases),
            tuple(titles.values()),
            known.country,
            known.body,
            known.wikidata,
            True,
        )
    first_last = tuple(reversed(titles.values()))
    return Official(official, person.name, titles=first_last, country=person.country)

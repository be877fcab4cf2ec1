"""Counts of phrases, made once at import.

A phrase is one to five words that neither begin nor end with a function word and hold at least one word that is not a
name: "feasible steps", "denuclearization of the Korean Peninsula". Names of people and figures end a phrase,
names of places may stand in it. A comma may stand only between the words of a list ("complete, verifiable,
irreversible").
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from analysis.extraction.cast import Cast
from analysis.extraction.inflections import lemma
from analysis.extraction.lexicon import lexicon
from analysis.extraction.tokens import APOSTROPHES, Token, tokens
from analysis.model import Article, Sentence, Span, Statement, Term
from analysis.resources import table, words

LONGEST = 5
LONGEST_IN_ARTICLE = 3
_ACRONYM = 3

CONTENT, WEAK, NAME, LINKING, STOP = 4, 3, 2, 1, 0


class Word(NamedTuple):
    """A token with the part it may play in a phrase, and the form it is counted under."""

    start: int
    shown: str
    key: str
    glue: str
    role: int


def count_terms(
    article: Article, sentences: tuple[Sentence, ...], statements: tuple[Statement, ...], cast: Cast
) -> tuple[Term, ...]:
    """The phrases of one to five words of each statement, and of one to three of the whole article, with their counts.

    Names are told by the cast, by the lists of places, and by capitals that the lexicon does not know.
    """
    found = [tokens(article.text, *sentence.span) for sentence in sentences]
    names = _Names.of(cast, found)
    spoken: list[Word] = []
    for sentence in found:
        spoken += classify(sentence, names)
    starts = [word.start for word in spoken]
    terms = list(_counted(spoken, LONGEST_IN_ARTICLE, None))
    for span in dict.fromkeys(statement.content_span for statement in statements):
        said = spoken[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
        terms += _counted(said, LONGEST, span)
    return tuple(terms)


def phrase_key(phrase: str) -> str:
    """The key of a phrase that somebody typed or a list holds: the same as that of its uses in texts."""
    return " ".join(lemma(token.form) for token in tokens(phrase))


def _counted(said: Sequence[Word], longest: int, span: Span | None) -> Iterable[Term]:
    shown: dict[str, tuple[str, int]] = {}
    counts: dict[str, int] = {}
    for key, first, after in windows(said, longest):
        if key in counts:
            counts[key] += 1
        else:
            counts[key] = 1
            phrase = said[first].shown + "".join(word.glue + word.shown for word in said[first + 1 : after])
            shown[key] = phrase, after - first
    return [Term(key, *shown[key], count, span) for key, count in counts.items()]


def windows(said: Sequence[Word], longest: int) -> Iterator[tuple[str, int, int]]:
    """The phrases in a run of words: the key, the place of the first word, and the place after the last.

    A name of several words is taken whole or not at all.
    """
    cuts = [_one_name(before, word) for before, word in pairwise(said)]
    for first, begin in enumerate(said):
        if begin.role < NAME or (first and cuts[first - 1]):
            continue
        key, content, linked, listed = begin.key, begin.role == CONTENT, False, False
        if content and not (first < len(cuts) and cuts[first]):
            yield key, first, first + 1
        for place in range(first + 1, min(first + longest, len(said))):
            word = said[place]
            if word.glue == ", " and not _lists_on(word, listed):
                break
            listed = listed or word.glue == ", "
            linked = linked or (word.role == LINKING and word.key not in _JOINING)
            if word.role == STOP or not word.glue or (listed and linked):
                break
            key = f"{key} {word.key}"
            content = content or word.role == CONTENT
            owned = word.shown.endswith("'s")  # what is owned comes after: the phrase is not at its end
            if content and word.role >= NAME and not owned and not (place < len(cuts) and cuts[place]):
                yield key, first, place + 1


def _lists_on(word: Word, listed: bool) -> bool:
    """Whether a word after a comma goes on with a list ("complete, verifiable, and irreversible"), begun before or now.

    A clause begins otherwise ("nations, and vulnerable people"), or somebody is addressed ("go ahead, Maria").
    """
    return not word.shown[:1].isupper() and (listed or word.role > LINKING)


_JOINING = frozenset({"and", "or"})


def _one_name(before: Word, word: Word) -> bool:
    """Whether two words belong to one name: names both, or both with a capital inside a sentence ("Wall Street")."""
    if before.role == NAME and word.role == NAME:
        return bool(word.glue)
    return word.glue == " " and before.shown[:1].isupper() and word.shown[:1].isupper()


class _Names(NamedTuple):
    """What an article tells about its names: those of people, of bodies (by span), of offices (the offsets of their
    characters), and what it writes in lower case.
    """

    people: frozenset[str] = frozenset()
    bodies: tuple[Span, ...] = ()
    offices: frozenset[int] = frozenset()
    lower: frozenset[str] = frozenset()

    @classmethod
    def of(cls, cast: Cast, sentences: Iterable[Sequence[Token]]) -> _Names:
        people = {
            token.form
            for official in cast.officials
            if official.kind == "person"
            for token in tokens(official.name)
            if len(token.form) > 1
        }
        lower: set[str] = set()
        for sentence in sentences:
            lower.update(token.form for token in sentence if not token.capital)
        for sentence in sentences:
            people |= _full_names(sentence, lower)
        bodies = tuple(mention.span for mention in cast.mentions if mention.kind == "body")
        offices = frozenset(offset for span in cast.titles for offset in range(span.start, span.end))
        return cls(frozenset(people), bodies, offices, frozenset(lower))


def classify(sentence: Sequence[Token], names: _Names | None = None) -> list[Word]:
    """The words of one sentence with the part each may play in a phrase."""
    names = names or _Names()
    places = _places_in(sentence)
    roles = [
        NAME if index in places or _named(token, names) else _role(token, names) for index, token in enumerate(sentence)
    ]
    _spread_names(sentence, roles)
    return [
        Word(
            token.start,
            _shown(token, role, sentence[index - 1] if index else None, names),
            token.form if role == LINKING else lemma(token.form),
            token.glue,
            role,
        )
        for index, (token, role) in enumerate(zip(sentence, roles, strict=True))
    ]


def _shown(token: Token, role: int, before: Token | None, names: _Names) -> str:
    """The word as it stands, without the capital that only begins a sentence or a quotation."""
    inside = before is not None and token.start - before.end == 1
    kept = role == NAME or (token.form not in names.lower if token.upper else token.capital and inside)
    named = role > LINKING or token.form in names.people
    return token.raw.translate(APOSTROPHES) if kept and named else token.shown


def _spread_names(sentence: Sequence[Token], roles: list[int]) -> None:
    """Make capitalised words inside a sentence beside a name part of it: "Peninsula" in "Korean Peninsula"."""
    inner = [index for index, token in enumerate(sentence) if token.capital and token.glue]
    for step, order in ((-1, inner), (1, reversed(inner))):
        for index in order:
            beside = index + step
            if roles[index] >= WEAK and beside < len(roles) and roles[beside] == NAME and sentence[beside].capital:
                joined = sentence[max(index, beside)].glue
                roles[index] = NAME if joined in {" ", "-"} else roles[index]


def _role(token: Token, names: _Names) -> int:
    form = token.form
    if form in names.people and (token.capital or token.glue == "-"):
        return STOP
    if token.capital and token.upper and len(form) < _ACRONYM:
        return NAME
    if form in _linking():
        return LINKING
    if form in _function() or len(form) == 1 or not (form[0].isalpha() and form[-1].isalnum()) or "@" in form:
        return STOP
    if form in _places():
        return NAME
    if token.capital and not (token.upper or form in names.lower or form in lexicon()):
        return NAME
    return WEAK if form in _weak() else CONTENT


def _full_names(sentence: Sequence[Token], lower: set[str]) -> set[str]:
    """The words of people's names: unknown to the lexicon and beside another capitalised word, or after a hyphen."""
    found: set[str] = set()
    for before, token in pairwise(sentence):
        if not before.capital or before.form in _function() or token.glue not in {" ", "-"}:
            continue
        if token.capital or (token.glue == "-" and _unknown(token, set())):
            found.update(one.form for one in (before, token) if _unknown(one, lower if one.capital else set()))
    return found


def _unknown(token: Token, lower: set[str]) -> bool:
    form = token.form
    return len(form) > 1 and not (token.upper or form in lower or form in lexicon() or form in _places())


def _places_in(sentence: Sequence[Token]) -> set[int]:
    """The places of the tokens that spell the name of a country."""
    found: set[int] = set()
    for index, token in enumerate(sentence):
        if token.capital:
            for name in _countries().get(token.form, ()):
                if tuple(one.form for one in sentence[index : index + len(name)]) == name:
                    found.update(range(index, index + len(name)))
    return found


def _named(token: Token, names: _Names) -> bool:
    """Whether a token is part of the name of a body, or of the office of somebody named beside it."""
    if token.form in _function() or token.form in _linking():
        return False
    if token.start in names.offices:
        return True
    return token.capital and any(span.start <= token.start < span.end for span in names.bodies)


def _set_of(*names: str) -> Callable[[], frozenset[str]]:
    return cache(lambda: frozenset(word for name in names for word in words(name)))


_function = _set_of("function-words")
_linking = _set_of("linking-words")
_weak = _set_of("weak-words")


@cache
def _places() -> frozenset[str]:
    single = {name[0] for names in _countries().values() for name in names if len(name) == 1}
    return frozenset(single | set(words("demonyms")))


@cache
def _countries() -> dict[str, tuple[tuple[str, ...], ...]]:
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for row in table("countries"):
        name = tuple(token.form for token in tokens(row["name"]))
        if name:
            by_first.setdefault(name[0], []).append(name)
    return {first: tuple(names) for first, names in by_first.items()}

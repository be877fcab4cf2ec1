"""Small libraries of invented statements, written as the extraction would find them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from analysis.extraction.cast import Cast
from analysis.extraction.terms import count_terms
from analysis.library import Library
from analysis.library.rows import to_tables
from analysis.model import Article, Extraction, Mention, Observation, Official, Part, Sentence, Span, Statement


@dataclass(frozen=True)
class Said:
    """One statement, printed in an article of its own.

    `remarks` are what the sentence `printed_beside` says of the language: a kind of observation and its phrases.
    """

    who: str
    day: date
    words: str
    kind: str = "direct"
    stance: str = "own"
    source: str = "The Example"
    printed_beside: str = ""
    country: str = ""
    remarks: tuple[tuple[str, tuple[str, ...]], ...] = ()


def found_in(said: Said, number: int) -> Extraction:
    """The article of a statement, and what is found in it."""
    opening = f"{said.who} said in dispatch number {number}: "
    text = f"{opening}{said.words}"
    content = Span(len(opening), len(text))
    sentences = [Sentence(0, Span(0, len(text)), "paragraph")]
    if said.printed_beside:
        sentences.append(Sentence(1, Span(len(text) + 1, len(text) + 1 + len(said.printed_beside)), "paragraph"))
        text = f"{text} {said.printed_beside}"
    speaker = said.who.lower().replace(" ", "-")
    name = Span(0, len(said.who))
    article = Article(
        text=text,
        title=f"Dispatch {number}",
        published=datetime.combine(said.day, time(12), UTC),
        source=said.source,
        parts=(Part("paragraph", Span(0, len(text))),),
    )
    cast = Cast((Official(speaker, said.who, country=said.country),), (Mention(name, said.who, "name", speaker),))
    statement = Statement(
        span=Span(0, content.end),
        kind=said.kind,  # type: ignore[arg-type]
        speaker=said.who,
        official=speaker,
        speaker_span=name,
        cue="said",
        cue_span=None,
        content=said.words,
        content_span=content,
        date=said.day,
        stance=said.stance,  # type: ignore[arg-type]
    )
    terms = count_terms(article, tuple(sentences), (statement,), cast)
    observations = tuple(
        Observation(kind, sentences[-1].span, speaker, phrases)  # type: ignore[arg-type]
        for kind, phrases in said.remarks
    )
    return Extraction(
        *(article, cast.officials, tuple(sentences), cast.mentions),
        statements=(statement,),
        observations=observations,
        terms=terms,
    )


def library_of(library: Library, statements: Iterable[Said]) -> Library:
    """The library with these statements added."""
    with library.write("speeches") as writer:
        writer.append(to_tables([found_in(said, number) for number, said in enumerate(statements)]))
    return library

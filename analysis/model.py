"""The vocabulary of Readout and the tables it is kept in: the first file to read.

An `Article` is one published text. What Readout finds in it is an `Extraction`: officials and where they are
mentioned, statements, talks, deadlines, dates and observations. Each found thing carries a half-open span of code
point offsets into `Article.text`, so that every number on a page can be opened to the words behind it.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, NamedTuple

import pyarrow as pa

Genre = Literal["news", "transcript", "readout", "official statement", "speech"]
PartKind = Literal["header", "title", "dates", "deck", "caption", "heading", "paragraph", "byline", "boilerplate"]
Precision = Literal["minute", "day", "week", "month", "quarter", "year"]
StatementKind = Literal["direct", "indirect", "mixed"]
Stance = Literal["own", "denied", "others", "affirmed"]
DateBasis = Literal["sentence", "talk", "dateline", "unknown"]
TalkKind = Literal[
    "meeting", "call", "summit", "meal", "press conference", "working-level talks", "visit", "letter", "mediation"
]
TalkStatus = Literal["held", "planned", "proposed", "refused", "cancelled", "postponed"]
MentionKind = Literal["name", "title", "pronoun", "body", "unnamed"]
ObservationKind = Literal["first use", "earlier use", "omission", "repetition", "softening", "hardening"]
ShiftKind = Literal["new", "rising", "falling", "dropped", "echoed"]


class Span(NamedTuple):
    """Half-open range of code points in an article's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of an article's text and what it is on the page."""

    kind: PartKind
    span: Span


@dataclass(frozen=True, slots=True)
class Author:
    """A name in a byline, with the role printed beside it ("staff reporter"), or an empty role."""

    name: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """One published text.

    `text` is the text exactly as imported: of a text or Markdown file all of it, header and boilerplate included.
    `parts` are in order of their spans, do not overlap, and say which of it is what; extraction reads
    captions, headings and paragraphs, never headers, bylines or boilerplate.
    `published` and `modified` are aware datetimes that keep the published offset; where only a day is known it is
    midnight UTC of that day, with `published_precision` "day". `issuer` is the official or body whose own words the
    whole text is, or empty. `file` names where it was read from; `locator` tells one article of a file from the next
    (the line of a JSONL file, say).
    """

    text: str
    title: str = ""
    deck: str = ""
    published: datetime | None = None
    modified: datetime | None = None
    published_precision: Literal["minute", "day"] = "day"
    source: str = ""
    url: str = ""
    authors: tuple[Author, ...] = ()
    issuer: str = ""
    genre: Genre = "news"
    parts: tuple[Part, ...] = ()
    layout: str = ""
    file: str = ""
    locator: str = ""

    @property
    def id(self) -> str:
        """Hash of what was published: the same article imported twice is one article."""
        return digest(self.source, self.title, str(self.day or ""), self.text)

    @property
    def day(self) -> date | None:
        """The local day of publication, against which "Monday" is resolved when the text has no dateline."""
        return self.published.date() if self.published else None


@dataclass(frozen=True, slots=True)
class Title:
    """An office held, from the first to the last day known (either may be None)."""

    name: str
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Official:
    """A person who speaks or acts for a government or a body, or a body that speaks as one.

    `id` is the registry's id, or the slug of the name for discovered officials ("stephen-biegun"). `country` is an
    ISO 3166 alpha-2 code, or empty. `body` is the id of the body the official speaks for, or empty.
    """

    id: str
    name: str
    kind: Literal["person", "body"] = "person"
    aliases: tuple[str, ...] = ()
    titles: tuple[Title, ...] = ()
    country: str = ""
    body: str = ""
    wikidata: str = ""
    registered: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that refer to an official, or to a speaker whom the article does not name (`official` is then None)."""

    span: Span
    text: str
    kind: MentionKind
    official: str | None
    body: str | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a caption, heading or paragraph; `tone` is nltk VADER's compound score, `field_tone`
    Readout's own scale of news prose, `conciliation` its scale from confrontational to conciliatory: each -1 to 1.
    """

    index: int
    span: Span
    part: PartKind
    tone: float = 0.0
    field_tone: float = 0.0
    conciliation: float = 0.0


@dataclass(frozen=True, slots=True)
class DateMention:
    """An expression of time, resolved to the days from `date_from` to `date_to` (both included)."""

    span: Span
    text: str
    date_from: date
    date_to: date
    precision: Precision


@dataclass(frozen=True, slots=True)
class Statement:
    """Words an article attributes to a speaker.

    `span` is the whole of it, cue and speaker included; `content_span` tells one statement of an article from another.
    `speaker` is as printed ("he", "the minister"), `official` the id it resolves to, or None. `body` is the body an
    unnamed source or a spokesperson speaks for. `relayed_by` is who reported the words when it was not the article
    ("the ministry said that X had said"). `stance` is "own" for what the speaker holds, "denied" for a position that
    the speaker rejects, "others" for someone else's words in the speaker's mouth, "affirmed" for a questioner's words
    that the speaker agreed to. `confidence` is the calibrated probability that content and speaker are right.
    """

    span: Span
    kind: StatementKind
    speaker: str
    official: str | None
    speaker_span: Span | None
    cue: str
    cue_span: Span | None
    content: str
    content_span: Span
    date: date | None = None
    date_basis: DateBasis = "unknown"
    setting: str = ""
    body: str | None = None
    relayed_by: str | None = None
    stance: Stance = "own"
    confidence: float = 0.5


@dataclass(frozen=True, slots=True)
class Talk:
    """A contact between officials as one article reports it.

    `participants` are ids of officials, or names as printed for those who have none. `outcome` is what was agreed or
    refused, in the article's words. `evidence_span` is the sentence that says so.
    """

    kind: TalkKind
    status: TalkStatus
    participants: tuple[str, ...]
    evidence_span: Span
    date_from: date | None = None
    date_to: date | None = None
    precision: Precision | None = None
    venue: str = ""
    host: str = ""
    outcome: str = ""
    confidence: float = 0.5


@dataclass(frozen=True, slots=True)
class Deadline:
    """A date that somebody has set: `set_by` and `denied_by` are ids of officials or names as printed."""

    date: date
    precision: Precision
    evidence_span: Span
    set_by: str = ""
    subject: str = ""
    denied_by: str = ""
    confidence: float = 0.5


@dataclass(frozen=True, slots=True)
class Observation:
    """What a reporter says about the language itself: who, which words, which sentence."""

    kind: ObservationKind
    evidence_span: Span
    official: str | None = None
    phrases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Term:
    """How often a phrase stands in one statement, or in the whole article where `statement_span` is None.

    `statement_span` is the statement's `content_span`, by which statements are told apart.
    `key` joins inflections ("feasible step" and "feasible steps" share it); `phrase` is as it stands in the text,
    without a capital that only begins a sentence. `words` is the number of words, one to five.
    """

    key: str
    phrase: str
    words: int
    count: int
    statement_span: Span | None = None


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was found in one article."""

    article: Article
    officials: tuple[Official, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    mentions: tuple[Mention, ...] = ()
    dates: tuple[DateMention, ...] = ()
    statements: tuple[Statement, ...] = ()
    talks: tuple[Talk, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    observations: tuple[Observation, ...] = ()
    terms: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True)
class Failure:
    """Something that could not be read: which file, why, and what the person can do about it."""

    file: str
    reason: str
    advice: str = ""


def digest(*values: str) -> str:
    """Sixteen hexadecimal digits that are the same for the same values, on every machine and in every year."""
    return hashlib.sha256("\x1f".join(values).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def span_id(article_id: str, letter: str, span: Span) -> str:
    """The id of a thing found in an article: "<article>:s120-188" for the statement at these offsets."""
    return f"{article_id}:{letter}{span.start}-{span.end}"


# The tables of a library. Every table has `article_id`; times are UTC with the published offset, in minutes, beside
# them; `day` and `date` are local dates. `source` stands in each table a filter applies to, so that no view has to
# join the articles to filter them. `topics`, `topics_of` and `marks` are filled in when rows are
# added (analysis.library.derived).
_TYPES = {
    "text": pa.string(),
    "texts": pa.list_(pa.string()),
    "whole": pa.int32(),
    "wholes": pa.list_(pa.int32()),
    "real": pa.float32(),
    "flag": pa.bool_(),
    "day": pa.date32(),
    "moment": pa.timestamp("us", tz="UTC"),
}


def _schema(**columns: str) -> pa.Schema:
    """A schema from the names of its columns, by type."""
    return pa.schema([(name, _TYPES[kind]) for kind, names in columns.items() for name in names.split()])


TABLES: dict[str, pa.Schema] = {
    "articles": _schema(
        text="article_id title deck published_precision source url issuer genre layout file locator text topics_of",
        texts="authors author_roles part_kinds topics",
        whole="published_offset modified_offset words",
        wholes="part_starts part_ends",
        flag="sample",
        day="day",
        moment="published modified",
    ),
    "officials": _schema(
        text="article_id official name kind title country body source",
        whole="mentions",
        flag="registered",
        day="day",
    ),
    "sentences": _schema(
        text="article_id part text statement_id source",
        texts="officials",
        whole="index start end words",
        real="tone field_tone conciliation",
        day="day",
    ),
    "mentions": _schema(
        text="article_id text kind official body source",
        whole="start end",
        day="day",
    ),
    "statements": _schema(
        text="article_id statement_id kind speaker official cue content date_basis setting body relayed_by stance "
        "source topics_of",
        texts="topics",
        wholes="marks",
        whole="start end speaker_start speaker_end cue_start cue_end content_start content_end words tone_sentences",
        real="confidence tone field_tone conciliation",
        day="date day",
    ),
    "talks": _schema(
        text="article_id talk_id kind status precision venue host outcome evidence source",
        texts="participants",
        whole="start end",
        real="confidence",
        day="date_from date_to day",
    ),
    "deadlines": _schema(
        text="article_id deadline_id precision set_by subject denied_by evidence source",
        whole="start end",
        real="confidence",
        day="date day",
    ),
    "observations": _schema(
        text="article_id observation_id kind official evidence source",
        texts="phrases",
        whole="start end",
        day="day",
    ),
    "terms": _schema(
        text="article_id statement_id official key phrase source",
        whole="words count",
        day="date",
    ),
    # What tells a changed version or a copy of an article when the next ones come: analysis.library.sketches.
    "sketches": _schema(
        text="article_id source address headline",
        whole="size",
        wholes="sketch",
        day="day",
        moment="published modified",
    ),
    # That an article is a version or a copy of another that was there before: analysis.library.kinship.
    "links": _schema(text="article_id other kind source", whole="place", real="share", day="day"),
}

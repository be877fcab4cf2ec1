"""A chunk of a generated library as the tables of `analysis.model`."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from analysis.model import TABLES
from tests.benchmarks.generator import DAYS, FIRST, Plan
from tests.benchmarks.generator_words import (
    LONGEST,
    LONGEST_IN_ARTICLE,
    Ints,
    phrases,
    sentences,
    term_rows,
    vocabulary,
)

SENTENCES, SHORTEST, LONGEST_SENTENCE = 8, 13, 24
SPOKEN = np.array([1, 3, 4, 6])  # the sentences of an article that are statements
COPIED = 0.1  # of the articles are another paper's print of the one before
UNNAMED = 0.05  # of the statements have a speaker whom the article does not name
SUBJECT, BURST, HABIT = 0.12, 0.3, 0.5  # of the words; of the words during an event; of the statements
SOURCES = 60
_KINDS = np.array(["direct", "direct", "indirect", "mixed"])
_TALKS = np.array(["meeting", "call", "visit", "summit"])
_STATUS = np.array(["held", "held", "held", "planned", "proposed", "cancelled"])


def tables(plan: Plan, articles: Ints) -> dict[str, pa.Table]:
    """All tables of some articles of the plan, which are numbered from 0."""
    dice = np.random.default_rng([plan.seed, plan.articles, int(articles[0])])
    size = len(articles)
    copied = np.flatnonzero(dice.random(size) < COPIED)
    origin = np.arange(size)
    origin[copied] = np.maximum(copied - 1, 0)
    days = plan.day(articles)[origin]
    speakers = _speakers(plan, size, dice)[origin]
    lengths = dice.integers(SHORTEST, LONGEST_SENTENCE, (size, SENTENCES))[origin]
    words = _words(plan, days, speakers, dice)[origin]
    kept = np.arange(LONGEST_SENTENCE) < lengths[:, :, None]
    ids = words[kept]
    starts = np.concatenate([[0], np.cumsum(lengths.ravel())])
    return _Chunk(plan, articles, days, speakers, ids, starts, dice).tables()


def _speakers(plan: Plan, size: int, dice: np.random.Generator) -> Ints:
    """Who makes the statements of each article: two officials by turns."""
    pair = dice.choice(len(plan.names), (size, 2), p=plan.weights)
    return pair[:, np.arange(len(SPOKEN)) % 2]


def _words(plan: Plan, days: Ints, speakers: Ints, dice: np.random.Generator) -> Ints:
    """The words of each sentence of each article, as many as the longest has."""
    known = vocabulary()
    size = len(days)
    shape = (size, SENTENCES, LONGEST_SENTENCE)
    words = np.searchsorted(np.cumsum(known.chances), dice.random(shape)).clip(0, len(known.chances) - 1)
    subject = plan.subjects[dice.integers(0, len(plan.subjects), size)]
    _mix(words, subject[np.arange(size)[:, None, None], dice.integers(0, subject.shape[1], shape)], SUBJECT, dice)
    for event in plan.events:
        on = np.flatnonzero((days >= (event.first - FIRST).days) & (days <= (event.last - FIRST).days))
        part = words[on]
        _mix(part, event.words[dice.integers(0, len(event.words), part.shape)], BURST, dice)
        words[on] = part
    first = known.content(0, known.known)
    words[:, :, 0] = first[dice.integers(0, len(first), shape[:2])]
    spoken = words[:, SPOKEN]
    habit = plan.habits[(len(plan.habits) * dice.random(spoken.shape[:2]) ** 2).astype(int)]
    _put(spoken, dice.random(spoken.shape[:2]) < HABIT, 10, habit)
    for one in plan.planted:
        share = np.where(days < (one.day - FIRST).days, one.before, one.after)[:, None]
        _put(spoken, (speakers == one.official) & (dice.random(speakers.shape) < share), 1 + 3 * one.slot, one.phrase)
    words[:, SPOKEN] = spoken
    return words


def _mix(words: Ints, other: Ints, share: float, dice: np.random.Generator) -> None:
    taken = dice.random(words.shape) < share
    words[taken] = other[taken]


def _put(spoken: Ints, where: Any, place: int, phrase: Any) -> None:
    """Set two words of the sentences chosen."""
    for step in (0, 1):
        chosen = np.asarray(phrase)[..., step]
        spoken[:, :, place + step] = np.where(where, chosen, spoken[:, :, place + step])


class _Chunk:
    """The columns that several tables share."""

    def __init__(
        self, plan: Plan, articles: Ints, days: Ints, speakers: Ints, ids: Ints, starts: Ints, dice: np.random.Generator
    ) -> None:
        self.plan, self.dice, self.words, self.starts = plan, dice, ids, starts
        self.size = len(articles)
        mixed = (articles.astype(np.uint64) + np.uint64(1 + plan.seed)) * np.uint64(0x9E3779B97F4A7C15)
        self.ids = pa.array([f"{one:016x}" for one in mixed.tolist()])
        self.days = pa.array([FIRST + timedelta(days=int(day)) for day in days], pa.date32())
        self.source = pa.array([f"Paper {one}" for one in (articles * 7 + dice.integers(0, 3, self.size)) % SOURCES])
        self.names = pa.array(plan.names)
        self.official_ids = pa.array([plan.official(number) for number in range(len(plan.names))])
        self.speakers = speakers.ravel()
        self.of = np.repeat(np.arange(self.size), SENTENCES)
        self.said_by = np.repeat(np.arange(self.size), len(SPOKEN))
        self.sentence = np.repeat(np.arange(self.size * SENTENCES), np.diff(starts))
        self._texts()

    def _texts(self) -> None:
        """The sentences with their marks, the articles, and where each sentence and content stands."""
        content = pc.utf8_capitalize(sentences(self.words, self.starts))
        spoken = np.isin(np.arange(self.size * SENTENCES) % SENTENCES, SPOKEN)
        self.spoken = np.flatnonzero(spoken)
        said = pc.binary_join_element_wise(
            "“", content.take(pa.array(self.spoken)), ",” ", self.names.take(pa.array(self.speakers)), " said.", ""
        )
        place = np.arange(len(content))
        place[self.spoken] = len(content) + np.arange(len(said))
        plain = pc.binary_join_element_wise(content, ".", "")
        self.content = content.take(pa.array(self.spoken))
        self.texts = pa.concat_arrays([plain, said]).take(pa.array(place))
        lengths = np.asarray(pc.utf8_length(self.texts)).astype(np.int64).reshape(self.size, SENTENCES) + 1
        begin = np.cumsum(lengths, axis=1) - lengths
        self.begin, self.end = begin.ravel(), (begin + lengths - 1).ravel()
        offsets = pa.array(np.arange(self.size + 1) * SENTENCES, pa.int32())
        self.article = pc.binary_join(pa.ListArray.from_arrays(offsets, self.texts), "\n")
        self.content_begin = self.begin[self.spoken] + 1
        self.content_end = self.content_begin + np.asarray(pc.utf8_length(self.content))
        ids = self.ids.take(pa.array(self.said_by))
        numbers = [pa.array(one).cast(pa.string()) for one in (self.content_begin, self.content_end)]
        self.statement_ids = pc.binary_join_element_wise(ids, ":s", numbers[0], "-", numbers[1], "")
        named = pa.array(self.dice.random(len(self.speakers)) >= UNNAMED)
        self.official = pc.if_else(named, self.official_ids.take(pa.array(self.speakers)), pa.scalar(None, pa.string()))

    def tables(self) -> dict[str, pa.Table]:
        tone = self._tone()
        return {
            "articles": self._articles(),
            "officials": self._officials(),
            "sentences": self._sentences(tone),
            "mentions": self._mentions(),
            "statements": self._statements(tone),
            "talks": self._talks(),
            "deadlines": self._deadlines(),
            "observations": TABLES["observations"].empty_table(),
            "terms": self._terms(),
        }

    def _table(self, name: str, article: Ints, columns: dict[str, Any]) -> pa.Table:
        """A table of rows that belong to the articles at these places; columns that are not given are null."""
        place, size = pa.array(article), len(article)
        common = {"article_id": self.ids.take(place), "day": self.days.take(place), "source": self.source.take(place)}
        given = {**common, **columns}
        arrays = []
        for one in TABLES[name]:
            value = given.get(one.name)
            if value is None:
                arrays.append(pa.nulls(size, one.type))
            elif isinstance(value, (str, bool, float)):
                arrays.append(pa.repeat(pa.scalar(value, one.type), size))
            else:
                array = value if isinstance(value, pa.Array) else pa.array(value)
                arrays.append(array if array.type == one.type else array.cast(one.type))
        return pa.Table.from_arrays(arrays, schema=TABLES[name])

    def _tone(self) -> Any:
        """Each sentence's tone: four in ten have none, the others lie around a level that drifts over the years."""
        level = 0.15 * np.sin(np.asarray(self.days.cast(pa.int32())) / DAYS * 9)[self.of]
        drawn = np.clip(level + self.dice.normal(0, 0.4, len(self.of)), -1, 1)
        return np.where(self.dice.random(len(self.of)) < 0.4, 0.0, drawn)

    def _articles(self) -> pa.Table:
        everything = np.arange(self.size)
        noon = self.days.cast(pa.timestamp("us")).cast(pa.timestamp("us", tz="UTC"))
        title = pc.binary_join_element_wise("Dispatch ", self.ids, "")
        words = np.add.reduceat(np.diff(self.starts), np.arange(0, self.size * SENTENCES, SENTENCES))
        return self._table(
            "articles",
            everything,
            {
                "title": title,
                "published": noon,
                "published_precision": "day",
                "genre": "news",
                "text": self.article,
                "words": words,
                "file": "generated.jsonl",
                "sample": False,
            },
        )

    def _officials(self) -> pa.Table:
        pairs, mentions = np.unique(self.said_by * len(self.names) + self.speakers, return_counts=True)
        article, who = pairs // len(self.names), pairs % len(self.names)
        place = pa.array(who)
        return self._table(
            "officials",
            article,
            {
                "official": self.official_ids.take(place),
                "name": self.names.take(place),
                "kind": "person",
                "title": pa.array([f"minister {one % 7}" for one in who.tolist()]),
                "country": pa.array([f"X{chr(65 + one % 26)}" for one in who.tolist()]),
                "body": "",
                "registered": False,
                "mentions": mentions,
            },
        )

    def _sentences(self, tone: Any) -> pa.Table:
        size = len(self.of)
        row = np.full(size, -1)
        row[self.spoken] = np.arange(len(self.spoken))
        place = pa.array(row, mask=row < 0)
        offsets = np.concatenate([[0], np.cumsum(row >= 0)])
        return self._table(
            "sentences",
            self.of,
            {
                "part": "paragraph",
                "text": self.texts,
                "statement_id": self.statement_ids.take(place),
                "officials": pa.ListArray.from_arrays(
                    pa.array(offsets, pa.int32()), self.official_ids.take(pa.array(self.speakers))
                ),
                "index": np.arange(size) % SENTENCES,
                "start": self.begin,
                "end": self.end,
                "words": np.diff(self.starts),
                "tone": tone,
                "field_tone": tone * 0.8,
                "conciliation": tone * 0.6,
            },
        )

    def _mentions(self) -> pa.Table:
        names = self.names.take(pa.array(self.speakers))
        begin = self.content_end + 3
        columns = {"text": names, "kind": "name", "official": self.official_ids.take(pa.array(self.speakers))}
        end = begin + np.asarray(pc.utf8_length(names))
        return self._table("mentions", self.said_by, {**columns, "start": begin, "end": end})

    def _statements(self, tone: Any) -> pa.Table:
        return self._table(
            "statements",
            self.said_by,
            {
                "statement_id": self.statement_ids,
                "kind": pa.array(_KINDS[self.dice.integers(0, len(_KINDS), len(self.spoken))]),
                "speaker": self.names.take(pa.array(self.speakers)),
                "official": self.official,
                "cue": "said",
                "content": self.content,
                "date": self.days.take(pa.array(self.said_by)),
                "date_basis": "dateline",
                "setting": "",
                "stance": "own",
                "start": self.begin[self.spoken],
                "end": self.end[self.spoken],
                "content_start": self.content_begin,
                "content_end": self.content_end,
                "words": np.diff(self.starts)[self.spoken],
                "tone_sentences": np.ones(len(self.spoken), np.int32),
                "confidence": 0.8,
                "tone": tone[self.spoken],
                "field_tone": tone[self.spoken] * 0.8,
                "conciliation": tone[self.spoken] * 0.6,
            },
        )

    def _talks(self) -> pa.Table:
        article = np.flatnonzero(self.dice.random(self.size) < 0.5)
        size = len(article)
        who = self.dice.choice(len(self.names), (size, 2), p=self.plan.weights)
        offsets = pa.array(np.arange(size + 1) * 2, pa.int32())
        days = pc.add(self.days.take(pa.array(article)).cast(pa.int32()), pa.array(self.dice.integers(-3, 8, size)))
        first = article * SENTENCES
        begin, end = self.begin[first], self.end[first]
        day = days.cast(pa.int32()).cast(pa.date32())
        ids = pc.binary_join_element_wise(self.ids.take(pa.array(article)), ":t0", "-0000", "")
        return self._table(
            "talks",
            article,
            {
                "talk_id": ids,
                "kind": pa.array(_TALKS[self.dice.integers(0, len(_TALKS), size)]),
                "status": pa.array(_STATUS[self.dice.integers(0, len(_STATUS), size)]),
                "participants": pa.ListArray.from_arrays(offsets, self.official_ids.take(pa.array(who.ravel()))),
                "precision": "day",
                "date_from": day,
                "date_to": day,
                "venue": "",
                "host": "",
                "outcome": "",
                "evidence": self.texts.take(pa.array(first)),
                "start": begin,
                "end": end,
                "confidence": 0.7,
            },
        )

    def _deadlines(self) -> pa.Table:
        article = np.flatnonzero(self.dice.random(self.size) < 0.03)
        size = len(article)
        ahead = pc.add(self.days.take(pa.array(article)).cast(pa.int32()), pa.array(self.dice.integers(10, 90, size)))
        first = pa.array(article * SENTENCES)
        return self._table(
            "deadlines",
            article,
            {
                "deadline_id": pc.binary_join_element_wise(self.ids.take(pa.array(article)), ":d0", ""),
                "precision": "day",
                "date": ahead.cast(pa.int32()).cast(pa.date32()),
                "set_by": self.official_ids.take(pa.array(self.dice.integers(0, len(self.names), size))),
                "subject": "",
                "denied_by": "",
                "evidence": self.texts.take(first),
                "start": self.begin[article * SENTENCES],
                "end": self.end[article * SENTENCES],
                "confidence": 0.7,
            },
        )

    def _terms(self) -> pa.Table:
        more = {"date": self.days, "source": self.source}
        article = self.sentence // SENTENCES
        whole = term_rows(phrases(self.words, self.sentence, article, LONGEST_IN_ARTICLE), self.ids, None, more)
        row = np.full(self.size * SENTENCES, -1)
        row[self.spoken] = np.arange(len(self.spoken))
        owner = row[self.sentence]
        said = owner >= 0
        of = pa.array(self.said_by)
        told = {"date": self.days.take(of), "source": self.source.take(of), "official": self.official}
        found = phrases(self.words[said], owner[said], owner[said], LONGEST)
        return pa.concat_tables([whole, term_rows(found, self.ids.take(of), self.statement_ids, told)])

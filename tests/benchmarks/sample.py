"""What Readout extracts from data/sample, beside the chronology that was written by hand from the record."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

from analysis.extraction import extract
from analysis.extraction.name_words import country_names
from analysis.extraction.registry import default_registry
from analysis.model import Article, Extraction, Span, Statement, Talk
from analysis.reading import read
from tests.benchmarks.harness import Row

SAMPLE = Path(__file__).resolve().parents[2] / "data" / "sample"
# Kinds that a text may call by either name.
_LIKE = ({"meeting", "summit", "working-level talks"}, {"meal", "meeting"})


@dataclass(frozen=True)
class Entry:
    """A line of the chronology; `day` and `last` are None where the record gives no day."""

    day: date | None
    last: date | None
    kind: str
    status: str
    participants: frozenset[str]
    venue: str
    what: str
    dispatch: str


@dataclass
class Comparison:
    """What was compared, and what went wrong, in words."""

    talks_right: int = 0
    talks_extracted: int = 0
    talks_found: int = 0
    talks_written: int = 0
    speakers_right: int = 0
    statements_found: int = 0
    statements_written: int = 0
    days_right: int = 0
    days_written: int = 0
    misses: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """The share of extracted talks that the chronology knows."""
        return self.talks_right / max(1, self.talks_extracted)

    @property
    def recall(self) -> float:
        """The share of the chronology's talks that were extracted from their dispatch."""
        return self.talks_found / max(1, self.talks_written)

    @property
    def speakers(self) -> float:
        """The share of the chronology's statements, of those found, whose speaker is the right one."""
        return self.speakers_right / max(1, self.statements_found)

    @property
    def days(self) -> float:
        """The share of the statements with the right speaker and a day in the chronology whose day is that one."""
        return self.days_right / max(1, self.days_written)


def rows() -> Iterable[Row]:
    """Precision and recall of talks, speakers and coverage of statements, with the misses printed."""
    found = comparison()
    for miss in found.misses:
        print(miss)
    size = f"{len(dispatches())} dispatches"
    yield Row("sample: talks, precision", size, f"{found.precision:.1%} of {found.talks_extracted}")
    yield Row("sample: talks, recall", size, f"{found.recall:.1%} of {found.talks_written}")
    yield Row("sample: speakers of statements", size, f"{found.speakers:.1%} of {found.statements_found}")
    yield Row("sample: days of statements", size, f"{found.days:.1%} of {found.days_written}")
    yield Row(
        "sample: statements found",
        size,
        f"{found.statements_found / found.statements_written:.1%} of {found.statements_written}",
    )


@cache
def dispatches() -> dict[str, Article]:
    """The articles of the sample by the name that the chronology gives them."""
    return {_name(one): one for one in read(SAMPLE) if isinstance(one, Article)}


@cache
def chronology() -> tuple[Entry, ...]:
    """The lines of data/sample/chronology.csv."""
    with open(SAMPLE / "chronology.csv", encoding="utf-8", newline="") as file:
        return tuple(_entry(row) for row in csv.DictReader(line for line in file if not line.startswith("#")))


def comparison() -> Comparison:
    """Extraction of every dispatch beside the chronology.

    An extracted talk is right if the chronology, of whatever dispatch, has one of a like kind and status, with a day in
    common, and at least half of all participants that either names in common; a written talk is found if its dispatch
    gave such a one. A side that names no day agrees with any; a talk without participants must be at the same place.
    """
    result = Comparison()
    for name, article in sorted(dispatches().items()):
        extraction = extract(article)
        _compare_talks(name, article, extraction, result)
        _compare_statements(name, article, extraction, result)
    return result


def _compare_talks(name: str, article: Article, extraction: Extraction, result: Comparison) -> None:
    written = [entry for entry in chronology() if entry.dispatch == name and entry.kind != "statement"]
    everywhere = [entry for entry in chronology() if entry.kind != "statement"]
    for talk in extraction.talks:
        result.talks_extracted += 1
        if any(_same(entry, talk) for entry in everywhere):
            result.talks_right += 1
        else:
            result.misses.append(f"extra talk\t{name}\t{_shown(talk)}\t{_words(article, talk.evidence_span)}")
    for entry in written:
        result.talks_written += 1
        if any(_same(entry, talk) for talk in extraction.talks):
            result.talks_found += 1
        else:
            result.misses.append(
                f"missed talk\t{name}\t{entry.kind} {entry.status} {sorted(entry.participants)} {entry.day}"
            )


def _compare_statements(name: str, article: Article, extraction: Extraction, result: Comparison) -> None:
    for entry in chronology():
        if entry.dispatch != name or entry.kind != "statement":
            continue
        result.statements_written += 1
        there = list(_holding(article.text, entry.what, extraction.statements))
        if not there:
            result.misses.append(f"missed statement\t{name}\t{entry.what}")
            continue
        result.statements_found += 1
        right = [one for one in there if entry.participants & {one.official, one.body}]
        if right:
            result.speakers_right += 1
            _compare_day(name, entry, right, result)
        else:
            heard = sorted({str(one.official or one.speaker) for one in there})
            result.misses.append(f"wrong speaker\t{name}\t{sorted(entry.participants)}\t{heard}\t{entry.what}")


def _compare_day(name: str, entry: Entry, right: list[Statement], result: Comparison) -> None:
    """The day of the statement that shares most words with the chronology's."""
    if entry.day is None:
        return
    words = set(entry.what.split())
    one = max(right, key=lambda one: len(words & set(one.content.split())))
    result.days_written += 1
    if one.date and entry.day <= one.date <= (entry.last or entry.day):
        result.days_right += 1
    else:
        result.misses.append(f"wrong day\t{name}\t{entry.day}\t{one.date} {one.date_basis}\t{entry.what}")


def _holding(text: str, words: str, statements: Iterable[Statement]) -> Iterator[Statement]:
    """The statements whose sentence holds the words."""
    plain = " ".join(text.split())
    if words not in plain:
        return
    for one in statements:
        around = Span(min(one.span.start, one.content_span.start), max(one.span.end, one.content_span.end))
        said = " ".join(text[slice(*around)].split())
        if words in said or said in words or _share(words, said) > 0.6:
            yield one


def _share(words: str, said: str) -> float:
    """The share of the words, of four letters or more, that stand in what was said, where they stand in a row."""
    wanted = [word for word in words.split() if len(word) > 3]
    heard = set(said.split())
    return sum(word in heard for word in wanted) / len(wanted) if wanted else 0.0


def _same(entry: Entry, talk: Talk) -> bool:
    return (
        _alike(entry.kind, talk.kind)
        and _agrees(entry.status, talk.status)
        and _same_people(entry, talk)
        and _overlaps(entry, talk)
    )


def _same_people(entry: Entry, talk: Talk) -> bool:
    known = default_registry().officials
    countries = set(country_names().values())
    written = entry.participants
    found = frozenset(known[one].name if _is_country(one) else one for one in talk.participants)
    named = frozenset(one for one in found if one in known or one in countries)
    if not named and not written:
        return True
    if not named:
        return _same_place(entry.venue.replace(",", ""), talk.venue)
    if not written:
        return True
    if len(named) < 2:
        found = named
    expected = {_as_named(one, found) for one in written}
    return 2 * len(expected & found) >= len(expected | found)


def _is_country(one: str) -> bool:
    known = default_registry().officials.get(one)
    return known is not None and known.name in country_names().values()


def _as_named(official: str, found: frozenset[str]) -> str:
    """The country of an official where the text names no more than that: "a summit of Norway and Denmark"."""
    known = default_registry().officials.get(official)
    country = country_names().get(known.country, "") if known else ""
    return country if country in found and official not in found else official


def _same_place(written: str, found: str) -> bool:
    return bool({word for word in written.split() if word[0].isupper()} & set(found.replace(",", "").split()))


def _alike(written: str, found: str) -> bool:
    return written == found or any({written, found} <= like for like in _LIKE)


def _agrees(written: str, found: str) -> bool:
    return (
        written == found
        or {written, found} <= {"planned", "proposed"}
        or {written, found} <= {"cancelled", "postponed", "refused"}
    )


def _overlaps(entry: Entry, talk: Talk) -> bool:
    if talk.date_from is None or entry.day is None:
        return True
    end, last = talk.date_to or talk.date_from, entry.last or entry.day
    return talk.date_from <= last and entry.day <= end


def _entry(row: dict[str, str]) -> Entry:
    return Entry(
        _day(row["date"]),
        _day(row["date_to"]),
        row["kind"],
        row["status"],
        frozenset(one for one in row["participants"].split(";") if one),
        row["venue"],
        row["what"],
        row["dispatch"],
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _name(article: Article) -> str:
    number = article.locator.removeprefix("line ") if article.locator else ""
    return Path(article.file).name + (f"#{number}" if number else "")


def _shown(talk: Talk) -> str:
    return f"{talk.kind} {talk.status} {list(talk.participants)} {talk.date_from} {talk.date_to}"


def _words(article: Article, span: Span) -> str:
    return " ".join(article.text[slice(*span)].split())[:200]

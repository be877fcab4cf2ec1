"""The sample library: every dispatch is whole, names its sources, keeps to the record, and stands in the chronology."""

import csv
import json
from datetime import date
from typing import Any

import pytest
import regex

from analysis.__main__ import main
from analysis.extraction.registry import default_registry
from analysis.model import Article, Failure
from analysis.reading import read
from analysis.resources import sample_paths
from tests.benchmarks.sample import SAMPLE, Comparison, chronology, comparison, dispatches

_WORD = regex.compile(r"[\p{L}\p{N}]+(?:[’'.,-][\p{L}\p{N}]+)*")
_QUOTED = regex.compile(r"“([^”]*)”")
_SOURCE = regex.compile(r"[^;]+?, (?:“[^”]+”, |\"[^\"]+\", )?(\d{4}(?:-\d\d(?:-\d\d)?)?)")
# The day on which the record first shows a phrase in an official's mouth.
_FIRST_USED = {
    "final, fully verified denuclearization": date(2018, 7, 2),
    "simultaneously and in parallel": date(2019, 1, 31),
    "new way": date(2019, 1, 1),
    "big deal": date(2019, 3, 3),
    "calculation method": date(2019, 4, 12),
    "good enough deal": date(2019, 4, 1),
    "snapback": date(2019, 3, 15),
    "flexible approach": date(2019, 6, 19),
    "new method": date(2019, 9, 18),
    "year-end deadline": date(2019, 11, 20),
    "Christmas gift": date(2019, 12, 3),
    "balanced agreement": date(2019, 12, 11),
    "feasible steps": date(2019, 12, 16),
    "new strategic weapon": date(2019, 12, 31),
}


def test_every_file_is_read_whole() -> None:
    found = [one for path in sample_paths() for one in read(path)]
    assert [one for one in found if isinstance(one, Failure)] == []
    assert 100 <= len(found) <= 150


@pytest.mark.parametrize("name", dispatches())
class TestDispatch:
    def test_has_title_day_publisher_and_body(self, name: str) -> None:
        article = dispatches()[name]
        assert article.title
        assert article.published is not None
        assert date(2018, 6, 12) <= article.published.date() <= date(2020, 12, 31)
        assert article.source == "Readout sample"
        assert any(part.kind == "paragraph" for part in article.parts)

    def test_keeps_to_its_length(self, name: str) -> None:
        assert 120 <= len(_WORD.findall(_body(dispatches()[name]))) <= 350

    def test_names_its_sources_with_their_days(self, name: str) -> None:
        sources = _sources(dispatches()[name])
        assert sources
        for source in sources:
            assert _SOURCE.fullmatch(source), source

    def test_quotes_are_short(self, name: str) -> None:
        for quote in _QUOTED.findall(_body(dispatches()[name])):
            assert len(_WORD.findall(quote)) <= 12, quote

    def test_turns_of_a_transcript_are_short(self, name: str) -> None:
        for turn in regex.findall(
            r"^(?:PRESIDENT|SECRETARY|MR\.) [A-Z]+: (.+)$", dispatches()[name].text, regex.MULTILINE
        ):
            assert len(_WORD.findall(turn)) <= 12, turn

    def test_stands_in_the_chronology(self, name: str) -> None:
        assert any(entry.dispatch == name for entry in chronology())


@pytest.mark.parametrize("phrase", _FIRST_USED)
def test_no_phrase_before_the_record_has_it(phrase: str) -> None:
    first = min(
        article.published.date()
        for article in dispatches().values()
        if article.published and phrase in article.text.replace("’", "'")
    )
    assert first >= _FIRST_USED[phrase]
    assert (first - _FIRST_USED[phrase]).days <= 100, "the phrase should not come late either"


class TestChronology:
    def test_dispatches_exist(self) -> None:
        assert {entry.dispatch for entry in chronology()} <= set(dispatches())

    def test_participants_are_known_officials(self) -> None:
        known = set(default_registry().officials)
        assert {one for entry in chronology() for one in entry.participants} <= known

    def test_words_of_statements_stand_in_their_dispatch(self) -> None:
        for entry in chronology():
            if entry.kind == "statement":
                assert entry.what in " ".join(dispatches()[entry.dispatch].text.split()), entry

    def test_nothing_is_told_before_it_happened(self) -> None:
        for entry in chronology():
            published = dispatches()[entry.dispatch].published
            if entry.day and published and (entry.kind == "statement" or entry.status == "held"):
                assert entry.day <= published.date(), entry

    def test_every_line_has_a_source_and_days_in_order(self) -> None:
        for entry in chronology():
            assert entry.last is None or (entry.day is not None and entry.day <= entry.last), entry
        with open(SAMPLE / "chronology.csv", encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(line for line in file if not line.startswith("#")))
        assert all(row["source"] for row in rows)


@pytest.fixture(scope="module")
def compared() -> Comparison:
    return comparison()


class TestSpeakers:
    """Who said what, as extracted, beside the table: `python -m tests.benchmarks sample` prints figures and misses."""

    def test_statements_are_found(self, compared: Comparison) -> None:
        assert compared.statements_found / compared.statements_written >= 0.97

    def test_their_days_are_mostly_right(self, compared: Comparison) -> None:
        assert compared.days >= 0.74

    def test_their_officials_are_right(self, compared: Comparison) -> None:
        assert compared.speakers >= 0.975


def test_the_folder_is_read_by_hand_without_a_failure(caplog: pytest.LogCaptureFixture) -> None:
    assert [one for one in read(SAMPLE) if isinstance(one, Failure)] == []
    assert "chronology.csv left out" in caplog.text


def test_officials_of_the_sample_have_country_and_title_or_are_bodies() -> None:
    officials = default_registry().officials
    for one in {person for entry in chronology() for person in entry.participants}:
        official = officials[one]
        assert official.country
        assert official.kind == "body" or official.titles


@pytest.fixture(scope="module")
def tour(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = str(tmp_path_factory.mktemp("tour"))
    assert main(["sample", "--library", folder]) == 0
    return folder


class TestTour:
    """What data/docs/tour.md tells, as the commands that it names show it."""

    @pytest.mark.parametrize(
        ("phrase", "official", "first"),
        [
            ("feasible steps", "stephen-biegun", "2019-12"),
            ("final, fully verified denuclearization", "mike-pompeo", "2018-07"),
            ("final, fully verified denuclearization", "nikki-haley", "2018-08"),
            ("final, fully verified denuclearization", "sarah-sanders", "2018-"),
            ("final, fully verified denuclearization", "steven-mnuchin", "2019-03"),
            ("incrementally", "stephen-biegun", "2019-03"),
            ("balanced agreement", "stephen-biegun", "2019-12"),
            ("balanced agreement", "us-state-department", "2020-10"),
            ("calculation method", "kim-jong-un", "2019-04"),
            ("calculation method", "choe-son-hui", "2019-09"),
            ("calculation method", "kim-myong-gil", "2019-09"),
            ("end of the year", "kim-myong-gil", "2019-10"),
            ("end of the year", "kim-kye-gwan", "2019-10"),
            ("deadline", "kelly-craft", "2019-12"),
            ("time limit", "kim-myong-gil", "2019-11"),
            ("time limit", "ri-thae-song", "2019-12"),
            ("artificial deadline", "stephen-biegun", "2019-11"),
            ("corresponding measures", "chung-eui-yong", "2018-09"),
            ("end-of-war declaration", "moon-jae-in", "2018-09"),
            ("big deal", "donald-trump", "2019-03"),
            ("big deal", "john-bolton", "2019-03-03"),
        ],
    )
    def test_who_used_a_phrase_first_when(
        self, tour: str, capsys: pytest.CaptureFixture[str], phrase: str, official: str, first: str
    ) -> None:
        used = {row["official"]: row for row in _printed(capsys, ["phrase", phrase, "--library", tour, "--json"])}
        assert official in used
        assert str(used[official]["first_use"]).startswith(first)

    @pytest.mark.parametrize(
        ("phrase", "last"), [("feasible steps", "2019-12-31"), ("corresponding measures", "2019-02-27")]
    )
    def test_when_a_phrase_was_last_used(
        self, tour: str, capsys: pytest.CaptureFixture[str], phrase: str, last: str
    ) -> None:
        rows = _printed(capsys, ["phrase", phrase, "--library", tour, "--json"])
        assert rows
        assert max(str(row["last_use"]) for row in rows) <= last

    def test_moons_silence_on_the_end_of_the_war(self, tour: str, capsys: pytest.CaptureFixture[str]) -> None:
        span = ["--since", "2019-03-01", "--until", "2020-08-31"]
        rows = _printed(capsys, ["shifts", "--official", "Moon Jae-in", *span, "--library", tour, "--json"])
        assert any(row["kind"] == "dropped" and "End-of-war" in row["sentence"] for row in rows)


def _printed(capsys: pytest.CaptureFixture[str], command: list[str]) -> list[dict[str, Any]]:
    capsys.readouterr()
    assert main(command) == 0
    found: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    return found


def _body(article: Article) -> str:
    return "\n".join(article.text[slice(*part.span)] for part in article.parts if part.kind in {"paragraph", "heading"})


def _sources(article: Article) -> list[str]:
    """The entries of the "Sources:" line, or of the header's list."""
    text = article.text.replace('\\"', '"')
    line = regex.search(r"^Sources?: (.+?)\.?$", text, regex.MULTILINE)
    if line:
        return [one.strip() for one in regex.findall(r'(?:[^;"]|"[^"]*")+', line[1])]
    header = regex.search(r"^sources:\n((?:\s+- .+\n)+)", article.text, regex.MULTILINE)
    return [one.strip(' -"\n') for one in header[1].splitlines()] if header else []

"""Names that are perhaps one person: invented people, proposed to an analyst and joined by nobody else."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from analysis.extraction import extract
from analysis.extraction.registry import Registry
from analysis.library import Library
from analysis.library.rows import to_tables
from analysis.measures.likely_same import likely_same
from analysis.model import Article, Part, Span

TEXTS = [
    "President Rask Olander met Envoy Mirel Tovane in Quell. Envoy Lee Ro-bin came later.",
    "President Olander said the port would reopen. Envoy Ro-bin Lee left.",
    "Envoy Mirel Tovanne arrived with Minister Pell Idris and Minister Wen Idris. Envoy Idris stayed at home.",
]


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return library_of(tmp_path / "library", TEXTS)


def library_of(folder: Path, texts: list[str]) -> Library:
    library = Library(str(folder))
    articles = [
        Article(
            text=text,
            title=f"Dispatch {number}",
            published=datetime(2020, 5, number + 1, tzinfo=UTC),
            source="Quell Post",
            parts=(Part("paragraph", Span(0, len(text))),),
        )
        for number, text in enumerate(texts)
    ]
    with library.write("dispatches") as writer:
        writer.append(to_tables([extract(article, Registry({})) for article in articles]))
    return library


def joined(library: Library) -> dict[str, str]:
    return {row["official"]: row["other"] for row in likely_same(library).to_dict("records")}


def test_a_surname_alone_goes_with_the_only_one_who_bears_it(library: Library) -> None:
    assert joined(library)["olander"] == "rask-olander"


def test_another_order_and_another_spelling(library: Library) -> None:
    pairs = {frozenset(pair) for pair in joined(library).items()}
    assert frozenset({"lee-ro-bin", "ro-bin-lee"}) in pairs
    assert frozenset({"mirel-tovane", "mirel-tovanne"}) in pairs


def test_two_of_one_surname_stay_two(library: Library) -> None:
    assert "wen-idris" not in joined(library)
    assert "pell-idris" not in joined(library)


def test_a_surname_alone_goes_with_the_one_by_far_named_most(tmp_path: Path) -> None:
    often = [f"President Rask Olander spoke of port {number}." for number in range(10)]
    texts = [*often, "Minister Ida Olander said no.", "President Olander said the port would reopen."]
    assert joined(library_of(tmp_path / "most", texts)) == {"olander": "rask-olander"}
    assert joined(library_of(tmp_path / "both", texts[1:])) == {}


def test_a_name_with_and_without_a_middle_name(tmp_path: Path) -> None:
    texts = ["President Ida Marn Olander spoke.", "President Ida Olander said the port would reopen."]
    pairs = {frozenset(pair) for pair in joined(library_of(tmp_path / "library", texts)).items()}
    assert pairs == {frozenset({"ida-marn-olander", "ida-olander"})}


def test_what_was_joined_is_proposed_no_more_until_it_is_undone(library: Library) -> None:
    edit = library.edit("ann", "merge", "olander", "rask-olander")
    assert "olander" not in joined(library)
    library.undo("ann", edit)
    assert joined(library)["olander"] == "rask-olander"


def test_whom_an_analyst_accepted_stays(library: Library) -> None:
    library.edit("ann", "accept", "olander")
    assert "olander" not in joined(library)

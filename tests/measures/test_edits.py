"""What an analyst puts right about officials, and how it is undone."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from analysis.extraction import extract
from analysis.library import Filters, Library
from analysis.library.rows import to_tables
from analysis.measures.edits import edits_of, first_named, mentioned_in
from analysis.measures.profiles import profiles
from analysis.model import Article, Part, Span

TEXT = "Foreign Minister Ada Lind met Special Envoy Bo Ek in Oslo. Envoy Bo Eck said the path was narrow."


@pytest.fixture
def library(tmp_path: Path) -> Library:
    library = Library(str(tmp_path / "library"))
    article = Article(
        text=TEXT,
        title="Two met",
        published=datetime(2019, 6, 6, 12, tzinfo=UTC),
        source="Fjord Post",
        parts=(Part("paragraph", Span(0, len(TEXT))),),
    )
    with library.write("articles") as writer:
        writer.append(to_tables([extract(article)]))
    return library


def test_merged_renamed_and_undone(library: Library) -> None:
    before = set(profiles(library, Filters())["official"])
    assert {"bo-ek", "bo-eck"} <= before
    library.edit("ann", "merge", "bo-eck", "bo-ek")
    library.edit("ann", "rename", "bo-ek", "Bo Ek of Oslo")
    after = profiles(library, Filters()).set_index("official")["name"]
    assert "bo-eck" not in after.index
    assert after["bo-ek"] == "Bo Ek of Oslo"
    assert list(edits_of(library, "bo-ek")["kind"]) == ["rename", "merge"]
    for edit in edits_of(library, "bo-ek")["edit_id"]:
        library.undo("ann", edit)
    assert edits_of(library, "bo-ek").empty
    assert set(profiles(library, Filters())["official"]) == before


def test_split_in_one_article(library: Library) -> None:
    (article,) = mentioned_in(library, "bo-ek")["article_id"]
    library.edit("ann", "merge", f"bo-ek@{article}", "ada-lind")
    assert "bo-ek" not in set(profiles(library, Filters())["official"])
    assert list(edits_of(library, "bo-ek")["value"]) == ["ada-lind"]


def test_the_sentence_that_names_a_discovered_official(library: Library) -> None:
    (row,) = first_named(library, "ada-lind").to_dict("records")
    assert TEXT[row["start"] : row["end"]] == "Ada Lind"

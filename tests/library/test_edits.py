"""What people put right stands beside what was extracted, and can be undone."""

from dataclasses import replace
from pathlib import Path

import pytest

from analysis.library import Library, import_articles
from analysis.library.rows import to_tables
from analysis.model import Extraction, Official, Sentence, Span, Statement, Talk, span_id
from tests.library.conftest import article
from tests.library.test_kinship import PARAGRAPHS, story

LIND, LIND_TOO, EK = Official("ada-lind", "Ada Lind"), Official("adah-lind", "Adah Lind"), Official("bo-ek", "Bo Ek")
SAID = Statement(Span(0, 20), "indirect", "she", "adah-lind", None, "said", None, "words", Span(4, 9))
STATEMENT = span_id(article(1).id, "s", SAID.content_span)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    found = Extraction(
        article(1),
        officials=(LIND, LIND_TOO, EK),
        sentences=(Sentence(0, Span(0, 20), "paragraph"),),
        statements=(SAID,),
        talks=(Talk("meeting", "held", ("ada-lind", "adah-lind", "bo-ek"), Span(0, 20)),),
    )
    library = Library(str(tmp_path / "library"))
    with library.write("a dispatch") as writer:
        writer.append(to_tables([found]))
    return library


def speakers(library: Library) -> list[str | None]:
    return list(library.query("SELECT official FROM statements")["official"])


def test_merged_officials_are_one_everywhere(library: Library) -> None:
    library.edit("ana", "merge", "adah-lind", "ada-lind")
    assert speakers(library) == ["ada-lind"]
    assert sorted(library.query("SELECT participants FROM talks")["participants"][0]) == ["ada-lind", "bo-ek"]
    assert sorted(library.query("SELECT official FROM profiles")["official"]) == ["ada-lind", "bo-ek"]


def test_a_merge_can_be_undone(library: Library) -> None:
    before = library.version
    edit = library.edit("ana", "merge", "adah-lind", "ada-lind")
    library.undo("ana", edit)
    assert speakers(library) == ["adah-lind"]
    assert len(library.query("SELECT * FROM edits")) == 0
    assert library.version != before


def test_merges_are_followed_to_their_end_and_circles_do_no_harm(library: Library) -> None:
    library.edit("ana", "merge", "adah-lind", "bo-ek")
    library.edit("ana", "merge", "bo-ek", "ada-lind")
    assert speakers(library) == ["ada-lind"]
    library.edit("ana", "merge", "ada-lind", "adah-lind")
    assert len(speakers(library)) == 1


def test_one_article_can_be_told_apart(library: Library) -> None:
    library.edit("ana", "merge", f"adah-lind@{article(1).id}", "adah-lind-of-malmo")
    library.edit("ana", "merge", "adah-lind@another-article", "bo-ek")
    assert speakers(library) == ["adah-lind-of-malmo"]


def test_who_is_no_official_disappears(library: Library) -> None:
    library.edit("ana", "merge", "adah-lind", "")
    assert speakers(library) == [None]
    assert "adah-lind" not in set(library.query("SELECT official FROM profiles")["official"])


def test_a_speaker_can_be_corrected_and_a_statement_rejected(library: Library) -> None:
    library.edit("ana", "speaker", STATEMENT, "bo-ek")
    assert speakers(library) == ["bo-ek"]
    library.edit("ana", "reject", STATEMENT)
    assert speakers(library) == []


def test_names_can_be_changed_and_officials_accepted(library: Library) -> None:
    library.edit("ana", "rename", "bo-ek", "Bo Ek-O'Neill")
    library.edit("ana", "accept", "bo-ek")
    row = library.query("SELECT name, registered FROM profiles WHERE official = 'bo-ek'").iloc[0]
    assert (row["name"], row["registered"]) == ("Bo Ek-O'Neill", True)


def test_edits_survive_a_new_extraction(library: Library) -> None:
    library.edit("ana", "speaker", STATEMENT, "bo-ek")
    with library.write("again") as writer:
        writer.remove([article(1).id])
        writer.append(to_tables([Extraction(article(1), statements=(SAID,))]))
    assert speakers(library) == ["bo-ek"]


def test_who_edited_what_and_when_is_kept(library: Library) -> None:
    library.edit("ana", "accept", "bo-ek")
    row = library.query("SELECT who, kind, subject FROM edits").iloc[0]
    assert tuple(row) == ("ana", "accept", "bo-ek")


def test_an_edit_follows_a_statement_whose_place_a_new_extraction_finds_a_little_off(library: Library) -> None:
    library.edit("ana", "speaker", STATEMENT, "bo-ek")
    shifted = replace(SAID, content="the words", content_span=Span(3, 10))
    with library.write("again") as writer:
        writer.remove([article(1).id])
        writer.append(to_tables([Extraction(article(1), statements=(shifted,))]))
    assert speakers(library) == ["bo-ek"]


def test_an_edit_follows_the_words_into_a_later_version_of_the_article(tmp_path: Path) -> None:
    library = Library(str(tmp_path / "versions"))
    import_articles(library, [story()], workers=1)
    said = library.query("SELECT statement_id FROM statements WHERE contains(content, 'feasible steps')")
    library.edit("ana", "speaker", said["statement_id"][0], "ada-lind")
    later = story(f"Oslo was quiet. {PARAGRAPHS[0]}", *PARAGRAPHS[1:])
    assert import_articles(library, [later], workers=1).versions == 1
    found = library.query("SELECT article_id, official FROM statements WHERE contains(content, 'feasible steps')").iloc[
        0
    ]
    assert tuple(found) == (later.id, "ada-lind")

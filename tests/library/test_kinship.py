"""A changed article becomes a version of itself; wire copy counts once; a day's news costs a day's work."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from analysis.library import Library, import_articles, open_library
from analysis.library.imports import Report, remove_articles
from analysis.measures.reports import fullest_reports
from analysis.model import Article, Part, Span

PARAGRAPHS = (
    'Envoy Bo Ek said on Monday that the river talks would go on. "We will take feasible steps," Ek said in Oslo.',
    "Minister Ada Lind told reporters that her government had not yet seen the draft of the fishing treaty, and that "
    "three of its nine chapters would have to be written anew before she could bring it to the cabinet.",
    "The two delegations met for four hours in the old customs house beside the harbour, ate a late lunch of herring "
    "and potatoes, and parted without shaking hands before the cameras.",
    "Fishing off the northern islands has been disputed since a storm took away the lighthouse by which the border "
    "had been measured for two centuries; sailors of both countries now steer by satellite.",
)


def story(*paragraphs: str, source: str = "The Example", hour: int = 9, **fields: object) -> Article:
    """An article of the given paragraphs, else of all of PARAGRAPHS."""
    text, parts = "", []
    for paragraph in paragraphs or PARAGRAPHS:
        parts.append(Part("paragraph", Span(len(text), len(text) + len(paragraph))))
        text += paragraph + "\n\n"
    published = datetime(2019, 6, 3, hour, tzinfo=UTC)
    article = Article(text=text, title="River talks go on", published=published, source=source, parts=tuple(parts))
    return replace(article, **fields)  # type: ignore[arg-type]


def changed(number: int = 0, **fields: object) -> Article:
    """The story with another ending."""
    return story(
        *PARAGRAPHS[:3], f"The talks go on for {number + 2} more days, a spokesman said late at night.", **fields
    )


def imported(library: Library, *articles: Article) -> Report:
    return import_articles(library, articles, workers=1)


def shown(library: Library) -> list[str]:
    return list(library.query("SELECT article_id FROM articles ORDER BY article_id")["article_id"])


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (story(), changed()),
        (
            story(url="https://example.org/a/1"),
            changed(url="http://www.example.org/a/1/?utm_source=x#top", title="New"),
        ),
        (story(), changed(title="(2nd LD) River talks go on")),
        (story(title="River talks go on"), changed(title="UPDATE 2-River talks go on")),
        (story("Short news.", url="https://example.org/1"), story("All of it is new.", url="https://example.org/1")),
    ],
    ids=["headline and day", "address", "marked headline", "marked twice", "address and headline, nothing else"],
)
def test_a_changed_article_is_a_version_and_the_latest_counts(empty_library, first, second):
    imported(empty_library, first)
    report = imported(empty_library, second)
    assert (report.added, report.versions, report.copies) == (1, 1, 0)
    assert shown(empty_library) == [second.id]
    told = empty_library.query("SELECT * FROM versions ORDER BY number")
    assert list(told["article_id"]) == [first.id, second.id]
    assert set(told["latest"]) == {second.id}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (story(), story(*PARAGRAPHS[:3][::-1], published=datetime(2019, 6, 5, tzinfo=UTC))),
        (
            story(title="Readout of a call"),
            story(*["The two spoke of ferries and of fog."] * 3, title="Readout of a call"),
        ),
        (
            story(url="https://example.org/"),
            story("The front page on another day.", title="B", url="https://example.org/"),
        ),
        (story(title=""), changed(title="")),
    ],
    ids=["another day", "another text of the same headline and day", "front page", "no headline"],
)
def test_what_is_not_the_same_article_stays_apart(empty_library, first, second):
    imported(empty_library, first, second)
    assert empty_library.query("SELECT * FROM versions").empty


def test_only_what_the_latest_version_says_is_counted(empty_library):
    imported(empty_library, changed())
    imported(empty_library, story())
    said = " ".join(empty_library.query("SELECT text FROM sentences")["text"])
    assert "lighthouse" in said
    assert "late at night" not in said
    assert "late at night" in " ".join(empty_library.query("SELECT text FROM every_sentences")["text"])


def test_a_version_that_says_it_is_older_is_the_earlier_one(empty_library):
    late = story(modified=datetime(2019, 6, 3, 18, tzinfo=UTC))
    early = changed(modified=datetime(2019, 6, 3, 12, tzinfo=UTC))
    imported(empty_library, late)
    imported(empty_library, early)
    assert shown(empty_library) == [late.id]


def test_many_versions_are_one_article_in_one_import_or_in_several(empty_library, tmp_path):
    versions = [changed(number) for number in range(4)]
    for version in versions:
        imported(empty_library, version)
    together = open_library(str(tmp_path / "together"))
    imported(together, *versions)
    for library in (empty_library, together):
        assert shown(library) == [versions[-1].id]
        assert list(library.query("SELECT number FROM versions ORDER BY number")["number"]) == [1, 2, 3, 4]


def test_importing_versions_again_changes_nothing(empty_library):
    imported(empty_library, story(), changed())
    version = empty_library.version
    report = imported(empty_library, story(), changed(), changed())
    assert (report.added, report.unchanged) == (0, 3)
    assert empty_library.version == version
    assert shown(empty_library) == [changed().id]


def test_a_removed_article_does_not_come_back_as_its_earlier_version(empty_library):
    imported(empty_library, story(), changed())
    remove_articles(empty_library, [changed().id])
    assert empty_library.query("SELECT * FROM every_articles").empty
    assert empty_library.query("SELECT * FROM versions").empty


def test_wire_copy_counts_once_and_each_where_one_asks_for_it(empty_library):
    copies = [story(source=f"Paper {number}", hour=10 + number) for number in range(3)]
    report = imported(empty_library, *copies[1:], story(source="Wire"), copies[0])
    assert (report.added, report.copies) == (4, 3)
    assert shown(empty_library) == [story(source="Wire").id]
    told = empty_library.query("SELECT * FROM copies")
    assert set(told["first"]) == {story(source="Wire").id}
    assert set(told["article_id"]) == {one.id for one in copies}
    each = open_library(empty_library.uri, each_copy=True)
    assert len(shown(each)) == 4
    assert each.version != empty_library.version


def test_the_fullest_copy_counts_and_a_cut_one_is_its_copy(empty_library):
    cut = story(*PARAGRAPHS[:3], source="Evening Paper", hour=6)
    full = story(source="Wire")
    imported(empty_library, cut)
    imported(empty_library, full)
    assert shown(empty_library) == [full.id]


@pytest.mark.parametrize(
    "other",
    [
        story(source="Paper", published=datetime(2019, 6, 20, tzinfo=UTC)),
        story(published=datetime(2019, 6, 4, tzinfo=UTC)),
        story(PARAGRAPHS[0], *[f"{one[::-1]}" for one in PARAGRAPHS[1:]], source="Paper", title="Other"),
        story(PARAGRAPHS[0], source="Paper", title="Short"),
    ],
    ids=["weeks later", "the same paper on another day", "one paragraph in common", "too short to tell"],
)
def test_what_is_no_copy_counts(empty_library, other):
    imported(empty_library, story(), other)
    assert len(shown(empty_library)) == 2


def test_when_what_counted_is_removed_its_copy_counts(empty_library):
    imported(empty_library, story(source="Wire"), story(source="Paper", hour=12))
    remove_articles(empty_library, [story(source="Wire").id])
    assert shown(empty_library) == [story(source="Paper", hour=12).id]


def test_copies_are_found_among_hundreds_of_copies_of_others(empty_library):
    base = story().text
    many = [
        story(*[f"{base} {number} {place} " * 2 for place in range(3)], source=f"S{number}", title=f"T{number}")
        for number in range(120)
    ]
    imported(empty_library, *many)
    assert len(shown(empty_library)) == 1


def test_a_later_version_of_a_copy_with_news_of_its_own_counts(empty_library):
    wire = story(source="Wire")
    own = story(PARAGRAPHS[0], *[one[::-1] for one in PARAGRAPHS[1:]], source="Paper", url="https://example.org/a")
    imported(empty_library, wire, story(source="Paper", url="https://example.org/a"))
    assert shown(empty_library) == [wire.id]
    imported(empty_library, own)
    assert shown(empty_library) == sorted([wire.id, own.id])


def test_undated_articles_can_be_copies(empty_library):
    first = story(source="Wire", published=None)
    imported(empty_library, first)
    report = imported(empty_library, story(source="Paper", published=None))
    assert report.copies == 1


def test_a_statement_in_copies_is_one_statement_with_so_many_reports(empty_library):
    imported(empty_library, *[story(source=f"Paper {number}", hour=9 + number) for number in range(4)])
    for library in (empty_library, open_library(empty_library.uri, each_copy=True)):
        said = fullest_reports(library, "contains(content, 'feasible steps')", {})
        assert said["same_as"].nunique() == 1
        assert said["reports"].max() == 4

"""Versions and copies of an article on the pages: counted once unless asked, listed, and what changed shown."""

from pathlib import Path

import pytest

from analysis.library import import_articles, open_library
from tests.app.conftest import named
from tests.library.test_kinship import PARAGRAPHS, changed, story

LATEST = changed(url="https://example.org/a", title="River talks go on, slowly")


@pytest.fixture
def library(tmp_path: Path, monkeypatch):
    library = open_library(str(tmp_path / "library"))
    versions = [story(url="https://example.org/a"), LATEST]
    copies = [story(*PARAGRAPHS[:3], LATEST.text.split("\n\n")[3], source=f"<b>Paper</b> {n}", hour=12) for n in (1, 2)]
    import_articles(library, [*versions, *copies], workers=1)
    with named(library.uri, monkeypatch):
        yield library


@pytest.fixture
def page(library, open_page):
    return open_page


def test_an_article_is_listed_once_with_its_copies_and_versions(page, text_of):
    said = text_of(page("articles"))
    assert "1 article" in said
    assert "2 copies of this" in said
    assert "2 versions" in said


def test_each_copy_counts_where_one_asks_for_it(page, text_of):
    app = page("articles")
    app.toggle(key="each_copy").set_value(True).run()
    assert not app.exception
    assert "3 articles" in text_of(app)
    assert "with each copy counted" in text_of(app)
    assert "3 articles" in text_of(page("articles", each_copy="true"))


def test_among_chosen_sources_what_each_printed_counts(page, text_of):
    said = text_of(page("articles", sources=["<b>Paper</b> 1"]))
    assert "1 article" in said
    assert "&lt;b&gt;Paper&lt;/b&gt; 1" in said


def test_nobody_changes_colour_when_each_copy_counts(page):
    app = page("articles")
    before = app.session_state["choices"].inks
    app.multiselect(key="sources").set_value(["<b>Paper</b> 1"]).run()
    assert app.session_state["library"].each_copy
    assert list(app.session_state["choices"].inks.items()) == list(before.items())


def test_the_reader_lists_versions_and_copies_and_shows_what_changed(page, text_of):
    app = page("articles", article=LATEST.id)
    said = text_of(app)
    assert "2 versions" in said
    assert "2 copies of this" in said
    assert "<b>Paper" not in said
    app.toggle(key="changed").set_value(True).run()
    said = text_of(app)
    assert not app.exception
    assert "<del>" in said
    assert "lighthouse" in said
    assert "late at night" in said


def test_an_earlier_version_and_a_copy_say_so_and_can_be_read(page, text_of):
    app = page("articles", article=story(url="https://example.org/a").id)
    assert "latest version" in app.warning[0].value
    assert "m-statement" in text_of(app)
    copy = story(*PARAGRAPHS[:3], LATEST.text.split("\n\n")[3], source="<b>Paper</b> 1", hour=12)
    app = page("articles", article=copy.id)
    assert "A copy of" in text_of(app)
    assert "m-statement" in text_of(app)


def test_a_library_without_copies_has_no_switch(dashboard):
    assert not dashboard("articles").toggle


def test_the_library_page_names_every_source_that_is_held(page, text_of, library):
    from analysis.library import Filters
    from analysis.measures.overview import holdings

    held = holdings(library, Filters()).set_index("source")
    assert dict(held["articles"]) == {"The Example": 1, "<b>Paper</b> 1": 1, "<b>Paper</b> 2": 1}
    assert held["copies"].sum() == 2
    said = text_of(page("library"))
    assert "1 earlier version" in said
    assert "2 copies" in said

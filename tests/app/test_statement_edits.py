"""Putting a statement right on the pages: rejected, given to somebody else, and both undone."""

from pathlib import Path

import pytest

from analysis.library import Filters, import_paths, open_library
from analysis.measures.edits import statements_in
from analysis.measures.overview import statements
from pages.widgets.text import day, escape
from tests.app.articles import write_articles
from tests.app.conftest import named, opener

WORDS = "There is no deadline,"
MARSH, REYL = "helena-marsh", "tomas-reyl"


@pytest.fixture
def library(tmp_path: Path, monkeypatch):
    library = open_library(str(tmp_path / "library"))
    assert not import_paths(library, [write_articles(tmp_path / "articles")], workers=1).failures
    with named(library.uri, monkeypatch):
        yield library


def said_by(library, official: str) -> list[str]:
    library.refresh()
    return [words.strip('“”"') for words in statements(library, Filters(), official=official)["content"]]


def opened(app, key: str):
    """The page run with a menu open, which AppTest does not keep open by itself."""
    app.session_state[key] = True
    return app.run()


def labelled(app, label: str):
    return next(button for button in app.button if button.label == label)


def in_reader(library):
    """The article opened at the statement, as a link of a list of statements opens it."""
    library.refresh()
    row = next(one for one in statements(library, Filters()).itertuples() if WORDS in one.content)
    app = opener()("articles", article=row.article_id, at=str(row.content_start))
    return opened(app, "reader-right")


def test_a_rejected_statement_leaves_the_measures_and_comes_back(library, text_of):
    before = said_by(library, REYL)
    app = in_reader(library)
    assert WORDS in text_of(app).replace("\\", "")
    labelled(app, "This is no statement").click().run()
    assert not app.exception
    assert not any(WORDS in words for words in said_by(library, REYL))
    assert len(said_by(library, REYL)) == len(before) - 1

    app = opened(app, "reader-right")
    assert "No statement" in text_of(app)
    made = library.raw_edits().to_pylist()[-1]
    assert f"{escape(made['who'])}, {day(made['at'])}" in text_of(app)
    labelled(app, "Undo").click().run()
    assert not app.exception
    assert said_by(library, REYL) == before


def test_a_corrected_speaker_has_said_it_until_it_is_undone_in_the_library(library, text_of):
    before = {who: said_by(library, who) for who in (MARSH, REYL)}
    app = in_reader(library)
    who = next(one for one in app.selectbox if one.label.startswith("Somebody else"))
    assert labelled(app, "Correct the speaker").disabled
    who.set_value(MARSH)
    app = opened(app, "reader-right")
    labelled(app, "Correct the speaker").click().run()
    assert not app.exception
    assert any(WORDS in words for words in said_by(library, MARSH))
    assert not any(WORDS in words for words in said_by(library, REYL))

    app = opened(opener()("library"), "statements-right")
    assert "Said by Helena Marsh, not Tomas Reyl" in text_of(app)
    labelled(app, "Undo").click().run()
    assert not app.exception
    assert {who: said_by(library, who) for who in (MARSH, REYL)} == before


def test_a_list_of_statements_offers_those_it_shows(library):
    app = opened(opener()("officials", official=MARSH), "official-statements-right")
    offered = next(one for one in app.selectbox if one.label == "Statement")
    assert len(offered.options) == min(10, len(said_by(library, MARSH)))
    assert not any(WORDS in option for option in offered.options)


def test_what_left_the_list_can_be_brought_back_under_it(library):
    before = said_by(library, REYL)
    app = opened(opener()("officials", official=REYL), "official-statements-right")
    labelled(app, "This is no statement").click().run()
    assert len(said_by(library, REYL)) == len(before) - 1
    app = opened(app, "official-statements-right")
    labelled(app, "Undo").click().run()
    assert said_by(library, REYL) == before


def test_nothing_is_offered_before_the_menu_is_opened(library):
    app = opener()("officials", official=MARSH)
    assert "Statement" not in [one.label for one in app.selectbox]


def test_who_may_only_read_is_not_offered_it(library, monkeypatch):
    monkeypatch.setattr("pages.widgets.team.role", lambda: "read")
    app = opened(opener()("officials", official=MARSH), "official-statements-right")
    assert not app.exception
    assert "Statement" not in [one.label for one in app.selectbox]


def test_words_that_hold_no_statement_say_so(library):
    assert statements_in(library, []).empty
    article = statements(library, Filters())["article_id"].iloc[0]
    assert statements_in(library, [(article, 0, 1)]).empty

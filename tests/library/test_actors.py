"""Whoever may only read changes nothing, whatever the way; and every change says who made it."""

import pytest

from analysis.errors import LibraryError
from analysis.library import import_articles
from analysis.library.actors import Actor, ask_with
from analysis.library.imports import remove_articles
from analysis.library.views import save_view, saved_views
from analysis.measures.audit import audit
from tests.library.conftest import article


@pytest.fixture
def act_as():
    yield lambda *actor: ask_with(lambda: Actor(*actor))
    ask_with(lambda: None)


def test_a_reader_changes_nothing(empty_library, act_as):
    import_articles(empty_library, [article(1)], workers=1)
    (known,) = empty_library.query("SELECT article_id FROM articles")["article_id"]
    act_as("ada", False)
    for change in (
        lambda: import_articles(empty_library, [article(2)], workers=1),
        lambda: remove_articles(empty_library, [known]),
        lambda: empty_library.edit("bo", "rename", "ada-lind", "A. Lind"),
        lambda: empty_library.undo("bo", "some-edit"),
        lambda: save_view(empty_library, "bo", "mine", "talks"),
    ):
        with pytest.raises(LibraryError, match="ada may read this library, not change it"):
            change()
    empty_library.refresh()
    assert list(empty_library.query("SELECT article_id FROM articles")["article_id"]) == [known]
    assert not len(empty_library.raw_edits())
    assert saved_views(empty_library).empty


def test_every_change_says_who_made_it_when_and_what(empty_library, act_as):
    act_as("ada")
    import_articles(empty_library, [article(1), article(2)], "import of two.zip", workers=1)
    edit = empty_library.edit("ada", "rename", "ada-lind", "A. Lind")
    act_as("bo")
    empty_library.undo("bo", edit)
    remove_articles(empty_library, list(empty_library.query("SELECT article_id FROM articles LIMIT 1")["article_id"]))
    log = audit(empty_library)
    assert log[["who", "what", "articles"]].to_numpy().tolist() == [
        ["bo", "removal of 1 articles", -1],
        ["bo", "edit: undo", 0],
        ["ada", "edit: rename", 0],
        ["ada", "import of two.zip", 2],
    ]
    assert log["at"].is_monotonic_decreasing
    assert log.loc[2, "detail"] == "ada-lind A. Lind"


def test_an_empty_library_has_an_empty_record(empty_library):
    assert audit(empty_library).empty


def test_the_account_is_who_acts_on_the_command_line(empty_library):
    import_articles(empty_library, [article(1)], workers=1)
    assert audit(empty_library).loc[0, "who"]

"""What an analyst puts right about officials, driven in Chromium: it is seen at once, stays, and can be undone."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import TimeoutError as NotInTime
from playwright.sync_api import expect

from analysis.extraction import extract
from analysis.library import import_paths, open_library
from analysis.library.rows import to_tables
from analysis.model import Article
from analysis.reading import read
from tests.app.articles import write_articles
from tests.browser.conftest import Visit, served

pytestmark = pytest.mark.browser

PATIENCE = 60_000  # milliseconds: a busy machine may take that long to draw a page
TALL = {"width": 1280, "height": 2600}  # a list that is open stays where it is only while nothing scrolls
REYL, MARSH = "/officials?official=tomas-reyl", "/officials?official=helena-marsh"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A library of its own, as this test changes what is in it."""
    folder = tmp_path / "library"
    import_paths(open_library(str(folder)), [write_articles(tmp_path / "articles")], workers=1)
    return folder


def put_right(visit, path):
    """The page of an official with what can be put right unfolded."""
    page = visit.open(path)
    page.get_by_text("Put right").click()
    page.get_by_role("button", name="Rename", exact=True).wait_for()
    return page


def choose(page, label, option):
    """Choose with the keyboard, as anybody can; a list that closes as the page is drawn again is opened again."""
    box, wanted = page.get_by_role("combobox", name=label), page.get_by_role("option", name=option).first
    for _ in range(5):
        page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]')
        box.focus()
        box.press("ArrowDown")
        try:
            wanted.click(timeout=4000)
            expect(box).to_have_value(re.compile(re.escape(option)), timeout=4000)
        except (NotInTime, AssertionError):
            continue
        return
    raise AssertionError(f"{option} could not be chosen")


def press(page, name):
    """Press a button of what is unfolded; a page that is drawn again may have folded it."""
    wanted = page.get_by_role("button", name=name, exact=True)
    for _ in range(5):
        page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]')
        if not wanted.is_visible():
            page.get_by_text("Put right", exact=True).click()
        try:
            wanted.click(timeout=4000)
        except NotInTime:
            continue
        return
    raise AssertionError(f"{name} could not be pressed")


def extract_anew(library: Path, articles: Path) -> None:
    """Extract everything anew, as a new version of Readout would."""
    opened = open_library(str(library))
    found = [extract(article) for article in read(articles) if isinstance(article, Article)]
    with opened.write("a new extraction") as writer:
        writer.remove([one.article.id for one in found])
        writer.append(to_tables(found))


def named(library: Path) -> dict[str, str]:
    rows = open_library(str(library)).query("SELECT official, name FROM profiles")
    return dict(zip(rows["official"], rows["name"], strict=True))


def test_officials_are_put_right_and_all_of_it_is_undone(chromium, visit, library, tmp_path):
    before = named(library)
    with served(library) as address:
        first = chromium.new_context()
        first.set_default_timeout(PATIENCE)
        Visit(first, address).open()
        first.close()
        one = visit(address, viewport=TALL)
        one.page.set_default_timeout(PATIENCE)
        page = put_right(one, REYL)
        press(page, "Accept as an official")
        page.get_by_text("not in the registry").wait_for(state="detached")
        page = put_right(one, REYL)
        page.get_by_label("Another name").fill("Tomas Reyl of the Dams")
        press(page, "Rename")
        page.get_by_role("heading", name="Tomas Reyl of the Dams").wait_for()

        page = put_right(one, MARSH)
        choose(page, "Is somebody else in", "Leaders sign nothing")
        press(page, "Split")
        page.get_by_role("button", name="Undo: merge").wait_for()
        choose(page, "Is the same as", "Tomas Reyl of the Dams")
        press(page, "Merge")
        expect(page.get_by_role("heading", name="Helena Marsh")).to_have_count(0, timeout=PATIENCE)
        assert "helena-marsh" not in named(library)

        extract_anew(library, tmp_path / "articles")
        page = put_right(one, REYL)
        page.get_by_role("heading", name="Tomas Reyl of the Dams").wait_for()
        undo = page.get_by_role("button", name="Undo")
        for left in range(undo.count(), 0, -1):
            undo.first.click()
            expect(undo).to_have_count(left - 1, timeout=PATIENCE)
        one.leave()
    assert named(library)["tomas-reyl"] == before["tomas-reyl"]
    assert "helena-marsh" in named(library)

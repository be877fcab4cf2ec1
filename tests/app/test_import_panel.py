"""The import on the Library page: started, watched, told, and tried again."""

import pytest

from analysis.library import open_library
from analysis.library.jobs import Job
from pages.widgets.import_panel import _desk, job_of
from tests.app.conftest import named


@pytest.fixture
def library(tmp_path, monkeypatch):
    library = open_library(str(tmp_path / "library"))
    with named(library.uri, monkeypatch):
        yield library


@pytest.fixture
def page(library, open_page):
    return open_page("library")


def test_what_may_be_uploaded_is_said_beside_the_field(page, text_of):
    said = text_of(page)
    assert "At most 200 MB a file" in said
    assert "python -m analysis import FOLDER" in said


def test_the_sample_is_imported_while_the_page_tells_how_far_it_is(page, library):
    page.button(key="add-sample").click().run()
    assert not page.exception
    job_of(library).wait(120)
    page.run()
    assert "126 added" in page.success[0].value


def test_an_import_that_goes_on_can_be_cancelled(page, library, tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    for number in range(4000):  # far more than are read before the page is drawn
        (folder / f"{number}.txt").write_text(
            f"Talks {number}\n\nMarch 4, 2021\n\nEnvoy Ada Marl said on Tuesday that talk {number} would go on.\n"
        )
    _desk()[library.uri] = Job(library.uri, [folder])
    page.run()
    page.button(key="cancel-import").click().run()
    job_of(library).wait(120)
    page.run()
    assert not page.exception
    report = job_of(library).report
    assert report.cancelled
    assert f"{report.added:,} added" in page.warning[0].value
    assert "Import the same again for the rest" in page.warning[0].value
    assert library.refresh() == bool(report.added)


def test_only_addresses_are_taken_as_addresses(page, library):
    page.text_area(key="addresses").set_value("/etc/passwd")
    next(button for button in page.button if button.label == "Import").click().run()
    assert "passwd" in page.error[0].value
    assert job_of(library) is None


def test_an_address_that_fails_is_listed_and_can_be_tried_again(page, library):
    page.text_area(key="addresses").set_value("http://127.0.0.1:9/<b>page</b>")
    next(button for button in page.button if button.label == "Import").click().run()
    job_of(library).wait(60)
    page.run()
    assert "1 failed" in page.warning[0].value
    first = job_of(library)
    page.button(key="import-again").click().run()
    assert not page.exception
    assert job_of(library) is not first
    job_of(library).wait(60)

"""Some hundred texts that mean harm, in every field of a library: no page and no export takes them for more."""

import csv
import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
from pypdf import PdfReader

from analysis.briefing import briefing_html, briefing_pdf
from analysis.library import Filters, Library
from tests.browser.conftest import patient, served
from tests.browser.hostile import hostile_library
from tests.browser.payloads import TRACES, payloads
from tests.browser.test_journeys import PAGES, saved

pytestmark = pytest.mark.browser

SHOWN = ("[data-testid=stMarkdownContainer] p", ".shown")
BUTTON = "Web pages and data (ZIP)"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory) -> Library:
    return hostile_library(tmp_path_factory.mktemp("hostile"))


def addresses(library: Library) -> list[str]:
    """Every page, and the reader and the profiles where titles and names mean harm most."""
    articles = library.query("SELECT article_id FROM articles ORDER BY article_id LIMIT 1")["article_id"]
    officials = library.query("SELECT official FROM profiles ORDER BY mentions DESC LIMIT 2")["official"]
    return [
        *PAGES,
        *(f"/articles?article={one}&at=150&phrase=harmword" for one in articles),
        *(f"/officials?official={one}" for one in officials),
        "/articles?text=harmword",
    ]


def test_harmful_texts_are_only_texts_on_every_page_and_in_every_export(visit, chromium, hostile, tmp_path):
    archives = {}
    with served(Path(hostile.uri)) as address:
        one = visit(address)
        one.page.on("dialog", lambda dialog: pytest.fail(f"a dialog opened: {dialog.message}"))
        one.open()
        for path in addresses(hostile):
            page = one.open(path)
            if path.startswith("/officials?"):
                page.locator(".st-key-views button").click()
                page.get_by_text("Put right").click()
                one.drawn()
            assert page.evaluate(TRACES) == [], path
            if page.get_by_role("button", name=BUTTON).count():
                archives[path] = saved(page, BUTTON)
        one.leave()
    assert len(archives) >= 5
    pages = [*unpacked(archives, tmp_path), tmp_path / "briefing.html"]
    pages[-1].write_text(briefing_html(hostile, Filters()), "utf-8")
    assert sum(path.suffix == ".html" for path in pages) >= 8
    check_pages(chromium, [path for path in pages if path.suffix == ".html"])
    for path in pages:
        if path.suffix in {".csv", ".xlsx"}:
            check_table(path)


def unpacked(archives: dict[str, bytes], folder: Path) -> list[Path]:
    """The files of all archives, each archive in a folder of its own."""
    files = []
    for number, data in enumerate(archives.values()):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            archive.extractall(folder / str(number))
            files += [folder / str(number) / name for name in archive.namelist()]
    return files


def check_pages(chromium, files: list[Path]) -> None:
    """Exported web pages in Chromium: nothing runs, nothing is asked for, no markup of a text is there."""
    context = chromium.new_context()
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    page.on("dialog", lambda dialog: pytest.fail(f"a dialog opened: {dialog.message}"))
    for path in files:
        page.goto(path.as_uri())
        assert page.evaluate(TRACES) == [], path.name
    context.close()
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []


def check_table(path: Path) -> None:
    """No cell of a table is a formula, nor begins like one unless it is a number."""
    if path.suffix == ".xlsx":
        workbook = openpyxl.load_workbook(path)
        cells = [cell for sheet in workbook for row in sheet.iter_rows() for cell in row]
        assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]
        return
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.reader(file):
            for cell in row:
                assert not cell.startswith(("=", "+", "@", "\t", "\r", "＝")), cell
                assert not cell.startswith("-") or float(cell) < 0, cell


def test_harmful_texts_are_only_texts_in_the_briefing_as_pdf(hostile):
    reader = PdfReader(io.BytesIO(briefing_pdf(hostile, Filters())))
    text = " ".join(page.extract_text() for page in reader.pages)
    assert "harmword" in text
    assert "root:" not in text
    assert not [page["/Annots"] for page in reader.pages if "/Annots" in page]
    assert "/JavaScript" not in str(reader.trailer["/Root"])


def test_each_harmful_text_is_shown_as_it_stands(chromium, tmp_path):
    """The ways by which pages show text, given every payload: what Chromium shows is the payload, letter by letter."""
    script = tmp_path / "shown.py"
    script.write_text(
        "import streamlit as st\n"
        "from tests.browser.payloads import payloads\n"
        "from pages.widgets.text import escape, tag\n"
        "st.title('Shown')\n"
        "for text in payloads():\n"
        "    st.markdown(escape(text))\n"
        "    st.caption(escape(text))\n"
        "st.html(''.join(f'<p class=shown title=\"{tag(text)}\">{tag(text)}</p>' for text in payloads()))\n"
    )
    expected = {" ".join(text.split()) for text in payloads()}
    with served(tmp_path / "none", script) as address:
        page = patient(chromium.new_page())
        page.goto(address)
        page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"] .shown')
        shown = [page.locator(which).all_text_contents() for which in SHOWN]
        assert page.evaluate(TRACES) == []
        page.close()
    for texts in shown:
        assert {" ".join(text.replace("\u2060", "").split()) for text in texts if text} == expected

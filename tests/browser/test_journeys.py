"""Whole journeys in Chromium: import, filter, share, read, download; and what must never happen."""

import csv
import io
import struct
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.browser.conftest import served

pytestmark = pytest.mark.browser

PAGES = ["/", "/talks", "/phrasing", "/keywords", "/tone", "/officials", "/articles", "/library", "/guide"]


@pytest.mark.parametrize("path", ["/talks", "/guide"])
def test_a_deep_link_opens_its_page_on_a_fresh_server(chromium, small_library, path):
    with served(small_library) as address:
        page = chromium.new_page()
        page.goto(address + path)
        page.wait_for_selector('.st-key-filter-bar [data-testid="stMultiSelect"]')
        page.wait_for_selector('[data-testid="stMain"] h1')
        assert page.url.split("?")[0] == address + path
        assert page.get_by_text("Page not found").count() == 0
        page.close()


def test_the_founding_article_goes_in_by_the_upload_and_filters_share_by_their_link(visit, tmp_path, seed):
    with served(tmp_path / "library") as address:
        one = visit(address)
        page = one.open()
        page.get_by_role("link", name="Library").first.click()
        page.locator('input[type="file"][multiple]').set_input_files(seed)
        page.get_by_role("button", name="Import", exact=True).click()
        page.get_by_text("1 added").wait_for()

        page.get_by_role("link", name="Articles").click()
        page.get_by_text("1 article", exact=True).wait_for()
        page.locator("a[href*='article=']").first.click()
        page.locator("[data-testid=stMarkdownContainer]", has_text=f"File {seed.name}").first.wait_for()
        page.go_back()
        page.get_by_text("1 article", exact=True).wait_for()
        page.locator('.st-key-officials [data-baseweb="select"], .st-key-officials input').first.click()
        page.get_by_role("option", name="Stephen Biegun").click()
        page.wait_for_url("**/articles?officials=Stephen+Biegun")

        other = visit(address)
        assert (
            "Stephen Biegun"
            in other.open(page.url.removeprefix(address)).locator(".st-key-filter-sentence").inner_text()
        )
        one.leave()
        other.leave()


def test_a_statement_opens_its_article_at_the_place(server, visit):
    page = visit(server).open("/officials?official=helena-marsh")
    passage = page.locator(".ro-list li", has_text="Patience is a policy too").first
    passage.get_by_role("link").click()
    page.locator("#ro-at").wait_for()
    assert "at=" in page.url
    assert page.locator("#ro-at").is_visible()


def test_a_preset_counts_from_the_newest_article(server, visit):
    page = visit(server).open("/articles")
    page.locator(".st-key-dates button").first.click()
    page.get_by_text("Last 7 days").click()
    page.wait_for_url("**/articles?since=2021-04-15")
    page.locator(".st-key-filter-sentence", has_text="since 15 April 2021").wait_for()


def test_a_column_opens_what_was_said_then_and_the_choice_can_be_cleared(server, visit):
    page = visit(server).open("/officials?official=helena-marsh")
    column = page.locator(".st-key-card-official-activity .js-plotly-plot .bars .point path").first
    column.click(force=True)
    page.get_by_text("Only what was said from").wait_for()
    page.get_by_role("button", name="Clear the choice").click()
    page.get_by_text("Only what was said from").wait_for(state="detached")


def test_everything_on_a_page_goes_out_as_one_archive(server, visit):
    page = visit(server).open("/officials?official=helena-marsh")
    page.locator(".st-key-card-official-activity .js-plotly-plot .bars").wait_for()
    pictures = zipfile.ZipFile(io.BytesIO(saved(page, "All charts as pictures (ZIP)")))
    assert pictures.testzip() is None
    assert {Path(name).suffix for name in pictures.namelist()} == {".png", ".svg"}
    tables = zipfile.ZipFile(io.BytesIO(saved(page, "Web pages and data (ZIP)")))
    assert {Path(name).suffix for name in tables.namelist()} == {".csv", ".xlsx", ".html", ".js"}


def test_a_chart_goes_out_as_picture_drawing_page_and_table(server, visit):
    page = visit(server).open("/officials?official=helena-marsh")
    page.locator(".st-key-card-official-activity .js-plotly-plot .bars").wait_for()
    page.locator(".st-key-official-activity-download button").first.click()
    png, svg, html, rows, xlsx = (
        saved(page, name)
        for name in ("Picture (PNG)", "Drawing (SVG)", "Web page (HTML)", "Data (CSV)", "Data with notes (XLSX)")
    )
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">I", png[16:20])[0] == 2400
    drawing = ElementTree.fromstring(svg)
    assert drawing.tag.endswith("svg")
    assert "Statements over time" in "".join(drawing.itertext())
    assert b"<title>Statements over time</title>" in html
    table = list(csv.DictReader(io.StringIO(rows.decode("utf-8-sig"))))
    assert table[0].keys() >= {"period", "statements"}
    assert xlsx[:2] == b"PK"


def saved(page, name: str) -> bytes:
    with page.expect_download() as download:
        page.get_by_role("button", name=name).click()
    return Path(download.value.path()).read_bytes()

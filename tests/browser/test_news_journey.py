"""A morning on 840 real articles: the shift, its sentence, every use, a comparison, and the link to it all."""

import io

import pandas as pd
import pytest

from analysis.library import import_paths, open_library
from analysis.reading import Metadata
from tests.browser.conftest import visited
from tests.browser.test_journeys import saved

pytestmark = pytest.mark.browser
EVERY_USE = "every use of these words"


@pytest.fixture(scope="module")
def address(tmp_path_factory, chromium, shared):
    news, library = shared / "eval" / "polnear", tmp_path_factory.mktemp("news") / "library"
    import_paths(open_library(str(library)), [news / "train" / "text"], Metadata.load(news / "metadata.tsv"))
    with visited(library, chromium) as address:
        yield address


def test_from_the_shift_to_every_use_and_to_a_colleague(address, visit):
    one = visit(address, reduced_motion="reduce")
    page = one.open("/phrasing?since=2016-06-01&until=2016-07-31")
    finding = page.locator(".ro-shifts > li", has_text=EVERY_USE).first
    finding.locator("summary").click()
    finding.locator(".ro-list a").first.click()
    page.locator("#ro-at").wait_for()
    assert page.locator("#ro-at").inner_text().strip()
    page.go_back()

    finding = page.locator(".ro-shifts > li", has_text=EVERY_USE).first
    finding.locator("summary").click()
    finding.get_by_role("link", name=EVERY_USE).click()
    page.locator(".st-key-card-tracker .js-plotly-plot .point").first.wait_for(state="attached")
    page.locator(".st-key-tracker-download button").first.click()
    rows = pd.read_csv(io.BytesIO(saved(page, "Data (CSV)")))
    assert rows["phrase"].nunique() == 1
    assert len(rows)
    page.keyboard.press("Escape")
    page.locator(".st-key-tracker-share button").first.click()
    link = page.locator("[data-testid=stPopoverBody] code").first.inner_text().strip()

    other = visit(address)
    shared = other.open(link.removeprefix(address))
    shared.get_by_text(f"“{rows['phrase'].iloc[0]}” in context").first.wait_for()
    shared = other.open("/phrasing?tab=Compare&compare=Two+officials")
    shared.locator(".js-plotly-plot .point, .js-plotly-plot .bars").first.wait_for(state="attached")
    one.leave()
    other.leave()


def test_a_filter_on_talks_narrows_the_chart_and_the_table(address, visit):
    one = visit(address)
    page = one.open("/talks")
    page.locator(".st-key-card-timeline .js-plotly-plot .point").first.wait_for(state="attached")
    page.locator(".st-key-text input").fill("convention")
    page.keyboard.press("Enter")
    page.locator(".st-key-filter-sentence", has_text="convention").wait_for()
    page.locator(".st-key-card-timeline .js-plotly-plot .point").first.wait_for(state="attached")
    one.leave()

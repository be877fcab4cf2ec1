"""One journey through the sample library: find the shift, read the sentence, come back, compare, take along, share."""

import io
import zipfile

import openpyxl
import pandas as pd
import pytest

from tests.browser.test_journeys import saved

pytestmark = pytest.mark.browser

PHRASE = "feasible steps"


def test_from_the_shift_to_the_sentence_and_on(sample_server, visit):
    one = visit(sample_server, reduced_motion="reduce")
    page = one.open()
    page.get_by_text("This is the sample library").wait_for()

    finding = page.locator(".ro-findings li", has_text=PHRASE).first
    finding.locator("summary").click()
    finding.locator(".ro-list a").first.click()
    page.locator("#ro-at").wait_for()
    assert PHRASE in page.locator(".ro-read").inner_text()
    page.go_back()
    page.locator(".ro-findings li", has_text=PHRASE).first.wait_for()

    one.open(f"/phrasing?tab=Phrase+tracker&phrase={PHRASE.replace(' ', '+')}")
    page.locator(".st-key-card-tracker .js-plotly-plot .point").first.wait_for(state="attached")
    page.locator(".st-key-tracker-download button").first.click()
    rows = pd.read_csv(io.BytesIO(saved(page, "Data (CSV)")))
    assert set(rows["phrase"]) == {PHRASE}
    notes = openpyxl.load_workbook(io.BytesIO(saved(page, "Data with notes (XLSX)")))
    assert len(notes.sheetnames) == 2
    assert b"<title>Uses over time</title>" in saved(page, "Web page (HTML)")
    page.keyboard.press("Escape")

    page.locator(".st-key-tracker-share button").first.click()
    link = page.locator(".st-key-card-tracker ~ * code, [data-testid=stPopoverBody] code").first.inner_text().strip()
    other = visit(link.split("/phrasing")[0])
    shared = other.open("/phrasing" + link.split("/phrasing")[1])
    shared.locator(".st-key-card-tracker .js-plotly-plot .point").first.wait_for(state="attached")
    assert shared.get_by_text(f"“{PHRASE}” in context").count()

    shared = other.open("/phrasing?tab=Compare&compare=Two+officials")
    shared.locator(".st-key-card-contrast-officials .js-plotly-plot, .js-plotly-plot").first.wait_for(state="attached")
    everything = zipfile.ZipFile(io.BytesIO(saved(shared, "Web pages and data (ZIP)")))
    assert everything.testzip() is None
    one.leave()
    other.leave()

"""Every page in both themes: no fault of ours, nothing leaves the machine, and axe-core finds nothing serious."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.test_journeys import PAGES

pytestmark = pytest.mark.browser

# Streamlit fades what a run may still replace.
SETTLED = """() => [...document.querySelectorAll(
    '[data-testid="stElementContainer"], [data-testid="stCaptionContainer"]'
)].every(element => ['1', '0.8'].includes(getComputedStyle(element).opacity))"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_no_serious_fault_for_those_who_listen_or_use_the_keyboard(server, visit, path, scheme):
    page = visit(server, color_scheme=scheme, reduced_motion="reduce").open(path)
    page.wait_for_function(SETTLED)
    assert page.get_by_test_id("stException").count() == 0
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    serious = [
        (fault["id"], node["target"], node["html"][:200])
        for fault in found
        if fault["impact"] in {"serious", "critical"}
        for node in fault["nodes"]
    ]
    assert not serious

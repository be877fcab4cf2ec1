"""Without a mouse: Tab, Enter and Escape reach and work everything that Readout draws itself, and one sees where."""

import pytest

pytestmark = pytest.mark.browser

MOST = 150  # presses of Tab to the end of any page
SEEN = """() => {
    const shown = element => {
        const style = getComputedStyle(element)
        return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none"
    }
    let element = document.activeElement
    if (element?.tagName === "INPUT") return true  // Streamlit colours the border of the whole field
    for (let up = 0; element && up < 4; up++, element = element.parentElement) if (shown(element)) return true
    return false
}"""


def reach(page, selector: str) -> None:
    """Press Tab until something that matches the selector has the focus, which must show."""
    for _ in range(MOST):
        page.keyboard.press("Tab")
        if page.evaluate("selector => !!document.activeElement?.closest(selector)", selector):
            assert page.evaluate(SEEN), f"no sign of the focus on {selector}"
            return
    pytest.fail(f"Tab does not reach {selector}")


def reach_one(page, one) -> None:
    """Press Tab until this very element has the focus."""
    one.wait_for()
    for _ in range(MOST):
        if one.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"Tab does not reach {one}")


def test_from_a_finding_to_its_sentence_and_back(sample_server, visit):
    page = visit(sample_server).open()
    page.locator(".ro-findings summary").first.wait_for()
    reach(page, ".ro-findings summary")
    page.keyboard.press("Enter")
    reach(page, ".ro-findings .ro-list a")
    page.keyboard.press("Enter")
    page.locator("#ro-at").wait_for()
    page.go_back()
    page.locator(".ro-findings summary").first.wait_for()


def test_a_chart_explains_itself_and_goes_out(server, visit):
    page = visit(server).open("/officials?official=helena-marsh")
    page.locator(".st-key-card-official-activity .js-plotly-plot .bars").wait_for()
    reach(page, ".st-key-official-activity-download button")
    page.keyboard.press("Enter")
    table = page.get_by_role("button", name="Data (CSV)")
    reach_one(page, table)
    with page.expect_download():
        page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    table.wait_for(state="detached")
    reach(page, ".st-key-official-activity-how button")
    page.keyboard.press("Enter")
    page.locator("[data-testid=stPopoverBody]").wait_for()


def test_a_view_is_narrowed_and_kept(server, visit):
    page = visit(server).open("/articles")
    reach(page, ".st-key-text input")
    page.keyboard.type("water")
    page.keyboard.press("Enter")
    page.locator(".st-key-filter-sentence", has_text="water").wait_for()
    reach(page, ".st-key-views button")
    page.keyboard.press("Enter")
    name = page.locator("[data-testid=stPopoverBody] input").first
    reach_one(page, name)
    page.keyboard.type("All of water")
    page.keyboard.press("Enter")
    page.locator("a.ro-view", has_text="All of water").wait_for()

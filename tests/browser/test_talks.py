"""The Talks page in Chromium: what a click on each mark leads to, the calendar file, and a join undone."""

import pytest

from analysis.library import Filters, import_paths, open_library
from analysis.measures.joins import joined_talks
from tests.browser.conftest import visited
from tests.browser.test_journeys import saved

pytestmark = pytest.mark.browser

ARTICLES = {
    "met": """---
title: Lind and Ek meet over the water
date: 2021-06-10
source: Fjord Post
---

OSLO, June 10 -- Foreign Minister Ada Lind met Special Envoy Bo Ek on Thursday at the Grand Hotel in Oslo.

"We speak of shared water today," Lind said. Ek said the deadline of July 1 for the treaty would not move.
""",
    "again": """---
title: Two hours at the Grand Hotel
date: 2021-06-11
source: Bay Bulletin
---

OSLO, June 11 -- Special Envoy Bo Ek held talks with Foreign Minister Ada Lind on Thursday. Foreign Minister
Ada Lind will meet Special Envoy Bo Ek in Bergen on June 18.

In May 1990 Foreign Minister Ada Lind met President Carl Roe.
""",
}


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    folder = tmp_path_factory.mktemp("talks")
    (folder / "articles").mkdir()
    for name, text in ARTICLES.items():
        (folder / "articles" / f"{name}.md").write_text(text, "utf-8")
    import_paths(open_library(str(folder / "library")), [folder / "articles"], workers=1)
    return folder / "library"


@pytest.fixture(scope="module")
def address(library, chromium):
    with visited(library, chromium) as address:
        yield address


@pytest.fixture
def page(address, visit):
    page = visit(address, reduced_motion="reduce").open("/talks")
    page.locator(".st-key-card-timeline .js-plotly-plot .point").first.wait_for(state="attached")
    return page


def click(page, card: str, customdata: str) -> None:
    """Click the mark that carries this id (its beginning), where plotly has drawn it."""
    page.locator(f".st-key-card-{card} .js-plotly-plot").last.scroll_into_view_if_needed()
    place = page.evaluate(
        """([card, id]) => {
            const plot = document.querySelector(`.st-key-card-${card} .js-plotly-plot`);
            for (const trace of plot._fullData) for (const [at, data] of (trace.customdata || []).entries())
                if (String(data[0]).startsWith(id)) {
                    const {_xaxis, _yaxis} = {_xaxis: plot._fullLayout[trace.xaxis.replace('x', 'xaxis')],
                                              _yaxis: plot._fullLayout[trace.yaxis.replace('y', 'yaxis')]};
                    const box = plot.getBoundingClientRect();
                    return {x: box.x + _xaxis._offset + _xaxis.d2p(trace.x[at]),
                            y: box.y + _yaxis._offset + _yaxis.d2p(trace.y[at])};
                }
        }""",
        [card, customdata],
    )
    page.mouse.move(place["x"], place["y"])
    page.mouse.click(place["x"], place["y"])


def test_the_days_shown_first_are_the_articles_own_and_all_can_be_asked_for(page):
    first = "document.querySelector('.st-key-card-timeline .js-plotly-plot')._fullLayout.xaxis.range[0].slice(0, 4)"
    assert page.evaluate(first) == "2021"
    page.get_by_text("All that is told", exact=True).click()
    page.wait_for_url("**/talks?days=*")
    page.wait_for_function(f"{first} < '1991'")


def test_what_was_said_at_a_talk_opens_beneath_it_and_leads_into_the_article(page):
    click(page, "timeline", "said§")
    passage = page.locator(".ro-list li", has_text="We speak of shared water").first
    passage.get_by_role("link").click()
    page.locator("#ro-at").wait_for()
    page.go_back()
    page.locator(".st-key-card-timeline").wait_for()


def test_a_deadline_opens_its_words_with_the_days_left(page):
    click(page, "timeline", next_deadline(page))
    page.get_by_text("The words behind the deadline").wait_for()
    page.get_by_text("20 days left").first.wait_for()


def next_deadline(page) -> str:
    return page.evaluate(
        "document.querySelector('.st-key-card-timeline .js-plotly-plot')._fullData"
        ".find(trace => trace.name === 'deadline').customdata[0][0]"
    )


def test_a_lane_a_square_and_a_name_narrow_the_table(page):
    for card, mark in (("timeline", "lane§carl-roe"), ("calendar", "2021-06-10"), ("network", "carl-roe")):
        click(page, card, mark)
        page.get_by_text("narrowed to what was clicked").wait_for()
        page.locator(f".st-key-card-{card}").get_by_role("button", name="Clear the choice").click()
        page.get_by_text("narrowed to what was clicked").wait_for(state="detached")


def test_planned_talks_and_deadlines_go_into_a_calendar(page):
    text = saved(page, "Planned talks and deadlines (iCalendar)").decode()
    assert text.startswith("BEGIN:VCALENDAR")
    assert "DTSTART;VALUE=DATE:20210618" in text
    assert "DTSTART;VALUE=DATE:20210701" in text


def test_a_join_can_be_undone_and_made_again(page, library):
    talks = joined_talks(open_library(str(library)), Filters())
    click(page, "timeline", talks.loc[talks["reports"].idxmax(), "talk"])
    page.get_by_text("Not the same talk?").click()
    page.get_by_role("button", name="Set apart: Bay Bulletin").click()
    page.get_by_text("1 report set apart").click()
    page.get_by_role("button", name="Join again").click()
    page.get_by_text("1 report set apart").wait_for(state="detached")

"""The Tone and Keywords pages in Chromium: a click on a point, a square or a bar leads to the words behind it."""

import re

import pytest

from analysis.library import import_paths, open_library
from tests.browser.conftest import visited
from tests.browser.test_talks import click

pytestmark = pytest.mark.browser

KIND = (
    "happy with the wonderful fishery progress",
    "grateful for excellent fishery support",
    "glad of the warm welcome",
)
HARSH = (
    "angry about the terrible ferry threats",
    "appalled by hateful ferry attacks",
    "sick of the evil ferry blockade",
)
PLACES = ("Bergen", "Oslo", "Narvik", "Tromso")


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    """Four dispatches a month in which an invented minister is friendly first and then is not."""
    folder = tmp_path_factory.mktemp("words")
    (folder / "articles").mkdir()
    for month, remarks in ((3, KIND), (4, HARSH), (5, HARSH)):
        for number, place in enumerate(PLACES):
            said = "\n\n".join(f'"We are {one} near {place} in month {month}," Lind said.' for one in remarks)
            head = f"title: Dispatch {month}-{number}\ndate: 2021-0{month}-{4 + 6 * number:02}\nsource: Fjord Post"
            met = f"Foreign Minister Ada Lind met Special Envoy Bo Ek in {place} on Monday."
            text = f"---\n{head}\n---\n\n{met}\n\n{said}\n"
            (folder / "articles" / f"{month}-{number}.md").write_text(text, "utf-8")
    import_paths(open_library(str(folder / "library")), [folder / "articles"], workers=1)
    return folder / "library"


@pytest.fixture(scope="module")
def address(library, chromium):
    with visited(library, chromium) as address:
        yield address


def opened(visit, address, path, card):
    page = visit(address, reduced_motion="reduce").open(path)
    page.locator(f".st-key-card-{card} .js-plotly-plot .point").first.wait_for(state="attached")
    return page


def test_a_point_of_tone_opens_its_sentences_and_what_each_word_adds(address, visit):
    for scale in ("News prose", "Conciliatory to confrontational"):
        page = opened(visit, address, "/tone?tone-period=month&scale=" + scale.replace(" ", "+"), "tone-panels")
        click(page, "tone-panels", "point\tada-lind\tsaid\t2021-04")
        page.locator(".ro-list li", has_text="terrible ferry threats").first.wait_for()
        page.get_by_text("What each word adds to the score").click()
        page.locator(".ro-list span[title^='-0.']", has_text=re.compile("attacks|threats")).first.wait_for()


def test_a_sentence_behind_a_point_leads_into_its_article(address, visit):
    page = opened(visit, address, "/tone?tone-period=month", "tone-panels")
    click(page, "tone-panels", "point\tada-lind\tsaid\t2021-03")
    page.locator(".ro-list li", has_text="fishery").first.get_by_role("link").click()
    page.locator("#ro-at").wait_for()


def test_a_square_and_a_bar_of_keywords_open_the_words_behind_them(address, visit):
    page = opened(visit, address, "/keywords?period=month", "keyword-squares")
    mark = first_mark(page, "keyword-squares", "2021-03-01")
    click(page, "keyword-squares", mark)
    page.locator(".ro-list li", has_text=mark.partition("\t")[2].split()[0]).first.wait_for()
    click(page, "keywords-ranked", first_mark(page, "keywords-ranked", "2021-05-01"))
    page.locator(".ro-list li", has_text="ferry").first.wait_for()


def first_mark(page, card: str, who: str) -> str:
    """The customdata of the first mark of a group, once it is drawn."""
    found = page.wait_for_function(
        """([card, who]) => (document.querySelector(`.st-key-card-${card} .js-plotly-plot`)?._fullData || [])
            .flatMap(trace => trace.customdata || []).map(data => String(data[0])).find(id => id.startsWith(who))""",
        arg=[card, who],
    )
    return str(found.json_value())

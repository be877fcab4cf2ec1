"""The founding question, from texts to findings: an envoy's new phrase, the earlier ones, and what went unsaid."""

from datetime import date

import pytest

from analysis.library import Filters, Library, import_paths
from analysis.measures.phrases import first_uses
from analysis.measures.shifts import shifts
from analysis.resources import DATA

EARLIER = [
    (
        "2021-01-12",
        'Special Envoy Helena Marsh said on Tuesday: "We seek flexible measures on both banks." '
        'She added: "Sanctions remain until the sluices open."',
    ),
    (
        "2021-02-03",
        '"We want balanced agreements that both capitals can live with," Special Envoy Helena Marsh said on Wednesday. '
        'Marsh said the military drills on the lake would go on. "Nobody is asked to go first," Marsh said.',
    ),
    (
        "2021-02-20",
        'Special Envoy Helena Marsh said the two sides needed balanced agreements and flexible measures. "The '
        'sanctions are not for sale," Marsh said. "We have time, and we have good maps," she said.',
    ),
    (
        "2021-03-09",
        'Special Envoy Helena Marsh said on Tuesday that the commission had met twice. "The water will not wait for '
        'us," Marsh said. "Our door stays open to every mayor on the river," Marsh told reporters.',
    ),
]
ARTICLE = (
    "2021-04-20",
    'GENEVA, April 20 -- Special Envoy Helena Marsh proposed new talks on the river treaty on Tuesday. "Let us go back '
    'to the table," Marsh said.\n\nAt a press conference Marsh said her government had "drawn up many a plan to go on '
    'with workable stages, towards balanced agreements that serve both banks."\n\nAt a closed lunch Marsh reiterated '
    "that her government was ready for balanced agreements through workable stages and flexible measures.\n\n"
    "Marsh made no mention of the military drills or the sanctions\n\nMarsh has spoken of flexible measures and "
    "balanced agreements before, but has never used the phrase “workable stages.” Military drills and sanctions, the "
    "other side's chief concerns, went unmentioned. The military drills begin in May, and the sanctions stand.",
)


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    folder = tmp_path_factory.mktemp("river")
    for number, (day, text) in enumerate([*EARLIER, ARTICLE]):
        head = f"---\ntitle: Dispatch {number} from the river\ndate: {day}\nsource: Lake Courier\n---\n\n"
        (folder / f"{number}.md").write_text(head + text + "\n", "utf-8")
    made = Library(str(folder / "library"))
    assert not import_paths(made, [folder], workers=1).failures
    return made


@pytest.fixture(scope="module")
def found(library):
    return shifts(library, Filters(since=date(2021, 4, 20), officials=("helena-marsh",)))


def test_the_new_phrase_is_among_the_first_three(found):
    first = found[found["kind"] == "new"].head(3)
    assert any("workable stages" in phrase for phrase in first["phrase"])
    row = first[first["phrase"].str.contains("workable stages")].iloc[0]
    assert "for the first time in this library on 20 April 2021" in row["sentence"]


def test_the_earlier_phrases_are_named_as_earlier_and_not_as_new(library, found):
    new = set(found.loc[found["kind"] == "new", "phrase"])
    assert not {"flexible measures", "balanced agreements"} & new
    sentence = found[found["phrase"].str.contains("workable stages")]["sentence"].iloc[0]
    assert "“flexible measures” (first 12 January 2021)" in sentence
    assert "“balanced agreements” (first 3 February 2021)" in sentence
    assert first_uses(library, Filters(), "flexible measures")["first_use"].iloc[0].date() == date(2021, 1, 12)


def test_the_topics_left_out_are_told_with_how_little_there_is_to_tell(found):
    topics = found[found["unit"] == "topic"].set_index("phrase")
    assert {"Sanctions", "Military exercises"} <= set(topics.index)
    for name in ("Sanctions", "Military exercises"):
        assert topics.loc[name, "kind"] == "dropped"
        assert topics.loc[name, "claimed"] or "too little to tell" in topics.loc[name, "sentence"]


def test_the_founding_article_yields_its_reporters_finding(tmp_path, seed):
    library = Library(str(tmp_path / "library"))
    import_paths(library, [DATA / "sample"], sample=True, workers=1)
    import_paths(library, [seed], workers=1)
    view = Filters(since=date(2019, 12, 16), until=date(2019, 12, 17), officials=("stephen-biegun",))
    found = shifts(library, view)
    first = found[(found["unit"] == "phrase") & (found["kind"] == "new")].head(3)
    assert any("feasible steps" in phrase for phrase in first["phrase"])
    topics = found[found["unit"] == "topic"].set_index("phrase")["sentence"]
    assert {"Sanctions", "Military exercises"} <= set(topics.index)


PAGE = """<!doctype html><html lang="en"><head><title>{title}</title>
<meta property="og:site_name" content="Border Gazette">
<script type="application/ld+json">{{"@context": "https://schema.org", "@type": "NewsArticle", "headline": "{title}",
"datePublished": "{day}T18:20:00+02:00", "publisher": {{"@type": "Organization", "name": "Border Gazette"}}}}</script>
</head><body><nav>Home World Sport</nav><article><h1>{title}</h1>{body}</article><footer>All rights reserved</footer>
</body></html>"""
TALKS = [
    (
        "2022-09-05",
        "Terrell opens border talks",
        'Chief negotiator Jonas Terrell said on Monday that his side wanted "open crossings and a fair toll." '
        "“The cease-fire has to hold,” Terrell told reporters.",
        "Terrell said a prisoner exchange was the first thing he would ask for. He called the mood sober.",
    ),
    (
        "2022-10-11",
        "Toll dispute goes on",
        'Jonas Terrell, the chief negotiator, told reporters on Tuesday: "We are ready for open crossings." Terrell '
        "added that the cease-fire was holding on most of the line.",
        "“A fair toll is one that truckers can pay,” Terrell said. He said a prisoner exchange was near.",
    ),
    (
        "2022-11-22",
        "Terrell speaks of staggered reopening",
        'Chief negotiator Jonas Terrell on Tuesday offered the other side "a staggered reopening with open crossings '
        'at the end of it." At a news conference Terrell said that "a staggered reopening is something both armies can '
        'watch."',
        "Later that day Terrell told lawmakers that he was ready for a staggered reopening and a fair toll. "
        "The plan was his own, he said.",
        "While Terrell has often spoken of open crossings, he had not used the phrase “staggered reopening” before. He "
        "did not mention the prisoner exchange or the cease-fire. Families had waited for word of a prisoner exchange. "
        "The cease-fire ends in spring, and the prisoner exchange is overdue. The cease-fire line was quiet.",
    ),
]


def test_another_envoy_in_a_web_page_of_another_publisher(tmp_path):
    for day, title, *paragraphs in TALKS:
        body = "".join(f"<p>{one}</p>" for one in paragraphs)
        (tmp_path / f"{day}.html").write_text(PAGE.format(title=title, day=day, body=body), "utf-8")
    library = Library(str(tmp_path / "library"))
    assert import_paths(library, sorted(tmp_path.glob("*.html")), workers=1).added == len(TALKS)
    found = shifts(library, Filters(since=date(2022, 11, 22), officials=("jonas-terrell",)))
    phrases = found[found["unit"] == "phrase"]
    assert "staggered reopening" in set(phrases.loc[phrases["kind"] == "new", "phrase"].head(3))
    sentence = phrases.loc[phrases["phrase"] == "staggered reopening", "sentence"].iloc[0]
    assert "“open crossings” (first 5 September 2022)" in sentence
    assert not {"open crossings", "fair toll"} & set(phrases.loc[phrases["kind"] == "new", "phrase"])
    topics = found[found["unit"] == "topic"].set_index("phrase")
    for name in ("Ceasefire", "Hostages and prisoners"):
        assert topics.loc[name, "kind"] == "dropped"
        assert topics.loc[name, "claimed"] or "too little to tell" in topics.loc[name, "sentence"]

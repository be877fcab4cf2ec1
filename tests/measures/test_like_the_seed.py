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

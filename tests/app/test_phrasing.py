"""The Phrasing page: each of its tabs says what it found, and each finding leads into the article."""

import pytest


def test_shifts_are_sentences_with_their_evidence(dashboard, text_of):
    said = text_of(dashboard("phrasing", whose="Helena Marsh", since="2021-04-20", until="2021-04-20"))
    assert "Helena Marsh used “shared water” for the first time in this library on 20 April 2021" in said
    assert "too little text" in said
    assert 'href="/articles?' in said
    assert "data-paste=" in said


@pytest.mark.parametrize("whose", ["everyone", "Helena Marsh", "Nobody at all"])
def test_shifts_of_whomever_the_address_names(dashboard, whose):
    app = dashboard("phrasing", whose=whose, on="Sanctions", against="The year before")
    assert not app.exception


def test_the_tracker_tells_first_and_last_use_and_since_when_the_record_runs(dashboard, text_of):
    app = dashboard("phrasing", tab="Phrase tracker", phrase="practical steps, deadline*")
    said = text_of(app)
    assert not app.exception
    assert "First use in this library by Helena Marsh on 2 Mar 2021" in said
    assert "the record of this speaker begins on 2 Mar 2021" in said
    assert "ro-kwic" in said
    assert {"Uses over time", "“practical steps” in context"} <= {one.value for one in app.subheader}


def test_the_tracker_says_when_nobody_used_a_phrase(dashboard, text_of):
    said = text_of(dashboard("phrasing", tab="Phrase tracker", phrase="total blockade"))
    assert "in no dated statement of this view" in said


@pytest.mark.parametrize("what", ["Two statements", "Two officials", "Two periods", "Two texts"])
def test_two_sides_are_compared(dashboard, what):
    app = dashboard("phrasing", tab="Compare", compare=what)
    assert not app.exception


def test_two_texts_make_a_redline(dashboard, text_of):
    app = dashboard("phrasing", tab="Compare", compare="Two texts")
    app.text_area(key="older-text").set_value("We want a full dam.")
    app.text_area(key="newer-text").set_value("We want half a dam & <b>more</b>.").run()
    said = text_of(app)
    assert "<del> full</del>" in said
    assert "<ins> half</ins>" in said
    assert "<b>more" not in said


@pytest.mark.parametrize("tab", ["Shifts", "Phrase tracker", "Topics", "Compare"])
def test_every_tab_keeps_the_text_of_articles_text(dashboard, text_of, tab):
    app = dashboard("phrasing", tab=tab, phrase="formula, bold", whose="everyone")
    assert not app.exception
    for tag in ("<img src=x", "<script>window", "<b onclick"):
        assert tag not in text_of(app)


def test_shifts_of_whole_articles(dashboard, text_of):
    app = dashboard("phrasing", whose="everyone", texts="Whole articles", since="2021-04-20")
    assert not app.exception
    assert "All words of the articles, the reporters' own too." in text_of(app)

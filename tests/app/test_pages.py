"""Every page, from the entry point: it draws, says something, and an empty view says why."""

import pytest

PAGES = ["briefing", "talks", "phrasing", "keywords", "tone", "officials", "articles", "library", "guide"]


@pytest.mark.parametrize("page", PAGES)
def test_a_page_draws_on_a_small_library(dashboard, page):
    app = dashboard(page)
    assert not app.exception
    assert app.title


@pytest.mark.parametrize("page", PAGES)
def test_a_page_draws_on_an_empty_library(empty_dashboard, page):
    app = empty_dashboard(page)
    assert not app.exception
    assert app.title


@pytest.mark.parametrize("page", ["briefing", "talks", "officials", "articles"])
def test_an_empty_view_says_so_and_offers_to_widen_it(dashboard, text_of, page):
    app = dashboard(page, text="words that stand nowhere")
    assert not app.exception
    assert "No " in text_of(app)
    app.button(key=next(button.key for button in app.button if button.key.startswith("reset-"))).click().run()
    assert not app.exception
    assert app.session_state["text"] == ""


def test_an_empty_library_points_to_the_import(empty_dashboard, text_of):
    assert "library is empty" in text_of(empty_dashboard("talks"))


def test_the_articles_are_listed_newest_first_with_links_to_the_reader(dashboard, text_of):
    said = text_of(dashboard("articles"))
    assert said.index("Leaders sign nothing") < said.index("Envoy Marsh arrives")
    assert "/articles?article=" in said


def test_words_are_searched_and_shown_where_they_stand(dashboard, text_of):
    said = text_of(dashboard("articles", text="shared water"))
    assert "1 article" in said
    assert "<mark>shared water</mark>" in said


def test_the_reader_marks_statements_and_the_place_of_the_link(dashboard, text_of, small_library):
    from analysis.library import open_library

    row = (
        open_library(str(small_library))
        .query("SELECT article_id, content_start AS at FROM statements WHERE contains(content, 'Patience')")
        .iloc[0]
    )
    said = text_of(dashboard("articles", article=row["article_id"], at=str(row["at"])))
    assert 'id="ro-at"' in said
    assert "m-statement" in said
    assert "m-mention" in said


def test_an_unknown_article_is_named_as_such(dashboard):
    app = dashboard("articles", article="0123456789abcdef")
    assert not app.exception
    assert app.warning


def test_filters_come_from_the_address_and_are_said_in_words(dashboard, text_of):
    app = dashboard("articles", since="2021-03-10", until="2021-04-20")
    assert "10 March 2021 to 20 April 2021" in text_of(app)
    assert "2 articles" in text_of(app)


def test_dates_in_reverse_and_nonsense_in_the_address_do_no_harm(dashboard, text_of):
    app = dashboard("articles", since="2021-04-20", until="2021-03-10", officials=["Nobody At All"])
    assert not app.exception
    assert "10 March 2021 to 20 April 2021" in text_of(app)


def test_an_official_has_a_profile_with_statements(dashboard, text_of):
    said = text_of(dashboard("officials", official="helena-marsh"))
    assert "Helena Marsh" in said
    assert "Patience is a policy too" in said


def test_the_briefing_gives_its_evidence(dashboard, text_of):
    said = text_of(dashboard("briefing"))
    assert "<details>" in said
    assert "/articles?article=" in said


@pytest.mark.parametrize("page", ["briefing", "officials", "articles"])
def test_the_text_of_articles_stays_text(dashboard, text_of, page):
    said = text_of(dashboard(page))
    for tag in ("<img src=x", "<script>window", "<b onclick"):
        assert tag not in said


def test_several_officials_have_a_chart_of_keywords_each(dashboard, text_of):
    app = dashboard("keywords", officials=["Helena Marsh", "Tomas Reyl"])
    assert not app.exception
    assert "Keywords of each official" in text_of(app)
    assert "Keywords of each official" not in text_of(dashboard("keywords", officials=["Helena Marsh"]))

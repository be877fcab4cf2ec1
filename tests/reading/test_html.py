"""Saved web pages: the article without the page around it, and what the page says of it in three places."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.errors import UnreadableError
from analysis.model import Article
from analysis.reading.html import read_html, text_of_html

PARAGRAPHS = (
    "GENEVA — Special Envoy Helena Marsh said on Tuesday that both sides had agreed to meet again before the spring "
    "floods reach the lower valley, and that the ferries would go on running until then.",
    "“We are ready for practical steps on the river treaty,” Marsh told reporters outside the old customs house. "
    "“Patience is a policy too, and it is the only one that has never sunk a boat.”",
    "Deputy Foreign Minister Tomas Reyl said his government wanted to see the draft first. He spoke for nine minutes, "
    "took three questions, and left through the garden without his umbrella.",
)
MENU = (
    "<nav><ul>" + "".join(f"<li><a href='/{one}'>{one}</a></li>" for one in ("Home", "World", "Sport")) + "</ul></nav>"
)
FOOTER = (
    "<footer><p>Follow us on every network. All rights reserved by the Lake Courier and its daughters.</p></footer>"
)


def page(head: str = "", above: str = "", below: str = "") -> str:
    body = "".join(f"<p>{one}</p>" for one in PARAGRAPHS)
    return (
        f"<!doctype html><html><head>{head}</head><body>{MENU}<main><article>{above}{body}{below}</article></main>"
        f"{FOOTER}</body></html>"
    )


def linked(**fields: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(fields)}</script>'


def read(*args: str) -> Article:
    return read_html("talks.html", page(*args))


def paragraphs(article: Article) -> list[str]:
    return [article.text[slice(*part.span)] for part in article.parts if part.kind == "paragraph"]


NEWS = {
    "@type": "NewsArticle",
    "headline": "Envoy Marsh says talks go on",
    "datePublished": "2021-03-02T18:40:00+09:00",
    "dateModified": "2021-03-02T21:05:00+09:00",
    "author": [{"@type": "Person", "name": "Ada Lind"}, {"@type": "Person", "name": "Bo Ek"}],
    "publisher": {"@type": "Organization", "name": "The Lake Courier"},
}
SEOUL = timezone(timedelta(hours=9))


@pytest.mark.parametrize(
    "head",
    [
        linked(**NEWS),
        linked(**{"@graph": [{"@type": "WebSite", "name": "x"}, NEWS]}),
        linked(**{**NEWS, "@type": ["NewsArticle"]}),
    ],
    ids=["plain", "in a graph", "with a list of types"],
)
def test_json_ld_gives_title_times_authors_and_source(head: str) -> None:
    article = read(head)
    assert article.title == "Envoy Marsh says talks go on"
    assert article.published == datetime(2021, 3, 2, 18, 40, tzinfo=SEOUL)
    assert article.modified == datetime(2021, 3, 2, 21, 5, tzinfo=SEOUL)
    assert article.published_precision == "minute"
    assert [author.name for author in article.authors] == ["Ada Lind", "Bo Ek"]
    assert article.source == "The Lake Courier"


def test_open_graph_gives_them_where_there_is_no_json_ld() -> None:
    article = read(
        '<meta property="og:title" content="Envoy Marsh says talks go on">'
        '<meta property="article:published_time" content="2021-03-02T09:40:00Z">'
        '<meta property="og:site_name" content="The Lake Courier"><meta name="author" content="Ada Lind">'
        '<meta property="og:url" content="https://courier.example/world/marsh">'
    )
    assert article.title == "Envoy Marsh says talks go on"
    assert article.published == datetime(2021, 3, 2, 9, 40, tzinfo=UTC)
    assert (article.source, article.url) == ("The Lake Courier", "https://courier.example/world/marsh")
    assert [author.name for author in article.authors] == ["Ada Lind"]


@pytest.mark.parametrize(
    ("shown", "day"),
    [
        ("<p class='date'>Published: 2 March 2021, 18:40 KST</p>", date(2021, 3, 2)),
        ("<time datetime='2021-03-02T18:40:00+09:00'>yesterday</time>", date(2021, 3, 2)),
        ("<span>Posted on : Mar.2,2021 18:40 KST</span>", date(2021, 3, 2)),
        ("<div>March 2, 2021</div>", date(2021, 3, 2)),
        ("<div>2021.03.02</div>", date(2021, 3, 2)),
    ],
)
def test_the_date_line_that_the_page_shows_is_read_where_nothing_else_says(shown: str, day: date) -> None:
    article = read("<title>Talks go on</title>", f"<h1>Talks go on</h1>{shown}")
    assert article.day == day


def test_what_the_page_says_of_itself_wins_over_what_it_shows() -> None:
    assert read(linked(**NEWS), "<p>Printed on 5 May 2022</p>").day == date(2021, 3, 2)


def test_the_page_around_the_article_is_left_out() -> None:
    article = read(linked(**NEWS), "<h1>Envoy Marsh says talks go on</h1>")
    assert paragraphs(article) == list(PARAGRAPHS)
    for word in ("Sport", "All rights reserved", "<p>"):
        assert word not in article.text


def test_spans_are_of_the_text_as_kept() -> None:
    article = read(linked(**NEWS))
    for part in article.parts:
        assert 0 <= part.span.start < part.span.end <= len(article.text)


@pytest.mark.parametrize(
    "broken",
    [
        '<script type="application/ld+json">{"@type": "NewsArticle", </script>',
        '<script type="application/ld+json">[[[[[[[[[["deep"]]]]]]]]]]</script>',
        linked(**{**NEWS, "datePublished": "the day before yesterday", "dateModified": "32/13/2021"}),
        linked(**{**NEWS, "author": {"name": ["a", "list"]}, "publisher": "https://courier.example"}),
    ],
    ids=["cut off", "deep", "no dates", "odd names"],
)
def test_metadata_that_is_none_is_passed_over(broken: str) -> None:
    article = read(broken + '<meta property="og:title" content="Envoy Marsh says talks go on">')
    assert article.title == "Envoy Marsh says talks go on"
    assert paragraphs(article) == list(PARAGRAPHS)


def test_markup_in_metadata_is_text() -> None:
    title = "Marsh &lt;b&gt;bold&lt;/b&gt; &amp; brave"
    article = read(f'<meta property="og:title" content="{title}">')
    assert "Marsh" in article.title
    assert "brave" in article.title
    assert "&lt;" not in article.title


@pytest.mark.parametrize(
    "text", ["", "<html></html>", "<html><body><ul><li><a href='/a'>One</a></li></ul></body></html>"]
)
def test_a_page_without_an_article_is_told(text: str) -> None:
    with pytest.raises(UnreadableError, match=r"no article|cannot be read"):
        read_html("empty.html", text)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=120), st.text(max_size=60))
def test_any_page_is_an_article_or_an_error_for_people(inside: str, attribute: str) -> None:
    for text in (inside, page(f'<meta property="og:title" content="{attribute}">', inside)):
        try:
            article = read_html("any.html", text)
        except UnreadableError as error:
            told = error.advice
        else:
            told = article.text
        assert told


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("One<br>Two", "One\nTwo"),
        ("A <b>bold</b> word &amp; more", "A bold word & more"),
        ("<script>harm()</script>kept<style>p{}</style>", "kept"),
        ("no markup", "no markup"),
    ],
)
def test_a_piece_of_markup_becomes_lines(markup: str, text: str) -> None:
    assert [line for line in text_of_html(markup).split("\n") if line] == [line for line in text.split("\n") if line]

"""Plain text -> Article: with the layout of a publisher whose pages it knows, or none."""

import re
from dataclasses import replace
from functools import partial
from pathlib import PurePath
from textwrap import shorten

from analysis.errors import UnreadableError
from analysis.model import Article, Part, Span
from analysis.reading.genres import with_genre
from analysis.reading.head import mark_head
from analysis.reading.layouts import layout_of
from analysis.reading.lines import Line, lines_of, unwrapped
from analysis.reading.mastheads import dateline_of, mark_masthead
from analysis.reading.moments import Moment, parse_moment
from analysis.reading.page import Page, mark_boxes, mark_edges, mark_headings, mark_lines, stands_alone

_DAY_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d{2})[-_.]?(\d{2})[-_.]?(\d{2})(?!\d)")
_FIRST_WORDS = 80  # characters
_TWICE = 30  # characters of a caption that stands twice in one line


def read_text(name: str, text: str) -> Article:
    """The article in a plain text; raises UnreadableError where no line of it is a paragraph."""
    article = parse_body(text, Article(text=text, file=name))
    if not any(part.kind == "paragraph" for part in article.parts):
        raise UnreadableError("no paragraph of an article is left", "check that the text of the article is in the file")
    return with_genre(with_name(article))


def parse_body(text: str, article: Article, *, start: int = 0) -> Article:
    """The article with the parts of its text from `start` on, and with what their lines tell where it knows nothing."""
    layout = layout_of(text[start:])
    lines = [half for line in lines_of(text, start) for half in _halves(line)]
    page = Page(layout, unwrapped(lines, partial(stands_alone, layout)))
    mark_edges(page)
    mark_boxes(page)
    mark_lines(page)
    masthead = mark_masthead(page)
    title, deck = mark_head(page, article.title)
    mark_headings(page)
    agency, day = dateline_of(page)
    published, modified = page.published or page.modified or day, page.modified
    return replace(
        article,
        parts=(*article.parts, *_parts(page)),
        layout=article.layout or layout.name,
        title=article.title or title,
        deck=article.deck or deck,
        source=article.source or layout.publisher or masthead or agency,
        authors=article.authors or tuple(page.authors),
        published=article.published or (published.at if published else None),
        published_precision=published.precision if published and not article.published else article.published_precision,
        modified=article.modified or (modified.at if modified else None),
    )


def with_name(article: Article) -> Article:
    """The article with the day and the title that the name of its file gives, where it has none."""
    if not article.published and (moment := day_in_name(article.file)):
        article = replace(article, published=moment.at, published_precision=moment.precision)
    return article if article.title else replace(article, title=title_of_name(article.file))


def day_in_name(name: str) -> Moment | None:
    """The day in a file name such as 2019-12-17-seoul.txt."""
    found = _DAY_IN_NAME.search(PurePath(name).stem)
    return parse_moment("-".join(found.groups())) if found else None


def title_of_name(name: str) -> str:
    """A file name as a title, for want of a better one."""
    stem = _DAY_IN_NAME.sub("", PurePath(name).stem)
    return " ".join(re.split(r"[-_\s]+", stem)).strip().capitalize() or PurePath(name).name


def first_words(article: Article) -> str:
    """The first words of the body, for an article that has neither a title nor a file of its own."""
    body = next((article.text[slice(*part.span)] for part in article.parts if part.kind == "paragraph"), "")
    return shorten(" ".join(body.split()), _FIRST_WORDS, placeholder="…")


def _halves(line: Line) -> list[Line]:
    """The line, or its halves where it says the same twice."""
    middle, text = len(line.text) // 2, line.text
    first, second = text[:middle].rstrip(), text[middle:].lstrip()
    if middle < _TWICE or first != second:
        return [line]
    start, end = line.span
    return [
        Line(first, Span(start, start + len(first)), line.block),
        Line(second, Span(end - len(second), end), line.block),
    ]


def _parts(page: Page) -> list[Part]:
    return [Part(kind or "paragraph", line.span) for line, kind in zip(page.lines, page.kinds, strict=True)]

"""Plain text -> Article: with the layout of a publisher whose pages it knows, or none."""

import re
from dataclasses import dataclass, field, replace
from pathlib import PurePath

import regex

from analysis.errors import UnreadableError
from analysis.model import Article, Author, Part, PartKind, Span
from analysis.reading.authors import parse_authors
from analysis.reading.genres import with_genre
from analysis.reading.layouts import Layout, first_match, layout_of
from analysis.reading.lines import Line, lines_of, paragraphs
from analysis.reading.moments import Moment, parse_moment

_HEADLINE = 160  # characters
_HEADING = 90
_SENTENCE_END = re.compile(r"[.!?…:;,][”\"’')\]]*$")
_DATELINE = regex.compile(r"^\p{Lu}[\p{Lu} .,/’'-]{2,40}(?:,|\s\(|\s[–—-])")
_LABEL = regex.compile(r"^(?:\p{Lu}[\p{Lu}.’' -]{1,60}:|Q\s)")
_DAY_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d{2})-?(\d{2})-?(\d{2})(?!\d)")


@dataclass
class _Page:
    """What the lines of a page have told so far."""

    layout: Layout
    kinds: list[PartKind | None]
    published: Moment | None = None
    modified: Moment | None = None
    authors: list[Author] = field(default_factory=list)


def read_text(name: str, text: str) -> Article:
    """The article in a plain text; raises UnreadableError where no line of it is a paragraph."""
    article = parse_body(text, Article(text=text, file=name), head=True)
    if not any(part.kind == "paragraph" for part in article.parts):
        raise UnreadableError("no paragraph of an article is left", "check that the text of the article is in the file")
    if not article.published and (moment := day_in_name(name)):
        article = replace(article, published=moment.at, published_precision=moment.precision)
    if not article.title:
        article = replace(article, title=title_of_name(name))
    return with_genre(article)


def parse_body(text: str, article: Article, *, start: int = 0, head: bool) -> Article:
    """The article with the parts of its text from `start` on, and with what their lines tell where it knows nothing.

    `head` says whether a headline, a date line and a deck may stand first.
    """
    layout = layout_of(text[start:])
    lines = lines_of(text, start)
    page = _Page(layout, [None] * len(lines))
    _mark_edges(page, lines)
    _mark_lines(page, lines)
    title = deck = ""
    if head:
        title, deck = _mark_head(page, lines)
    _mark_headings(page, lines)
    parts = _parts(page, lines)
    published, modified = page.published, page.modified
    return replace(
        article,
        parts=(*article.parts, *parts),
        layout=article.layout or layout.name,
        title=article.title or title,
        deck=article.deck or deck,
        source=article.source or layout.publisher,
        authors=article.authors or tuple(page.authors),
        published=article.published or (published.at if published else None),
        published_precision=published.precision if published and not article.published else article.published_precision,
        modified=article.modified or (modified.at if modified else None),
    )


def day_in_name(name: str) -> Moment | None:
    """The day in a file name such as 2019-12-17-seoul.txt."""
    found = _DAY_IN_NAME.search(PurePath(name).stem)
    return parse_moment("-".join(found.groups())) if found else None


def title_of_name(name: str) -> str:
    """A file name as a title, for want of a better one."""
    stem = _DAY_IN_NAME.sub("", PurePath(name).stem)
    return " ".join(re.split(r"[-_\s]+", stem)).strip().capitalize() or PurePath(name).name


def _mark_edges(page: _Page, lines: list[Line]) -> None:
    """The menu before the article, and what follows its end."""
    texts = [line.text for line in lines]
    starts = [index for index, text in enumerate(texts) if first_match(page.layout.start, text)]
    if starts and starts[0] > 1:
        # the headline stands just before the line that the layout names
        for index in range(starts[0] - 1):
            page.kinds[index] = "boilerplate"
    for index, text in enumerate(texts):
        if index and page.kinds[index] is None and first_match(page.layout.end, text):
            page.kinds[index:] = ["boilerplate"] * (len(lines) - index)
            break


def _mark_lines(page: _Page, lines: list[Line]) -> None:
    """Date lines, bylines, captions and boilerplate, each by its own words or because it stands twice."""
    seen: dict[str, int] = {}
    for index, line in enumerate(lines):
        if page.kinds[index]:
            continue
        twin = seen.get(line.text)
        seen.setdefault(line.text, index)
        if match := first_match(page.layout.dates, line.text):
            if _date(page, match):
                page.kinds[index] = "dates"
        elif first_match(page.layout.boilerplate, line.text):
            page.kinds[index] = "boilerplate"
        elif (match := first_match(page.layout.byline, line.text)) and (found := parse_authors(match["authors"])):
            page.kinds[index] = "byline"
            page.authors += found
        elif twin is not None and len(line.text) > 30:
            page.kinds[index] = "boilerplate"
            if page.kinds[twin] is None and index - twin <= 4:
                page.kinds[twin] = "caption"
        elif len(line.text) < 400 and first_match(page.layout.caption, line.text):
            page.kinds[index] = "caption"


def _date(page: _Page, match: "regex.Match[str]") -> bool:
    """Keep what a date line says; false if it is no date after all."""
    groups = match.groupdict()
    published, modified = (
        parse_moment(groups.get(name) or "", page.layout.zone, day_first=page.layout.day_first)
        for name in ("published", "modified")
    )
    page.published = page.published or published
    page.modified = page.modified or modified
    if groups.get("byline"):
        page.authors += parse_authors(groups["byline"].removeprefix("By "))
    return bool(published or modified)


def _mark_head(page: _Page, lines: list[Line]) -> tuple[str, str]:
    """The headline and the deck, which stand before the first paragraph."""
    title = deck = ""
    after_dates = False
    for index, line in enumerate(lines[:25]):
        kind = page.kinds[index]
        if kind == "dates":
            after_dates = True
        if kind is not None:
            continue
        follows = lines[index + 1].block if index + 1 < len(lines) else -1
        alone = follows != line.block or (index + 1 < len(lines) and page.kinds[index + 1] is not None)
        if page.layout.deck == "after dates" and after_dates and not deck and len(line.text) <= 250:
            page.kinds[index], deck = "deck", line.text
        elif not title and not after_dates and _is_headline(line.text):
            page.kinds[index], title = "title", line.text
        elif title and not deck and not after_dates and alone and index <= 2 and _is_headline(line.text):
            page.kinds[index], deck = "deck", line.text
        elif not title and after_dates and alone and index <= 3 and _is_headline(line.text):
            page.kinds[index], title = "title", line.text
        else:
            break
    return title, deck


def _is_headline(text: str) -> bool:
    if len(text) > _HEADLINE or _LABEL.match(text) or _DATELINE.match(text):
        return False
    return not _SENTENCE_END.search(text) or (text.endswith(("?", "!")) and len(text) < _HEADING)


def _mark_headings(page: _Page, lines: list[Line]) -> None:
    """Short bare lines between paragraphs."""
    free = [index for index, kind in enumerate(page.kinds) if kind is None]
    blocks: dict[int, int] = {}
    for index in free:
        blocks[lines[index].block] = blocks.get(lines[index].block, 0) + 1
    long = [index for index in free if len(lines[index].text) > _HEADING]
    if not long:
        return
    for index in free:
        line = lines[index]
        bare = len(line.text) <= _HEADING and not _SENTENCE_END.search(line.text) and not _LABEL.match(line.text)
        first = line.text[:1]
        if (
            bare
            and blocks[line.block] == 1
            and long[0] < index < long[-1]
            and not (first.islower() or first in "(–-•*")
        ):
            page.kinds[index] = "heading"


def _parts(page: _Page, lines: list[Line]) -> list[Part]:
    parts: list[Part] = []
    waiting: list[Line] = []
    for line, kind in [*zip(lines, page.kinds, strict=True), (None, "header")]:
        if kind is None and line:
            waiting.append(line)
            continue
        parts += [Part("paragraph", Span(group[0].span.start, group[-1].span.end)) for group in paragraphs(waiting)]
        waiting = []
        if line and kind:
            parts.append(Part(kind, line.span))
    return parts

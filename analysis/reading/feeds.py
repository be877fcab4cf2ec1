"""RSS, Atom and web archives -> articles, by feedparser and warcio."""

import io
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import feedparser
from warcio.archiveiterator import ArchiveIterator

from analysis.errors import UnreadableError
from analysis.model import Article, Failure
from analysis.reading.decode import MAX_TEXT, decode
from analysis.reading.fields import BadDateError, plain_text, publisher_of, with_fields
from analysis.reading.genres import with_genre
from analysis.reading.html import read_html, text_of_html
from analysis.reading.text import first_words, parse_body


def read_feed(name: str, data: bytes) -> Iterator[Article | Failure]:
    """The entries of an RSS or Atom feed; one without text is a failure of its own."""
    if len(data) > MAX_TEXT or b"<!ENTITY" in data.replace(b"\x00", b"").upper():
        raise UnreadableError("the feed declares entities or is too large", "save the feed anew from its publisher")
    try:
        parsed = feedparser.parse(io.BytesIO(data), sanitize_html=True, resolve_relative_uris=False)
    except Exception as error:
        raise UnreadableError(f"the feed cannot be read: {error}", "save the feed anew from its publisher") from error
    if not parsed.entries:
        raise UnreadableError("the file holds no entries of a feed", "save the feed, not the page that lists it")
    source = plain_text(parsed.feed.get("title"))
    for number, entry in enumerate(parsed.entries, 1):
        yield from _entry(name, f"entry {number}", source, entry)


def _entry(name: str, locator: str, source: str, entry: Any) -> Iterator[Article | Failure]:  # noqa: ANN401
    contents = [str(one.get("value") or "") for one in entry.get("content") or []]
    text = text_of_html(max([*contents, _said(entry, "summary")], key=len))
    title = plain_text(text_of_html(_said(entry, "title")))
    article = parse_body(text, Article(text=text, file=name, locator=locator, title=title))
    if not any(part.kind == "paragraph" for part in article.parts):
        yield Failure(name, f"{locator} has no text", "save the page that it links to, and import that")
        return
    values = {
        "source": article.source or source,
        "url": _said(entry, "link"),
        "authors": _said(entry, "author"),
        "published": _said(entry, "published") or _said(entry, "updated"),
        "modified": _said(entry, "updated"),
    }
    article = article if article.title else replace(article, title=first_words(article))
    try:
        yield with_genre(with_fields(article, values))
    except BadDateError as error:
        yield Failure(name, f"{locator}: the date {str(error)!r} is no date", "the article is kept without it")
        yield with_genre(with_fields(article, {**values, "published": None, "modified": None}))


def _said(entry: Any, name: str) -> str:  # noqa: ANN401
    """What an entry says of itself; feedparser looks some names up in others that a broken entry lacks."""
    try:
        return str(entry.get(name) or "")
    except (KeyError, AttributeError):
        return ""


def read_warc(name: str, data: bytes) -> Iterator[Article | Failure]:
    """The articles among the web pages of a WARC file; pages without one are passed over."""
    found = 0
    try:
        for record in ArchiveIterator(io.BytesIO(data)):
            headers = record.http_headers
            kind = (headers.get_header("Content-Type") or "") if headers else ""
            if record.rec_type != "response" or "html" not in kind or headers.get_statuscode() != "200":
                continue
            url = record.rec_headers.get_header("WARC-Target-URI") or ""
            page = record.content_stream().read(MAX_TEXT + 1)
            try:
                article = read_html(name, decode(page))
            except UnreadableError:
                continue
            found += 1
            yield replace(article, locator=url, url=article.url or url, source=article.source or publisher_of(url))
    except Exception as error:
        reason = str(error).strip().split("\n")[0] or type(error).__name__
        yield Failure(name, f"the web archive is damaged: {reason}", "what stands before the damage was read")
        return
    if not found:
        raise UnreadableError("the web archive holds no page with an article", "check that it is the right file")

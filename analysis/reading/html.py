"""Saved web pages -> Article: text by trafilatura, metadata by JSON-LD, Open Graph and the visible date line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import Any

import trafilatura
from lxml import etree
from lxml import html as lxml_html

from analysis.errors import UnreadableError
from analysis.model import Article
from analysis.reading.fields import BadDateError, plain_text, with_fields
from analysis.reading.genres import with_genre
from analysis.reading.text import parse_body

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_TYPES = ("Article", "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "BlogPosting", "WebPage", "Report")
_BLOCKS = (
    *(
        "p",
        "br",
        "div",
        "li",
        "ul",
        "h1",
        "h2",
        "h3",
        "h4",
        "tr",
        "td",
        "dt",
        "dd",
        "section",
        "header",
        "footer",
        "nav",
    ),
    *("article", "main", "aside", "figcaption", "time"),
)
_META = {
    "title": ("og:title", "twitter:title", "title"),
    "published": (
        "article:published_time",
        "og:published_time",
        "date",
        "pubdate",
        "publishdate",
        "dc.date",
        "dcterms.date",
    ),
    "modified": ("article:modified_time", "og:updated_time", "lastmod", "dcterms.modified"),
    "source": ("og:site_name", "application-name", "dc.publisher"),
    "authors": ("author", "article:author", "dc.creator"),
    "url": ("og:url",),
}


def read_html(name: str, text: str) -> Article:
    """The article of a web page, without the page around it; raises UnreadableError where there is none."""
    tree = _tree(text)
    body = trafilatura.extract(text, include_comments=False, include_tables=False, favor_precision=True) or ""
    if len(body) < 200:
        body = trafilatura.extract(text, include_comments=False, include_tables=False) or body
    if len(body.split()) < 20:
        raise UnreadableError("the page holds no article", "save the page of one article, not a list of articles")
    values = _values(tree)
    body = _without_title(body, str(values.get("title") or ""))
    article = parse_body(body, Article(text=body, file=name, title=plain_text(values.get("title"))))
    if not any(part.kind == "paragraph" for part in article.parts):
        raise UnreadableError("the page holds no article", "save the page of one article, not a list of articles")
    article = _merged(article, values)
    if not article.published:
        article = _with_visible_date(article, tree)
    return with_genre(article)


def text_of_html(markup: str) -> str:
    """The words of a piece of HTML, a line a paragraph."""
    if "<" not in markup and "&" not in markup:
        return markup
    try:
        tree = lxml_html.fragment_fromstring(f"<div>{_CONTROLS.sub(' ', markup)}</div>")
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return ""
    return _in_lines(tree).strip()


def _in_lines(tree: lxml_html.HtmlElement) -> str:
    """The words that an element shows, a line a block, whatever lines its source has."""
    etree.strip_elements(tree, "script", "style", with_tail=False)
    pieces: list[str] = []
    for event, node in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        pieces += ["\n"] if node.tag in _BLOCKS else []
        pieces.append((node.text if event == "start" else node.tail) or "")
    return "".join(pieces)


def _tree(text: str) -> lxml_html.HtmlElement:
    parser = lxml_html.HTMLParser(huge_tree=False, no_network=True, encoding="utf-8")
    try:
        return lxml_html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableError(f"the HTML cannot be read: {error}", "save the page anew") from error


def _merged(article: Article, values: dict[str, Any]) -> Article:
    """The page's metadata, without those dates that are none."""
    for dropped in ((), ("modified",), ("published", "modified")):
        try:
            kept = {key: value for key, value in values.items() if key not in dropped}
            return with_fields(article, kept)
        except BadDateError:
            continue
    return article


def _values(tree: lxml_html.HtmlElement) -> dict[str, Any]:
    meta: dict[str, str] = {}
    for element in tree.iter("meta"):
        key = (element.get("property") or element.get("name") or element.get("itemprop") or "").lower()
        if key and (content := (element.get("content") or "").strip()):
            meta.setdefault(key, content)
    values: dict[str, Any] = {}
    for field, keys in _META.items():
        values[field] = next((meta[key] for key in keys if key in meta), None)
    if str(values.get("authors") or "").startswith("http"):
        values["authors"] = None
    canonical = tree.find(".//link[@rel='canonical']")
    if canonical is not None and not values["url"]:
        values["url"] = canonical.get("href")
    if not values["title"]:
        heading = tree.find(".//h1")
        title = tree.find(".//title") if heading is None else heading
        values["title"] = " ".join(title.text_content().split()) if title is not None else None
    linked = {key: value for key, value in _json_ld(tree).items() if value}
    return {**values, **linked}


def _json_ld(tree: lxml_html.HtmlElement) -> dict[str, Any]:
    for script in tree.iter("script"):
        if (script.get("type") or "").lower() != "application/ld+json":
            continue
        try:
            loaded = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        for thing in _things(loaded):
            kinds = thing.get("@type")
            if any(kind in _TYPES for kind in (kinds if isinstance(kinds, list) else [kinds])) and thing.get(
                "headline"
            ):
                return {
                    "title": thing.get("headline"),
                    "published": thing.get("datePublished"),
                    "modified": thing.get("dateModified"),
                    "authors": _names(thing.get("author")),
                    "source": next(iter(_names(thing.get("publisher"))), None),
                }
    return {}


def _things(loaded: Any, depth: int = 0) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - any JSON
    if depth > 4:
        return
    if isinstance(loaded, list):
        for one in loaded:
            yield from _things(one, depth + 1)
    elif isinstance(loaded, dict):
        yield loaded
        yield from _things(loaded.get("@graph"), depth + 1)


def _names(value: Any) -> list[str]:  # noqa: ANN401
    values = value if isinstance(value, list) else [value]
    found = [one.get("name") if isinstance(one, dict) else one for one in values]
    return [name for name in found if isinstance(name, str) and not name.startswith("http")]


def _without_title(body: str, title: str) -> str:
    """The body without the headline that the page repeats above it."""
    first, _, rest = body.partition("\n")
    return rest.lstrip() if title and " ".join(first.split()).casefold() == " ".join(title.split()).casefold() else body


def _with_visible_date(article: Article, tree: lxml_html.HtmlElement) -> Article:
    """The published time by a <time> element or a date line that the page shows."""
    shown = [element.get("datetime") or element.text_content() for element in tree.iter("time")]
    parts = (part.strip() for part in _in_lines(tree).split("\n"))
    lines = "\n".join(islice((part for part in parts if 6 < len(part) < 80), 400))
    dated = parse_body(lines, Article(text=lines))
    for value in [*shown, dated.published]:
        try:
            return with_fields(article, {"published": value})
        except BadDateError:
            continue
    return replace(article, published=None)

"""Markdown with a YAML header -> Article."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import yaml

from analysis.errors import UnreadableError
from analysis.model import Article, Part, Span
from analysis.reading.fields import BadDateError, columns_of, plain_text, with_fields
from analysis.reading.genres import with_genre
from analysis.reading.lines import lines_of
from analysis.reading.text import parse_body, with_name

_HEADER = re.compile(r"\A\ufeff?---[ \t]*\r?\n(.*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_HEADING = re.compile(r"^#{1,6}\s+\S")


def read_markdown(name: str, text: str) -> Article:
    """The article in a Markdown file; what its YAML header says wins. Raises UnreadableError for a broken header."""
    found = _HEADER.match(text)
    start = found.end() if found else 0
    values = _values(found[1]) if found else {}
    header = (Part("header", Span(0, start)),) if found else ()
    known = plain_text(values.get("title"))
    article = _with_headings(parse_body(text, Article(text=text, file=name, parts=header, title=known), start=start))
    if not any(part.kind == "paragraph" for part in article.parts):
        raise UnreadableError("no paragraph of an article is left", "check that the text of the article is in the file")
    try:
        article = with_fields(article, values)
    except BadDateError as error:
        raise UnreadableError(f"the header's date {str(error)!r} is no date", "write it as 2019-12-17") from error
    return with_genre(with_name(article))


def _values(header: str) -> Mapping[str, Any]:
    try:
        loaded = yaml.safe_load(header)
    except yaml.YAMLError as error:
        line = getattr(getattr(error, "problem_mark", None), "line", 0) + 2
        raise UnreadableError(
            f"line {line} of the YAML header cannot be read", "mend the header or delete it"
        ) from error
    except ValueError as error:
        raise UnreadableError(f"the YAML header cannot be read: {error}", "mend the header or delete it") from error
    if not isinstance(loaded, dict):
        raise UnreadableError("the YAML header has no keys", "write it as `key: value` lines, or delete it")
    keys = [str(key) for key in loaded]
    return {field: loaded.get(column) for field, column in columns_of(keys).items() if field not in {"text", "file"}}


def _with_headings(article: Article) -> Article:
    """Lines that begin with # are headings; the first is the title where there is none yet."""
    parts: list[Part] = []
    title = article.title
    for part in article.parts:
        words = article.text[slice(*part.span)]
        if part.kind in {"paragraph", "title", "heading"} and _HEADING.match(words):
            line = lines_of(article.text, *part.span)[0]
            first = part.kind == "title" or not title
            shown = line.text.lstrip("# ").strip()
            title = shown if first else title
            parts.append(Part("title" if first else "heading", Span(line.span.end - len(shown), line.span.end)))
            if line.span.end < part.span.end:
                parts.append(Part("paragraph", Span(line.span.end, part.span.end)))
        else:
            parts.append(part)
    return replace(article, parts=tuple(parts), title=title)

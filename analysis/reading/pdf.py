"""PDF -> Article, by pypdf."""

import io
import re
import time
from collections import Counter
from dataclasses import replace

from pypdf import PdfReader

from analysis.errors import UnreadableError
from analysis.model import Article
from analysis.reading.fields import plain_text
from analysis.reading.text import read_text

MAX_PAGES = 1_000
MAX_SECONDS = 30
MAX_CHARACTERS = 5_000_000
MAX_CONTENTS = 10_000_000  # bytes of what draws one page
_NUMBERED = re.compile(r"^\s*\d{1,2}(?:\s+|$)")
_STOPS = re.compile(r"[.!?…:][”\"’')\]]*$")
_FULL = 0.75  # of a page's usual line: a shorter one that stops ends a paragraph
_OFTEN = 3  # pages that carry the same first or last line


def read_pdf(name: str, data: bytes) -> Article:
    """The article in a PDF file; raises UnreadableError for a file that is damaged, locked, too large or a picture."""
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableError("the PDF is locked by a password", "save a copy of it without the password")
        pages = _pages(reader)
        title = plain_text(reader.metadata.title if reader.metadata else "")
    except UnreadableError:
        raise
    except Exception as error:
        reason = str(error).strip().split("\n")[0] or type(error).__name__
        raise UnreadableError(
            f"the PDF cannot be read: {reason}", "open it and save it anew, or save its text"
        ) from error
    text = "\n\n".join(_paragraphs([line for page in _without_edges(pages) for line in page]))
    if not text.strip():
        raise UnreadableError("the PDF holds pictures of text, no text", "run it through text recognition (OCR) first")
    article = read_text(name, text)
    return (
        replace(article, title=title) if title and not any(part.kind == "title" for part in article.parts) else article
    )


def _pages(reader: PdfReader) -> list[list[str]]:
    """The lines of each page that are not blank."""
    if len(reader.pages) > MAX_PAGES:
        raise UnreadableError(f"the PDF has more than {MAX_PAGES:,} pages", "split it into one file an article")
    end, size, pages = time.monotonic() + MAX_SECONDS, 0, []

    def watch(*_: object) -> None:
        if size > MAX_CHARACTERS or time.monotonic() > end:
            raise UnreadableError("the PDF unfolds into far more than an article", "save its text and import that")

    for page in reader.pages:
        contents = page.get_contents()
        if contents is not None and len(contents.get_data()) > MAX_CONTENTS:
            raise UnreadableError("a page of the PDF unfolds into far more than text", "save its text and import that")
        text = page.extract_text(visitor_operand_before=watch)
        size += len(text)
        watch()
        pages.append([line.strip() for line in text.splitlines() if line.strip()])
    return pages


def _without_edges(pages: list[list[str]]) -> list[list[str]]:
    """Pages without the headers, footers and line numbers that they share."""
    edges = Counter(_bare(line) for page in pages for line in {*page[:2], *page[-2:]})
    kept = [[line for line in page if edges[_bare(line)] < _OFTEN or len(line) > 100] for page in pages]
    lines = [line for page in kept for line in page]
    numbered = sum(bool(_NUMBERED.match(line)) for line in lines) * 2 > len(lines)
    return [[_NUMBERED.sub("", line) if numbered else line for line in page] for page in kept]


def _bare(line: str) -> str:
    return re.sub(r"\d+", "0", line)


def _paragraphs(lines: list[str]) -> list[str]:
    """Lines joined to paragraphs; a short line that does not stop and is not gone on with is one of its own."""
    lines = [line for line in lines if line.strip() and not line.isdigit()]
    if not lines:
        return []
    usual = sorted(len(line) for line in lines)[int(len(lines) * 0.8)]
    paragraphs, at_end = [""], True
    for index, line in enumerate(lines):
        after = lines[index + 1] if index + 1 < len(lines) else ""
        if at_end:
            paragraphs.append(line)
        elif paragraphs[-1].endswith("-") and line[0].islower():
            paragraphs[-1] = paragraphs[-1][:-1] + line
        else:
            paragraphs[-1] += " " + line
        short = len(line) < usual * _FULL
        at_end = short and (bool(_STOPS.search(line)) or not after[:1].islower())
    return paragraphs[1:]

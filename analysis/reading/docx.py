"""Word files -> Article, by python-docx."""

import io
from dataclasses import replace

from docx import Document

from analysis.errors import UnreadableError
from analysis.model import Article
from analysis.reading.archives import check_size
from analysis.reading.fields import plain_text
from analysis.reading.text import read_text

_LARGEST, _LARGEST_XML = 100_000_000, 20_000_000  # bytes of the unpacked file, and of its XML


def read_docx(name: str, data: bytes) -> Article:
    """The article in a Word file; raises UnreadableError for a file that is damaged or unfolds beyond any document."""
    check_size(data, _LARGEST, "the Word file", _LARGEST_XML)
    try:
        document = Document(io.BytesIO(data))
        text = "\n\n".join(paragraph.text for paragraph in document.paragraphs if paragraph.text.strip())
        title = plain_text(document.core_properties.title)
    except Exception as error:
        reason = str(error).strip().split("\n")[0] or type(error).__name__
        raise UnreadableError(f"the Word file cannot be read: {reason}", "open it and save it anew as DOCX") from error
    if not text:
        raise UnreadableError("the Word file holds no text", "check that it is the right file")
    article = read_text(name, text)
    headed = any(part.kind == "title" for part in article.parts)
    return replace(article, title=title) if title and not headed else article

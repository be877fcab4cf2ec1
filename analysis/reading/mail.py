"""Saved mails -> Article: the subject is the title, the sender the author."""

import contextlib
import re
from dataclasses import replace
from email import message_from_bytes, policy
from email.utils import parseaddr

from analysis.errors import UnreadableError
from analysis.model import Article, Author
from analysis.reading.fields import BadDateError, with_fields
from analysis.reading.html import read_html
from analysis.reading.text import parse_body

_FORWARDED = re.compile(r"^(?:(?:Re|Fw|Fwd|AW|WG):\s*)+", re.IGNORECASE)


def read_mail(name: str, data: bytes) -> Article:
    """The article in a mail of an agency or a newsletter; raises UnreadableError for a mail without text."""
    try:
        message = message_from_bytes(data, policy=policy.default)
        body = message.get_body(preferencelist=("plain", "html"))
        text = str(body.get_content()) if body else ""
        is_html = body is not None and body.get_content_type() == "text/html"
        headers = {key: " ".join(str(message.get(key) or "").split()) for key in ("subject", "date", "from")}
    except Exception as error:
        reason = str(error).strip().split("\n")[0] or type(error).__name__
        raise UnreadableError(f"the mail cannot be read: {reason}", "save the text of the mail instead") from error
    if not text.strip():
        raise UnreadableError("the mail holds no text", "save its attachments and import those")
    title = _FORWARDED.sub("", headers["subject"])
    article = read_html(name, text) if is_html else parse_body(text, Article(text=text, file=name, title=title))
    if not any(part.kind == "paragraph" for part in article.parts):
        raise UnreadableError("the mail holds no paragraph of an article", "check that it is the right mail")
    sender = parseaddr(headers["from"])[0]
    article = replace(
        article,
        title=title or article.title or name,
        source=article.source or sender or headers["from"],
        authors=article.authors or ((Author(sender),) if sender else ()),
    )
    if article.published is None and headers["date"]:
        with contextlib.suppress(BadDateError):
            article = with_fields(article, {"published": headers["date"]})
    return article

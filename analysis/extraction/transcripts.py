"""Transcripts: labelled turns."""

from __future__ import annotations

from bisect import bisect_right

import regex

from analysis.extraction.cast import Cast
from analysis.extraction.stances import affirms
from analysis.extraction.voices import labels_of
from analysis.model import Article, Mention, Span, Statement
from analysis.reading.labels import Label

SURE = 0.97  # a labelled turn whose speaker has a name
UNSURE = 0.9  # one whose speaker has none, or no more than a surname
_SIGN_OFF = regex.compile(
    r"""(?:\s+(?:END\b\s*)?\d{1,2}[:.]\d\d\s*[AaPp]\.?[Mm]\.?(?:\s+\(?\p{Lu}{2,5}\)?)?
      |\s+\(?\p{Lu}[^.\n]{0,60}\b(?:concluded|ended|adjourned)\s+at\b[^\n]{1,40}
      |\s+(?:END|[#*_\s-]{2,}|-\s?30\s?-|-0-)
      |\s+<?https?://\S+
      |\s+[*_\\]+)\s*\Z""",
    regex.VERBOSE,
)


def find_turns(article: Article, cast: Cast) -> tuple[Statement, ...]:
    """Every labelled turn of an official in a transcript is a statement; reporters' questions are nobody's.

    The content is the whole turn, over paragraphs; the label is the speaker, and there is no cue. In news that prints
    an exchange inside, only the turns of officials count, and each ends with its paragraph.
    """
    labels = labels_of(article)
    if not labels:
        return ()
    inside = article.genre == "news"
    paragraphs = [part.span.end for part in article.parts if part.kind == "paragraph"]
    ends = [*(label.start for label in labels[1:]), max(paragraphs, default=len(article.text))]
    statements = []
    asked = [False, *(label.asks for label in labels)]
    for label, stop, after_question in zip(labels, ends, asked, strict=False):
        mention = None if label.asks else next((one for one in cast.within(label.span) if one.span == label.span), None)
        if mention is None or (inside and mention.official is None):
            continue
        place = bisect_right(paragraphs, label.end) if inside else len(paragraphs)
        content = _content(article.text, label, min(stop, paragraphs[place]) if place < len(paragraphs) else stop)
        if content.start < content.end:
            statements.append(_turn(article.text, mention, content, after_question=after_question))
    return tuple(statements)


def apart_from(turns: tuple[Statement, ...], others: list[Statement]) -> list[Statement]:
    """The statements that stand outside the turns."""
    spans = [turn.span for turn in turns]
    return [other for other in others if not any(span.start <= other.content_span.start < span.end for span in spans)]


def _content(text: str, label: Label, stop: int) -> Span:
    """What is said from the end of a label on, without blanks and the lines that close a transcript."""
    said = text[label.end : stop]
    while (closing := _SIGN_OFF.search(said, max(0, len(said) - 300))) and closing.start():
        said = said[: closing.start()]
    start = label.end + len(said) - len(said.lstrip())
    return Span(start, max(start, label.end + len(said.rstrip())))


def _turn(text: str, speaker: Mention, content: Span, *, after_question: bool) -> Statement:
    return Statement(
        span=Span(speaker.span.start, content.end),
        kind="direct",
        speaker=speaker.text,
        official=speaker.official,
        speaker_span=speaker.span,
        cue="",
        cue_span=None,
        content=text[slice(*content)],
        content_span=content,
        body=speaker.body,
        stance="affirmed" if after_question and affirms(text[slice(*content)]) else "own",
        confidence=SURE if speaker.official else UNSURE,
    )

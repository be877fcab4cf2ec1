"""What kind of text an article is, and whose words it is from end to end."""

from dataclasses import replace

import regex

from analysis.model import Article, Genre
from analysis.reading.issuers import issuer_in_head, issuer_in_lead, issuer_in_title
from analysis.reading.labels import Label, find_labels, is_titled

_READOUT = regex.compile(
    r"""^(?:[\p{L}’' ]{0,40}\b)?readout\b
      |^(?!.*\b(?:after|before|says?|said|following|over)\b)[\p{L}.’'\ -]{3,80}['’]s?
       \ (?:(?:phone|telephone|video|trilateral|bilateral)\ )?
       (?:call|meeting|conversation|consultations?|talks|discussion)s?\ with\ """,
    regex.IGNORECASE | regex.VERBOSE,
)
_TRANSCRIPT = regex.compile(
    r"""\b(?:press\ (?:conference|call|availability|stakeout)|briefing|gaggle|transcript|interview|q\ ?&\ ?a
      |questions\ and\ answers|remarks\ to\ (?:the\ )?(?:press|media|travel)|media\ (?:availability|stakeout)
      |doorstep)\b""",
    regex.IGNORECASE | regex.VERBOSE,
)
LEAST_LABELS = 6
EARLY = 0.35  # share of the text before the first label, in a text that is a transcript from end to end


def with_genre(article: Article) -> Article:
    """The article with its genre, and with the issuer that its title or first lines name, where it had none."""
    genre, issuer = article.genre, article.issuer
    if genre == "news":
        genre, found = _told(article)
        issuer = issuer or found
    if genre == "news" and issuer:
        genre = "official statement"
    return replace(article, genre=genre, issuer=issuer)


def body_start(article: Article) -> int:
    """The offset after the header and the title, from where a transcript's labels count."""
    return max((part.span.end for part in article.parts[:4] if part.kind in {"header", "title"}), default=0)


def _told(article: Article) -> tuple[Genre, str]:
    title = " ".join(article.title.split())
    if _is_transcript(article, title, find_labels(article.text, body_start(article))):
        return "transcript", ""
    if _READOUT.match(title):
        lead = issuer_in_lead(article)
        return "readout", lead[1] if lead else ""
    for told in (issuer_in_title(title), issuer_in_head(article), issuer_in_lead(article)):
        if told:
            return told
    return "news", ""


def _is_transcript(article: Article, title: str, labels: tuple[Label, ...]) -> bool:
    """True where labels tell turns from early on: those of askers, or one voice again and again."""
    if not labels:
        return False
    start = body_start(article)
    early = labels[0].start - start <= EARLY * (len(article.text) - start)
    named = [label.words for label in labels if not label.asks]
    taking_turns = len(named) < len(labels) or len(set(named)) < len(named)
    if (
        _TRANSCRIPT.search(title)
        and named
        and (len(labels) > 2 or (early and (len(labels) > 1 or is_titled(named[0]))))
    ):
        return True
    told = any(label.words.isupper() or label.asks for label in labels)
    enough = len(labels) >= LEAST_LABELS or (len(labels) >= 2 and told)
    return early and enough and taking_turns and bool(named)

"""What kind of text an article is, and whose words it is from end to end."""

from dataclasses import replace

import regex

from analysis.model import Article, Genre

_READOUT = regex.compile(r"^(?:[\p{L}’' ]{0,40}\b)?readout\b", regex.IGNORECASE)
_TRANSCRIPT = regex.compile(
    r"\b(?:press (?:briefing|gaggle|conference|call)|transcript|interview with|q ?& ?a)\b", regex.IGNORECASE
)
_STATEMENT = regex.compile(
    r"""^(?:(?:press|joint|official)\ )?(?:statement|communiqu[ée]|declaration)\s+(?:by|of|from)\s+
        (?P<issuer>(?:the\ )?\p{Lu}.{2,80}?)
        (?:\s+(?:on|about|regarding|marking|at|in|after|following|to)\b.*|,.*)?$""",
    regex.IGNORECASE | regex.VERBOSE,
)
_SPEECH = regex.compile(
    r"""\b(?:remarks|address|speech|statement)\ (?:by|of|from)\ (?P<issuer>(?:the\ )?\p{Lu}[\p{L}.’'\ -]{3,80}?)
        (?=\s+(?:on|at|in|to|after|before|during|aboard|following|upon|with|for|and\ (?:the\ )?\p{Lu}\w+\ \p{Lu})\b
        |,|$)""",
    regex.IGNORECASE | regex.VERBOSE,
)
_MADE_PUBLIC = regex.compile(
    r"""(?P<issuer>\b(?:\p{Lu}|[Tt]he\ \p{L}).{3,200}?),?\s+(?:made\ public|issued|released|published|gave)\s+
        (?:the\ following\s+(?:\p{L}+\s+){0,3}?|a\ |an\ )
        (?:press\ )?(?:statement|talk|answer|answers|commentary|communique|report)\b[^.]{0,120}:\s*$""",
    regex.VERBOSE,
)
_LABEL = regex.compile(
    r"""^\s*(?:(?:MR|MS|MRS|DR|SECRETARY|PRESIDENT|SENIOR|AMBASSADOR|MINISTER|QUESTION|THE|ACTING|VICE|GENERAL)\b
          [\p{Lu}.’'\ -]{0,50}|\p{Lu}[\p{Lu}.’'-]{2,}(?:\ \p{Lu}[\p{Lu}.’'-]+){0,4}
          |Q|A|Question|Anchor|Reporter|Answer):\s""",
    regex.MULTILINE | regex.VERBOSE,
)
_QUESTION = regex.compile(r"^\s*Q[\s\u00a0]{1,}\S", regex.MULTILINE)


def with_genre(article: Article) -> Article:
    """The article with its genre, and with the issuer that its title or first lines name, where it had none."""
    genre, issuer = article.genre, article.issuer
    if genre == "news":
        genre, found = _told(article)
        issuer = issuer or found
    if genre == "news" and issuer:
        genre = "official statement"
    return replace(article, genre=genre, issuer=issuer)


def _told(article: Article) -> tuple[Genre, str]:
    title, text = " ".join(article.title.split()), article.text
    labels = len(_LABEL.findall(text)) + len(_QUESTION.findall(text))
    if labels >= 6 or (labels >= 2 and (_TRANSCRIPT.search(title) or _QUESTION.search(text) or "QUESTION:" in text)):
        return "transcript", ""
    if _READOUT.match(title):
        return "readout", ""
    if found := _STATEMENT.match(title):
        return "official statement", found["issuer"]
    if found := _SPEECH.search(title):
        return "speech", found["issuer"]
    for paragraph in [part for part in article.parts if part.kind == "paragraph"][:2]:
        words = " ".join(text[slice(*paragraph.span)].split())
        if found := _MADE_PUBLIC.search(_without_dateline(words)):
            return "official statement", found["issuer"]
    return "news", ""


def _without_dateline(words: str) -> str:
    return regex.sub(r"^.{3,60}?\((?:\w+)\)\s*[–—-]+\s*", "", words)

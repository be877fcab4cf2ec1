"""Whose own words a speech or an official statement is, as its title, its header or its first lines say."""

import regex

from analysis.model import Article, Genre

Told = tuple[Genre, str]

_UPPER = r"(?-i:\p{Lu}|[\"“]?\p{Lu}|\d|the\ \p{Lu}|the\ \p{Ll}+\ (?:of|for)\b)"
_ABOUT = r"(?:on|about|regarding|concerning|marking|at|in|after|following|condemning)"
_STOPS = rf"(?:{_ABOUT}|to|before|during|aboard|upon|with|for|and|ahead|as|against)"
_WORDS = r"(?:Statement|Remarks|Declaration|Communiqu[ée]|Comment|Commentary)"
_STATEMENT = regex.compile(
    rf"""^(?:(?:press|media|official|joint|written|oral|video|\p{{L}}+day)\ )*
        (?:statement|communiqu[ée]|declaration|commentary|message)s?
        \ (?:by|of|from|attributable\ to)\ (?P<issuer>{_UPPER}.{{2,120}}?)(?:\ (?:{_ABOUT}|to)\b.*|,.*|:.*)?$""",
    regex.IGNORECASE | regex.VERBOSE,
)
_OWNER_STATEMENT = regex.compile(
    rf"""^(?P<issuer>\p{{Lu}}.{{2,100}}?)['’]s?\ (?:\p{{Lu}}\p{{Ll}}+\ )*{_WORDS}\ {_ABOUT}\b""", regex.VERBOSE
)
_SPEECH = regex.compile(
    rf"""(?:\b(?:remarks|address|speech|statement|lecture|intervention)\ (?:by|of|from)[ ]
          |\b(?:remarks|address|speech):\ )
        (?P<issuer>{_UPPER}[\p{{L}}\p{{M}}.,’'/\ -]{{3,100}}?)(?=,?\ {_STOPS}\b|,|:|$)""",
    regex.IGNORECASE | regex.VERBOSE,
)
_OWNER_SPEECH = regex.compile(
    r"""^(?P<issuer>\p{Lu}[\p{L}\p{M}.’'\ -]{3,80}?)
        (?:['’]s?\ (?:\p{L}+\ ){0,2}(?:speech|address|remarks|lecture)\ (?:at|to|on|in|before)\b
          |:\ (?:speech|address|remarks)\b)""",
    regex.IGNORECASE | regex.VERBOSE,
)
_ANSWERS = regex.compile(
    r"^(?P<issuer>\p{Lu}.{3,100}?) (?:answers?|gives? answers? to) (?:an? )?questions?\b", regex.IGNORECASE
)
_JOINT = regex.compile(
    r"""^(?!.*\b(?:issues?|signs?|adopts?|draws?|calls?|after|amid)\b)
        (?P<before>(?:[\p{Lu}\d].{0,100}?)?)\ ?[-–:]?\ ?\b
        (?:(?:Joint|Trilateral|Quad|Leaders['’]|Ministerial|Press|Chair['’]s|Summit|Vision)\ )+
        (?:Statement|Communiqu[ée]|Declaration|Vision)
        (?:\ (?:of|between|by|from)\ (?P<of>(?:the\ )?\p{Lu}.{2,100}?))?
        (?:\ (?:on|in|at|following|for|regarding)\b.*|:.*)?$""",
    regex.IGNORECASE | regex.VERBOSE,
)
_KIND = regex.compile(
    r"^(?:(?:Press |Media |Official |Written )?Statement|(?P<speech>(?:Opening |Closing |Keynote )?"
    r"(?:Remarks|Speech|Address)))$",
    regex.IGNORECASE,
)
_NAME = regex.compile(
    r"^\p{Lu}[\p{L}\p{M}.’'-]*(?: (?:\p{Lu}[\p{L}\p{M}.’'-]*|of|the|for|de|van|von|bin|al-\p{L}+)){1,7}(?:,.{3,80})?$"
)
_MADE_PUBLIC = regex.compile(
    r"""(?P<issuer>(?:\b\p{Lu}|\b[Tt]he\ \p{L}|\b[Aa]\ sp).{3,200}?),?\s+
        (?:(?:has|have|had|today|on\ \p{L}+|\p{Lu}\p{Ll}+day)\s+){0,2}
        (?:made\ public|issued|released|published|gave|delivered|made)\s+
        (?:the\ following\s+(?:\p{L}+\s+){0,3}?|(?:a|an)\s+(?:\p{L}+\s+){0,2}?)
        (?:statement|talk|answers?|commentary|communiqu[ée]|report|declaration|message|remarks)\b[^.]{0,160}:\s*$""",
    regex.VERBOSE,
)
_ATTRIBUTABLE = regex.compile(
    r"""\b(?:[Tt]he\ )?(?:following|below)\b[^.]{0,60}?
        \b(?:is\ attributable\ to|was\ (?:issued|made\ public|released)\ (?:\p{L}+\ ){0,3}?by|is\ issued\ by)\s+
        (?P<issuer>.{3,160}?)(?:\s+(?:on|at)\s+[^:]{3,60})?\s*(?::\s*$|:\s|\.\s*$|$)""",
    regex.VERBOSE,
)
_PREPARED = regex.compile(r"^\(?\s*as\ (?:prepared|written|delivered)(?:\ for\ delivery)?\s*\)?$", regex.IGNORECASE)
HEAD_LINES = 12
LONGEST_HEAD = 100


def issuer_in_title(title: str) -> Told | None:
    """The genre and issuer that a title tells: "Statement by X on ...", "X’s Remarks at ...", "Joint Statement ..."."""
    if "joint" in title.lower() and (found := _JOINT.match(title)):
        return "official statement", _plain(found["of"] or found["before"])
    if found := _STATEMENT.match(title) or _OWNER_STATEMENT.match(title) or _ANSWERS.match(title):
        return "official statement", _plain(found["issuer"])
    if found := _SPEECH.search(title) or _OWNER_SPEECH.match(title):
        return "speech", _plain(found["issuer"])
    if found := _JOINT.match(title):
        return "official statement", _plain(found["of"] or found["before"])
    return None


def issuer_in_head(article: Article) -> Told | None:
    """What the short lines before the first paragraph tell: "Press Statement", then a name, then a title."""
    lines: list[str] = []
    for line in article.text.splitlines()[: 3 * HEAD_LINES]:
        words = " ".join(line.strip(" *_#\t").split())
        if len(words) > LONGEST_HEAD or len(lines) == HEAD_LINES:
            break
        lines += [words] if words else []
    kind = next((place for place, line in enumerate(lines) if _KIND.match(line)), None)
    names = [
        line for line in lines[(kind or 0) + 1 :] if _NAME.match(line) and ":" not in line and line != article.title
    ]
    if kind is not None and names:
        office = lines[lines.index(names[0]) + 1 :][:1]
        issuer = f"{names[0]}, {office[0]}" if office and "," not in names[0] and _NAME.match(office[0]) else names[0]
        found = _KIND.match(lines[kind])
        return "speech" if found and found["speech"] else "official statement", issuer
    if any(_PREPARED.match(line) for line in lines):
        return "speech", names[0] if names else ""
    return None


def issuer_in_lead(article: Article) -> Told | None:
    """What the first paragraphs tell: "X made public the following statement on Thursday:"."""
    paragraphs = [part for part in article.parts if part.kind == "paragraph"][:3]
    for paragraph in paragraphs:
        words = " ".join(article.text[slice(*paragraph.span)].split())
        if found := _MADE_PUBLIC.search(_without_dateline(words)) or _ATTRIBUTABLE.search(words[:400]):
            return "official statement", _plain(found["issuer"])
    return None


def _plain(issuer: str) -> str:
    return issuer.strip(" ,:;–—-")


def _without_dateline(words: str) -> str:
    return regex.sub(r"^.{3,60}?\((?:\w+)\)\s*[–—-]+\s*", "", words)

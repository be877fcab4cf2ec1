"""Who published a text that no layout knows: the name above its headline, or the agency in its dateline."""

import regex

from analysis.reading.moments import Moment, find_moments
from analysis.reading.page import Page, is_prose
from analysis.resources import words

_LONGEST = 5  # words of a newspaper's name
_HEAD = 4  # lines from the top in which a name may stand
_BARS = regex.compile(r"\s*[|•·/–—]\s*|\s+-\s+")
_DATELINE = regex.compile(
    r"\p{Lu}[\p{Lu}\p{L}'’. -]{1,40}(?:,\s+\p{Lu}[\p{L}.' ]{1,24})?(?:,\s+(?P<day>[^()–—]{3,24}?))?"
    r"\s*(?:\((?P<agency>\p{Lu}[\p{L} .&'’-]{1,40})\))?\s*(?:--|[-–—])"
)


def mark_masthead(page: Page) -> str:
    """The newspaper or agency that a line at the top names, or empty; that line is marked, so that it is no headline.

    What names one is a short line, or the part of one between bars, that ends in a word such as "Herald" or "News
    Agency" (data/words/newspaper-heads.txt).
    """
    for at, line in enumerate(page.lines[:_HEAD]):
        if page.kinds[at] not in {None, "dates"}:
            continue
        if is_prose(line.text):
            return ""
        pieces = _BARS.split(line.text)
        name = next((piece for piece in pieces if _is_name(piece)), "")
        if name and (len(pieces) == 1 or page.kinds[at] == "dates" or find_moments(line.text)):
            page.kinds[at] = "dates" if find_moments(line.text) else "boilerplate"
            return name
    return ""


def dateline_of(page: Page) -> tuple[str, Moment | None]:
    """The agency and the day that the dateline of the first paragraph names: "GENEVA, March 4, 2021 (Newsline) --"."""
    at = next((at for at, kind in enumerate(page.kinds) if kind is None and is_prose(page.lines[at].text)), None)
    found = _DATELINE.match(page.lines[at].text) if at is not None else None
    if found is None:
        return "", None
    moments = find_moments(found["day"] or "")
    return found["agency"] or "", moments[0].moment if moments else None


def _is_name(piece: str) -> bool:
    shown = piece.split()
    if not 1 < len(shown) <= _LONGEST or not all(word[0].isupper() or word in {"of", "the"} for word in shown):
        return False
    return shown[-1] in words("newspaper-heads")

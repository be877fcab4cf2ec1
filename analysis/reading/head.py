"""What stands above an article's first paragraph: the headline and the deck, and what is neither."""

from analysis.reading.page import HEADLINE, Page, is_headline, is_prose
from analysis.resources import words

_DECK = 250  # characters
_MENU, _MENU_WORDS = 3, 3  # short lines in a row, and the words of each, that make a menu
_DECK_WORDS, _DECK_LINES = 4, 3  # words of a bare deck; lines between the headline and what follows the deck


def mark_head(page: Page, known: str = "") -> tuple[str, str]:
    """Mark the headline and the deck, and give their words; of a headline that is `known`, mark where it stands."""
    end = _first_paragraph(page)
    if known:
        place = next((at for at in range(min(end + 1, len(page.lines))) if same(page.lines[at].text, known)), None)
        if place is None or page.kinds[place] not in {None, "caption", "dates"}:
            return known, ""
    else:
        _mark_menu(page, end)
        place = next((at for at in range(end) if page.kinds[at] is None and _may_be_title(page, at)), None)
        dates = next((at for at in range(end) if page.kinds[at] == "dates"), None)
        if page.layout.deck == "after dates" and place is not None and dates is not None and place > dates:
            place = None
    if place is not None:
        page.kinds[place] = "title"
    title = page.lines[place].text if place is not None else ""
    for at, line in enumerate(page.lines):
        if at != place and title and page.kinds[at] in {None, "caption"} and same(line.text, title):
            page.kinds[at] = "boilerplate"
    deck = _mark_deck(page, place, _first_paragraph(page))
    return known or title or deck, deck


def same(a: str, b: str) -> bool:
    """Whether two lines have the same letters and digits."""
    return _letters(a) == _letters(b) != ""


def _letters(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


def _first_paragraph(page: Page) -> int:
    return next(
        (at for at in range(len(page.lines)) if page.kinds[at] is None and is_prose(page.unlabelled(at))),
        len(page.lines),
    )


def _may_be_title(page: Page, at: int) -> bool:
    text = page.unlabelled(at)
    followed = at + 1 < len(page.lines) and page.kinds[at + 1] in {"dates", "byline"}
    return is_headline(text) or (followed and len(text) <= HEADLINE)


def _mark_menu(page: Page, end: int) -> None:
    """Sections' names and runs of short lines, where a longer line that can be the headline follows."""
    free = [at for at in range(end) if page.kinds[at] is None]
    long = next((place for place, at in enumerate(free) if len(page.lines[at].text.split()) > _MENU_WORDS), None)
    if long is None:
        return
    above = free[:long]
    if len(above) >= _MENU:
        for at in above:
            page.kinds[at] = "boilerplate"
    for at in above:
        if page.lines[at].text.strip("[] :|").lower() in words("section-names"):
            page.kinds[at] = "boilerplate"


def _mark_deck(page: Page, title: int | None, end: int) -> str:
    """The line that sums up the article between the headline and the first paragraph."""
    marks = [at for at in range(min(end + _DECK_LINES, len(page.lines))) if page.kinds[at] in {"dates", "byline"}]
    after_dates = page.layout.deck == "after dates"
    if title is None and not (after_dates and marks):
        return ""
    first = marks[0] if after_dates and marks else title or 0
    # a line that ends like a sentence is a deck only where the byline or the date line parts it from the body
    last = next((at for at in marks if at > first), first)
    for at in range(first + 1, len(page.lines)):
        text = page.lines[at].text
        if at > max(end, last) or len(text) > _DECK:
            break
        if page.kinds[at] is not None:
            continue
        parted = first < at < last <= first + _DECK_LINES
        bare = at < end and is_headline(text) and len(text.split()) >= _DECK_WORDS and _leads(page, at, end)
        if parted or bare:
            page.kinds[at] = "deck"
            return text
        break
    return ""


def _leads(page: Page, at: int, end: int) -> bool:
    """Whether no second bare line follows: a list of them is no deck."""
    return not any(page.kinds[after] is None for after in range(at + 1, end))

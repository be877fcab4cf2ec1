"""The lines of a page, each marked with what it is."""

import re
from dataclasses import dataclass, field
from functools import cached_property

import regex

from analysis.model import Author, PartKind
from analysis.reading.authors import parse_authors
from analysis.reading.date_lines import DateLine, read_date_line
from analysis.reading.layouts import Layout, first_match
from analysis.reading.lines import Line
from analysis.reading.moments import Moment, parse_moment
from analysis.resources import words

HEADLINE = 160  # characters
HEADING = 90
_PROSE, _SENTENCE = 120, 60  # characters of a paragraph, and of one that ends like a sentence
_CAPTION = 500
_HEAD, _TAIL = 25, 8  # lines at either end where a date line without a layout may stand
_NEAR = 4  # lines between a caption and its repetition
_REPEATED, _REPEATED_FAR = 30, 120  # characters of a line whose repetition means something, near and far
_REST = 0.5  # of the prose so far: what must follow a box of links for the article to go on
_ENDS = re.compile(r"[.!?…:;,][”\"’')\]]*$")
_STOPS = re.compile(r"[.!?…][”\"’')\]]*$")
_DATELINE = regex.compile(r"^\p{Lu}[\p{Lu} .,/’'-]{2,40}(?:,|\s\(|\s[–—-])")
_LABEL = regex.compile(r"^(?:(?:\p{Lu}|\[)[\p{Lu}\][.’' -]{1,60}:|Q\s|[QA]:)")


def _label(text: str) -> bool:
    """Whether a line begins with a speaker's label; "EXCLUSIVE:" and "BREAKING:" are kickers of headlines."""
    match = _LABEL.match(text)
    return match is not None and match[0].rstrip(": ").lower() not in words("no-labels")


@dataclass
class Page:
    """What the lines of a page have told so far."""

    layout: Layout
    lines: list[Line]
    kinds: list[PartKind | None] = field(default_factory=list)
    published: Moment | None = None
    modified: Moment | None = None
    authors: list[Author] = field(default_factory=list)
    rank: int = -1  # of the line that told when it was published

    def __post_init__(self) -> None:
        self.kinds = [None] * len(self.lines)

    @cached_property
    def labels(self) -> int:
        """The number of lines that begin with a speaker's label."""
        return sum(bool(_label(line.text)) for line in self.lines)

    def unlabelled(self, at: int) -> str:
        """The words of a line, without a label that stands on no other line: "Trade: Talks resume" is a headline."""
        text = self.lines[at].text
        return text.partition(":")[2].strip() if self.labels == 1 and _label(text) else text


def is_headline(text: str) -> bool:
    """Whether a line can be a headline: short, and no sentence of the body."""
    if len(text) > HEADLINE or _label(text) or _DATELINE.match(text):
        return False
    return not _ENDS.search(text) or (text.endswith(("?", "!", "?”", "!”", "?’", "!’")) and len(text) < HEADING)


def is_prose(text: str) -> bool:
    """Whether a line is a paragraph by its looks."""
    if len(text) >= _PROSE or _label(text):
        return True
    return bool(_STOPS.search(text)) and (len(text) >= _SENTENCE or bool(_DATELINE.match(text)))


def stands_alone(layout: Layout, text: str) -> bool:
    """Whether a line that begins a block is no part of a paragraph."""
    patterns = (*layout.dates, *layout.boilerplate, *layout.start, *layout.end, *layout.byline)
    return len(text) < HEADING and not _label(text) and bool(first_match(patterns, text))


def mark_edges(page: Page) -> None:
    """The menu before the article, and what follows its end."""
    texts = [line.text for line in page.lines]
    starts = [index for index, text in enumerate(texts) if first_match(page.layout.start, text)]
    if starts and starts[0] > 1:
        # the headline stands just before the line that the layout names
        page.kinds[: starts[0] - 1] = ["boilerplate"] * (starts[0] - 1)
    for index, text in enumerate(texts):
        if index and page.kinds[index] is None and first_match(page.layout.end, text):
            page.kinds[index:] = ["boilerplate"] * (len(texts) - index)
            break


def mark_boxes(page: Page) -> None:
    """Boxes of links and forms: the rest of the page, or, where the article goes on, the short lines after them."""
    prose = [kind is None and is_prose(line.text) for line, kind in zip(page.lines, page.kinds, strict=True)]
    lengths = [len(line.text) * is_paragraph for line, is_paragraph in zip(page.lines, prose, strict=True)]
    for index, line in enumerate(page.lines):
        form = first_match(page.layout.forms, line.text)
        if page.kinds[index] or not (form or first_match(page.layout.boxes, line.text)):
            continue
        before, after = sum(lengths[:index]), sum(lengths[index:])
        page.kinds[index] = "boilerplate"
        if before and after <= before * _REST and not form:
            page.kinds[index:] = ["boilerplate"] * (len(page.lines) - index)
            return
        if before:
            _mark_box(page, prose, index + 1, headed=bool(form))


def _mark_box(page: Page, prose: list[bool], first: int, *, headed: bool) -> None:
    """The short lines of a box; a bare line apart from them, above a paragraph, may be the next section's heading."""
    for at in range(first, next((at for at in range(first, len(prose)) if prose[at]), len(prose))):
        apart = page.lines[at].block != page.lines[at - 1].block
        if headed and apart and at + 1 < len(prose) and prose[at + 1] and _is_bare(page.lines[at].text):
            return
        page.kinds[at] = page.kinds[at] or "boilerplate"


def mark_lines(page: Page) -> None:
    """Date lines, bylines, captions and boilerplate, each by its own words or because it stands twice."""
    layout, transcript = page.layout, page.labels >= _NEAR
    long = next((index for index, line in enumerate(page.lines) if len(line.text) >= _PROSE), 0)
    seen: dict[str, int] = {}
    for index, line in enumerate(page.lines):
        if page.kinds[index]:
            continue
        text = line.text
        edge = index < max(_HEAD, long + _NEAR) or index >= len(page.lines) - _TAIL
        twin = None if transcript else seen.get(text)
        seen.setdefault(text, index)
        if _own_date(page, text):
            page.kinds[index] = "dates"
        elif first_match(layout.boilerplate, text) or (index and text == layout.publisher):
            page.kinds[index] = "boilerplate"
        elif edge and (found := read_date_line(text, layout.zone, day_first=layout.day_first)):
            _keep(page, found, index)
            if index or not found.rest:
                page.kinds[index] = "dates"
        elif (match := first_match(layout.byline, text)) and (authors := parse_authors(match["authors"])):
            page.kinds[index] = "byline"
            page.authors += [author for author in authors if author not in page.authors]
        elif twin is not None and len(text) > _REPEATED and index - twin <= _NEAR:
            page.kinds[index] = "boilerplate"
            between = any(is_prose(page.lines[at].text) for at in range(twin + 1, index))
            if not between and not _first_headline(page, twin):
                page.kinds[twin] = page.kinds[twin] or "caption"
        elif twin is not None and len(text) > _REPEATED_FAR:
            page.kinds[index] = "boilerplate"
        elif len(text) < _CAPTION and not (transcript and _label(text)) and first_match(layout.caption, text):
            page.kinds[index] = "caption"


def _first_headline(page: Page, index: int) -> bool:
    """Whether a line that stands twice is the page's headline, not a caption: no line above it can be one."""
    above = [page.lines[at].text for at in range(index) if page.kinds[at] is None]
    dated = "dates" in page.kinds[:index] and page.layout.deck == "after dates"
    return is_headline(page.lines[index].text) and not dated and not any(is_headline(text) for text in above)


def mark_headings(page: Page) -> None:
    """Short bare lines between paragraphs."""
    if page.labels >= _NEAR:
        return
    free = [index for index, kind in enumerate(page.kinds) if kind is None]
    bare = [_is_bare(page.lines[index].text) for index in free]
    long = [place for place, index in enumerate(free) if len(page.lines[index].text) > HEADING]
    if not long:
        return
    for place in range(long[0] + 1, long[-1]):
        if bare[place] and not bare[place - 1] and not bare[place + 1]:
            page.kinds[free[place]] = "heading"


def _is_bare(text: str) -> bool:
    if len(text) > HEADING or _ENDS.search(text) or _label(text):
        return False
    return not (text[0].islower() or text[0] in "(–—-•*[" or text[-1] in "–—-")


def _own_date(page: Page, text: str) -> bool:
    """Keep what a date line of the layout's own says; false if the line is none."""
    match = first_match(page.layout.dates, text)
    if not match:
        return False
    groups = match.groupdict()
    published, modified = (
        parse_moment(groups.get(name) or "", page.layout.zone, day_first=page.layout.day_first)
        for name in ("published", "modified")
    )
    if not (published or modified):
        return False
    _keep(page, DateLine(published, modified, labelled=True, rest=groups.get("byline") or ""), 0)
    return True


def _keep(page: Page, found: DateLine, index: int) -> None:
    """A labelled date wins over a bare one, and a bare one beneath a headline over one in the menu above it."""
    above = any(
        kind is None and is_headline(line.text) for kind, line in zip(page.kinds[:index], page.lines, strict=False)
    )
    rank = 2 if found.labelled else int(above)
    if found.published and rank > page.rank:
        page.published, page.rank = found.published, rank
    page.modified = page.modified or found.modified
    if found.rest.startswith(("By ", "BY ")):
        page.authors += [one for one in parse_authors(found.rest[3:]) if one not in page.authors]

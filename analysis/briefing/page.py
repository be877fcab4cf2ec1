"""The briefing as one self-contained page of HTML."""

from __future__ import annotations

from html import escape

from analysis.briefing.content import Content, Item, Quote, content
from analysis.charts.drawn import columns
from analysis.exports import page
from analysis.library import Filters, Library


def briefing_html(library: Library, filters: Filters) -> str:
    """The briefing with its chart, evidence, sources and filter; needs no network."""
    made = content(library, filters)
    return page("Briefing", "".join(_body(made)), made.notes)


def _body(made: Content) -> list[str]:
    parts = [f'<h1>Briefing</h1><p class="meta">{escape(made.meta)}</p>']
    if len(made.activity) > 1:
        parts.append(f"<h2>Statements over time</h2>{columns(made.activity)}")
    if not made.sections:
        parts.append("<p>Nothing stands out from what came before, or there is not enough text to tell.</p>")
    parts += [f"<h2>{escape(title)}</h2><ol>{''.join(map(_item, items))}</ol>" for title, items in made.sections]
    if made.reading:
        listed = "".join(f"<li>{escape(article)}</li>" for article in made.reading)
        parts.append(f"<h2>Read first</h2><ol>{listed}</ol>")
    return parts


def _item(item: Item) -> str:
    return f"<li>{escape(item.sentence)}{''.join(map(_quote, item.quotes))}</li>"


def _quote(quote: Quote) -> str:
    return (
        f"<blockquote>{escape(quote.before)}<mark>{escape(quote.words)}</mark>{escape(quote.after)}"
        f'<div class="meta">{escape(quote.place)}</div></blockquote>'
    )

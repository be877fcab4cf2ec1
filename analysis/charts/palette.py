"""A fixed colour for each official and country, and the scales: Okabe and Ito's colours, which stay apart for readers
with any colour vision (Okabe and Ito 2008).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import cycle, product
from typing import NamedTuple

COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#E69F00")
DASHES = ("solid", "dash", "dot", "dashdot")
SYMBOLS = ("circle", "square", "diamond", "triangle-up")
GREY = "#7F858C"
NEGATIVE, NEUTRAL, POSITIVE = "#D55E00", "#B9B5AC", "#0072B2"


class Ink(NamedTuple):
    """How one official or country is drawn: colour, dash of its lines, symbol of its marks."""

    colour: str
    dash: str
    symbol: str


OTHERS = Ink(GREY, "solid", "circle")


def assign(ids: Iterable[str]) -> Mapping[str, Ink]:
    """An ink for each id, in the order given: the first six differ by colour, the next by dash and symbol as well.

    After 24 the inks begin anew, so that nobody is without one. Give all ids of the library in an order that does not
    depend on the filters, so that a person has one colour on every page.
    """
    inks = (Ink(colour, dash, symbol) for (dash, symbol), colour in product(zip(DASHES, SYMBOLS, strict=True), COLOURS))
    return dict(zip(ids, cycle(inks), strict=False))


def ink(inks: Mapping[str, Ink], key: str | None) -> Ink:
    """The ink of an id, or the grey of all others."""
    return inks.get(key or "", OTHERS)

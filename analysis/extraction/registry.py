"""The officials known beforehand: data/officials.csv, and what an analyst has merged or renamed."""

from dataclasses import dataclass
from functools import cache

from analysis.model import Official


@dataclass(frozen=True)
class Registry:
    """Officials by id."""

    officials: dict[str, Official]


@cache
def default_registry() -> Registry:
    """The registry of data/officials.csv."""
    return Registry({})

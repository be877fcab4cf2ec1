"""The officials known beforehand: data/officials.csv."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property, lru_cache

import regex

from analysis.extraction.name_words import country_at
from analysis.model import Official, Title
from analysis.resources import DATA, table

_STROKES = str.maketrans({"đ": "d", "Đ": "D", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "ı": "i", "ß": "ss"})
_APART = regex.compile(r"[-‐‑.\s]+")


@dataclass(frozen=True)
class Registry:
    """Officials by id; `by_name` finds the ids that bear a name or alias, in the form that `plain` gives.

    `body_starts` holds the first words of the names of bodies in that form, so that most words need no look-up;
    `bodies_of` finds a body by its country and its name without it. `genders` is "m" or "f" by id, where known.
    """

    officials: dict[str, Official]
    by_name: dict[str, str] = field(default_factory=dict)
    by_surname: dict[str, tuple[str, ...]] = field(default_factory=dict)
    body_starts: frozenset[str] = frozenset()
    bodies_of: dict[tuple[str, str], str] = field(default_factory=dict)
    genders: dict[str, str] = field(default_factory=dict)

    @cached_property
    def country_starts(self) -> frozenset[str]:
        """The first words of the names of bodies without their country's, in the form that `plain` gives."""
        return frozenset(name.partition(" ")[0] for _, name in self.bodies_of)

    @classmethod
    def of(cls, officials: list[Official], genders: dict[str, str] | None = None) -> Registry:
        """A registry of these officials; the first that bears a name keeps it."""
        by_name: dict[str, str] = {}
        by_surname: dict[str, list[str]] = {}
        bodies_of: dict[tuple[str, str], str] = {}
        for official in officials:
            for name in (official.name, *official.aliases):
                by_name.setdefault(plain(name), official.id)
                if official.kind == "person":
                    for surname in {plain(name).split()[0], plain(name).split()[-1]}:
                        by_surname.setdefault(surname, []).append(official.id)
                else:
                    bodies_of.setdefault((official.country, plain(_without_country(name))), official.id)
        return cls(
            {official.id: official for official in officials},
            by_name,
            {name: tuple(dict.fromkeys(ids)) for name, ids in by_surname.items()},
            frozenset(
                plain(name).partition(" ")[0]
                for official in officials
                if official.kind == "body"
                for name in (official.name, *official.aliases)
            ),
            bodies_of,
            genders or {},
        )

    def named(self, name: str) -> Official | None:
        """The official who bears this name, whatever its hyphens, accents, capitals and order of words."""
        official = self.by_name.get(plain(name))
        if official is None and len(words := plain(name).split()) > 1:
            official = self.by_name.get(" ".join([*words[1:], words[0]])) or self.by_name.get(
                " ".join([words[-1], *words[:-1]])
            )
        return self.officials[official] if official else None

    def body_in(self, country: str, name: str) -> Official | None:
        """The body of a country by its name without the country's: "Foreign Ministry"."""
        official = self.bodies_of.get((country, plain(name))) if country else None
        return self.officials[official] if official else None

    def only_body(self, name: str) -> Official | None:
        """The body of this name, the country's left out, if only one country has one."""
        found = {official for (_, bare), official in self.bodies_of.items() if bare == plain(name)}
        return self.officials[found.pop()] if len(found) == 1 else None


def _without_country(name: str) -> str:
    words = name.replace("’s ", " ").replace("'s ", " ").split()
    hit = country_at(words, 0, len(words)) if words else None
    return " ".join(words[hit[0] :]) if hit and hit[0] < len(words) else name


@lru_cache(maxsize=65536)
def plain(name: str) -> str:
    """A name in lower case without accents, hyphens, dots and initials: "Choe Son-hui" and "CHOE SON HUI" are one."""
    words = _APART.sub(" ", unaccented(name).replace("’", "'").replace("U.S.", "US")).lower().split()
    longer = [word for word in words if len(word) > 1]
    return " ".join(longer if len(longer) > 1 else words)


def unaccented(word: str) -> str:
    """A word in plain Latin letters, as papers without accents print it: "Lajčák" is "Lajcak"."""
    if word.isascii():
        return word
    bare = unicodedata.normalize("NFKD", word.translate(_STROKES))
    return "".join(char for char in bare if not unicodedata.combining(char))


@cache
def default_registry() -> Registry:
    """The registry of data/officials.csv."""
    if not (DATA / "officials.csv").exists():
        return Registry({})
    rows = table("officials")
    return Registry.of(
        [_official(row) for row in rows], {row["id"]: row["gender"] for row in rows if row.get("gender")}
    )


def _official(row: dict[str, str]) -> Official:
    return Official(
        id=row["id"],
        name=row["name"],
        kind="body" if row["kind"] == "body" else "person",
        aliases=tuple(_parts(row["aliases"])),
        titles=tuple(_title(entry) for entry in _parts(row["titles"])),
        country=row["country"],
        body=row["body"],
        wikidata=row["wikidata"],
        registered=True,
    )


def _parts(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(";") if part.strip()]


def _title(entry: str) -> Title:
    name, _, days = entry.partition("@")
    since, _, until = days.partition("/")
    return Title(name.strip(), _day(since), _day(until))


def _day(text: str) -> date | None:
    return date.fromisoformat(text.strip()) if text.strip() else None

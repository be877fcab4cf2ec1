"""Words of contact: which verbs and nouns make a sentence tell of a talk."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple, cast

from analysis.model import TalkKind
from analysis.resources import words

_BEING = frozenset({"is", "are", "was", "were"})


class Contact(NamedTuple):
    """The kind of talk that a word of contact tells of, and how the other side is joined to it.

    `joins` are "object", "place" or the prepositions before the other side; a noun has none of its own.
    """

    kind: TalkKind
    joins: frozenset[str]


@cache
def verbs() -> dict[str, Contact]:
    """The forms of the verbs of contact."""
    found = {}
    for entry in words("contact-verbs"):
        forms, kind, joins = (cell.strip() for cell in entry.split(" : "))
        for form in forms.split():
            found[form] = Contact(cast("TalkKind", kind), frozenset(joins.split()))
    return found


@cache
def nouns() -> dict[tuple[str, ...], Contact]:
    """The nouns of contact, by their words."""
    pairs = (entry.split(" : ") for entry in words("contact-nouns"))
    return {tuple(noun.split()): Contact(cast("TalkKind", kind.strip()), frozenset()) for noun, kind in pairs}


@cache
def verb_objects() -> dict[str, frozenset[str]]:
    """The words of which one must follow a verb that is a contact only with it: "shook hands", "sat down"."""
    found: dict[str, frozenset[str]] = {}
    for entry in words("contact-objects"):
        forms, objects = (cell.split() for cell in entry.split(" : "))
        found |= dict.fromkeys(forms, frozenset(objects))
    return found


@cache
def contact_words() -> frozenset[str]:
    """The words of which one stands in each sentence that tells of a talk, in lower case; "is", which stands in most
    sentences, is not among them.
    """
    return frozenset(noun[-1] for noun in nouns()) | (frozenset(verbs()) - _BEING) | {"telephone"}


@cache
def talked() -> frozenset[tuple[str, ...]]:
    """The nouns of talks, which nobody speaks through; letters speak."""
    return frozenset(noun for noun, contact in nouns().items() if contact.kind not in {"letter", "press conference"})


@cache
def opening_words() -> frozenset[str]:
    """The words with which a noun or verb of contact begins, in lower case."""
    return frozenset(noun[0] for noun in nouns()) | frozenset(verbs())

"""Who changes a library, and whether they may: told by whoever runs Readout, asked at every change.

On the command line it is the one whose account runs it, who may. The dashboard names who is logged in (`ask_with`).
"""

from __future__ import annotations

import getpass
from collections.abc import Callable
from typing import NamedTuple

from analysis.errors import LibraryError


class Actor(NamedTuple):
    """A name for the record, and whether its bearer may change the library."""

    name: str
    may_change: bool = True


def _account() -> Actor:
    try:
        return Actor(getpass.getuser())
    except (KeyError, OSError):  # an account without a name
        return Actor("unknown")


_ask: list[Callable[[], Actor | None]] = []


def ask_with(function: Callable[[], Actor | None]) -> None:
    """Let a function tell who acts; where it gives None, it is the account."""
    _ask[:] = [function]


def acting() -> str:
    """The name of who changes the library now; raises LibraryError for somebody who may only read."""
    actor = (_ask[0]() if _ask else None) or _account()
    if not actor.may_change:
        raise LibraryError(
            f"{actor.name} may read this library, not change it", "ask whoever runs Readout for the role of an editor"
        )
    return actor.name

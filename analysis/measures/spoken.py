"""Terms by their speakers: compacted tables of terms are in the order of officials, so that a view skips the others."""

from __future__ import annotations

import pandas as pd

MOST = 20  # officials: with more of them there is little to skip


def spoken_by(officials: pd.Series) -> tuple[str, dict[str, object]]:
    """A condition on `terms t` that holds for all terms of statements by these officials, and its parameters.

    It only saves reading: it is TRUE where some statements have no official, or where there are many.
    """
    who = officials.unique()
    if len(who) > MOST or pd.isna(who).any():
        return "TRUE", {}
    names: dict[str, object] = {f"by_{number}": str(one) for number, one in enumerate(who)}
    return f"t.official IN ({', '.join(f'${name}' for name in names)})" if names else "FALSE", names

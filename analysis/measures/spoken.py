"""Counts of phrases by their speakers: they are kept in the order of officials, so that a view skips the others."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.library.counted import kept

MOST = 20  # officials: with more of them there is little to skip
TABLES = kept("statement_phrases")
# After a common table `found` (place, phrase_id, form) and with a table `asked` (phrase_id, mostly: how it is mostly
# written): the most frequent wording of each phrase at each place, of equally frequent ones the last by the alphabet.
WORDED = """
    worded AS (
        SELECT place, phrase_id, arg_max(phrase, (n, phrase)) AS phrase FROM (
            SELECT place, c.phrase_id, n, coalesce(f.phrase, a.mostly) AS phrase
            FROM (SELECT place, phrase_id, form, count(*) AS n FROM found GROUP BY ALL) c
            JOIN asked a USING (phrase_id) LEFT JOIN forms f USING (phrase_id, form)
        ) GROUP BY place, phrase_id
    )
"""


def spoken_by(officials: pd.Series) -> tuple[str, dict[str, object]]:
    """A condition on `statement_phrases t` that holds for all statements by these officials, and its parameters.

    It only saves reading: it is TRUE where some statements have no official, or where there are many.
    """
    who = officials.unique()
    if len(who) > MOST or pd.isna(who).any():
        return "TRUE", {}
    names: dict[str, object] = {f"by_{number}": str(one) for number, one in enumerate(who)}
    return f"t.official IN ({', '.join(f'${name}' for name in names)})" if names else "FALSE", names


def statements_at(ranks: pd.Series, ids: npt.NDArray[np.object_]) -> pd.Series:
    """Lists of ids of statements, from lists of their places in `ids`."""
    return pd.Series([list(ids[one]) for one in ranks], index=ranks.index, dtype=object)

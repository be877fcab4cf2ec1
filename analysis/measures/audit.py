"""Who changed the library, when, and what: imports, removals, care and edits."""

from __future__ import annotations

import pandas as pd

from analysis.library import Filters, Library


def audit(library: Library, _: Filters | None = None) -> pd.DataFrame:
    """Every change, newest first. Columns: at (UTC), who, what, articles (added; less than 0: removed), detail.

    Imports, removals and care of the library are its commits; edits are all that were ever made, undone ones too. `who`
    is empty for what was written before it was kept.
    """
    commits = library.commits().assign(detail="")
    edits = library.raw_edits().to_pandas()
    edited = pd.DataFrame(
        {
            "at": edits["at"],
            "who": edits["who"],
            "what": "edit: " + edits["kind"],
            "articles": 0,
            "detail": (edits["subject"] + " " + edits["value"].fillna("")).str.strip(),
        }
    )
    columns = ["at", "who", "what", "articles", "detail"]
    whole = pd.concat([part[columns] for part in (commits, edited) if len(part)] or [commits[columns]])
    return whole.sort_values("at", ascending=False, ignore_index=True)

"""Change points of tone: from which day on the level is another, by how much, and whether chance could do that.

The articles of a curve, in order of their days, are cut where the sum of squares within the pieces falls most
(ruptures: Truong, Oudre and Vayatis 2020), each further cut costing 3 ln n of the noise's variance. A cut is told only
if dealing the articles on its two sides out at random seldom makes one as good (a permutation test of the best cut).
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.library import Filters, Library
from analysis.measures.statistics import LEVEL
from analysis.measures.tone_rows import Scale, by_article, officials_of, rows_of, told_of

Numbers = npt.NDArray[np.float64]

LEAST = 8  # articles on either side
MOST = 400  # pieces of equal size that a long curve is cut into first
PENALTY = 3.0
DRAWS = 999
SEED = 2019
AROUND = 5  # statements told on either side
COLUMNS = [
    "official",
    "name",
    "curve",
    "date",
    "before",
    "after",
    "size",
    "probability",
    "articles_before",
    "articles_after",
]

_ARTICLES = """
    WITH by_article AS (
        SELECT place, said, doc, min(told_on) AS told_on, sum(total) / sum(n) AS tone
        FROM toned GROUP BY place, said, doc
    ),
    cut AS (SELECT *, ntile({most}) OVER (PARTITION BY place, said ORDER BY told_on, doc) AS piece FROM by_article)
    SELECT place, said, piece, min(told_on) AS first, max(told_on) AS last, avg(tone) AS tone, count(*) AS articles
    FROM cut GROUP BY place, said, piece ORDER BY place, said, piece
"""


def changes(
    library: Library, filters: Filters, *, scale: Scale = "field", officials: tuple[str, ...] = ()
) -> pd.DataFrame:
    """The change points of every curve that `tone.tone_over_time` shows, in order of their dates.

    Columns: official, name, curve, date (first day of the new level), before, after (mean tone of the pieces on either
    side), size (after less before), probability (of as good a cut by chance), articles_before, articles_after.
    """
    shown = officials or officials_of(library, filters)
    pieces = library.query(_ARTICLES.format(most=MOST), toned=by_article(library, filters, shown, scale))
    pieces = told_of(pieces, shown)
    found = [
        {"official": official, "curve": curve, **one}
        for (official, curve), group in pieces.groupby(["official", "curve"], sort=False)
        for one in _changes_of(group.reset_index(drop=True))
    ]
    frame = pd.DataFrame(found, columns=[column for column in COLUMNS if column != "name"])
    names = library.query("SELECT official, name FROM profiles WHERE list_contains($ids, official)", {"ids": [*shown]})
    called = dict(zip(names["official"], names["name"], strict=True))
    frame["name"] = [called.get(one, one) or "All statements" for one in frame["official"]]
    return frame.sort_values(["date", "official", "curve"], ignore_index=True)[COLUMNS]


def _changes_of(group: pd.DataFrame) -> Iterator[dict[str, object]]:
    tone = group["tone"].to_numpy(float)
    cuts = [0, *cut(tone), len(tone)]
    for before, at, after in zip(cuts, cuts[1:], cuts[2:], strict=False):
        chance = chance_of_cut(tone[before:after], at - before)
        if chance > LEVEL:
            continue
        left, right = group.iloc[before:at], group.iloc[at:after]
        means = [float(np.average(part["tone"], weights=part["articles"])) for part in (left, right)]
        yield {
            "date": right["first"].iloc[0],
            "before": means[0],
            "after": means[1],
            "size": means[1] - means[0],
            "probability": chance,
            "articles_before": int(left["articles"].sum()),
            "articles_after": int(right["articles"].sum()),
        }


def cut(values: Numbers) -> list[int]:
    """The places where a series of values changes its level: each is the index of the first value of the new one."""
    if len(values) < 2 * LEAST:
        return []
    from ruptures import KernelCPD

    noise = float(np.median(np.abs(np.diff(values))) / 0.954) ** 2  # the median of |x - y| of normal noise is 0.954 sd
    if noise <= 0:
        noise = float(np.var(values)) or 1.0
    places = (
        KernelCPD(kernel="linear", min_size=LEAST)
        .fit(values.reshape(-1, 1))
        .predict(pen=PENALTY * noise * np.log(len(values)))
    )
    return [int(place) for place in places[:-1]]


def chance_of_cut(values: Numbers, at: int) -> float:
    """How often values dealt out at random have a cut as good as this one, anywhere; seeded."""
    dice = np.random.default_rng([SEED, len(values)])
    dealt = dice.permuted(np.tile(values, (DRAWS, 1)), axis=1)
    seen = _gains(values[None, :])[0, at - LEAST] if LEAST <= at <= len(values) - LEAST else 0.0
    better = int((_gains(dealt).max(axis=1) >= seen - 1e-12).sum())
    return (better + 1) / (DRAWS + 1)


def _gains(rows: Numbers) -> Numbers:
    """By how much each possible cut lowers the sum of squares of each row."""
    size = rows.shape[1]
    left = np.arange(LEAST, size - LEAST + 1)
    sums = np.cumsum(rows, axis=1)
    here = sums[:, left - 1]
    gains: Numbers = here**2 / left + (sums[:, -1:] - here) ** 2 / (size - left) - sums[:, -1:] ** 2 / size
    return gains


def change_evidence(
    library: Library, filters: Filters, *, official: str, curve: str, date: str, scale: Scale = "field"
) -> pd.DataFrame:
    """The last statements or sentences before a change point and the first from it on, one an article.

    Columns: article_id, start, end, date, tone, side ("before" or "after").
    """
    rows, values = rows_of(library, filters, (official,) if official else (), scale)
    return library.query(
        f"""
        WITH rows AS ({rows}),
        ours AS (
            SELECT *, told_on >= $date::DATE AS later,
                   row_number() OVER (PARTITION BY article_id ORDER BY confidence DESC, abs(tone) DESC, start) AS place
            FROM rows WHERE official = $official AND curve = $curve AND told_on IS NOT NULL
        )
        SELECT article_id, start, "end", told_on AS date, tone, CASE WHEN later THEN 'after' ELSE 'before' END AS side
        FROM ours WHERE place = 1
        QUALIFY row_number() OVER (PARTITION BY later ORDER BY abs(date_diff('day', $date::DATE, told_on)),
                                             confidence DESC, article_id, start) <= $around
        ORDER BY date, article_id, start
        """,
        values | {"official": official, "curve": curve, "date": date, "around": AROUND},
    )

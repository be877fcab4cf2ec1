"""The groups of a view with what they say and how much each phrase of it weighs."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.sparse import csr_array

from analysis.library import Filters, Library
from analysis.measures.keywords_counts import Counted, Numbers, chosen, counted, of_view, pair
from analysis.measures.keywords_documents import FREQUENCIES, By, Of


@dataclass(frozen=True)
class Grouped:
    """The groups of a view, those with most documents first: `names`, and the number of `documents` of each.

    The entries, one for each group and phrase that it has, are in the order of groups, those of a group from
    `starts[group]` to `starts[group + 1]`: `columns` (of the phrase, in `Counted.phrases`), `uses`, `within` (documents
    of the group with the phrase) and `scores` (TF-IDF).
    """

    names: list[str]
    documents: Numbers
    starts: Numbers
    columns: Numbers
    uses: Numbers
    within: Numbers
    scores: npt.NDArray[np.float64]

    def entries(self, group: int) -> slice:
        """Where the entries of a group are."""
        return slice(*self.starts[group : group + 2])

    def told(self, known: Counted, entries: Numbers) -> pd.DataFrame:
        """Columns: who, uses, documents, of, elsewhere, score, and those of `Counted.told`."""
        groups = np.searchsorted(self.starts, entries, "right") - 1
        columns, uses = self.columns[entries], self.uses[entries]
        return known.told(columns).assign(
            who=np.array(self.names, object)[groups],
            uses=uses,
            documents=self.within[entries],
            of=self.documents[groups],
            elsewhere=known.phrases["uses"].to_numpy()[columns] - uses,
            score=self.scores[entries],
        )

    def ends_after(self, day: object, step: str) -> list[bool]:
        """Of each group, which must be periods, whether it is not over on a day."""
        last = pd.Timestamp(day) if day is not None else pd.Timestamp.max  # type: ignore[arg-type]
        return [pd.Period(name, freq=FREQUENCIES[step]).end_time.normalize() > last for name in self.names]


def grouped(library: Library, filters: Filters, of: Of, by: By, step: str) -> Grouped:
    """The groups of the view, kept for the next question about the same view."""
    return of_view(
        library,
        ("groups", of, filters, by, step),
        lambda: _grouped(counted(library, of), chosen(library, filters, of, by, step)),
    )


def _grouped(known: Counted, docs: pd.DataFrame) -> Grouped:
    codes, names = pd.factorize(docs["who"], sort=True)
    sizes = np.bincount(codes, minlength=len(names))
    order = np.argsort(-sizes, kind="stable")
    place = np.empty_like(order)
    place[order] = np.arange(len(order))
    at = (place[codes].astype(np.int32), docs["row"].to_numpy(np.int32))
    members = csr_array((np.ones(len(docs)), at), shape=(len(names), known.matrix.shape[0]))
    found = members @ known.matrix
    uses, within = pair(found.data)
    scores = _weights(known, found.indptr, found.indices, uses)
    return Grouped([str(names[one]) for one in order], sizes[order], found.indptr, found.indices, uses, within, scores)


def _weights(known: Counted, starts: Numbers, columns: Numbers, uses: Numbers) -> npt.NDArray[np.float64]:
    """TF-IDF: (1 + ln tf) (ln((1 + n) / (1 + df)) + 1), over the length of the group's vector."""
    rare = np.log((1 + known.documents) / (1.0 + known.phrases["df"].to_numpy())) + 1
    weights = (1 + np.log(uses)) * rare[columns]
    groups = np.repeat(np.arange(len(starts) - 1), np.diff(starts))
    lengths = np.sqrt(np.bincount(groups, weights * weights, minlength=len(starts) - 1))
    scores: npt.NDArray[np.float64] = weights / lengths[groups]
    return scores

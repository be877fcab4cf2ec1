"""The groups of a view with what they say and how much each phrase of it weighs."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.sparse import csr_array

from analysis.library import Filters, Library
from analysis.measures.keywords_counts import Counted, Numbers, chosen, counted, of_view
from analysis.measures.keywords_documents import FREQUENCIES, By, Of


@dataclass(frozen=True)
class Grouped:
    """The groups of a view, those with most documents first: `names`, and the number of `documents` of each.

    `uses` has a row a group and a column a phrase of the library; `within`, the documents of the group with the phrase,
    and `scores`, the TF-IDF weights, are in the order of its entries.
    """

    names: list[str]
    documents: Numbers
    uses: csr_array
    within: Numbers
    scores: npt.NDArray[np.float64]

    def entries(self, group: int) -> slice:
        """Where the entries of a group are."""
        return slice(*self.uses.indptr[group : group + 2])

    def told(self, known: Counted, entries: Numbers) -> pd.DataFrame:
        """Columns: who, uses, documents, of, elsewhere, score, and those of `Counted.told`."""
        groups = np.searchsorted(self.uses.indptr, entries, "right") - 1
        columns, uses = self.uses.indices[entries], self.uses.data[entries].astype(np.int64)
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
    ones = np.ones(len(docs), np.int32)
    members = csr_array((ones, (place[codes], docs["row"])), shape=(len(names), known.matrix.shape[0]))
    uses, within = members @ known.matrix, members @ known.present
    return Grouped(
        [str(names[one]) for one in order], sizes[order], uses, within.data.astype(np.int64), _weights(uses, known)
    )


def _weights(uses: csr_array, known: Counted) -> npt.NDArray[np.float64]:
    """TF-IDF: (1 + ln tf) (ln((1 + n) / (1 + df)) + 1), over the length of the group's vector."""
    rare = np.log((1 + known.documents) / (1.0 + known.phrases["df"].to_numpy())) + 1
    weights = (1 + np.log(uses.data)) * rare[uses.indices]
    size = uses.shape[0]
    groups = np.repeat(np.arange(size), np.diff(uses.indptr))
    lengths = np.sqrt(np.bincount(groups, weights * weights, minlength=size))
    scores: npt.NDArray[np.float64] = weights / lengths[groups]
    return scores

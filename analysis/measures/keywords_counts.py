"""How often each phrase stands in each document, as a sparse matrix in memory, so that a view only adds up its rows.

The counts were made at import; they are read once for each state of the library. A phrase of one document alone weighs
nothing in any measure, so it stays outside.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.sparse import csr_array

from analysis.library import Filters, Library
from analysis.library.counted import kept
from analysis.measures.keywords_documents import WEIGHED, By, Of, documents, know_documents

LONGEST = 3  # words of a keyword
SMALL = 50  # articles of a library in which a phrase of one document alone may be a keyword
VIEWS = 8
AT_ONCE = 250_000  # documents whose counts are read in one go
TABLE: dict[Of, str] = {"statements": "statement_phrases", "articles": "article_phrases"}

T = TypeVar("T")
Numbers = npt.NDArray[np.int64]

_LIBRARY = """
    SELECT (SELECT count(*) FROM articles) AS articles, (SELECT max(day) FROM articles) AS newest,
           count(*) AS documents, coalesce(sum(words), 0)::BIGINT AS words FROM {of}
"""
_PHRASES = """
    SELECT phrase_id, key, phrase, words, {of}_df AS df, {of}_uses AS uses, articles_df AS articles
    FROM phrases WHERE {of}_df >= $least AND words <= $longest ORDER BY key
"""
_USES = """
    SELECT d.row::INT AS row, c.phrase_id, c.uses
    FROM {counts} c
    JOIN (SELECT DISTINCT row, hash(doc) AS doc FROM {docs} WHERE row BETWEEN $first AND $last) d USING (doc)
    SEMI JOIN (SELECT phrase_id FROM phrases WHERE {of}_df >= $least AND words <= $longest) USING (phrase_id)
"""
_ROWS = "SELECT (coalesce(max(row), -1) + 1)::BIGINT AS n FROM {docs}"


@dataclass(frozen=True)
class Counted:
    """The counts of a state of the library.

    `matrix` has a row a document and a column a phrase. An entry is the uses of the phrase in the document + 1j, so
    that one addition counts uses and documents: `pair` takes them apart. `phrases` has a row a column, in the order of
    keys: phrase_id, key, phrase, words, df (documents of the library with it), uses (in them), articles (with it).
    `documents` and `words` are those of the whole library, `newest` is the last day of its articles.
    """

    matrix: csr_array
    phrases: pd.DataFrame
    documents: int
    words: int
    newest: date | None

    def sums(self, rows: Numbers, factors: npt.ArrayLike) -> npt.NDArray[np.complex128]:
        """Of each phrase the entries of some documents added up, each times the document's factor; a row of factors a
        document gives a column for each of them.
        """
        matrix, each = self.matrix, np.asarray(factors, float)
        if 2 * len(rows) < matrix.shape[0]:
            matrix = matrix[rows]
        else:  # to copy most of the matrix costs more than to add up the rest of it as well, times 0
            every = np.zeros((matrix.shape[0], *each.shape[1:]))
            every[rows] = each
            each = every
        found: npt.NDArray[np.complex128] = matrix.T @ each
        return found

    def added_up(self, rows: Numbers) -> tuple[Numbers, Numbers]:
        """The uses of each phrase in some documents, and in how many of them it stands."""
        return pair(self.sums(rows, np.ones(len(rows))))

    def told(self, columns: Numbers) -> pd.DataFrame:
        """The phrases of some columns. Columns: phrase_id, key, phrase, articles (of the library, with it)."""
        return (
            self.phrases[["phrase_id", "key", "phrase", "articles"]]
            .iloc[columns]
            .astype({"key": "str", "phrase": "str"})
        )


def pair(entries: npt.NDArray[np.complex128]) -> tuple[Numbers, Numbers]:
    """The uses and the documents in sums of entries."""
    return entries.real.astype(np.int64), entries.imag.astype(np.int64)


def counted(library: Library, of: Of) -> Counted:
    """The counts of the library's newest state."""
    return library.keep(("counted", of), lambda: _counted(library, of))


def chosen(library: Library, filters: Filters, of: Of, by: By, step: str = "month") -> pd.DataFrame:
    """The documents of the view, a row for each group they are in. Columns: row, who, words, told_on."""
    sql, values = documents(filters, of, by, step)
    sql, tables = f"SELECT row, who, words, told_on FROM ({sql})", know_documents(library, of)
    return of_view(library, ("documents", of, filters, by, step), lambda: library.query(sql, values, tables))


def of_view(library: Library, asked: Hashable, make: Callable[[], T]) -> T:
    """What `make` gives for a view, kept for what a page asks next about the same one."""
    views: OrderedDict[Hashable, T] = library.keep("views", OrderedDict)
    if (found := views.get(asked)) is None:
        found = views[asked] = make()
        while len(views) > VIEWS:
            views.popitem(last=False)
    return found


def _counted(library: Library, of: Of) -> Counted:
    tables = {**know_documents(library, of), **kept(TABLE[of])}
    whole = library.query(_LIBRARY.format(of=of)).iloc[0]
    least = {"least": _least(int(whole["articles"]), int(whole["documents"])), "longest": LONGEST}
    docs = WEIGHED[of][0]
    phrases = library.query(_PHRASES.format(of=of), least, tables)
    place = np.full(int(phrases["phrase_id"].max()) + 1 if len(phrases) else 0, -1, np.int32)
    place[phrases["phrase_id"]] = np.arange(len(phrases), dtype=np.int32)
    size = int(library.query(_ROWS.format(docs=docs), kept=tables)["n"].iloc[0])
    most = int(phrases["df"].sum())
    numbers = np.int32 if most < 2**31 else np.int64
    entries, columns, ends = np.empty(most, np.complex64), np.empty(most, numbers), np.zeros(size + 1, numbers)
    for first in range(0, size, AT_ONCE):
        reach = {"first": first, "last": first + AT_ONCE - 1}
        found = library.query(_USES.format(counts=TABLE[of], docs=docs, of=of), least | reach, tables)
        rows, at = min(AT_ONCE, size - first), ends[first]
        uses = found["uses"].to_numpy() + np.complex64(1j)
        part = csr_array((uses, (found["row"].to_numpy() - first, place[found["phrase_id"]])), (rows, len(phrases)))
        entries[at : at + part.nnz], columns[at : at + part.nnz] = part.data, part.indices
        ends[first + 1 : first + rows + 1] = at + part.indptr[1:]
    return Counted(
        csr_array((entries[: ends[-1]], columns[: ends[-1]], ends), shape=(size, len(phrases))),
        phrases.astype({"key": "string[pyarrow]", "phrase": "string[pyarrow]"}),
        int(whole["documents"]),
        int(whole["words"]),
        None if pd.isna(whole["newest"]) else whole["newest"].date(),
    )


def _least(articles: int, documents: int) -> int:
    """In how many documents a phrase must stand to be counted, scikit-learn's `min_df`: more in millions of them."""
    return 1 if articles < SMALL else max(2, int(documents**0.25 / 5))

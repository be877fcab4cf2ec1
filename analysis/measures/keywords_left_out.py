"""What can never be a keyword: boilerplate, the press's words about itself, names of newspapers, surnames."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import NamedTuple

import pandas as pd

from analysis.extraction.terms import LONGEST_IN_ARTICLE, classify, phrase_key, windows
from analysis.extraction.tokens import tokens
from analysis.library import Library
from analysis.library.counted import kept
from analysis.measures.keywords_documents import know_documents
from analysis.resources import table, words

DAYS = 3  # on so many days one source prints the same sentence: boilerplate
MOST = 0.5  # of a phrase's articles, from which on they count as boilerplate; of its uses with capitals, as a name
LOOKED_AT = 20  # articles, to see how a phrase is printed

_REPEATED = """
    SELECT text, count(DISTINCT article_id) AS articles FROM sentences
    GROUP BY text, source HAVING count(DISTINCT coalesce(day, '1900-01-01')) >= $days
"""
_PRINTED = """
    WITH asked AS (
        SELECT unnest($ids::INT[]) AS phrase_id, unnest($lower::VARCHAR[]) AS lower,
               unnest($capital::VARCHAR[]) AS capital
    ),
    looked_at AS (
        SELECT phrase_id, doc FROM article_phrases SEMI JOIN asked USING (phrase_id)
        QUALIFY row_number() OVER (PARTITION BY phrase_id ORDER BY doc) <= $most
    ),
    named AS (SELECT phrase_id, a.article_id FROM looked_at l JOIN weighed_articles a ON hash(a.article_id) = l.doc)
    SELECT a.phrase_id, avg((contains(s.text, a.capital) OR contains(s.text, upper(a.lower)))::INT) AS share
    FROM named n JOIN asked a USING (phrase_id)
    JOIN sentences s ON s.article_id = n.article_id AND contains(lower(s.text), a.lower)
    GROUP BY a.phrase_id
"""


class _Judged(NamedTuple):
    """What is known of a state of a library: phrases of boilerplate with their articles, and keys already judged."""

    boilerplate: dict[str, int]
    publishers: str
    surnames: frozenset[str]
    left_out: dict[str, bool]


def left_out(library: Library, found: pd.DataFrame) -> set[str]:
    """The keys of the phrases (columns as `Counted.told`) that are no keywords."""
    known = library.keep(
        "left out", lambda: _Judged(_boilerplate(library), "|".join(_publishers(library)), _surnames(library), {})
    )
    new = found[~found["key"].isin(known.left_out)].drop_duplicates("key")
    if len(new):
        no = _no_keywords(library, new, known)
        known.left_out.update({key: key in no for key in new["key"]})
    return {key for key in found["key"] if known.left_out[key]}


def _no_keywords(library: Library, found: pd.DataFrame, known: _Judged) -> set[str]:
    no = {
        key
        for key, articles in zip(found["key"], found["articles"], strict=True)
        if known.boilerplate.get(key, 0) >= MOST * max(articles, 1)
        or _of_the_press(key)
        or f" {key} " in known.publishers
    }
    return no | _printed_as_names(library, found[~found["key"].isin(no)], known.surnames)


def _boilerplate(library: Library) -> dict[str, int]:
    """In how many articles each phrase stands in sentences that a source prints again and again."""
    counts: dict[str, int] = {}
    repeated = library.query(_REPEATED, {"days": DAYS})
    for text, articles in zip(repeated["text"], repeated["articles"], strict=True):
        for key in {key for key, _, _ in windows(classify(tokens(text)), LONGEST_IN_ARTICLE)}:
            counts[key] = counts.get(key, 0) + int(articles)
    return counts


def _publishers(library: Library) -> list[str]:
    """The names of newspapers with a space on either side: of the library's sources and of data/publishers.csv.

    One word of a longer name is no name ("people", "world"), unless it is how newspapers end theirs.
    """
    sources = library.query("SELECT DISTINCT source FROM articles")["source"]
    names = [phrase_key(name) for name in [*sources, *(row["publisher"] for row in table("publishers"))] if name]
    pieces = [name.split() for name in names]
    long = [f" {name.removeprefix('the ')} " for name in names]
    pairs = [f" {' '.join(pair)} " for piece in pieces for pair in pairwise(piece)]
    return [*long, *pairs]


def _printed_as_names(library: Library, found: pd.DataFrame, surnames: frozenset[str]) -> set[str]:
    """Phrases that end like a newspaper's name or are somebody's surname, where they are mostly printed as such."""
    suspect = found[[key.split()[-1] in _newspaper_heads() or key in surnames for key in found["key"]]]
    if suspect.empty:
        return set()
    shares = library.query(
        _PRINTED,
        {
            "ids": suspect["phrase_id"].tolist(),
            "lower": suspect["phrase"].str.lower().tolist(),
            "capital": [" ".join(word[:1].upper() + word[1:] for word in one.split(" ")) for one in suspect["phrase"]],
            "most": LOOKED_AT,
        },
        {**kept("article_phrases"), **know_documents(library, "articles")},
    )
    return set(suspect.loc[suspect["phrase_id"].isin(shares.loc[shares["share"] >= MOST, "phrase_id"]), "key"])


def _surnames(library: Library) -> frozenset[str]:
    people = library.query("SELECT DISTINCT lower(regexp_extract(name, '\\S+$')) AS name FROM profiles")["name"]
    return frozenset(people)


@cache
def _newspaper_heads() -> frozenset[str]:
    return frozenset(phrase_key(word) for word in words("newspaper-heads"))


def _of_the_press(key: str) -> bool:
    """Whether the phrase is what the press says of itself, or names an agency by its letters."""
    said = key.split()
    return key in _press_words() or all(word in _press_words() for word in said) or bool(_agencies().intersection(said))


@cache
def _press_words() -> frozenset[str]:
    return frozenset(phrase_key(word) for word in words("press-words"))


@cache
def _agencies() -> frozenset[str]:
    return frozenset(phrase_key(word) for word in words("news-agencies"))

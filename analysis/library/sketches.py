"""What is kept of an article to tell its versions and copies when they come: keys and a MinHash of its words.

The sketch has, for each of 128 hash functions, the least hash of the article's runs of three words (Broder 1997); the
share of places in which two sketches agree estimates the Jaccard similarity of the two sets of runs, with a standard
error of at most 0.044. Packages for this keep their index in memory or in a database of their own; here it has to be a
table of the library, and what is left of MinHash without the index is the few lines below.
"""

from __future__ import annotations

import re
import zlib
from functools import cache
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

import numpy as np
from numpy.typing import NDArray

from analysis.model import Article, digest
from analysis.resources import words

RUN = 3  # words
HASHES = 128
_RANDOM = np.random.default_rng(1997)
_FACTORS = _RANDOM.integers(1, 2**63, HASHES, dtype=np.uint64) | np.uint64(1)
_PLACES = _RANDOM.integers(1, 2**63, RUN, dtype=np.uint64) | np.uint64(1)
_MIX = np.uint64(0x9E3779B97F4A7C15)
_WORD = re.compile(r"\w+")


def sketch_row(article: Article) -> dict[str, Any]:
    """The article's row of the table `sketches`, without what all tables have."""
    runs = _runs(article)
    return {
        "address": address_key(article.url),
        "headline": headline_key(article),
        "size": len(runs),
        "sketch": sketch(runs),
        "published": article.published,
        "modified": article.modified,
    }


def sketch(runs: NDArray[np.uint64]) -> NDArray[np.int32]:
    """The least of the runs under each hash function; all zero for a text that has none."""
    if not len(runs):
        return np.zeros(HASHES, np.int32)
    least = np.array([(runs * factor >> np.uint64(32)).min() for factor in _FACTORS])
    return least.astype(np.uint32).view(np.int32)


def address_key(url: str) -> str:
    """A digest of a page's address, without what does not tell pages apart; empty for a site's front page."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    path = parts.path.rstrip("/")
    query = [(name, value) for name, value in parse_qsl(parts.query) if not _tracking().fullmatch(name.lower())]
    if not parts.netloc or not (path or query):
        return ""
    return digest(parts.netloc.lower().removeprefix("www."), path, urlencode(sorted(query)))


def headline_key(article: Article) -> str:
    """A digest of source, day and headline, without marks of later versions; empty where one of them is missing."""
    title = _marks().sub(" ", article.title.casefold())
    told = " ".join(_WORD.findall(title))
    return digest(article.source.casefold(), str(article.day), told) if told and article.source and article.day else ""


def _runs(article: Article) -> NDArray[np.uint64]:
    """The distinct runs of words of headings and paragraphs, hashed; of a shorter text, all of it is one run."""
    body = " ".join(article.text[slice(*part.span)] for part in article.parts if part.kind in {"heading", "paragraph"})
    tokens = _WORD.findall(body.casefold())
    hashes = np.array([zlib.crc32(token.encode("utf-8", "surrogatepass")) for token in tokens], dtype=np.uint64)
    if not len(hashes):
        return hashes
    hashes = np.pad(hashes, (0, max(0, RUN - len(hashes))))
    count = len(hashes) - RUN + 1
    mixed = np.zeros(count, dtype=np.uint64)
    for place, factor in enumerate(_PLACES):
        mixed += (hashes[place : place + count] + np.uint64(1)) * factor
    mixed ^= mixed >> np.uint64(29)
    return np.unique(mixed * _MIX)


@cache
def _tracking() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(name).replace(r"\*", ".*") for name in words("tracking-parameters")))


@cache
def _marks() -> re.Pattern[str]:
    """Such as "(2nd LD) ...", "UPDATE 3-...", "Correction: ..." and "... [recasts]", in small letters."""
    mark = "|".join(re.escape(word) for word in sorted(words("version-marks"), key=len, reverse=True))
    bracketed = rf"[(\[]\s*(?:\d+(?:st|nd|rd|th)?\s*)?(?:{mark})(?:\s*\d+)?\s*[)\]]"
    return re.compile(rf"^\s*{bracketed}|{bracketed}\s*$|^\s*(?:{mark})\s*(?:\d+\s*[-–:]|:)")

"""White House briefings and remarks beside the repository: turns found, speakers named, questions left to nobody.

The labels are told a second time here, by plain patterns over lines that share nothing with `analysis`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from analysis.extraction import extract
from analysis.extraction.cast import Cast, find_cast
from analysis.extraction.registry import default_registry
from analysis.extraction.sentences import split_sentences
from analysis.extraction.transcripts import find_turns
from analysis.extraction.voices import with_voices
from analysis.model import Article, Statement
from analysis.reading import read
from tests.benchmarks.harness import Row, timed

CORPORA = Path(__file__).resolve().parents[3] / "shared" / "corpora"
BRIEFINGS = CORPORA / "white-house" / "briefings"
KOREA = CORPORA / "us-government-on-korea.jsonl"
_TURN = re.compile(
    r"^[\s\u00a0]*((?:MR|MS|MRS|DR)\.?\s+[A-Z’'\-]+|(?:[A-Z]{4,}\s+){1,3}[A-Z’'\-]{3,}|THE PRESIDENT|MODERATOR):",
    re.MULTILINE,
)
_NOBODY = re.compile(r"AUDIENCE|CREW MEMBER|OPERATOR|REPORTER|PRESS$")
_NAMELESS = re.compile(r"OFFICIAL|MODERATOR|AIDE|SPOKESPERSON|PRESIDENT$|[A-Z]+RATOR$")
_QUESTION = re.compile(r"^[\s\u00a0]*Q[\s\u00a0]+(?=[A-Z(“\"…])", re.MULTILINE)
_NO_GIVEN = re.compile(
    r"^(?:Mr|Ms|Mrs|Dr|And|But|So|As|The|To|If|When|Thank|Thanks|Hi|Hey|Yes|No|Secretary|President|Administrator|Director"
    r"|General|Advisor|Ambassador|Governor|Mayor|Chair|Chief|White|House|Surgeon|Acting|Representative|Minister"
    r"|Drs|Doctors|Commissioner|Chairman|Justice|Senator)$"
)


def rows() -> Iterable[Row]:
    """Turns, names and questions of both collections, and the speed on the briefings."""
    if not BRIEFINGS.is_dir():
        print("the real transcripts are not beside the repository")
        return
    briefings = [one for path in sorted(BRIEFINGS.iterdir()) for one in read(path) if isinstance(one, Article)]
    yield from _judged("briefings", briefings)
    remarks = [one for one in read(KOREA) if isinstance(one, Article) and one.genre in {"transcript", "speech"}]
    yield from _judged("remarks on Korea", remarks)
    some = briefings[::8]
    size = sum(len(article.text) for article in some) / 1e6
    whole = timed(lambda: [extract(article) for article in some])
    yield Row("extract transcripts", f"{len(some)} briefings, {size:.1f} MB", f"{size / whole:.2f} MB/s")
    casts = [(article, find_cast(article, split_sentences(article), default_registry())) for article in some]
    turns = timed(lambda: [_turns(article, cast) for article, cast in casts])
    yield Row("labels, names and turns alone", f"{size:.1f} MB", f"{size / turns:.1f} MB/s")


def _turns(article: Article, cast: Cast) -> tuple[Cast, tuple[Statement, ...]]:
    voices = with_voices(article, cast, default_registry())
    return voices, find_turns(article, voices)


def _judged(what: str, articles: list[Article]) -> Iterator[Row]:
    counts: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    for article in articles:
        cast, turns = _turns(article, find_cast(article, split_sentences(article), default_registry()))
        starts = {turn.content_span.start: turn for turn in turns}
        for label, start in _labels(article.text):
            counts["turns"] += 1
            turn = starts.get(start)
            counts["found"] += turn is not None
            if turn is None:
                missed[f"no turn: {label}"] += 1
            elif not _NAMELESS.search(label):
                _name(article, cast, turn, label, counts, missed)
        for match in _QUESTION.finditer(article.text):
            counts["questions"] += 1
            if any(turn.content_span.start <= match.end() < turn.content_span.end for turn in turns):
                counts["questions of officials"] += 1
                missed[f"question: {article.text[match.start() : match.end() + 60]!r}"] += 1
    for words, times in missed.most_common(12):
        print(f"{what}: {times} {words}")
    size = f"{len(articles)} texts"
    yield Row(f"turns of {what}", size, f"{counts['found']} of {counts['turns']}, {_share(counts, 'found', 'turns')}")
    yield Row(
        f"full names where the text gives one, {what}",
        f"{counts['given']} turns",
        _share(counts, "right", "given"),
        f"of all with a surname {_share(counts, 'full', 'named')}",
    )
    yield Row(f"questions made an official’s, {what}", f"{counts['questions']}", str(counts["questions of officials"]))


def _name(
    article: Article, cast: Cast, turn: Statement, label: str, counts: Counter[str], missed: Counter[str]
) -> None:
    surname = label.split()[-1]
    shape = re.sub(r"['’]", "['’]", re.escape(surname))
    text = f"{article.title}\n{article.text}"
    names = re.findall(rf"\b([A-Z][a-z]+)\.?\s+(?:[A-Z]\.\s+)?({shape})\b", text, re.IGNORECASE)
    given = {first for first, last in names if first[0].isupper() and last[0].isupper() and not _NO_GIVEN.match(first)}
    official = cast.official(turn.official)
    full = official is not None and " " in official.name
    counts["named"] += 1
    counts["full"] += full
    firsts = {first for first in given if first.istitle()}
    if firsts:
        counts["given"] += 1
        right = (
            full
            and official is not None
            and surname.lower().replace("’", "'") in official.name.lower().replace("’", "'")
        )
        counts["right"] += right
        if not right:
            missed[f"no full name: {label}, {sorted(firsts)[:3]}"] += 1


def _labels(text: str) -> Iterator[tuple[str, int]]:
    """Each label of an official, with the offset of the first letter that is said."""
    for match in _TURN.finditer(text):
        label = " ".join(match[1].split())
        rest = text[match.end() : match.end() + 400]
        said = rest.lstrip()
        if said and not _NOBODY.search(label) and not re.match(r"(?:Q|[A-Z. ]+:)\s", said):
            yield label, match.end() + len(rest) - len(said)


def _share(counts: Counter[str], part: str, whole: str) -> str:
    return f"{100 * counts[part] / max(1, counts[whole]):.2f} %"

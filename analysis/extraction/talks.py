"""Contacts between officials: who met, called or visited whom, when and where, and what came of it."""

from __future__ import annotations

from datetime import date

from analysis.extraction.cast import Cast
from analysis.extraction.dateline import anchor_day
from analysis.extraction.quotes import find_quotes
from analysis.extraction.scan import Scan, scan
from analysis.extraction.talks_drafts import drafts_of
from analysis.extraction.talks_same import Draft, joined
from analysis.extraction.talks_when import Calendar
from analysis.extraction.talks_words import contact_words
from analysis.model import Article, DateMention, Precision, Sentence, Talk


def find_talks(
    article: Article, sentences: tuple[Sentence, ...], cast: Cast, dates: tuple[DateMention, ...]
) -> tuple[Talk, ...]:
    """The talks an article reports, each once, in order of their evidence.

    The day is that of the expression which governs the talk, else of its sentence, else of the sentences before it in
    its paragraph, else, for a talk that was held, the dateline's.
    """
    found = scan(article, sentences)
    telling = [number for number in range(len(sentences)) if _tells(found, number)]
    if not telling:
        return ()
    quotes = find_quotes(article)
    drafts = drafts_of(article, found, telling, cast, Calendar(dates), quotes, anchor_day(article))
    talks = [_talk(draft, cast) for draft in joined(drafts)]
    return tuple(sorted(talks, key=lambda one: one.evidence_span))


def _tells(found: Scan, number: int) -> bool:
    """True for a sentence with a word of contact, and for a caption, which may show who met; not for a question."""
    words = found.lower[found.first[number] : found.first[number + 1]]
    if "?" in words[-2:]:
        return False
    return found.sentences[number].part == "caption" or not contact_words().isdisjoint(words)


def _talk(draft: Draft, cast: Cast) -> Talk:
    first, last, precision = _days(draft)
    return Talk(
        kind=draft.kind,
        status=draft.status,
        participants=draft.who,
        evidence_span=draft.evidence,
        date_from=first,
        date_to=last,
        precision=precision,
        venue=draft.venue,
        host=draft.host,
        outcome=draft.outcome,
        confidence=_confidence(draft, cast),
    )


def _days(draft: Draft) -> tuple[date | None, date | None, Precision | None]:
    if draft.when:
        last = draft.until.date_to if draft.until else draft.when.date_to
        return draft.when.date_from, max(last, draft.when.date_from), draft.when.precision
    if draft.until:
        return draft.until.date_from, draft.until.date_to, draft.until.precision
    if draft.status == "held" and draft.news:
        return draft.news
    return None, None, None


def _confidence(draft: Draft, cast: Cast) -> float:
    """How sure: 0.5 to 0.95, by what the article gives of who, when and where."""
    known = sum(1 for one in draft.who if cast.official(one))
    return round(min(0.95, 0.5 + 0.12 * min(known, 2) + 0.12 * bool(draft.when) + 0.06 * bool(draft.venue)), 2)

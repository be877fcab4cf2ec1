"""What each page of the dashboard asks of the library when it is opened, by page: the same functions, no cache."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial

from analysis.library import Filters, Library
from analysis.measures.articles import articles, count_articles
from analysis.measures.briefing import briefing
from analysis.measures.changes import changes
from analysis.measures.chronology import told_deadlines, told_talks
from analysis.measures.compare import compare
from analysis.measures.concordance import concordance
from analysis.measures.echo import echo
from analysis.measures.keyness import keyness
from analysis.measures.keywords import keywords, over_time
from analysis.measures.keywords_trends import trends
from analysis.measures.overview import holdings, statements, summary
from analysis.measures.phrases import first_uses, uses
from analysis.measures.profiles import activity, counterparts, names, own_phrases, profiles, titles
from analysis.measures.shift_evidence import told_shifts
from analysis.measures.tone import tone_over_time
from analysis.measures.topic_changes import told_topics
from analysis.measures.topics import topic_share

Measure = Callable[[Library, Filters], object]


def asked(official: str, phrase: str) -> dict[str, Measure]:
    """By page (or tab) and measure: a function of library and filters."""
    wide = ("work", "question", "continue", "country")
    return {
        "briefing: briefing": briefing,
        "briefing: summary": summary,
        "briefing: activity": activity,
        "officials: profiles": profiles,
        "officials: activity": partial(activity, official=official),
        "officials: counterparts": partial(counterparts, official=official),
        "officials: statements": partial(statements, official=official, limit=200),
        "officials: own phrases": partial(own_phrases, official=official),
        "officials: titles": partial(titles, official=official),
        "officials: names": partial(names, official=official),
        "phrasing, shifts: shifts": _shifts(official),
        "phrasing, tracker: uses": partial(uses, phrases=(phrase,)),
        "phrasing, tracker: first uses": partial(first_uses, phrase=phrase),
        "phrasing, tracker: echo": partial(echo, phrase=phrase),
        "phrasing, tracker: in context": partial(concordance, phrase=phrase),
        "phrasing, compare: compare": _compare(official),
        "phrasing, topics: share": topic_share,
        "phrasing, topics: taken up": told_topics,
        "keywords: by period": keywords,
        "keywords: over time": partial(over_time, keys=wide),
        "keywords: keyness": _keyness(official),
        "keywords: trends": trends,
        "tone: over time": tone_over_time,
        "tone: changes": changes,
        "talks: talks": told_talks,
        "talks: deadlines": told_deadlines,
        "articles: newest": partial(articles, limit=20, offset=0),
        "articles: count": count_articles,
        "library: holdings": holdings,
    }


def typical(newest_first: Filters, official: str) -> dict[str, Filters]:
    """Filters as analysts set them: everything, one official, a quarter, a source, words of an article."""
    since = newest_first.since
    return {
        "all": Filters(),
        "an official": Filters(officials=(official,)),
        "90 days": replace(newest_first, since=since),
        "a source": Filters(sources=("Paper 3",)),
        "words": Filters(text="sanctions", since=since - timedelta(days=275) if since else None),
    }


def _shifts(official: str) -> Measure:
    return lambda library, filters: told_shifts(library, replace(filters, officials=(official,)))


def _compare(official: str) -> Measure:
    def measure(library: Library, filters: Filters) -> object:
        other = library.query(
            "SELECT official FROM profiles WHERE official <> $one ORDER BY mentions DESC", {"one": official}
        )["official"].iloc[0]
        sides = [replace(filters, officials=(one,), countries=()) for one in (official, other)]
        return compare(library, sides[0], right=sides[1])

    return measure


def _keyness(official: str) -> Measure:
    return lambda library, filters: keyness(library, replace(filters, officials=(official,)), other=None, limit=10)

"""Article -> Extraction: what was found in an article. Each module finds one kind of thing."""

from analysis.extraction.cast import find_cast
from analysis.extraction.dates import find_dates
from analysis.extraction.dating import date_statements
from analysis.extraction.deadlines import find_deadlines
from analysis.extraction.observations import find_observations
from analysis.extraction.registry import Registry, default_registry
from analysis.extraction.sentences import split_sentences
from analysis.extraction.statements import find_statements
from analysis.extraction.talks import find_talks
from analysis.extraction.terms import count_terms
from analysis.extraction.tone import with_tone
from analysis.extraction.voices import with_voices
from analysis.model import Article, Extraction


def extract(article: Article, registry: Registry | None = None) -> Extraction:
    """Find everything in one article; the registry names the officials who are known beforehand."""
    registry = registry or default_registry()
    sentences = with_tone(article, split_sentences(article))
    cast = with_voices(article, find_cast(article, sentences, registry), registry)
    dates = find_dates(article, sentences)
    spoken = find_statements(article, sentences, cast)
    talks = find_talks(article, sentences, cast, dates)
    statements = date_statements(article, sentences, spoken, dates, talks)
    return Extraction(
        article=article,
        officials=cast.officials,
        sentences=sentences,
        mentions=cast.mentions,
        dates=dates,
        statements=statements,
        talks=talks,
        deadlines=find_deadlines(article, sentences, cast, dates),
        observations=find_observations(article, sentences, cast, statements),
        terms=count_terms(article, sentences, statements, cast),
    )

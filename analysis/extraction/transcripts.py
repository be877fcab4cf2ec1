"""Transcripts: labelled turns."""

from analysis.extraction.cast import Cast
from analysis.model import Article, Statement


def find_turns(article: Article, cast: Cast) -> tuple[Statement, ...]:
    """Every labelled turn of an official in a transcript is a statement; reporters' questions are nobody's."""
    return ()

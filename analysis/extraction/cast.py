"""Who appears in an article: its officials and every place where it refers to one of them."""

from dataclasses import dataclass

from analysis.extraction.registry import Registry
from analysis.model import Article, Mention, Official, Sentence, Span


@dataclass(frozen=True)
class Cast:
    """The officials of an article and the mentions of them, in order of their spans.

    Mentions are names ("Biegun"), titles alone ("the envoy"), pronouns ("he"), bodies ("the Unification Ministry") and
    speakers without a name ("an official at the Blue House": `official` None, `body` the Blue House).
    """

    officials: tuple[Official, ...] = ()
    mentions: tuple[Mention, ...] = ()

    def at(self, span: Span) -> Mention | None:
        """The mention that shares most characters with a span, or None."""
        return None


def find_cast(article: Article, sentences: tuple[Sentence, ...], registry: Registry) -> Cast:
    """Find the officials of an article, known and new, and resolve each mention to one of them."""
    return Cast()

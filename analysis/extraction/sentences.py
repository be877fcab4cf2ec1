"""Article -> its sentences."""

from analysis.model import Article, Sentence


def split_sentences(article: Article) -> tuple[Sentence, ...]:
    """The sentences of captions, headings and paragraphs, in order of their spans.

    A sentence never crosses a part. Quotation marks that close a sentence belong to it. Sentences that a text repeats
    (captions printed twice) are given once, by the reading stage.
    """
    return ()

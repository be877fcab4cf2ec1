"""The tables of counts, as SQL over the table `terms`: which phrase stands how often in which document.

`phrases` has a row a phrase: phrase_id, key, phrase (as it is mostly written), words, and of articles and of statements
the number with the phrase (`articles_df`, `statements_df`) and its uses in them (`articles_uses`, `statements_uses`).
Those of most statements stand first. `forms` has the other ways in which statements write it: phrase_id, form (a number
from 1 on), phrase.

`statement_phrases` has a row a phrase and statement, in the order of officials and days: official (null where nobody
has a name), date, doc (hash of the statement's id), phrase_id, form (0 as it is mostly written), uses.
`article_phrases` has a row a phrase and article: doc (hash of the article's id), phrase_id, uses. Phrases of articles
have up to three words, those of statements five.
"""

from __future__ import annotations

from collections.abc import Mapping

ORDER = "official, date, doc"  # of the phrases of statements
NAMES = ("phrases", "forms", "statement_phrases", "article_phrases")  # each is made from those before it

# Each step of a count can go to disk.
_MADE = {
    "phrases": """
        SELECT row_number() OVER (ORDER BY sum(statements_df) DESC, key)::INT AS phrase_id, key,
               arg_max(phrase, (n, phrase)) AS phrase, any_value(words)::TINYINT AS words,
               sum(articles_df)::INT AS articles_df, sum(statements_df)::INT AS statements_df,
               sum(articles_uses)::INT AS articles_uses, sum(statements_uses)::INT AS statements_uses
        FROM (
            SELECT key, phrase, any_value(words) AS words, count(*) AS n,
                   count(*) FILTER (statement_id IS NULL) AS articles_df,
                   count(*) FILTER (statement_id IS NOT NULL) AS statements_df,
                   coalesce(sum(count) FILTER (statement_id IS NULL), 0) AS articles_uses,
                   coalesce(sum(count) FILTER (statement_id IS NOT NULL), 0) AS statements_uses
            FROM {terms} GROUP BY key, phrase
        ) GROUP BY key
    """,
    "forms": """
        SELECT phrase_id, row_number() OVER (PARTITION BY phrase_id ORDER BY phrase)::SMALLINT AS form, phrase
        FROM (
            SELECT DISTINCT p.phrase_id, t.phrase FROM {terms} t JOIN {phrases} p USING (key)
            WHERE t.statement_id IS NOT NULL AND t.phrase <> p.phrase
        )
    """,
    "statement_phrases": """
        SELECT t.official, t.date, hash(t.statement_id) AS doc, p.phrase_id, coalesce(f.form, 0)::SMALLINT AS form,
               t.count::SMALLINT AS uses
        FROM {terms} t JOIN {phrases} p USING (key)
        LEFT JOIN {forms} f ON f.phrase_id = p.phrase_id AND f.phrase = t.phrase
        WHERE t.statement_id IS NOT NULL ORDER BY {order}
    """,
    "article_phrases": """
        SELECT hash(t.article_id) AS doc, p.phrase_id, t.count::SMALLINT AS uses
        FROM {terms} t JOIN {phrases} p USING (key) WHERE t.statement_id IS NULL
    """,
}


def made_from(name: str, terms: str = "terms", within: str = "") -> str:
    """The SQL that makes one of the tables; `within` is the database in which those before it stand."""
    return _MADE[name].format(terms=terms, phrases=f"{within}phrases", forms=f"{within}forms", order=ORDER)


def kept(*names: str) -> Mapping[str, str]:
    """The tables, by name, with the SQL that makes them in memory where no import has, and those that they need."""
    needed = {"phrases", *names, *(["forms"] if "statement_phrases" in names else [])}
    return {name: made_from(name) for name in NAMES if name in needed}

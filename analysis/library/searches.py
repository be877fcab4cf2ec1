"""What was looked for in the texts, kept in memory: all that a page asks of it then costs one reading of the texts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import duckdb

from analysis.extraction.patterns import hint, is_phrase, sql_pattern

SEARCHED = "searched_words"  # the parameter of a query by which the articles in which words stand are looked up
SAID = "said_phrase"  # the parameter by which the statements that use a phrase are
SAYS = f"s.statement_id IN (SELECT statement_id FROM said WHERE phrase = ${SAID})"
SEARCHES = frozenset({SEARCHED, SAID})
_KEPT = {"searched": 50, "said": 10}
_NAMES = {"searched": "words", "said": "phrase"}
_TOLD = (
    "statement_id, article_id, official, body, speaker, kind, stance, date, day, source, content, content_start, "
    "content_end"
)
_FOUND = {
    "searched": "SELECT $name AS words, article_id FROM articles "
    "WHERE regexp_matches(text, $pattern) OR regexp_matches(title, $pattern)",
    "said": f"SELECT $name AS phrase, {_TOLD} FROM statements "
    "WHERE regexp_matches(content, $first) AND regexp_matches(content, $pattern)",
}


def prepare(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the empty tables `searched` (words, article_id) and `said` (phrase, and columns of statements)."""
    connection.execute("CREATE SEQUENCE search_numbers")
    connection.execute("CREATE TABLE searched (words VARCHAR, article_id VARCHAR)")
    connection.execute(f"CREATE TABLE said AS SELECT '' AS phrase, {_TOLD} FROM statements LIMIT 0")
    connection.execute(
        "CREATE TABLE searches (kind VARCHAR, name VARCHAR, number INTEGER DEFAULT nextval('search_numbers'))"
    )


def look_up(cursor: duckdb.DuckDBPyConnection, values: Mapping[str, Any]) -> None:
    """Fill the tables for the parameters of a query, unless they hold it: the articles in which words stand, whatever
    their case, and the statements that use a phrase. The last ones looked for are kept; the cursor goes on in a
    transaction that sees its own whatever others look for meanwhile. One at a time: nothing may be found twice.
    """
    if words := values.get(SEARCHED):
        _keep(cursor, "searched", words, {"pattern": any_case(words)})
    if is_phrase(phrase := values.get(SAID, "")):
        _keep(cursor, "said", phrase, {"first": any_case(hint(phrase)), "pattern": sql_pattern(phrase)})
    cursor.execute("BEGIN")
    cursor.execute("SELECT count(*) FROM searches").fetchall()  # a transaction begins when it first reads


def _keep(cursor: duckdb.DuckDBPyConnection, table: str, name: str, values: Mapping[str, str]) -> None:
    asked = {"kind": table, "name": name}
    if cursor.execute("SELECT 1 FROM searches WHERE kind = $kind AND name = $name", asked).fetchone():
        return
    cursor.execute("BEGIN")
    cursor.execute(f"INSERT INTO {table} {_FOUND[table]}", {"name": name, **values})
    cursor.execute("INSERT INTO searches (kind, name) VALUES ($kind, $name)", asked)
    old = f"SELECT name FROM searches WHERE kind = '{table}' ORDER BY number DESC OFFSET {_KEPT[table]}"
    cursor.execute(f"DELETE FROM {table} WHERE {_NAMES[table]} IN ({old})")
    cursor.execute(f"DELETE FROM searches WHERE kind = '{table}' AND name IN ({old})")
    cursor.execute("COMMIT")


def any_case(words: str) -> str:
    """A regular expression for words in any case, several times as quick as putting each text into lower case."""
    return "".join(
        f"[{one}{one.upper()}]" if one.isalpha() and len(one.upper()) == 1 else _literal(one) for one in words
    )


def _literal(one: str) -> str:
    return one if one.isalnum() or one.isspace() else f"[{one}]" if one not in "^]\\[" else f"\\{one}"

"""Values that have to stand in SQL text, where parameters cannot be used."""

from collections.abc import Iterable, Mapping


def quoted(text: str) -> str:
    """A string literal."""
    return "'" + text.replace("'", "''") + "'"


def list_of(values: Iterable[str]) -> str:
    """A list literal of strings."""
    return f"[{', '.join(quoted(value) for value in values)}]::VARCHAR[]"


def map_of(values: Mapping[str, str]) -> str:
    """A map literal from strings to strings."""
    return f"map({list_of(values)}, {list_of(values.values())})"

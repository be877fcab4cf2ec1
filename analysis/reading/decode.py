"""Bytes -> text, whatever their encoding."""

from charset_normalizer import from_bytes

from analysis.errors import UnreadableError

MAX_TEXT = 20_000_000  # bytes; a long book has about 1,000,000
_MARKS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def decode(data: bytes) -> str:
    """The text that the bytes hold.

    UTF-8 wins where it fits, then a byte order mark, then what charset-normalizer finds. Raises UnreadableError for
    what is empty, too large, or no text.
    """
    if not data.strip():
        raise UnreadableError("the file is empty", "save the text of the article in it, or leave it out")
    if len(data) > MAX_TEXT:
        raise UnreadableError(
            f"the text has {len(data) / 1e6:.0f} MB, more than the {MAX_TEXT / 1e6:.0f} MB of a very long article",
            "split it into one file an article",
        )
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data, encoding)
    if b"\x00" in data[:100_000]:
        raise UnreadableError("the file is binary, not text", "save the article as text, HTML, PDF or DOCX")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    best = from_bytes(data).best()
    if best is None or _unprintable(text := str(best)) > 0.02:
        raise UnreadableError("the encoding of the text cannot be told", "save it as UTF-8")
    return text


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableError(
            f"the text says it is {encoding} and is not: {error.reason}", "save it as UTF-8"
        ) from error


def _unprintable(text: str) -> float:
    """The share of characters that no text has."""
    return sum(not (char.isprintable() or char.isspace()) for char in text) / max(len(text), 1)

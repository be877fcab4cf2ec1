"""Bytes -> text, whatever their encoding."""

from charset_normalizer import from_bytes

from analysis.errors import UnreadableError

MAX_TEXT = 20_000_000  # bytes; a long book has about 1,000,000
_LOOK, _MOST_CONTROLS = 100_000, 0.02  # characters at the beginning, and the share of control characters among them
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
    if b"\x00" in data[:_LOOK]:
        raise UnreadableError("the file is binary, not text", "save the article as text, HTML, PDF or DOCX")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        best = from_bytes(data).best()
        text = str(best) if best else ""
    if not text or _controls(text) > _MOST_CONTROLS:
        raise UnreadableError("the encoding of the text cannot be told", "save it as UTF-8")
    return text


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableError(
            f"the text says it is {encoding} and is not: {error.reason}", "save it as UTF-8"
        ) from error


def _controls(text: str) -> float:
    """The share of characters that no text has."""
    begin = text[:_LOOK]
    return sum(char < " " and char not in "\t\n\r\f\v" for char in begin) / len(begin)

"""Errors for people: each says what was wrong with which file, and what to do."""


class ReadoutError(Exception):
    """What went wrong and, in `advice`, the way out."""

    def __init__(self, reason: str, advice: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.advice = advice


class UnreadableError(ReadoutError):
    """A file that holds no article that Readout can read."""


class LibraryError(ReadoutError):
    """A library that cannot be opened, written or queried."""

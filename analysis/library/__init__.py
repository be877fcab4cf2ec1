"""The store: the articles and all that was found in them."""

from analysis.library.filters import Filters, on_days
from analysis.library.imports import Report, import_articles, import_paths
from analysis.library.searches import SAID, SAYS
from analysis.library.store import Library, open_library

__all__ = [
    "SAID",
    "SAYS",
    "Filters",
    "Library",
    "Report",
    "import_articles",
    "import_paths",
    "on_days",
    "open_library",
]

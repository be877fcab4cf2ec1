"""The store: the articles and all that was found in them."""

from analysis.library.filters import Filters, on_days
from analysis.library.imports import Report, import_articles, import_paths
from analysis.library.store import Library, open_library

__all__ = ["Filters", "Library", "Report", "import_articles", "import_paths", "on_days", "open_library"]

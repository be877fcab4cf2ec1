"""The store: the articles and all that was found in them."""

from analysis.library.filters import Filters
from analysis.library.imports import Report, import_articles, import_paths
from analysis.library.store import Library, open_library

__all__ = ["Filters", "Library", "Report", "import_articles", "import_paths", "open_library"]

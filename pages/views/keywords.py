"""Keywords."""

from pages.widgets import heading

heading("Keywords", "In the making.")

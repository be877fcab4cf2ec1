"""Articles."""

from pages.widgets import heading

heading("Articles", "In the making.")

"""Library."""

from pages.widgets import heading

heading("Library", "In the making.")

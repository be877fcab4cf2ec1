"""Officials."""

from pages.widgets import heading

heading("Officials", "In the making.")

"""Guide."""

from pages.widgets import heading

heading("Guide", "In the making.")

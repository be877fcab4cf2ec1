"""Talks."""

from pages.widgets import heading

heading("Talks", "In the making.")

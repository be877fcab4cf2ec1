"""Tone."""

from pages.widgets import heading

heading("Tone", "In the making.")

"""Phrasing."""

from pages.widgets import heading

heading("Phrasing", "In the making.")

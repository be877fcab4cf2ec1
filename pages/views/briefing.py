"""Briefing."""

from pages.widgets import heading

heading("Briefing", "In the making.")

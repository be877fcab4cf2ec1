"""The briefing as something to hand on: one self-contained web page, or a PDF. Both say the same."""

from analysis.briefing.content import Content, by_section, content
from analysis.briefing.document import briefing_pdf
from analysis.briefing.page import briefing_html

__all__ = ["Content", "briefing_html", "briefing_pdf", "by_section", "content"]

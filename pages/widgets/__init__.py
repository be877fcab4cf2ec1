"""What pages are made of. How to write one:

    from analysis.charts.tone import tone_over_time            # DataFrame -> figure
    from analysis.measures.tone import tone_by_month           # (library, filters, **options) -> DataFrame
    from pages.widgets import chart_card, evidence, heading, look, measured

    view = look()                                    # view.library, view.filters, view.names, view.inks, view.mode
    heading("Tone", "How the tone of statements moves over time.")
    frame = measured(tone_by_month, period="month")  # cached by library version, filters and options
    if frame.empty:
        empty()                                      # says which filter emptied the view, and offers a way out
        st.stop()
    chosen = chart_card(
        tone_over_time(frame, inks=view.inks),       # customdata[0] of each mark: what a click gives back
        frame,                                       # what CSV and XLSX get
        key="tone-by-month",                         # unique in the app; also the downloads' and the element's name
        title="Tone by month",
        says="One sentence, computed from the frame, that says what the chart shows.",
        columns={"month": "first day of the month", "tone": "mean tone, -1 to 1"},
        how="How it is computed: the formula, the paper, the limits (Markdown; nothing from articles).",
    )
    evidence(frame_of_spans, key="tone-evidence")    # rows with article_id, start, end; more columns: see evidence.py

`chart_card` gives the customdata[0] of the marks that were clicked, last click first ([] when nothing is chosen); it
outlives reruns. `table_card` is the same for a table. All text of articles goes through `escape` before Markdown.
"""

from pages.widgets.chart_card import chart_card, table_card
from pages.widgets.empty import empty
from pages.widgets.evidence import evidence, statement_list
from pages.widgets.look import Look, look, measured
from pages.widgets.text import article_link, escape, heading, link

__all__ = [
    "Look",
    "article_link",
    "chart_card",
    "empty",
    "escape",
    "evidence",
    "heading",
    "link",
    "look",
    "measured",
    "statement_list",
    "table_card",
]

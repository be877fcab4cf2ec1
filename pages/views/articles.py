"""Search, and read with officials, statements, talks and phrases marked."""

import streamlit as st

from analysis.measures.articles import articles, count_articles, read_article
from pages.widgets import empty, escape, heading, look, measured
from pages.widgets.article_list import article_list
from pages.widgets.reader import KINDS, legend, reader
from pages.widgets.redline import show_redline
from pages.widgets.statement_edits import put_right
from pages.widgets.text import as_uploaded, day, plural
from pages.widgets.versions import copies_of, versions_of

PAGE = 25

view = look()
chosen = st.query_params.get("article", "")
place = st.query_params.get("at", "")
phrase = st.query_params.get("phrase", "")

if chosen:
    reading = measured(read_article, filters=type(view.filters)(), article_id=chosen)
    if reading is None:
        st.warning("It may have been removed, or the link is of another library.", title="This article is not here")
        st.page_link("pages/views/articles.py", label="All articles", icon=":material/arrow_back:")
        st.stop()
    left, right = st.columns([5, 2], gap="large")
    with right:
        st.page_link("pages/views/articles.py", label="All articles", icon=":material/arrow_back:")
        article = reading.article
        facts = {
            "Source": article["source"],
            "Published": day(article["day"]),
            "By": ", ".join(article["authors"]),
            "Genre": article["genre"],
            "Length": plural(int(article["words"]), "word"),
            "File": as_uploaded(article["file"]),
        }
        st.markdown("  \n".join(f"**{name}** {escape(value)}" for name, value in facts.items() if value))
        if str(article["url"]).startswith(("https://", "http://")):
            st.link_button("Open the original", article["url"], icon=":material/open_in_new:", type="tertiary")
        older = versions_of(reading)
        copies_of(reading)
        words = [word for word in (phrase, view.filters.text) if word]
        kinds = [kind for kind in KINDS if kind in {*reading.marks["kind"], *(["phrase"] if words else [])}]
        marked = st.pills(
            "Marked in the text",
            kinds,
            selection_mode="multi",
            default=kinds,
            format_func=lambda kind: KINDS[kind],
            key="marked",
        )
        legend(marked)
        at = int(place) if place.isdecimal() else None
        put_right([(article["article_id"], 0, len(article["text"]))], "reader", at=at, article=article["article_id"])
    with left:
        if older is not None:
            show_redline(older, str(article["text"]))
            st.stop()
        reader(reading, marked, view.names, view.inks, at, words)
else:
    heading("Articles", "Search with the words above; open an article to read it with all that was found in it marked.")
    total = measured(count_articles)
    if not total:
        empty("articles")
        st.stop()
    pages = -(-total // PAGE)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(plural(total, "article"), width="content")
        number = (
            st.number_input("Page", 1, pages, 1, key="articles-page", width=150, label_visibility="collapsed")
            if pages > 1
            else 1
        )
    article_list(measured(articles, limit=PAGE, offset=(number - 1) * PAGE), [view.filters.text])

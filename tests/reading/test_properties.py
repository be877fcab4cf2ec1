"""Whatever the bytes and the name: articles or failures, never an exception; parts in order, apart, inside the text."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.model import Article, Failure
from analysis.reading import FORMATS, read_bytes

ENDINGS = [*sorted(FORMATS), "", "exe", "ann"]
PIECES = [
    *("Published: 3 May 2022 14:05 GMT", "By Ada Lind and Bo Ek", "Read more", "Related stories", "(Reuters)", "Q   "),
    *("Ministers meet in Oslo", "OSLO, May 3 (Example) -- ", "- item", "MR. EK: Yes.", "---", "###", "Posted on :"),
    *("The two sides agreed to meet again in June, according to a joint statement that was released on Tuesday.",),
    *("\ufeff", "\u00a0", "\u2028", "\x0b", "\x00", "\r", "\r\n", "\n", "\n\n", " ", "“", "”", "0" * 5, "31/02/2019"),
]
texts = st.lists(st.sampled_from(PIECES) | st.text(max_size=20), max_size=30).map("".join)


def check(found) -> None:
    for one in found:
        assert isinstance(one, Article | Failure)
        if isinstance(one, Failure):
            assert one.file
            assert one.reason
            assert one.advice
            continue
        assert one.title
        end = 0
        for part in one.parts:
            assert end <= part.span.start < part.span.end <= len(one.text)
            end = part.span.end
        assert any(part.kind == "paragraph" for part in one.parts)


@settings(max_examples=300, deadline=None)
@given(data=st.binary(max_size=300), ending=st.sampled_from(ENDINGS))
def test_any_bytes_give_articles_or_failures(data, ending):
    check(read_bytes(f"file.{ending}" if ending else "file", data))


@settings(max_examples=400, deadline=None)
@given(text=texts, ending=st.sampled_from(["txt", "md", "html"]))
def test_any_text_gives_parts_in_order(text, ending):
    check(read_bytes(f"file.{ending}", text.encode("utf-8", "replace")))


@settings(max_examples=200, deadline=None)
@given(text=texts, name=st.text(min_size=1, max_size=30))
def test_any_name_will_do(text, name):
    check(read_bytes(name, text.encode("utf-8", "replace")))


@settings(max_examples=300, deadline=None)
@given(text=texts)
def test_the_text_is_kept_as_it_was_imported(text):
    data = text.encode("utf-8", "replace")
    for one in read_bytes("file.txt", data):
        if isinstance(one, Article):
            assert one.text == data.decode("utf-8")


@settings(max_examples=100, deadline=None)
@given(
    text=texts,
    keys=st.dictionaries(st.sampled_from(["title", "date", "source", "author", "url"]), st.text(max_size=20)),
)
def test_any_record_gives_articles_or_failures(text, keys):
    check(read_bytes("file.jsonl", json.dumps({"text": text, **keys}).encode()))
    header = "".join(f"{key}: {json.dumps(value)}\n" for key, value in keys.items())
    check(read_bytes("file.md", f"---\n{header}---\n{text}".encode("utf-8", "replace")))

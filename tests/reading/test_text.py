"""Plain text without a layout: pages of any publisher, pasted with all that stands around the article."""

import pytest

from analysis.model import Author
from tests.reading.conftest import words_of

PAGE = """Skip to main content
Home
News
World
Politics
Ministers leave Tallport without a deal on river water
Delegations from Arvenia and Bostra will meet again next month, officials said.
By Jane Doe and Omar Faleh in Tallport
Published: 3 May 2022 14:05 GMT Updated: 3 May 2022 16:20 GMT
Share
Facebook Twitter WhatsApp
Foreign ministers of Arvenia and Bostra after talks in Tallport on Tuesday. (Reuters)

TALLPORT, May 3 (Example) -- Foreign Minister Lena Ostberg of Arvenia said on Tuesday that her country would not sign.

“We came with an open mind and we leave with an open mind,” she told reporters after two days of talks.

Read more: What the river treaty of 1998 says

Her counterpart Tomas Brandt said that Bostra had offered a joint commission, and that it still stands.

Sign up for our newsletter
Get the day's headlines in your inbox

Next steps

The two sides agreed to meet again on June 14 in Kelm, according to a joint statement released late on Tuesday.

(Reporting by Jane Doe; Editing by Ann Roe)

Related stories
River talks resume after a year
Most read
1
Storm closes port of Tallport
Comments (2)
riverman: They should have signed, this is all about money and nothing else.
We use cookies to improve your experience.
Accept all
© 2022 The Example
"""
BODY = (
    "The two sides agreed to meet again in Kelm next month, according to a joint statement released on Tuesday.\n\n"
    "Minister Lena Ostberg said that her country would not sign anything before the river is measured again.\n"
)


def test_a_pasted_page(read_one):
    article = read_one("page.txt", PAGE)
    assert article.title == "Ministers leave Tallport without a deal on river water"
    assert article.deck == "Delegations from Arvenia and Bostra will meet again next month, officials said."
    assert article.authors == (Author("Jane Doe"), Author("Omar Faleh"))
    assert (str(article.published), str(article.modified)) == ("2022-05-03 14:05:00+00:00", "2022-05-03 16:20:00+00:00")
    assert len(words_of(article, "caption")) == 1
    assert words_of(article, "heading") == ["Next steps"]
    assert [words.split()[0] for words in words_of(article, "paragraph")] == ["TALLPORT,", "“We", "Her", "The"]


@pytest.mark.parametrize(
    ("line", "published", "modified"),
    [
        ("Published: 3 May 2022 14:05 GMT", "2022-05-03 14:05:00+00:00", None),
        ("May 3, 2022", "2022-05-03 00:00:00+00:00", None),
        ("3 May 2022", "2022-05-03 00:00:00+00:00", None),
        ("2022-05-03T14:05:00Z", "2022-05-03 14:05:00+00:00", None),
        ("2022-05-03 14:05", "2022-05-03 14:05:00+00:00", None),
        ("2022.05.03 14:05 KST", "2022-05-03 14:05:00+09:00", None),
        ("Tuesday, May 3, 2022", "2022-05-03 00:00:00+00:00", None),
        ("Tue 3 May 2022 14.05 BST", "2022-05-03 14:05:00+01:00", None),
        ("May 3, 2022 at 2:05 p.m. EDT", "2022-05-03 14:05:00-04:00", None),
        ("May 3, 2022 2:05 PM ET", "2022-05-03 14:05:00-04:00", None),
        ("May 3, 2022 / 2:05 PM / The Example", "2022-05-03 14:05:00+00:00", None),
        ("May 3, 20222:05 PM ET", "2022-05-03 14:05:00-04:00", None),
        ("Posted on May 3rd, 2022 by admin", "2022-05-03 00:00:00+00:00", None),
        ("14:05 GMT, 3 May 2022", "2022-05-03 14:05:00+00:00", None),
        ("03 May 2022, 14:05 (UTC+3)", "2022-05-03 14:05:00+03:00", None),
        ("Published May 3, 2022 Updated May 4, 2022", "2022-05-03 00:00:00+00:00", "2022-05-04 00:00:00+00:00"),
        (
            "First published on Tue 3 May 2022 14.05 BST Last modified on Wed 4 May 2022 09.10 BST",
            "2022-05-03 14:05:00+01:00",
            "2022-05-04 09:10:00+01:00",
        ),
        ("Updated 10:15 AM EDT, Tue May 3, 2022", "2022-05-03 10:15:00-04:00", "2022-05-03 10:15:00-04:00"),
        ("By Jane Doe | May 3, 2022", "2022-05-03 00:00:00+00:00", None),
        ("31/05/2022 - 14:05", "2022-05-31 14:05:00+00:00", None),
    ],
)
def test_date_lines_in_many_forms(read_one, line, published, modified):
    article = read_one("page.txt", f"Talks in Tallport end\n\n{line}\n\n{BODY}")
    assert article.title == "Talks in Tallport end"
    assert (str(article.published), str(article.modified)) == (published, str(modified))
    assert len(words_of(article, "dates")) == 1
    assert len(words_of(article, "paragraph")) == 2


@pytest.mark.parametrize(
    "line",
    [
        "The treaty of May 3, 1998 ended a quarrel over dams.",
        "On 2 June 2021 the two sides had met for the last time.",
        "Since 2010 nobody has measured the river.",
    ],
)
def test_a_sentence_with_a_date_is_no_date_line(read_one, line):
    article = read_one("page.txt", f"Talks in Tallport end\n\n{line}\n\n{BODY}")
    assert article.published is None
    assert len(words_of(article, "paragraph")) == 3


def test_a_labelled_date_wins_over_the_day_of_the_copy(read_one):
    article = read_one("page.txt", f"March 9, 2024\n\nTalks in Tallport end\n\nPosted: May 3, 2022\n\n{BODY}")
    assert str(article.day) == "2022-05-03"


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Jane Doe", ["Jane Doe"]),
        ("BY JANE DOE AND OMAR FALEH", ["JANE DOE", "OMAR FALEH"]),
        ("By Jane Doe, Omar Faleh and Ann Roe", ["Jane Doe", "Omar Faleh", "Ann Roe"]),
        ("By Jane Doe in Tallport", ["Jane Doe"]),
        ("By Jane Doe, Chief Diplomatic Correspondent", ["Jane Doe"]),
        ("By Jane Doe (jane@example.com)", ["Jane Doe"]),
        ("Written by Jane Doe", ["Jane Doe"]),
    ],
)
def test_bylines(read_one, line, names):
    article = read_one("page.txt", f"Talks in Tallport end\n\n{line}\n\nMay 3, 2022\n\n{BODY}")
    assert [author.name for author in article.authors] == names


@pytest.mark.parametrize(
    "line",
    [
        *("Read more", "Share", "Share this article", "Related stories", "Sign up for our newsletter", "Most read"),
        *("We use cookies to improve your experience.", "Accept all cookies", "Advertisement", "Skip to content"),
        *("Follow us on Twitter", "Copyright 2022 The Example. All rights reserved.", "desk@example.com", "5 min read"),
        *("READ MORE: Why the river matters", "View comments", "Leave a comment", "Subscribe", "2 hours ago"),
        *("Jane Doe is a correspondent for The Example in Tallport.", "Home > World > Talks", "Enable JavaScript now"),
    ],
)
@pytest.mark.parametrize("place", ["above", "within", "below"])
def test_boilerplate_is_told_apart_wherever_it_stands(read_one, line, place):
    first, second = BODY.split("\n\n")
    lines = ["Talks in Tallport end", "May 3, 2022", first, second]
    lines.insert({"above": 2, "within": 3, "below": 4}[place], line)
    article = read_one("page.txt", "\n\n".join(lines))
    assert article.title == "Talks in Tallport end"
    assert len(words_of(article, "paragraph")) == 2
    assert line in words_of(article, "boilerplate")


@pytest.mark.parametrize(
    "line",
    [
        "Ministers Lena Ostberg and Tomas Brandt in Tallport on Tuesday. (Reuters)",
        "Lena Ostberg speaks to reporters. Photo: The Example",
        "FILE PHOTO: Lena Ostberg speaks to reporters in Tallport, May 1, 2021. REUTERS/Jane Doe",
        "Lena Ostberg speaks to reporters in Tallport. (AP Photo/Jane Doe)",
        "Lena Ostberg speaks to reporters. Jane Doe/AFP",
    ],
)
def test_captions_by_their_credits(read_one, line):
    article = read_one("page.txt", f"Talks in Tallport end\n\nMay 3, 2022\n\n{line}\n\n{BODY}")
    assert words_of(article, "caption") == [line]


def test_hard_wrapped_paragraphs_are_joined(read_one):
    wrapped = BODY.replace(" according", "\naccording").replace(" anything", "\nanything")
    article = read_one("page.txt", f"Talks in Tallport end\n\n{wrapped}")
    assert words_of(article, "paragraph") == BODY.rstrip().split("\n\n")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_text_is_kept_byte_for_byte(read_one, end):
    text = f"\ufeffTalks in\u00a0Tallport end\n\nMay 3, 2022\n\n{BODY}".replace("\n", end)
    article = read_one("page.txt", text)
    assert article.text == text
    assert article.title == "Talks in\u00a0Tallport end"
    assert len(words_of(article, "paragraph")) == 2


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_encodings(read_one, encoding):
    text = f"Gespräch in Tallport\n\n“Schön,” said Zoë Müller of the café’s talks. {BODY}"
    assert read_one("page.txt", text.encode(encoding)).text == text


def test_the_name_of_the_file_is_the_last_resort(read_one):
    article = read_one("2022-05-03-talks-in-tallport.txt", BODY)
    assert (article.title, str(article.day)) == ("Talks in tallport", "2022-05-03")

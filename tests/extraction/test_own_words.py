"""Speeches, official statements and readouts in the manner of many publishers; all names are invented."""

import pytest

from analysis.extraction import extract
from analysis.model import Extraction
from analysis.reading import read_bytes

BODY = "We regret the decision to close the ports.\n\nOur door remains open, and so does our market."


def found_in(text: str, name: str = "2021-05-04-statement.txt") -> Extraction:
    (article,) = read_bytes(name, text.encode())
    return extract(article)  # type: ignore[arg-type]


def issuers(found: Extraction) -> set[str]:
    names = {one.id: one.name for one in found.officials}
    return {names.get(one.official or "", "-") for one in found.statements}


@pytest.mark.parametrize(
    ("text", "genre", "issuer"),
    [
        (f"Statement by Foreign Minister Arne Solberg on the Ports\n\n{BODY}", "official statement", "Arne Solberg"),
        (f"Remarks by Trade Minister Joana Pires at the Harbour Forum\n\nLisbon\n\n{BODY}", "speech", "Joana Pires"),
        (f"Speech by High Representative Marta Oliveri at the Assembly\n\n{BODY}", "speech", "Marta Oliveri"),
        (f"Prime Minister Joana Pires's address to the nation\n\n{BODY}", "speech", "Joana Pires"),
        (
            f"On the Ports\n\nPress Statement\n\nArne Solberg\n\nDepartment Spokesperson\n\nEsbjerg\n\n{BODY}",
            "official statement",
            "Arne Solberg",
        ),
        (
            f"Envoy Speaks\n\nNorvik, May 4 (NCA) -- Ri Tong Ho, roving ambassador of the Foreign Ministry, made "
            f"public the following statement on Tuesday:\n\n{BODY} -0-",
            "official statement",
            "Ri Tong Ho",
        ),
    ],
)
def test_whose_words_a_text_is(text: str, genre: str, issuer: str) -> None:
    found = found_in(text)
    assert found.article.genre == genre
    assert issuers(found) == {issuer}
    contents = [one.content for one in found.statements]
    assert contents == BODY.split("\n\n")
    assert all(found.article.text[slice(*one.content_span)] == one.content for one in found.statements)
    assert {one.kind for one in found.statements} == {"direct"}


def test_a_person_speaks_for_a_body_too() -> None:
    found = found_in(
        "Envoy Speaks\n\nNorvik, May 4 (NCA) -- Ri Tong Ho, roving ambassador of the Foreign Ministry, made public the "
        f"following statement on Tuesday:\n\n{BODY} -0-"
    )
    assert {one.official for one in found.statements} == {"ri-tong-ho"}
    assert all(one.body and "foreign-ministry" in one.body for one in found.statements)


def test_a_body_speaks_like_a_person() -> None:
    found = found_in(f"Statement of the Foreign Ministry on the Ports\n\n{BODY}")
    assert all(one.official and one.official == one.body for one in found.statements)
    assert any(official.kind == "body" for official in found.officials)


def test_what_is_published_with_its_speaker() -> None:
    text = f"---\ntitle: On the ports\nspeaker: Arne Solberg\ndate: 2021-05-04\n---\n\n{BODY}\n"
    assert issuers(found_in(text, "ports.md")) == {"Arne Solberg"}


def test_places_and_times_are_not_said() -> None:
    found = found_in(
        f"Remarks by Trade Minister Joana Pires at the Forum\n\nEast Hall\n\n2:05 P.M. CET\n\n{BODY}\n\n###\n"
    )
    assert [one.content for one in found.statements] == BODY.split("\n\n")


@pytest.mark.parametrize(
    "title",
    [
        "Statement by minister angers fishermen",
        "Leaders issue joint statement on trade",
        "Minister's remarks draw protest",
        "Solberg gives speech on ports",
    ],
)
def test_news_about_a_statement_is_news(title: str) -> None:
    body = "The minister’s words angered the fleet on Tuesday.\n\n“We will not sail,” said Torben Aasgaard, its leader."
    assert found_in(f"{title}\n\nESBJERG, May 4 (Northwire) - {body}").article.genre == "news"


def test_a_readout_is_a_report_of_its_publisher() -> None:
    found = found_in(
        "---\ntitle: Readout of Trade Minister Joana Pires’s Call with Commissioner Anselm Rode\n"
        "publisher: The Trade Ministry\ndate: 2021-05-04\n---\n\n"
        "Trade Minister Joana Pires spoke today with Commissioner Anselm Rode.\n\n"
        "Minister Pires said that steel tariffs should be removed before the end of the year.\n",
        "readout.md",
    )
    assert found.article.genre == "readout"
    (said,) = [one for one in found.statements if "steel tariffs" in one.content]
    assert said.official == "joana-pires"
    assert said.relayed_by
    assert "trade-ministry" in said.relayed_by

"""What is told as a shift, how, and what is not: on libraries of invented statements."""

from datetime import date, timedelta

import pytest

from analysis.library import Filters
from analysis.measures.shift_evidence import shifts_rows
from analysis.measures.shifts import COLUMNS, shifts
from tests.measures.speeches import Said, library_of

WHO = "Ada Lind"
SINCE = date(2020, 6, 1)
FILL = [
    "the harbour needs a wider quay and a better road",
    "our fishermen deserve fair quotas every season",
    "nobody gains from an empty market hall",
    "the ferry ought to sail twice a day in summer",
    "patience brings both sides closer to a settlement",
    "we will read the report with care before we answer",
]
STAGES = [
    "we offer workable stages for the dam",
    "they asked about workable stages at the pier",
    "workable stages make a lock possible",
    "nobody fears workable stages near the weir",
    "in spring workable stages bring a canal",
    "the mole gets workable stages too",
]


def before(count, words=FILL, who=WHO, **more):
    """Statements on different days before the window, each in its own words."""
    return [
        Said(who, SINCE - timedelta(days=3 + 4 * n), f"{words[n % len(words)]}, in round {n} of {count}", **more)
        for n in range(count)
    ]


def late(*texts, who=WHO, step=1, **more):
    return [Said(who, SINCE + timedelta(days=step * n), text, **more) for n, text in enumerate(texts)]


def found_in(library, statements, **filters):
    return shifts(library_of(library, statements), Filters(since=SINCE, **filters))


def row_of(frame, phrase, kind=None):
    rows = frame[(frame["phrase"] == phrase) & ((frame["kind"] == kind) | (kind is None))]
    assert len(rows), f"{phrase!r} is not among {list(zip(frame['kind'], frame['phrase'], strict=True))}"
    return rows.iloc[0]


def test_a_phrase_taken_up_in_many_statements_is_new_beyond_chance(empty_library):
    row = row_of(found_in(empty_library, [*before(40), *late(*STAGES)]), "workable stages")
    assert row["kind"] == "new"
    assert row["claimed"]
    assert (row["uses"], row["uses_before"], row["statements"], row["statements_before"]) == (6, 0, 6, 0)
    assert row["first_use"].date() == SINCE
    assert f"{WHO} used “workable stages” for the first time in this library on 1 June 2020" in row["sentence"]
    assert "in none of 40 earlier statements since 25 December 2019" in row["sentence"]


def test_the_longest_form_is_told_and_its_parts_are_not(empty_library):
    found = found_in(empty_library, [*before(40), *late(*STAGES)])
    assert not {"workable", "stages"} & set(found["phrase"])


def test_inflections_are_one_phrase(empty_library):
    texts = ["a workable stage comes first", "workable stages take years", "the workable stage is the next one"]
    row = row_of(found_in(empty_library, [*before(40), *late(*texts)]), "workable stage")
    assert row["uses"] == 3


def test_a_first_use_without_enough_text_is_told_as_such(empty_library):
    found = found_in(empty_library, [*before(6), *late(*STAGES[:2])])
    row = row_of(found, "workable stages")
    assert row["kind"] == "new"
    assert not row["claimed"]
    assert "too little text to rule out chance" in row["sentence"]


def test_a_library_without_anything_earlier_says_so(empty_library):
    found = found_in(empty_library, late(*STAGES[:2]))
    assert "holds nothing earlier by the speaker" in row_of(found, "workable stages")["sentence"]
    assert not found["claimed"].any()


def test_a_phrase_let_go_is_dropped_with_its_last_day(empty_library):
    earlier = [f"{text} within the joint framework" for text in FILL]
    others = [f"{text} and so on, item {n} of the list" for n, text in enumerate(FILL * 5)]
    row = row_of(found_in(empty_library, [*before(40, earlier), *late(*others)]), "joint framework")
    assert row["kind"] == "dropped"
    assert row["claimed"]
    assert "in 100 % of 40 statements before 1 June 2020, last on 29 May 2020, in none of" in row["sentence"]


def test_rising_and_falling_are_told_by_rate(empty_library):
    rare = [*FILL[:5], "the joint framework stands"]
    often = ["the joint framework is what we need", "a joint framework it must be", *FILL[:1]]
    texts = [f"{often[n % 3]}, we say in hall {n}" for n in range(30)]
    row = row_of(found_in(empty_library, [*before(60, rare), *late(*texts)]), "joint framework")
    assert row["kind"] == "rising"
    assert row["claimed"]
    assert row["score"] > 2
    assert "% of 60 before" in row["sentence"]
    assert row["uses"] / row["words"] > 3 * row["uses_before"] / row["words_before"]


def test_words_said_once_and_printed_by_forty_papers_are_one_use(empty_library):
    quote = "workable stages for everybody who depends on this river"
    prints = [
        Said(WHO, SINCE + timedelta(days=n % 2), quote + ("," if n % 3 else ""), source=f"Paper {n}") for n in range(40)
    ]
    row = row_of(found_in(empty_library, [*before(40), *prints]), "workable stages")
    assert (row["uses"], row["statements"]) == (1, 1)
    assert not row["claimed"]


def test_the_same_words_on_two_occasions_are_two_uses(empty_library):
    quote = "workable stages for everybody who depends on this river"
    row = row_of(found_in(empty_library, [*before(20), *late(quote, quote, step=20)]), "workable stages")
    assert row["statements"] == 2


def test_a_restatement_is_told_beside_the_first_use(empty_library):
    earlier = Said(WHO, SINCE - timedelta(days=31), "there is no deadline that binds the river commission at all")
    said = [*before(20), earlier, *late("the commission does not have a river deadline")]
    row = row_of(found_in(empty_library, said), "river deadline")
    assert "The same words stood apart in a statement of 1 May 2020." in row["sentence"]


def test_a_phrase_disowned_is_marked_as_rejected(empty_library):
    said = [*before(30), *late("this is no total blockade of anybody", stance="denied")]
    assert (
        "to reject it, or as somebody else’s words"
        in row_of(found_in(empty_library, said), "total blockade")["sentence"]
    )


def test_a_phrase_that_comes_back_is_told_as_returned_and_not_as_new(empty_library):
    spell = [f"parallel progress on the {place}" for place in ("dam", "pier", "lock", "weir", "mole", "ford")]
    first = [Said(WHO, SINCE - timedelta(days=400 - n), text) for n, text in enumerate(spell)]
    again = [f"parallel progress on the {place}" for place in ("quay", "hall", "road", "port", "town", "farm")]
    row = row_of(found_in(empty_library, [*first, *before(60), *late(*again)]), "parallel progress")
    assert row["kind"] == "rising"
    assert "It had been gone from 60 statements since 3 May 2019" in row["sentence"]


def test_a_questioners_words_are_nobodys_phrasing(empty_library):
    said = [*before(20), *late(*["a total blockade then"] * 3, stance="affirmed", step=9), *late("the quay is ready")]
    assert not found_in(empty_library, said)["phrase"].str.contains("blockade").any()


def test_formulas_that_never_change_are_no_shift(empty_library):
    formula = "the two ministers reaffirmed the enduring friendship, on occasion"
    said = [Said(WHO, SINCE + timedelta(days=n), f"{formula} {n}") for n in range(-40, 10)]
    found = found_in(empty_library, said)
    assert not found["claimed"].any()
    assert not found["phrase"].str.contains("friendship").any()


def test_names_of_people_are_never_a_shift(empty_library):
    texts = [f"Bo Ekdahl and I agreed on point {n} yesterday" for n in range(8)]
    assert not found_in(empty_library, [*before(40), *late(*texts)])["phrase"].str.contains("ekdahl").any()


def test_a_phrase_taken_over_is_echoed_with_its_first_user_and_the_days_between(empty_library):
    first = Said("Tomas Reyl", SINCE - timedelta(days=12), "we propose workable stages for the river", country="CH")
    said = [*before(20), first, *late("workable stages are what we want", country="NO")]
    row = row_of(found_in(empty_library, said, officials=("ada-lind",)), "workable stages", "echoed")
    assert "12 days after Tomas Reyl" in row["sentence"]


def test_a_topic_no_longer_named_is_told_whether_or_not_there_is_text_enough(empty_library):
    earlier = [f"sanctions stay until {text}" for text in FILL]
    few = found_in(empty_library, [*before(10, earlier), *late("the quay is ready")])
    row = row_of(few, "Sanctions")
    assert (row["kind"], row["unit"]) == ("dropped", "topic")
    assert not row["claimed"]
    assert "too little to tell" in row["sentence"]


def test_a_topic_that_was_a_constant_is_claimed_as_dropped(empty_library):
    earlier = [f"sanctions stay until {text}" for text in FILL]
    found = found_in(empty_library, [*before(40, earlier), *late(*[f"{FILL[n % 6]}, part {n}" for n in range(20)])])
    row = row_of(found, "Sanctions")
    assert row["claimed"]
    assert "stopped naming it" in row["sentence"]


def test_a_topic_that_only_the_article_names_is_an_omission_too_small_to_tell(empty_library):
    beside = "The military drills were not spoken of. Nobody asked about the military drills."
    said = [*before(4), *late("the quay is ready", printed_beside=beside)]
    found = found_in(empty_library, said)
    assert "Military exercises" not in set(found["phrase"])  # one sentence of the invented article holds all of it

    two = late("the pier is ready", printed_beside="No word on the military drills.")
    assert "Military exercises" not in set(found_in(empty_library, two)["phrase"])


def test_a_window_after_the_last_article_is_said_to_be_open(empty_library):
    found = found_in(empty_library, [*before(5), *late("the quay is ready")], until=SINCE + timedelta(days=20))
    assert found.attrs["open"]
    assert found.attrs["statements_before"] == 5
    assert found.attrs["record_begins"] == SINCE - timedelta(days=19)


def test_what_lies_further_back_can_be_left_out(empty_library):
    old = Said(WHO, SINCE - timedelta(days=700), "we offered workable stages once")
    library = library_of(empty_library, [old, *before(20), *late("workable stages it is")])
    all_time = shifts(library, Filters(since=SINCE))
    year = shifts(library, Filters(since=SINCE), before_since=SINCE - timedelta(days=365))
    assert "workable stages" not in set(all_time.loc[all_time["kind"] == "new", "phrase"])
    assert row_of(year, "workable stages")["kind"] == "new"


@pytest.mark.parametrize("statements", [[], before(3)])
def test_nothing_to_compare_is_said_and_no_error(empty_library, statements):
    library = library_of(empty_library, statements) if statements else empty_library
    found = shifts(library, Filters(since=SINCE))
    assert list(found.columns) == COLUMNS
    assert found.empty
    assert found.attrs["note"]


def test_the_rows_for_json_lead_to_the_words(empty_library):
    library = library_of(empty_library, [*before(20), *late("workable stages it is")])
    rows = shifts_rows(library, "ada-lind", SINCE)
    row = next(row for row in rows if row["phrase"] == "workable stages")
    needed = {"kind", "phrase", "official", "uses", "uses_before", "words_before", "first_use", "last_use", "score"}
    assert needed | {"probability", "sentence", "evidence"} <= set(row)
    piece = row["evidence"][0]
    text = library.query("SELECT text FROM articles WHERE article_id = $a", {"a": piece["article_id"]})["text"].iloc[0]
    start, end = piece["spans"][0]
    assert text[start:end] == "workable stages"
    assert (row["first_use"], piece["date"]) == ("2020-06-01", "2020-06-01")

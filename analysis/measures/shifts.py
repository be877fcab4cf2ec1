"""What changed in the words of an official, a country, a source or a topic, in a window of days against all before.

Which phrases changed is one question, how sure that is another. `probability` answers the second: the chance that a
change at least this large shows although nothing has changed, allowing for the number of phrases tested. It is the
larger of two exact permutation tests, one that deals out statements and one that deals out days (words said on one
occasion count as one), adjusted by Benjamini and Hochberg (1995). `score` answers the first. For new and dropped
phrases it is how far the count lies from the one expected from what the speaker said before, what everybody else says
and how common the phrase is in political speech; for rising and falling ones the z-score of the weighted log-odds with
an informative Dirichlet prior (Monroe, Colaresi and Quinn 2008).
"""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd

from analysis.library import Filters, Library
from analysis.measures.background import RAREST, general_rates
from analysis.measures.echo import echoed, with_first_statements
from analysis.measures.explained import explained
from analysis.measures.shift_counts import counts, details, others, words_of_others
from analysis.measures.shift_sentences import with_sentences
from analysis.measures.shift_topics import topic_shifts
from analysis.measures.statistics import (
    LEVEL,
    chance_of_split,
    false_discovery,
    least_chance,
    least_telling,
    surprise,
    weighted_log_odds,
)
from analysis.measures.windows import Window, window

REPORTED = 0.5  # the weight of a use in a reporter's paraphrase, beside 1 for a quotation
PRIOR_WORDS = 2000  # what is expected of a phrase beforehand weighs as much as so many words of the speaker's own
KNOWN_WORDS = 100_000.0  # what political speech leads one to expect weighs as much as so many words of the library
CANDIDATES = 1500
FEW = 8  # statements of the window, in which a phrase said once is worth telling
LEAST_CLAIMED = 2  # statements: what stands in a single one is no habit, whatever its chance
ELSEWHERE = {"uses": "uses_elsewhere", "official": "taken_from", "first_use": "taken_on"}
COLUMNS = [
    *("kind", "unit", "phrase", "key", "official", "uses", "uses_before", "statements", "statements_before"),
    *("words", "words_before", "first_use", "last_use", "score", "probability", "claimed", "sentence", "evidence"),
]


def shifts(
    library: Library,
    filters: Filters,
    *,
    topic: str = "",
    before_since: date | None = None,
    limit: int = 40,
    topics: bool = True,
) -> pd.DataFrame:
    """The shifts of the filters' days against all that came before under the same filters, the surest first.

    Without a first day the window is the last 30 days; without `topics`, phrases alone are looked at. Columns: kind
    (new, rising, falling, dropped, echoed), unit (phrase or topic), phrase, key, official (id; empty for several),
    uses and statements of the window, uses_before and statements_before, words and words_before (of all statements),
    first_use, last_use (dates), score, probability, claimed (probability of at most 0.05: else there is too little
    text to tell), sentence (the finding in words), evidence (ids of statements).

    `frame.attrs` has since, until, statements, statements_before, words, words_before, record_begins (the day of the
    first statement compared) and open (the window ends after the library does); or `note`, why there is nothing.
    """
    chosen = window(library, filters, topic, before_since)
    note = _nothing(chosen)
    if chosen is None or note:
        return empty(note)
    return _told(library, chosen, limit=limit, topics=topics and not topic)[0]


def shifts_of_each(
    library: Library, filters: Filters, speakers: tuple[str, ...], *, limit: int = 40
) -> dict[str, pd.DataFrame]:
    """The shifts of phrases of several officials, each compared with what the same official said before.

    As `shifts` has them for each official alone, made in one pass over the library.
    """
    chosen = window(library, filters, speakers=speakers) if speakers else None
    if chosen is None or chosen.late.empty:
        return {one: empty(_nothing(chosen)) for one in speakers}
    told = _told(library, chosen, limit=limit, topics=False)
    return {one: told[place] for place, one in enumerate(speakers)}


def _told(library: Library, chosen: Window, *, limit: int, topics: bool) -> dict[int, pd.DataFrame]:
    """The shifts of each comparison of a window, by its place."""
    found = {
        place: ranked(pd.concat([frame, echoed(frame)], ignore_index=True)).head(limit)
        for place, frame in _described(library, chosen, _tested(library, chosen)).items()
    }
    found = with_first_statements(library, found)
    if topics:
        found = {
            place: pd.concat([found[place], frame], ignore_index=True)
            for place, frame in topic_shifts(library, chosen).items()
        }
    told = {}
    for place, frame in with_sentences(library, chosen, found).items():
        part = chosen.parts[place]
        told[place] = ranked(frame).reindex(columns=COLUMNS) if len(frame) else empty("")
        told[place].attrs.update(compared(part))
    return told


def compared(chosen: Window) -> dict[str, object]:
    """What was compared with what."""
    begins = chosen.said["date"].min()
    return {
        "since": chosen.since,
        "until": chosen.until,
        "statements": len(chosen.late),
        "statements_before": len(chosen.before),
        "words": int(chosen.late["words"].sum()),
        "words_before": int(chosen.before["words"].sum()),
        "record_begins": None if pd.isna(begins) else pd.Timestamp(begins).date(),
        "open": chosen.open,
    }


def _nothing(chosen: Window | None) -> str:
    if chosen is None:
        return "No dated statement is in view."
    if chosen.late.empty:
        return "No statement in the window: nothing to compare."
    return ""


def empty(note: str) -> pd.DataFrame:
    """No findings, and why."""
    frame = pd.DataFrame({column: [] for column in COLUMNS}, dtype=object).astype({"phrase": str, "claimed": bool})
    frame.attrs["note"] = note
    return frame


def _tested(library: Library, chosen: Window) -> dict[int, pd.DataFrame]:
    """First uses and likely changes of each comparison, with the chance of each.

    `attrs["tests"]` is the number of tests made.
    """
    sizes = {place: (len(part.late), len(part.before)) for place, part in chosen.parts.items()}
    least = {place: _least(*size) for place, size in sizes.items()}
    found = counts(library, chosen, least, {place: _least_late(late) for place, (late, _) in sizes.items()})
    return {
        place: candidates(found[found["place"] == place].copy(), part, least[place])
        for place, part in chosen.parts.items()
    }


def candidates(found: pd.DataFrame, part: Window, least: int) -> pd.DataFrame:
    """Of counted phrases (key, statements, statements_before) the first uses and likely changes, with chance and
    can_tell; `attrs["tests"]` is the number of tests made.
    """
    late, before = len(part.late), len(part.before)
    totals = found["statements"] + found["statements_before"]
    found["chance"] = chance_of_split(found["statements"], late, found["statements_before"], before)
    found["can_tell"] = (totals >= least) & (least_chance(totals, late, before) <= LEVEL)
    expected = RAREST / 1e6 * part.late["words"].sum()
    found["rough"] = np.abs(surprise(found["statements"], expected))
    worth = (found["chance"] <= LEVEL) | (found["statements_before"] == 0)
    kept = found[worth].sort_values(["chance", "rough", "key"], ascending=[True, False, True]).head(CANDIDATES).copy()
    kept.attrs["tests"] = int(found["can_tell"].sum())
    return kept


def _least(late: int, before: int) -> int:
    """In how many statements a phrase must stand to be tested: rarer ones can tell nothing in so much text."""
    return max(least_telling(late, before), int((late + before) ** 0.25 / 3))


def _least_late(late: int) -> int:
    """In how many statements of the window a phrase must stand to be told of as a first use."""
    return 1 if late <= FEW else 2 if late <= 600 else max(3, int(late**0.25))


def _described(library: Library, chosen: Window, tested: dict[int, pd.DataFrame]) -> dict[int, pd.DataFrame]:
    """The findings of each comparison that are worth telling, with all there is to say of them."""
    asked = pd.concat(list(tested.values()))
    more, elsewhere = details(library, chosen, asked), others(library, chosen, asked["phrase_id"].unique().tolist())
    elsewhere = elsewhere.rename(columns=ELSEWHERE)
    words = words_of_others(library, chosen)
    found = {}
    for place, part in chosen.parts.items():
        rows = tested[place].merge(more[more["place"] == place].drop(columns="place"), on="phrase_id")
        by_day = chance_of_split(rows["days"], part.days(True), rows["days_before"], part.days(False))
        rows["chance"] = np.maximum(rows["chance"], by_day)
        rows["probability"], rows["claimed"] = judged(rows, tested[place].attrs["tests"])
        rows = rows.merge(elsewhere[elsewhere["place"] == place].drop(columns="place"), on="phrase_id", how="left")
        rows["expected_rate"] = expected_rate(rows, words[place])
        speaker = chosen.speakers[place] if chosen.speakers else _only_one(part)
        found[place] = explained(kinds_and_scores(part, rows, speaker))
    return found


def _only_one(part: Window) -> str:
    """The speaker, where there is only one."""
    own = part.own()
    return own[0] if len(own) == 1 else ""


def judged(found: pd.DataFrame, tests: int) -> tuple[pd.Series, pd.Series]:
    """The probability of each change, allowing for so many tests, and whether it is claimed as a shift.

    Columns needed: chance (of the split of statements or of days, the larger), can_tell (whether the phrase was
    frequent enough to be tested), statements and statements_before.
    """
    probability = pd.Series(1.0, index=found.index)
    can_tell = found["can_tell"].astype(bool)
    probability[can_tell] = false_discovery(found.loc[can_tell, "chance"], tests)
    most = found[["statements", "statements_before"]].max(axis=1)
    return probability, (probability <= LEVEL) & (most >= LEAST_CLAIMED)


def expected_rate(found: pd.DataFrame, words_elsewhere: float) -> pd.Series:
    """Uses a word that general political speech and the rest of the library lead one to expect.

    Columns needed: key, uses_elsewhere (in so many words).
    """
    prior = general_rates(found["key"]).to_numpy()
    return (found["uses_elsewhere"].fillna(0) + prior * KNOWN_WORDS) / (words_elsewhere + KNOWN_WORDS)


def kinds_and_scores(chosen: Window, found: pd.DataFrame, speaker: str) -> pd.DataFrame:
    """Phrases with what else a finding has. Columns needed: statements, statements_before, uses, uses_before, days,
    quoted, expected_rate, first_before, first_late, last_before, last_late.
    """
    words, words_before = float(chosen.late["words"].sum()), float(chosen.before["words"].sum())
    prior = found["expected_rate"] * PRIOR_WORDS
    expected = words * (found["uses_before"] + prior) / (words_before + PRIOR_WORDS)
    weight = (found["quoted"] + REPORTED * (found["statements"] - found["quoted"])).where(found["statements"] > 0, 0.0)
    often = np.sqrt(weight * np.minimum(found["days"], weight))
    away = surprise(often, expected)
    odds = weighted_log_odds(found["uses"], words, found["uses_before"], words_before, np.maximum(prior, 0.5))
    found["kind"] = np.select(
        [found["statements_before"] == 0, found["statements"] == 0, odds > 0], ["new", "dropped", "rising"], "falling"
    )
    found["score"] = np.where(found["kind"].isin(["new", "dropped"]), away, odds)
    found["words"], found["words_before"] = int(words), int(words_before)
    found["unit"] = "phrase"
    found["official"] = speaker
    found["first_use"] = found[["first_before", "first_late"]].min(axis=1)
    found["last_use"] = found[["last_late", "last_before"]].max(axis=1)
    return found


def ranked(found: pd.DataFrame) -> pd.DataFrame:
    """The surest first: what is claimed by its score, then first uses by theirs, then topics."""
    order = found.assign(
        tier=np.where(found["claimed"].astype(bool), 0, np.where(found["unit"] == "phrase", 1, 2)),
        size=-found["score"].abs(),
    )
    return found.loc[order.sort_values(["tier", "size", "key", "kind"]).index].reset_index(drop=True)

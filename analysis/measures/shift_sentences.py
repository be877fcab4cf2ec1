"""Each finding as a sentence that an analyst can paste, with what it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from analysis.extraction.lexicon import phrase_rates
from analysis.library import Library
from analysis.measures.evidence import records
from analysis.measures.shift_counts import earlier, phrases_of, statements_with
from analysis.measures.windows import Window
from analysis.resources import words

EXPLAINED_FIRST_USES = 12
EARLIER = 3  # earlier phrases named beside a new one
COMMON = 60.0  # uses per million words, above which a phrase is not worth naming as an earlier one


def with_sentences(library: Library, window: Window, found: Mapping[int, pd.DataFrame]) -> dict[int, pd.DataFrame]:
    """The findings of each comparison, by place, with `sentence` and `evidence` (ids of statements, those of the
    window first).
    """
    names = _names(library, found)
    new = {
        place: frame[(frame["kind"] == "new") & (frame["unit"] == "phrase")].head(EXPLAINED_FIRST_USES)
        for place, frame in found.items()
        if len(frame) and len(window.parts[place].before)
    }
    ids = sorted({one for frame in new.values() for found in frame["statement_ids"] for one in found})
    near = phrases_of(library, window, ids) if ids else pd.DataFrame()
    beside = _earlier_phrases(library, window, new, near) if ids else {}
    apart = _said_apart(library, window, new, near) if ids else {}
    told = {}
    for place, frame in found.items():
        part = window.parts[place]
        sentences = [
            _sentence(part, row, names) + apart.get((place, row["key"]), "") + beside.get((place, row["key"]), "")
            if row["kind"] == "new"
            else _sentence(part, row, names)
            for row in records(frame)
        ]
        told[place] = frame.assign(sentence=sentences, evidence=frame["statement_ids"] if len(frame) else None)
    return told


def _sentence(window: Window, row: dict[str, Any], names: dict[str, str]) -> str:
    who = names.get(row["official"], row["official"]) or "The speakers in view"
    if row["unit"] == "topic":
        return _topic(window, row, who)
    if row["kind"] == "echoed":
        return _echoed(row, who, names.get(row["taken_from"], row["taken_from"]))
    tell = {"new": _new, "dropped": _dropped}.get(row["kind"], _changed)
    return tell(window, row, who)


def _new(window: Window, row: dict[str, Any], who: str) -> str:
    first, told = told_day(row["first_use"]), told_times(row["statements"], "statement")
    quoted = f", {int(row['quoted'])} of them quoted" if row["quoted"] and row["statements"] > 1 else ""
    begins = f"{who} used “{row['phrase']}” for the first time in this library on {first} ({told}{quoted})"
    if window.before.empty:
        return f"{begins}; the library holds nothing earlier by the speaker to compare it with."
    share = row["statements"] / len(window.late)
    seen = 1 - (1 - share) ** len(window.before)
    text = (
        f"{begins}; it is in none of {told_times(len(window.before), 'earlier statement')} since "
        f"{told_day(window.before['date'].min())}. A phrase this frequent would have shown up before with probability "
        f"{_number(seen)}"
    )
    return f"{text}{verdict(row)}.{_disowned(row)}"


def _dropped(window: Window, row: dict[str, Any], who: str) -> str:
    share = row["statements_before"] / len(window.before)
    none = (1 - share) ** len(window.late)
    return (
        f"{who} let go of “{row['phrase']}”: in {told_percent(share)} of {len(window.before)} statements before "
        f"{told_day(window.since)}, last on {told_day(row['last_before'])}, in none of {len(window.late)} since; "
        f"chance {_number(none)}{verdict(row)}."
    )


def _changed(window: Window, row: dict[str, Any], who: str) -> str:
    now, before = row["statements"] / len(window.late), row["statements_before"] / max(1, len(window.before))
    verb = "more" if row["kind"] == "rising" else "less"
    per_now, per_before = 1000 * row["uses"] / row["words"], 1000 * row["uses_before"] / max(1, row["words_before"])
    return (
        f"{who} used “{row['phrase']}” {verb} often: in {told_percent(now)} of {len(window.late)} statements since "
        f"{told_day(window.since)} ({_rate(per_now)} per 1,000 words), {told_percent(before)} of {len(window.before)} "
        f"before ({_rate(per_before)}){verdict(row)}.{_returned(window, row)}{_disowned(row)}"
    )


def _returned(window: Window, row: dict[str, Any]) -> str:
    """A phrase that was gone for so many statements that chance would hardly leave it out, and came back."""
    if row["kind"] != "rising":
        return ""
    dates = pd.to_datetime(window.before["date"])
    gap = window.before[dates > pd.Timestamp(row["last_before"])]
    rate = row["statements_before"] / max(1, len(window.before) - len(gap))
    if not len(gap) or (1 - min(rate, 1.0)) ** len(gap) > 0.05:
        return ""
    return f" It had been gone from {told_times(len(gap), 'statement')} since {told_day(row['last_before'])}."


def _echoed(row: dict[str, Any], who: str, first: str) -> str:
    days = (pd.Timestamp(row["first_late"]) - pd.Timestamp(row["taken_on"])).days
    return (
        f"{who} took up “{row['phrase']}” on {told_day(row['first_late'])}, {told_times(days, 'day')} after {first}, "
        f"who was the first to use it in this library ({told_day(row['taken_on'])})."
    )


def _topic(window: Window, row: dict[str, Any], who: str) -> str:
    topic, now, before = row["phrase"].lower(), len(window.late), len(window.before)
    if row["kind"] == "dropped":
        if not row["statements_before"]:
            return (
                f"{topic.capitalize()}: the articles name it, {who} does not, in {told_times(now, 'statement')} since "
                f"{told_day(window.since)} nor in {before} before: too little to tell an omission."
            )
        share = row["statements_before"] / before
        told = "stopped naming it" if row["claimed"] else "too little to tell that it was dropped"
        return (
            f"{topic.capitalize()}: in {told_percent(share)} of {who}’s {told_times(before, 'statement')} before "
            f"{told_day(window.since)}, last on {told_day(row['last_before'])}, in none of {now} since; "
            f"chance {_number((1 - share) ** now)}: {told}."
        )
    return (
        f"{topic.capitalize()}: named in {row['statements']} of {who}’s {told_times(now, 'statement')} since "
        f"{told_day(window.since)}, in {row['statements_before']} of {before} before{verdict(row)}."
    )


def verdict(row: dict[str, Any]) -> str:
    """How sure a finding (claimed, probability) is, as the end of its sentence."""
    if row["claimed"]:
        return f" (by chance: {_number(row['probability'])}, allowing for all phrases compared)"
    return "; among all phrases compared that is too little text to rule out chance"


def _disowned(row: dict[str, Any]) -> str:
    if not row["disowned"]:
        return ""
    return f" In {int(row['disowned'])} of them to reject it, or as somebody else’s words."


Texts = dict[tuple[int, str], str]  # by place and key


def _earlier_phrases(library: Library, window: Window, new: Mapping[int, pd.DataFrame], beside: pd.DataFrame) -> Texts:
    """For each new phrase, the telling phrases of the same statements that the speaker had used before."""
    rates, linking = phrase_rates(), set(words("linking-words"))
    pairs = beside[(beside["length"] == 2) & (beside["key"].map(lambda key: rates.get(key, 0.0)) < COMMON)]
    known = pairs.drop(columns="mostly").merge(earlier(library, window, pairs), on="phrase_id")
    near: dict[tuple[int, str], list[dict[str, Any]]] = {}
    for one in records(known):
        near.setdefault((one["place"], one["statement_id"]), []).append(one)
    texts = {}
    for place, frame in new.items():
        for row in records(frame):
            own = set(row["key"].split()) - linking
            held = {one["key"]: one for said in row["statement_ids"] for one in near.get((place, said), ())}
            told = [one for key, one in held.items() if not own & set(key.split())][:EARLIER]
            if told:
                said = ", ".join(f"“{one['phrase']}” (first {told_day(one['first_before'])})" for one in told)
                texts[place, str(row["key"])] = f" Said with it, and before: {said}."
    return texts


def _said_apart(library: Library, window: Window, new: Mapping[int, pd.DataFrame], beside: pd.DataFrame) -> Texts:
    """For each new phrase of several words, the last earlier statement with all of its words, not side by side."""
    linking = set(words("linking-words"))
    numbers = {str(key): int(number) for key, number in zip(beside["key"], beside["phrase_id"], strict=True)}
    parts = {(place, str(key)): set(key.split()) - linking for place, frame in new.items() for key in frame["key"]}
    asked = {
        key: {numbers[word] for word in wanted}
        for key, wanted in parts.items()
        if len(wanted) > 1 and all(word in numbers for word in wanted)
    }
    if not asked:
        return {}
    held = statements_with(library, window, sorted(set().union(*asked.values())))
    texts = {}
    for (place, key), wanted in asked.items():
        rows = held[(held["place"] == place) & held["phrase_id"].isin(wanted)]
        words_held = rows.groupby("rank")["phrase_id"].nunique()
        hits = rows.loc[rows["rank"].isin(words_held.index[words_held == len(wanted)]), "date"]
        if len(hits):
            texts[place, key] = f" The same words stood apart in a statement of {told_day(hits.max())}."
    return texts


def _names(library: Library, found: Mapping[int, pd.DataFrame]) -> dict[str, str]:
    columns = [frame[name] for frame in found.values() for name in ("official", "taken_from") if name in frame]
    ids = sorted({str(one) for column in columns for one in column.dropna()})
    frame = library.query("SELECT official, name FROM profiles WHERE list_contains($ids, official)", {"ids": ids})
    return dict(zip(frame["official"], frame["name"], strict=True))


def told_day(value: Any) -> str:  # noqa: ANN401 - a date in any of pandas' clothes
    """A day as sentences have it: "5 June 2019"."""
    return str(pd.Timestamp(value).strftime("%-d %B %Y"))


def told_times(count: float, noun: str) -> str:
    """A number with its noun: "1 statement", "1,200 statements"."""
    return f"{int(count):,} {noun}{'' if count == 1 else 's'}"


def _rate(value: float) -> str:
    return f"{value:.0f}" if value >= 10 else f"{value:.2g}"


def told_percent(share: float) -> str:
    """A share as sentences have it: "4.9 %", "30 %"."""
    return f"{100 * share:.2g} %" if share < 0.1 else f"{100 * share:.0f} %"


def _number(value: float) -> str:
    if value < 0.001:
        return "less than 0.001"
    return "over 0.999" if value > 0.999 else f"{value:.3f}" if value > 0.99 else f"{value:.2g}"

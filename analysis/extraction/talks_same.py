"""Several sentences about one talk -> one talk, with the best evidence; never across different days."""

from __future__ import annotations

from dataclasses import dataclass, replace

from analysis.extraction.talks_when import Days
from analysis.model import DateMention, Span, TalkKind, TalkStatus

GENERAL = frozenset({"meeting", "summit", "meal", "working-level talks"})
_RANK = {"cancelled": 5, "postponed": 4, "refused": 3, "held": 2, "planned": 1, "proposed": 0}


@dataclass(frozen=True, slots=True)
class Draft:
    """A talk as one sentence tells of it.

    `definite` is true for "the meeting" and "they met", which may speak of a talk told before; `past` for a talk before
    the news, `recalled` for one named by its place alone, `shown` for one that a caption shows. `news` are the days
    of the news, where the sentence dates a held talk by nothing else. `unnamed` are the participants without a name.
    """

    kind: TalkKind
    status: TalkStatus
    who: tuple[str, ...]
    evidence: Span
    when: DateMention | None = None
    venue: str = ""
    host: str = ""
    outcome: str = ""
    definite: bool = False
    past: bool = False
    part: int = 0
    until: DateMention | None = None
    news: Days | None = None
    unnamed: frozenset[str] = frozenset()
    recalled: bool = False
    shown: bool = False

    @property
    def sure(self) -> int:
        """How much of who, when and where the sentence gives."""
        return (
            2 * min(len(self.who), 2)
            + 2 * bool(self.when or self.until)
            + bool(self.until)
            + bool(self.venue)
            - self.shown
        )


def joined(drafts: list[Draft]) -> list[Draft]:
    """The drafts without repetition, in order of their first telling."""
    talks: list[Draft] = []
    for draft in drafts:
        place = next((at for at in reversed(range(len(talks))) if _same(talks[at], draft)), None)
        if place is None:
            if draft.who or draft.recalled:
                talks.append(draft)
        else:
            talks[place] = _both(talks[place], draft)
    return talks


def _same(old: Draft, new: Draft) -> bool:
    if not _days_fit(old.when, new.when):
        return False
    if old.recalled or new.recalled:
        return _recalled_same(old, new)
    if not new.who:
        return new.definite and new.part - old.part <= 6 and _may_mean(old.kind, new.kind)
    if not _kinds_fit(old, new) or (old.kind != new.kind and old.evidence == new.evidence and not new.definite):
        return False
    if _named_later(old, new):
        return True
    a, b = set(old.who), set(new.who)
    if (
        old.status != new.status
        and {old.status, new.status} <= {"held", "planned", "proposed"}
        and not (old.when and new.when)
    ):
        return False
    if len(a) == 1 or len(b) == 1:
        return a == b and (old.kind not in {"press conference", "visit"} or _places_fit(old, new))
    return len(a & b) >= 2 and (a <= b or b <= a)


def _recalled_same(old: Draft, new: Draft) -> bool:
    """True if a talk named by its place is one told with its sides, or by its place too."""
    if old.kind != new.kind or old.status != "held" or new.status != "held":
        return False
    if not (old.recalled and new.recalled) and not (old.venue and new.venue):
        return False
    return _places_fit(old, new)


def _named_later(old: Draft, new: Draft) -> bool:
    """True if one names who the other has as "a senior official": one more side is the same, and the day fits."""
    a, b = set(old.who) - old.unnamed, set(new.who) - new.unnamed
    if len(old.who) != len(new.who) or len(a) == len(old.who) == len(b):
        return False
    near = new.part - old.part <= 2
    return near and bool(a & b) and (a <= b or b <= a)


def _places_fit(old: Draft, new: Draft) -> bool:
    return not old.venue or not new.venue or old.venue in new.venue or new.venue in old.venue


def _kinds_fit(old: Draft, new: Draft) -> bool:
    if old.kind == new.kind:
        return True
    return bool("meeting" in {old.kind, new.kind} and {old.kind, new.kind} <= GENERAL)


def _may_mean(old: TalkKind, new: TalkKind) -> bool:
    """True if "the meeting" (new) can speak of a talk of the old kind."""
    return old == new or (new == "meeting" and old in GENERAL | {"call"})


def _days_fit(old: DateMention | None, new: DateMention | None) -> bool:
    if old is None or new is None:
        return True
    return old.date_from <= new.date_to and new.date_from <= old.date_to


def _both(old: Draft, new: Draft) -> Draft:
    best, other = (old, new) if old.sure >= new.sure else (new, old)
    when = best.when or other.when
    if best.when and other.when and _days(other.when) < _days(best.when):
        when = other.when
    special = old.kind if old.kind != "meeting" else new.kind
    status = old.status
    if not new.past and (
        new.status in {"cancelled", "postponed", "refused"} or (new.who and _RANK[new.status] > _RANK[status])
    ):
        status = new.status
    return replace(
        best,
        kind=special,
        status=status,
        who=_fullest(old, new),
        when=when,
        venue=best.venue or other.venue,
        host=best.host or other.host,
        outcome=old.outcome or new.outcome,
        until=old.until or new.until,
        part=max(old.part, new.part),
        definite=False,
        recalled=old.recalled and new.recalled,
        news=None if old.past and not new.who else old.news or (new.news if new.who and not new.past else None),
    )


def _fullest(old: Draft, new: Draft) -> tuple[str, ...]:
    """The participants of the draft that names more of them."""
    named = [sum(one not in draft.unnamed for one in draft.who) for draft in (old, new)]
    if named[0] == named[1]:
        return old.who if len(old.who) >= len(new.who) else new.who
    return old.who if named[0] > named[1] else new.who


def _days(when: DateMention) -> int:
    return (when.date_to - when.date_from).days

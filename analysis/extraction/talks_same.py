"""Several sentences about one talk -> one talk, with the best evidence; never across different days."""

from __future__ import annotations

from dataclasses import dataclass, replace

from analysis.model import DateMention, Span, TalkKind, TalkStatus

GENERAL = frozenset({"meeting", "summit", "meal", "working-level talks"})
_RANK = {"cancelled": 5, "postponed": 4, "refused": 3, "held": 2, "planned": 1, "proposed": 0}


@dataclass(frozen=True, slots=True)
class Draft:
    """A talk as one sentence tells of it.

    `definite` is true for "the meeting" and "they met", which may speak of a talk told before; `sure` counts what the
    sentence itself gives.
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

    @property
    def sure(self) -> int:
        """How much of who, when and where the sentence gives."""
        return 2 * min(len(self.who), 2) + 2 * bool(self.when) + bool(self.venue)


def joined(drafts: list[Draft]) -> list[Draft]:
    """The drafts without repetition, in order of their first telling."""
    talks: list[Draft] = []
    for draft in drafts:
        place = next((at for at in reversed(range(len(talks))) if _same(talks[at], draft)), None)
        if place is None:
            if draft.who:
                talks.append(draft)
        else:
            talks[place] = _both(talks[place], draft)
    return talks


def _same(old: Draft, new: Draft) -> bool:
    if not _days_fit(old.when, new.when):
        return False
    if not new.who:
        return new.definite and new.part - old.part <= 6 and _may_mean(old.kind, new.kind)
    if not _kinds_fit(old, new):
        return False
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
        who=old.who if len(old.who) >= len(new.who) else new.who,
        when=when,
        venue=best.venue or other.venue,
        host=best.host or other.host,
        outcome=old.outcome or new.outcome,
        until=old.until or new.until,
        part=max(old.part, new.part),
        definite=False,
    )


def _days(when: DateMention) -> int:
    return (when.date_to - when.date_from).days

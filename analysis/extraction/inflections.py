"""Word forms -> the form they are counted under: "steps" and "step", "denuclearized" and "denuclearize" are one word.

The rules are those of regular English spelling. A rule that would leave a word the lexicon does not know is not
applied, except for the plain plural in -s, which names and new words take too.
"""

from __future__ import annotations

from functools import cache

from analysis.extraction.lexicon import lexicon
from analysis.resources import words

_VOWELS = frozenset("aeiou")


@cache
def lemma(form: str) -> str:
    """The form under which a word is counted; takes and gives lower case."""
    irregular = _irregular()
    if form in irregular:
        return irregular[form]
    if len(form) < 4 or not form.isalpha() or not form.isascii():
        return form
    if form.endswith("s"):
        return _singular(form)
    for ending in ("ing", "ed"):
        if form.endswith(ending) and len(form) > len(ending) + 2:
            return _base(form, form[: -len(ending)])
    return form


@cache
def inflected(base: str) -> tuple[str, ...]:
    """The forms that are counted under a word, that word first."""
    stem = base.removesuffix("e")
    guesses = [base, base + "s", base + "es", base + "ed", base + "d", base + "ing", stem + "ing", stem + "ed"]
    guesses += [base + base[-1:] + ending for ending in ("ed", "ing")]
    guesses += [base[:-1] + "ies", base[:-1] + "ied"] if base.endswith("y") else []
    guesses += [form for form, counted in _irregular().items() if counted == base]
    return tuple(dict.fromkeys(form for form in guesses if form == base or lemma(form) == base))


def _singular(form: str) -> str:
    if form.endswith(("ss", "us", "is")):
        return form
    if form.endswith("ies") and len(form) > 4:
        return form[:-3] + "y"
    if form.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return form[:-2]
    return form[:-1]


def _base(form: str, stem: str) -> str:
    """The verb of a form in -ed or -ing, if the lexicon knows one: "halt-", "provok(e)", "stop(p)", "carr(y)"."""
    known = _verbs()
    if not _VOWELS & set(stem) and "y" not in stem:
        return form
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "sl" and stem[:-1] in known:
        return stem[:-1]
    if stem.endswith("i") and stem[:-1] + "y" in known:
        return stem[:-1] + "y"
    rates = {base: known[base] for base in (stem, stem + "e") if base in known and len(base) > 2}
    return max(rates, key=lambda base: rates[base]) if rates else form


@cache
def _verbs() -> dict[str, float]:
    """The words that a form in -ed or -ing may come from, with how common they are."""
    return {form: rate for form, rate in lexicon().items() if form not in words("function-words")}


@cache
def _irregular() -> dict[str, str]:
    return {form: base or form for form, _, base in (entry.partition(" ") for entry in words("irregular-forms"))}

"""Counts that are taken from a larger one: "two of whom", "among the dead", "two women" of the people shot."""

import re
from dataclasses import replace

from schemas.vocabulary import VictimGroup
from tasks.extract.casualties.draft import Draft, outcome_of
from tasks.extract.casualties.harms import IN_CARE, Construction
from tasks.extract.lexicons.words import word_class

_SHARE = re.compile(r"(?i)\bof (?:them|whom|those|the|these|his|her)\b")


def join_shares(drafts: list[Draft | None]) -> None:
    """Make "two of whom", "four were among the dead" and "two women" parts of the count that they are taken from."""
    for index, draft in enumerate(drafts):
        if draft is None or draft.part_of is not None or draft.is_zero or not draft.counted:
            continue
        wholes = [i for i, d in enumerate(drafts) if d and i != index and _can_hold(d, draft)]
        before = [i for i in wholes if _stands_before(drafts[i], draft)]
        if is_share(draft) and wholes:
            drafts[index] = replace(draft, part_of=before[-1] if before else wholes[0])
        elif before and _is_kind_of(draft, drafts[before[-1]]):
            drafts[index] = replace(draft, part_of=before[-1])


def _can_hold(whole: Draft, part: Draft) -> bool:
    """Whether a count of people in general can hold another statement of the same outcome."""
    people = whole.people
    if whole.part_of is not None or people.group != VictimGroup.ALL or people.number is None or people.further:
        return False
    if outcome_of(whole) != outcome_of(part) or is_share(whole) or part.people.further:
        return False
    return most(whole) >= max(most(part), 2) and part.people.group != VictimGroup.PERPETRATOR


def is_share(draft: Draft) -> bool:
    """Whether its words say that the people counted are some of others: "two of whom", "among the dead"."""
    if draft.construction == Construction.AMONG or _SHARE.search(draft.people.tokens.text):
        return True
    return draft.construction in IN_CARE and draft.people.group == VictimGroup.OTHER


def _is_kind_of(draft: Draft, whole: Draft | None) -> bool:
    """Whether a later, smaller count of women, or "one", is taken from a count of people a few sentences before."""
    if whole is None or draft.people.number is None or most(draft) >= most(whole):
        return False
    bare = draft.people.noun is None and draft.people.head.lower_ == "one"
    near = sum(1 for t in draft.word.doc[whole.word.i : draft.word.i] if t.is_sent_start) in range(1, 4)
    return near and (
        bare or (not draft.is_single and draft.people.head.lower_ in word_class("casualties/kind_of_people"))
    )


def _stands_before(whole: Draft | None, part: Draft) -> bool:
    return whole is not None and whole.people.tokens.start < part.people.tokens.start


def most(draft: Draft) -> int:
    """The largest number that a statement names, 0 where it names none."""
    return max(draft.people.value or 0, draft.people.low or 0, draft.people.high or 0)

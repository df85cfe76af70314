"""Who is who among the victims of one article, so that nobody is counted twice."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from schemas.vocabulary import Qualifier, VictimGroup
from tasks.extract.casualties.division import is_nation
from tasks.extract.casualties.draft import Draft, outcome_of
from tasks.extract.casualties.harms import Construction
from tasks.extract.casualties.people import Identity, People
from tasks.extract.casualties.shares import join_shares, most
from tasks.extract.casualties.words import ABDUCTED, HIT, KILLED, WOUNDED
from tasks.extract.lexicons.people import victim_noun
from tasks.extract.lexicons.words import word_class

_MURDER_SUICIDE = re.compile(r"(?i)(?<!attempted )murders?[- ]suicide")
_PLAIN = (VictimGroup.ALL, VictimGroup.CIVILIAN, VictimGroup.OTHER)


@dataclass
class _Person:
    """One victim as far as the statements before tell of them."""

    name: str | None
    age: int | None
    gender: str | None
    group: VictimGroup
    drafts: list[int] = field(default_factory=list)
    nouns: set[str] = field(default_factory=set)

    def learn(self, index: int, identity: Identity, group: VictimGroup) -> None:
        self.drafts.append(index)
        self.nouns |= {identity.noun} if identity.noun else set()
        self.name = self.name or identity.name
        self.age = self.age if self.age is not None else identity.age
        self.gender = self.gender or identity.gender
        if self.group in (VictimGroup.ALL, VictimGroup.CIVILIAN) and not identity.pronoun:
            self.group = group if group != VictimGroup.ALL else self.group


_DONE = frozenset({Construction.ACTIVE, Construction.PASSIVE})


def tally(drafts: Sequence[Draft], are_apart: Callable[[Draft, Draft], bool] = lambda one, other: False) -> list[Draft]:
    """Give the statements with repeats as parts of the first, individuals as parts of the total that counts them.

    Of persons who were shot or hurt and died only the death is kept. A number of people shot, some of whom died, leaves
    the others wounded; `are_apart` tells statements about different attacks.
    """
    if drafts and _MURDER_SUICIDE.search(drafts[0].word.doc.text):
        drafts = [replace(d, harm=KILLED) if d.harm == HIT and d.construction in _DONE else d for d in drafts]
    drafts = _with_divisions(_who_died(drafts))
    persons = _persons(drafts)
    kept = [
        None if _is_both_again(draft, drafts[:index]) or _is_contradicted(draft, drafts, are_apart) else draft
        for index, draft in enumerate(drafts)
    ]
    weights = _weights(drafts)
    for person in persons:
        _settle_person(person, kept, weights)
    _settle_hit(persons, kept, are_apart)
    _join_totals(persons, kept)
    join_shares(kept)
    return _compact(kept)


def _who_died(drafts: Sequence[Draft]) -> list[Draft]:
    """Let those be dead who were shot and of whom it is then said that both, or all three, died."""
    result = list(drafts)
    for index, later in enumerate(result):
        together = later.people.tokens.text.lower() in word_class("casualties/all_of_them")
        if later.harm != KILLED or not together:
            continue
        before = [i for i in range(index) if result[i].harm in {HIT, WOUNDED} and _is_near(result[i], later)]
        if before and sum(most(result[i]) for i in before) == most(later):
            for i in before:
                result[i] = replace(result[i], harm=KILLED)
    return result


def _is_near(draft: Draft, later: Draft) -> bool:
    """Whether a statement stands in the sentence of a later one or in the one before."""
    sentence = later.word.sent
    start = sentence.doc[sentence.start - 1].sent.start if sentence.start else 0
    return start <= draft.people.tokens.start < later.people.tokens.start


def _is_both_again(draft: Draft, before: Sequence[Draft]) -> bool:
    """Whether a bare "both" points back to people already counted."""
    return draft.people.tokens.text.lower() == "both" and any(other.harm == draft.harm for other in before)


def _is_contradicted(draft: Draft, drafts: Sequence[Draft], are_apart: Callable[[Draft, Draft], bool]) -> bool:
    """Whether "nobody was hurt" stands beside people who were: it is said of some of them, or of another moment."""
    if not draft.is_zero or draft.harm != WOUNDED:
        return False
    return any(
        other.counted
        and not other.is_zero
        and other.people.group != VictimGroup.PERPETRATOR
        and outcome_of(other) == outcome_of(draft)
        and not are_apart(draft, other)
        for other in drafts
    )


def _with_divisions(drafts: Sequence[Draft]) -> list[Draft]:
    """Read "three reporters, two teachers and a nurse" as three: what adds up to the first of a list divides it."""
    result = list(drafts)
    for index, first in enumerate(result):
        rest = [
            i for i in range(index + 1, len(result)) if result[i].word == first.word and result[i].harm == first.harm
        ]
        total = sum(result[i].people.value or 0 for i in rest)
        if not is_nation(first.people) and first.part_of is None and len(rest) > 1 and first.people.value == total > 1:
            for i in rest:
                result[i] = replace(result[i], part_of=index)
    return result


def _persons(drafts: Sequence[Draft]) -> list[_Person]:
    persons: list[_Person] = []
    for index, draft in enumerate(drafts):
        identity = draft.people.single
        if identity is None or draft.part_of is not None or not _described(draft):
            continue
        person = _same(identity, draft, persons, drafts)
        if person is None:
            person = _Person(identity.name, identity.age, identity.gender, draft.people.group)
            persons.append(person)
        person.learn(index, identity, draft.people.group)
    return persons


def _described(draft: Draft) -> bool:
    """Whether a statement describes a person; "one person" and a bare "1" only count."""
    identity = draft.people.single
    if identity is None:
        return False
    if identity.age is not None or identity.name is not None:
        return True
    if draft.people.number is None:
        return identity.noun not in word_class("casualties/general_person") or identity.definite or identity.other
    return identity.noun not in {None, "person", "victim", "individual"}


def _same(identity: Identity, draft: Draft, persons: Sequence[_Person], drafts: Sequence[Draft]) -> _Person | None:
    """The person already told of that a phrase can mean."""
    newest_first = persons[::-1]
    for person in sorted(newest_first, key=lambda person: _is_unlikely(person, draft, drafts)):
        if identity.name and person.name:
            if identity.name == person.name and not _has_other_first_name(draft, person, drafts):
                return person
            continue
        if any(
            drafts[i].word == draft.word and drafts[i].people.tokens.start != draft.people.tokens.start
            for i in person.drafts
        ):
            continue
        if draft.suicide != drafts[person.drafts[0]].suicide:
            continue
        if not _compatible(identity, draft, person) or _is_relative_of(identity, person):
            continue
        if _are_different(identity, draft, person, drafts):
            continue
        last = drafts[person.drafts[-1]]
        if identity.pronoun or (identity.definite and not identity.other):
            return person
        if identity.other or _is_hurt_after_dead(draft, person, drafts):
            continue
        if (
            last.word.sent == draft.word.sent
            and last.people.tokens.start != draft.people.tokens.start
            and (last.harm == draft.harm or identity.name is None)
        ):
            continue
        if identity.age is not None and person.age is not None:
            return person
        if person.name is None and (identity.name is not None or identity.noun is not None):
            return person
    return None


def _has_other_first_name(draft: Draft, person: _Person, drafts: Sequence[Draft]) -> bool:
    """Whether two of one surname are two people: "Asha Nur, 32, and Halima Nur"."""
    known = {name for index in person.drafts if (name := _first_name(drafts[index]))}
    name = _first_name(draft)
    return name is not None and bool(known) and name not in known


def _first_name(draft: Draft) -> str | None:
    names = [token.text for token in draft.people.tokens if token.is_alpha and victim_noun(token) is None]
    named = draft.people.single is not None and draft.people.single.name is not None and draft.people.noun is not None
    return names[0] if named and len(names) > 1 and draft.people.head.pos_ == "PROPN" else None


def _is_relative_of(identity: Identity, person: _Person) -> bool:
    """Whether a relative is told of who is not the person: "his driver", "the wife of the mayor"."""
    kin = word_class("casualties/kin") - word_class("casualties/common_noun")
    same_age = identity.age is not None and identity.age == person.age
    return (identity.possessed or identity.noun in kin) and identity.noun not in person.nouns and not same_age


def _is_hurt_after_dead(draft: Draft, person: _Person, drafts: Sequence[Draft]) -> bool:
    """Whether somebody newly told of is said to be wounded, and the person is dead: two people."""
    hurt = draft.harm == WOUNDED or (draft.in_care and draft.people.number is not None)
    return hurt and any(drafts[i].harm == KILLED for i in person.drafts)


def _is_unlikely(person: _Person, draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether a death is rather that of somebody else: the person is only told to be wounded."""
    return draft.harm == KILLED and all(drafts[i].harm == WOUNDED for i in person.drafts)


def _are_different(identity: Identity, draft: Draft, person: _Person, drafts: Sequence[Draft]) -> bool:
    """Whether what is newly introduced cannot be a person told of: another trade, or abducted and not harmed."""
    if identity.pronoun or identity.definite:
        return False
    if any((drafts[i].harm == ABDUCTED) != (draft.harm == ABDUCTED) for i in person.drafts):
        return True
    trades = person.nouns - word_class("casualties/common_noun")
    introduced = (
        identity.name is None
        and identity.noun not in word_class("casualties/common_noun")
        and identity.noun is not None
    )
    return (
        introduced
        and bool(trades)
        and identity.noun not in person.nouns
        and not person.nouns & word_class("casualties/common_noun")
    )


def _compatible(identity: Identity, draft: Draft, person: _Person) -> bool:
    if identity.age is not None and person.age is not None and identity.age != person.age:
        return False
    if identity.gender and person.gender and identity.gender != person.gender:
        return False
    if draft.people.group in _PLAIN or identity.pronoun:
        return person.group != VictimGroup.PERPETRATOR or identity.pronoun
    return person.group == draft.people.group or (
        person.group in _PLAIN and draft.people.group != VictimGroup.PERPETRATOR
    )


def _settle_person(person: _Person, drafts: list[Draft | None], weights: dict[tuple[int, str], int]) -> None:
    """Keep the gravest outcome of a person: one statement of it whole, the others as parts of that one.

    The whole one is where most others are told of too, so that those whom one sentence lists stand together.
    """
    told = [(index, draft) for index in person.drafts if (draft := drafts[index])]
    died = any(draft.harm == KILLED for _, draft in told)
    for index, draft in told:
        if died and draft.harm in (WOUNDED, HIT):
            drafts[index] = draft if _is_beside_dead(draft, drafts) else None
            continue
        same = [i for i, d in told if outcome_of(d) == outcome_of(draft)]
        whole = max(same, key=lambda i: (weights[_place(told, i)], -i))
        known = person.group if draft.people.group in _PLAIN else draft.people.group
        people = replace(draft.people, group=VictimGroup.CIVILIAN if known in _PLAIN else known)
        drafts[index] = replace(draft, people=people, part_of=None if whole == index else whole)


def _is_beside_dead(draft: Draft, drafts: Sequence[Draft | None]) -> bool:
    """Whether a sentence sets a wounded person beside a dead one: "one teen killed, another wounded"."""
    single = draft.people.single
    return (
        draft.harm == WOUNDED
        and single is not None
        and single.other
        and any(d and d.harm == KILLED and d.word.sent == draft.word.sent for d in drafts)
    )


def _place(told: Sequence[tuple[int, Draft]], index: int) -> tuple[int, str]:
    draft = next(d for i, d in told if i == index)
    return draft.word.sent.start, outcome_of(draft)


def _weights(drafts: Sequence[Draft]) -> dict[tuple[int, str], int]:
    """How many people each sentence counts under each outcome."""
    weights: dict[tuple[int, str], int] = {}
    for draft in drafts:
        place = (draft.word.sent.start, outcome_of(draft))
        weights[place] = weights.get(place, 0) + (draft.people.value or 0) * (draft.part_of is None)
    return weights


def _settle_hit(
    persons: Sequence[_Person], drafts: list[Draft | None], are_apart: Callable[[Draft, Draft], bool]
) -> None:
    """Read "four people were shot" against what else the article says: with one dead, three are wounded."""
    alive = [draft for draft in drafts if draft]
    settled = any(d.harm == KILLED and d.people.definite and d.people.number for d in alive)
    wounded = {
        d.people.value
        for d in alive
        if d.harm == WOUNDED and d.part_of is None and d.people.number and d.people.value and not d.is_single
        and d.people.group != VictimGroup.OTHER
    }  # fmt: skip
    for index, draft in enumerate(drafts):
        if draft is None or draft.harm != HIT:
            continue
        value = draft.people.value
        whole = drafts[draft.part_of] if draft.part_of is not None else None
        if whole is not None and whole.harm != HIT:
            drafts[index] = replace(draft, harm=whole.harm)
            continue
        if draft.people.single is not None and draft.people.single.pronoun and not draft.in_care:
            drafts[index] = None  # "they shot him": whether he lives is told elsewhere
            continue
        if draft.in_care and not draft.people.definite:
            drafts[index] = replace(draft, harm=WOUNDED)
            continue
        if _are_others(draft):
            drafts[index] = replace(draft, harm=WOUNDED)
        elif settled and not wounded:
            drafts[index] = None
        elif value is None or draft.is_single:
            drafts[index] = replace(draft, harm=WOUNDED)
        elif wounded:
            drafts[index] = replace(draft, harm=WOUNDED) if value in wounded else None
        else:
            near = [other if other and not are_apart(draft, other) else None for other in drafts]
            drafts[index] = _survivors(draft, value, _killed(persons, near))


def _are_others(draft: Draft) -> bool:
    """Whether people hit are others than the dead: "four more", "three aides were also shot", "two bystanders"."""
    also = any(child.lower_ == "also" for child in draft.word.children)
    noun = draft.people.noun
    only_near = noun is not None and noun.lemma_.lower() in word_class("casualties/onlookers")
    return draft.people.further or draft.people.group == VictimGroup.OTHER or also or only_near


def _killed(persons: Sequence[_Person], drafts: Sequence[Draft | None]) -> int:
    """How many victims were killed by the article's own counts."""
    described = {index for person in persons for index in person.drafts}
    counts = [
        draft.people.value - _attackers_in(index, drafts)
        for index, draft in enumerate(drafts)
        if draft and draft.harm == KILLED and draft.part_of is None and index not in described and draft.people.value
        and draft.people.group != VictimGroup.PERPETRATOR
    ]  # fmt: skip
    singles = sum(
        any((d := drafts[i]) and d.harm == KILLED and d.people.group != VictimGroup.PERPETRATOR for i in person.drafts)
        for person in persons
    )
    return max([*counts, singles])


def _attackers_in(whole: int, drafts: Sequence[Draft | None]) -> int:
    """How many of a count are attackers: "five dead, including the gunman"."""
    parts = [draft for draft in drafts if draft and draft.part_of == whole]
    return sum(draft.people.value or 0 for draft in parts if draft.people.group == VictimGroup.PERPETRATOR)


def _survivors(draft: Draft, value: int, killed: int) -> Draft | None:
    """The wounded among people shot, None where none is left."""
    if not killed:
        return replace(draft, harm=WOUNDED)
    if value <= killed or draft.people.qualifier != Qualifier.EXACT:
        return None
    left = value - killed
    people = replace(draft.people, value=None, low=left, high=left, qualifier=Qualifier.RANGE)
    return replace(draft, harm=WOUNDED, people=people, construction=Construction.SURVIVORS, rule=None)


def _join_totals(persons: Sequence[_Person], drafts: list[Draft | None]) -> None:
    """Make described persons parts of a count, in another sentence, that can hold all of them."""
    for harm in sorted({draft.harm for draft in drafts if draft}):
        told = [
            i
            for person in persons
            for i in person.drafts
            if (d := drafts[i]) and d.harm == harm and d.part_of is None and d.people.group != VictimGroup.PERPETRATOR
        ]
        totals = [
            (i, d)
            for i, d in enumerate(drafts)
            if d and d.harm == harm and i not in told and _is_total(d) and most(d) >= len(told)
        ]
        for index in told:
            draft = drafts[index]
            beside = [i for i, total in totals if draft and (total.is_total or total.word.sent != draft.word.sent)]
            beside = [i for i in beside if _can_be_of(draft, drafts[i])]
            if draft and beside:
                drafts[index] = replace(draft, part_of=beside[0])


def _can_be_of(draft: Draft | None, total: Draft | None) -> bool:
    """Whether a person can be among those of a count: a policeman is none of two civilians."""
    if draft is None or total is None:
        return False
    return total.people.group in (VictimGroup.ALL, draft.people.group) or draft.people.group == VictimGroup.ALL


def _is_total(draft: Draft) -> bool:
    """Whether a statement counts people without describing them, so that described ones can be among them."""
    people = draft.people
    general = people.group == VictimGroup.ALL or people.head.lemma_.lower() in word_class("casualties/plain_role")
    return draft.part_of is None and people.number is not None and general


def _compact(drafts: Sequence[Draft | None]) -> list[Draft]:
    """Drop what was given up and number the rest anew; a part of something dropped stands alone."""
    numbers = {old: new for new, old in enumerate(index for index, draft in enumerate(drafts) if draft)}
    result = []
    for draft in drafts:
        if draft:
            whole = drafts[draft.part_of] if draft.part_of is not None else None
            same = whole is not None and whole.harm == draft.harm
            part_of = numbers[draft.part_of] if same and draft.part_of is not None else None
            result.append(replace(draft, part_of=part_of, people=_of_the_whole(draft.people, part_of)))
    return result


def _of_the_whole(people: People, part_of: int | None) -> People:
    """Say `all` of a part that is told from the rest by its number only: "one of the wounded"."""
    noun = None if people.noun is None else people.noun.root
    entry = None if noun is None else victim_noun(noun)
    harmed = noun is not None and noun.lower_ in word_class("casualties/wound_word") | word_class(
        "casualties/death_word"
    )
    plain = (
        harmed or (noun is not None and noun.pos_ == "PRON") or (entry is not None and entry.group == VictimGroup.ALL)
    )
    if part_of is None or people.group != VictimGroup.OTHER or people.number is None or not plain:
        return people
    return replace(people, group=VictimGroup.ALL)

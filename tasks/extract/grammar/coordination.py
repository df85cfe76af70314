"""Coordination and apposition: which nouns stand together in a clause, and which only say who another one is."""

from collections.abc import Iterator
from itertools import pairwise

from tasks.extract.lexicons.number_words import value_of
from tasks.extract.lexicons.people import victim_noun
from tasks.extract.lexicons.words import word_class
from tasks.extract.parse import Token

_NEAR = 4  # tokens in which the "and" of a list follows its last member
_BESIDE = 3  # tokens between two nouns under one number
_COUNTING = frozenset({"det", "nummod", "poss", "quantmod", "amod"})
_VERBAL = frozenset({"VERB", "AUX"})


def members(head: Token) -> Iterator[Token]:
    """Give a noun and all that is listed with it: "A, a judge, and her two clerks" are A and the clerks."""
    yield head
    yield from _set_beside(head)
    yield from _cut_off(head)
    for child in head.children:
        if child.i <= head.i or child.pos_ in _VERBAL:
            continue
        if (child.dep_ == "conj" and not _is_of_head(child)) or (child.dep_ == "appos" and is_listed(child)):
            yield from members(child)
        elif child.dep_ == "appos":
            yield from (one for other in child.children if _listed_beyond(other, child) for one in members(other))
        elif child.dep_ == "prep":
            yield from _listed_after(child)


def _is_of_head(conjunct: Token) -> bool:
    """Whether a conjunct is no further member: it breaks the head down, or one number counts them both."""
    return _breaks_down(conjunct) or _shares_number(conjunct)


def _shares_number(noun: Token) -> bool:
    """Whether a number counts two nouns together: "14 women and girls"."""
    bare = noun.tag_ == "NNS" and not any(child.dep_ in _COUNTING for child in noun.children)
    return bare and is_numbered(noun.head) and noun.i - noun.head.i <= _BESIDE


def _listed_after(preposition: Token) -> Iterator[Token]:
    """Give those whom the parser lists with what follows a preposition.

    "scores of farmers and two guards", "the mayor of Oran, Algeria, and his driver".
    """
    vague = preposition.head.lower_ in word_class("grammar/vague_amount")
    for noun in preposition.children:
        if preposition.lower_ == "of" and vague:
            yield from (one for one in members(noun) if one.i != noun.i)
        elif noun.dep_ == "pobj" and noun.ent_type_ == "GPE":
            yield from (one for one in noun.conjuncts if one.i > noun.i and _is_person(one))


def _is_person(noun: Token) -> bool:
    entry = victim_noun(noun)
    return not noun.ent_type_ and entry is not None and entry.group is not None


def _set_beside(head: Token) -> Iterator[Token]:
    """Give the second subject of a verb that an "and" joins to the first: "volunteers (VDP) and four soldiers"."""
    for other in head.head.children:
        if other.dep_ == head.dep_ and other.i > head.i and set_beside(head, other):
            yield from members(other)


def _cut_off(subject: Token) -> Iterator[Token]:
    """Give the first of a list that an insertion cuts off: "ten men, most of them clerks, and a nun died"."""
    joint = subject.left_edge.i - 1
    ends = subject.doc[joint - 1 : joint + 1].text.lower() == ", and" if joint > subject.sent.start else False
    if subject.dep_ in {"nsubj", "nsubjpass"} and ends:
        before = reversed(subject.doc[subject.sent.start : joint - 1])
        numbered = next((noun for noun in before if is_numbered(noun) and _is_person(noun)), None)
        if numbered is not None and numbered.nbor().text == "," and _is_left_over(numbered):
            yield numbered


def _is_left_over(noun: Token) -> bool:
    """Whether the parser finds no verb of which a noun is an argument, but a participle or another noun at most."""
    return noun.dep_ in {"ROOT", "appos"} or (noun.dep_ == "nsubj" and noun.head.tag_ == "VBG")


def set_beside(first: Token, second: Token) -> bool:
    """Whether the second of two subjects goes on the list of the first: "the bomber, a driver and two guards"."""
    before = second.doc[second.left_edge.i - 1]
    joints = [child.i for child in first.children if child.dep_ == "cc"]
    return before.i in joints or (before.text == "," and before.i == first.right_edge.i + 1 and _goes_on(second))


def first_of_list(noun: Token) -> Token:
    """Give the noun that a list hangs on, the noun itself where it is no member of one."""
    while noun.dep_ == "conj" or (noun.dep_ == "appos" and is_listed(noun)):
        noun = noun.head
    return noun


def explained_by(head: Token) -> Iterator[Token]:
    """Give the nouns that say who or what a noun is: "A, a judge", "the group, the Front"."""
    return (child for child in head.children if child.dep_ == "appos" and not is_listed(child))


def is_listed(apposition: Token) -> bool:
    """Whether what is parsed as an apposition is the next of a list: "6 clerics, a maid, and her daughter".

    A relative ("a vendor, his wife and their children") and what differs in number from the noun before is a further
    member where the list goes on; names with their ages are members too. A breakdown of a total ("three people, two
    men and a woman") explains it.
    """
    head = apposition.head
    if apposition.i < head.i or _adds_up(apposition) or _is_share(apposition):
        return False
    if _has_age(head) and _has_age(apposition):
        return True
    related = any(child.dep_ == "poss" and child.pos_ == "PRON" for child in apposition.children)
    single = apposition.tag_ in {"NN", "NNP"} and any(child.dep_ == "det" for child in apposition.children)
    differs = head.tag_ in {"NNS", "NNPS"} and single
    numbered = is_numbered(apposition) and (is_numbered(head) or head.tag_ == "NN")
    names = head.ent_type_ == apposition.ent_type_ == "PERSON" and apposition.doc[head.i + 1].text == ","
    if _is_next_in_headline(head, apposition):
        return True
    return (related or differs or numbered or names) and (_goes_on(apposition) or _has_next(apposition))


def _is_next_in_headline(head: Token, apposition: Token) -> bool:
    """Whether a headline lists without "and" or article: "two soldiers, driver killed", "death of mother, 2 teens"."""
    bare = not any(child.dep_ in ("det", "poss") for noun in (head, apposition) for child in noun.children)
    numbers = (is_numbered(head), is_numbered(apposition))
    single = (apposition if numbers[0] else head).tag_ == "NN"
    people = all(_is_person(noun) for noun in (head, apposition))
    return bare and numbers[0] != numbers[1] and single and people and apposition.doc[head.i + 1].text == ","


def _is_share(apposition: Token) -> bool:
    """Whether an apposition takes some out of those before: "two of them children", "most of whom"."""
    near = apposition.doc[apposition.left_edge.i : apposition.i + 3]
    return any(one.lower_ == "of" and other.pos_ == "PRON" for one, other in pairwise(near))


def _has_next(apposition: Token) -> bool:
    """Whether the parser hangs a further member on the noun that a list begins with, or on this one."""
    others = (*apposition.head.children, *apposition.children)
    return any(other.dep_ in {"appos", "conj"} and other.i > apposition.i for other in others)


def _breaks_down(conjunct: Token) -> bool:
    """Whether a conjunct says who the people before it are: "three people, two men and a woman"."""
    return conjunct.doc[conjunct.left_edge.i - 1].text == "," and _goes_on(conjunct) and _adds_up(conjunct)


def _adds_up(first: Token) -> bool:
    """Whether nouns after people in general come to as many, or say who an uncounted number of them are."""
    head = first.head
    if head.lemma_.lower() not in word_class("grammar/total_noun"):
        return False
    total = _number_of(head)
    listed = [first, *(one for one in first.subtree if one.dep_ in {"conj", "appos"} and one.head.i >= first.i)]
    parts = [_number_of(one) for one in listed if one.pos_ in {"NOUN", "PROPN"}]
    return total is None or sum(part or 1 for part in parts) == total


def _number_of(noun: Token) -> int | None:
    """How many a noun stands for; None where that is vague."""
    numbers = [value_of(child) for child in noun.children if child.dep_ == "nummod"]
    return numbers[0] if numbers else None if noun.tag_ in {"NNS", "NNPS"} else 1


def _listed_beyond(other: Token, apposition: Token) -> bool:
    """Whether a conjunct of an explanation is of the list: "A, a judge, and her clerks", "volunteers (VDP) and"."""
    names = other.ent_type_ == apposition.ent_type_ == "PERSON" and is_numbered(apposition.head)
    return other.dep_ == "conj" and other.i > apposition.i and _after_a_mark(other) and not names


def _after_a_mark(noun: Token) -> bool:
    start = noun.left_edge.i
    mark, joint = (token.lower_ for token in noun.doc[start - 2 : start])
    return mark in {",", ")"} and joint == "and"


def _goes_on(noun: Token) -> bool:
    end = noun.right_edge.i
    return any(
        token.lower_ in word_class("grammar/and") for token in noun.doc[noun.i : min(end + 1, noun.i + 12)]
    ) or any(token.lower_ == "and" for token in noun.doc[noun.i + 1 : noun.i + _NEAR])


def is_numbered(noun: Token) -> bool:
    """Whether a number says how many of a noun there are."""
    return any(child.dep_ == "nummod" for child in noun.children)


def _has_age(name: Token) -> bool:
    after = name.doc[name.i + 1 : name.i + 3]
    return name.ent_type_ == "PERSON" and len(after) > 1 and after[0].text == "," and after[1].like_num

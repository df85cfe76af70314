"""Coordination and apposition: which nouns stand together in a clause, and which only say who another one is."""

from collections.abc import Iterator

from spacy.tokens import Token

from tasks.extract.lexicons.words import word_class

_NEAR = 4  # tokens in which the "and" of a list follows its last member


def members(head: Token) -> Iterator[Token]:
    """Give a noun and all that is listed with it: "A, a judge, and her two clerks" are A and the clerks."""
    yield head
    yield from _set_beside(head)
    for child in head.children:
        if child.i <= head.i or child.pos_ in {"VERB", "AUX"}:
            continue
        if (child.dep_ == "conj" and not _breaks_down(child)) or (child.dep_ == "appos" and is_listed(child)):
            yield from members(child)
        elif child.dep_ == "appos":
            yield from (one for other in child.children if _listed_beyond(other, child) for one in members(other))


def _set_beside(head: Token) -> Iterator[Token]:
    """Give the second subject of a verb that an "and" joins to the first: "volunteers (VDP) and four soldiers"."""
    joints = [child.i for child in head.children if child.dep_ == "cc"]
    for other in head.head.children:
        if other.dep_ == head.dep_ and other.i > head.i and other.left_edge.i - 1 in joints:
            yield from members(other)


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
    if head.lemma_.lower() in word_class("grammar/total_noun") or apposition.i < head.i:
        return False
    if _has_age(head) and _has_age(apposition):
        return True
    related = any(child.dep_ == "poss" and child.pos_ == "PRON" for child in apposition.children)
    single = apposition.tag_ in {"NN", "NNP"} and any(child.dep_ == "det" for child in apposition.children)
    differs = head.tag_ in {"NNS", "NNPS"} and single
    numbered = is_numbered(head) and is_numbered(apposition)
    return (related or differs or numbered) and _goes_on(apposition)


def _breaks_down(conjunct: Token) -> bool:
    """Whether a conjunct says who the people before it are: "three people, two men and a woman"."""
    total = conjunct.head.lemma_.lower() in word_class("grammar/total_noun") and is_numbered(conjunct.head)
    return total and conjunct.doc[conjunct.left_edge.i - 1].text == "," and _goes_on(conjunct)


def _listed_beyond(other: Token, apposition: Token) -> bool:
    """Whether a conjunct of an explanation is of the list: "A, a judge, and her clerks", "volunteers (VDP) and"."""
    return other.dep_ == "conj" and other.i > apposition.i and _after_a_mark(other)


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
    """Whether a noun is counted: "12 villagers"."""
    return any(child.dep_ == "nummod" for child in noun.children)


def _has_age(name: Token) -> bool:
    after = name.doc[name.i + 1 : name.i + 3]
    return name.ent_type_ == "PERSON" and len(after) > 1 and after[0].text == "," and after[1].like_num

"""Who those were that a count before is of: "Six were children", "whose husband and two sons were among them"."""

from collections.abc import Iterator
from dataclasses import replace

from tasks.extract.casualties.division import items_between
from tasks.extract.casualties.draft import Draft
from tasks.extract.casualties.harms import Construction
from tasks.extract.casualties.people import People, PeopleReader
from tasks.extract.casualties.shares import is_share, most
from tasks.extract.grammar.coordination import members
from tasks.extract.grammar.participants import objects_of, subject
from tasks.extract.grammar.relations import is_active_subject, is_passive_subject, is_relative_clause
from tasks.extract.grammar.states import predicate_nominals
from tasks.extract.lexicons.people import group_of, is_like_people, nationality_of, victim_noun
from tasks.extract.lexicons.words import word_class
from tasks.extract.numbers.find import Quantity
from tasks.extract.parse import Doc, Token

_BACK = 3  # sentences


def with_kinds(doc: Doc, reader: PeopleReader, drafts: list[Draft]) -> list[Draft]:
    """Add numbers, and people, of whom a sentence says that they were some of those counted before."""
    result = list(drafts)
    at = {draft.people.tokens.start: index for index, draft in enumerate(result)}
    for people, whole in (*_sorted(doc, reader, drafts), *_among_them(doc, reader, drafts)):
        known = at.setdefault(people.tokens.start, len(result))
        if known == len(result):
            result.append(Draft(people, drafts[whole].harm, drafts[whole].word, Construction.SUBSET, part_of=whole))
        elif known != whole and result[known].harm == drafts[whole].harm and result[known].part_of is None:
            result[known] = replace(result[known], part_of=whole)
    return result


def _sorted(doc: Doc, reader: PeopleReader, drafts: list[Draft]) -> Iterator[tuple[People, int]]:
    """Read "twenty were clerks, seven cooks and one a nun", each with where the count stands that they are of."""
    for quantity in reader.quantities:
        kind = _kind(doc, quantity)
        whole = _whole(doc, reader, drafts, quantity.start, quantity.value or 0) if kind is not None else None
        people = None if kind is None or whole is None else reader.read(_number(doc, quantity))
        if kind is None or whole is None or people is None or not people.value:
            continue
        group = group_of(kind, victim_noun(kind))
        yield replace(people, noun=doc[kind.i : kind.i + 1], group=group, single=None), whole
        rest = items_between(doc, reader, kind.i + 1, _end_of_list(kind))
        yield from ((one, whole) for one in rest if one.head != kind)


def _number(doc: Doc, quantity: Quantity) -> Token:
    return doc[quantity.digits[0] : quantity.digits[1]].root


def _kind(doc: Doc, quantity: Quantity) -> Token | None:
    """The noun for people in "twenty were clerks", of a number that counts no noun itself."""
    number = _number(doc, quantity)
    verb = number.head
    if is_passive_subject(number) and verb.lemma_ in word_class("casualties/thinking"):
        verb = next((be for be in verb.children if be.lemma_ == "be" and be.i > verb.i), verb)
    elif not is_active_subject(number):
        return None
    if verb.lemma_ != "be" or verb.i < number.i:
        return None
    if any(one.pos_ != "PRON" for one in objects_of(number, "of")):
        return None  # "two of the gunmen"
    return next((noun for noun in predicate_nominals(verb) if noun.i > verb.i and _is_people(doc, noun)), None)


def _is_people(doc: Doc, noun: Token) -> bool:
    entry = victim_noun(noun)
    if entry is not None:
        return entry.group is not None
    return is_like_people(noun, entry) or nationality_of(doc[noun.i : noun.i + 1]) is not None


def _end_of_list(kind: Token) -> int:
    """Where the list that a kind opens ends: before the next verb of its sentence."""
    after = kind.doc[kind.i + 1 : kind.sent.end]
    if is_relative_clause(kind.head):
        return kind.i + 1
    return next((token.i for token in after if token.pos_ in {"VERB", "AUX"} or token.text == ";"), kind.sent.end)


def _among_them(doc: Doc, reader: PeopleReader, drafts: list[Draft]) -> Iterator[tuple[People, int]]:
    """Read "his sister was among them", "among them were two nuns" after a count."""
    for them in doc:
        verb = them.head.head
        if (
            them.lower_ != "them"
            or them.head.lower_ != "among"
            or verb.lemma_ not in word_class("casualties/among_verb")
        ):
            continue
        named = subject(verb)
        heads = [named.head] if named is not None else predicate_nominals(verb)
        first = min([verb.i, *(head.left_edge.i for head in heads)])
        whole = _whole(doc, reader, drafts, first, 1)
        if whole is not None:
            named_so = (reader.read(one, animate=True) for head in heads for one in members(head))
            yield from ((people, whole) for people in named_so if people and _can_be_among(people, drafts[whole]))


def _can_be_among(people: People, whole: Draft) -> bool:
    """Whether people told of, and not only pointed at, are fewer than a count."""
    pointing = people.single is not None and people.single.pronoun
    return not pointing and 0 < (people.value or 0) < most(whole)


def _whole(doc: Doc, reader: PeopleReader, drafts: list[Draft], index: int, value: int) -> int | None:
    """Where the last count before stands that holds more; None where people are told of since who came to no harm."""
    start = doc[index].sent.start
    for _ in range(_BACK - 1):
        start = doc[start - 1].sent.start if start else 0
    for quantity in reversed(reader.quantities):
        if not start <= quantity.start < index:
            continue
        at = next((i for i, draft in enumerate(drafts) if _is_number_of(draft, quantity)), None)
        if at is None and _counts_people(doc, quantity):
            return None
        if at is not None and most(drafts[at]) > value and drafts[at].part_of is None and not is_share(drafts[at]):
            return at
    return None


def _is_number_of(draft: Draft, quantity: Quantity) -> bool:
    number = draft.people.number
    return number is not None and number.start <= quantity.digits[0] < number.end


def _counts_people(doc: Doc, quantity: Quantity) -> bool:
    noun = _number(doc, quantity).head
    entry = victim_noun(noun) if noun.i >= quantity.end else None
    return entry is not None and entry.group is not None

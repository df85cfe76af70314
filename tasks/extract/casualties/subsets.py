"""Subsets of a count: what follows "including" and "among them"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from schemas.vocabulary import VictimGroup
from tasks.extract.casualties.draft import Draft, outcome_of
from tasks.extract.casualties.harms import Construction
from tasks.extract.casualties.people import People, PeopleReader
from tasks.extract.casualties.shares import most
from tasks.extract.casualties.words import harm_entry
from tasks.extract.grammar.relations import is_premodifier
from tasks.extract.lexicons.people import group_of, victim_noun
from tasks.extract.lexicons.words import word_class
from tasks.extract.numbers.find import Quantity
from tasks.extract.parse import Doc, Token
from tasks.extract.parse import Span as TokenSpan

_SUBSETS = re.compile(
    r"(?i)\b(?:including|among (?:them|those|the (?:dead|wounded|injured|victims|killed))|of (?:whom|which|them))\b"
)


def with_subsets(doc: Doc, reader: PeopleReader, drafts: list[Draft]) -> list[Draft]:
    """Add what follows "including" and "among them" as subsets of the count before."""
    result = [replace(draft, part_of=_done_to_some(draft, drafts)) for draft in drafts]
    starts = {draft.people.tokens.start: index for index, draft in enumerate(result)}
    for whole_index, draft in enumerate(drafts):
        for people, cue in _subset_people(doc, reader, draft, drafts):
            known = starts.get(people.tokens.start)
            if known == whole_index:
                continue
            if known is not None:
                if outcome_of(result[known]) == outcome_of(draft) or _is_stray(result[known], cue):
                    result[known] = replace(result[known], harm=draft.harm, part_of=whole_index)
                continue
            starts[people.tokens.start] = len(result)
            result.append(Draft(people, draft.harm, cue, Construction.SUBSET, part_of=whole_index))
    return result


def _done_to_some(draft: Draft, drafts: list[Draft]) -> int | None:
    """Where the count stands that a bare number is of: "killed 19 farmers, slitting the throats of eleven"."""
    if draft.people.noun is not None or draft.people.number is None or draft.word.tag_ != "VBG":
        return draft.part_of
    for index, whole in enumerate(drafts):
        before = whole.harm == draft.harm and whole.word == draft.word.head and whole.part_of is None
        if before and most(whole) > most(draft):
            return index
    return draft.part_of


def _one_each(reader: PeopleReader, draft: Draft, drafts: list[Draft]) -> Iterator[tuple[People, Token]]:
    """Read "three people, one a child", "13 of them officers and one a driver" and "eleven, two seriously"."""
    doc = reader.doc
    for quantity in reader.quantities:
        if not draft.people.tokens.end <= quantity.start < draft.word.sent.end:
            continue
        joint, after = doc[quantity.start - 1], doc[quantity.end : quantity.end + 1].text
        people = None
        if after in word_class("casualties/degree") and joint.text == ",":
            people = reader.read(doc[quantity.digits[0]])
        elif (
            quantity.value == 1
            and (joint.is_punct or joint.lower_ == "and")
            and after in word_class("casualties/articles")
        ):
            people = None if _is_of_others(draft, drafts, quantity) else _who_one_was(reader, quantity)
        if people is not None and most(draft) > most(replace(draft, people=people)):
            yield people, joint


def _is_of_others(draft: Draft, drafts: list[Draft], quantity: Quantity) -> bool:
    """Whether another count stands between a total and a number."""
    return any(
        draft.people.tokens.start < other.people.tokens.start < quantity.start
        and other.part_of is None
        and other.people.number is not None
        for other in drafts
    )


def _who_one_was(reader: PeopleReader, quantity: Quantity) -> People | None:
    """The person in "one a lorry driver"."""
    doc = reader.doc
    noun = next((token for token in doc[quantity.end + 1 : quantity.end + 5] if _ends_noun(token)), None)
    people = reader.read(noun) if noun is not None else None
    if people is None or people.single is None:
        return None
    return replace(people, tokens=doc[quantity.start : people.tokens.end])


def _ends_noun(token: Token) -> bool:
    return token.pos_ in {"NOUN", "PROPN"} and token.nbor().pos_ not in {"NOUN", "PROPN"}


def _is_stray(known: Draft, cue: Token) -> bool:
    """Whether the parse gives "of them" to a verb beyond a comma: "died, two of them at home, and 31 were hurt"."""
    between = known.word.doc[cue.i : known.word.i]
    return cue.lower_ == "of" and any(t.text == "," for t in between) and not any(t.pos_ == "VERB" for t in between)


def _subset_people(doc: Doc, reader: PeopleReader, draft: Draft, drafts: list[Draft]) -> Iterator[tuple[People, Token]]:
    end = _end_of(draft.word.sent)
    if draft.people.number is None or draft.people.value == 1 or draft.people.value == 0:
        return
    first = draft.people.tokens
    offset = first.start_char
    yield from _one_each(reader, draft, drafts)
    for match in _SUBSETS.finditer(doc[first.start : end].text, first.end_char - offset):
        cue = doc.char_span(match.start() + offset, match.end() + offset)
        if cue is None:
            continue
        between = [d for d in drafts if draft.people.tokens.start < d.people.tokens.start < cue.start
                   and d.people.number is not None and d.part_of is None]  # fmt: skip
        if between or _others_between(reader, draft, cue):
            return
        counted = reader.quantity_at(cue.start - 1) if cue.text.lower() in word_class("casualties/of_them") else None
        if counted is not None and doc[counted.start - 1].lower_ == "of":
            continue  # "the wife of one of them"
        if counted is not None:
            yield from _part_in_words(reader, draft, counted, cue)
            continue
        bare = reader.quantity_at(cue.end) if cue.text.lower() in word_class("casualties/of_whom") else None
        if bare is not None and (people := _without_noun(reader, draft, bare)):
            yield people, doc[cue.start]
            continue
        for people in _list_after(doc, reader, cue.end, end):
            if people.value is None or draft.people.value is None or people.value <= draft.people.value:
                yield people, doc[cue.start]


def _end_of(sentence: TokenSpan) -> int:
    """Where a sentence ends, with what goes on about its people after the stop: "Among them six children."."""
    doc = sentence.doc
    after = doc[sentence.end].sent if sentence.end < len(doc) else None
    goes_on = after is not None and after.text.startswith(("Among them", "Including"))
    verbless = after is not None and not any(t.pos_ in {"VERB", "AUX"} for t in after)
    return after.end if after is not None and goes_on and verbless else sentence.end


def _others_between(reader: PeopleReader, draft: Draft, cue: TokenSpan) -> bool:
    """Whether "four of them" are others than those harmed: "for killing 19, jailed five men, four of them"."""
    nearer = [q for q in reader.quantities if draft.people.tokens.end <= q.start and q.end < cue.start - 1]
    if not nearer or reader.doc[nearer[-1].start].sent != cue.sent:
        return False
    noun = reader.doc[nearer[-1].end : nearer[-1].end + 1]
    entry = victim_noun(noun[0]) if len(noun) else None
    return entry is not None and entry.group is not None


def _part_in_words(
    reader: PeopleReader, draft: Draft, counted: Quantity, cue: TokenSpan
) -> Iterator[tuple[People, Token]]:
    """Read "two of them seriously", "three of them children": a number of those before, with no verb of its own."""
    doc, last = reader.doc, cue.end
    people = reader.read(doc[counted.digits[0]])
    if people is None or not people.counted or any(t.pos_ in {"VERB", "AUX"} for t in doc[last : last + 2]):
        return
    article = last < len(doc) and doc[last].lower_ in word_class("casualties/articles")
    kind = next(filter(_ends_noun, doc[last + 1 : last + 5]), doc[last]) if article else doc[min(last, len(doc) - 1)]
    noun = victim_noun(kind)
    if noun is not None and noun.group is not None:
        people = replace(people, noun=doc[kind.i : kind.i + 1], group=group_of(kind, noun))
    if most(draft) >= (people.value or 0):
        end = kind.i + 1 if article else cue.end
        yield replace(people, tokens=doc[counted.start : end], single=None), doc[cue.start]


def _without_noun(reader: PeopleReader, draft: Draft, quantity: Quantity) -> People | None:
    """Read "of which nine in absolute emergency": a number that no noun follows, and no harm of its own."""
    after = reader.doc[quantity.end : quantity.end + 3]
    people = reader.read(reader.doc[quantity.digits[0]])
    if people is None or people.noun is not None or any(harm_entry(t) for t in after):
        return None
    return people if most(draft) >= most(replace(draft, people=people)) else None


def _list_after(doc: Doc, reader: PeopleReader, start: int, end: int) -> Iterator[People]:
    """The phrases of people in the list that starts at a token, up to the next verb."""
    index = start
    while index < end:
        token = doc[index]
        if (token.pos_ in {"VERB", "AUX"} and token.tag_ not in {"VBN", "VBG"}) or token.text in {";", "("}:
            return
        counted = reader.quantity_at(index)
        counting = counted is not None  # "at least seven", "some ten"
        if counted is not None and doc[counted.end : counted.end + 1].text.lower() == "of":
            people = reader.read(doc[counted.digits[0]])
            if people is not None and people.counted:  # "two of the attackers"
                yield people
                index = people.tokens.end
                continue
        if not counting and (
            token.lower_ in word_class("casualties/list_end") or (index == start and token.pos_ == "ADV")
        ):
            return
        if _leaves_list(doc, reader, start, index):
            return
        heads = token.pos_ in {"NOUN", "PROPN"} or token.lower_ == "others"
        last = index + 1 >= end or doc[index + 1].pos_ not in {"NOUN", "PROPN"}
        if heads and last and not is_premodifier(token):
            people = reader.read(token)
            if people is not None and people.counted and _may_be_listed(people):
                yield people
        index += 1


def _may_be_listed(people: People) -> bool:
    """Whether a phrase can be a part of a total: a number, somebody new, or the attacker ("including the bomber")."""
    return not people.definite or people.number is not None or people.group == VictimGroup.PERPETRATOR


def _leaves_list(doc: Doc, reader: PeopleReader, start: int, index: int) -> bool:
    """Whether the comma before "and" ends an insertion: "seven officers, including their chief, and one clerk"."""
    if index == start or doc[index].lower_ != "and" or doc[index - 1].text != "," or index + 1 >= len(doc):
        return False
    return reader.quantity_at(index + 1) is not None and not any(t.text == "," for t in doc[start : index - 1])

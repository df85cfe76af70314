"""Tolls: "the toll rose to 143", "the number of dead is 59", "put the wounded at 43", "from 32 to 41 dead"."""

from collections.abc import Iterator
from dataclasses import replace

from schemas.vocabulary import VictimGroup
from tasks.extract.casualties.draft import Draft, is_void
from tasks.extract.casualties.harms import Construction
from tasks.extract.casualties.people import PeopleReader, bare_number
from tasks.extract.casualties.words import KILLED, WOUNDED
from tasks.extract.grammar.relations import follows_preposition
from tasks.extract.lexicons.people import group_of, victim_noun
from tasks.extract.lexicons.words import word_class
from tasks.extract.numbers.find import Quantity
from tasks.extract.parse import Doc, Token

_REACH = 30  # words from a toll to its number
_BEFORE = 12  # words before a toll in which its number may begin
_OWN = 12  # words that say whose number it is
_BACK = 3  # sentences that a figure can look back on


def tolls(doc: Doc, reader: PeopleReader) -> Iterator[Draft]:
    """Read the number that a toll comes to."""
    for token in doc:
        harm = KILLED if token.lower_ == "toll" else _numbered(token)
        if harm is None:
            continue
        near = _near(reader, token)
        for quantity in near:
            after = token.i < quantity.digits[0] <= token.i + _REACH and doc[quantity.start].sent == token.sent
            later = any(_rose_to(doc, token, other) for other in near if other.start > quantity.start)
            if later and not _rose_to(doc, token, quantity):
                continue  # "the toll of 134 rose to 157"
            if _raised_to(doc, token, quantity) or (after and _leads_to(doc, token, quantity) and not is_void(token)):
                yield _toll(reader, token, quantity, harm)
                yield from _day_by_day(reader, token, quantity, harm)
                break


def _near(reader: PeopleReader, toll: Token) -> list[Quantity]:
    """The numbers in the sentence of a toll, and those right before it."""
    first = min(toll.sent.start, toll.i - _BEFORE)
    return [quantity for quantity in reader.quantities if first <= quantity.start < toll.sent.end]


def _toll(reader: PeopleReader, toll: Token, quantity: Quantity, harm: str) -> Draft:
    people = reader.read(reader.doc[quantity.digits[0]])
    if people is None or not people.counted:
        people = bare_number(reader.doc, quantity)
    group = _numbered_group(toll) or people.group
    return Draft(replace(people, number=quantity.tokens(reader.doc), group=group), harm, toll, Construction.TOLL)


def _day_by_day(reader: PeopleReader, toll: Token, first: Quantity, harm: str) -> Iterator[Draft]:
    """Read "the toll, 12 on Monday night, was 14 by noon and reached 17": each with its time."""
    doc = reader.doc
    for quantity in reader.quantities:
        if quantity == first or quantity.value is None or not toll.i < quantity.start < toll.sent.end:
            continue
        before, after = doc[quantity.start - 1], doc[quantity.end : quantity.end + 1]
        opened = before.text == "," or before.lemma_ in word_class("casualties/toll_verb")
        if opened and any(t.lower_ in word_class("casualties/time_after") for t in after):
            yield _toll(reader, toll, quantity, harm)


def _rose_to(doc: Doc, toll: Token, quantity: Quantity) -> bool:
    """Whether a number is what its toll came to in the end: right after "rose to"."""
    if not toll.i < quantity.start - 1 or doc[quantity.start].sent != toll.sent:
        return False
    return doc[quantity.start - 1].lower_ == "to" and doc[quantity.start - 2].lemma_ in word_class(
        "casualties/toll_verb"
    )


def _raised_to(doc: Doc, toll: Token, quantity: Quantity) -> bool:
    """Whether a number stands before its toll: "raised to 24 the number of people killed", "put at 24 the number"."""
    between = doc[quantity.end : toll.i].text.lower()
    return (
        quantity.start > 1
        and doc[quantity.start - 1].lower_ in ("to", "at")
        and between in word_class("casualties/toll_official")
    )


def _leads_to(doc: Doc, toll: Token, quantity: Quantity) -> bool:
    """Whether a number is that of a toll: right after "of" or "at", or, farther away, after "rose to"."""
    joints = {token.lower_ for token in doc[quantity.start - 1 : quantity.digits[0]]}  # "had passed 100"
    if not joints & word_class("casualties/toll_joint"):
        return False
    rises = doc[quantity.start - 2 : quantity.start].root.head.lemma_ in word_class("casualties/toll_verb") or any(
        t.lemma_ in word_class("casualties/toll_verb") for t in doc[quantity.start - 2 : quantity.start]
    )
    return quantity.digits[0] <= toll.i + 14 or rises or _rises_from(doc, quantity)


def _rises_from(doc: Doc, quantity: Quantity) -> bool:
    """Whether a number ends what a toll rose by: "has risen from 13 to 21"."""
    before = doc[max(0, quantity.start - 4) : quantity.start]
    return len(before) == 4 and before[1].lower_ == "from" and before[0].lemma_ in word_class("casualties/toll_verb")


def _numbered(token: Token) -> str | None:
    """What happened to those whose number is given: "the number of people wounded", "put the dead at"."""
    doc = token.doc
    before = doc[token.i - 1].lower_ if token.i else ""
    if before in word_class("casualties/toll_at") and doc[token.i + 1 : token.i + 2].text == "at":
        words = {token.lower_}
    elif token.lower_ == "number" and doc[token.i + 1 : token.i + 2].text == "of":
        words = {t.lower_ for t in doc[token.i + 1 : token.i + _OWN] if t.sent == token.sent}
    else:
        return None
    if words & word_class("casualties/wounded_in_numbers"):
        return WOUNDED
    return KILLED if words & word_class("casualties/killed_in_numbers") else None


def _numbered_group(token: Token) -> VictimGroup | None:
    """The group in "the number of guerrillas killed"; None where it names people in general or nobody."""
    kinds = [kind for of in token.children if of.lower_ == "of" for kind in of.children if follows_preposition(kind)]
    entries = [(kind, entry) for kind in kinds if (entry := victim_noun(kind)) and entry.group]
    return group_of(*entries[0]) if entries else None


def figures(doc: Doc, reader: PeopleReader, found: list[Draft]) -> Iterator[Draft]:
    """Read bare numbers that count the people of a count beside them or before them.

    "from 32 to 41 dead", "put the figure at 31", "the earlier figure of four", "spoke of 35", "which would make 27",
    "at least 30, and according to one hospital 43, were hurt".
    """
    told = {index for draft in found for index in range(draft.people.tokens.start, draft.people.tokens.end)}
    found = list(found)
    for quantity in reader.quantities:
        if quantity.digits[0] in told or quantity.value == 1 or not quantity.start or not _is_bare(doc, quantity):
            continue
        again = _reported(doc, reader, quantity, found)
        whole = again or _came_to(doc, reader, quantity, found) or _counted_before(doc, quantity, found)
        if whole is not None:
            people = replace(bare_number(doc, quantity), group=whole.people.group)
            found.append(Draft(people, whole.harm, whole.word, Construction.TOLL))
            yield found[-1]


def _reported(doc: Doc, reader: PeopleReader, quantity: Quantity, found: list[Draft]) -> Draft | None:
    """The last count of a sentence that "the nine the papers reported" and "(13 were reported earlier)" give anew."""
    after = doc[quantity.end : min(quantity.end + 5, doc[quantity.start].sent.end)]
    told = next((t for t in after if t.lemma_ in word_class("casualties/reporting") and t.tag_ in {"VBN", "VBD"}), None)
    if told is None or any(t.is_punct for t in doc[quantity.end : told.i]):
        return None
    before = [draft for draft in found if draft.word.sent == told.sent and draft.people.tokens.end <= quantity.start]
    before = [draft for draft in before if draft.people.number is not None and draft.part_of is None]
    last = max(before, key=lambda draft: draft.people.tokens.start, default=None)
    between = [each for each in reader.quantities if last and last.people.tokens.end <= each.start < quantity.start]
    return None if between else last


def _is_bare(doc: Doc, quantity: Quantity) -> bool:
    """Whether no noun follows that a number counts."""
    after = doc[quantity.end : quantity.end + 1]
    return not any(t.pos_ in {"NOUN", "PROPN", "NUM", "ADJ", "SYM"} or t.text in {"%", "-", "/"} for t in after)


def _came_to(doc: Doc, reader: PeopleReader, quantity: Quantity, found: list[Draft]) -> Draft | None:
    """The count that a number rose or fell to: "from 32 to 41 dead", "to 38 from 41"."""
    if doc[quantity.start - 1].lower_ != "from":
        return None
    for draft in found:
        first = draft.people.tokens.start
        after = quantity.end <= first <= quantity.end + 2 and doc[first - 1].lower_ == "to"
        if draft.people.number is not None and (after or draft.people.tokens.end == quantity.start - 1):
            return draft
    return None


def _counted_before(doc: Doc, quantity: Quantity, found: list[Draft]) -> Draft | None:
    """The last count before a number that a figure, a voice or an "or" gives of the same people."""
    if not (_is_figure(doc, quantity) or _is_voice(doc, quantity)):
        return None
    sentence = doc[quantity.start].sent.start
    for _ in range(_BACK - 1):
        sentence = doc[sentence - 1].sent.start if sentence else 0
    before = [
        draft
        for draft in found
        if sentence <= draft.people.tokens.start < quantity.start
        and (draft.people.number is not None or _sums_up(doc, quantity))
        and not draft.is_zero
        and draft.part_of is None
    ]
    dead = [draft for draft in before if draft.harm == KILLED] if _is_figure(doc, quantity) else []
    return max(dead or before, key=lambda draft: draft.people.tokens.start, default=None)


def _is_figure(doc: Doc, quantity: Quantity) -> bool:
    """Read "the figure of 26", "put the figure at 31", "the figure given by the mayor (27)", "which would make 27"."""
    before = doc[quantity.start - 1]
    near = doc[max(quantity.start - 9, before.sent.start) : quantity.start]
    if before.lower_ in {"of", "at", "("}:
        reach = 9 if before.text == "(" else 2
        return any(t.lower_ in word_class("casualties/figure") for t in near[-reach - 1 :])
    in_all = doc[quantity.end : quantity.end + 2].text.lower() in word_class("casualties/in_all")
    if _sums_up(doc, quantity) or (in_all and before.text in {":", ",", "-", "–", "—"}):
        return True
    again = before.lower_ == "to" and doc[before.i - 1].lower_ in word_class("casualties/toll_relative")
    if again and doc[before.i - 2].lemma_ in word_class("casualties/toll_verb"):
        return True  # "revised that to nine"
    made = before.lemma_ == "make" and doc[before.i - 1].lower_ in word_class("casualties/toll_relative")
    return made or (before.lower_ == "to" and doc[before.i - 1].lower_ == "back")


def _sums_up(doc: Doc, quantity: Quantity) -> bool:
    """Read "bringing the total to four", "which takes the count to 19"."""
    near = doc[max(quantity.start - 8, doc[quantity.start - 1].sent.start) : quantity.start - 1]
    total = any(t.lower_ in word_class("casualties/figure") for t in near[-4:])
    brought = any(t.lemma_ in word_class("casualties/toll_bringer") for t in near)
    return doc[quantity.start - 1].lower_ == "to" and total and brought


def _is_voice(doc: Doc, quantity: Quantity) -> bool:
    """Read "a prosecutor spoke of about 60, survivors of 136", "and by their estimate as many as 30", "or 19"."""
    before = doc[quantity.start - 1]
    sentence = before.sent
    told = doc[sentence.start : quantity.start]
    if before.lower_ == "of" and before.i > sentence.start:
        again = any(t.text in {",", "and"} for t in doc[max(before.i - 4, sentence.start) : before.i])
        spoken = any(
            t.lemma_ in word_class("casualties/spoken") and t.nbor().lower_ in word_class("casualties/of_or_at")
            for t in told[:-1]
        )
        return doc[before.i - 1].lemma_ in word_class("casualties/telling") or (spoken and again)
    if before.lower_ == "or":
        after = doc[quantity.end : quantity.end + 1]
        return any(t.lower_ in word_class("casualties/source_word") for t in after)
    near = doc[max(quantity.start - 8, sentence.start) : quantity.start]
    return any(t.lower_ in word_class("casualties/estimate") for t in near)

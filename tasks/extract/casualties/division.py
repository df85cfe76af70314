"""What a total is made up of: "32 bodies: 14 drivers, 11 women, 7 guards", "(38 men, 19 women)", "two among them"."""

from collections.abc import Iterator
from dataclasses import replace

from schemas.vocabulary import Qualifier, VictimGroup
from tasks.extract.casualties.draft import Draft
from tasks.extract.casualties.harms import Construction
from tasks.extract.casualties.people import People, PeopleReader
from tasks.extract.casualties.shares import most
from tasks.extract.casualties.words import KILLED, WOUNDED
from tasks.extract.lexicons.people import nationality_of, victim_noun
from tasks.extract.lexicons.words import word_class
from tasks.extract.numbers.find import Quantity
from tasks.extract.parse import Doc, Token

_REACH = 8  # words between a total and its bracket
_INSIDE = {"ADJ", "ADV", "NOUN", "PROPN", "PUNCT"}
_LONGEST_NOUN = 6  # words


def with_divisions(doc: Doc, reader: PeopleReader, drafts: list[Draft]) -> list[Draft]:
    """Add the groups that a total is divided into, and those named after it as "among them" or "included"."""
    result = list(drafts)
    at = {draft.people.tokens.start: index for index, draft in enumerate(result)}
    for whole, draft in enumerate(drafts):
        if draft.people.number is None or most(draft) < 2 or draft.part_of is not None or is_nation(draft.people):
            continue
        for people in (*_listed(doc, reader, draft), *_named_last(doc, reader, draft)):
            known = at.get(people.tokens.start)
            if known is None:
                at[people.tokens.start] = len(result)
                result.append(Draft(people, draft.harm, draft.word, Construction.SUBSET, part_of=whole))
            elif known != whole and result[known].harm == draft.harm:
                result[known] = replace(result[known], part_of=whole)
    return result


def headed(doc: Doc, reader: PeopleReader) -> Iterator[Draft]:
    """Read "Dead: two pilots, a steward and three cooks", a list under the word for what happened to them."""
    for token in doc[:-1]:
        first = token.i == token.sent.start or token.nbor(-1).lower_ == "the"
        if not first or token.nbor().text != ":":
            continue
        harms = {"casualties/death_word": KILLED, "casualties/wound_word": WOUNDED}
        harm = next((harm for name, harm in harms.items() if token.lower_ in word_class(name)), None)
        end = next((t.i for t in doc[token.i : token.sent.end] if t.text == ";"), token.sent.end)
        if harm is not None:
            for people in items_between(doc, reader, token.i + 2, end):
                yield Draft(people, harm, token, Construction.NEIGHBOUR)


def is_nation(people: People) -> bool:
    """Whether people are called by their country: "three Britons, two Americans and a Dutchman" are six."""
    noun = people.noun
    return noun is not None and victim_noun(noun.root) is None and nationality_of(noun) is not None


def items_between(doc: Doc, reader: PeopleReader, start: int, end: int) -> list[People]:
    """Give the numbers of people, and single persons after "a", that tokens list."""
    found: list[People] = []
    index = start
    while index < end:
        quantity = reader.quantity_at(index)
        people = None
        if quantity is not None and quantity.start == index:
            people = _numbered(doc, reader, quantity)
        elif doc[index].lower_ in word_class("casualties/opens_person"):
            people = _single(doc, reader, index)
        if people is not None:
            found.append(people)
        index = people.tokens.end if people is not None else index + 1
    return found


def _numbered(doc: Doc, reader: PeopleReader, quantity: Quantity) -> People | None:
    noun = _noun_after(doc, quantity.end)
    people = reader.read(noun) if noun is not None else reader.read(doc[quantity.digits[0]])
    if people is not None and people.number is not None:
        return people
    if noun is None or reader.is_thing(noun) or quantity.value is None:
        return None
    tokens = doc[quantity.start : noun.i + 1]
    return People(
        noun, tokens, quantity.tokens(doc), doc[noun.i : noun.i + 1], quantity.value, quantity.low, quantity.high,
        quantity.qualifier, VictimGroup.OTHER, None, None,
    )  # fmt: skip


def _single(doc: Doc, reader: PeopleReader, index: int) -> People | None:
    noun = _noun_after(doc, index + 1)
    entry = None if noun is None else victim_noun(noun)
    if noun is None or noun.lemma_ == "life" or (entry is not None and entry.group is None):
        return None
    people = reader.read(noun)
    return people if people is not None and people.value == 1 else None


def _noun_after(doc: Doc, start: int) -> Token | None:
    """The last noun of the phrase that goes on at a token."""
    last = None
    for token in doc[start : start + _LONGEST_NOUN]:
        if token.pos_ not in _INSIDE or (token.is_punct and token.text not in {"-", "'", '"'}):
            break
        last = token if token.pos_ in {"NOUN", "PROPN"} or (token.tag_ == "JJ" and last is None) else last
    return last


def _listed(doc: Doc, reader: PeopleReader, draft: Draft) -> list[People]:
    """The groups after a colon, a bracket, a dash or a comma that add up to the total; in brackets, to no more."""
    for opener in _openers(doc, draft):
        end = _closing(doc, opener, draft.word.sent.end)
        items = items_between(doc, reader, opener + 1, end)
        if parts := _adding_up(items, draft, at_most=doc[opener].text == "("):
            return parts
    return []


def _openers(doc: Doc, draft: Draft) -> Iterator[int]:
    start = draft.people.tokens.end
    for token in doc[start : draft.word.sent.end]:
        if token.text == ":" or (token.i < start + _REACH and token.text in {"(", ",", "-", "–", "—"}):
            yield token.i


def _closing(doc: Doc, opener: int, end: int) -> int:
    closers = {")"} if doc[opener].text == "(" else {";", "."}
    return next((token.i for token in doc[opener + 1 : end] if token.text in closers), end)


def _adding_up(items: list[People], draft: Draft, at_most: bool) -> list[People]:
    total, value = 0, most(draft)
    for number, people in enumerate(items, start=1):
        if people.qualifier != Qualifier.EXACT or people.value is None:
            return []
        total += people.value
        if total == value and number > 1:
            return items[:number]
    return items if at_most and len(items) > 1 and total < value else []


def _named_last(doc: Doc, reader: PeopleReader, draft: Draft) -> list[People]:
    """Read "Forty people, nine soldiers among them," and "12 people died, the two gunmen included"."""
    start = draft.people.tokens.end
    comma = next((t.i for t in doc[start : draft.word.sent.end] if t.text in {",", "("}), None)
    if comma is None:
        return []
    for token in doc[comma + 1 : draft.word.sent.end]:
        cue = token.lower_ == "included" or doc[token.i : token.i + 2].text.lower() in word_class(
            "casualties/among_them"
        )
        if cue:
            items = items_between(doc, reader, comma + 1, token.i)
            return [people for people in items if most(replace(draft, people=people)) < most(draft)]
        if token.pos_ in {"VERB", "AUX"} or token.text in {";", ":"}:
            return []
    return []

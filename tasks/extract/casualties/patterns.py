"""Statements of harm by neighbouring words, where the parse does not help: "2 killed, 5 hurt", nobody."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token

from schemas.vocabulary import Qualifier, VictimGroup
from tasks.extract.casualties.draft import Draft, is_denied, is_void
from tasks.extract.casualties.people import People, PeopleReader, bare_number
from tasks.extract.casualties.reality import is_combined
from tasks.extract.casualties.words import KILLED, WOUNDED, harm_entry, severity
from tasks.extract.lexicons.people import nationality_of
from tasks.extract.lexicons.words import word_class
from tasks.extract.numbers.find import Quantity

_MULTIPLES = {"double": 2, "triple": 3, "quadruple": 4, "quintuple": 5}


def by_neighbours(doc: Doc, reader: PeopleReader, found: list[Draft]) -> list[Draft]:
    """Trust a word of harm next to a number ("2 killed, 5 hurt") over the parse, and add what the parse left out."""
    told = {index: draft for draft in found for index in range(draft.people.tokens.start, draft.people.tokens.end)}
    result = list(found)
    for quantity in reader.quantities:
        known = told.get(quantity.digits[0])
        word = _harm_after(doc, quantity, strict=known is not None) or (None if known else _harm_before(doc, quantity))
        if word is None or (known and known.word.i in range(quantity.end, word.i + 3)):
            continue
        if word.i > quantity.start and _harms_others(word):
            continue
        entry = harm_entry(word)
        harm = severity(word, entry.harm) if entry else KILLED
        if known and (harm == known.harm or (known.word.i < quantity.start and known.rule != "state")):
            continue
        if known and known.harm == KILLED and known.word.i > word.i:
            continue  # "five miners wounded last week have died"
        people = reader.read(_noun_after(doc, quantity) or doc[quantity.digits[0]])
        if people is None or people.number is None or is_void(word) or is_denied(word):
            continue
        if is_combined(doc, people.number.end):
            continue
        result = [draft for draft in result if draft is not known]
        result.append(Draft(people, harm, word, "neighbour"))
    return [*result, *_another(doc, reader, set(told))]


def continued(doc: Doc, reader: PeopleReader, found: list[Draft]) -> Iterator[Draft]:
    """Go on with a list that the parse broke off: "that killed 13 troops and at least 169 civilians during …"."""
    told = {index for draft in found for index in range(draft.people.tokens.start, draft.people.tokens.end)}
    for draft in found:
        end = draft.people.tokens.end
        if draft.people.number is None or draft.word.i > end or doc[end : end + 1].text != "and":
            continue
        quantity = next((q for q in reader.quantities if q.start == end + 1), None)
        noun = _noun_after(doc, quantity) if quantity and quantity.digits[0] not in told else None
        people = reader.read(noun) if noun is not None else None
        after = doc[noun.i + 1] if noun is not None and noun.i + 1 < len(doc) else None
        if people is not None and people.number is not None and after is not None and after.pos_ not in {"VERB", "AUX"}:
            yield Draft(people, draft.harm, draft.word, f"{draft.rule}_continued")


def _noun_after(doc: Doc, quantity: Quantity) -> Token | None:
    last = None
    for token in doc[quantity.end : quantity.end + 6]:
        if token.pos_ not in {"ADJ", "NOUN", "PROPN", "PART"} or harm_entry(token):
            break
        last = token if token.pos_ in {"NOUN", "PROPN"} else last
    return last


def _harm_after(doc: Doc, quantity: Quantity, strict: bool) -> Token | None:
    """The word of harm after a number and its noun; `strict` allows nothing in between."""
    noun = _noun_after(doc, quantity)
    start = noun.i + 1 if noun is not None else quantity.end
    return _harm_from(doc, start if strict else _after_insertion(doc, start), strict)


def _harm_from(doc: Doc, start: int, strict: bool) -> Token | None:
    for token in doc[start : start + 6]:
        entry = harm_entry(token)
        following = doc[token.i + 1 : token.i + 3]
        if entry and entry.part != "noun" and token.tag_ not in {"VBG", "VB", "VBZ"}:
            if (
                token.lower_ == "shot"
                and len(following) == 2
                and following[0].lower_ == "and"
                and harm_entry(following[1])
            ):
                return following[1]
            attribute = token.dep_ == "amod" and len(following) and following[0].pos_ in {"NOUN", "PROPN", "ADJ"}
            return None if attribute else token
        if token.lower_ in {"fatally", "mortally"} and not (len(following) and harm_entry(following[0])):
            return token
        if strict or token.lower_ not in word_class("casualties/between"):
            return None
    return None


def _harms_others(word: Token) -> bool:
    """Whether who stands before a verb of harm did it: "two gunmen killed 22 people"; not so "two killed, six hurt"."""
    harmed = next((child for child in word.children if child.dep_ == "dobj" and child.i > word.i), None)
    if harmed is None or "NUM" in (harmed.pos_, word.nbor(-1).pos_):
        return False  # "2 killed 5 wounded", "3 teens shot 1 critical"
    if any(token.is_punct for token in word.doc[word.i : harmed.i]):
        return False
    after = word.doc[harmed.i + 1 : harmed.i + 2]
    return not (len(after) and harm_entry(after[0]))


def _another(doc: Doc, reader: PeopleReader, told: set[int]) -> Iterator[Draft]:
    """Read "Another wounded" after "one killed"."""
    for token in doc:
        if token.lower_ != "another" or token.i in told or reader.quantity_at(token.i):
            continue
        word = _harm_from(doc, token.i + 1, strict=False)
        people = reader.read(token)
        if word is not None and people is not None and not is_void(word):
            entry = harm_entry(word)
            yield Draft(people, severity(word, entry.harm) if entry else KILLED, word, "neighbour")


def _after_insertion(doc: Doc, start: int) -> int:
    """Step over "of them" and over ", including the elder,"."""
    if doc[start : start + 2].text.lower() in {"of them", "of whom"}:
        start += 2
    if start + 1 < len(doc) and doc[start].text == "," and doc[start + 1].lower_ in {"including", "among"}:
        return next((token.i + 1 for token in doc[start + 1 : start + 14] if token.text == ","), start)
    return start


def _harm_before(doc: Doc, quantity: Quantity) -> Token | None:
    if not quantity.start:
        return None
    token = doc[quantity.start - 1]
    entry = harm_entry(token)
    return (
        token
        if entry and entry.part == "verb" and entry.victim == "object" and token.sent == doc[quantity.start].sent
        else None
    )


def passives(doc: Doc, reader: PeopleReader, told: set[int]) -> Iterator[Draft]:
    """Passives whose subject the parse put elsewhere: whoever stands right before "was killed"."""
    for word in doc:
        entry = harm_entry(word)
        if (
            word.i in told
            or entry is None
            or entry.victim != "object"
            or word.tag_ != "VBN"
            or is_void(word)
            or is_denied(word)
        ):
            continue
        start = word.i
        while start > word.sent.start and (
            doc[start - 1].pos_ in {"AUX", "ADV"} or doc[start - 1].lower_ in {"shot", "and"}
        ):
            start -= 1
        head = (
            doc[start - 1]
            if start > word.sent.start and any(t.lower_ in {"was", "were"} for t in doc[start : word.i])
            else None
        )
        if head is None or head.pos_ not in {"NOUN", "PROPN"}:
            continue
        for one in (head, *([head.head] if head.dep_ == "conj" else [])):
            people = reader.read(one)
            if people is not None and people.counted:
                yield Draft(people, severity(word, entry.harm), word, "passive")


def nobody(doc: Doc, reader: PeopleReader) -> Iterator[Draft]:
    """Read "No casualties were reported", "there were no injuries or deaths", "without causing casualties"."""
    for token in doc:
        harms = _zero_harms(token)
        if not harms or is_void(token):
            continue
        start = _none_before(token)
        if start is None or any(t.lower_ in word_class("casualties/other_harm") for t in doc[start : token.i]):
            continue
        if nationality_of(doc[start : token.i]) is not None:
            continue  # "no Canadian casualties"
        tokens = doc[start : token.i + 1]
        for harm in harms:
            people = People(token, tokens, doc[start : start + 1], doc[token.i : token.i + 1], 0, 0, 0, Qualifier.EXACT,
                            VictimGroup.ALL, None, None)  # fmt: skip
            yield Draft(people, harm, token, "none")


def _zero_harms(token: Token) -> tuple[str, ...]:
    match token.lemma_.lower():
        case "casualty" | "victim":
            return (KILLED, WOUNDED)
        case "injury":
            return (WOUNDED,)
        case "death" | "fatality":
            return (KILLED,) if token.pos_ == "NOUN" else ()
    return ()


def _none_before(token: Token) -> int | None:
    for before in range(token.i - 1, max(token.i - 7, token.sent.start - 1), -1):
        word = token.doc[before]
        if word.lower_ in word_class("casualties/none_before"):
            return before
        if (
            word.pos_ in {"AUX"}
            or (word.is_punct and word.text not in {",", "-"})
            or (word.tag_ in {"VBD", "VBZ", "VBP"} and word.lower_ != "reported")
        ):
            return None
    return None


def multiples(doc: Doc, reader: PeopleReader) -> Iterator[Draft]:
    """Read "a triple shooting", "a double homicide": how many were harmed."""
    for token in doc[1:]:
        entry = harm_entry(token)
        before = token.nbor(-1)
        value = _MULTIPLES.get(before.lower_)
        if value is None or entry is None or entry.part != "noun" or is_void(token):
            continue
        quantity = Quantity(before.i, token.i, (before.i, before.i + 1), value, value, value, Qualifier.EXACT)
        people = replace(bare_number(doc, quantity), tokens=doc[before.i : token.i + 1])
        yield Draft(people, entry.harm, token, "multiple")

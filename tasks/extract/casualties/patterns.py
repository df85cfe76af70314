"""Statements of harm by neighbouring words, where the parse does not help: "2 killed, 5 hurt", nobody."""

from collections.abc import Collection, Iterator
from dataclasses import replace

from schemas.vocabulary import Qualifier, VictimGroup
from tasks.extract.casualties.among import LABELS
from tasks.extract.casualties.draft import Draft, is_denied, is_void, outcome_of
from tasks.extract.casualties.harms import Construction
from tasks.extract.casualties.people import People, PeopleReader, bare_number
from tasks.extract.casualties.reality import counts_both, is_combined
from tasks.extract.casualties.words import KILLED, WOUNDED, harm_entry, severity
from tasks.extract.grammar.relations import is_adjective, is_joined, is_object
from tasks.extract.lexicons.people import is_person, nationality_of
from tasks.extract.lexicons.words import word_class
from tasks.extract.numbers.find import Quantity
from tasks.extract.parse import Doc, Token

_SAID_OF_SUBJECT = frozenset(
    {
        Construction.BODIES,
        Construction.ELLIPTIC,
        Construction.NEIGHBOUR,
        Construction.PASSIVE,
        Construction.STATE,
        Construction.SUBJECT,
    }
)
_OPENS_LIST = frozenset({Construction.ACTIVE, Construction.LIVES, Construction.NOMINAL})
_MULTIPLES = {"double": 2, "triple": 3, "quadruple": 4, "quintuple": 5}


def by_neighbours(doc: Doc, reader: PeopleReader, found: list[Draft]) -> list[Draft]:
    """Trust a word of harm next to a number ("2 killed, 5 hurt") over the parse, and add what the parse left out."""
    told = {index: draft for draft in found for index in range(draft.people.tokens.start, draft.people.tokens.end)}
    result = list(found)
    for quantity in reader.quantities:
        if _is_whole_of_share(doc, quantity):
            continue
        known = told.get(quantity.digits[0])
        word = _harm_after(doc, quantity, strict=known is not None) or (None if known else _harm_before(doc, quantity))
        if word is None or (known and known.word.i in range(quantity.end, word.i + 3)):
            continue
        if word.i > quantity.start and _harms_others(word):
            continue
        harm = _harm_of(word)
        if known and (harm == known.harm or (known.word.i < quantity.start and _governs(known))):
            continue
        if known and known.harm == KILLED and known.word.i > word.i:
            continue  # "five miners wounded last week have died"
        people = reader.read(_noun_after(doc, quantity) or doc[quantity.digits[0]])
        if people is None or people.number is None or is_void(word) or is_denied(word):
            continue
        if is_combined(doc, people.number.end) or (people.counted and counts_both(word, people.head)):
            continue
        result = [draft for draft in result if draft is not known]
        result.append(Draft(people, harm, word, Construction.NEIGHBOUR))
        result += [Draft(one, harm, word, Construction.NEIGHBOUR) for one in _joined_before(doc, reader, people, told)]
    return [*result, *_another(doc, reader, set(told))]


def _harm_of(word: Token) -> str:
    """What a word next to a number says was done: wounds suffered and care taken hurt, "fatally" kills."""
    if word.lower_ in word_class("casualties/wound_word") | word_class("casualties/care"):
        return WOUNDED
    entry = harm_entry(word)
    return severity(word, entry.harm) if entry else KILLED


def _joined_before(doc: Doc, reader: PeopleReader, people: People, told: Collection[int]) -> Iterator[People]:
    """Give those whom an "and" joins before: "ended with 15 guests and the five assailants dead"."""
    joint = people.tokens.start - 1
    joint -= joint > 0 and doc[joint].pos_ == "DET"
    if joint < 1 or doc[joint].lower_ != "and" or doc[joint - 1].i in told:
        return
    before = next((q for q in reader.quantities if q.start < joint <= q.end + 4 and q.digits[0] not in told), None)
    noun = _noun_after(doc, before) if before is not None else None
    if noun is not None and noun.i == joint - 1 and (joined := reader.read(noun)) and joined.number is not None:
        yield joined


def _is_whole_of_share(doc: Doc, quantity: Quantity) -> bool:
    """Whether a number only says of how many others are: "none of the 40 passengers was hurt"."""
    before = doc[max(quantity.start - 3, 0) : quantity.start]
    if len(before) < 3 or before[1].lower_ != "of" or before[2].pos_ not in {"DET", "PRON"}:
        return False
    return before[0].pos_ in {"NUM", "DET", "PRON"} or before[0].lower_ in word_class("casualties/none")


def _governs(draft: Draft) -> bool:
    """Whether a word of harm takes what follows it as its victims: "killing two wounded men"; not "31 dead, 9 hurt"."""
    return draft.construction not in _SAID_OF_SUBJECT


def continued(doc: Doc, reader: PeopleReader, found: list[Draft]) -> Iterator[Draft]:
    """Go on with a list that the parse broke off: "killed 13 troops, a clerk and at least 169 civilians during"."""
    told = {index for draft in found for index in range(draft.people.tokens.start, draft.people.tokens.end)}
    for draft in found:
        if draft.word.i > draft.people.tokens.start or draft.construction not in _OPENS_LIST:
            continue
        for people in _rest_of_list(doc, reader, draft.people.tokens.end):
            known = draft.people.single is not None and (draft.people.definite or draft.people.single.name is not None)
            explains = known and people.tokens[0].lower_ in word_class("casualties/articles")
            if people.tokens.start not in told and not explains:
                yield Draft(people, draft.harm, draft.word, Construction.CONTINUED)


def _rest_of_list(doc: Doc, reader: PeopleReader, start: int) -> list[People]:
    """The people that commas and a last "and" join to those before; none where a verb of their own follows them."""
    found: list[People] = []
    index, ended = start, False
    while not ended and index < len(doc) - 1:
        joints = doc[index : index + 2] if doc[index].text == "," else doc[index : index + 1]
        ended = joints[-1].lower_ == "and"
        if not ended and joints[0].text != ",":
            return []
        index += len(joints) if ended else 1
        people = _item(doc, reader, index)
        if people is None:
            return []
        found.append(people)
        index = people.tokens.end
    told_of = index < len(doc) and doc[index].pos_ in {"VERB", "AUX"} and doc[index].tag_ != "VBG"
    return [] if told_of or not ended else found


def _item(doc: Doc, reader: PeopleReader, index: int) -> People | None:
    """The member of a list that starts at a token: a number with its noun, or a person after an article."""
    quantity = reader.quantity_at(index)
    if quantity is not None:
        noun = _noun_after(doc, quantity)
        people = reader.read(noun) if noun is not None else None
        return people if people is not None and people.number is not None and people.tokens.start == index else None
    openers = word_class("casualties/articles") | word_class("casualties/of_theirs")
    if index >= len(doc) or doc[index].lower_ not in openers:
        return None
    noun = next((t for t in doc[index + 1 : index + 5] if t.pos_ == "NOUN" and t.nbor().pos_ != "NOUN"), None)
    people = reader.read(noun) if noun is not None and is_person(noun) else None
    return people if people is not None and people.value == 1 and people.tokens.start == index else None


def labelled(doc: Doc, reader: PeopleReader, found: list[Draft]) -> list[Draft]:
    """Read figures after a label: "Dead: 17. Missing: 4", "killed - 8, wounded - 21"."""
    result = list(found)
    for quantity in reader.quantities:
        harm = _label_before(doc, quantity)
        if harm is None:
            continue
        people = reader.read(_noun_after(doc, quantity) or doc[quantity.digits[0]]) or bare_number(doc, quantity)
        result = [draft for draft in result if draft.people.tokens.start != people.tokens.start]
        result.append(Draft(people, harm[0], harm[1], Construction.NEIGHBOUR))
    return result


def _label_before(doc: Doc, quantity: Quantity) -> tuple[str, Token] | None:
    """The harm that a word says which a colon or a dash joins to a number, and that word."""
    if quantity.start < 2 or doc[quantity.start - 1].text not in word_class("casualties/label_mark"):
        return None
    label = doc[quantity.start - 2]
    opens = label.i == 0 or label.is_sent_start or label.nbor(-1).is_punct or label.nbor(-1).is_space
    harm = next((harm for harm, words in LABELS.items() if label.lower_ in word_class(words)), None)
    return (harm, label) if harm is not None and opens else None


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
            attribute = is_adjective(token) and len(following) and following[0].pos_ in {"NOUN", "PROPN", "ADJ"}
            return None if attribute else token
        if token.lower_ in word_class("casualties/mortally") and not (len(following) and harm_entry(following[0])):
            return token
        if not strict and _suffers(token) and (wound := _wound_after(token)):
            return wound
        if token.is_quote:
            continue
        if strict or token.lower_ not in word_class("casualties/between"):
            return None
    return None


def _suffers(verb: Token) -> bool:
    """Whether a word is a verb of suffering, also where it is taken for an adjective."""
    return bool({verb.lemma_, verb.lower_.removesuffix("ed")} & word_class("casualties/suffer_verb"))


def _wound_after(verb: Token) -> Token | None:
    """The wounds or the care that people get: "sustained splinter injuries", "were receiving treatment"."""
    words = word_class("casualties/wound_word") | word_class("casualties/care")
    near = [token for token in verb.doc[verb.i + 1 : verb.i + 4] if not token.is_punct]
    return next((token for token in near if token.lower_ in words), None)


def _harms_others(word: Token) -> bool:
    """Whether who stands before a verb of harm did it: "two gunmen killed 22 people"; not so "two killed, six hurt"."""
    harmed = next((child for child in word.children if is_object(child) and child.i > word.i), None)
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
            yield Draft(people, severity(word, entry.harm) if entry else KILLED, word, Construction.NEIGHBOUR)


def _after_insertion(doc: Doc, start: int) -> int:
    """Step over "of them" and over ", including the elder,"."""
    if doc[start : start + 2].text.lower() in word_class("casualties/of_them"):
        start += 2
    if start + 1 < len(doc) and doc[start].text == "," and doc[start + 1].lower_ in word_class("casualties/among_word"):
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
            doc[start - 1].pos_ in {"AUX", "ADV"} or doc[start - 1].lower_ in word_class("casualties/was_shot")
        ):
            start -= 1
        head = (
            doc[start - 1]
            if start > word.sent.start and any(t.lower_ in word_class("casualties/was") for t in doc[start : word.i])
            else None
        )
        if head is None or head.pos_ not in {"NOUN", "PROPN"}:
            continue
        for one in (head, *([head.head] if is_joined(head) else [])):
            people = reader.read(one)
            if people is not None and people.counted:
                yield Draft(people, severity(word, entry.harm), word, Construction.PASSIVE)


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
            yield Draft(people, harm, token, Construction.NONE)


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


def multiples(doc: Doc, reader: PeopleReader, found: list[Draft]) -> Iterator[Draft]:
    """Read "a triple shooting", "a double homicide": how many were harmed, where nobody else is told to be hurt."""
    if any(draft.counted and not draft.is_zero and outcome_of(draft) == WOUNDED for draft in found):
        return
    for token in doc[1:]:
        entry = harm_entry(token)
        before = token.nbor(-1)
        value = _MULTIPLES.get(before.lower_)
        if value is None or entry is None or entry.part != "noun" or is_void(token):
            continue
        quantity = Quantity(before.i, token.i, (before.i, before.i + 1), value, value, value, Qualifier.EXACT)
        people = replace(bare_number(doc, quantity), tokens=doc[before.i : token.i + 1])
        yield Draft(people, entry.harm, token, Construction.MULTIPLE)

"""Statements of harm before their attack and speaker are known: syntax first, patterns of neighbouring words where it fails."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from schemas.vocabulary import Qualifier, VictimGroup
from tasks.extract.components.casualty_harm import HIT, KILLED, WOUNDED, Harm, find_harm, harm_entry, severity
from tasks.extract.components.casualty_people import Identity, People, PeopleReader, victim_noun
from tasks.extract.components.casualty_reality import has_other_cause, is_generic, is_negated, is_statistic, is_unreal
from tasks.extract.components.numbers import Quantity

_BETWEEN = {"were", "was", "are", "is", "been", "be", "have", "has", "had", "reported", "reportedly", "also", "confirmed", "found",
            "left", "later", "being", "shot", "and", "feared", "believed", "fatally", "seriously", "critically", "slightly", "badly"}  # fmt: skip
_NONE_BEFORE = {"no", "without", "zero"}
_MORE_HARM = {"other", "further", "additional", "new", "more", "else", "serious", "major", "immediate", "life", "police", "officer"}
_TOLL_JOINTS = {"to", "at", "of", "is", "was", "reached", "hit", "passed", "stands", "stood", ":", "now"}
_ANIMATE = {"passive", "active", "nominal", "possessive"}
_DEGREES = {"critically", "seriously", "gravely", "badly", "severely"}
_SUBSETS = re.compile(r"(?i)\b(?:including|among them|among the (?:dead|wounded|injured|victims|killed)|among those|of whom|of them|some of them)\b")


@dataclass(frozen=True, slots=True)
class Draft:
    """One statement: who, what happened to them, by which words and which rule. `part_of` points to another draft."""

    people: People
    harm: str
    word: Token
    rule: str
    suicide: bool = False
    part_of: int | None = None

    @property
    def counted(self) -> bool:
        """Whether it says how many."""
        return self.people.counted

    @property
    def is_zero(self) -> bool:
        """Whether it says that there was nobody."""
        return self.people.value == 0

    @property
    def is_single(self) -> bool:
        """Whether it tells of one person who is described, not only counted."""
        return self.people.single is not None


def read_drafts(doc: Doc) -> list[Draft]:
    """Every statement of harm in a document, in text order; one for each phrase of people and each outcome."""
    reader = PeopleReader(doc)
    harms = find_harm(doc)
    found = [draft for harm in harms if (draft := _from_harm(reader, harm))]
    found += _passives(doc, reader, {harm.word.i for harm in harms} - {harm.word.i for harm in harms if reader.is_thing(harm.victim)})
    found += _nobody(doc, reader)
    found += _tolls(doc, reader)
    found = _by_neighbours(doc, reader, found)
    return _with_subsets(doc, reader, _others(_unique(found)))


def _from_harm(reader: PeopleReader, harm: Harm) -> Draft | None:
    if _is_void(harm.word):
        return None
    if harm.suicide:
        people = reader.read(harm.victim) or _doer(reader.doc, harm.victim)
        single = people.single or Identity()
        return Draft(
            replace(people, group=VictimGroup.PERPETRATOR, single=single, value=1, low=1, high=1, qualifier=Qualifier.EXACT),
            harm.harm, harm.word, harm.rule, suicide=True,
        )  # fmt: skip
    if harm.harm == "casualties" or harm.rule == "count" and any(c.lower_ == "no" for c in harm.word.children):
        return None  # told by `_nobody`
    people = reader.read(harm.victim, animate=harm.harm in (KILLED, "abducted") and harm.rule in _ANIMATE)
    if people is not None and people.single and people.single.pronoun and not _has_antecedent(harm.victim):
        return None
    if people is None or is_negated(harm.word) or _is_age(people):
        return None
    if harm.rule == "count" and people.number is None:
        return None
    if harm.rule in {"attribute", "count"} and (people.number is None or people.definite):
        return None
    if not people.counted and (people.definite or harm.rule not in {"passive", "active", "participle", "subject", "nominal"}):
        return None
    if not people.counted and (harm.word.tag_ == "VBG" or people.head.lower_ == "police"):
        return None
    if harm.rule in {"care", "condition"} and not people.single and not people.number:
        return None
    if people.value == 0 and _else(people.tokens):
        return None
    return Draft(people, harm.harm, harm.word, harm.rule)


def _is_age(people: People) -> bool:
    """Whether a bare number is the age in "One, 20, was hurt"."""
    if people.number is None or people.noun is not None or not people.tokens.start:
        return False
    after = people.tokens.doc[people.tokens.end : people.tokens.end + 1]
    return people.tokens.doc[people.tokens.start - 1].text == "," and after.text == "," and len(people.tokens) == 1


def _has_antecedent(pronoun: Token) -> bool:
    """Whether a person is named or told of before a pronoun, in its sentence or the two before."""
    start = pronoun.sent.start
    for _ in range(2):
        start = pronoun.doc[start - 1].sent.start if start else 0
    before = pronoun.doc[start : pronoun.i]
    return any(t.ent_type_ == "PERSON" or (e := victim_noun(t)) and e.group and t.tag_ in {"NN", "NNP"} for t in before)


def _doer(doc: Doc, token: Token) -> People:
    tokens = doc[token.i : token.i + 1]
    return People(token, tokens, None, tokens, 1, 1, 1, Qualifier.EXACT, VictimGroup.PERPETRATOR, None, Identity())


def _is_void(word: Token) -> bool:
    return is_unreal(word) or is_generic(word) or is_statistic(word.sent) or has_other_cause(word)


def _else(tokens: TokenSpan) -> bool:
    after = tokens.doc[tokens.end : tokens.end + 1]
    return any(t.lower_ in {"else", "other"} for t in (*tokens, *after))


def _passives(doc: Doc, reader: PeopleReader, told: set[int]) -> Iterator[Draft]:
    """Passives whose subject the parse put elsewhere: whoever stands right before "was killed"."""
    for word in doc:
        entry = harm_entry(word)
        if word.i in told or entry is None or entry.victim != "object" or word.tag_ != "VBN" or _is_void(word) or is_negated(word):
            continue
        start = word.i
        while start > word.sent.start and (doc[start - 1].pos_ in {"AUX", "ADV"} or doc[start - 1].lower_ in {"shot", "and"}):
            start -= 1
        head = doc[start - 1] if start > word.sent.start and any(t.lower_ in {"was", "were"} for t in doc[start : word.i]) else None
        if head is None or head.pos_ not in {"NOUN", "PROPN"}:
            continue
        for one in (head, *([head.head] if head.dep_ == "conj" else [])):
            people = reader.read(one)
            if people is not None and people.counted:
                yield Draft(people, severity(word, entry.harm), word, "passive")


def _nobody(doc: Doc, reader: PeopleReader) -> Iterator[Draft]:
    """"No casualties were reported", "there were no injuries or deaths", "without causing casualties"."""
    for token in doc:
        harms = _zero_harms(token)
        if not harms or _is_void(token):
            continue
        start = _none_before(token)
        if start is None or any(t.lower_ in _MORE_HARM for t in doc[start : token.i]):
            continue
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
        if word.lower_ in _NONE_BEFORE:
            return before
        if word.pos_ in {"AUX"} or word.is_punct and word.text not in {",", "-"} or word.tag_ in {"VBD", "VBZ", "VBP"} and word.lower_ != "reported":
            return None
    return None


def _tolls(doc: Doc, reader: PeopleReader) -> Iterator[Draft]:
    """"The death toll rose to 143", "the number of dead is 59"."""
    for token in doc:
        if not (token.lower_ == "toll" or (token.lower_ == "number" and _numbers_dead(token))):
            continue
        for quantity in reader.quantities:
            if not token.i < quantity.digits[0] <= token.i + 14 or doc[quantity.start].sent != token.sent:
                continue
            if doc[quantity.start - 1].lower_ in _TOLL_JOINTS and not _is_void(token):
                tokens = quantity.tokens(doc)
                people = reader.read(doc[quantity.digits[0]])
                if people is None or not people.counted:
                    people = _bare(doc, quantity)
                yield Draft(replace(people, number=tokens), KILLED, token, "toll")
                break


def _numbers_dead(token: Token) -> bool:
    return any(t.lower_ in {"dead", "deaths", "killed", "fatalities", "victims"} for t in token.doc[token.i + 1 : token.i + 6])


def _bare(doc: Doc, quantity: Quantity) -> People:
    tokens = quantity.tokens(doc)
    return People(
        doc[quantity.digits[0]], tokens, tokens, None, quantity.value, quantity.low, quantity.high, quantity.qualifier,
        VictimGroup.ALL, None, None, quantity.further,
    )  # fmt: skip


def _by_neighbours(doc: Doc, reader: PeopleReader, found: list[Draft]) -> list[Draft]:
    """Trust a word of harm next to a number ("2 killed, 5 hurt") over the parse, and add what the parse did not join."""
    told = {index: draft for draft in found for index in range(draft.people.tokens.start, draft.people.tokens.end)}
    result = list(found)
    for quantity in reader.quantities:
        known = told.get(quantity.digits[0])
        word = _harm_after(doc, quantity, strict=known is not None) or (None if known else _harm_before(doc, quantity))
        if word is None or known and known.word.i in range(quantity.end, word.i + 3):
            continue
        entry = harm_entry(word)
        harm = severity(word, entry.harm) if entry else KILLED
        if known and (harm == known.harm or known.word.i < quantity.start and known.rule != "state"):
            continue
        people = reader.read(_noun_after(doc, quantity) or doc[quantity.digits[0]])
        if people is None or people.number is None or _is_void(word) or is_negated(word):
            continue
        result = [draft for draft in result if draft is not known]
        result.append(Draft(people, harm, word, "neighbour"))
    return [*result, *_another(doc, reader, set(told))]


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
            if token.lower_ == "shot" and len(following) == 2 and following[0].lower_ == "and" and harm_entry(following[1]):
                return following[1]
            attribute = token.dep_ == "amod" and len(following) and following[0].pos_ in {"NOUN", "PROPN", "ADJ"}
            return None if attribute else token
        if token.lower_ in {"fatally", "mortally"} and not (len(following) and harm_entry(following[0])):
            return token
        if strict or token.lower_ not in _BETWEEN:
            return None
    return None


def _another(doc: Doc, reader: PeopleReader, told: set[int]) -> Iterator[Draft]:
    """"Another wounded" after "one killed"."""
    for token in doc:
        if token.lower_ != "another" or token.i in told or reader.quantity_at(token.i):
            continue
        word = _harm_from(doc, token.i + 1, strict=False)
        people = reader.read(token)
        if word is not None and people is not None and not _is_void(word):
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
    return token if entry and entry.part == "verb" and entry.victim == "object" and token.sent == doc[quantity.start].sent else None


_RANK = {KILLED: 0, "abducted": 1, "missing": 1, WOUNDED: 2, HIT: 3}


def _unique(drafts: list[Draft]) -> list[Draft]:
    """Keep one statement a phrase and outcome, and of "shot and killed" the graver, in text order."""
    best: dict[tuple[int, bool], Draft] = {}
    for draft in drafts:
        key = (draft.people.tokens.start, draft.people.value == 0 and draft.harm == WOUNDED or draft.harm == "abducted")
        known = best.get(key)
        if known is None or _RANK[draft.harm] < _RANK[known.harm]:
            best[key] = draft
    return sorted(best.values(), key=lambda draft: (draft.people.tokens.start, _RANK[draft.harm]))


def _others(drafts: list[Draft]) -> list[Draft]:
    """Say `other` where a count that names no group does not cover all: "a policeman and two others", "one is critical"."""
    return [
        replace(draft, people=replace(draft.people, group=VictimGroup.OTHER))
        if draft.people.group == VictimGroup.ALL and not draft.is_zero and (_is_partial(draft) or _has_company(draft, drafts))
        else draft
        for draft in drafts
    ]  # fmt: skip


def _is_partial(draft: Draft) -> bool:
    """Whether the words themselves say that there are more people than counted."""
    people = draft.people
    if draft.rule in {"care", "condition", "wounds", "with"} or people.head.lower_ == "another":
        return True
    if draft.harm == WOUNDED and any(child.lower_ in _DEGREES for child in draft.word.children):
        return True
    return people.value == 1 and people.noun is not None and any(t.lower_ in {"of", "other", "another"} for t in people.tokens)


def _outcome(draft: Draft) -> str:
    return WOUNDED if draft.harm == HIT else draft.harm


def _has_company(draft: Draft, drafts: list[Draft]) -> bool:
    """Whether the same word of harm, or the same sentence in front of "others", has counted other people too."""
    for other in drafts:
        if other is draft or _outcome(other) != _outcome(draft) or other.word.sent != draft.word.sent or not other.counted:
            continue
        if other.people.group == VictimGroup.PERPETRATOR or other.is_zero:
            continue
        words = {token.lower_ for token in draft.people.tokens}
        is_other = draft.people.further or bool(words & {"other", "others"})
        if other.word == draft.word or is_other and other.people.tokens.start < draft.people.tokens.start:
            return True
    return False


def _with_subsets(doc: Doc, reader: PeopleReader, drafts: list[Draft]) -> list[Draft]:
    """Add what follows "including" and "among them" as subsets of the count before."""
    result = list(drafts)
    starts = {draft.people.tokens.start: index for index, draft in enumerate(result)}
    for whole_index, draft in enumerate(drafts):
        for people, cue in _subset_people(doc, reader, draft, drafts):
            known = starts.get(people.tokens.start)
            if known == whole_index:
                continue
            if known is not None:
                if result[known].harm == draft.harm or result[known].rule == "with":
                    result[known] = replace(result[known], harm=draft.harm, part_of=whole_index)
                continue
            starts[people.tokens.start] = len(result)
            result.append(Draft(people, draft.harm, cue, "subset", part_of=whole_index))
    return result


def _subset_people(doc: Doc, reader: PeopleReader, draft: Draft, drafts: list[Draft]) -> Iterator[tuple[People, Token]]:
    sentence = draft.word.sent
    if draft.people.number is None or draft.people.value == 1 or draft.people.value == 0:
        return
    for match in _SUBSETS.finditer(doc.text, draft.people.tokens.end_char, sentence.end_char):
        cue = doc.char_span(*match.span(), alignment_mode="expand")
        if cue is None:
            continue
        between = [d for d in drafts if draft.people.tokens.start < d.people.tokens.start < cue.start
                   and d.people.number is not None and d.part_of is None]  # fmt: skip
        if between:
            return
        for people in _list_after(doc, reader, cue.end, sentence.end):
            if people.value is None or draft.people.value is None or people.value <= draft.people.value:
                yield people, doc[cue.start]


def _list_after(doc: Doc, reader: PeopleReader, start: int, end: int) -> Iterator[People]:
    """The phrases of people in the list that starts at a token, up to the next verb."""
    index = start
    while index < end:
        token = doc[index]
        if token.pos_ in {"VERB", "AUX"} and token.tag_ not in {"VBN", "VBG"} or token.text in {";", "("}:
            return
        if token.lower_ in {"when", "after", "before", "while", "in", "at", "as", "during", "where"}:
            return
        heads = token.pos_ in {"NOUN", "PROPN"} or token.lower_ == "others"
        last = index + 1 >= end or doc[index + 1].pos_ not in {"NOUN", "PROPN"}
        if heads and last and token.dep_ in {"pobj", "conj", "dobj", "nsubj", "nsubjpass", "appos", "attr", "ROOT", "npadvmod"}:
            people = reader.read(token)
            if people is not None and people.counted and not people.definite:
                yield people
        index += 1

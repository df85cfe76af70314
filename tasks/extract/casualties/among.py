"""Who the dead and the wounded are: "two clerks are among the dead", "the dead include a cook", "25 of the dead"."""

from collections.abc import Iterator
from dataclasses import replace

from tasks.extract.casualties.draft import Draft, is_void
from tasks.extract.casualties.harms import Construction
from tasks.extract.casualties.idioms import idiom_of
from tasks.extract.casualties.people import People, PeopleReader
from tasks.extract.casualties.words import ABDUCTED, KILLED, MISSING, WOUNDED, harm_entry
from tasks.extract.grammar.coordination import members
from tasks.extract.grammar.participants import objects_of
from tasks.extract.grammar.relations import (
    first_child,
    follows_preposition,
    is_active_subject,
    is_adjective,
    is_article,
    is_clause_on_noun,
    is_object,
    is_passive_subject,
    is_predicate_noun,
    is_relative_clause,
    is_said_by_be,
    is_subject_or_predicate,
)
from tasks.extract.lexicons.people import group_of, victim_noun
from tasks.extract.lexicons.words import word_class
from tasks.extract.parse import Doc, Token

LABELS = {
    KILLED: "casualties/death_word",
    WOUNDED: "casualties/wound_word",
    MISSING: "casualties/missing_word",
    ABDUCTED: "casualties/taken_word",
}
"""The words that name those to whom something happened: "the dead", "the missing"."""
_HURT = {"injured", "wounded"}


def others_among(doc: Doc, reader: PeopleReader) -> Iterator[Draft]:
    """Read what says of some of the dead or wounded who they are; each is a part of a count told elsewhere."""
    for token in doc:
        if token.lower_ == "among":
            yield from _among(reader, token)
        elif token.lemma_ == "include":
            yield from _included(reader, token)
        elif token.lemma_ == "be":
            yield from _are(reader, token)
        elif token.lemma_ in word_class("casualties/told_as"):
            yield from _named(reader, token)
        elif token.lower_ == "of":
            yield from _some_of(reader, token)
            yield from _divided(reader, token)


def _harmed(token: Token | None) -> tuple[Token, str] | None:
    """The word that says what happened to those whom a noun phrase stands for: "the dead", "those killed"."""
    if token is None:
        return None
    after = list(token.doc[token.i + 1 : token.i + 2])
    after = [word for word in after if token.like_num or word.tag_ == "VBN"]
    for word in (token, *token.children, *after):
        if word == token or token.like_num or word in after or is_clause_on_noun(word) or is_adjective(word):
            harm = next((harm for harm, words in LABELS.items() if word.lower_ in word_class(words)), None)
            if harm is not None:
                return word, harm
            idiom = idiom_of(word) if is_relative_clause(word) else None
            if idiom is not None and idiom.harms_argument and idiom.harm in LABELS:
                return word, idiom.harm  # "those who did not make it"
            if is_relative_clause(word) and any(
                t.lower_ in word_class("casualties/killed_in_numbers") for t in word.subtree
            ):
                return word, KILLED  # "those who lost their lives"
    return None


def _draft(people: People | None, harmed: tuple[Token, str]) -> Iterator[Draft]:
    if people is None or not people.counted or people.value == 0 or is_void(harmed[0]):
        return
    if people.definite and people.number is None and people.single is None:
        return
    yield Draft(people, harmed[1], harmed[0], Construction.AMONG)


def _among(reader: PeopleReader, among: Token) -> Iterator[Draft]:
    """Read "two constables were among the dead", "Among the wounded were three nurses"."""
    those = first_child(among, follows_preposition)
    victims = those if those is not None and those.lower_ == "victims" else None
    harmed = _harmed(those) or (None if victims is None else (victims, KILLED))
    if harmed is None:
        return
    head = among.head
    if head.lemma_ not in word_class("casualties/among_verb"):
        subjects = [head] if head.pos_ == "NOUN" and head.i < among.i else []
    else:
        subjects = [child for child in head.children if is_subject_or_predicate(child)]
    for subject in subjects:
        for one in members(subject):
            yield from _draft(reader.read(one), harmed)
            for child in objects_of(one, "with"):
                if child.lemma_.lower() in word_class("casualties/kin"):
                    yield from (draft for each in members(child) for draft in _draft(reader.read(each), harmed))


def _included(reader: PeopleReader, verb: Token) -> Iterator[Draft]:
    """Read "The dead include two constables and a cook"."""
    harmed, listed = _harmed(first_child(verb, is_active_subject)), first_child(verb, is_object)
    if harmed is not None and listed is not None:
        for one in members(listed):
            yield from _draft(reader.read(one), harmed)


def _are(reader: PeopleReader, verb: Token) -> Iterator[Draft]:
    """Read "The dead are a constable and a cook", "The wounded were 29"."""
    subject, listed = first_child(verb, is_active_subject), first_child(verb, is_predicate_noun)
    harmed = _harmed(subject)
    if harmed is None or harmed[0] != subject or listed is None:
        return
    for one in members(listed):
        for draft in _draft(reader.read(one), harmed):
            yield replace(draft, construction=Construction.TOLL if one.pos_ == "NUM" else Construction.SUBJECT)


def _named(reader: PeopleReader, verb: Token) -> Iterator[Draft]:
    """Read "The dead were named as Asha Nur, 41, and a clerk"."""
    harmed = _harmed(first_child(verb, is_passive_subject))
    if harmed is not None:
        for listed in objects_of(verb, "as"):
            for one in members(listed):
                yield from _draft(reader.read(one, animate=True), harmed)


def _some_of(reader: PeopleReader, of: Token) -> Iterator[Draft]:
    """Read "funerals were held for nine of the dead": whatever is said of them, so many are."""
    harmed = _harmed(first_child(of, follows_preposition))
    if harmed is not None and harmed[1] in {KILLED, WOUNDED} and reader.quantity_at(of.i - 1) is not None:
        yield from _draft(reader.read(of.head), harmed)


def _divided(reader: PeopleReader, of: Token) -> Iterator[Draft]:
    """Read "25 of the dead were civilians and three were policemen"."""
    harmed, number = _harmed(first_child(of, follows_preposition)), of.head
    verb = number.head
    if harmed is None or verb.lemma_ != "be" or not is_active_subject(number):
        return
    for each in (verb, *verb.conjuncts):
        subject, kind = first_child(each, is_active_subject), first_child(each, is_predicate_noun)
        quantity = None if subject is None else reader.quantity_at(subject.i)
        entry = None if kind is None else victim_noun(kind)
        if subject is None or quantity is None or kind is None or entry is None or entry.group is None:
            continue
        people = reader.read(subject)
        if people is not None:
            noun = reader.doc[kind.i : kind.i + 1]
            yield from _draft(replace(people, noun=noun, group=group_of(kind, entry), single=None), harmed)


def divided_later(doc: Doc, reader: PeopleReader, found: list[Draft]) -> Iterator[Draft]:
    """Read "Four of the victims were minors, two were priests" after a count of those victims.

    What happened to them is what the last count before says of as many people, or of people called so.
    """
    for of in doc:
        verb = of.head.head
        if of.lower_ != "of" or not is_active_subject(of.head) or _harmed(first_child(of, follows_preposition)):
            continue
        whole = _told_before(reader, first_child(of, follows_preposition), found) if _says_who(verb) else None
        if whole is None:
            continue
        for subject in doc[of.head.i : of.sent.end]:
            counted = is_active_subject(subject) and reader.quantity_at(subject.i) is not None
            if counted and _says_who(subject.head):
                yield from _draft(reader.read(subject), (whole.word, whole.harm))


def _says_who(verb: Token) -> bool:
    """Whether a verb says who people are, and not what was done to them: "were minors", "were French", "came from"."""
    if verb.lemma_ in word_class("casualties/origin_verb"):
        return bool(objects_of(verb, "from"))
    if verb.lemma_ != "be":
        return False
    said = [child for child in verb.children if is_said_by_be(child) and child.i > verb.i]
    return any(harm_entry(child) is None and child.lower_ not in word_class("grammar/at") for child in said)


def _is_near(reader: PeopleReader, draft: Draft, pronoun: Token) -> bool:
    """Whether a count stands in the sentence of a pronoun or in the one before, and no other number between."""
    start = pronoun.doc[pronoun.sent.start - 1].sent.start if pronoun.sent.start else 0
    last = [quantity for quantity in reader.quantities if quantity.end < pronoun.i - 1][-1:]
    return draft.word.i >= start and all(quantity.start <= draft.people.tokens.start for quantity in last)


def _told_before(reader: PeopleReader, those: Token | None, found: list[Draft]) -> Draft | None:
    """The last count before that "the seven", "the victims" or "the civilians" can mean."""
    if those is None or (first_child(those, is_article) is None and those.lower_ != "them"):
        return None
    quantity, entry = reader.quantity_at(those.i), victim_noun(those)
    before = [
        draft
        for draft in found
        if draft.people.tokens.start < those.i and draft.people.number is not None and (draft.people.value or 0) > 1
    ]
    if those.lower_ == "them":
        before = [draft for draft in before if _is_near(reader, draft, those)]
    elif quantity is not None:
        before = [draft for draft in before if draft.people.value == quantity.value]
    elif entry is None or entry.group is None:
        return None
    elif those.lower_ in word_class("casualties/all_victims"):
        before = [draft for draft in before if draft.harm == (WOUNDED if those.lower_ in _HURT else KILLED)]
    return before[-1] if before else None

"""Armed groups that the lexicon does not know: names built like a group's, standing where perpetrators stand."""

import re
from collections.abc import Iterator, Sequence, Set

from schemas.identifiers import slug
from schemas.mentions import KnownActor
from schemas.vocabulary import ActorType, ClaimType
from tasks.extract.actors.names import short_form, stands_for
from tasks.extract.found import FoundActor
from tasks.extract.grammar.claim_rules import rules_at
from tasks.extract.grammar.clause import doer, prepositional, surface_subject
from tasks.extract.grammar.predicates import group_nouns, is_attack_verb, is_speech, is_violent_noun
from tasks.extract.grammar.relations import (
    first_child,
    follows_preposition,
    is_active_subject,
    is_apposition,
    is_content_clause,
    is_owner_or_compound,
    is_undergoer,
    stands_for_actor,
)
from tasks.extract.lexicons.people import nationality_of
from tasks.extract.lexicons.words import word_class
from tasks.extract.parse import Span as TokenSpan
from tasks.extract.parse import Token
from tasks.extract.places.gazetteer import load_gazetteer
from tasks.extract.reading.reading import Reading

NAMED = "actors.unlisted"
_CALLING = re.compile(
    r"(?:call\w*|identif\w+) (?:itself|themselves)(?: as)?,? (?:the )?[\"“']?"
    r"((?:[A-Z][\w'’-]*)(?:(?: (?:of|for|the|and|de|la|del))* [A-Z][\w'’-]*)*)"
)
_CALLED = re.compile(
    r"\b(?:group|organi[sz]ation|band|gang|movement|commando|cell|squad|faction|outfit|militia),? "
    r"(?:(?:that|which) is )?"
    r"(?:called|named|known as|dubbed) (?:the )?[\"“']?"
    r"((?:[A-Z][\w'’-]*)(?:(?: (?:of|for|the|and|de|la|del))* [A-Z][\w'’-]*)*)"
)
_COMMUNIQUE = re.compile(
    r"^(?:[A-Za-z]+ )?(?i:communiqu[eé]|statement|declaration)(?: (?i:no)\.? ?\d+)? (?i:of|by|from)(?: (?i:the))? "
    r"([A-Z][\w'’-]+(?: [\w'’-]+){1,8})$",
    re.MULTILINE,
)
_ABOUT_DOERS = {ClaimType.RESPONSIBILITY, ClaimType.ATTRIBUTION, ClaimType.DENIAL, ClaimType.WARNING}


def find_unlisted_groups(reading: Reading, known: Sequence[FoundActor]) -> list[FoundActor]:
    """Find names that are built like a group's and stand where perpetrators stand, and their repetitions.

    An acronym or a bare name that the text gives with one ("the Blue Hand Front (BHF)", "the Orka gang") repeats it,
    whomever else it may stand for in other texts.
    """
    names = _names_given(reading, {t.i for f in known for t in f.tokens})
    taken = {t.i for f in known if f.tokens.text not in names for t in f.tokens}
    found = []
    for form, name in sorted(names.items(), key=lambda item: -len(item[0])):
        actor = KnownActor(f"group/{slug(name)}", name, ActorType.ARMED_GROUP)
        for hit in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", reading.text):
            tokens = reading.doc.char_span(hit.start(), hit.end())
            if tokens is not None and not any(t.i in taken for t in tokens):
                found.append(FoundActor(tokens, actor, NAMED))
                taken.update(t.i for t in tokens)
    return found


def _names_given(reading: Reading, taken: Set[int]) -> dict[str, str]:
    """Give each form under which a group is named, and its name; an acronym is proof where the name itself is not."""
    built = [s for s in _named_like_groups(reading) if not any(t.i in taken for t in s)]
    bands = [s for s in _bands(reading) if not any(t.i in taken for t in s)]
    shown = [
        s for s in (*built, *bands) if in_perpetrator_place(s.root) or s[-1].lower_ in word_class("actors/armed_bands")
    ]
    shown += [
        s
        for s in (*_blamed_or_claiming(reading), *_self_named(reading), *_issuing(reading))
        if not any(t.i in taken for t in s)
    ]
    shown += [s for s in built if s not in shown and _acts_by_acronym(reading, s)]
    forms: dict[str, str] = {}
    for span in shown:
        name = _bare(span)
        short = _acronym(reading, span)
        alone = name.rsplit(" ", 1)[0] if span[-1].text in word_class("actors/bands") else ""
        name = alone if " " in alone else name
        forms |= {form: name for form in (_bare(span), name, short, alone) if form}
    return forms


def _bands(reading: Reading) -> Iterator[TokenSpan]:
    """Find a name before a common noun for a band: "the Gris Loup gang", "Orka fighters"."""
    for noun in reading.doc[1:]:
        part = any(c.lower_ == "of" for c in noun.rights)
        if noun.lower_ not in word_class("actors/bands") or part or not _is_own_name(noun.nbor(-1)):
            continue
        start = noun.i - 1
        while start > noun.sent.start and (_is_own_name(noun.doc[start - 1]) or noun.doc[start - 1].text == "-"):
            start -= 1
        name = noun.doc[start : noun.i]
        if name.text[0].isalnum() and not name.text.isupper() and not name.text.isdigit():
            yield noun.doc[start : noun.i + 1]


def _is_own_name(token: Token) -> bool:
    """Tell whether a word is part of a proper name, and not one of a place, a people, a number or a day."""
    if not token.text[:1].isupper() or token.pos_ != "PROPN" or token.like_num:
        return token.is_digit
    people = nationality_of(token.doc[token.i : token.i + 1]) is not None
    place = token.ent_type_ in {"GPE", "LOC", "FAC"} and load_gazetteer().knows(token.text)
    return not people and not place and token.ent_type_ not in {"NORP", "DATE", "CARDINAL"}


def _acronym(reading: Reading, span: TokenSpan) -> str:
    """Give the acronym in brackets after a name that is made of its first letters."""
    short = short_form(reading.text, span.end_char)
    return short if stands_for(short, span.text) else ""


def _acts_by_acronym(reading: Reading, span: TokenSpan) -> bool:
    """Tell whether the acronym given with a name stands anywhere where perpetrators stand."""
    short = _acronym(reading, span)
    return bool(short) and any(t.text == short and in_perpetrator_place(t) for t in reading.doc)


def _bare(span: TokenSpan) -> str:
    return re.sub(r"^(?:the|a|an)\s+", "", span.text, flags=re.IGNORECASE)


def _named_like_groups(reading: Reading) -> Iterator[TokenSpan]:
    done = -1
    for token in reading.doc:
        if token.i <= done or token.lower_ not in group_nouns() or not token.text[0].isupper():
            continue
        name = _name_around(reading, token)
        done = name.end - 1
        capitals = sum(t.text[0].isupper() for t in name)
        if 2 <= capitals <= 9 and not _is_unarmed({t.lower_ for t in name}):
            yield name


def _is_unarmed(name: Set[str]) -> bool:
    """Tell whether a name is an office's, or a party's or state's without a word of struggle in it."""
    civil = name & word_class("actors/not_armed") and not name & word_class("actors/struggle")
    return bool(civil or name & word_class("actors/official_bodies"))


def _name_around(reading: Reading, token: Token) -> TokenSpan:
    """Give the capitalised words, and what joins them, around a word of a name."""
    doc, start, end = reading.doc, token.i, token.i
    while start > token.sent.start and _is_name_part(doc[start - 1]):
        start -= 1
    while end + 1 < token.sent.end and _is_name_part(doc[end + 1]):
        end += 1
    while (
        start < end
        and not doc[start].text[0].isupper()
        and doc[start].lower_ not in word_class("actors/article_of_name")
    ):
        start += 1
    while end > start and not doc[end].text[0].isupper():
        end -= 1
    while start < end and doc[start].lower_ in word_class("actors/before_name"):
        start += 1
    return doc[start : end + 1]


def _is_name_part(token: Token) -> bool:
    return token.lower_ in word_class("actors/joining") or (
        token.text[0].isupper() and token.text[0].isalpha() and not token.is_stop
    )


def _blamed_or_claiming(reading: Reading) -> Iterator[TokenSpan]:
    """Find proper names that claim responsibility or that an attack is attributed to, however they are built."""
    for token in reading.doc:
        for cue in rules_at(token):
            if cue.claim_type == ClaimType.RESPONSIBILITY and any(
                t.lower_ in word_class("actors/credit") for t in token.children
            ):
                nouns = [doer(token)]
            elif cue.claim_type == ClaimType.ATTRIBUTION and "to" in cue.actor and token.lemma_ != "point":
                nouns = list(prepositional(token, "to"))
            elif "@armed_after" in cue.needs:
                nouns = [noun for position in cue.actor for noun in prepositional(token, position)]
            elif cue.claim_type == ClaimType.ATTRIBUTION and token.lemma_.lower() in word_class("actors/certain_blame"):
                nouns = [surface_subject(token.head)]
            else:
                continue
            names = [_name_around(reading, noun) for noun in nouns if noun is not None and _is_name(noun, token)]
            bare = cue.claim_type == ClaimType.ATTRIBUTION
            names = [name for name in names if not {t.lower_ for t in name} & word_class("actors/official_bodies")]
            yield from (name for name in names if not _is_pair(name) and not _heads_a_report(name, bare))


def _heads_a_report(name: TokenSpan, bare: bool) -> bool:
    """Tell whether a name is the place in front of a report ("LIMA -- …"), or a lone word that is no acronym."""
    following = name.doc[name.end].text if name.end < len(name.doc) else ""
    return following in {"--", "—"} or (bare and len(name) == 1 and not name.text.isupper())


def _is_pair(name: TokenSpan) -> bool:
    """Tell whether a name is two people's ("Juan Sol and Pedro Luna") rather than a group's with "and" inside."""
    at = next((t.i for t in name if t.lower_ in word_class("grammar/and_names")), None)
    if at is None or {t.lower_ for t in name} & group_nouns():
        return False
    left, right = name.doc[name.start : at], name.doc[at + 1 : name.end]
    return all(len(part) > 1 and all(t.text[0].isupper() for t in part) for part in (left, right))


def _is_name(noun: Token, cue: Token) -> bool:
    described = first_child(noun, is_apposition)
    if described is not None and described.pos_ == "NOUN" and noun.nbor(-1).pos_ == "PROPN":
        return False
    if noun.ent_type_ == "PERSON" and (cue.lemma_ not in word_class("actors/claim_verb") or _is_surname(noun)):
        return False
    if any(c.lower_.strip(".") in word_class("actors/titles") | word_class("speech/voices") for c in noun.lefts):
        return False
    if noun.ent_type_ in {"GPE", "LOC", "DATE", "FAC"} or not noun.text[0].isupper() or noun.pos_ == "PRON":
        return False
    return noun.pos_ == "PROPN" or (not noun.is_sent_start and noun.nbor(-1).lower_ != "No")


def _is_surname(noun: Token) -> bool:
    """Tell whether a lone name repeats the last word of a person's full name in the text."""
    people = (e for e in noun.doc.ents if e.label_ == "PERSON" and len(e) > 1)
    return any(person[-1].text == noun.text for person in people) and noun.nbor(-1).pos_ != "PROPN"


def _self_named(reading: Reading) -> Iterator[TokenSpan]:
    """Find "a group calling itself <Name>", and "a group called <Name>" where attackers or an attack are told of."""
    for hit in _CALLING.finditer(reading.text):
        tokens = reading.doc.char_span(*hit.span(1))
        if tokens is not None:
            yield tokens
    for hit in _CALLED.finditer(reading.text):
        tokens = reading.doc.char_span(*hit.span(1))
        if tokens is not None and any(is_violent_noun(t) or tells_of_attack(t) for t in tokens.sent):
            yield tokens


def _issuing(reading: Reading) -> Iterator[TokenSpan]:
    """Find who a communique is headed as of: "COMMUNIQUE OF THE BLUE HAND FRONT"."""
    for hit in _COMMUNIQUE.finditer(reading.text):
        tokens = reading.doc.char_span(*hit.span(1))
        if tokens is not None and not {t.lower_ for t in tokens} & word_class("actors/official_bodies"):
            yield tokens


def in_perpetrator_place(token: Token, depth: int = 4) -> bool:
    """Tell whether a noun is the doer of an attack or claim, is blamed, or names whose members these are."""
    head = token.head
    if stands_for_actor(token) and head is not token:
        if is_active_subject(token):
            return tells_of_attack(head) or _says_of_itself(head)
        if is_owner_or_compound(token):
            return head.lemma_.lower() in word_class("actors/members") and in_perpetrator_place(head, depth - 1)
        return depth > 0 and in_perpetrator_place(head, depth - 1)
    if is_undergoer(token):
        return head.lemma_ in word_class("actors/accuse")
    if follows_preposition(token) and head.lower_ in word_class("actors/blamed_after"):
        governor = head.head
        if governor.lemma_.lower() in word_class("actors/members"):
            return governor.lemma_.lower() in word_class("actors/authorship") or (
                depth > 0 and in_perpetrator_place(governor, depth - 1)
            )
        if head.lower_ == "on" and governor.head.lemma_ == "blame":
            return True
        if (head.lower_ == "by" and tells_of_attack(governor)) or governor.lemma_ in word_class("actors/attribute"):
            return True
    return follows_preposition(token) and head.head.lemma_ in word_class("actors/spoken_for")


def _says_of_itself(verb: Token) -> bool:
    """Tell whether a verb of speech has its subject speak of its own attack: "said it planted the bomb"."""
    return is_speech(verb) and any(
        is_content_clause(clause)
        and tells_of_attack(clause)
        and any(is_active_subject(c) and c.lower_ in word_class("grammar/they") for c in clause.children)
        for clause in verb.children
    )


def tells_of_attack(verb: Token) -> bool:
    """Tell whether a verb says that somebody attacked, claimed, denied, is blamed or threatens."""
    return is_attack_verb(verb) or any(cue.claim_type in _ABOUT_DOERS for cue in rules_at(verb))

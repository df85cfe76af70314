"""People who speak or are accused: one actor for the full name and the surnames that repeat it."""

import re
from collections.abc import Sequence

from schemas.identifiers import slug
from schemas.mentions import KnownActor
from schemas.vocabulary import ActorType
from tasks.extract.found import FoundActor
from tasks.extract.grammar.claim_rules import rules_at
from tasks.extract.grammar.predicates import (
    is_attack_verb,
    is_event_noun,
    is_perpetrator_noun,
    is_speech,
    is_violent_noun,
)
from tasks.extract.grammar.relations import (
    follows_preposition,
    is_apposition,
    is_close_modifier,
    is_compound,
    is_noun_modifier,
    is_object,
    is_subject,
)
from tasks.extract.lexicons.words import word_class
from tasks.extract.parse import Span as TokenSpan
from tasks.extract.parse import Token
from tasks.extract.places.gazetteer import load_gazetteer
from tasks.extract.reading.reading import Reading

METHOD = "actors.person"
_NAME = re.compile(r"[A-Z][\w.'’-]*(?: (?:[A-Z][\w.'’-]*|de|del|la|bin|al|von|van))*")


def find_people(reading: Reading, taken: Sequence[FoundActor]) -> list[FoundActor]:
    """Find the named people of a text who speak or are accused at least once, wherever they are named."""
    occupied = {t.i for f in taken for t in f.tokens}
    spans = [
        s for e in reading.doc.ents if e.label_ == "PERSON" and (s := _name(e)) and not any(t.i in occupied for t in s)
    ]
    full: dict[str, TokenSpan] = {}
    for span in spans:
        parts = span.text.split()
        if len(parts) >= 2 and len(parts[0].strip(".")) > 1 and _is_surname(parts[-1]):
            full.setdefault(parts[-1].lower(), span)
    acting = {_surname(s) for s in spans if _acts(s)}
    known = {t.i for s in spans for t in s} | occupied
    spans += _surnames(reading, full, known)
    acting |= {_surname(s) for s in spans if _acts(s)}
    found = []
    for span in spans:
        whole = span if _is_namesake(span, full) else full.get(_surname(span))
        if whole is not None and _surname(span) in acting:
            actor = KnownActor(f"person/{slug(whole.text)}", whole.text, ActorType.PERSON)
            found.append(FoundActor(span, actor, METHOD))
    return found


def _is_surname(part: str) -> bool:
    """Whether the last part of a name is one, be it cut down to its letter as courts do: "Yusuf K."."""
    return len(part.strip(".")) > 1 or part.endswith(".")


def _surnames(reading: Reading, full: dict[str, TokenSpan], known: set[int]) -> list[TokenSpan]:
    """Find the surnames that stand alone after the full name and that the entity recogniser did not see."""
    return [
        reading.doc[t.i : t.i + 1]
        for t in reading.doc
        if t.lower_ in full
        and t.i > full[t.lower_].end
        and t.i not in known
        and t.text[0].isupper()
        and not is_close_modifier(t)
        and not (t.i + 1 < len(reading.doc) and t.nbor(1).text[:1].isupper())
    ]


def _is_namesake(span: TokenSpan, full: dict[str, TokenSpan]) -> bool:
    """Tell whether a full name is that of another person with the surname of one named before."""
    first = full.get(_surname(span))
    return first is not None and len(span) > 1 and span[0].lower_ != first[0].lower_


def _surname(span: TokenSpan) -> str:
    return span.text.split()[-1].lower()


def _name(entity: TokenSpan) -> TokenSpan | None:
    """Strip titles and possessives from an entity; None where no name is left."""
    start, end = entity.start, entity.end
    doc = entity.doc
    while start and _is_first_name(doc[start - 1], doc[start]):
        start -= 1
    while start < end and doc[start].lower_.strip(".") in word_class("actors/titles"):
        start += 1
    while end > start and (
        doc[end - 1].lower_ in word_class("grammar/closing_mark") or not doc[end - 1].text[0].isalpha()
    ):
        end -= 1
    name = doc[start:end]
    return name if start < end and "\n" not in name.text and _NAME.fullmatch(name.text) else None


def _is_first_name(word: Token, name: Token) -> bool:
    """Tell whether the word before a name that the recogniser cut belongs to it ("Salvatore" before "Riina")."""
    titled = word.text.istitle() and word.lower_.strip(".") not in word_class("actors/titles")
    joined = is_compound(word) and word.head in {name, name.head}
    known = bool(word.ent_type_) or is_perpetrator_noun(word) or load_gazetteer().knows(word.text)
    return titled and joined and word.pos_ == "PROPN" and not known


def _acts(span: TokenSpan) -> bool:
    """Tell whether a person speaks here, or is named as a suspect or an author of an attack."""
    root = span.root
    head = root.head
    if is_subject(root):
        return is_driven_into(head) or is_speech(head) or is_attack_verb(head) or bool(rules_at(head))
    if any(is_noun_modifier(c) and is_violent_noun(c) for c in root.children):
        return True
    if is_apposition(root):
        accused = is_object(head) and head.head.lemma_ in word_class("actors/held")
        accused = accused or _is_identified(head)
        return accused or is_perpetrator_noun(head) or (is_subject(head) and is_speech(head.head))
    if follows_preposition(root):
        if head.lower_ == "as":
            return _is_identified(root)
        return (head.lower_ == "to" and (head.head.lower_ == "according" or head.head.lemma_ == "attribute")) or (
            head.lower_ == "by" and (is_attack_verb(head.head) or is_event_noun(head.head))
        )
    return is_object(root) and (head.lemma_ in word_class("actors/held") or _is_held_liable(head))


def is_driven_into(verb: Token) -> bool:
    """Tell whether somebody drove into people or a building."""
    ramming = verb.lemma_.lower() in word_class("actors/ramming")
    return ramming and any(c.lower_ in word_class("actors/into") for c in verb.children)


def _is_held_liable(verb: Token) -> bool:
    """Tell whether somebody is held responsible."""
    return verb.lemma_ == "hold" and any(c.lemma_.lower() in word_class("claims/liable") for c in verb.children)


def _is_identified(noun: Token) -> bool:
    """Tell whether it is as what a noun says that somebody is identified: "named the bombers as two brothers"."""
    return (
        follows_preposition(noun)
        and noun.head.lower_ == "as"
        and any(verb.lemma_ in word_class("actors/identify") for verb in noun.head.ancestors)
    )

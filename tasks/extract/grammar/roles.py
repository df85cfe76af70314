"""Who does what to whom around an attack's trigger, read off the dependency parse."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Token

from tasks.extract.grammar.clause import OBJECT_CONTROL
from tasks.extract.lexicons.lexicon import load_lexicon
from tasks.extract.lexicons.people import victim_noun
from tasks.extract.lexicons.words import word_class


@dataclass(frozen=True, slots=True)
class PerpetratorNoun:
    """A row of actors/perpetrators.csv: a noun for attackers; `violent` where it names nobody else."""

    noun: str
    violent: bool


@lru_cache(maxsize=1)
def perpetrator_nouns() -> dict[str, bool]:
    """Give the nouns that attackers are called by, and whether each names attackers only."""
    return {row.noun: row.violent for row in load_lexicon("actors/perpetrators", PerpetratorNoun)}


def has_violent_noun(token: Token) -> bool:
    """Whether the noun phrase of this head names attackers, or a number of them ("five of the gunmen")."""
    share = token.like_num or token.lower_ in {"some", "several", "many", "most", "all"}
    heads = [token, *(_objects_of(token, "of") if share else ())]
    return any(perpetrator_nouns().get(form) for head in heads for form in noun_forms(head))


def noun_forms(token: Token) -> tuple[str, ...]:
    """Give the forms a noun may stand under in a lexicon; a capitalised plural has no lemma of its own."""
    return token.lemma_.lower(), token.lower_, token.lower_.removesuffix("s")


def state_force(token: Token) -> bool:
    """Whether the head names police, soldiers or another force of a state."""
    if token.lemma_.lower() in {"force", "forces"}:
        return any(
            child.lower_ in {"security", "armed", "government", "police", "special", "air", "coalition"}
            for child in token.children
        )
    return any(form in word_class("attacks/state_force") for form in noun_forms(token))


def is_civil(token: Token) -> bool:
    """Whether the head is a noun for people, and not for attackers."""
    entry = victim_noun(token)
    return entry is not None and entry.group is not None and not has_violent_noun(token)


def carries_bomb(token: Token) -> bool:
    """Whether a thing comes with its bomb: "an explosives-laden vehicle"."""
    return any(child.lower_ in word_class("attacks/laden") for child in token.children)


def conjuncts(token: Token) -> Iterator[Token]:
    """Give a head and everything coordinated with it."""
    yield token
    for child in token.children:
        if child.dep_ in {"conj", "appos"}:
            yield from conjuncts(child)


def _children(token: Token, *labels: str) -> list[Token]:
    return [child for child in token.children if child.dep_ in labels]


def _objects_of(token: Token, *prepositions: str) -> list[Token]:
    return [
        obj
        for prep in token.children
        if prep.dep_ in {"prep", "agent"} and prep.lower_ in prepositions
        for obj in prep.children
        if obj.dep_ == "pobj"
    ]


def of_whom(noun: Token) -> list[Token]:
    """Give what follows "of" after an event noun, also beyond its day or place, and where "of" stands again.

    "the murder on 3 May of the mayor", "the murders of the mayor and of the judge".
    """
    direct = [child for child in _children(noun, "prep") if child.lower_ == "of"]
    direct += [again for prep in direct for again in _children(prep, "conj") if again.lower_ == "of"]
    beyond = [
        prep
        for between in _children(noun, "prep")
        if between.lower_ in {"in", "on", "at"}
        for when in _children(between, "pobj")
        if when.ent_type_ in {"DATE", "GPE"}
        for prep in _children(when, "prep")
        if prep.lower_ == "of"
    ]
    return [obj for prep in (*direct, *beyond) if prep.i > noun.i for obj in _children(prep, "pobj")]


def is_passive(verb: Token) -> bool:
    """Whether a verb stands in the passive or is a reduced relative ("a man shot in the leg")."""
    if _children(verb, "nsubj") and _children(verb, "dobj") and not _children(verb, "auxpass"):
        return False  # whatever "by" the parse hangs on it
    if _children(verb, "nsubjpass", "auxpass", "agent"):
        return True
    if _children(verb, "dobj"):
        return False
    if verb.dep_ == "conj" and verb.tag_ in {"VBN", "VBD"} and not _children(verb, "nsubj"):
        return verb.head.pos_ == "VERB" and is_passive(verb.head)  # "was shot and killed"
    return verb.tag_ == "VBN" and verb.dep_ in {"acl", "amod"}


def subject_heads(verb: Token, depth: int = 0) -> list[Token]:
    """Give the heads of a verb's subject, looked for up the chain of coordination and control."""
    own = _children(verb, "nsubj", "nsubjpass")
    if own:
        antecedent = verb.head if verb.dep_ == "relcl" else None
        return [
            head
            for subject in own
            for head in conjuncts(antecedent if antecedent is not None and subject.tag_ in {"WDT", "WP"} else subject)
        ]
    if verb.dep_ in {"acl", "relcl", "amod"}:
        return list(conjuncts(verb.head))
    if verb.dep_ in {"conj", "xcomp", "advcl", "pcomp", "prep"} and depth < 4:
        head = verb.head
        while head.pos_ not in {"VERB", "AUX", "NOUN", "PROPN"} and head.head.i != head.i:
            head = head.head
        if head.lemma_ in OBJECT_CONTROL and verb.dep_ != "conj" and not is_passive(head):
            return [one for controller in _children(head, "dobj") for one in conjuncts(controller)]
        return subject_heads(head, depth + 1) if head.pos_ in {"VERB", "AUX"} else []
    return []


def agent_heads(token: Token) -> list[Token]:
    """Give the heads of those said to act: subjects, by-phrases, owners and compounds of an event noun."""
    if token.pos_ in {"NOUN", "PROPN"}:
        agents = [head for obj in _objects_of(token, "by", "from") for head in conjuncts(obj)]
        agents += [child for child in _children(token, "poss") if child.pos_ in {"NOUN", "PROPN"}]
        denied = any(child.dep_ == "neg" for child in token.head.children)
        if token.dep_ in {"dobj", "nsubjpass"} and token.head.lemma_ in word_class("attacks/light_verb") and not denied:
            agents += agent_heads(token.head)
        agents += [head for verb in _children(token, "acl") for head in agent_heads(verb) if head.i != token.i]
        return agents
    if is_passive(token):
        return [head for obj in _objects_of(token, "by") for head in conjuncts(obj)]
    return subject_heads(token)


def object_heads(token: Token) -> list[Token]:
    """Give the heads of what is acted on: objects, passive subjects, and what follows on, at, against, of, into."""
    heads: list[Token] = []
    if token.pos_ not in {"NOUN", "PROPN"}:
        heads = _children(token, "dobj", "nsubjpass", "dative", "oprd")
        if is_passive(token) and not _children(token, "nsubjpass"):
            heads += subject_heads(token)
        if not heads and not is_passive(token):
            heads += [obj for verb in _children(token, "conj") for obj in _children(verb, "dobj")]
    if token.pos_ in {"NOUN", "PROPN"}:
        heads += of_whom(token)
    heads += _objects_of(token, "on", "at", "against", "upon", "into")
    for item in _children(token, "dobj"):
        if item.lemma_ in word_class("attacks/carrier"):
            heads += _objects_of(item, "on", "at", "against", "into")
    if token.dep_ == "nsubj" and token.head.lemma_ in word_class("attacks/effect"):
        heads += object_heads(token.head)
    heads += _said_to_suffer(token)
    return [head for item in heads for head in conjuncts(item)]


def _said_to_suffer(event: Token) -> list[Token]:
    """Give what is "damaged by" an attack, or "the target of" one."""
    noun = event.head if event.dep_ == "compound" else event
    if noun.dep_ != "pobj" or noun.pos_ not in {"NOUN", "PROPN"}:
        return []
    over = noun.head.head
    if noun.head.lower_ == "by" and over.lemma_ in word_class("attacks/effect"):
        return _children(over, "nsubjpass")
    target = noun.head.lower_ == "of" and over.lemma_ in {"target", "victim"} and over.dep_ == "attr"
    return _children(over.head, "nsubj") if target else []


def place_heads(token: Token) -> list[Token]:
    """Give the heads of where it hit: near, outside, inside, in front of, targeting."""
    heads = _objects_of(token, *word_class("attacks/where_preposition"))
    for front in list(heads):
        if front.lemma_ in word_class("attacks/belonging") | word_class("attacks/front"):
            heads += _objects_of(front, "of")
    for device in (*agent_heads(token), *_children(token, "dobj", "nsubjpass")):
        for fixed in _children(device, "acl", "relcl"):
            heads += _objects_of(fixed, "to", "under", "in", "inside", "outside", "near", "on")
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in {"upon", "on", "while"}:
            heads += [item for verb in _children(child, "pcomp") for item in _children(verb, "dobj")]
        if child.dep_ in {"advcl", "acl", "xcomp"} and child.lemma_ in word_class("attacks/effect") | {"aim"}:
            heads += _children(child, "dobj") + _objects_of(child, "at")
        if child.dep_ == "advcl" and child.lemma_ in {"pass", "drive", "travel", "patrol", "walk", "move"}:
            heads += _children(child, "nsubj")
        if child.dep_ == "advmod" or (child.dep_ == "prep" and child.lower_ in {"next", "close", "adjacent"}):
            heads += [
                obj for prep in child.children if prep.dep_ == "prep" for obj in prep.children if obj.dep_ == "pobj"
            ]
    return [head for item in heads for head in conjuncts(item)]

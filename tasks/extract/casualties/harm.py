"""Words of harm joined to those who suffer it, by syntax."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from tasks.extract.casualties.frames import Harm, can_be_taken, other_frames, self_harm, suffered
from tasks.extract.casualties.idioms import Idiom, idiom_of
from tasks.extract.casualties.syntax import antecedent, child_of, meant, objects, subjects, with_conjuncts
from tasks.extract.casualties.words import ABDUCTED, HIT, KILLED, MISSING, HarmWord, harm_entry, severity
from tasks.extract.grammar.participants import of_whom
from tasks.extract.lexicons.people import victim_noun
from tasks.extract.lexicons.words import word_class


def find_harm(doc: Doc) -> list[Harm]:
    """Every pair of harm and victim in a document, in the order of the harm words."""
    return [harm for token in doc for harm in _harms(token)]


def _harms(token: Token) -> Iterator[Harm]:
    idiom = idiom_of(token)
    if idiom is not None:
        yield from _idiom(token, idiom)
        return
    entry = harm_entry(token)
    if entry is None:
        yield from other_frames(token)
        yield from suffered(token) if token.pos_ == "NOUN" else ()
        return
    if entry.part == "verb":
        yield from _verb(token, entry)
    elif entry.part == "adjective":
        yield from _adjective(token, entry)
    elif entry.victim == "of":
        yield from _noun(token, entry)
    if entry.part == "noun":
        yield from _counted_noun(token, entry)
        yield from suffered(token)


def _verb(token: Token, entry: HarmWord) -> Iterator[Harm]:
    harm = severity(token, entry.harm)
    victims = objects(token) if entry.victim == "object" else subjects(token)
    for victim, rule in victims:
        if victim.lower_ in {"himself", "herself", "themselves"}:
            yield from self_harm(token, victim, harm)
            yield from (Harm(token, harm, one, rule) for one in victim.conjuncts)  # "himself and a guard"
            continue
        for one in with_conjuncts(victim):
            yield Harm(token, harm, one, rule)


def _sufferers(token: Token, idiom: Idiom) -> Iterator[tuple[Token, str]]:
    """Who suffers an idiom: its object, its subject, or whose throat it is."""
    if idiom.victim == "object":
        yield from objects(token)
    elif idiom.victim == "subject":
        yield from subjects(token)
    else:
        for part in token.children:
            if {part.lower_, part.lemma_.lower()}.intersection(idiom.words):
                owners = [child for child in part.children if child.dep_ == "poss"]
                yield from ((meant(owner), "active") for owner in (*owners, *of_whom(part)))


def _idiom(token: Token, idiom: Idiom) -> Iterator[Harm]:
    """Read "paid the supreme price", "carried off 14 women"; nobody is carried off by police or in an ambulance."""
    denying = any(words.startswith("not+") for words in idiom.words)
    for named, how in _sufferers(token, idiom):
        rule = "denied" if denying else how
        state = named.tag_ == "NN" and named.lower_ in idiom.words  # "took three clerks hostage" as one noun
        victim = child_of(named, {"compound"}) if state else named
        if victim is None or (idiom.harm in {ABDUCTED, MISSING} and not can_be_taken(token, victim)):
            continue
        for one in with_conjuncts(victim):
            yield Harm(token, HIT, one, "care") if idiom.harm == "care" else Harm(token, idiom.harm, one, rule)


def _adjective(token: Token, entry: HarmWord) -> Iterator[Harm]:
    """Read "is dead", "was found dead", "left two people dead", "1 dead"."""
    if token.dep_ == "amod" and token.head.i > token.i:
        if token.lower_ not in {"dead", "deceased"} or token.head.lower_ not in {"body", "bodies"}:
            yield Harm(token, entry.harm, token.head, "attribute")
        return
    for victim in _described(token):
        for one in with_conjuncts(victim):
            yield Harm(token, entry.harm, one, "state")


def _described(token: Token) -> Iterator[Token]:
    subject = child_of(token, {"nsubj", "nsubjpass"}) or child_of(token, {"nummod"})
    if subject is not None:
        yield antecedent(subject)
    elif token.dep_ in {"acomp", "oprd", "attr", "xcomp", "ccomp", "advcl", "conj"}:
        head = token.head
        if token.dep_ == "conj" and harm_entry(head):
            return
        below = child_of(head, {"dobj"}) if head.lemma_ in word_class("casualties/found_verb") else None
        above = child_of(head, {"nsubjpass"}) or (
            child_of(head, {"nsubj"}) if head.lemma_ in word_class("casualties/be") else None
        )
        found = below or above
        if found is not None:
            yield antecedent(found)
    elif token.dep_ in {"acl", "appos", "amod"} and token.head.i < token.i:
        yield token.head


def _noun(token: Token, entry: HarmWord) -> Iterator[Harm]:
    """Read "the murder of the priest", "the priest's murder"."""
    harm = entry.harm
    if any(child.lower_ in {"fatal", "deadly"} for child in token.children):
        harm = KILLED
    if any(child.lower_ in {"attempted", "nonfatal", "non-fatal"} for child in token.children):
        return
    for child in token.children:
        if child.dep_ == "poss":
            for one in with_conjuncts(child):
                yield Harm(token, harm, one, "possessive")
    for victim in of_whom(token):
        for one in with_conjuncts(victim):
            yield Harm(token, harm, one, "nominal")
    for dead in token.children:
        if dead.lower_ == "dead" and dead.i > token.i:  # "the shooting dead of 28 pilgrims"
            yield from (
                Harm(token, KILLED, one, "nominal") for victim in of_whom(dead) for one in with_conjuncts(victim)
            )
    for victim in _listed_with(token):
        for one in with_conjuncts(victim):
            yield Harm(token, harm, one, "nominal")


def _listed_with(noun: Token) -> Iterator[Token]:
    """Persons that the parser lists with the murder rather than with who was murdered: "of the mayor, a judge, and"."""
    for other in noun.children:
        entry = victim_noun(other) if other.dep_ == "conj" and other.i > noun.i else None
        if entry is not None and entry.group is not None and of_whom(noun) and harm_entry(other) is None:
            yield other


def _counted_noun(token: Token, entry: HarmWord) -> Iterator[Harm]:
    """Read "three deaths", "no injuries": the noun of harm is itself what is counted."""
    if token.tag_ == "NNS" or any(child.lower_ == "no" for child in token.children):
        yield Harm(token, entry.harm, token, "count")

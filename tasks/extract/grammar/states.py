"""Whom a state is said of ("is dead", "was found dead", "left 15 dead", "17 dead"), and what a noun hangs on."""

from collections.abc import Iterator

from tasks.extract.grammar.coordination import members
from tasks.extract.grammar.participants import NOUNS, antecedent, children, meant, of_whom, subject
from tasks.extract.lexicons.words import word_class
from tasks.extract.parse import Token

_PREDICATIVE = frozenset({"acomp", "oprd", "attr", "xcomp", "ccomp", "advcl", "conj"})
_AFTER_ITS_NOUN = frozenset({"acl", "appos", "amod"})


def _left_so(adjective: Token) -> Token | None:
    """Give the "leaving" beside a state that says of whom it is: "was fired upon, leaving one of them, N, dead"."""
    return next(
        (
            verb
            for verb in children(adjective.head, "advcl")
            if verb.i < adjective.i and verb.lemma_ in word_class("grammar/found_so") and children(verb, "dobj")
        ),
        None,
    )


def is_attribute(adjective: Token) -> bool:
    """Whether an adjective stands before its noun: "two dead men"."""
    return adjective.dep_ == "amod" and adjective.head.i > adjective.i


def bearers(adjective: Token) -> Iterator[Token]:
    """Give those a state is said of, everybody listed with them included."""
    for one in _bearers(adjective):
        yield from members(one)


def _bearers(adjective: Token) -> Iterator[Token]:
    own = [*children(adjective, "nsubj", "nsubjpass"), *children(adjective, "nummod")]
    own += [one for be in children(adjective, "aux", "auxpass") for one in children(be, "nsubj", "nsubjpass")]
    if own:
        yield antecedent(own[0])
    elif adjective.dep_ in _PREDICATIVE:
        over = _left_so(adjective) or adjective.head
        found = children(over, "dobj") if over.lemma_ in word_class("grammar/found_so") else []
        found = found or children(over, "nsubjpass")
        if not found and over.lemma_ in word_class("grammar/copula"):
            found = children(over, "nsubj") or [one.head for one in [subject(over)] if one is not None]
        yield from (antecedent(one) for one in found[:1])
    elif adjective.dep_ in _AFTER_ITS_NOUN and adjective.head.i < adjective.i:
        yield adjective.head


def first_state(adjective: Token) -> Token | None:
    """Give the word that a state without a subject of its own is joined to: "dead or wounded"."""
    own = children(adjective, "nsubj", "nsubjpass", "nummod")
    return adjective.head if adjective.dep_ == "conj" and not own else None


def owners(noun: Token) -> list[Token]:
    """Give whose a noun is: "the priest's murder", "their throats", "the throats of six men"."""
    return [meant(one) for one in (*children(noun, "poss"), *of_whom(noun))]


def possessors(noun: Token) -> list[Token]:
    """Give those who stand before a noun as its owners."""
    return children(noun, "poss")


def governor(noun: Token) -> tuple[str, Token] | None:
    """Give the preposition before a noun and the word that it hangs on: "treated for burns"."""
    if noun.dep_ != "pobj" or noun.head.head.i == noun.head.i:
        return None
    return noun.head.lower_, noun.head.head


def recipients(verb: Token, thing: Token) -> list[Token]:
    """Give those to whom something is done or from whom a thing is taken: "cost 12 people their lives"."""
    return children(verb, "dative") or [one for one in children(verb, "dobj") if one != thing]


def predicate_nominals(verb: Token) -> list[Token]:
    """Give what a copula says somebody is: "were minors"."""
    return [one for one in children(verb, "attr") if one.pos_ in NOUNS]


def compound(noun: Token) -> Token | None:
    """Give the noun that makes one word with another: "clerks" in "took three clerks hostage"."""
    return next(iter(children(noun, "compound")), None)


def listed_with(noun: Token) -> list[Token]:
    """Give the nouns that an "and" or a comma joins to one."""
    return children(noun, "conj")

"""How a word hangs on another, by name: what the labels of the parser mean."""

from collections.abc import Callable

from spacy.tokens import Token


def first_child(word: Token, relation: Callable[[Token], bool]) -> Token | None:
    """Give the first of a word's children that hangs on it so."""
    return next(filter(relation, word.children), None)


def adds_to_noun(word: Token) -> bool:
    """Whether a noun or clause after a noun tells more of it."""
    return word.dep_ in {"appos", "relcl"}


def describes_noun(word: Token) -> bool:
    """Whether a noun stands before or beside the noun that it describes."""
    return word.dep_ in {"appos", "compound", "nmod"}


def follows_noun(word: Token) -> bool:
    """Whether a phrase or clause after a noun narrows it down."""
    return word.dep_ in {"acl", "prep", "relcl"}


def follows_preposition(word: Token) -> bool:
    """Whether a word is the object of a preposition."""
    return word.dep_ == "pobj"


def is_active_subject(word: Token) -> bool:
    """Whether a word is the subject of an active verb."""
    return word.dep_ == "nsubj"


def is_adjective(word: Token) -> bool:
    """Whether a word is an adjective before its noun."""
    return word.dep_ == "amod"


def is_adverb(word: Token) -> bool:
    """Whether a word is an adverb on another."""
    return word.dep_ == "advmod"


def is_adverbial_clause(word: Token) -> bool:
    """Whether a verb heads an adverbial clause."""
    return word.dep_ == "advcl"


def is_apposition(word: Token) -> bool:
    """Whether a noun stands beside another that means the same."""
    return word.dep_ == "appos"


def is_before_noun(word: Token) -> bool:
    """Whether a word stands before its noun."""
    return word.dep_ in {"amod", "compound", "det", "nmod", "poss"}


def is_clause_beside(word: Token) -> bool:
    """Whether a clause is what another says, or is set beside it."""
    return word.dep_ in {"ccomp", "parataxis"}


def is_clause_on_noun(word: Token) -> bool:
    """Whether a verb heads a clause on a noun."""
    return word.dep_ in {"acl", "relcl"}


def is_close_modifier(word: Token) -> bool:
    """Whether a word stands right before the noun that it describes."""
    return word.dep_ in {"amod", "compound"}


def is_complement_clause(word: Token) -> bool:
    """Whether a clause completes a verb."""
    return word.dep_ in {"ccomp", "xcomp"}


def is_compound(word: Token) -> bool:
    """Whether a noun is the first part of a compound."""
    return word.dep_ == "compound"


def is_content_clause(word: Token) -> bool:
    """Whether a verb heads what another says or thinks."""
    return word.dep_ == "ccomp"


def is_content_of_speech(word: Token) -> bool:
    """Whether a clause is what a verb of speech reports."""
    return word.dep_ in {"ccomp", "dep", "oprd", "parataxis", "xcomp"}


def is_content_or_object(word: Token) -> bool:
    """Whether a clause or noun is what a verb says or does."""
    return word.dep_ in {"ccomp", "dobj", "xcomp"}


def is_inside_phrase(word: Token) -> bool:
    """Whether a word describes, names or owns the noun that it hangs on."""
    return word.dep_ in {"amod", "appos", "compound", "nmod", "poss"}


def is_joined(word: Token) -> bool:
    """Whether a word is joined to another by a conjunction or comma."""
    return word.dep_ == "conj"


def is_leading_noun(word: Token) -> bool:
    """Whether a noun is a subject, heads its sentence, or is joined to such a noun."""
    return word.dep_ in {"ROOT", "conj", "nsubj", "nsubjpass"}


def is_modifier(word: Token) -> bool:
    """Whether a word stands before the noun that it describes."""
    return word.dep_ in {"amod", "compound", "nmod"}


def is_named_beside(word: Token) -> bool:
    """Whether a noun stands before or beside the noun that it names."""
    return word.dep_ in {"appos", "compound"}


def is_noun_modifier(word: Token) -> bool:
    """Whether a noun stands before the noun that it describes."""
    return word.dep_ in {"compound", "nmod"}


def is_object(word: Token) -> bool:
    """Whether a word is the object of a verb."""
    return word.dep_ == "dobj"


def is_open_complement(word: Token) -> bool:
    """Whether a verb completes another whose subject it shares."""
    return word.dep_ == "xcomp"


def is_owner_or_compound(word: Token) -> bool:
    """Whether a noun stands before the noun that it describes or owns."""
    return word.dep_ in {"compound", "nmod", "poss"}


def is_parenthesis(word: Token) -> bool:
    """Whether a clause is set beside another without a conjunction."""
    return word.dep_ == "parataxis"


def is_participle_clause(word: Token) -> bool:
    """Whether a verb heads a clause on a noun, without a relative pronoun."""
    return word.dep_ == "acl"


def is_possessor(word: Token) -> bool:
    """Whether a word says whose something is."""
    return word.dep_ == "poss"


def is_predicate_part(word: Token) -> bool:
    """Whether a word is part of what a verb says of its subject."""
    return word.dep_ in {"acomp", "attr", "prep", "xcomp"}


def is_premodifier(word: Token) -> bool:
    """Whether a word stands before the noun that it describes or says the owner of."""
    return word.dep_ in {"amod", "compound", "nmod", "poss"}


def is_preposition(word: Token) -> bool:
    """Whether a word is a preposition that hangs on another word."""
    return word.dep_ == "prep"


def is_relative_clause(word: Token) -> bool:
    """Whether a verb heads a relative clause."""
    return word.dep_ == "relcl"


def is_root(word: Token) -> bool:
    """Whether a word is the head of its sentence."""
    return word.dep_ == "ROOT"


def is_subject(word: Token) -> bool:
    """Whether a word is the subject of a verb, active or passive."""
    return word.dep_ in {"nsubj", "nsubjpass"}


def is_subject_or_root(word: Token) -> bool:
    """Whether a word is a subject or heads its sentence."""
    return word.dep_ in {"ROOT", "nsubj", "nsubjpass"}


def stands_for_actor(word: Token) -> bool:
    """Whether a noun may name who acts."""
    return word.dep_ in {"appos", "compound", "conj", "nmod", "nsubj", "poss"}


def tells_of_noun(word: Token) -> bool:
    """Whether a noun, phrase or clause after a noun tells more of it."""
    return word.dep_ in {"appos", "prep", "relcl"}

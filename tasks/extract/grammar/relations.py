"""How a word hangs on another, by name: what the labels of the parser mean."""

from collections.abc import Callable

from spacy.tokens import Token


def first_child(word: Token, relation: Callable[[Token], bool]) -> Token | None:
    """Give the first of a word's children that hangs on it so."""
    return next(filter(relation, word.children), None)


def adds_to_noun(word: Token) -> bool:
    """Whether a noun or clause after a noun tells more of it."""
    return word.dep_ in {"appos", "relcl"}


def bears_on_certainty(word: Token) -> bool:
    """Whether a word passes on how certain the word over it is."""
    return word.dep_ in {
        "acl",
        "acomp",
        "advmod",
        "amod",
        "attr",
        "auxpass",
        "ccomp",
        "dobj",
        "nsubjpass",
        "oprd",
        "pcomp",
        "pobj",
        "prep",
        "xcomp",
    }


def completes_idiom(word: Token) -> bool:
    """Whether a word may be part of an idiom of its verb."""
    return word.dep_ in {"advmod", "ccomp", "dative", "dobj", "prep", "prt", "xcomp"}


def describes_noun(word: Token) -> bool:
    """Whether a noun stands before or beside the noun that it describes."""
    return word.dep_ in {"appos", "compound", "nmod"}


def follows_noun(word: Token) -> bool:
    """Whether a phrase or clause after a noun narrows it down."""
    return word.dep_ in {"acl", "prep", "relcl"}


def follows_preposition(word: Token) -> bool:
    """Whether a word is the object of a preposition."""
    return word.dep_ == "pobj"


def hangs_below_clause(word: Token) -> bool:
    """Whether a phrase or clause belongs to the clause over it."""
    return word.dep_ in {"acl", "advcl", "conj", "pcomp", "prep", "xcomp"}


def hangs_on_noun(word: Token) -> bool:
    """Whether a word tells more of a noun."""
    return word.dep_ in {"acl", "amod", "appos", "prep", "relcl"}


def hangs_on_verb(word: Token) -> bool:
    """Whether a word tells more of a verb, or heads its sentence."""
    return word.dep_ in {"ROOT", "acomp", "advcl", "advmod", "ccomp", "conj", "oprd", "prep", "xcomp"}


def heads_clause(word: Token) -> bool:
    """Whether a verb heads a clause."""
    return word.dep_ in {"ROOT", "advcl", "ccomp", "relcl"}


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


def is_after_clause(word: Token) -> bool:
    """Whether a verb heads a clause after a conjunction or preposition."""
    return word.dep_ in {"advcl", "pcomp"}


def is_any_auxiliary(word: Token) -> bool:
    """Whether a word is an auxiliary, of the passive too."""
    return word.dep_ in {"aux", "auxpass"}


def is_any_clause_on_noun(word: Token) -> bool:
    """Whether a verb heads a clause that tells more of a noun or verb."""
    return word.dep_ in {"acl", "advcl", "relcl"}


def is_any_object(word: Token) -> bool:
    """Whether a word is the object of a verb or of a preposition."""
    return word.dep_ in {"dobj", "pobj"}


def is_apposition(word: Token) -> bool:
    """Whether a noun stands beside another that means the same."""
    return word.dep_ == "appos"


def is_article(word: Token) -> bool:
    """Whether a word is the article or demonstrative of a noun."""
    return word.dep_ == "det"


def is_auxiliary(word: Token) -> bool:
    """Whether a word is an auxiliary."""
    return word.dep_ == "aux"


def is_bare_complement(word: Token) -> bool:
    """Whether a word is said of a subject or an object."""
    return word.dep_ in {"attr", "oprd"}


def is_before_its_noun(word: Token) -> bool:
    """Whether a word stands before its noun."""
    return word.dep_ in {"amod", "compound", "nmod", "nummod", "poss"}


def is_before_noun(word: Token) -> bool:
    """Whether a word stands before its noun."""
    return word.dep_ in {"amod", "compound", "det", "nmod", "poss"}


def is_clause(word: Token) -> bool:
    """Whether a verb heads a clause under another."""
    return word.dep_ in {"advcl", "ccomp", "conj", "relcl"}


def is_clause_beside(word: Token) -> bool:
    """Whether a clause is what another says, or is set beside it."""
    return word.dep_ in {"ccomp", "parataxis"}


def is_clause_on_noun(word: Token) -> bool:
    """Whether a verb heads a clause on a noun."""
    return word.dep_ in {"acl", "relcl"}


def is_clause_opener(word: Token) -> bool:
    """Whether a word opens a clause or stands in it as an adverb."""
    return word.dep_ in {"advmod", "mark"}


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


def is_core_argument(word: Token) -> bool:
    """Whether a word is the subject or object of a verb."""
    return word.dep_ in {"dobj", "nsubj", "nsubjpass"}


def is_count(word: Token) -> bool:
    """Whether a number counts a noun."""
    return word.dep_ == "nummod"


def is_dative_or_object(word: Token) -> bool:
    """Whether a word is an object of a verb, direct or not."""
    return word.dep_ in {"dative", "dobj"}


def is_dependent_noun(word: Token) -> bool:
    """Whether a noun or what is said of one hangs on a verb."""
    return word.dep_ in {"acomp", "attr", "dobj", "nsubj", "nsubjpass", "oprd", "pobj", "prep"}


def is_determiner(word: Token) -> bool:
    """Whether a word says which one is meant."""
    return word.dep_ in {"det", "poss"}


def is_event_participant(word: Token) -> bool:
    """Whether a word stands under what is tried with it."""
    return word.dep_ in {"acl", "dobj", "pcomp", "pobj", "xcomp"}


def is_hedging_phrase(word: Token) -> bool:
    """Whether an adverb or clause may say how certain a noun is."""
    return word.dep_ in {"acl", "advmod"}


def is_infinitive_clause(word: Token) -> bool:
    """Whether a verb heads an infinitive."""
    return word.dep_ in {"acl", "xcomp"}


def is_inside_idiom(word: Token) -> bool:
    """Whether a word may be part of an idiom below its verb."""
    return word.dep_ in {"advmod", "amod", "oprd", "pobj", "prep", "prt"}


def is_inside_phrase(word: Token) -> bool:
    """Whether a word describes, names or owns the noun that it hangs on."""
    return word.dep_ in {"amod", "appos", "compound", "nmod", "poss"}


def is_joined(word: Token) -> bool:
    """Whether a word is joined to another by a conjunction or comma."""
    return word.dep_ == "conj"


def is_joint(word: Token) -> bool:
    """Whether a word or mark joins others."""
    return word.dep_ in {"cc", "punct"}


def is_leading_noun(word: Token) -> bool:
    """Whether a noun is a subject, heads its sentence, or is joined to such a noun."""
    return word.dep_ in {"ROOT", "conj", "nsubj", "nsubjpass"}


def is_light(word: Token) -> bool:
    """Whether a word is an adjective or a mark."""
    return word.dep_ in {"amod", "punct"}


def is_modifier(word: Token) -> bool:
    """Whether a word stands before the noun that it describes."""
    return word.dep_ in {"amod", "compound", "nmod"}


def is_named_beside(word: Token) -> bool:
    """Whether a noun stands before or beside the noun that it names."""
    return word.dep_ in {"appos", "compound"}


def is_negation(word: Token) -> bool:
    """Whether a word negates another."""
    return word.dep_ == "neg"


def is_noun_modifier(word: Token) -> bool:
    """Whether a noun stands before the noun that it describes."""
    return word.dep_ in {"compound", "nmod"}


def is_number_or_owner(word: Token) -> bool:
    """Whether a word counts or owns a noun."""
    return word.dep_ in {"nummod", "poss"}


def is_object(word: Token) -> bool:
    """Whether a word is the object of a verb."""
    return word.dep_ == "dobj"


def is_object_or_preposition(word: Token) -> bool:
    """Whether a word is an object of a verb, or its preposition."""
    return word.dep_ in {"dobj", "prep"}


def is_object_predicate(word: Token) -> bool:
    """Whether a word is said of an object."""
    return word.dep_ == "oprd"


def is_open_complement(word: Token) -> bool:
    """Whether a verb completes another whose subject it shares."""
    return word.dep_ == "xcomp"


def is_owner_or_beside(word: Token) -> bool:
    """Whether a noun stands beside another, or owns it."""
    return word.dep_ in {"appos", "poss"}


def is_owner_or_compound(word: Token) -> bool:
    """Whether a noun stands before the noun that it describes or owns."""
    return word.dep_ in {"compound", "nmod", "poss"}


def is_parenthesis(word: Token) -> bool:
    """Whether a clause is set beside another without a conjunction."""
    return word.dep_ == "parataxis"


def is_part_of_name(word: Token) -> bool:
    """Whether a word may be part of what a noun is called."""
    return word.dep_ in {"amod", "appos", "compound", "nmod", "poss", "prep"}


def is_part_of_noun(word: Token) -> bool:
    """Whether a word describes or names the noun that it hangs on."""
    return word.dep_ in {"amod", "appos", "compound", "nmod"}


def is_participle_clause(word: Token) -> bool:
    """Whether a verb heads a clause on a noun, without a relative pronoun."""
    return word.dep_ == "acl"


def is_particle(word: Token) -> bool:
    """Whether a word is a particle, preposition or adverb of a verb."""
    return word.dep_ in {"advmod", "prep", "prt"}


def is_particle_or_object(word: Token) -> bool:
    """Whether a word is a verb's particle or object."""
    return word.dep_ in {"dobj", "prt"}


def is_passive_subject(word: Token) -> bool:
    """Whether a word is the subject of a passive verb."""
    return word.dep_ == "nsubjpass"


def is_phrase_on_noun(word: Token) -> bool:
    """Whether a phrase after a noun tells more of it."""
    return word.dep_ in {"acl", "prep"}


def is_possessor(word: Token) -> bool:
    """Whether a word says whose something is."""
    return word.dep_ == "poss"


def is_predicate_noun(word: Token) -> bool:
    """Whether a noun is said of a subject by "be"."""
    return word.dep_ == "attr"


def is_renaming(word: Token) -> bool:
    """Whether a noun is what a verb calls somebody: "named Orka"."""
    return word.dep_ == "oprd"


def is_predicate_or_follows(word: Token) -> bool:
    """Whether a noun is said of a subject, or is the object of a preposition."""
    return word.dep_ in {"attr", "pobj"}


def is_predicate_part(word: Token) -> bool:
    """Whether a word is part of what a verb says of its subject."""
    return word.dep_ in {"acomp", "attr", "prep", "xcomp"}


def is_predicative(word: Token) -> bool:
    """Whether a word is said of a subject or an object."""
    return word.dep_ in {"acomp", "attr", "oprd", "prep"}


def is_premodifier(word: Token) -> bool:
    """Whether a word stands before the noun that it describes or says the owner of."""
    return word.dep_ in {"amod", "compound", "nmod", "poss"}


def is_preposition(word: Token) -> bool:
    """Whether a word is a preposition that hangs on another word."""
    return word.dep_ == "prep"


def is_prepositional(word: Token) -> bool:
    """Whether a word is part of a prepositional phrase."""
    return word.dep_ in {"pobj", "prep"}


def is_prepositional_clause(word: Token) -> bool:
    """Whether a verb heads the clause after a preposition."""
    return word.dep_ == "pcomp"


def is_relative_clause(word: Token) -> bool:
    """Whether a verb heads a relative clause."""
    return word.dep_ == "relcl"


def is_relative_or_content(word: Token) -> bool:
    """Whether a verb heads a relative clause, or what another says."""
    return word.dep_ in {"ccomp", "relcl"}


def is_root(word: Token) -> bool:
    """Whether a word is the head of its sentence."""
    return word.dep_ == "ROOT"


def is_said_by_be(word: Token) -> bool:
    """Whether a word is what "be" says of its subject."""
    return word.dep_ in {"acomp", "attr", "prep"}


def is_subject(word: Token) -> bool:
    """Whether a word is the subject of a verb, active or passive."""
    return word.dep_ in {"nsubj", "nsubjpass"}


def is_subject_or_predicate(word: Token) -> bool:
    """Whether a noun is one side of "be"."""
    return word.dep_ in {"attr", "nsubj"}


def is_subject_or_root(word: Token) -> bool:
    """Whether a word is a subject or heads its sentence."""
    return word.dep_ in {"ROOT", "nsubj", "nsubjpass"}


def is_time_phrase(word: Token) -> bool:
    """Whether a phrase may say when."""
    return word.dep_ in {"npadvmod", "prep"}


def is_undergoer(word: Token) -> bool:
    """Whether a word is what a verb is done to: its object, or the subject of its passive."""
    return word.dep_ in {"dobj", "nsubjpass"}


def is_undergoer_or_follows(word: Token) -> bool:
    """Whether a word is what a verb is done to, or the object of a preposition."""
    return word.dep_ in {"dobj", "nsubjpass", "pobj"}


def is_undergoer_or_predicate(word: Token) -> bool:
    """Whether a word is what a verb is done to, or said of it."""
    return word.dep_ in {"dobj", "nsubjpass", "oprd"}


def is_verb_complement(word: Token) -> bool:
    """Whether a noun or adjective completes a verb."""
    return word.dep_ in {"acomp", "attr", "dobj"}


def leads_on(word: Token) -> bool:
    """Whether a word is what one event leads on to another by."""
    return word.dep_ in {
        "acl",
        "advcl",
        "agent",
        "amod",
        "appos",
        "ccomp",
        "compound",
        "conj",
        "dep",
        "dobj",
        "nsubj",
        "nsubjpass",
        "pcomp",
        "pobj",
        "prep",
        "relcl",
        "xcomp",
    }


def links_on(word: Token) -> bool:
    """Whether a word links a noun to what is said of it."""
    return word.dep_ in {"advmod", "conj", "dobj", "oprd", "pobj", "prep", "prt"}


def may_hedge(word: Token) -> bool:
    """Whether a word may say how certain another is."""
    return word.dep_ in {"acomp", "advmod", "amod", "aux", "compound", "neg"}


def narrows_noun(word: Token) -> bool:
    """Whether an adjective or clause narrows a noun down."""
    return word.dep_ in {"acl", "amod", "relcl"}


def opens_clause(word: Token) -> bool:
    """Whether a word is among the first of a clause."""
    return word.dep_ in {"det", "mark", "nsubj", "nsubjpass", "poss"}


def marks_clause(word: Token) -> bool:
    """Whether a conjunction opens a clause: "because", "so that"."""
    return word.dep_ == "mark"


def says_more(word: Token) -> bool:
    """Whether a phrase or clause says more of a verb."""
    return word.dep_ in {"advcl", "agent", "ccomp", "pcomp", "prep", "xcomp"}


def stands_apart(word: Token) -> bool:
    """Whether a word is no part of what its verb says by idiom."""
    return word.dep_ in {"advcl", "conj", "nsubj", "nsubjpass", "punct"}


def stands_for_actor(word: Token) -> bool:
    """Whether a noun may name who acts."""
    return word.dep_ in {"appos", "compound", "conj", "nmod", "nsubj", "poss"}


def starts_new_clause(word: Token) -> bool:
    """Whether a verb heads a clause of its own."""
    return word.dep_ in {"advcl", "conj", "relcl"}


def tells_of_noun(word: Token) -> bool:
    """Whether a noun, phrase or clause after a noun tells more of it."""
    return word.dep_ in {"appos", "prep", "relcl"}

"""How a word hangs on another, by name: what the labels of the parser mean.

Each relation tells of a word whether it hangs on the word over it in that way.
"""

from collections.abc import Callable

from tasks.extract.parse import Token

Relation = Callable[[Token], bool]


def _relation(*labels: str) -> Relation:
    """Give the relation that stands behind some labels of the parser."""
    known = frozenset(labels)

    def holds(word: Token) -> bool:
        return word.dep_ in known

    return holds


def first_child(word: Token, relation: Relation) -> Token | None:
    """Give the first of a word's children that hangs on it so."""
    return next(filter(relation, word.children), None)


# What a clause says somebody or something did or had done to it.
is_active_subject = _relation("nsubj")
"""A word is the subject of an active verb."""
is_passive_subject = _relation("nsubjpass")
"""A word is the subject of a passive verb."""
is_subject = _relation("nsubj", "nsubjpass")
"""A word is the subject of a verb, active or passive."""
is_object = _relation("dobj")
"""A word is the object of a verb."""
is_undergoer = _relation("dobj", "nsubjpass")
"""A word is what a verb is done to: its object, or the subject of its passive."""
is_core_argument = _relation("dobj", "nsubj", "nsubjpass")
"""A word is the subject or object of a verb."""
is_dative_or_object = _relation("dative", "dobj")
"""A word is an object of a verb, direct or not."""
is_verb_complement = _relation("acomp", "attr", "dobj")
"""A noun or adjective completes a verb."""
is_content_or_object = _relation("ccomp", "dobj", "xcomp")
"""A clause or noun is what a verb says or does."""
is_particle_or_object = _relation("dobj", "prt")
"""A word is a verb's particle or object."""
is_undergoer_or_follows = _relation("dobj", "nsubjpass", "pobj")
"""A word is what a verb is done to, or the object of a preposition."""
is_any_object = _relation("dobj", "pobj")
"""A word is the object of a verb or of a preposition."""

# What is said of a subject or an object: nouns, adjectives and phrases after "be" and its like.
is_predicate_noun = _relation("attr")
"""A noun is said of a subject by "be"."""
is_object_predicate = _relation("oprd")
"""A word is said of an object."""
is_said_by_be = _relation("acomp", "attr", "prep")
"""A word is what "be" says of its subject."""
is_subject_or_predicate = _relation("attr", "nsubj")
"""A noun is one side of "be"."""

# Prepositions, and what follows them.
is_preposition = _relation("prep")
"""A word is a preposition that hangs on another word."""
follows_preposition = _relation("pobj")
"""A word is the object of a preposition."""
is_prepositional = _relation("pobj", "prep")
"""A word is part of a prepositional phrase."""
is_prepositional_clause = _relation("pcomp")
"""A verb heads the clause after a preposition."""
is_preposition_or_by = _relation("agent", "prep")
"""A word is a preposition, that of a passive too."""
is_by = _relation("agent")
"""A "by" names who acts in a passive."""
is_time_phrase = _relation("npadvmod", "prep")
"""A phrase may say when."""

# Auxiliaries, adverbs, particles and marks on a verb or another word.
is_auxiliary = _relation("aux")
"""A word is an auxiliary."""
is_any_auxiliary = _relation("aux", "auxpass")
"""A word is an auxiliary, of the passive too."""
is_adverb = _relation("advmod")
"""A word is an adverb on another."""
is_particle = _relation("advmod", "prep", "prt")
"""A word is a particle, preposition or adverb of a verb."""
is_negation = _relation("neg")
"""A word negates another."""
is_joint = _relation("cc", "punct")
"""A word or mark joins others."""
marks_clause = _relation("mark")
"""A conjunction opens a clause: "because", "so that"."""
opens_clause = _relation("det", "mark", "nsubj", "nsubjpass", "poss")
"""A word is among the first of a clause."""

# What stands before a noun.
is_adjective = _relation("amod")
"""A word is an adjective before its noun."""
is_article = _relation("det")
"""A word is the article or demonstrative of a noun."""
is_count = _relation("nummod")
"""A number counts a noun."""
is_possessor = _relation("poss")
"""A word says whose something is."""
is_determiner = _relation("det", "poss")
"""A word says which one is meant."""
is_compound = _relation("compound")
"""A noun is the first part of a compound."""
is_noun_modifier = _relation("compound", "nmod")
"""A noun stands before the noun that it describes."""
is_close_modifier = _relation("amod", "compound")
"""A word stands right before the noun that it describes."""
is_modifier = _relation("amod", "compound", "nmod")
"""A word stands before the noun that it describes."""
is_owner_or_compound = _relation("compound", "nmod", "poss")
"""A noun stands before the noun that it describes or owns."""
is_premodifier = _relation("amod", "compound", "nmod", "poss")
"""A word stands before the noun that it describes or says the owner of."""
is_light = _relation("amod", "punct")
"""A word is an adjective or a mark."""

# What stands beside or after a noun and tells more of it.
is_apposition = _relation("appos")
"""A noun stands beside another that means the same."""
is_named_beside = _relation("appos", "compound")
"""A noun stands before or beside the noun that it names."""
describes_noun = _relation("appos", "compound", "nmod")
"""A noun stands before or beside the noun that it describes."""
is_inside_phrase = _relation("amod", "appos", "compound", "nmod", "poss")
"""A word describes, names or owns the noun that it hangs on."""
is_relative_clause = _relation("relcl")
"""A verb heads a relative clause."""
is_participle_clause = _relation("acl")
"""A verb heads a clause on a noun, without a relative pronoun."""
is_clause_on_noun = _relation("acl", "relcl")
"""A verb heads a clause on a noun."""
is_any_clause_on_noun = _relation("acl", "advcl", "relcl")
"""A verb heads a clause that tells more of a noun or verb."""
hangs_on_noun = _relation("acl", "amod", "appos", "prep", "relcl")
"""A word tells more of a noun."""

# Clauses and what they are to the clause over them.
is_root = _relation("ROOT")
"""A word is the head of its sentence."""
is_subject_or_root = _relation("ROOT", "nsubj", "nsubjpass")
"""A word is a subject or heads its sentence."""
is_joined = _relation("conj")
"""A word is joined to another by a conjunction or comma."""
is_adverbial_clause = _relation("advcl")
"""A verb heads an adverbial clause."""
is_content_clause = _relation("ccomp")
"""A verb heads what another says or thinks."""
is_open_complement = _relation("xcomp")
"""A verb completes another whose subject it shares."""
is_complement_clause = _relation("ccomp", "xcomp")
"""A clause completes a verb."""
is_parenthesis = _relation("parataxis")
"""A clause is set beside another without a conjunction."""
is_content_of_speech = _relation("ccomp", "dep", "oprd", "parataxis", "xcomp")
"""A clause is what a verb of speech reports."""
starts_new_clause = _relation("advcl", "conj", "relcl")
"""A verb heads a clause of its own."""
heads_clause = _relation("ROOT", "advcl", "ccomp", "relcl")
"""A verb heads a clause."""

is_left_over = _relation("dep")
"""The parser did not know how a word hangs on another."""

# Ways through a sentence: how far one question may follow the words over or under another.
bears_on_certainty = _relation(
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
)
"""A word passes on how certain the word over it is."""
may_hedge = _relation("acomp", "advmod", "amod", "aux", "compound", "neg")
"""A word may say how certain another is."""
hangs_below_clause = _relation("acl", "advcl", "conj", "pcomp", "prep", "xcomp")
"""A phrase or clause belongs to the clause over it."""
hangs_on_verb = _relation("ROOT", "acomp", "advcl", "advmod", "ccomp", "conj", "oprd", "prep", "xcomp")
"""A word tells more of a verb, or heads its sentence."""
is_dependent_noun = _relation("acomp", "attr", "dobj", "nsubj", "nsubjpass", "oprd", "pobj", "prep")
"""A noun or what is said of one hangs on a verb."""
is_event_participant = _relation("acl", "dobj", "pcomp", "pobj", "xcomp")
"""A word stands under what is tried with it."""
leads_on = _relation(
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
)
"""A word is what one event leads on to another by."""
links_on = _relation("advmod", "conj", "dobj", "oprd", "pobj", "prep", "prt")
"""A word links a noun to what is said of it."""
says_more = _relation("advcl", "agent", "ccomp", "pcomp", "prep", "xcomp")
"""A phrase or clause says more of a verb."""
stands_for_actor = _relation("appos", "compound", "conj", "nmod", "nsubj", "poss")
"""A noun may name who acts."""
completes_idiom = _relation("advmod", "agent", "attr", "ccomp", "dative", "dobj", "prep", "prt", "xcomp")
"""A word may be part of an idiom of its verb."""
is_inside_idiom = _relation("advmod", "amod", "neg", "oprd", "pobj", "prep", "prt")
"""A word may be part of an idiom below its verb."""
stands_apart = _relation("advcl", "conj", "nsubj", "nsubjpass", "punct")
"""A word is no part of what its verb says by idiom."""

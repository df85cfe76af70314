"""The words over a predicate that plan, threaten, fear or prevent what it says, or call it false."""

from collections.abc import Iterator

from tasks.extract.grammar.participants import NOUNS, children
from tasks.extract.grammar.voice import is_passive
from tasks.extract.lexicons.words import word_class
from tasks.extract.parse import Token

_COMPLEMENT = frozenset(
    {"xcomp", "ccomp", "pcomp", "dobj", "acl", "pobj", "prep", "nsubjpass", "auxpass", "oprd", "acomp"}
)
_PAST = frozenset({"VBD", "VBN"})
_PREDICATIVE = frozenset({"oprd", "acomp", "xcomp"})
_REACH = 6  # governors looked at


def unreal_governor(predicate: Token) -> Token | None:
    """Give the word over a predicate that plans, threatens, fears or prevents it, None where what it says was done."""
    if predicate.dep_ == "relcl" and predicate.tag_ in _PAST:
        return None  # "police seek the men who shot him"
    if predicate.pos_ in NOUNS and _had_its_toll(predicate):
        return None
    if denier := _denied_to_be(predicate):
        return denier
    for word, over in governors(predicate):
        if word.dep_ == "pobj" and over.lower_ in word_class("grammar/after"):
            return None
        if over.lower_ == "for" and over.head.lemma_.lower() in word_class("grammar/answers_for"):
            return None  # "to punish those responsible for the murder"
        if _makes_unreal(predicate, word, over) and not _states_a_fact(word, over):
            return over
        if word.dep_ == "acl" and word.tag_ == "VBN":
            return None  # "wants justice for ten people killed in May"
    return None


def _denied_to_be(event: Token) -> Token | None:
    """Give the word that denies what a noun names: "denied that there was any shooting", "that a raid took place"."""
    verb = event.head
    if event.pos_ not in NOUNS or verb.dep_ != "ccomp" or event.dep_ not in {"attr", "nsubj"}:
        return None
    there_is = verb.lemma_ == "be" and bool(children(verb, "expl"))
    occurs = event.dep_ == "nsubj" and verb.lemma_.lower() in word_class("grammar/coming_about")
    denied = verb.head.lemma_.lower() in word_class("grammar/denying")
    return verb.head if denied and (there_is or occurs) else None


def is_disowned(predicate: Token) -> bool:
    """Whether it is a deed that somebody denies to have done, which may have been done all the same."""
    return predicate.dep_ == "xcomp" and predicate.head.lemma_.lower() in word_class("grammar/denying")


def _had_its_toll(event: Token) -> bool:
    """Whether a clause on a planned event tells what it did: "planned the bombing, in which 22 people died"."""
    clauses = [clause for each in event.subtree for clause in children(each, "relcl")]
    return any(clause.tag_ in _PAST and clause.lemma_.lower() in word_class("attacks/toll_verb") for clause in clauses)


def called_false(predicate: Token) -> Token | None:
    """Give the word that calls a report false: "reports that a mosque had been bombed were false"."""
    for word in (predicate, *predicate.ancestors):
        if word.lemma_.lower() in word_class("grammar/report_noun"):
            verdict = [word.head, *word.head.children]
            verdict += [each for turned in children(word.head, "xcomp") for each in turned.children]
            return next((each for each in verdict if each.lower_ in word_class("grammar/false")), None)
    return None


def _makes_unreal(predicate: Token, word: Token, over: Token) -> bool:
    """Whether a governor speaks of what was not done."""
    lemma = over.lemma_.lower()
    if lemma in word_class("grammar/denying"):
        return word.i == predicate.i and word.dep_ == "ccomp" and _comes_about(predicate)
    if word.dep_ == "nsubjpass":
        return lemma in word_class("grammar/preventing")
    return lemma in word_class("grammar/unreal_governor")


def _comes_about(verb: Token) -> bool:
    """Whether who denies it denies the event, not a part in it: that a bomb went off, that a mosque was hit."""
    passive = is_passive(verb) and not children(verb, "agent")
    return passive or verb.lemma_.lower() in word_class("grammar/coming_about")


def _states_a_fact(word: Token, over: Token) -> bool:
    """Whether a clause under such a verb tells what was done: "fears that 12 were killed", "were feared killed"."""
    if over.lemma_ == "fear":
        doubted = any(child.lower_ in word_class("grammar/modal") for child in children(word, "aux"))
        dead = over.tag_ == "VBN" or (word.dep_ in _PREDICATIVE and word.tag_ != "VB")
        return dead or (word.tag_ in _PAST and not doubted)
    if over.lemma_ == "want" and (
        over.tag_ == "VBN" or any(child.lower_ in word_class("grammar/wanted_for") for child in over.children)
    ):
        return True
    told = word.tag_ in {"VBD", "NN", "NNS", "NNP"} or (over.tag_ == "VBN" and word.dep_ in _PREDICATIVE)
    return over.lemma_ in word_class("grammar/factive") and told


def governors(predicate: Token) -> Iterator[tuple[Token, Token]]:
    """Give each word on the way up from a predicate with the word it complements, as far as complements go.

    What is planned, ordered or feared of a verb is said of its clause and of what it carries out, not of all that it
    speaks of: of who "plans to investigate the murder" the murder was done.
    """
    word = predicate
    for _ in range(_REACH):
        over = word.head
        joined = word.dep_ == "conj" and over.pos_ in {"VERB", *NOUNS}
        if over.i == word.i or not (word.dep_ in _COMPLEMENT or joined):
            return
        if not joined:
            yield word, over
            if _speaks_of(word, over):
                return
        word = over


def _speaks_of(word: Token, over: Token) -> bool:
    """Whether a governor only speaks of what a word names or tells."""
    if word.dep_ in {"ccomp", "dobj", "nsubjpass"}:
        return over.lemma_.lower() not in word_class("attacks/light_verb")
    return word.dep_ == "prep" and over.pos_ in NOUNS and word.lower_ not in word_class("grammar/of_or_for")

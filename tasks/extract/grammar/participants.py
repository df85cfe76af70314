"""Who takes part in what a predicate says: the one reading of subjects, objects and what stands for them.

The roles are PropBank's in coarse form: an agent acts, a patient is acted on, a goal is what an act is aimed at.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from schemas.vocabulary import VictimGroup
from tasks.extract.grammar.coordination import first_of_list, is_listed, is_numbered, members, set_beside
from tasks.extract.grammar.voice import is_passive
from tasks.extract.lexicons.people import victim_noun
from tasks.extract.lexicons.words import word_class
from tasks.extract.parse import Token

NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
PLACE_NAMES = frozenset({"GPE", "LOC", "FAC"})
TIMES = frozenset({"DATE", "TIME"})
_AFTER_ITS_NOUN = frozenset({"acl", "relcl", "amod"})
_CONTROLLED = frozenset({"xcomp", "advcl", "pcomp", "prep", "conj", "ccomp", "aux", "acomp", "attr", "oprd"})
_VERBAL = frozenset({"VERB", "AUX"})
_DEPTH = 5
_AIMED = ("on", "at", "against", "upon", "into")


class Via(StrEnum):
    """How a participant is joined to its predicate."""

    SUBJECT = "subject"
    OBJECT = "object"
    BY = "by"
    OF = "of"
    POSSESSIVE = "possessive"
    MODIFIER = "modifier"
    PREPOSITION = "preposition"
    RELATIVE = "relative"
    PARTICIPLE = "participle"
    CONTROL = "control"
    SHARED = "shared"
    LIGHT_VERB = "light_verb"
    COMPANY = "company"
    ELLIPSIS = "ellipsis"


@dataclass(frozen=True, slots=True)
class Participant:
    """The head of a noun phrase, and how it is joined to the predicate."""

    head: Token
    via: Via


def children(token: Token, *labels: str) -> list[Token]:
    """Give the children of a token in these relations."""
    return [child for child in token.children if child.dep_ in labels]


def objects_of(token: Token, *prepositions: str) -> list[Token]:
    """Give the objects of some prepositions that hang on a token."""
    return [
        noun
        for prep in children(token, "prep", "agent", "dative")
        if prep.lower_ in prepositions
        for noun in children(prep, "pobj")
    ]


def prepositions(token: Token, *words: str) -> list[Token]:
    """Give the prepositions that hang on a token and are one of these words: "out" in "drove them out of the camp"."""
    return [prep for prep in children(token, "prep", "advmod") if prep.lower_ in words]


def antecedent(pronoun: Token) -> Token:
    """Give the noun that a relative pronoun stands for, any other word itself."""
    if pronoun.lower_ not in word_class("grammar/relatives"):
        return pronoun
    clause = pronoun.head
    while clause.dep_ in {"conj", "xcomp", "ccomp", "prep", "pobj", "agent"} and clause.head.i != clause.i:
        clause = clause.head
    if clause.dep_ != "relcl" or clause.head.pos_ not in NOUNS:
        return pronoun
    plural = any(child.lower_ in word_class("grammar/plural_verb") for child in clause.children)
    noun = _dated(clause.head)
    return first_of_list(noun) if plural else noun


def _dated(noun: Token) -> Token:
    """Give what a date belongs to, for a relative clause that the parser hangs on it: "the raid on 3 May, which …"."""
    over = noun.head.head if noun.dep_ == "pobj" and noun.ent_type_ in TIMES else noun
    return over if over.pos_ in NOUNS else noun


def subject(verb: Token, depth: int = _DEPTH) -> Participant | None:
    """Give what a verb is said of, looked for in relatives, participles, coordination and control."""
    own = children(verb, "nsubj", "nsubjpass", "csubj") or _subject_of_auxiliary(verb) or _subject_of_noun(verb)
    if own and own[0].dep_ == "csubj" and depth:
        return subject(own[0], depth - 1)  # "one of the guards flown to the coast has died"
    if own:
        noun = antecedent(_one_subject(own))
        return Participant(noun, Via.SUBJECT if noun in own else Via.RELATIVE)
    if verb.dep_ in _AFTER_ITS_NOUN and verb.head.pos_ in NOUNS and not _tells_where(verb) and not _is_stray(verb):
        listed = verb.head.dep_ == "appos" and is_listed(verb.head)
        return Participant(first_of_list(verb.head) if listed else _share_of(verb.head), Via.PARTICIPLE)
    if verb.head.i == verb.i:
        return _in_front(verb)
    if depth == 0 or verb.dep_ not in _CONTROLLED:
        return None
    return _beside(verb) or _controller(verb, depth)


def _in_front(root: Token) -> Participant | None:
    """Give the people before a verb whom the parser sets beside a place: "In Lyon, a nun and two boys were hurt"."""
    first = min((root, *children(root, "aux", "auxpass")), key=lambda token: token.i)
    before = first_of_list(first.nbor(-1)) if first.i > root.sent.start else root
    entry = victim_noun(before) if before.dep_ == "appos" and before.head.ent_type_ in PLACE_NAMES else None
    return Participant(before, Via.SUBJECT) if entry is not None and entry.group is not None else None


def _share_of(noun: Token) -> Token:
    """Give the number that takes some out of those a noun names: "two" of "two of its fighters killed in Tyre"."""
    of = noun.head
    share = noun.dep_ == "pobj" and of.lower_ == "of" and of.head.pos_ == "NUM" and not is_numbered(noun)
    return of.head if share else noun


def _is_stray(verb: Token) -> bool:
    """Whether the parser hangs a participle on a noun farther back than the one before: "nine of the 14 wounded"."""
    return verb.dep_ == "amod" and verb.i > verb.head.i + 1


def _tells_where(verb: Token) -> bool:
    """Whether a clause only tells of a place or time what took place there: "in Annecy, where six were hurt"."""
    return verb.dep_ == "relcl" and any(child.lower_ in word_class("grammar/where") for child in verb.children)


def _one_subject(subjects: Sequence[Token]) -> Token:
    """Of two subjects give the first; of a passive's the last: a photographer's name stands before a caption."""
    joined = set_beside(subjects[0], subjects[-1])
    return subjects[-1] if subjects[-1].dep_ == "nsubjpass" and not joined else subjects[0]


def _subject_of_auxiliary(verb: Token) -> list[Token]:
    """Give the subject that the parser hangs on an auxiliary: "17 men, all from one town, were lined up"."""
    return [one for auxiliary in children(verb, "aux", "auxpass") for one in children(auxiliary, "nsubj", "nsubjpass")]


def _subject_of_noun(root: Token) -> list[Token]:
    """Give the plural before a verb that the tagger takes for a noun: "Rebels attack convoy"."""
    if root.pos_ != "NOUN" or root.dep_ != "ROOT":
        return []
    return [child for child in children(root, "nmod") if child.tag_ == "NNS"][:1]


def _controller(verb: Token, depth: int) -> Participant | None:
    """Give who controls a verb without a subject of its own: the subject of its governor, or the governor's object."""
    governor = verb.head
    while governor.pos_ not in _VERBAL | NOUNS and governor.head.i != governor.i:
        governor = governor.head
    if governor.dep_ == "dobj" and governor.head.lemma_ in word_class("grammar/object_control"):
        return Participant(governor, Via.CONTROL)
    if governor.dep_ == "dobj" and verb.dep_ == "pcomp":
        return _controller_of_noun(governor, depth)
    if governor.pos_ not in _VERBAL:
        return None
    if verb.dep_ == "conj":
        found = subject(governor, depth - 1)
        return found and Participant(found.head, Via.SHARED)
    if governor.lemma_ in word_class("grammar/object_control") and not is_passive(governor):
        controlled = children(governor, "dobj")
        if controlled:
            return Participant(controlled[0], Via.CONTROL)
    if verb.tag_ == "VBG" and verb.dep_ == "advcl" and is_passive(governor):
        doers = objects_of(governor, "by")
        return Participant(doers[0], Via.CONTROL) if doers else None
    found = subject(governor, depth - 1)
    return found and Participant(found.head, Via.CONTROL)


def _controller_of_noun(noun: Token, depth: int) -> Participant | None:
    """Give who does what a verb's object consists in: "a spokesman took the step of saying"."""
    found = subject(noun.head, depth - 1) if noun.head.pos_ in _VERBAL else None
    return found and Participant(found.head, Via.CONTROL)


def _beside(verb: Token) -> Participant | None:
    """Give the noun right before a participle that says what it does alongside: "…, with the group claiming it"."""
    if verb.tag_ != "VBG" or verb.dep_ != "advcl" or verb.i == 0:
        return None
    before = verb.nbor(-1)
    chain = [before, *before.ancestors]
    nouns = [token for token in chain if token.dep_ == "pobj" and token.head.lower_ == "with" and token.head.i < verb.i]
    return Participant(nouns[-1], Via.CONTROL) if nouns and before.pos_ in NOUNS else None


def agents(predicate: Token) -> list[Participant]:
    """Give those who act, everybody listed with them included."""
    if predicate.pos_ in {"NOUN", "PROPN"}:
        return _listed(_agents_of_noun(predicate))
    if predicate.lemma_.lower() in word_class("grammar/unaccusative"):
        return _listed(Participant(noun, Via.BY) for noun in objects_of(predicate, "by"))
    if is_passive(predicate) or _is_gerund(predicate):
        return _listed(Participant(antecedent(noun), Via.BY) for noun in objects_of(predicate, "by"))
    found = subject(predicate)
    return _listed([found]) if found else []


def _is_gerund(verb: Token) -> bool:
    """Whether a verbal noun has its agent after "by": "in shelling by troops"."""
    return verb.tag_ == "VBG" and not children(verb, "dobj", "aux") and bool(objects_of(verb, "by"))


def _agents_of_noun(noun: Token) -> Iterator[Participant]:
    """Whose act a noun names: "an attack by X", "X's attack", "X carried out the attack", "the attack mounted by X".

    In "the mayor's assassination by X" the owner is not who did it.
    """
    yield from (Participant(one, Via.BY) for one in objects_of(noun, "by", "from"))
    owners = [] if objects_of(noun, "by") else children(noun, "poss")
    yield from (Participant(one, Via.POSSESSIVE) for one in owners if one.pos_ in {"NOUN", "PROPN"})
    verb = noun.head
    denied = any(child.dep_ == "neg" for child in verb.children)
    if noun.dep_ in {"dobj", "nsubjpass"} and verb.lemma_ in word_class("attacks/light_verb") and not denied:
        yield from (Participant(one.head, Via.LIGHT_VERB) for one in agents(verb))
    for participle in children(noun, "acl"):
        yield from (Participant(one.head, Via.PARTICIPLE) for one in agents(participle) if one.head.i != noun.i)


def patients(predicate: Token) -> list[Participant]:
    """Give those acted on, everybody listed with them included."""
    if predicate.pos_ in {"NOUN", "PROPN"}:
        return _listed(Participant(one, Via.OF) for one in of_whom(predicate))
    if predicate.lemma_.lower() in word_class("grammar/unaccusative"):
        return undergoers(predicate)
    return _listed(_patients_of_verb(predicate))


def undergoers(verb: Token) -> list[Participant]:
    """Give those of whom a verb tells what came over them: its subjects, and whoever suffers with them or likewise."""
    found = subject(verb)
    if found is None:
        return []
    beside = [Participant(one, Via.COMPANY) for one in (*_in_company(verb), *_likewise(verb), *_elsewhere(verb))]
    return _listed([Participant(found.head, found.via), *beside])


def _patients_of_verb(verb: Token) -> list[Participant]:
    beside = [Participant(one, Via.COMPANY) for one in _in_company(verb)]
    after = _inverted(verb)
    if after:
        return after
    found = subject(verb) if is_passive(verb) else None
    if found is not None:
        return [found, *beside]
    own = [one for one in children(verb, "dobj", "dative") if one.pos_ in NOUNS | {"ADJ"}]
    if own and _is_dead_at(verb):
        return [Participant(one, Via.ELLIPSIS) for one in children(verb, "nsubj")[-1:]]
    if own:
        return [*(Participant(meant(antecedent(one)), Via.OBJECT) for one in own), *beside]
    relative = [one for one in children(verb, "pobj", "dobj", "nmod") if one.lower_ in word_class("grammar/relatives")]
    if relative:
        return [Participant(antecedent(relative[0]), Via.RELATIVE)]
    if verb.dep_ == "acl" and verb.tag_ == "VBD":
        return [Participant(verb.head, Via.PARTICIPLE)]
    if _lacks_its_pronoun(verb):
        return [Participant(verb.head, Via.RELATIVE)]
    later = [one for joined in children(verb, "conj") for one in children(joined, "dobj")]
    of = [Participant(one, Via.OF) for one in objects_of(verb, "of")] if verb.tag_ == "VBG" else []
    return [Participant(one, Via.SHARED) for one in later] or _found_so(verb) or _without_auxiliary(verb) or of


def _inverted(verb: Token) -> list[Participant]:
    """Give those named after the verb: "Killed in the blast were a girl and a soldier"."""
    opens = verb.tag_ == "VBN" and verb.i == verb.sent.start
    after = [child for child in children(verb, "auxpass", "aux") if child.lemma_ == "be" and child.i > verb.i]
    named = [one for over in (verb, *after) for one in children(over, "attr", "nsubj", "nsubjpass")]
    return [Participant(one, Via.SUBJECT) for one in named] if opens and after else []


def _is_dead_at(verb: Token) -> bool:
    """Whether a headline says where its subject was "shot dead": "Priest shot dead outside church"."""
    after = verb.doc[verb.i + 1 : verb.i + 3]
    return len(after) > 1 and after[0].lower_ == "dead" and after[1].lower_ in word_class("grammar/beside_place")


def _lacks_its_pronoun(verb: Token) -> bool:
    """Whether a relative clause without a pronoun says what was done to its noun: "the 28 students they took"."""
    own = children(verb, "nsubj")
    if verb.dep_ != "relcl" or verb.head.pos_ not in NOUNS or not own or _tells_where(verb):
        return False
    stranded = any(not any(True for _ in prep.children) for prep in children(verb, "prep"))
    return own[0].lower_ not in word_class("grammar/relatives") and own[0].i == verb.left_edge.i and not stranded


def meant(pronoun: Token) -> Token:
    """Give those whom "them" or "their" means: the object of the verb before, as in "led six men out and shot them"."""
    verb = next((token for token in pronoun.ancestors if token.pos_ in _VERBAL), None)
    if pronoun.lower_ not in word_class("grammar/them") or verb is None:
        return pronoun
    while verb.dep_ == "conj":
        verb, first = verb.head, verb.head
        if first.dep_ == "relcl":  # "took 41 women who had hidden in a ravine and killed them"
            before: Token | None = first_of_list(first.head)
        else:
            before = next(iter(children(first, "dobj", "nsubjpass")), None)
        if before is not None and is_numbered(before):
            return before
    return pronoun


def _likewise(verb: Token) -> Iterator[Token]:
    """Who comes to the same end: "died on the spot, as did his driver"."""
    for second in children(verb, "advcl"):
        if second.lemma_ == "do" and any(child.lower_ == "as" for child in second.children):
            yield from children(second, "nsubj", "dobj")


def _elsewhere(verb: Token) -> Iterator[Token]:
    """Who comes to the same end in another place: "one died at the scene and two others at the hospital"."""
    for first in (verb, *objects_of(verb, "at", "on", "in")):
        for other in children(first, "conj"):
            entry = victim_noun(other) if other.pos_ == "NOUN" else None
            if entry is not None and entry.group is not None and other.nbor().pos_ == "ADP":
                yield other


def _found_so(verb: Token) -> list[Participant]:
    """ "was found shot", "found them killed": whoever is found."""
    if verb.dep_ not in {"oprd", "xcomp", "ccomp", "acomp"} or verb.head.lemma_ not in word_class("grammar/finding"):
        return []
    found = children(verb.head, "nsubjpass") or children(verb.head, "dobj")
    before = subject(verb.head) if not found and verb.head.dep_ == "conj" and verb.head.tag_ == "VBN" else None
    if before is not None:
        return [Participant(before.head, Via.CONTROL)]
    return [Participant(antecedent(one), Via.CONTROL) for one in found[:1]]


def _without_auxiliary(verb: Token) -> list[Participant]:
    """ "4 shot in Toledo", "one dead, two wounded", "Mayor killed": a headline or a list leaves "were" out."""
    subjects = children(verb, "nsubj")
    if verb.tag_ not in {"VBN", "VBD"} or not subjects or children(verb, "aux"):
        return []
    noun = antecedent(subjects[-1])
    numbered = subjects[-1].pos_ == "NUM" or is_numbered(subjects[-1])
    if verb.dep_ == "conj":
        said = _goes_without(verb.head, numbered)
    else:
        finite = [token for token in verb.sent if token.tag_ in {"VBD", "VBZ", "VBP"} and token.i != verb.i]
        said = numbered or (not finite and not children(subjects[-1], "det"))
    return [Participant(noun, Via.ELLIPSIS)] if said else []


def _goes_without(first: Token, numbered: bool) -> bool:
    """Whether what is joined to a predicate can leave "were" out: after a passive, a state or another that does."""
    if first.pos_ == "ADJ" or first.lemma_ in {"be", "leave"} or (first.pos_ in _VERBAL and is_passive(first)):
        return True
    return first.pos_ in _VERBAL and (numbered or bool(_without_auxiliary(first)))


def _in_company(verb: Token) -> Iterator[Token]:
    """Whoever suffers with the subject: "along with his guard", "in addition to the boy", "with his wife"."""
    for first in verb.children:
        if first.lower_ == "with" and (is_passive(verb) or not children(verb, "dobj")):
            yield from (one for one in children(first, "pobj") if _is_companion(one))
        if first.lower_ == "with" and first.i and first.nbor(-1).lower_ in word_class("grammar/company"):
            yield from children(first, "pobj")
        if first.lower_ not in word_class("grammar/company"):
            continue
        after = first.nbor() if first.i + 1 < len(first.doc) else first
        words = [token for token in (*first.subtree, after) if token.dep_ in {"prep", "pobj", "advmod"}][:4]
        if first.lower_ != "in" or any(token.lower_ == "addition" for token in words):
            joint = next((token for token in words if token.lower_ in word_class("grammar/company_link")), None)
            yield from () if joint is None else children(joint, "pobj")


def _is_companion(noun: Token) -> bool:
    """Whether a noun is for people of somebody's or a number of people: "with his wife", "with three bodyguards"."""
    entry = victim_noun(noun)
    people = entry is not None and entry.group not in {None, VictimGroup.PERPETRATOR}
    return people and (is_numbered(noun) or bool(children(noun, "poss")))


def of_whom(noun: Token) -> Iterator[Token]:
    """Give what follows "of", also beyond a day or place, and again: "the murder on 3 May of X and of Y"."""
    direct = [child for child in children(noun, "prep") if child.lower_ == "of"]
    direct += [again for prep in direct for again in children(prep, "conj") if again.lower_ == "of"]
    beyond = [
        prep
        for between in children(noun, "prep")
        if between.lower_ in word_class("grammar/at")
        for when in children(between, "pobj")
        if when.ent_type_ in {"DATE", "GPE"} or not any(True for _ in when.lefts)
        for prep in children(when, "prep")
        if prep.lower_ == "of"
    ]
    return (one for prep in (*direct, *beyond) if prep.i > noun.i for one in children(prep, "pobj"))


def goals(predicate: Token) -> list[Participant]:
    """Give what an act is aimed at: "fired on a bus", "an attack against the post", "strikes targeting a depot"."""
    aimed = [Participant(one, Via.PREPOSITION) for one in objects_of(predicate, *_AIMED)]
    for participle in children(predicate, "acl", "relcl"):
        if participle.lemma_ in word_class("attacks/effect"):
            aimed += [Participant(one, Via.PARTICIPLE) for one in children(participle, "dobj")]
    return _listed(aimed)


def modifiers(noun: Token) -> list[Participant]:
    """Give the nouns and adjectives before an event noun: "junta air strikes", "the Kampala bombings"."""
    return [
        Participant(child, Via.MODIFIER) for child in children(noun, "compound", "nmod", "amod") if child.i < noun.i
    ]


def _listed(found: Iterator[Participant] | Sequence[Participant]) -> list[Participant]:
    """Add to each participant whatever is listed with it; nobody comes twice."""
    every = {one.i: Participant(one, each.via) for each in reversed(list(found)) for one in members(each.head)}
    return [every[index] for index in sorted(every)]

"""Whether an event spoken of happened, may happen, was planned, or is spoken of in general.

Source of the labels: ERE (actual, hypothetical, generic); the cues follow FactBank's source-introducing predicates.
"""

import calendar

from spacy.tokens import Token

from schemas.vocabulary import Realis, Stage
from tasks.extract.attacks.unreal import is_called_false
from tasks.extract.grammar.frames import Role, frame_of
from tasks.extract.grammar.participants import objects_of
from tasks.extract.grammar.roles import object_heads
from tasks.extract.lexicons.words import word_class

WEEKDAYS = frozenset(name.lower() for name in calendar.day_name)


def realis_of(trigger: Token) -> Realis:
    """Judge one trigger by its auxiliaries, its plural and the words it hangs on."""
    if any(
        child.lower_ in word_class("attacks/prospective")
        for child in trigger.children
        if child.dep_ in {"amod", "compound"}
    ):
        return Realis.HYPOTHETICAL
    if _modal(trigger) or _imminent(trigger) or _purpose(trigger) or _hangs_on_unreal(trigger):
        return Realis.HYPOTHETICAL
    if is_called_false(trigger):
        return Realis.HYPOTHETICAL
    if (
        trigger.dep_ in {"pobj", "pcomp"}
        and trigger.head.head.lemma_.lower() in word_class("attacks/habit")
        and trigger.tag_ != "NN"
    ):
        return Realis.GENERIC
    if trigger.tag_ in {"NNS", "NNPS"} and _unbounded(trigger):
        return Realis.GENERIC
    if _many_times(trigger) or _year_by_year(trigger):
        return Realis.GENERIC
    if trigger.tag_ in {"VBP", "VBZ"} and trigger.dep_ != "conj" and not _told_as_past(trigger):
        return Realis.GENERIC
    return Realis.GENERIC if _over_the_years(trigger) else Realis.ACTUAL


def _over_the_years(verb: Token) -> bool:
    """ "They have killed many judges", "countless people have been murdered": who was hurt is only vaguely counted."""
    if verb.pos_ != "VERB" or verb.lemma_.lower() in {"injure", "wound"} or not _perfect(verb, "have", "has"):
        return False
    if any(item.ent_type_ == "DATE" for item in objects_of(verb, "since")):
        return True
    victims = object_heads(verb)
    return bool(victims) and all(victim.tag_ == "NNS" and _vaguely_counted(victim) for victim in victims)


def _vaguely_counted(noun: Token) -> bool:
    before = {token.lower_ for token in noun.lefts} | {token.lemma_.lower() for token in noun.lefts}
    return bool(before & word_class("attacks/vague_count"))


def _many_times(token: Token) -> bool:
    """ "have blown up the line 40 times": a count of attacks; "was shot three times" counts bullets."""
    counted = any(
        child.lower_ == "times" and any(number.dep_ == "nummod" for number in child.children)
        for child in token.children
    )
    return counted and any(child.lower_ in {"has", "have"} for child in token.children)


def _year_by_year(token: Token) -> bool:
    """ "Thousands are killed on the roads each year"."""
    present = token.tag_ in {"VBP", "VBZ"} or any(child.lower_ in {"is", "are"} for child in token.children)
    often = word_class("attacks/each")
    return present and any(
        word.lower_ in often and word.nbor(1).ent_type_ in {"DATE", "TIME"} for word in token.sent[:-1]
    )


def _imminent(token: Token) -> bool:
    """ "an attack was imminent", "is likely", "could kill thousands"."""
    if token.dep_ != "nsubj":
        return False
    around = {child.lower_ for child in token.head.children}
    unnamed = not any(child.dep_ in {"det", "poss"} and child.lower_ not in {"a", "an"} for child in token.children)
    return bool(around & {"imminent", "likely", "possible", "inevitable"}) or (
        unnamed and bool(around & word_class("attacks/modals")) and not _perfect(token.head)
    )


def _modal(token: Token) -> bool:
    if token.pos_ in {"NOUN", "PROPN"}:
        return False
    for child in token.children:
        if child.dep_ == "aux" and child.lower_ in word_class("attacks/modals") and not _perfect(token):
            return True
        if child.dep_ == "mark" and child.lower_ in word_class("attacks/marks"):
            return True
    return token.dep_ == "conj" and token.head.pos_ == "VERB" and token.tag_ == "VB" and _modal(token.head)


def _purpose(token: Token) -> bool:
    """An infinitive tells of an aim, save where it is the deed ("began to fire", "used dynamite to bomb")."""
    if token.tag_ != "VB" or not any(child.lower_ == "to" and child.dep_ == "aux" for child in token.children):
        return False
    return not _perfect(token) and token.head.lemma_.lower() not in word_class("attacks/deed_infinitive") | word_class(
        "verbs/try"
    )


def _perfect(token: Token, *forms: str) -> bool:
    """ "may have killed" speaks of the past: it is doubtful, not hypothetical."""
    return any(child.dep_ == "aux" and child.lower_ in (forms or {"have"}) for child in token.children)


def _told_as_past(token: Token) -> bool:
    return _historic(token) or _dated(token) or _past_by_its_neighbours(token)


def _past_by_its_neighbours(token: Token) -> bool:
    """ "set", "hit" and "beat" have one form for both tenses: another verb of the sentence in the past decides."""
    tags = {other.tag_ for other in token.sent if other.i != token.i}
    return token.lower_ in word_class("attacks/one_form") and "VBD" in tags and not tags & {"VBP", "VBZ"}


def _historic(token: Token) -> bool:
    """Headlines tell the past in the present tense."""
    return not token.doc[token.sent.end - 1].is_punct or token.tag_ == "VBZ"


def _dated(token: Token) -> bool:
    """A sentence with a date tells of one event; the tagger takes "set", "hit", "put" for the present."""
    return any(part.ent_type_ == "DATE" and part.like_num for part in token.sent)


def _hangs_on_unreal(token: Token) -> bool:
    if token.dep_ == "relcl" and token.tag_ in {"VBD", "VBN"}:
        return False  # "police seek the men who shot him": what a relative clause tells in the past was done
    if _had_its_toll(token):
        return False
    plans = word_class("verbs/plan")
    current, steps = token, 0
    while current.head.i != current.i and steps < 4:
        head = current.head
        if head.lower_ == "for" and head.head.lemma_.lower() in word_class("attacks/answers_for"):
            return False  # "to punish those responsible for the murder"
        if current.dep_ == "pobj" and head.lower_ in {"after", "during", "following", "since"}:
            return False
        if current.dep_ in {"xcomp", "ccomp", "pobj", "pcomp", "dobj", "acl", "prep", "nsubjpass", "advcl", "conj"}:
            if (
                head.lemma_.lower() in plans
                and not _feared_killed(head)
                and not _wanted_by_police(head)
                and current.dep_ not in {"advcl", "nsubjpass", "conj"}
                and not _stated(current, head)
            ):
                return True
            if head.lemma_.lower() in word_class("attacks/unreal_noun") - word_class(
                "attacks/collective"
            ) and current.dep_ in {
                "prep",
                "acl",
                "pobj",
            }:
                return True
        if head.pos_ == "VERB" and current.dep_ not in {"xcomp", "pcomp", "prep", "conj", "pobj"}:
            return False
        current, steps = head, steps + 1
    return any(child.dep_ == "compound" and child.lemma_.lower() in {"plot", "threat"} for child in token.children)


def _had_its_toll(event: Token) -> bool:
    """Whether a clause on a planned event tells what it did: "planned the bombing, in which 22 people died"."""
    clauses = [clause for each in event.subtree for clause in each.children if clause.dep_ == "relcl"]
    return event.pos_ in {"NOUN", "PROPN"} and any(
        clause.tag_ in {"VBD", "VBN"} and clause.lemma_.lower() in word_class("attacks/toll_verb") for clause in clauses
    )


def _feared_killed(verb: Token) -> bool:
    """Whether only the number of dead is feared: "at least 14 were feared killed in a blast"."""
    return verb.lemma_ == "fear" and any(child.lower_ in {"dead", "killed"} for child in verb.children)


def _wanted_by_police(verb: Token) -> bool:
    """Whether somebody is "wanted in the shooting", "wanted for murder"."""
    prepositions = {child.lower_ for child in verb.children if child.dep_ == "prep"}
    return verb.lemma_ == "want" and (verb.tag_ == "VBN" or bool(prepositions & {"in", "for"}))


def _stated(clause: Token, head: Token) -> bool:
    """A finite past clause under such a verb ("prevented", "feared that X had been killed") may still be fact."""
    return head.lemma_ in {"consider", "call", "fear", "order", "discuss", "hope", "ask"} and clause.tag_ in {
        "VBD",
        "NN",
        "NNP",
        "NNS",
    }


def _unbounded(token: Token) -> bool:
    """A plural without a number, a demonstrative, a date or a place of its own."""
    for child in token.children:
        if child.dep_ == "nummod" or child.lower_ in word_class("attacks/counted") or child.dep_ == "poss":
            return False
    if _struck(token) or _hurt_a_number(token) or _aimed_at_one(token):
        return False
    if token.head.dep_ == "pobj" and token.head.head.lemma_ in word_class("attacks/collective"):
        return True
    parts = list(token.subtree)
    return not any(part.ent_type_ in {"DATE", "TIME"} for part in parts) or any(
        part.lower_ == "other" for part in parts
    )


def _struck(token: Token) -> bool:
    """Whether attacks did something on a day or hurt so many, or a headline says what they struck.

    "Explosions hit three towns on Tuesday", "died on Tuesday when a string of blasts tore", "Blasts rock Kabul",
    "Air strikes killed 30 people".
    """
    top = (
        token.head.head
        if token.dep_ == "pobj" and token.head.head.lemma_.lower() in word_class("attacks/collective")
        else token
    )
    verb = top.head
    if top.dep_ != "nsubj" or verb.lemma_ in word_class("attacks/trend"):
        return False
    if verb.tag_ != "VBD":
        struck = any(thing.pos_ == "PROPN" for thing in object_heads(verb))
        return struck and verb.dep_ == "ROOT" and not verb.doc[verb.sent.end - 1].is_punct
    if _counts_its_objects(verb):
        return True
    clauses = (verb, verb.head) if verb.dep_ == "advcl" else (verb,)
    days = (
        part
        for clause in clauses
        for child in clause.children
        if child.dep_ in {"prep", "npadvmod"}
        for part in child.subtree
    )
    return any(part.lower_ in WEEKDAYS or (part.ent_type_ == "DATE" and part.is_digit) for part in days)


def _counts_its_objects(verb: Token) -> bool:
    """Whether a verb says how many it was done to, and not how many over a time."""
    counted = any(part.pos_ == "NUM" for thing in object_heads(verb) for part in thing.lefts)
    return counted and not {part.lower_ for part in verb.sent} & word_class("attacks/over_time")


def _aimed_at_one(token: Token) -> bool:
    """Whether attacks were on one or so many things, and told of as done: "launched strikes on two villages".

    "Attacks on schools have risen" is no attack of its own.
    """
    verb = next((word for word in token.ancestors if word.pos_ == "VERB"), None)
    if verb is None or verb.tag_ not in {"VBD", "VBN"} or verb.lemma_.lower() in word_class("attacks/trend"):
        return False
    if any(child.lower_ in {"has", "have", "is", "are"} for child in verb.children):
        return False
    goals = frame_of(token).heads(Role.GOAL)
    return any(goal.tag_ in {"NN", "NNP"} or any(child.pos_ == "NUM" for child in goal.children) for goal in goals)


def _hurt_a_number(token: Token) -> bool:
    """Whether a number of people is told to be killed or hurt in attacks: "49 killed in shootings at two mosques".

    Tolls of a time or a campaign are of many attacks: "1,400 have been killed in raids since 2015".
    """
    verb = token.head.head if token.dep_ == "pobj" and token.head.lower_ == "in" else token
    if verb.lemma_.lower() not in word_class("attacks/injury_word") or verb.tag_ not in {"VBN", "VBD"}:
        return False
    words = {part.lower_ for part in token.sent}
    victims = [child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass", "dobj"}]
    counted = any(part.like_num for victim in victims for part in (victim, *victim.lefts))
    placed = any(part.lower_ == "at" for part in (*verb.children, *token.children))
    return counted and placed and not words & word_class("attacks/over_time")


def stage_of(trigger: Token) -> tuple[Stage, Token | None]:
    """Say whether the attack was carried out or tried and failed, and the word that says so, if any."""
    for child in trigger.children:
        if child.lower_ in {"attempted", "failed", "unsuccessful", "abortive", "frustrated", "botched"}:
            return Stage.ATTEMPTED, child
    if trigger.lemma_ in {"defuse", "deactivate", "discover", "find", "locate"}:
        return Stage.ATTEMPTED, trigger
    head = trigger.head
    if trigger.dep_ in {"xcomp", "pobj", "dobj", "acl", "pcomp"} and head.i != trigger.i:
        outer = head.head if head.dep_ == "prep" else head
        for word in (head, outer):
            if word.lemma_.lower() in word_class("verbs/try") or (
                word.pos_ == "NOUN" and word.lemma_.lower() == "attempt"
            ):
                return Stage.ATTEMPTED, word
            if word.lemma_.lower() in {"survive", "escape", "repel", "defuse"}:
                return Stage.ATTEMPTED, word
    negation = next((child for child in trigger.children if child.dep_ == "neg"), None)
    if negation is not None and trigger.lemma_ in {"explode", "detonate", "go"}:
        return Stage.ATTEMPTED, negation
    return Stage.ACCOMPLISHED, None

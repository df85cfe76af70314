"""Frames whose words do not harm by themselves: wounds suffered, lives lost, bodies found, hospital, suicide."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from schemas.vocabulary import VictimGroup
from tasks.extract.casualties.syntax import antecedent, child_of, objects, shared, subjects, with_conjuncts
from tasks.extract.casualties.words import ABDUCTED, HIT, KILLED, MISSING, WOUNDED, harm_entry, harm_words
from tasks.extract.grammar.participants import of_whom
from tasks.extract.grammar.roles import agent_heads, has_violent_noun, state_force
from tasks.extract.lexicons.people import is_like_people, victim_noun
from tasks.extract.lexicons.words import word_class


@dataclass(frozen=True, slots=True)
class Harm:
    """One victim phrase, by its head, of one word of harm. `suicide` is true where the doer is the victim."""

    word: Token
    harm: str
    victim: Token
    rule: str
    suicide: bool = False


def other_frames(token: Token) -> Iterator[Harm]:
    """Read the frames that a word opens which does not harm by itself."""
    lemma = token.lemma_.lower()
    frame = _FRAMES.get(lemma) or (_care if lemma in word_class("casualties/care_verb") else None)
    if frame is not None:
        yield from frame(token)


def _each(word: Token, harm: str, victims: Iterable[Token], rule: str) -> Iterator[Harm]:
    """One harm for each of the victims and of those listed with them."""
    for victim in victims:
        yield from (Harm(word, harm, one, rule) for one in with_conjuncts(victim))


def _struck(token: Token) -> Iterator[Harm]:
    """Read "was struck by a bullet", "opened fire, hitting two men", "hit in the legs"."""
    missile = any(t.lower_ in word_class("casualties/missile") for t in token.sent)
    if missile or any(
        t.lemma_.lower() in word_class("casualties/body_part") | word_class("casualties/limb") for t in token.subtree
    ):
        for victim, rule in objects(token):
            yield from _each(token, HIT, [victim], rule)


def _turned(token: Token) -> Iterator[Harm]:
    """Read "turned the gun on himself"."""
    weapons = any(
        child.dep_ == "dobj" and child.lower_ in word_class("casualties/weapon_turned") for child in token.children
    )
    if weapons and any(t.lower_ in {"himself", "herself"} for t in token.subtree):
        yield from self_harm(token, token, KILLED)


def _fell(token: Token) -> Iterator[Harm]:
    """Read "fell ill"."""
    if any(child.lower_ in {"ill", "sick"} for child in token.children):
        yield from _each(token, WOUNDED, (victim for victim, _ in subjects(token)), "subject")


def can_be_taken(verb: Token, victim: Token) -> bool:
    """Whether a verb of taking abducts: not attackers, not by police or rescuers, not to hospital."""
    if has_violent_noun(victim) or any(map(_is_official, agent_heads(verb))) or not _is_somebody(victim):
        return False
    return not any(t.lower_ in word_class("casualties/rescue") for t in verb.subtree)


def _is_official(agent: Token) -> bool:
    """Whether who takes people is police, or soldiers of a state that arrest or save them."""
    entry = victim_noun(agent)
    return entry is not None and entry.group == VictimGroup.POLICE


def _is_somebody(victim: Token) -> bool:
    """Whether a phrase names people: by a noun for them, a number, a pronoun or a name."""
    entry = victim_noun(victim)
    if entry is not None:
        return entry.group is not None
    counted = child_of(victim, {"nummod"}) is not None
    named = victim.ent_type_ == "PERSON" and not any(c.lower_ == "the" for c in victim.children)
    return victim.pos_ in {"NUM", "PRON"} or named or (counted and is_like_people(victim, None))


def _taken(token: Token) -> Iterator[Harm]:
    """Read "gunmen seized six pupils", but not what soldiers or police seize."""
    if any(map(state_force, agent_heads(token))):
        return
    for victim, rule in objects(token):
        for harm in _each(token, ABDUCTED, [victim], rule):
            if can_be_taken(token, harm.victim):
                yield harm


def _held(token: Token) -> Iterator[Harm]:
    """Read "four sailors held since gunmen boarded", "still holds 150 hostages": by captors, not by police."""
    captors = {form for t in token.sent for form in (t.lower_, t.lemma_.lower())} & word_class("casualties/captivity")
    if captors:
        yield from _taken(token)


def _boarded(token: Token) -> Iterator[Harm]:
    """Read "hijacked a dhow with 11 sailors on board", "seized in May with 25 crew", besides people themselves."""
    yield from _taken(token)
    things = (token, *(victim for victim, _ in objects(token)))
    for prep in (prep for thing in things for prep in thing.children if prep.lower_ in {"with", "carrying"}):
        for people in prep.children:
            if people.dep_ == "pobj" and child_of(people, {"nummod"}) is not None and can_be_taken(token, people):
                yield Harm(token, ABDUCTED, people, "active")


def _lost(token: Token) -> Iterator[Harm]:
    """Read "lost seven members of her family", "the army lost nine men"."""
    for lost in token.children:
        entry = victim_noun(lost) if lost.dep_ == "dobj" else None
        counted = child_of(lost, {"nummod"}) is not None
        if counted and entry is not None and entry.group is not None:
            yield from _each(token, KILLED, [lost], "active")


def _lives(token: Token) -> Iterator[Harm]:
    """Read "claimed 12 lives", "claimed the lives of 12", "cost 12 people their lives", "lost their lives"."""
    head = token.head
    robbed = child_of(head, {"dative"}) if head.lemma_ == "cost" else None
    if robbed is not None:
        yield from _each(token, KILLED, [robbed], "lives")
    elif token.dep_ == "dobj" and head.lemma_ in {"claim", "take", "cost"}:
        people = [c for p in token.children if p.lower_ == "of" for c in p.children if c.dep_ == "pobj"]
        yield from _each(token, KILLED, people or [token], "lives")
    elif token.dep_ == "dobj" and head.lemma_ == "lose":
        yield from _each(token, KILLED, (victim for victim, _ in subjects(head)), "lives")


def _bodies(token: Token) -> Iterator[Harm]:
    """Read "two bodies were found", "the bodies of three men": bodies are dead people."""
    if token.pos_ != "NOUN":
        return
    if token.head.lemma_ not in word_class("casualties/body_verb"):
        return
    people = [c for p in token.children if p.lower_ == "of" for c in p.children if c.dep_ == "pobj"]
    people += [c for c in token.children if c.dep_ == "poss"]
    counted = child_of(token, {"nummod"}) is not None
    yield from _each(token, KILLED, people or ([token] if counted or token.tag_ == "NNS" else []), "bodies")


def _condition(token: Token) -> Iterator[Harm]:
    """Read "two people are in critical condition", "eleven remain in intensive care"."""
    above = token.head.head
    if token.head.lower_ != "in" or not any(
        child.lower_ in word_class("casualties/condition") for child in token.children
    ):
        return
    if above.pos_ == "NOUN" and above.lower_ not in word_class("casualties/hospital"):
        yield from _each(token, HIT, [above], "condition")
    elif above.lemma_ in {"be", "list", "remain", "hospitalize", *word_class("casualties/care_verb")}:
        yield from _each(token, HIT, (victim for victim, _ in subjects(above)), "condition")


def _care(token: Token) -> Iterator[Harm]:
    """Read "was taken to a hospital", "sent five men to the hospital", "drove himself to a hospital"."""
    released = token.lemma_ == "treat" and any(child.lemma_ == "release" for child in token.conjuncts)
    if not released and not any(t.lower_ in word_class("casualties/hospital") for t in token.subtree):
        return
    if any(t.lower_ in word_class("casualties/unharmed") for t in token.sent):
        return
    passive, patient = child_of(token, {"nsubjpass"}), child_of(token, {"dobj"})
    if passive is not None:
        yield from _each(token, HIT, [antecedent(passive)], "care")
    elif patient is not None and patient.lower_ in {"himself", "herself", "themselves"}:
        yield from _each(token, HIT, (victim for victim, _ in subjects(token)), "care")
    elif patient is not None and token.lemma_ == "send":
        yield from _each(token, HIT, [patient], "sent")
    elif token.dep_ == "conj":
        yield from _each(token, HIT, (victim for victim, _ in shared(token)), "care")


def _state(token: Token) -> Iterator[Harm]:
    """Read "the other man is stable"."""
    if token.dep_ == "acomp" and token.head.lemma_ in {"be", "remain"}:
        yield from _each(token, HIT, (victim for victim, _ in subjects(token.head)), "condition")


def suffered(token: Token) -> Iterator[Harm]:
    """Read "suffered gunshot wounds", "was found with a gunshot wound", "was treated for injuries"."""
    lemma = token.lemma_.lower()
    entry = harm_words().get((lemma, "suffer noun")) or harm_words().get((lemma, "noun"))
    if entry is None or (entry.victim != "suffer" and entry.word != "injury"):
        return
    around = {t.lower_ for t in (*token.lefts, *token.subtree)}
    self_inflicted = "self" in around or "inflicted" in around
    fatal = self_inflicted or around & {"fatal", "deadly", "mortal"}
    harm = KILLED if fatal else HIT if lemma == "wound" else entry.harm
    for victim in _sufferers(token):
        yield from (Harm(token, harm, one, "wounds", suicide=self_inflicted) for one in with_conjuncts(victim))


def _sufferers(wound: Token) -> list[Token]:
    """Whose wound it is; nobody's where the verb above says that it killed."""
    if wound.dep_ == "pobj" and wound.head.lower_ == "of" and wound.head.head.lemma_ in {"degree", "kind", "sort"}:
        wound = wound.head.head  # "various degrees of injury"
    head = wound.head
    if wound.dep_ == "dobj" and head.lemma_ in word_class("casualties/suffer_verb"):
        return [victim for victim, _ in subjects(head)]
    if wound.dep_ != "pobj" or head.lower_ not in {"with", "for", "from", "of"}:
        return []
    above = head.head
    finding = {"discover", "find", "locate"}  # "found with a gunshot wound": dead or alive
    if above.pos_ not in {"VERB", "AUX"}:
        return [] if above.head.lemma_ in finding or above.like_num else [above, *above.conjuncts]
    if (other := harm_entry(above)) and other.harm == KILLED:
        return []
    if above.lemma_ in finding:
        return []
    patient = child_of(above, {"dobj"})
    if head.lower_ == "with" and patient is not None and above.lemma_ in word_class("casualties/care_verb"):
        return [patient]
    if child_of(above, {"nsubjpass"}) or head.lower_ in {"for", "from"}:
        return [victim for victim, _ in subjects(above)]
    return []


def self_harm(token: Token, victim: Token, harm: str) -> Iterator[Harm]:
    """The doer turns on himself; a limb hit is a wound."""
    if any(child.lower_ == "accidentally" for child in token.children):
        return
    doer = next((t for t, _ in subjects(token)), victim)
    limbs = any(t.lower_ in word_class("casualties/limb") for t in token.subtree)
    yield Harm(token, WOUNDED if limbs and harm != KILLED else KILLED, doer, "suicide", suicide=True)


def _recovering(token: Token) -> Iterator[Harm]:
    """Read "four people are recovering after a shooting"."""
    if token.tag_ == "VBG" and any(child.dep_ == "aux" and child.lemma_ == "be" for child in token.children):
        yield from _each(token, HIT, (v for v, _ in subjects(token) if child_of(v, {"nummod"})), "subject")


def _victims(token: Token) -> Iterator[Harm]:
    """Read "speak of 15 victims", "claimed 12 victims": nothing else says what was done to them."""
    over = token.head.head if token.head.lower_ == "of" else token.head
    counted = child_of(token, {"nummod"}) is not None
    if counted and over.lemma_ in word_class("casualties/victim_verb"):
        yield Harm(token, KILLED, token, "bodies")


def _unknown(token: Token) -> Iterator[Harm]:
    """Read "the fate of three nurses is unknown"."""
    if any(t.lower_ in {"unclear", "unknown"} for t in token.head.children):
        yield from _each(token, MISSING, of_whom(token), "nominal")


_FRAMES: dict[str, Callable[[Token], Iterator[Harm]]] = {
    "body": _bodies,
    "capture": _held,
    "care": _condition,
    "clip": _struck,
    "condition": _condition,
    "critical": _state,
    "fall": _fell,
    "fate": _unknown,
    "hijack": _boarded,
    "hit": _struck,
    "hold": _held,
    "keep": _held,
    "life": _lives,
    "lose": _lost,
    "recover": _recovering,
    "seize": _boarded,
    "snatch": _taken,
    "stable": _state,
    "strike": _struck,
    "turn": _turned,
    "victim": _victims,
    "whereabouts": _unknown,
    "wing": _struck,
}
"""What opens a frame, by lemma."""

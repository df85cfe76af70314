"""Frames whose words do not harm by themselves: wounds suffered, lives lost, bodies found, hospital, suicide."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from schemas.vocabulary import VictimGroup
from tasks.extract.casualties.idioms import idiom_of
from tasks.extract.casualties.words import ABDUCTED, HIT, KILLED, MISSING, WOUNDED, harm_entry, harm_words
from tasks.extract.grammar.coordination import is_numbered, members
from tasks.extract.grammar.frames import Role, frame_of
from tasks.extract.grammar.participants import TIMES, Via, objects_of, of_whom, patients, subject, undergoers
from tasks.extract.grammar.relations import follows_preposition, is_apposition, is_modifier, is_object, is_undergoer
from tasks.extract.grammar.roles import has_violent_noun, state_force
from tasks.extract.grammar.states import governor, possessors, recipients
from tasks.extract.grammar.voice import is_passive
from tasks.extract.lexicons.number_words import number_word
from tasks.extract.lexicons.people import is_like_people, victim_noun
from tasks.extract.lexicons.triggers import entry_of
from tasks.extract.lexicons.words import word_class
from tasks.extract.parse import Token


@dataclass(frozen=True, slots=True)
class Harm:
    """One victim phrase, by its head, of one word of harm. `suicide` is true where the doer is the victim."""

    word: Token
    harm: str
    victim: Token
    rule: str
    suicide: bool = False


def victims(verb: Token) -> Iterator[tuple[Token, str]]:
    """Who suffers a verb that harms its object, and the construction that says so."""
    for one in patients(verb):
        if one.via == Via.PARTICIPLE:
            yield one.head, "attribute" if verb.i < one.head.i else "participle"
        elif one.via == Via.ELLIPSIS:
            yield one.head, "elliptic"
        elif one.via == Via.OF:
            yield one.head, "nominal"
        else:
            yield one.head, "passive" if is_passive(verb) else "active"


def undergone(verb: Token) -> Iterator[tuple[Token, str]]:
    """Who suffers a verb that harms its subject: "died", "perished"."""
    for one in undergoers(verb):
        yield one.head, "participle" if one.via == Via.PARTICIPLE else "subject"


def other_frames(token: Token) -> Iterator[Harm]:
    """Read the frames that a word opens which does not harm by itself."""
    lemma = token.lemma_.lower()
    if token.lower_ in word_class("casualties/body"):
        yield from _bodies(token)
    if lemma in _FRAMES:
        yield from _FRAMES[lemma](token)
    if lemma in word_class("casualties/care_verb"):
        yield from _care(token)


def _each(word: Token, harm: str, heads: Iterable[Token], rule: str) -> Iterator[Harm]:
    """One harm for each of the victims and of those listed with them."""
    for head in heads:
        yield from (Harm(word, harm, one, rule) for one in members(head))


def _over(word: Token, harm: str, verb: Token, rule: str) -> Iterator[Harm]:
    """One harm for each of those whom a verb tells something of."""
    yield from (Harm(word, harm, one, rule) for one, _ in undergone(verb))


def _struck(token: Token) -> Iterator[Harm]:
    """Read "was struck by a bullet", "opened fire, hitting two men", "hit in the legs"."""
    missile = any(t.lower_ in word_class("casualties/missile") for t in token.sent)
    if missile or any(
        t.lemma_.lower() in word_class("casualties/body_part") | word_class("casualties/limb") for t in token.subtree
    ):
        yield from (Harm(token, HIT, victim, rule) for victim, rule in victims(token))


def _turned(token: Token) -> Iterator[Harm]:
    """Read "turned the gun on himself"."""
    weapons = any(one.head.lower_ in word_class("casualties/weapon_turned") for one in patients(token))
    if weapons and any(t.lower_ in word_class("casualties/reflexive") for t in token.subtree):
        yield from self_harm(token, token, KILLED)


def _fell(token: Token) -> Iterator[Harm]:
    """Read "fell ill", and of soldiers or a number of people only "fell"."""
    if any(child.lower_ in word_class("casualties/ill") for child in token.children):
        yield from _over(token, WOUNDED, token, "subject")
    elif not any(map(_is_fall_from, token.children)):
        for one, rule in undergone(token):
            entry = victim_noun(one)
            soldier = entry is not None and entry.group in {VictimGroup.MILITARY, VictimGroup.POLICE}
            if soldier or (is_numbered(one) and entry is not None and entry.group is not None):
                yield Harm(token, KILLED, one, rule)


def _is_fall_from(word: Token) -> bool:
    """Whether a word says whence or how somebody fell: "off a wall"; not "on Tuesday"."""
    timed = any(follows_preposition(noun) and noun.ent_type_ in TIMES for noun in word.children)
    return word.lower_ in word_class("casualties/fall_from") and not timed


def can_be_taken(verb: Token, victim: Token) -> bool:
    """Whether a verb of taking abducts: not attackers, not by police or rescuers, not to hospital."""
    if (
        victim.lemma_ == "life"
        or has_violent_noun(victim)
        or any(map(_is_official, frame_of(verb).heads(Role.AGENT)))
        or not is_somebody(victim)
    ):
        return False
    return not any(t.lower_ in word_class("casualties/rescue") for t in verb.subtree)


def _is_official(agent: Token) -> bool:
    """Whether who takes people is police, or soldiers of a state that arrest or save them."""
    entry = victim_noun(agent)
    return entry is not None and entry.group == VictimGroup.POLICE


def is_somebody(victim: Token) -> bool:
    """Whether a phrase names people: by a noun for them, a number, a pronoun or a name."""
    entry = victim_noun(victim)
    if entry is not None:
        return entry.group is not None
    counted = is_numbered(victim)
    one_more = victim.lower_ in word_class("casualties/ordinals") and victim.nbor(-1).lower_ == "a"
    if number_word(victim.lower_) is not None or one_more:
        return True  # "another dozen", "a second"
    named = victim.ent_type_ == "PERSON" and not any(c.lower_ == "the" for c in victim.children)
    return victim.pos_ in {"NUM", "PRON"} or named or (counted and is_like_people(victim, None))


def _taken(token: Token) -> Iterator[Harm]:
    """Read "gunmen seized six pupils", but not what soldiers or police seize."""
    if any(map(state_force, frame_of(token).heads(Role.AGENT))):
        return
    for victim, rule in victims(token):
        if can_be_taken(token, victim):
            yield Harm(token, ABDUCTED, victim, rule)


def _dragged(token: Token) -> Iterator[Harm]:
    """Read "dragged from his aircraft", "took 28 pupils from the college", "children were taken by the raiders"."""
    takers = frame_of(token).heads(Role.AGENT)
    if any(map(state_force, takers)):
        return
    if token.lemma_ == "take" and any(_is_deadly(taker) and not has_violent_noun(taker) for taker in takers):
        yield from _accounted(token)
        return
    if token.lemma_ == "take" and (any(map(has_violent_noun, takers)) or _along(token)):
        yield from _taken(token)
        return
    origins = objects_of(token, "from", "off") + [
        place for out in token.children if out.lower_ in {"out", "off"} for place in objects_of(out, "of")
    ]
    for origin in origins:
        if origin.lemma_.lower() in word_class("casualties/origin"):
            yield from _taken(token)
            return


def _along(verb: Token) -> bool:
    """Whether people are taken along: "took his two sons with them"."""
    return any(one.lower_ in word_class("grammar/them") for one in objects_of(verb, "with"))


def _held(token: Token) -> Iterator[Harm]:
    """Read "four sailors held since gunmen boarded", "still holds 150 hostages": by captors, not by police."""
    if _has_captors(token):
        yield from _taken(token)


def _has_captors(verb: Token) -> bool:
    """Whether a sentence or the one before names captors, or tells that people were led off."""
    first = verb.doc[verb.sent.start - 1].sent.start if verb.sent.start else 0
    near = verb.doc[first : verb.sent.end]
    captors = {form for t in near for form in (t.lower_, t.lemma_.lower())} & word_class("casualties/captivity")
    return bool(captors) or any((idiom := idiom_of(t)) is not None and idiom.harm == ABDUCTED for t in near)


def _boarded(token: Token) -> Iterator[Harm]:
    """Read "hijacked a dhow with 11 sailors on board", "seized in May with 25 crew", besides people themselves."""
    by_somebody = not is_passive(token) or bool(frame_of(token).heads(Role.AGENT)) or _has_captors(token)
    taken = _taken(token)  # not "a student was seized at the scene"
    yield from (harm for harm in taken if by_somebody or is_numbered(harm.victim))
    for thing in (token, *(victim for victim, _ in victims(token))):
        for people in objects_of(thing, "with", "carrying"):
            if is_numbered(people) and can_be_taken(token, people):
                yield Harm(token, ABDUCTED, people, "active")


def _lost(token: Token) -> Iterator[Harm]:
    """Read "lost seven members of her family", "the army lost nine men"."""
    lost = [one for one, rule in victims(token) if rule == "active"]
    entry = victim_noun(lost[0]) if lost else None
    people = entry is not None and entry.group is not None and (is_numbered(lost[0]) or _is_kin(lost[0]))
    people = people or any(_is_own(one) or _is_family(one) for it in lost for one in objects_of(it, "of"))
    if people or (lost and lost[0].pos_ == "NUM" and any(map(state_force, frame_of(token).heads(Role.AGENT)))):
        yield from (Harm(token, KILLED, one, "active") for one in lost)


def _is_own(noun: Token) -> bool:
    """Whether words name somebody's people: "eight of our colleagues", "nineteen of mine"."""
    entry = victim_noun(noun)
    return noun.lower_ in word_class("casualties/own_people") or (
        entry is not None and entry.group is not None and bool(possessors(noun))
    )


def _is_family(noun: Token) -> bool:
    """Whether words name the family, unit or crew that somebody belongs to: "seven of her family"."""
    return noun.lemma_.lower() in word_class("casualties/own_group") and bool(possessors(noun))


def _is_kin(noun: Token) -> bool:
    """Whether a noun names a relative of somebody: "his wife"."""
    return noun.lemma_.lower() in word_class("casualties/kin") and bool(possessors(noun))


def _accounted(token: Token) -> Iterator[Harm]:
    """Read "a mine accounted for six men", "the blast claimed seven", "a second bomb took twelve more"."""
    agents = frame_of(token).heads(Role.AGENT)
    deadly = any(_is_deadly(agent) for agent in agents)
    taken = objects_of(token, "for") if token.lemma_ == "account" else [one for one, _ in victims(token)]
    if deadly:
        yield from _each(token, KILLED, [one for one in taken if one.pos_ == "NUM" or is_numbered(one)], "active")


def _is_deadly(agent: Token) -> bool:
    """Whether something kills by what it is: a bomb, a raid, a sniper."""
    lemma = agent.lemma_.lower()
    attack = entry_of(lemma, "noun")
    return lemma in word_class("attacks/violent_means") or (attack is not None and attack.strength == "attack")


def _lives(token: Token) -> Iterator[Harm]:
    """Read "claimed 12 lives", "claimed the lives of 12", "cost 12 people their lives", "lost their lives"."""
    head = token.head
    ended = is_object(token) and head.lemma_ in word_class("casualties/ends_own_life")
    if ended and any(child.lower_ == "own" for child in token.children):
        doer = subject(head)
        yield Harm(token, KILLED, token if doer is None else doer.head, "suicide", suicide=True)
        return
    given = is_object(token) or is_apposition(token)  # "cost a driver his life"
    cost = next((verb for verb in token.ancestors if verb.lemma_ == "cost"), None) if given else None
    robbed = recipients(cost, token) if cost is not None else []
    if robbed:
        yield from _each(token, KILLED, robbed, "lives")
    elif is_object(token) and head.lemma_ in word_class("casualties/life_taker"):
        yield from _each(token, KILLED, objects_of(token, "of") or [token], "lives")
    elif is_object(token) and head.lemma_ == "lose":
        yield from _over(token, KILLED, head, "lives")


def _bodies(token: Token) -> Iterator[Harm]:
    """Read "two bodies were found", "the bodies of three men", "17 of the corpses": bodies are dead people."""
    share = governor(token)
    of_them = share is not None and share[0] == "of" and share[1].pos_ == "NUM"
    verb = share[1].head if share is not None and of_them else token.head
    plainly = is_numbered(token) and not any(map(is_modifier, token.children))  # "spoke of 118 bodies"
    told = plainly or verb.lemma_ in word_class("casualties/body_verb")
    if (token.pos_ != "NOUN" and token.lower_ != "remains") or not told:
        return
    if share is not None and of_them:
        yield Harm(token, KILLED, share[1], "bodies")
        return
    people = [one for one in objects_of(token, "of") if not is_numbered(token) or is_numbered(one)]
    people += possessors(token)
    counted = [token] if is_numbered(token) or token.tag_ == "NNS" else []
    for harm in _each(token, KILLED, people or counted, "bodies"):
        if not any(word.lower_ in word_class("casualties/alive") for word in (harm.victim, *harm.victim.children)):
            yield harm


def _in_hospital(token: Token) -> Iterator[Harm]:
    """Read "four dead and thirty in hospital": a number that no verb puts there."""
    preposition, above = governor(token) or ("", token)
    if preposition in word_class("grammar/in_or_at") and (above.pos_ == "NUM" or is_numbered(above)):
        yield from _each(token, HIT, [above], "care")


def _in_morgue(token: Token) -> Iterator[Harm]:
    """Read "had thirty-one in his morgue"."""
    preposition, above = governor(token) or ("", token)
    counted = next((one for one, _ in victims(above)), above) if above.lemma_ == "have" else above
    if preposition in word_class("grammar/in_or_at") and (counted.pos_ == "NUM" or is_numbered(counted)):
        yield from _each(token, KILLED, [counted], "bodies")


def _condition(token: Token) -> Iterator[Harm]:
    """Read "two people are in critical condition", "eleven remain in intensive care"."""
    if is_undergoer(token) and any(t.lower_ == "critical" for t in token.head.subtree):
        yield from _each(token, HIT, of_whom(token), "condition")  # "the condition of three is critical"
        return
    preposition, above = governor(token) or ("", token)
    if preposition != "in" or not any(child.lower_ in word_class("casualties/condition") for child in token.children):
        return
    if above.pos_ in {"NOUN", "NUM"} and above.lower_ not in word_class("casualties/hospital"):
        yield from _each(token, HIT, [above], "condition")
    elif above.lemma_ in word_class("casualties/condition_verb") | word_class("casualties/care_verb"):
        yield from _over(token, HIT, above, "condition")


def _care(token: Token) -> Iterator[Harm]:
    """Read "was taken to a hospital", "took five men to the hospital", "drove himself to a hospital"."""
    released = token.lemma_ == "treat" and any(child.lemma_ == "release" for child in token.conjuncts)
    in_hospital = released or any(t.lower_ in word_class("casualties/hospital") for t in token.subtree)
    if any(t.lower_ in word_class("casualties/unharmed") for t in token.sent):
        return
    for victim, rule in victims(token):
        hurt = any(t.lower_ in word_class("casualties/wound_word") for t in victim.subtree)
        if not in_hospital and not hurt:
            continue
        if victim.lower_ in word_class("casualties/reflexive"):
            yield from _over(token, HIT, token, "care")
        elif rule == "passive" or token.lemma_ == "send":
            yield Harm(token, HIT, victim, "sent" if rule == "active" else "care")


def _buried(token: Token) -> Iterator[Harm]:
    """Read "helped bury 26 people": a number of them, not whom a house buried under it."""
    if not any(child.lower_ in word_class("casualties/under") for child in token.children):
        yield from (Harm(token, KILLED, one, "bodies") for one, _ in victims(token) if is_numbered(one))


def _went(token: Token) -> Iterator[Harm]:
    """Read "two passers-by went to hospital": a number of people, since one may visit others there."""
    if any(place.lower_ in word_class("casualties/hospital") for place in objects_of(token, "to")):
        yield from (Harm(token, HIT, one, "care") for one, _ in undergone(token) if is_numbered(one))


def _state(token: Token) -> Iterator[Harm]:
    """Read "the other man is stable"."""
    if token.pos_ == "ADJ" and token.head.lemma_ in word_class("casualties/remaining"):
        yield from _over(token, HIT, token.head, "condition")


def suffered(token: Token) -> Iterator[Harm]:
    """Read "suffered gunshot wounds", "was found with a gunshot wound", "was treated for injuries"."""
    lemma = token.lemma_.lower()
    entry = harm_words().get((lemma, "suffer noun")) or harm_words().get((lemma, "noun"))
    if entry is None or (entry.victim != "suffer" and entry.word != "injury"):
        return
    around = {t.lower_ for t in (*token.lefts, *token.subtree)}
    self_inflicted = "self" in around or "inflicted" in around
    fatal = self_inflicted or around & word_class("casualties/fatal_word")
    harm = KILLED if fatal else HIT if lemma == "wound" else entry.harm
    for victim in _sufferers(token):
        yield Harm(token, harm, victim, "wounds", suicide=self_inflicted)
    yield from _each(token, harm, _inflicted_on(token), "nominal")


def _inflicted_on(wound: Token) -> list[Token]:
    """Whom wounds are done to: "injuries to nine people", "inflicted burns on two clerks"."""
    dealt = is_object(wound) and wound.head.lemma_ in word_class("casualties/inflicting")
    on_whom = [*objects_of(wound, "on"), *objects_of(wound.head, "to", "on")] if dealt else []
    return [*objects_of(wound, "to"), *on_whom]


def _sufferers(wound: Token) -> list[Token]:
    """Whose wound it is; nobody's where the verb above says that it killed."""
    over = governor(wound)
    if over is not None and over[0] == "of" and over[1].lemma_ in word_class("casualties/degree_noun"):
        return _sufferers(over[1])  # "various degrees of injury"
    if is_object(wound) and wound.head.lemma_ in word_class("casualties/suffer_verb"):
        return [one for one, _ in undergone(wound.head)]
    if over is None or over[0] not in word_class("casualties/wound_link"):
        return []
    preposition, above = over
    finding = word_class("casualties/finding")  # "found with a gunshot wound": dead or alive
    if above.pos_ not in {"VERB", "AUX"}:
        return [] if above.head.lemma_ in finding or above.like_num else [above, *above.conjuncts]
    killed = (other := harm_entry(above)) and other.harm == KILLED
    if killed or above.lemma_ in finding:
        return []
    if preposition == "with" and above.lemma_ in word_class("casualties/care_verb"):
        cared = [victim for victim, rule in victims(above) if rule == "active"]
        if cared:
            return cared
    if (
        is_passive(above)
        or preposition in word_class("casualties/for_or_from")
        or above.lemma_ in word_class("casualties/survive_verb")
    ):
        return [one for one, _ in undergone(above)]
    return []


def self_harm(token: Token, victim: Token, harm: str) -> Iterator[Harm]:
    """The doer turns on himself; a limb hit is a wound."""
    if any(child.lower_ == "accidentally" for child in token.children):
        return
    doer = subject(token)
    doer = None if doer is not None and doer.via == Via.CONTROL else doer
    limbs = any(t.lower_ in word_class("casualties/limb") for t in token.subtree)
    harm = WOUNDED if limbs and harm != KILLED else KILLED
    yield Harm(token, harm, victim if doer is None else doer.head, "suicide", suicide=True)


def _recovering(token: Token) -> Iterator[Harm]:
    """Read "four people are recovering after a shooting"."""
    if token.tag_ == "VBG" and any(child.lemma_ == "be" for child in token.children):
        yield from (Harm(token, HIT, one, "subject") for one, _ in undergone(token) if is_numbered(one))


def _victims(token: Token) -> Iterator[Harm]:
    """Read "speak of 15 victims", "claimed 12 victims": nothing else says what was done to them."""
    over = token.head.head if token.head.lower_ == "of" else token.head
    if is_numbered(token) and over.lemma_ in word_class("casualties/victim_verb"):
        yield Harm(token, KILLED, token, "bodies")


def _unknown(token: Token) -> Iterator[Harm]:
    """Read "the fate of three nurses is unknown"."""
    said = {child.lower_ for child in token.head.children} | {token.head.lower_}
    known = any(t.lower_ == "known" for t in token.sent) and any(
        t.lower_ in {"not", "nothing", "little"} for t in token.sent
    )
    if known or said & word_class("casualties/not_known"):
        yield from _each(token, MISSING, of_whom(token), "nominal")


_FRAMES: dict[str, Callable[[Token], Iterator[Harm]]] = {
    "account": _accounted,
    "bury": _buried,
    "capture": _held,
    "care": _condition,
    "claim": _accounted,
    "clip": _struck,
    "condition": _condition,
    "critical": _state,
    "fall": _fell,
    "fate": _unknown,
    "go": _went,
    "hijack": _boarded,
    "hit": _struck,
    "hold": _held,
    "hospital": _in_hospital,
    "keep": _held,
    "life": _lives,
    "lose": _lost,
    "morgue": _in_morgue,
    "mortuary": _in_morgue,
    "mourn": _buried,
    "recover": _recovering,
    **dict.fromkeys(("drag", "grab", "haul", "pluck", "pull", "take", "yank"), _dragged),
    "seize": _boarded,
    "snatch": _taken,
    "stable": _state,
    "state": _condition,
    "strike": _struck,
    "turn": _turned,
    "victim": _victims,
    "whereabouts": _unknown,
    "wing": _struck,
}
"""What opens a frame, by lemma."""

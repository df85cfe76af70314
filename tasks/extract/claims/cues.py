"""Claims by their cues: each rule whose words a sentence has, with who acted, who speaks and about which attack."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from schemas.vocabulary import ActorType, AttackType, ClaimType, Realis
from tasks.extract.attacks.attachment import attack_of_claim
from tasks.extract.claims.details import at_most, certainty_of, realis_of
from tasks.extract.claims.drafts import Draft, is_question, surest, turned
from tasks.extract.claims.frames import actors_of, event_of, nouns_at, subject_over
from tasks.extract.claims.needs import has_needs
from tasks.extract.claims.people import is_party, is_person
from tasks.extract.claims.sides import agencys_side, is_own, own_side, speaking_side
from tasks.extract.claims.speakers import OFFICES, speaker_of_cue
from tasks.extract.claims.statement import statement
from tasks.extract.claims.types import kind
from tasks.extract.found import FoundActor, FoundAttack, Reference, Speaker
from tasks.extract.grammar.claim_rules import ClaimRule, rules_at
from tasks.extract.grammar.clause import doer
from tasks.extract.grammar.frames import Role, frame_of
from tasks.extract.grammar.predicates import is_event_noun
from tasks.extract.grammar.relations import is_apposition, is_object_predicate, is_said_by_be, starts_new_clause
from tasks.extract.grammar.roles import has_violent_noun
from tasks.extract.lexicons.words import word_class
from tasks.extract.parse import Token
from tasks.extract.reading.reading import Reading

_STATES = {ActorType.STATE, ActorType.STATE_AGENCY}
_ANSWERS = {ClaimType.CONFIRMATION, ClaimType.DENIAL, ClaimType.DOUBT}
_SEVERAL_REACH = 8  # sentences
_HOSTAGE_TAKING = {AttackType.KIDNAPPING, AttackType.BARRICADE}
_GROUPS = {ActorType.ARMED_GROUP, ActorType.ORGANISATION, ActorType.UNSPECIFIED}


def by_cues(reading: Reading, attacks: Sequence[FoundAttack], actors: Sequence[FoundActor]) -> Iterator[Draft]:
    """Give the claims that the cue words of a reading open: at each word those of the most exact rule that holds."""
    for token in (token for sentence in reading.sentences if not is_question(sentence) for token in sentence):
        for rule in rules_at(token):
            drafts = [*drafts_of(reading, token, rule, attacks, actors)] if has_needs(token, rule.needs, actors) else []
            if drafts:
                yield from drafts
                break


def drafts_of(
    reading: Reading, cue: Token, rule: ClaimRule, attacks: Sequence[FoundAttack], actors: Sequence[FoundActor]
) -> Iterator[Draft]:
    """Give the claims that a rule makes of a cue whose words and needs are there."""
    negated = not rule.negative and _is_negated(cue)
    if _is_ruled_out(cue, rule, negated, actors):
        return
    found = _who_acted(reading, cue, rule, actors)
    if not found and (kind(rule.claim_type).names_actor or rule.actor == ("own",)):
        return
    event = event_of(cue)
    if event is not None and event.lemma_.lower() in word_class("actors/state_weapons"):
        event = None  # "fired several missiles"
    realis = _realis(cue, rule, event)
    meant = _attacks_meant(reading, cue, rule, attacks, event or cue) if realis == Realis.ACTUAL else []
    if _is_idle(cue, rule, found, realis, [attacks[index] for index in meant]):
        return
    here = any(_is_told_by(cue, attacks[index]) for index in meant[:1])
    for actor in found or [None]:
        if actor is not None and not here and _is_act_of_war(rule, actor):
            continue
        if actor is not None and (_is_no_attacker(cue, rule, actor) or _is_operation(event, cue, rule, actor)):
            continue
        speaker = speaker_of_cue(reading, cue, rule, actor, actors)
        if speaker is None and rule.speaker in word_class("claims/named_speakers"):
            continue
        draft = _draft(reading, cue, rule, actor, speaker, realis)
        first = meant[0] if meant else None
        elsewhere = first is not None and attacks[first].trigger.sent != cue.sent
        if elsewhere and kind(rule.claim_type).answers:
            yield turned(replace(draft, far=first), negated)
        else:
            yield turned(replace(draft, attack=first), negated)
        yield from (turned(replace(draft, attack=other, spread=True), negated) for other in meant[1:])


def _draft(
    reading: Reading, cue: Token, rule: ClaimRule, actor: FoundActor | None, speaker: Speaker | None, realis: Realis
) -> Draft:
    """Give the claim of one actor before it is known which attack it is about."""
    certainty, hedge = rule.certainty, None
    if not rule.negative:
        certainty, hedge = certainty_of(cue, rule.certainty, actor.tokens if actor else None)
    if actor is not None:
        certainty = at_most(certainty, surest(cue, actor))
    polarity, quote = kind(rule.claim_type).polarity, statement(reading, cue)
    return Draft(rule.rule_id, cue, rule.claim_type, actor, speaker, certainty, hedge, polarity, realis, None, quote)


def _is_ruled_out(cue: Token, rule: ClaimRule, negated: bool, actors: Sequence[FoundActor]) -> bool:
    """Tell whether a cue says nothing: negated, part of what another claim answers, or about a mere detail."""
    if negated and kind(rule.claim_type).negated is None:
        return True
    if kind(rule.claim_type).names_actor and _is_answered(cue, rule.claim_type, actors):
        return True
    return rule.claim_type == ClaimType.DOUBT and _doubts_a_detail(cue)


def _is_idle(
    cue: Token,
    rule: ClaimRule,
    found: Sequence[FoundActor | None],
    realis: Realis,
    meant: Sequence[FoundAttack],
) -> bool:
    """Tell whether a statement is about no attack, though its type is: who holds nobody, a motive for nothing."""
    if rule.claim_type == ClaimType.ARREST:
        return realis == Realis.HYPOTHETICAL or not (meant or has_needs(cue, ("@suspect",), ()))
    if rule.claim_type == ClaimType.MOTIVE:
        return _is_loose(cue) or not (found or meant)
    if cue.lemma_.lower() in word_class("claims/holding") and not meant:
        return True
    if kind(rule.claim_type).names_actor and found == [None] and not meant:
        return True
    if kind(rule.claim_type).answers and not found and not (meant or _is_about_violence(cue)):
        return True
    if rule.speaker == "office" and not any(found) and not meant:
        return True
    return rule.claim_type == ClaimType.FOILED_PLOT and any(c.tag_ == "MD" for c in cue.children)


def _is_about_violence(cue: Token) -> bool:
    """Tell whether a text spoke of an attack before an answer, so that there is something to answer."""
    return any(map(is_event_noun, cue.doc[: cue.sent.end]))


def _realis(cue: Token, rule: ClaimRule, event: Token | None) -> Realis:
    """Tell whether a statement is about a real attack ("could not be verified" is), one to come, or a habit."""
    if not kind(rule.claim_type).about_an_attack:
        return Realis.HYPOTHETICAL
    if cue.lemma_.lower() in word_class("claims/habits"):
        return Realis.GENERIC
    return Realis.ACTUAL if rule.negative or rule.claim_type == ClaimType.MOTIVE else realis_of(cue, event)


def _is_negated(cue: Token) -> bool:
    return frame_of(cue).status.negative or (
        (is_said_by_be(cue) or is_object_predicate(cue)) and frame_of(cue.head).status.negative
    )


def _who_acted(reading: Reading, cue: Token, rule: ClaimRule, actors: Sequence[FoundActor]) -> list[FoundActor | None]:
    """Give who is said to have acted, at the first of a rule's places where somebody is; else the side that speaks."""
    named = actors_of(cue, rule, _who_may_act(rule, actors))
    found: list[FoundActor | None] = [f for f in named if not _is_his_employer(cue, rule, f)]
    if rule.claim_type == ClaimType.ARREST:
        held = [noun for position in rule.actor for noun in nouns_at(cue, position)]
        found = [f for f in found if f is not None and _is_held(f, held)]
    itself = _itself(cue, rule) if kind(rule.claim_type).names_actor else None
    if not found and ("own" in rule.actor or itself is not None):
        found = [*own_side(reading, cue, actors, itself)]
    if not found and rule.claim_type == ClaimType.DENIAL and _is_denied_of_its_own(reading, cue, rule, actors):
        found = [None]
    if not found and "agency" in rule.actor:
        found = [*agencys_side(cue, actors)]
    if not found and "speaker" in rule.actor:
        found = [*speaking_side(reading, cue, speaker_of_cue(reading, cue, rule, None, actors))]
    if not found and "somebody" in rule.actor and _is_somebody(cue, rule):
        found = [None]
    return found


def _is_his_employer(cue: Token, rule: ClaimRule, found: FoundActor) -> bool:
    """Tell whether a state's arm is only whom somebody named serves: "as Jonas Falk, a police officer"."""
    if "as" not in rule.actor or found.actor.actor_type not in _STATES:
        return False
    called = [*nouns_at(cue, "as")]
    return bool(called) and all(noun.tag_ in {"NN", "NNP"} and noun not in found.tokens for noun in called)


def _is_denied_of_its_own(reading: Reading, cue: Token, rule: ClaimRule, actors: Sequence[FoundActor]) -> bool:
    """Tell whether somebody without an office denies it of people of his whom the text does not name: "our men"."""
    speaker = speaker_of_cue(reading, cue, rule, None, actors) if "own" in rule.actor else None
    doing = doer(cue) if speaker is not None and speaker.role not in OFFICES else None
    return doing is not None and is_own(doing) and doing.lower_ not in word_class("claims/pronoun_group")


def _is_held(found: FoundActor, held: Sequence[Token]) -> bool:
    """Tell whether somebody held is a group's, or a person who is named as the one held."""
    person = found.actor.actor_type == ActorType.PERSON
    return any(noun in found.tokens for noun in held) if person else found.actor.actor_type in _GROUPS


def _is_somebody(cue: Token, rule: ClaimRule) -> bool:
    """Tell whether it is said of people without a known name: "a domestic group", "he" of who pleads guilty."""
    if rule.claim_type == ClaimType.RESPONSIBILITY:
        noun = subject_over(cue)
        return noun is not None and is_person(noun)
    return any(is_party(noun) for position in rule.actor for noun in nouns_at(cue, position))


def _itself(cue: Token, rule: ClaimRule) -> Token | None:
    """Give who acted where it is only "we", "it", "he" or "its fighters", which is the side that speaks."""
    nouns = (noun for position in rule.actor for noun in nouns_at(cue, position))
    return next((noun for noun in nouns if is_own(noun) or noun.lower_ in word_class("claims/himself")), None)


def _who_may_act(rule: ClaimRule, actors: Sequence[FoundActor]) -> Sequence[FoundActor]:
    """Leave out the papers and agencies that a claim comes by: "claimed it through its Amaq news agency"."""
    if not kind(rule.claim_type).names_actor:
        return actors
    return [f for f in actors if f.actor.actor_type != ActorType.MEDIA]


def _doubts_a_detail(cue: Token) -> bool:
    """Tell whether it is no authorship that is doubted, but how an attack went or how many it hurt."""
    doubted = {t.lemma_.lower() for t in cue.subtree}
    return bool(doubted & word_class("claims/details")) and not doubted & word_class("claims/of_authorship")


def _attacks_meant(
    reading: Reading, cue: Token, rule: ClaimRule, attacks: Sequence[FoundAttack], token: Token
) -> list[int]:
    """Give the attacks a claim is about, the one meant first: "the attacks" are all those told right before."""
    first = _attack_meant(reading, cue, rule, attacks, token)
    if first is None or not kind(rule.claim_type).names_actor or not _means_several(token):
        return [] if first is None else [first]
    number = reading.sentence_number(token)
    told = [
        index
        for index, attack in enumerate(attacks)
        if attack.mention.realis == Realis.ACTUAL
        and number - _SEVERAL_REACH <= attack.mention.sentence < number
        and _same_days(attack, attacks[first])
    ]
    return [first, *(index for index in told if index != first)]


def _means_several(event: Token) -> bool:
    """Tell whether a plural speaks of attacks known from before: "the attacks", "both bombings"."""
    return event.tag_ in {"NNS", "NNPS"} and any(c.lower_ in word_class("claims/all_of_them") for c in event.children)


def _same_days(one: FoundAttack, other: FoundAttack) -> bool:
    """Tell whether two attacks may lie within a day of another."""
    return all(
        (a.start - b.end).days <= 1 and (b.start - a.end).days <= 1
        for a in one.mention.dates[:1]
        for b in other.mention.dates[:1]
    )


def _attack_meant(
    reading: Reading, cue: Token, rule: ClaimRule, attacks: Sequence[FoundAttack], token: Token
) -> int | None:
    """Give the attack a claim is about; a motive told in a paragraph of its own is that of what the text is about."""
    if cue.lemma_.lower() in word_class("claims/holding"):
        taken = [a for a in attacks if any(cell.value in _HOSTAGE_TAKING for cell in a.mention.nature)]
        told = attack_of_claim(reading, taken, token)
        return attacks.index(taken[told]) if told is not None else None
    told = next((index for index, attack in enumerate(attacks) if attack.trigger == cue), None)
    meant = told if told is not None else attack_of_claim(reading, attacks, token)
    if meant is None or rule.claim_type != ClaimType.MOTIVE:
        return meant
    if attacks[meant].mention.paragraph == reading.paragraph_number(token):
        return meant
    return next(index for index, attack in enumerate(attacks) if attack.mention.realis == Realis.ACTUAL)


def _is_loose(cue: Token) -> bool:
    """Tell whether a motive is only feared or vowed ("for fear of reprisal", "vowed to avenge them")."""
    return any(t.lemma_ in word_class("claims/only_feared") for t in cue.ancestors)


def _is_no_attacker(cue: Token, rule: ClaimRule, actor: FoundActor) -> bool:
    """Tell whether a person or state is named near a cue but not as who attacked, claimed or is accused."""
    root = actor.tokens.root
    exact = actor.reference == Reference.OWN_SIDE or any(
        noun in actor.tokens or (is_apposition(root) and root.head == noun)
        for at in rule.actor
        for noun in nouns_at(cue, at)
    )
    if actor.actor.actor_type in _STATES and rule.claim_type == ClaimType.RESPONSIBILITY:
        return not exact
    if actor.actor.actor_type != ActorType.PERSON or not kind(rule.claim_type).names_actor:
        return False
    if cue.lemma_.lower() not in word_class("claims/of_persons") or frame_of(cue).status.negative:
        return True
    return not exact


def _is_act_of_war(rule: ClaimRule, actor: FoundActor) -> bool:
    """Tell whether an army tells of what its own forces did, which is an attack only where the text tells of one."""
    stated = actor.actor.actor_type in _STATES and actor.reference == Reference.OWN_SIDE
    return stated and rule.claim_type == ClaimType.RESPONSIBILITY


def _is_told_by(cue: Token, attack: FoundAttack) -> bool:
    """Tell whether a cue is an attack's own verb, or governs the noun for it, and tells of more than of attackers."""
    own = attack.trigger == cue or (attack.trigger.pos_ == "NOUN" and attack.trigger in cue.subtree)
    hurt = frame_of(cue).heads(Role.PATIENT)
    return own and not (hurt and all(has_violent_noun(t) or t.lower_ in word_class("claims/them") for t in hurt))


def _is_operation(event: Token | None, cue: Token, rule: ClaimRule, actor: FoundActor) -> bool:
    """Tell whether what a state's forces carry out is an operation of theirs rather than an attack."""
    if actor.actor.actor_type not in _STATES or rule.claim_type != ClaimType.ATTRIBUTION or event is None:
        return False
    if cue.lemma_.lower() in word_class("claims/blaming"):
        return False
    return event.lemma_.lower() in word_class("claims/operations")


def _is_answered(cue: Token, claim_type: ClaimType, actors: Sequence[FoundActor]) -> bool:
    """Tell whether an attribution only stands inside an answer to it, or a claim inside its denial."""
    answers = {ClaimType.DENIAL} if claim_type == ClaimType.RESPONSIBILITY else _ANSWERS
    below = cue
    for above in cue.ancestors:
        if starts_new_clause(below):
            return False
        answering = [rule for rule in rules_at(above) if rule.claim_type in answers]
        if frame_of(above).status.negative and any(rule.claim_type == ClaimType.DOUBT for rule in answering):
            return False  # "there is no doubt that the group did it"
        if above.i < cue.i and any(has_needs(above, rule.needs, actors) for rule in answering):
            return True
        if above.i < cue.i and above.lemma_.lower() == "deny":
            return True  # "denied having given such an order"
        below = above
    return False

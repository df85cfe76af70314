"""Claims by their cue words: "claimed responsibility", "blamed on", "warned of"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from schemas.vocabulary import ActorType, AttackType, ClaimType, Realis
from tasks.extract.attacks.attachment import attack_of
from tasks.extract.claims.details import at_most, certainty_of, realis_of
from tasks.extract.claims.drafts import Draft, is_question, surest, turned
from tasks.extract.claims.frames import actors_of, event_of, nouns_at
from tasks.extract.claims.needs import NOT, has_needs
from tasks.extract.claims.speakers import speaker_of_cue
from tasks.extract.found import FoundActor, FoundAttack
from tasks.extract.grammar.clause import is_negated
from tasks.extract.lexicons.predicates import ClaimCue, cues_at
from tasks.extract.lexicons.words import word_class
from tasks.extract.reading.reading import Reading
from tasks.extract.speech.speakers import speaker_of

_NEED_AN_ACTOR = {ClaimType.RESPONSIBILITY, ClaimType.ATTRIBUTION}
_NEVER_LINKED = {ClaimType.WARNING, ClaimType.FOILED_PLOT}
_HYPOTHETICAL = {ClaimType.WARNING, ClaimType.FOILED_PLOT}
_KEEP_NEGATED = {ClaimType.ATTRIBUTION, ClaimType.CONFIRMATION}
_ANSWERS = {ClaimType.CONFIRMATION, ClaimType.DENIAL, ClaimType.DOUBT}
_STATES = {ActorType.STATE, ActorType.STATE_AGENCY}
_SEVERAL_REACH = 8  # sentences
_HOSTAGE_TAKING = {AttackType.KIDNAPPING, AttackType.BARRICADE}
_GROUPS = {ActorType.ARMED_GROUP, ActorType.ORGANISATION, ActorType.UNSPECIFIED}


def by_cues(reading: Reading, attacks: Sequence[FoundAttack], actors: Sequence[FoundActor]) -> Iterator[Draft]:
    """Give the claims that the cue words of a reading open."""
    for token in reading.doc:
        for row in cues_at(token):
            if has_needs(token, row.needs, actors):
                yield from _drafts(reading, token, row, attacks, actors)
                break


def _drafts(
    reading: Reading, cue: Token, row: ClaimCue, attacks: Sequence[FoundAttack], actors: Sequence[FoundActor]
) -> Iterator[Draft]:
    negated = is_negated(cue) or (cue.dep_ in {"acomp", "attr", "prep", "oprd"} and is_negated(cue.head))
    if row.claim_type == ClaimType.ATTRIBUTION and _is_answered(cue):
        return
    negated = negated and NOT not in row.needs
    if (negated and row.claim_type not in _KEEP_NEGATED) or is_question(cue):
        return
    detail = row.claim_type == ClaimType.DOUBT and _doubts_a_detail(cue)
    found: list[FoundActor | None] = [] if detail else [*actors_of(cue, row, _who_may_act(row, actors))]
    if row.claim_type == ClaimType.ARREST:
        found = [f for f in found if f is not None and f.actor.actor_type in _GROUPS]
    found = found or _who_says_we(reading, cue, row, actors)
    if not found and row.claim_type in _NEED_AN_ACTOR:
        return
    event = event_of(cue)
    realis = Realis.HYPOTHETICAL if row.claim_type in _HYPOTHETICAL else realis_of(cue, event)
    realis = Realis.GENERIC if row.lemma in word_class("claims/habits") else realis
    if row.claim_type == ClaimType.ARREST and realis == Realis.HYPOTHETICAL:
        return
    linked = realis == Realis.ACTUAL and row.claim_type not in _NEVER_LINKED
    meant = _attacks_meant(reading, row, attacks, event or cue) if linked else []
    attack = meant[0] if meant else None
    if row.lemma in word_class("claims/holding") and attack is None:
        return
    if _is_loose(cue, row, found, attack is not None and attacks[attack].trigger.sent == cue.sent):
        return
    far = None
    if row.claim_type in _ANSWERS and attack is not None and attacks[attack].trigger.sent != cue.sent:
        attack, far = None, attack
    for actor in found or [None]:
        if actor is not None and (_is_no_attacker(cue, row, actor) or _is_operation(event, row, actor)):
            continue
        speaker = speaker_of_cue(reading, cue, row, actor, actors)
        if speaker is None and row.speaker in word_class("claims/named_speakers"):
            continue
        certainty, hedge = certainty_of(cue, row.certainty, actor.tokens if actor else None)
        if actor is not None:
            certainty = at_most(certainty, surest(row, actor))
        draft = Draft(
            cue,
            row.claim_type,
            actor,
            speaker,
            certainty,
            hedge,
            row.polarity,
            realis,
            attack,
            reading.clause(cue),
            far,
            detail=detail,
        )
        yield turned(draft, negated)
        yield from (turned(replace(draft, attack=other, spread=True), negated) for other in meant[1:])


def _who_says_we(reading: Reading, cue: Token, row: ClaimCue, actors: Sequence[FoundActor]) -> list[FoundActor | None]:
    """Give the group whose leader or spokesman is quoted with "we were behind it"."""
    we = next((noun for position in row.actor for noun in nouns_at(cue, position) if noun.lower_ == "we"), None)
    speaker = speaker_of(reading, cue, actors) if we is not None and row.claim_type in _NEED_AN_ACTOR else None
    if we is None or speaker is None or speaker.actor is None or speaker.actor.actor_type != ActorType.ARMED_GROUP:
        return []
    return [FoundActor(reading.doc[we.i : we.i + 1], speaker.actor, "actors.we")]


def _who_may_act(row: ClaimCue, actors: Sequence[FoundActor]) -> Sequence[FoundActor]:
    """Leave out the papers and agencies that a claim comes by: "claimed it through its Amaq news agency"."""
    if row.claim_type not in _NEED_AN_ACTOR:
        return actors
    return [f for f in actors if f.actor.actor_type != ActorType.MEDIA]


def _doubts_a_detail(cue: Token) -> bool:
    """Tell whether it is no authorship that is doubted, but how an attack went or how many it hurt."""
    doubted = {t.lemma_.lower() for t in cue.subtree if t.i > cue.i}
    return bool(doubted & word_class("claims/details")) and not doubted & word_class("claims/of_authorship")


def _attacks_meant(reading: Reading, row: ClaimCue, attacks: Sequence[FoundAttack], token: Token) -> list[int]:
    """Give the attacks a claim is about, the one meant first: "the attacks" are all those told right before."""
    first = _attack_meant(reading, row, attacks, token)
    if first is None or row.claim_type not in _NEED_AN_ACTOR or not _means_several(token):
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


def _attack_meant(reading: Reading, row: ClaimCue, attacks: Sequence[FoundAttack], token: Token) -> int | None:
    """Give the attack a claim is about; a motive told in a paragraph of its own is that of what the text is about."""
    if row.lemma in word_class("claims/holding"):
        taken = [a for a in attacks if any(cell.value in _HOSTAGE_TAKING for cell in a.mention.nature)]
        told = attack_of(reading, taken, token)
        return attacks.index(taken[told]) if told is not None else None
    nearest = attack_of(reading, attacks, token)
    if nearest is None or row.claim_type != ClaimType.MOTIVE:
        return nearest
    same = attacks[nearest].mention.paragraph == reading.paragraph_number(token)
    return nearest if same else attack_of(reading, attacks, token, reach=0)


def _is_loose(cue: Token, row: ClaimCue, found: Sequence[FoundActor | None], told_here: bool) -> bool:
    """Tell whether a motive is nobody's and no attack's ("for fear of reprisal"), or a plot is only to be foiled."""
    if row.claim_type == ClaimType.MOTIVE:
        feared = any(t.lemma_ in {"fear", "afraid", "avoid"} for t in cue.ancestors)
        return feared or not (found or told_here)
    return row.claim_type == ClaimType.FOILED_PLOT and any(c.tag_ == "MD" for c in cue.children)


def _is_no_attacker(cue: Token, row: ClaimCue, actor: FoundActor) -> bool:
    """Tell whether a person or state is named near a cue but not as who attacked, claimed or is accused."""
    exact = any(noun in actor.tokens for position in row.actor for noun in nouns_at(cue, position))
    if actor.actor.actor_type in _STATES and row.claim_type == ClaimType.RESPONSIBILITY:
        return not exact
    if actor.actor.actor_type != ActorType.PERSON or row.claim_type not in _NEED_AN_ACTOR:
        return False
    if row.lemma not in word_class("claims/of_persons") or is_negated(cue):
        return True
    return not exact


def _is_operation(event: Token | None, row: ClaimCue, actor: FoundActor) -> bool:
    """Tell whether what a state's forces carry out is an operation of theirs rather than an attack."""
    if actor.actor.actor_type not in _STATES or row.claim_type != ClaimType.ATTRIBUTION or event is None:
        return False
    if row.lemma in word_class("claims/blaming"):
        return False
    return event.lemma_.lower() in word_class("claims/operations")


def _is_answered(cue: Token) -> bool:
    """Tell whether an attribution only stands inside a denial, a doubt or a confirmation of it."""
    below = cue
    for above in cue.ancestors:
        if below.dep_ in {"conj", "advcl", "relcl"}:
            return False
        answering = [row for row in cues_at(above) if row.claim_type in _ANSWERS]
        if is_negated(above) and any(row.claim_type == ClaimType.DOUBT for row in answering):
            return False  # "there is no doubt that the group did it"
        if above.i < cue.i and any(above.lemma_ != "have" or has_needs(above, row.needs, ()) for row in answering):
            return True
        below = above
    return False

"""The ledger of claims in a document: who says what about responsibility, and about the attack as an event."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from schemas.mentions import Cell, ClaimMention
from schemas.vocabulary import ActorType, AttackType, Certainty, ClaimType, Polarity, Realis, SpeakerRole
from tasks.extract.components.actor_anaphors import LIKELY
from tasks.extract.components.claim_agents import agents_of, own_units, voice_of
from tasks.extract.components.claim_deeds import deeds_of
from tasks.extract.components.claim_details import at_most, certainty_of, medium_of, realis_of, stated_on
from tasks.extract.components.claim_frames import NOT, actors_of, event_of, has_needs, nouns_at
from tasks.extract.components.claim_grammar import doer, is_negated, is_passive
from tasks.extract.components.claim_speakers import is_organ, speaker_of_cue
from tasks.extract.components.claim_targets import link_targets
from tasks.extract.components.claim_words import ClaimCue, cues_at, is_event_noun, is_perpetrator_noun
from tasks.extract.components.speakers import speaker_of
from tasks.extract.found import FoundActor, FoundAttack, Speaker
from tasks.extract.linking import attack_of
from tasks.extract.reading import Reading

_NEED_AN_ACTOR = {ClaimType.RESPONSIBILITY, ClaimType.ATTRIBUTION}
_NEVER_LINKED = {ClaimType.WARNING, ClaimType.FOILED_PLOT}
_HYPOTHETICAL = {ClaimType.WARNING, ClaimType.FOILED_PLOT}
_OPERATIONS = {"operation", "action", "act", "raid", "strike", "offensive"}
_KEEP_NEGATED = {ClaimType.ATTRIBUTION, ClaimType.CONFIRMATION}
_NAMED_SPEAKERS = {"reported", "topic"}
_ANSWERS = {ClaimType.CONFIRMATION, ClaimType.DENIAL, ClaimType.DOUBT}
_STATES = {ActorType.STATE, ActorType.STATE_AGENCY}
_OF_PERSONS = {
    "accept", "accuse", "acknowledge", "admit", "assume", "attribute", "behind", "blame", "boast", "carry", "commit",
    "confess", "execute", "identify", "mastermind", "name", "orchestrate", "order", "perpetrate", "plan", "responsible",
    "suspect", "take",
}  # fmt: skip
_SUSPECTING = {"accuse", "attribute", "blame", "identify", "name", "suspect"}
_HABITS = {"history", "record"}
_DETAILS = {"detail", "figure", "how", "many", "motive", "number", "size", "timing", "toll", "when"}
_OF_AUTHORSHIP = {"authenticity", "authorship", "behind", "involvement", "responsibility", "responsible", "role"}
_ALL_OF_THEM = {"the", "these", "those", "both", "all"}
_SEVERAL_REACH = 8  # sentences
_HOLDING = {"free", "hold", "release"}
_HOSTAGE_TAKING = {AttackType.KIDNAPPING, AttackType.BARRICADE}
_LINKING = {"link", "tie", "connect", "inspire"}
_GROUPS = {ActorType.ARMED_GROUP, ActorType.ORGANISATION, ActorType.UNSPECIFIED}


@dataclass(frozen=True)
class Draft:
    """A claim before it is linked to others: its words, who acted, who speaks, and how it is meant.

    `far` is an attack of another sentence that an answer is about only if it answers no claim; `spread` tells that the
    attack is only one of "the attacks" spoken of, `detail` that a doubt is about something else than authorship.
    """

    cue: Token
    claim_type: ClaimType
    actor: FoundActor | None
    speaker: Speaker | None
    certainty: Certainty
    hedge: TokenSpan | None
    polarity: Polarity
    realis: Realis
    attack: int | None
    quote: TokenSpan
    far: int | None = None
    spread: bool = False
    detail: bool = False


def find_claims(
    reading: Reading, attacks: Sequence[FoundAttack], actors: Sequence[FoundActor]
) -> tuple[ClaimMention, ...]:
    """Find the statements about responsibility in a reading, in text order; `target` counts in the tuple returned."""
    drafts = [
        *_by_cues(reading, attacks, actors),
        *_by_agents(reading, attacks, actors),
        *_by_deeds(reading, attacks, actors),
    ]
    drafts.sort(key=lambda d: d.cue.i)
    drafts = [draft for draft in drafts if not (draft.spread and _blames_another(draft, drafts))]
    kept = [draft for draft in _without_repeats(drafts) if not _is_act_of_war(draft)]
    mentions = [_mention(reading, draft) for draft in kept]
    return link_targets(mentions, [draft.far for draft in kept], {i for i, draft in enumerate(kept) if draft.detail})


def _blames_another(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Tell whether the text itself names another author of an attack than who is blamed for "the attacks"."""
    return any(
        other.attack == draft.attack and other.actor and draft.actor and other.actor.actor != draft.actor.actor
        for other in drafts
        if not other.spread and other.claim_type in _NEED_AN_ACTOR and other.polarity == Polarity.POSITIVE
    )


def _is_act_of_war(draft: Draft) -> bool:
    """Tell whether a state is said to have done what is no attack here (a killing abroad, told in passing)."""
    stated = draft.actor is not None and draft.actor.actor.actor_type in _STATES
    return stated and draft.claim_type == ClaimType.ATTRIBUTION and draft.attack is None


def _by_cues(reading: Reading, attacks: Sequence[FoundAttack], actors: Sequence[FoundActor]) -> Iterator[Draft]:
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
    if (negated and row.claim_type not in _KEEP_NEGATED) or _is_question(cue):
        return
    detail = row.claim_type == ClaimType.DOUBT and _doubts_a_detail(cue)
    found: list[FoundActor | None] = [] if detail else [*actors_of(cue, row, actors)]
    if row.claim_type == ClaimType.ARREST:
        found = [f for f in found if f is not None and f.actor.actor_type in _GROUPS]
    if not found and row.claim_type in _NEED_AN_ACTOR:
        return
    event = event_of(cue)
    realis = Realis.HYPOTHETICAL if row.claim_type in _HYPOTHETICAL else realis_of(cue, event)
    realis = Realis.GENERIC if row.lemma in _HABITS else realis
    if row.claim_type == ClaimType.ARREST and realis == Realis.HYPOTHETICAL:
        return
    linked = realis == Realis.ACTUAL and row.claim_type not in _NEVER_LINKED
    meant = _attacks_meant(reading, row, attacks, event or cue) if linked else []
    attack = meant[0] if meant else None
    if row.lemma in _HOLDING and attack is None:
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
        if speaker is None and row.speaker in _NAMED_SPEAKERS:
            continue
        certainty, hedge = certainty_of(cue, row.certainty, actor.tokens if actor else None)
        if actor is not None:
            certainty = at_most(certainty, _surest(row, actor))
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
        yield _turned(draft, negated)
        yield from (_turned(replace(draft, attack=other, spread=True), negated) for other in meant[1:])


def _doubts_a_detail(cue: Token) -> bool:
    """Tell whether it is no authorship that is doubted, but how an attack went or how many it hurt."""
    doubted = {t.lemma_.lower() for t in cue.subtree if t.i > cue.i}
    return bool(doubted & _DETAILS) and not doubted & _OF_AUTHORSHIP


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
    return event.tag_ in {"NNS", "NNPS"} and any(c.lower_ in _ALL_OF_THEM for c in event.children)


def _same_days(one: FoundAttack, other: FoundAttack) -> bool:
    """Tell whether two attacks may lie within a day of another."""
    return all(
        (a.start - b.end).days <= 1 and (b.start - a.end).days <= 1
        for a in one.mention.dates[:1]
        for b in other.mention.dates[:1]
    )


def _attack_meant(reading: Reading, row: ClaimCue, attacks: Sequence[FoundAttack], token: Token) -> int | None:
    """Give the attack a claim is about; a motive told in a paragraph of its own is that of what the text is about."""
    if row.lemma in _HOLDING:
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


def _turned(draft: Draft, negated: bool) -> Draft:
    """Read an attribution by the accused itself as a claim or, negated, as a denial."""
    if draft.speaker is not None and draft.actor is not None and is_organ(draft.speaker, draft.actor):
        draft = replace(draft, speaker=replace(draft.speaker, actor=draft.actor.actor))
    own = draft.speaker is not None and draft.actor is not None and _speaks_for(draft.speaker, draft.actor)
    if own and draft.speaker is not None and draft.claim_type == ClaimType.ATTRIBUTION:
        draft = replace(draft, speaker=replace(draft.speaker, role=SpeakerRole.PERPETRATOR))
    if draft.claim_type != ClaimType.ATTRIBUTION:
        return replace(draft, polarity=Polarity.NEGATIVE) if negated else draft
    if own:
        turned = ClaimType.DENIAL if negated else ClaimType.RESPONSIBILITY
        return replace(draft, claim_type=turned, polarity=Polarity.NEGATIVE if negated else Polarity.POSITIVE)
    return replace(draft, polarity=Polarity.NEGATIVE) if negated else draft


def _speaks_for(speaker: Speaker, actor: FoundActor) -> bool:
    if speaker.actor is None:
        return False
    return speaker.actor.actor_id in {actor.actor.actor_id, actor.actor.parent_actor_id}


def _by_agents(reading: Reading, attacks: Sequence[FoundAttack], actors: Sequence[FoundActor]) -> Iterator[Draft]:
    """Read an attack told of a named actor as an attribution by whoever tells it."""
    voice = voice_of(reading, actors)
    for index, attack in enumerate(attacks):
        cue = attack.trigger
        if attack.mention.realis == Realis.GENERIC or _is_question(cue) or _tells_what_followed(cue):
            continue
        if _is_not_claimed(cue):
            continue
        speaker = speaker_of(reading, cue, actors)
        agents = agents_of(attack, actors)
        own = own_units(attack, speaker, voice, actors) if not agents else None
        if attack.mention.realis == Realis.HYPOTHETICAL and not agents and speaker is not None and _may_come(cue):
            yield _feared(attack, None, speaker)
        for actor in [own] if own is not None else agents:
            if voice is not None and speaker is None and actor.actor.actor_id == voice.actor_id:
                speaker = Speaker(actor.tokens, voice, SpeakerRole.PERPETRATOR)
            if attack.mention.realis == Realis.HYPOTHETICAL:
                if speaker is not None and actor.actor.actor_type in _GROUPS and not _speaks_for(speaker, actor):
                    yield _feared(attack, actor, speaker)
                continue
            if _accuses_itself(speaker, actor) or _is_aside(attack, actor, speaker):
                continue
            certainty, hedge = certainty_of(cue, _surest(None, actor), actor.tokens)
            draft = Draft(
                cue,
                ClaimType.ATTRIBUTION,
                actor,
                speaker,
                certainty,
                hedge,
                Polarity.POSITIVE,
                Realis.ACTUAL,
                index,
                attack.clause,
            )
            yield _turned(draft, is_negated(cue))


def _by_deeds(reading: Reading, attacks: Sequence[FoundAttack], actors: Sequence[FoundActor]) -> Iterator[Draft]:
    """Read what an attack's named authors did, told in other words than the attack, as an attribution."""
    for cue, actor, index in deeds_of(reading, attacks, actors):
        speaker = speaker_of(reading, cue, actors)
        if _is_question(cue) or _accuses_itself(speaker, actor):
            continue
        certainty, hedge = certainty_of(cue, _surest(None, actor), actor.tokens)
        yield _turned(
            Draft(
                cue,
                ClaimType.ATTRIBUTION,
                actor,
                speaker,
                certainty,
                hedge,
                Polarity.POSITIVE,
                Realis.ACTUAL,
                index,
                reading.clause(cue),
            ),
            negated=False,
        )


def _tells_what_followed(cue: Token) -> bool:
    """Tell whether a relative clause only says what an attack did ("twin bombings that killed 90 people")."""
    relative = next((c for c in cue.children if c.lower_ in {"that", "which"} and c.dep_ == "nsubj"), None)
    if cue.dep_ != "relcl" or relative is None:
        return False
    return any(map(is_event_noun, cue.doc[cue.head.i : relative.i]))


def _is_not_claimed(cue: Token) -> bool:
    """Tell whether the attack is what somebody does not claim ("the group did not claim the attacks")."""
    head = cue.head.head if cue.dep_ == "pobj" else cue.head
    claiming = any(row.claim_type == ClaimType.RESPONSIBILITY for row in cues_at(head))
    return cue.dep_ in {"dobj", "pobj", "nsubjpass"} and claiming and is_negated(head)


def _is_aside(attack: FoundAttack, actor: FoundActor, speaker: Speaker | None) -> bool:
    """Tell whether the narrator names in passing what a state did, with no word on when, where or to whom."""
    mention = attack.mention
    bare = not (mention.dates or mention.places or mention.victims)
    return actor.actor.actor_type in _STATES and speaker is None and attack.trigger.pos_ == "NOUN" and bare


def _accuses_itself(speaker: Speaker | None, actor: FoundActor) -> bool:
    """Tell whether an authority would be both who reports an attack and who made it: the parse is wrong there."""
    return speaker is not None and actor.actor.actor_type in _STATES and _speaks_for(speaker, actor)


def _may_come(cue: Token) -> bool:
    """Tell whether a verb says that attackers might attack, or somebody be attacked."""
    modal = any(c.lower_ in {"could", "may", "might"} for c in cue.children)
    by = doer(cue) if modal and cue.pos_ == "VERB" else None
    return modal and (is_passive(cue) or (by is not None and is_perpetrator_noun(by)))


def _feared(attack: FoundAttack, actor: FoundActor | None, speaker: Speaker) -> Draft:
    """Read what somebody says a group, or somebody, might do as a warning."""
    return Draft(
        attack.trigger,
        ClaimType.WARNING,
        actor,
        speaker,
        Certainty.CERTAIN,
        None,
        Polarity.POSITIVE,
        Realis.HYPOTHETICAL,
        None,
        attack.clause,
    )


def _surest(row: ClaimCue | None, actor: FoundActor) -> Certainty:
    """Give how certain it can be at most who acted: less where words may mean another group, or a person is accused."""
    tried = row is not None and actor.actor.actor_type == ActorType.PERSON and row.lemma in _SUSPECTING
    return Certainty.PROBABLE if tried or actor.method == LIKELY or _only_linked(actor) else Certainty.CERTAIN


def _only_linked(actor: FoundActor) -> bool:
    """Tell whether the doers are said to be linked to a group, not to be of it ("militants linked to …")."""
    root = actor.tokens.root
    over = root.head.head if root.dep_ == "pobj" else None
    return over is not None and over.lemma_ in _LINKING


def _is_no_attacker(cue: Token, row: ClaimCue, actor: FoundActor) -> bool:
    """Tell whether a person or state is named near a cue but not as who attacked, claimed or is accused."""
    exact = any(noun in actor.tokens for position in row.actor for noun in nouns_at(cue, position))
    if actor.actor.actor_type in _STATES and row.claim_type == ClaimType.RESPONSIBILITY:
        return not exact
    if actor.actor.actor_type != ActorType.PERSON or row.claim_type not in _NEED_AN_ACTOR:
        return False
    if row.lemma not in _OF_PERSONS or is_negated(cue):
        return True
    return not exact


def _is_operation(event: Token | None, row: ClaimCue, actor: FoundActor) -> bool:
    """Tell whether what a state's forces carry out is an operation of theirs rather than an attack."""
    if actor.actor.actor_type not in _STATES or row.claim_type != ClaimType.ATTRIBUTION or event is None:
        return False
    return event.lemma_.lower() in _OPERATIONS


def _is_answered(cue: Token) -> bool:
    """Tell whether an attribution only stands inside a denial, a doubt or a confirmation of it."""
    below = cue
    for above in cue.ancestors:
        if below.dep_ in {"conj", "advcl", "relcl"}:
            return False
        answering = (row for row in cues_at(above) if row.claim_type in _ANSWERS)
        if above.i < cue.i and any(above.lemma_ != "have" or has_needs(above, row.needs, ()) for row in answering):
            return True
        below = above
    return False


def _is_question(cue: Token) -> bool:
    return cue.sent.text.rstrip().endswith("?")


def _without_repeats(drafts: Sequence[Draft]) -> list[Draft]:
    """Keep one row for what a sentence says of one actor and attack: a claim or denial goes before an attribution."""
    kept: list[Draft] = []
    seen: set[tuple[object, ...]] = set()
    stronger = {
        (d.cue.sent.start, d.actor.actor.actor_id, d.attack)
        for d in drafts
        if d.actor is not None and d.claim_type not in {ClaimType.ATTRIBUTION, ClaimType.MOTIVE, ClaimType.ARREST}
    }
    for d in drafts:
        actor_id = d.actor.actor.actor_id if d.actor else None
        if d.claim_type == ClaimType.ATTRIBUTION and (d.cue.sent.start, actor_id, d.attack) in stronger:
            continue
        warner = d.speaker.actor if d.claim_type == ClaimType.WARNING and d.speaker else None
        key = (d.cue.sent.start, d.claim_type, actor_id, d.attack, warner)
        if key not in seen:
            seen.add(key)
            kept.append(d)
    return kept


def _mention(reading: Reading, draft: Draft) -> ClaimMention:
    """Ground a draft in the source: every cell that words stand behind gets them."""
    method = f"claims.{draft.cue.lemma_.lower()}"
    cue = reading.span(draft.cue)
    speaker = draft.speaker
    cells = [Cell("claim_type", draft.claim_type, cue, method)]
    if draft.actor is not None:
        cells.append(Cell("actor_id", draft.actor.actor.actor_id, reading.span(draft.actor.tokens), method))
    text = None
    if speaker is not None and speaker.tokens is not None:
        span = reading.span(speaker.tokens)
        text = span.quote
        cells += [Cell("speaker_text", text, span, method), Cell("speaker_role", speaker.role, span, method)]
        if speaker.actor is not None:
            cells.append(Cell("speaker_actor_id", speaker.actor.actor_id, span, method))
    if draft.hedge is not None:
        cells.append(Cell("certainty", draft.certainty, reading.span(draft.hedge), method))
    medium = medium_of(draft.cue) if draft.claim_type == ClaimType.RESPONSIBILITY else None
    if medium is not None:
        cells.append(Cell("medium", medium[0], reading.span(medium[1]), method))
    stated = stated_on(reading, draft.cue)
    if stated is not None:
        cells.append(Cell("stated_at", stated[0].isoformat(), reading.span(stated[1]), method))
    return ClaimMention(
        sentence=reading.sentence_number(draft.cue),
        claim_type=draft.claim_type,
        attack=draft.attack,
        actor_id=draft.actor.actor.actor_id if draft.actor else None,
        speaker_text=text,
        speaker_actor_id=speaker.actor.actor_id if speaker and speaker.actor else None,
        speaker_role=speaker.role if speaker else SpeakerRole.MEDIA,
        certainty=draft.certainty,
        polarity=draft.polarity,
        realis=draft.realis,
        medium=medium[0] if medium else None,
        stated_at=stated[0] if stated else None,
        target=None,
        quote=reading.span(draft.quote),
        cells=tuple(cells),
    )

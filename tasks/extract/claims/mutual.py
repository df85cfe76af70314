"""Two sides that blame each other for an attack: an attribution by each."""

from collections.abc import Iterator, Sequence
from itertools import permutations

from schemas.vocabulary import Certainty, ClaimType, Polarity, Realis
from tasks.extract.attacks.attachment import attack_of_claim
from tasks.extract.claims.drafts import Draft, is_question
from tasks.extract.claims.frames import actors_named, event_of
from tasks.extract.claims.statement import statement
from tasks.extract.found import FoundActor, FoundAttack
from tasks.extract.grammar.clause import surface_subject
from tasks.extract.grammar.frames import frame_of
from tasks.extract.grammar.relations import is_object
from tasks.extract.lexicons.words import word_class
from tasks.extract.parse import Token
from tasks.extract.reading.reading import Reading
from tasks.extract.speech.speakers import speaker_from


def by_each_other(reading: Reading, attacks: Sequence[FoundAttack], actors: Sequence[FoundActor]) -> Iterator[Draft]:
    """Read "A and B blamed each other for the attack" as what each says of the other."""
    for verb in reading.doc:
        sides = _sides(verb, actors)
        if len(sides) < 2 or is_question(verb.sent) or frame_of(verb).status.negative:
            continue
        attack = attack_of_claim(reading, attacks, event_of(verb) or verb)
        for one, other in permutations(sides, 2) if attack is not None else ():
            yield Draft(
                "attribution.each_other",
                verb,
                ClaimType.ATTRIBUTION,
                other,
                speaker_from(reading, one.tokens.root, actors),
                Certainty.CERTAIN,
                None,
                Polarity.POSITIVE,
                Realis.ACTUAL,
                attack,
                statement(reading, verb),
            )


def _sides(verb: Token, actors: Sequence[FoundActor]) -> list[FoundActor]:
    """Give the actors that a verb says blame each other."""
    if verb.pos_ != "VERB" or verb.lemma_.lower() not in word_class("claims/mutual"):
        return []
    blame = any(is_object(c) and c.lemma_.lower() in word_class("claims/recriminations") for c in verb.children)
    reciprocal = any(is_object(c) and c.lower_ in word_class("claims/each_other") for c in verb.children)
    subject = surface_subject(verb) if blame or reciprocal else None
    return actors_named(subject, actors) if subject is not None else []

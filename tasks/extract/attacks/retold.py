"""What a text says of an attack in a later sentence that makes it none: an exercise, a hoax, a gas leak, a fault.

"Gunmen stormed the town hall. It was all an exercise", "A blast killed four. A gas cylinder had leaked", "A car drove
into a queue. The driver had suffered a stroke".
"""

from collections.abc import Iterator, Set
from dataclasses import replace

from schemas.vocabulary import AttackType, Realis, WeaponType
from tasks.extract.found import FoundAttack
from tasks.extract.grammar.clause import said_to_be
from tasks.extract.grammar.frames import frame_of
from tasks.extract.grammar.participants import subject
from tasks.extract.grammar.status import negation
from tasks.extract.lexicons.triggers import entry_of
from tasks.extract.lexicons.words import word_class
from tasks.extract.parse import Span as TokenSpan
from tasks.extract.parse import Token
from tasks.extract.reading.reading import Reading

_REACH = 4  # sentences after the one that tells of it


def without_what_was_none(reading: Reading, found: tuple[FoundAttack, ...]) -> tuple[FoundAttack, ...]:
    """Make hypothetical what a later sentence says to have been no attack, and the harm that it did."""
    actual = [attack for attack in found if attack.mention.realis == Realis.ACTUAL]
    anew = {attack.mention.sentence for attack in found if not attack.mention.anaphoric and attack.mention.another}
    none = {attack.trigger.i: attack.mention.sentence for attack in actual if _was_none(reading, attack, anew)}
    told_so = set(none.values())
    return tuple(
        replace(attack, mention=replace(attack.mention, realis=Realis.HYPOTHETICAL))
        if attack.trigger.i in none or (attack.mention.sentence in told_so and _is_mere_harm(attack))
        else attack
        for attack in found
    )


def _is_mere_harm(attack: FoundAttack) -> bool:
    return not any(cell.column in {"attack_types", "weapon_types"} for cell in attack.mention.nature)


def _was_none(reading: Reading, attack: FoundAttack, anew: Set[int]) -> bool:
    if any(_called_none(word) == attack.trigger for word in attack.trigger.sent):
        return True  # "the assault was part of an exercise"
    for sentence in _after(reading, attack, anew):
        if any(_calls_it_none(word) for word in sentence):
            return True
        if _may_be_a_blast(attack) and _tells_of(sentence, "attacks/blast_by_accident", "attacks/blamed_for_a_blast"):
            return True
        if _is_a_ramming(attack) and _tells_of(sentence, "attacks/crash_by_accident", "attacks/befell_the_driver"):
            return True
    return False


def _after(reading: Reading, attack: FoundAttack, anew: Set[int]) -> Iterator[TokenSpan]:
    """The sentences right after, up to one that tells of another attack anew."""
    first = attack.mention.sentence
    for number in range(first + 1, min(first + 1 + _REACH, len(reading.sentences))):
        if number in anew:
            return
        yield reading.sentences[number]


def _calls_it_none(word: Token) -> bool:
    """Whether a word is what "it", "this" or the attack is said to have been: "it was all an exercise"."""
    noun = _called_none(word)
    if noun is None:
        return False
    return noun.lower_ in word_class("attacks/points_back") or entry_of(noun.lemma_.lower(), "noun") is not None


def _called_none(word: Token) -> Token | None:
    """What a word for an exercise or a hoax is said of, as fact: "assault" in "the assault was part of a drill"."""
    verb = said_to_be(word) if word.lemma_.lower() in word_class("attacks/was_none") else None
    said_of = subject(verb) if verb is not None else None
    if verb is None or said_of is None:
        return None
    modal = any(child.tag_ == "MD" for child in verb.children)
    if modal or negation(verb) is not None or any(child.lower_ == "no" for child in word.children):
        return None
    return said_of.head


def _may_be_a_blast(attack: FoundAttack) -> bool:
    """Whether an attack is an explosion of which no bomb, suicide or attacker is told."""
    cells = {(cell.column, cell.value) for cell in attack.mention.nature}
    if ("attack_types", str(AttackType.BOMBING)) not in cells or attack.mention.actor_ids:
        return False
    words = {token.lemma_.lower() for token in attack.trigger.sent}
    return bool(words & word_class("attacks/explosion")) and not words & word_class("attacks/weapon_object")


def _is_a_ramming(attack: FoundAttack) -> bool:
    vehicle = ("weapon_types", str(WeaponType.VEHICLE))
    words = {token.lemma_.lower() for token in attack.trigger.sent}
    rammed = vehicle in {(cell.column, cell.value) for cell in attack.mention.nature}
    return rammed or (
        bool(words & word_class("attacks/vehicle")) and bool(words & word_class("attacks/runs_into_people"))
    )


def _tells_of(sentence: TokenSpan, causes: str, verbs: str) -> bool:
    """Whether a sentence names a cause that is no attack as what did it, and does not deny or rule it out."""
    named = [word for word in sentence if word.lemma_.lower() in word_class(causes)]
    governed = [over for word in named for over in (word, *word.ancestors) if over.lemma_.lower() in word_class(verbs)]
    denied = any(
        negation(over) is not None or over.lemma_.lower() in word_class("attacks/rules_out")
        for word in named
        for over in (word, *word.ancestors)
    )
    return bool(governed) and not denied and not any(frame_of(over).status.cue for over in governed)

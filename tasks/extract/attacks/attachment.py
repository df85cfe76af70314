"""Which attack of a document a harm or a claim belongs to, and whether to any.

Each attack told of is weighed by plain observations (see `attachment_facts`), with weights learned from labelled
articles; the likeliest is it, unless none of them is likelier. So what belongs to an attack that was not found is left
alone instead of falling to the news of the day.
"""

from collections.abc import Sequence
from pathlib import Path

from schemas.vocabulary import Realis
from schemas.weights import MOST_CANDIDATES, choose, load_weights
from tasks.extract.attacks.attachment_facts import FACTS, Setting
from tasks.extract.found import FoundAttack
from tasks.extract.parse import Token
from tasks.extract.reading.reading import Reading

OF_HARM = Path(__file__).parent / "weights" / "attachment_of_harm.csv"
OF_CLAIMS = Path(__file__).parent / "weights" / "attachment_of_claims.csv"


def attack_of_harm(reading: Reading, attacks: Sequence[FoundAttack], word: Token) -> int | None:
    """Give the index of the attack that did the harm a word tells of, None where it is none of them.

    The trigger of an attack that its words set apart from those before tells of that one, whatever speaks for another.
    """
    own = next((index for index, attack in enumerate(attacks) if attack.trigger.i == word.i), None)
    if own is not None and attacks[own].mention.another and attacks[own].mention.realis == Realis.ACTUAL:
        return own
    return _likeliest(Setting(reading, attacks, word), OF_HARM)


def attack_of_claim(reading: Reading, attacks: Sequence[FoundAttack], word: Token) -> int | None:
    """Give the index of the attack that a claim is about, given its cue or what it names, None where of none."""
    return _likeliest(Setting(reading, attacks, word), OF_CLAIMS)


def _likeliest(setting: Setting, table: Path) -> int | None:
    """The attack that a word belongs to; one that only may happen keeps its words to itself and is none."""
    near = _nearest(setting)
    best = choose([FACTS.of(setting, index) for index in near], load_weights(table, FACTS.names))
    return None if best is None else _actual(setting, near[best])


def _actual(setting: Setting, index: int) -> int | None:
    """An attack that took place, or that of the sentence before what refers back: "police thwarted the attack"."""
    chosen = setting.attacks[index]
    if chosen.mention.realis == Realis.ACTUAL:
        return index
    told = [each for each in setting.actual if setting.attacks[each].trigger.i < chosen.trigger.i]
    near = [each for each in told if chosen.mention.sentence - setting.attacks[each].mention.sentence == 1]
    return near[-1] if near and chosen.mention.anaphoric else None


def _nearest(setting: Setting) -> list[int]:
    """The attacks that a word may belong to, in their order: of very many the nearest, so that lists cost little."""
    numbers = range(len(setting.attacks))
    near = sorted(numbers, key=lambda index: abs(setting.attacks[index].trigger.i - setting.word.i))
    return sorted(near[:MOST_CANDIDATES])

"""What an attack was done with, as GTD weapon types, with the words that say so.

Source: GTD codebook, weaptype.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from schemas.mentions import Cell
from schemas.vocabulary import Realis, WeaponType
from tasks.extract.found import FoundAttack
from tasks.extract.grammar.frames import Role, frame_of
from tasks.extract.grammar.phrases import PhraseTable, phrase_table, phrases, words_of
from tasks.extract.grammar.relations import follows_preposition, is_undergoer
from tasks.extract.grammar.roles import noun_forms, state_force
from tasks.extract.lexicons.lexicon import load_lexicon
from tasks.extract.lexicons.triggers import Trait, Trigger, TriggerClass
from tasks.extract.lexicons.words import word_class
from tasks.extract.parse import Span as TokenSpan
from tasks.extract.parse import Token
from tasks.extract.reading.reading import Reading


@dataclass(frozen=True, slots=True)
class WeaponPhrase:
    """A row of attacks/weapons.csv."""

    phrase: str
    weapon_type: WeaponType


_REACH = 3


@lru_cache(maxsize=1)
def _weapons() -> PhraseTable[WeaponType]:
    rows = load_lexicon("attacks/weapons", WeaponPhrase)
    return phrase_table({words_of(row.phrase): row.weapon_type for row in rows})


def weapon_of(noun: Token) -> WeaponType | None:
    """Give the type of the weapon that a noun names by itself or with the noun before it: "a cricket bat"."""
    return next((weapon for form in noun_forms(noun) if (weapon := _single_words().get(form))), None)


@lru_cache(maxsize=1)
def _single_words() -> dict[str, WeaponType]:
    rows = load_lexicon("attacks/weapons", WeaponPhrase)
    return {row.phrase: row.weapon_type for row in rows if " " not in row.phrase}


def weapon_cells(reading: Reading, trigger: Trigger, scope: Sequence[Token]) -> list[Cell]:
    """Read the weapons off the trigger, then off the words of its sentence that belong to it.

    What is thrown or planted says itself what it is; the verb only where its object is but a "device".
    """
    entry, seen, cells = trigger.entry, set[object](), []
    by_word = Cell("weapon_types", entry.weapon_type or "", reading.span(trigger.words), trigger.method)
    by_object = entry.has(Trait.SAYS_BY_ITS_OBJECT)
    if entry.weapon_type and not by_object and not fires_explosives(trigger):
        seen.add(entry.weapon_type)
        cells.append(by_word)
    told = bool(cells)
    for span, weapon in phrases(list(scope), _weapons()):
        if (
            weapon not in seen
            and not _is_a_pit(span.root)
            and (not told or weapon != WeaponType.FIREARMS or entry.lemma == "shoot")
        ):
            seen.add(weapon)
            cells.append(Cell("weapon_types", str(weapon), reading.span(span), "attacks.weapon"))
    if by_object and entry.weapon_type and not seen:
        cells.append(by_word)
    if WeaponType.EXPLOSIVES in seen:
        cells = [cell for cell in cells if cell.value != WeaponType.VEHICLE]
    if WeaponType.INCENDIARY in seen and WeaponType.EXPLOSIVES in seen and entry.weapon_type != WeaponType.EXPLOSIVES:
        cells = [cell for cell in cells if cell.value != WeaponType.EXPLOSIVES]
    return cells


def _is_a_pit(word: Token) -> bool:
    """Whether a mine is one that is worked: "a coal mine", "outside the mine"."""
    if word.lemma_.lower() != "mine":
        return False
    worked = any(child.lower_ in word_class("attacks/is_mined") for child in word.children)
    return worked or (follows_preposition(word) and word.head.lower_ in word_class("grammar/place_preposition"))


def fires_explosives(trigger: Trigger) -> bool:
    """Whether what is fired or shot explodes: "fired rockets"."""
    if trigger.entry.trigger_class != TriggerClass.SHOOT:
        return False
    fired = [child for child in trigger.token.children if is_undergoer(child)]
    return any(item.lemma_.lower() in word_class("attacks/projectile") for item in fired)


def with_weapons(reading: Reading, found: tuple[FoundAttack, ...]) -> tuple[FoundAttack, ...]:
    """Give attacks without a weapon the first that the next sentences name: "two died in the ensuing firefight"."""
    afresh = {each.mention.sentence for each in found if not each.mention.anaphoric}
    triggers = {each.trigger.i for each in found}
    return tuple(
        replace(each, mention=replace(each.mention, nature=(*each.mention.nature, cell)))
        if (cell := _named_after(reading, each, afresh, triggers))
        else each
        for each in found
    )


def _named_after(reading: Reading, attack: FoundAttack, afresh: set[int], triggers: set[int]) -> Cell | None:
    mention = attack.mention
    said = {cell.column for cell in mention.nature}
    if mention.realis != Realis.ACTUAL or mention.anaphoric or not said or "weapon_types" in said:
        return None
    for sentence in _following(reading, mention.sentence, mention.paragraph, afresh):
        for span, weapon in phrases(list(sentence), _weapons()):
            if not _of_the_defence(span.root) and not any(token.i in triggers for token in span):
                return Cell("weapon_types", str(weapon), reading.span(span), "attacks.weapon_beside")
    return None


def _following(reading: Reading, number: int, paragraph: int, afresh: set[int]) -> Iterator[TokenSpan]:
    for sentence in reading.sentences[number + 1 : number + 1 + _REACH]:
        number += 1
        if number in afresh or reading.paragraph_number(sentence) != paragraph:
            return
        yield sentence


def _of_the_defence(weapon: Token) -> bool:
    """Whether police or soldiers used it, and not in answer: "was shot by police"."""
    verb = next((t for t in (weapon, *weapon.ancestors) if t.pos_ == "VERB"), None)
    return (
        verb is not None
        and verb.lemma_ not in word_class("attacks/answer_fire")
        and any(map(state_force, frame_of(verb).heads(Role.AGENT)))
    )

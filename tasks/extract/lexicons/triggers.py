"""The words that may tell of an attack, what each asks for around it, and what a token that is one stands for."""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from schemas.vocabulary import AttackType, WeaponType
from tasks.extract.lexicons.lexicon import load_lexicon
from tasks.extract.parse import Span as TokenSpan
from tasks.extract.parse import Token


class TriggerClass(StrEnum):
    """The triggers that ask for the same around them."""

    APART = "apart"
    ATTACK = "attack"
    ATTEMPT = "attempt"
    BOMB = "bomb"
    BOMBER = "bomber"
    BURN = "burn"
    CRIME = "crime"
    CUT = "cut"
    DESTROY = "destroy"
    DEVICE = "device"
    DOER = "doer"
    DOSE = "dose"
    DOWN = "down"
    ENTER = "enter"
    FALL = "fall"
    FIND = "find"
    GO_FOR = "go_for"
    HARM = "harm"
    HEARD = "heard"
    HIT = "hit"
    INCIDENT = "incident"
    MEANS = "means"
    MINE = "mine"
    OCCURRENCE = "occurrence"
    OPEN_UP = "open_up"
    RAM = "ram"
    RESPONSE = "response"
    SABOTAGE = "sabotage"
    SEIZE = "seize"
    SEND = "send"
    SHOOT = "shoot"
    SPREAD = "spread"
    STORM = "storm"
    STRIKE = "strike"
    TAKE = "take"
    TAKE_FROM = "take_from"
    THROW = "throw"
    TOLL = "toll"
    UNDER = "under"
    VEHICLE = "vehicle"
    VICTIM = "victim"
    WEAPON = "weapon"


class Trait(StrEnum):
    """What is true of all triggers of a rule."""

    REFERS_BACK = "refers_back"  # tells of an attack only where another trigger does: "police were called"
    HARMS = "harms"  # says what was done to people, not that they were attacked
    IS_LED = "is_led"  # joins an event that another trigger of the sentence leads
    NAMES_ITS_KIND = "names_its_kind"  # makes a kind of attack of its own beside another: "shot and abducted"
    IS_A_THING = "is_a_thing"  # a vehicle or a weapon
    IS_WEAK = "is_weak"  # makes no attack beside another a second one
    SAYS_BY_ITS_OBJECT = "says_by_its_object"  # what kind it is, its object says: what is thrown or spread
    IS_CALM = "is_calm"  # is no violence by itself


@dataclass(frozen=True, slots=True)
class TriggerRule:
    """A row of attacks/rules.csv: what has to hold around the triggers of a class, as one part of speech.

    All of `constraints`, which are tests of `attacks.trigger_fits`, have to hold. Example and counterexample run as
    tests.
    """

    rule_id: str
    trigger_class: TriggerClass
    pos: str
    constraints: tuple[str, ...]
    traits: tuple[Trait, ...]
    example: str
    counterexample: str


@dataclass(frozen=True, slots=True)
class TriggerEntry:
    """A row of attacks/triggers.csv: a word, the class that says what has to be around it, and what it tells."""

    lemma: str
    pos: str
    attack_type: AttackType | None
    weapon_type: WeaponType | None
    trigger_class: TriggerClass

    @property
    def rule(self) -> TriggerRule:
        """The rule of its class for its part of speech."""
        return _rules()[self.trigger_class, self.pos]

    def has(self, trait: Trait) -> bool:
        """Whether something is true of all triggers of its rule."""
        return trait in self.rule.traits


@dataclass(frozen=True)
class Trigger:
    """A token that tells of an attack, the words it is made of and its entry."""

    token: Token
    words: TokenSpan
    entry: TriggerEntry

    @property
    def method(self) -> str:
        """The id of the rule that reads it."""
        return f"attacks.{self.entry.rule.rule_id}"

    @property
    def refers_back(self) -> bool:
        """Whether the word tells of an attack only where another one does ("the incident", "police were called")."""
        return self.entry.has(Trait.REFERS_BACK)


@lru_cache(maxsize=1)
def trigger_rules() -> tuple[TriggerRule, ...]:
    """Give the rules, in order of their ids."""
    return load_lexicon("attacks/rules", TriggerRule)


@lru_cache(maxsize=1)
def _rules() -> dict[tuple[TriggerClass, str], TriggerRule]:
    return {(rule.trigger_class, rule.pos): rule for rule in trigger_rules()}


@lru_cache(maxsize=1)
def trigger_entries() -> tuple[TriggerEntry, ...]:
    """Give the words, in order."""
    return load_lexicon("attacks/triggers", TriggerEntry)


@lru_cache(maxsize=1)
def _entries() -> dict[tuple[str, str], TriggerEntry]:
    return {(row.lemma, row.pos): row for row in trigger_entries()}


@lru_cache(maxsize=1)
def begin_phrases() -> frozenset[str]:
    """Give the first words of rows of several words."""
    return frozenset(lemma.split()[0] for lemma, _ in _entries() if " " in lemma)


def entry_of(lemma: str, pos: str) -> TriggerEntry | None:
    """Give the row of a word, a verb or a noun."""
    return _entries().get((lemma, pos))

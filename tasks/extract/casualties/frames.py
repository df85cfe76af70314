"""Frames whose words do not harm by themselves: wounds suffered, lives lost, bodies found, hospital, suicide."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tasks.extract.casualties.frame_places import PLACES
from tasks.extract.casualties.frame_tests import VICTIM_TESTS, holds
from tasks.extract.casualties.harms import Construction, Harm, undergone, victims
from tasks.extract.casualties.words import HIT, KILLED, harm_entry, harm_words
from tasks.extract.grammar.coordination import members
from tasks.extract.grammar.participants import objects_of
from tasks.extract.grammar.relations import is_object
from tasks.extract.grammar.states import governor
from tasks.extract.grammar.voice import is_passive
from tasks.extract.lexicons.lexicon import load_lexicon
from tasks.extract.lexicons.words import word_class
from tasks.extract.parse import Token


@dataclass(frozen=True, slots=True)
class FrameRule:
    """A row of casualties/frames.csv: a word that harms where its frame is as the constraints say.

    `predicate` are lemmas, or `%name` for a class of words; all of `constraints` have to hold of the word, and all of
    `whom` of each of those who stand in the place `victim` (see `frame_tests` and `frame_places`). `construction` is
    said where it is not that of the place. Example and counterexample run as tests.
    """

    rule_id: str
    predicate: tuple[str, ...]
    constraints: tuple[str, ...]
    victim: str
    whom: tuple[str, ...]
    harm: str
    construction: Construction | None
    example: str
    counterexample: str

    def read(self, word: Token) -> Iterator[Harm]:
        """Give one harm for each of those whom the frame of a word harms."""
        if not all(holds(test, word) for test in self.constraints):
            return
        for victim, how in PLACES[self.victim](word):
            if all(VICTIM_TESTS[test](word, victim) for test in self.whom):
                construction = self.construction or how
                suicide = construction == Construction.SUICIDE
                yield Harm(word, self.harm, victim, construction, suicide, self.rule_id)


@lru_cache(maxsize=1)
def frame_rules() -> tuple[FrameRule, ...]:
    """Give the rules, in order of their ids."""
    return load_lexicon("casualties/frames", FrameRule)


@lru_cache(maxsize=1)
def _by_word() -> Mapping[str, Sequence[FrameRule]]:
    table: defaultdict[str, list[FrameRule]] = defaultdict(list)
    for rule in frame_rules():
        for name in rule.predicate:
            for word in word_class(f"casualties/{name[1:]}") if name.startswith("%") else (name,):
                table[word].append(rule)
    return dict(table)


def other_frames(token: Token) -> Iterator[Harm]:
    """Read the frames that a word opens which does not harm by itself."""
    rules = _by_word()
    forms = (token.lemma_.lower(), token.lower_)  # the lemma of "corpses" may be "corps"
    for rule in next((rules[form] for form in forms if form in rules), ()):
        yield from rule.read(token)


def suffered(token: Token) -> Iterator[Harm]:
    """Read "suffered gunshot wounds", "was found with a gunshot wound", "was treated for injuries"."""
    lemma = token.lemma_.lower()
    entry = harm_words().get((lemma, "suffer noun")) or harm_words().get((lemma, "noun"))
    if entry is None or (entry.victim != "suffer" and entry.word != "injury"):
        return
    around = {t.lower_ for t in (*token.lefts, *token.subtree)}
    self_inflicted = "self" in around or "inflicted" in around
    fatal = self_inflicted or around & word_class("casualties/fatal_word")
    over = governor(token)
    treated = over is not None and over[0] == "for"  # "treated for her wounds": alive
    harm = KILLED if fatal else HIT if lemma == "wound" and not treated else entry.harm
    for victim in _sufferers(token):
        yield Harm(token, harm, victim, Construction.WOUNDS, suicide=self_inflicted)
    for head in _inflicted_on(token):
        yield from (Harm(token, harm, one, Construction.NOMINAL) for one in members(head))


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
        cared = [victim for victim, how in victims(above) if how == Construction.ACTIVE]
        if cared:
            return cared
    if (
        is_passive(above)
        or preposition in word_class("casualties/for_or_from")
        or above.lemma_ in word_class("casualties/survive_verb")
    ):
        return [one for one, _ in undergone(above)]
    return []

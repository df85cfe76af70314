"""Plain observations on a word and an attack that it may belong to, which the model of `attachment` weighs.

A word is that of a harm, or of a claim. How near the attack is told, what stands between, and whether what is said
around the word agrees with what is said of the attack.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from schemas.facts import Facts
from schemas.mentions import AttackMention, Cell, DateCell
from schemas.vocabulary import AttackType, Realis, WeaponType
from tasks.extract.found import FoundAttack, names_beside
from tasks.extract.grammar.participants import PLACE_NAMES
from tasks.extract.grammar.relations import is_active_subject, is_any_auxiliary, is_relative_clause, is_subject
from tasks.extract.lexicons.words import word_class
from tasks.extract.parse import Span as TokenSpan
from tasks.extract.parse import Token
from tasks.extract.reading.reading import Reading

_YEAR = re.compile(r"(?:19[5-9]|20[0-4])\d")
_EARLIER = (
    (1, "a sentence before"),
    (2, "two sentences before"),
    (3, "three sentences before"),
    (6, "some way before"),
)
_LATER = ((1, "a sentence after"), (3, "some sentences after"))
_FIREARMS, _EXPLOSIVES = {AttackType.ARMED_ASSAULT, WeaponType.FIREARMS}, {AttackType.BOMBING, WeaponType.EXPLOSIVES}
_PERIOD = re.compile(
    r"(?i)\b(?:since|between (?:\S+ ){1,3}and|so far|to date|throughout|annually|a (?:year|month)|"
    r"years? (?:of|before|earlier)|(?:over|in|during|within|for) (?:the )?(?:past|last|previous|course)|"
    r"(?:this|last|each|every|per) (?:year|month)|(?:over|in|within|for) (?:\S+ )?(?:weeks|months|years|decades?))\b"
)
_IN_GENERAL = re.compile(
    r"(?i)\b(?:in|by|of|from|to) (?:(?:such|similar|militant|rebel|other|various|several|these|\w+ing|\w+ist) )*"
    r"(?:attacks|bombings|raids|clashes|violence|fighting|shelling|air ?strikes|killings|incidents|shootings|conflict|"
    r"war)\b"
)
_EXAMPLE = re.compile(r"\W*[Ff]or (?:example|instance)\b")
_REACH_OF_A_RELATIVE = 16  # words


@dataclass(frozen=True)
class Setting:
    """The attacks of a document, and a word that may belong to one of them."""

    reading: Reading
    attacks: Sequence[FoundAttack]
    word: Token

    @cached_property
    def sentence(self) -> int:
        """Number of the word's sentence."""
        return self.reading.sentence_number(self.word)

    @cached_property
    def paragraph(self) -> int:
        """Number of the word's paragraph."""
        return self.reading.paragraph_number(self.word)

    @cached_property
    def actual(self) -> list[int]:
        """The attacks that took place."""
        return [index for index, each in enumerate(self.attacks) if each.mention.realis == Realis.ACTUAL]

    @cached_property
    def here(self) -> list[int]:
        """The attacks told of in the word's sentence."""
        return [index for index, each in enumerate(self.attacks) if each.mention.sentence == self.sentence]

    @cached_property
    def nearest(self) -> int | None:
        """The attack of the sentence that the parse puts next to the word."""
        return min(self.here, key=lambda index: tree_distance(self.word, self.attacks[index].trigger), default=None)

    @cached_property
    def before(self) -> list[int]:
        """The attacks that took place and are told before the word, in order."""
        return [index for index in self.actual if self.attacks[index].trigger.i < self.word.i]

    @cached_property
    def own_before(self) -> list[int]:
        """Those of them that are told in their own right."""
        return [index for index in self.before if not self.attacks[index].mention.anaphoric]

    @cached_property
    def next_after(self) -> int | None:
        """The first attack that took place and is told after the word."""
        return next((index for index in self.actual if self.attacks[index].trigger.i > self.word.i), None)

    @cached_property
    def first_told(self) -> int | None:
        """The first attack that took place and is told in the text, rather than above it."""
        return next((index for index in self.actual if not self.attacks[index].mention.headline), None)

    @cached_property
    def _own_by_place(self) -> list[tuple[int, int]]:
        """The attacks that took place and are told in their own right, by where their words stand."""
        own = (index for index in self.actual if not self.attacks[index].mention.anaphoric)
        return sorted((self.attacks[index].trigger.i, index) for index in own)

    def between(self, index: int) -> list[AttackMention]:
        """What is told between the word and an attack in its own right."""
        low, high = sorted((self.attacks[index].trigger.i, self.word.i))
        first = bisect_left(self._own_by_place, (low + 1, -1))
        last = bisect_left(self._own_by_place, (high, -1))
        return [self.attacks[each].mention for _, each in self._own_by_place[first:last]]

    @cached_property
    def clause(self) -> TokenSpan:
        """The word's clause."""
        return self.reading.clause(self.word)

    @cached_property
    def names(self) -> frozenset[str]:
        """The names in the word's sentence."""
        return names_beside(self.word)

    @cached_property
    def years(self) -> frozenset[int]:
        """The years that the word's sentence names."""
        return frozenset(int(token.text) for token in self.word.sent if _YEAR.fullmatch(token.text))

    @cached_property
    def days(self) -> list[DateCell]:
        """The days of the attacks told in the word's sentence."""
        return [cell for each in self.here for cell in self.attacks[each].mention.dates]

    @cached_property
    def places(self) -> frozenset[str]:
        """The names of places in the word's sentence."""
        return _named(self.word.sent)

    @cached_property
    def places_near(self) -> frozenset[str]:
        """Those of them in the word's clause."""
        return _named(self.clause)

    @cached_property
    def around(self) -> frozenset[str]:
        """What the word's sentence says, whichever attack it is about."""
        return frozenset(_told_around(self))


def tree_distance(a: Token, b: Token) -> float:
    """Count the arcs between two tokens of a sentence, a little more where they stand far apart."""
    up = {token.i: steps for steps, token in enumerate((a, *a.ancestors))}
    for steps, token in enumerate((b, *b.ancestors)):
        if token.i in up:
            return steps + up[token.i] + abs(a.i - b.i) / 1000
    return 100 + abs(a.i - b.i) / 1000


def _distance(setting: Setting, index: int) -> Iterator[str]:
    """Where the attack stands, seen from the word."""
    attack = setting.attacks[index]
    word, mention = setting.word, attack.mention
    gap = setting.sentence - mention.sentence
    if attack.trigger == word:
        yield "told by the word itself"
    elif gap == 0:
        yield from _in_sentence(setting, index, attack)
    elif gap > 0:
        yield next((name for most, name in _EARLIER if gap <= most), "long before")
    else:
        yield next((name for most, name in _LATER if -gap <= most), "long after")
    if gap and mention.paragraph == setting.paragraph:
        yield "in one paragraph"
    elif gap and mention.paragraph == setting.paragraph - 1:
        yield "in the paragraph before"
    one, other = setting.reading.section(word), setting.reading.section(attack.trigger)
    if one is not None or other is not None:
        yield "in one section" if one == other else "in another section"


def _in_sentence(setting: Setting, index: int, attack: FoundAttack) -> Iterator[str]:
    word = setting.word
    yield "in one sentence"
    if attack.clause.start <= word.i < attack.clause.end:
        yield "in one clause"
    if index == setting.nearest:
        yield "nearest in the sentence"
    if attack.trigger in word.ancestors:
        yield "over the word"
    elif word in attack.trigger.ancestors:
        yield "under the word"
    if attack.trigger.i > word.i:
        yield "later in the sentence"
    if _in_relative_after(attack, word):
        yield "in a relative clause after it"
    if any(t.text == ";" for t in word.doc[min(word.i, attack.trigger.i) : max(word.i, attack.trigger.i)]):
        yield "beyond a semicolon"


def _in_relative_after(attack: FoundAttack, word: Token) -> bool:
    """Whether the attack's noun stands before ", which claimed the lives of ten": that clause tells of it."""
    verb = next((each for each in (word, *word.ancestors) if is_relative_clause(each)), None)
    which = next((c for c in verb.children if c.lower_ == "which" and is_active_subject(c)), None) if verb else None
    if which is None or which.i == 0 or which.nbor(-1).text != ",":
        return False
    return 0 < which.i - attack.trigger.i <= _REACH_OF_A_RELATIVE and attack.trigger.pos_ in {"NOUN", "PROPN"}


def _between(setting: Setting, index: int) -> Iterator[str]:
    """Which other attacks are told between."""
    if setting.before and setting.before[-1] == index:
        yield "last told before"
    if setting.own_before and setting.own_before[-1] == index:
        yield "last told before in its own right"
    if setting.next_after == index:
        yield "next told after"
    between = setting.between(index)
    if between:
        yield "another between"
    if len(between) > 2:
        yield "several between"
    if any(each.dates for each in between):
        yield "one with a day between"
    if any(each.another for each in between):
        yield "one set apart between"
    others = [each for each in setting.here if each != index]
    if any(setting.attacks[each].mention.realis == Realis.ACTUAL for each in others):
        yield "another in the sentence of the word"
        if any(setting.attacks[each].mention.anaphoric for each in others):
            yield "another that refers back in the sentence of the word"


def _standing(setting: Setting, index: int) -> Iterator[str]:
    """How the attack itself is told."""
    attack = setting.attacks[index]
    mention = attack.mention
    if mention.realis != Realis.ACTUAL:
        yield f"{mention.realis.value} attack"
        return
    flags = {
        "first told": setting.first_told == index,
        "in a headline": mention.headline,
        "only one told": len(setting.actual) == 1,
        "refers back": mention.anaphoric,
        "has a day": bool(mention.dates),
        "has a place": bool(mention.places),
        "names a victim": bool(mention.victims),
        "set apart": mention.another,
        "goes on with another": mention.continued,
        "by a named actor": bool(mention.actor_ids),
        "of no kind": not any(cell.column == "attack_types" for cell in mention.nature),
        "a word for a deed": attack.trigger.pos_ == "VERB",
        "told as an example": _EXAMPLE.match(attack.sentence) is not None,
    }
    yield from (fact for fact, holds in flags.items() if holds)


def _agreement(setting: Setting, index: int) -> Iterator[str]:
    """What the word's sentence repeats of the attack, or says otherwise."""
    attack = setting.attacks[index]
    mention, word = attack.mention, setting.word
    if mention.sentence != setting.sentence and setting.names & attack.names:
        yield "shares a name"
    yield from _years(setting, mention)
    yield from _place(setting, mention)
    kinds = {cell.value for cell in _kinds(mention)}
    by_gun = word.lemma_.lower() in word_class("attacks/by_gun")
    by_bomb = word.lemma_.lower() in word_class("attacks/by_bomb")
    for meant, weapon in ((by_gun, _FIREARMS), (by_bomb, _EXPLOSIVES)):
        if meant and kinds:
            yield "of one weapon" if kinds & weapon else "of another weapon"


def _kinds(mention: AttackMention) -> Iterator[Cell]:
    return (cell for cell in mention.nature if cell.column in ("attack_types", "weapon_types"))


def _years(setting: Setting, mention: AttackMention) -> Iterator[str]:
    published = setting.reading.published
    own = {cell.start.year for cell in mention.dates} or ({published.year} if published else set())
    if mention.sentence == setting.sentence:
        return
    if setting.years and own:
        yield "of one year" if setting.years & own else "of another year"
    if setting.days and mention.dates:
        meet = any(a.start <= b.end and b.start <= a.end for a in setting.days for b in mention.dates)
        yield "of one day" if meet else "of another day"


def _place(setting: Setting, mention: AttackMention) -> Iterator[str]:
    told = {part for place in mention.places for part in place.name.lower().split()}
    told |= {part for place in mention.places if place.city for part in place.city.lower().split()}
    if told and setting.places and mention.sentence != setting.sentence:
        yield "of one place" if told & setting.places else "of another place"
    if told and setting.places_near:
        yield "its clause is of one place" if told & setting.places_near else "its clause is of another place"


def _named(words: TokenSpan) -> frozenset[str]:
    return frozenset(token.lower_ for token in words if token.ent_type_ in PLACE_NAMES and token.pos_ == "PROPN")


def _around(setting: Setting, index: int) -> Iterator[str]:
    """What holds of the word whichever attack it is asked about."""
    yield from setting.around


def _told_around(setting: Setting) -> Iterator[str]:
    """What holds of the word whichever attack it is asked about: periods, comparisons, tense."""
    word = setting.word
    words = {token.lower_ for token in word.sent}
    yield from (fact for fact, name in _SAID.items() if words & word_class(name))
    if {token.lower_ for token in _clause(word)} & word_class("attacks/in_a_period"):
        yield "a period is named"
    yield from _in_clause(setting)
    verb = next((token for token in (word, *word.ancestors) if token.pos_ in {"VERB", "AUX"}), None)
    yield from _of_whom(verb)
    helpers = {child.lower_ for child in verb.children if is_any_auxiliary(child)} if verb else set()
    if helpers & word_class("grammar/have_forms"):
        yield "in the present perfect"
    if "had" in helpers:
        yield "in the past perfect"
    if verb is not None and not helpers and verb.tag_ in {"VBZ", "VBP"}:
        yield "in the present"
    if not setting.here:
        yield "no attack in the sentence of the word"
        if words & word_class("attacks/time_named"):
            yield "a time in the sentence of the word"
        if any(token.ent_type_ in PLACE_NAMES for token in word.sent):
            yield "a place in the sentence of the word"
    elif not any(setting.attacks[each].mention.realis == Realis.ACTUAL for each in setting.here):
        yield "only unreal attacks in the sentence of the word"
    first = next((token for token in word.sent if token.is_alpha), word)
    if first.lower_ in word_class("attacks/opens_anew"):
        yield "opens anew"


def _clause(word: Token) -> Iterable[Token]:
    """The relative clause a word stands in, else its sentence: "since 2015, when gunmen shot twenty" is no period."""
    relative = next((each for each in (word, *word.ancestors) if is_relative_clause(each)), None)
    return word.sent if relative is None else relative.subtree


def _in_clause(setting: Setting) -> Iterator[str]:
    """What the word's clause says of time and of attacks in general."""
    clause = setting.clause
    if _PERIOD.search(clause.text):
        yield "a period in its clause"
    if _IN_GENERAL.search(clause.text):
        yield "in attacks in general"
    if any(token.lower_ in word_class("attacks/time_named") or token.ent_type_ == "DATE" for token in clause):
        yield "a time in its clause"


def _of_whom(verb: Token | None) -> Iterator[str]:
    """Whether the subject of a verb is told of as known already, or as new."""
    for subject in verb.children if verb is not None else ():
        if is_subject(subject):
            marks = {child.lower_ for child in subject.children if child.i < subject.i} | {subject.lower_}
            if marks & word_class("attacks/known_subject"):
                yield "of somebody known"
            elif marks & word_class("attacks/new_subject") or subject.tag_ == "NNS":
                yield "of somebody new"


_SAID = {
    "something is compared": "attacks/compared",
    "several are summed up": "attacks/all_told",
    "an attack is taken up": "attacks/takes_up",
}
_PAIRS = (
    ("no attack in the sentence of the word", "a sentence before"),
    ("no attack in the sentence of the word", "last told before"),
    ("no attack in the sentence of the word", "last told before in its own right"),
    ("no attack in the sentence of the word", "first told"),
    ("an attack is taken up", "first told"),
    ("an attack is taken up", "last told before in its own right"),
    ("a period is named", "in one sentence"),
    ("something is compared", "in one sentence"),
    ("in one paragraph", "last told before"),
    ("in one clause", "nearest in the sentence"),
    ("refers back", "in one sentence"),
    ("in the past perfect", "first told"),
    ("a time in the sentence of the word", "a sentence before"),
    ("a place in the sentence of the word", "a sentence before"),
    ("told by the word itself", "refers back"),
    ("told by the word itself", "a period is named"),
    ("told by the word itself", "several are summed up"),
    ("told by the word itself", "a period in its clause"),
    ("told by the word itself", "in attacks in general"),
    ("a period in its clause", "in the present perfect"),
    ("a period in its clause", "in one clause"),
    ("a period in its clause", "no attack in the sentence of the word"),
    ("a time in its clause", "no attack in the sentence of the word"),
    ("a time in its clause", "in one sentence"),
    ("a time in its clause", "in one clause"),
    ("of somebody new", "no attack in the sentence of the word"),
    ("of somebody new", "in one sentence"),
    ("of somebody new", "in one clause"),
    ("of somebody known", "first told"),
    ("of somebody known", "last told before in its own right"),
    ("its clause is of another place", "in one sentence"),
    ("its clause is of another place", "a time in its clause"),
    ("several are summed up", "last told before in its own right"),
    ("something is compared", "first told"),
    ("in another section", "first told"),
)


FACTS = Facts[Setting, int](
    plain=frozenset(
        {
            "a period in its clause",
            "a period is named",
            "a place in the sentence of the word",
            "a sentence after",
            "a sentence before",
            "a time in its clause",
            "a time in the sentence of the word",
            "a word for a deed",
            "an attack is taken up",
            "another between",
            "another in the sentence of the word",
            "another that refers back in the sentence of the word",
            "beyond a semicolon",
            "by a named actor",
            "first told",
            "generic attack",
            "goes on with another",
            "has a day",
            "has a place",
            "hypothetical attack",
            "in a headline",
            "in a relative clause after it",
            "in another section",
            "in attacks in general",
            "in one clause",
            "in one paragraph",
            "in one section",
            "in one sentence",
            "in the paragraph before",
            "in the past perfect",
            "in the present",
            "in the present perfect",
            "its clause is of another place",
            "its clause is of one place",
            "last told before",
            "last told before in its own right",
            "later in the sentence",
            "long after",
            "long before",
            "names a victim",
            "nearest in the sentence",
            "next told after",
            "no attack in the sentence of the word",
            "of another day",
            "of another place",
            "of another weapon",
            "of another year",
            "of no kind",
            "of one day",
            "of one place",
            "of one weapon",
            "of one year",
            "of somebody known",
            "of somebody new",
            "one set apart between",
            "one with a day between",
            "only one told",
            "only unreal attacks in the sentence of the word",
            "opens anew",
            "over the word",
            "refers back",
            "set apart",
            "several are summed up",
            "several between",
            "shares a name",
            "some sentences after",
            "some way before",
            "something is compared",
            "three sentences before",
            "told as an example",
            "told by the word itself",
            "two sentences before",
            "under the word",
        }
    ),
    give=(_distance, _between, _standing, _agreement, _around),
    pairs=_PAIRS,
    speak_for=frozenset(
        {
            "in one clause",
            "in one paragraph",
            "in one section",
            "in one sentence",
            "its clause is of one place",
            "nearest in the sentence",
            "of one day",
            "of one place",
            "of one weapon",
            "of one year",
            "shares a name",
            "told by the word itself",
        }
    ),
    speak_against=frozenset(
        {
            "another between",
            "generic attack",
            "hypothetical attack",
            "in another section",
            "in attacks in general",
            "its clause is of another place",
            "long after",
            "long before",
            "of another day",
            "of another place",
            "of another weapon",
            "of another year",
            "one set apart between",
            "one with a day between",
            "several between",
        }
    ),
)

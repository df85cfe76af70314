"""Whom a count is about: a phrase about people read into its number, its group and what tells single persons apart."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from schemas.vocabulary import Qualifier, VictimGroup
from tasks.extract.grammar.relations import (
    follows_preposition,
    is_adjective,
    is_adverb,
    is_apposition,
    is_article,
    is_compound,
    is_core_argument,
    is_count,
    is_modifier,
    is_possessor,
)
from tasks.extract.lexicons.people import (
    VictimNoun,
    ages,
    group_of,
    is_like_people,
    is_plural,
    nationality_of,
    victim_noun,
)
from tasks.extract.lexicons.words import word_class
from tasks.extract.numbers.find import Quantity, bounded, find_quantities
from tasks.extract.parse import Doc, Token
from tasks.extract.parse import Span as TokenSpan

_POSSESSIVE = {"his", "her", "their", "its", "whose", "our", "my"}
_DEFINITE = {"the", "this", "that", "these", "those", *_POSSESSIVE}
_PRONOUNS = {"he": "male", "him": "male", "his": "male", "she": "female", "her": "female"}
_PHRASE_LEFT = {"ADJ", "NOUN", "PROPN", "NUM", "ADV", "PUNCT", "SYM", "PART", "VERB"}
_BODIES = re.compile(
    r"\b(?:Front|Movement|Party|Army|Navy|Forces?|Group|Council|Department|Committee|Union|University|Company|Corps|Battalion|"
    r"Brigade|States?|Nations|Church|Bank|Police|Guard|Command|Ministry|Office|Court|County|City|Street|Park|Avenue|Center|School|Hospital|Times|Post|Press)\b"
)
_AGE_IN_NAME = re.compile(r"^\d{1,3}$")


@dataclass(frozen=True, slots=True)
class Identity:
    """What tells one person from another; None is unknown. `definite` is true where the words point back,
    `other` where they name somebody else than before, `possessed` in "his driver"."""

    name: str | None = None
    age: int | None = None
    gender: str | None = None
    noun: str | None = None
    definite: bool = False
    pronoun: bool = False
    other: bool = False
    possessed: bool = False


@dataclass(frozen=True, slots=True)
class People:
    """A phrase about people: the tokens quoted, the count with its bounds, and the group."""

    head: Token
    tokens: TokenSpan
    number: TokenSpan | None
    noun: TokenSpan | None
    value: int | None
    low: int | None
    high: int | None
    qualifier: Qualifier
    group: VictimGroup
    nationality: tuple[Token, str] | None
    single: Identity | None
    further: bool = False
    definite: bool = False

    @property
    def counted(self) -> bool:
        """Whether the phrase says how many in a way that can be counted."""
        return self.value is not None or self.low is not None or self.high is not None


class PeopleReader:
    """Reads phrases about people in one document."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.quantities: Sequence[Quantity] = find_quantities(doc)
        self._at = {index: quantity for quantity in self.quantities for index in range(quantity.start, quantity.end)}
        self._ages = ages(doc)

    def quantity_at(self, index: int) -> Quantity | None:
        """The number that a token is part of."""
        return self._at.get(index)

    def is_thing(self, head: Token) -> bool:
        """Whether a noun is known to be no person."""
        entry = victim_noun(head)
        return entry is not None and entry.group is None

    def read(self, head: Token, animate: bool = False) -> People | None:
        """Read the phrase around its head noun, name, number or pronoun; None where it is not about people.

        `animate` is true where only a living thing can stand: a noun that the lexicon lacks is taken for people.
        """
        after = self.doc[head.i : head.i + 2].text.lower()
        exception = head.i + 2 if after in word_class("casualties/all_but") else head.i
        people = self._read(self.doc[exception], animate) if exception < len(self.doc) else None
        return people if people is None or people.number is None else self._all_but(people, people.number)

    def _all_but(self, people: People, number: TokenSpan) -> People | None:
        """Read "all but two of the 15 passengers" as 13; None where nothing says of how many."""
        exception = self.doc[max(number.start - 2, 0) : number.start]
        if exception.text.lower() not in word_class("casualties/all_but"):
            return self._each_of(people, number)
        total = self._of_how_many(number)
        if total is None or total.value is None or people.value is None or total.value <= people.value:
            return None
        rest = total.value - people.value
        tokens = self.doc[exception.start : people.tokens.end]
        return replace(people, tokens=tokens, value=rest, low=rest, high=rest, single=None, definite=False)

    def _each_of(self, people: People, number: TokenSpan) -> People:
        """Read "every one of the eleven" as eleven."""
        before = self.doc[number.start - 1 : number.start].text.lower()
        total = self._of_how_many(number) if before in {"every", "each"} and people.value == 1 else None
        if total is None:
            return people
        tokens = self.doc[number.start - 1 : people.tokens.end]
        return replace(people, tokens=tokens, value=total.value, low=total.low, high=total.high, single=None)

    def _of_how_many(self, number: TokenSpan) -> Quantity | None:
        """The total in "two of the 15", or in "Of the 20 passengers, …" in front."""
        first = number.sent[0]
        for of in (self.doc[number.end : number.end + 1], self.doc[first.i : first.i + 1]):
            if of.text.lower() == "of":
                after = [self._at.get(token.i) for token in self.doc[of.end : of.end + 3]]
                return next((quantity for quantity in after if quantity is not None), None)
        return None

    def _read(self, head: Token, animate: bool) -> People | None:
        """Read a phrase as it stands."""
        each_other = head.lower_ == "other" and head.i and self.doc[head.i - 1].lower_ == "each"
        if head.lower_ in word_class("casualties/reflexive") or head.lower_ == "neither" or each_other:
            return None
        if head.lower_ == "law" and self.doc[max(head.i - 4, 0) : head.i].text.lower().endswith("-in-"):
            head = self.doc[head.i - 4]  # "mother-in-law"
        if head.lower_ in _PRONOUNS:
            identity = Identity(gender=_PRONOUNS[head.lower_], definite=True, pronoun=True)
            return self._person(head, self.doc[head.i : head.i + 1], None, VictimGroup.ALL, identity)
        if head.lower_ == "another" or (head.lower_ in word_class("casualties/ordinals") and is_core_argument(head)):
            identity = Identity(other=True)
            return replace(
                self._person(head, self.doc[head.i : head.i + 1], None, VictimGroup.ALL, identity), further=True
            )
        if head.lower_ in word_class("casualties/none") or (
            head.lower_ == "one" and head.i and self.doc[head.i - 1].lower_ in word_class("casualties/no_or_any")
        ):
            return self._nobody(head)
        if head.lower_ in word_class("casualties/collective") and (people := self._collective(head)):
            return people
        quantity = self._at.get(head.i)
        if quantity is not None and head.lower_ not in word_class("grammar/other"):
            return None if self._counts_children(quantity) else self._counted_bare(head, quantity)
        if self._is_name(head) or (animate and self._is_name_again(head)):
            return self._named(head, animate)
        return self._noun_phrase(head, animate)

    def _counts_children(self, quantity: Quantity) -> bool:
        """Whether a bare number says how many children somebody has: "a mother of three"."""
        before = [token.lower_ for token in self.doc[max(quantity.start - 2, 0) : quantity.start]]
        return len(before) > 1 and before[1] == "of" and before[0] in word_class("casualties/parent")

    def _collective(self, head: Token) -> People | None:
        """Read "a family of five", "a group of six women", "an unknown number of travellers"."""
        members = next(
            (t for of in head.children if of.lower_ == "of" for t in of.children if follows_preposition(t)), None
        )
        people = None if members is None or head.i in self._at else self.read(members)
        if people is None:
            return None
        tokens = self.doc[self._left(head)[0] : people.tokens.end]
        if people.number is not None:
            return replace(people, tokens=tokens, definite=False)
        counting = self._left(head)[2] in word_class("casualties/articles")
        if not counting or head.lower_ not in word_class("casualties/uncounted"):
            return None
        return replace(people, tokens=tokens, single=None, value=None, low=None, high=None, qualifier=Qualifier.VAGUE)

    def _noun_phrase(self, head: Token, animate: bool) -> People | None:
        if head.i in self._ages and head.lower_ in word_class("casualties/olds"):
            entry: VictimNoun | None = VictimNoun("old", VictimGroup.ALL, None)
        else:
            entry = victim_noun(head) if head.lower_ != "head" else _office(head)
        start, quantity, determiner = self._left(head)
        if (
            entry is None
            and (determiner in word_class("casualties/articles") or (quantity and quantity.value == 1))
            and nationality_of(self.doc[head.i : head.i + 1])
        ):
            entry = VictimNoun(head.lower_, VictimGroup.CIVILIAN, None)  # "a Canadian", "one Canadian"
        if (
            entry is None
            and animate
            and head.pos_ == "NOUN"
            and (quantity or determiner in word_class("casualties/articles") | _POSSESSIVE)
        ):
            entry = VictimNoun(head.lower_, VictimGroup.OTHER, None)
        if (entry is None or entry.group is None) and (quantity is None or not is_like_people(head, entry)):
            return None
        group = group_of(head, entry)
        quote = self.doc[start : head.i + 1]
        noun = self.doc[head.i : head.i + 1]
        nationality = nationality_of(self.doc[start : head.i + 1])
        if determiner in word_class("casualties/none"):
            return None if determiner == "neither" else self._nobody(head, start, group)
        if quantity is not None:
            number = quantity.tokens(self.doc)
            single = None
            if quantity.value == 1 and quantity.qualifier == Qualifier.EXACT:
                single = self._identity(head, entry, definite=determiner in _DEFINITE, other=quantity.further)
            return People(
                head, quote, number, noun, quantity.value, quantity.low, quantity.high, quantity.qualifier, group,
                nationality, single, quantity.further or head.lower_ == "others", determiner in _DEFINITE,
            )  # fmt: skip
        if is_plural(head):
            return People(
                head, quote, None, noun, None, None, None, Qualifier.UNSPECIFIED, group, nationality, None,
                definite=determiner in _DEFINITE,
            )  # fmt: skip
        if head.lower_ in word_class("casualties/two_people"):
            return People(
                head, quote, noun, noun, 2, 2, 2, Qualifier.EXACT, group, nationality, None,
                definite=determiner in _DEFINITE,
            )  # fmt: skip
        other = determiner == "another" or any(token.lower_ in word_class("casualties/others") for token in quote)
        identity = self._identity(head, entry, definite=determiner in _DEFINITE, other=other)
        if determiner in _POSSESSIVE or any(map(is_possessor, head.children)):
            identity = replace(identity, definite=False, possessed=True)
        return self._person(head, quote, noun, group, identity, nationality)

    def _counted_bare(self, head: Token, quantity: Quantity) -> People | None:
        """A number without a noun of its own ("13 were killed"), or before "of" ("scores of civilians")."""
        following = self.doc[quantity.end] if quantity.end < len(self.doc) else None
        preposition = self.doc[quantity.end - 1].lower_ == "of"
        noun = None
        if preposition or (following is not None and following.lower_ == "of"):
            noun = next(
                (t for t in head.subtree if follows_preposition(t) and t.i > head.i and t.head.lower_ == "of"), None
            )
            noun = noun or (following if preposition and following is not None else None)
        elif people := self._after_number(head, quantity):
            return people
        entry = victim_noun(noun) if noun is not None else None
        of_a_group = noun is not None and noun.lemma_.lower() in word_class("casualties/own_group")
        if entry is not None and entry.group is None and not of_a_group:
            return None
        group = group_of(noun, entry) if noun is not None and entry is not None else VictimGroup.ALL
        end = noun.i + 1 if noun is not None and noun.i < quantity.end + 8 else quantity.end
        tokens = self.doc[quantity.start : end]
        single = None
        if quantity.value == 1 and quantity.qualifier == Qualifier.EXACT:
            single = Identity(definite=noun is not None, other=quantity.further)
        counted = None if noun is None else self.doc[noun.i : noun.i + 1]
        return People(
            head, tokens, quantity.tokens(self.doc), counted, quantity.value,
            quantity.low, quantity.high, quantity.qualifier, group, nationality_of(tokens), single, quantity.further,
        )  # fmt: skip

    def _after_number(self, head: Token, quantity: Quantity) -> People | None:
        """The phrase whose noun a number counts."""
        counts = is_count(head) and head.head.i >= quantity.end and head.head.i not in self._at
        return self.read(head.head) if counts else None

    def _is_name(self, head: Token) -> bool:
        if head.pos_ != "PROPN" or not head.text[:1].isupper() or head.lower_ in word_class("casualties/harm_words"):
            return False
        counted = any(is_count(child) for child in head.children)
        if counted and head.tag_ == "NNPS":
            return False  # "nine Mormons"
        if head.ent_type_ in {"GPE", "LOC", "FAC", "DATE", "TIME", "NORP"}:
            aged = self._age_near(self.doc[head.i : head.i + 1]) is not None
            return aged or any((entry := victim_noun(token)) and entry.group for token in _beside(head))
        if head.is_upper and len(head) > 3 and head.ent_type_ != "PERSON":
            return False
        introduced = self._left(head)[2] in word_class("casualties/articles")
        if introduced and nationality_of(self.doc[head.i : head.i + 1]):
            return False  # "a Filipino"
        return not (victim_noun(head) and (counted or introduced or head.ent_type_ != "PERSON"))

    def _is_name_again(self, head: Token) -> bool:
        """Whether a surname that was taken for a place stands after a first name earlier: "Abas Minsu ... Minsu"."""
        return head.pos_ == "PROPN" and any(
            token.text == head.text and token.nbor(-1).pos_ == "PROPN" for token in self.doc[1 : head.i]
        )

    def _named(self, head: Token, animate: bool = False) -> People | None:
        start = end = head.i
        while start and self.doc[start - 1].pos_ == "PROPN" and not self.doc[start - 1].is_punct:
            start -= 1
        while end + 1 < len(self.doc) and self.doc[end + 1].pos_ == "PROPN":
            end += 1
        tokens = self.doc[start : end + 1]
        organisation = (len(tokens) > 1 and not animate) or head.is_upper
        if (head.ent_type_ == "ORG" and organisation) or _BODIES.search(tokens.text):
            return None
        names = [token.text for token in tokens if victim_noun(token) is None and token.is_alpha]
        if not names:
            return None
        entry = next((e for e in map(victim_noun, [*tokens, *_beside(head)]) if e and e.group), None)
        group = entry.group if entry and entry.group else VictimGroup.ALL
        last = names[-2 % len(names)] if names[-1].lower() in word_class("casualties/name_suffix") else names[-1]
        identity = Identity(
            last.lower(),
            self._age_near(tokens), entry.gender if entry else None, definite=False,
        )  # fmt: skip
        return self._person(head, tokens, tokens, group, identity)

    def _person(
        self,
        head: Token,
        tokens: TokenSpan,
        noun: TokenSpan | None,
        group: VictimGroup,
        identity: Identity,
        nationality: tuple[Token, str] | None = None,
    ) -> People:
        low, high = bounded(1, Qualifier.EXACT)
        return People(
            head, tokens, None, noun, 1, low, high, Qualifier.EXACT, group, nationality, identity,
            definite=identity.definite,
        )  # fmt: skip

    def _nobody(self, head: Token, start: int | None = None, group: VictimGroup = VictimGroup.ALL) -> People:
        first = head.i if start is None else start
        if start is None and head.lower_ == "one":
            first = head.i - 1
        tokens = self.doc[first : head.i + 1]
        return People(head, tokens, tokens, None, 0, 0, 0, Qualifier.EXACT, group, None, None)

    def _left(self, head: Token) -> tuple[int, Quantity | None, str | None]:
        """Go left from a head noun to the number or determiner that opens its phrase."""
        start = head.i
        if head.lower_ in word_class("grammar/other") and head.i in self._at:
            quantity = self._at[head.i]
            return quantity.start, quantity, None
        while start > 0 and head.i - start < 10:
            before = self.doc[start - 1]
            if before.text == ")" and start > 3 and self.doc[start - 3].text == "(":
                start -= 3
                continue
            counted = self._at.get(before.i)
            if counted is not None:
                return counted.start, counted, _determiner(self.doc, counted.start)
            if before.is_space and "\n\n" not in before.text:
                start -= 1
                continue
            word = before.lower_
            if (
                word in word_class("casualties/articles")
                or word in _DEFINITE
                or word in word_class("casualties/none")
                or word in word_class("casualties/another_or_one")
            ):
                both = self._at.get(start - 2) if word in _POSSESSIVE else None  # "both his daughters"
                return (start - 1, None, word) if both is None else (both.start, both, word)
            if before.i in self._ages or (before.lower_ in word_class("casualties/others")):
                start -= 1
                continue
            if not _inside_phrase(before, head):
                break
            start -= 1
        return start, None, None

    def _identity(self, head: Token, entry: VictimNoun | None, definite: bool, other: bool) -> Identity:
        phrase = self.doc[max(head.i - 8, 0) : head.i + 1]
        age = self._ages.get(head.i) or next(
            (self._ages[t.i] for t in reversed(phrase) if t.i in self._ages and t.i > head.i - 6), None
        )
        if age is None:
            age = self._age_near(self.doc[head.i : head.i + 1])
        noun = entry.noun if entry else head.lower_
        gender = (entry.gender if entry else None) or next(
            (e.gender for e in map(victim_noun, self.doc[head.i + 1 : head.i + 2]) if e), None
        )
        name = None
        following = self.doc[head.i + 1] if head.i + 1 < len(self.doc) else None
        if following is not None and following.lower_ == "," and head.i + 2 < len(self.doc):
            following = self.doc[head.i + 2]
        if following is not None and following.ent_type_ == "PERSON":
            people = self._named(following)
            name = people.single.name if people and people.single else None
            age = age or (people.single.age if people and people.single else None)
        return Identity(name, age, gender, noun, definite and name is None, other=other)

    def _age_near(self, tokens: TokenSpan) -> int | None:
        """The age in "John Doe, 23," or in "23-year-old John Doe"."""
        after = self.doc[tokens.end : tokens.end + 2]
        if (
            len(after) == 2
            and after[0].text == ","
            and _AGE_IN_NAME.match(after[1].text)
            and after[1].i not in self._at
        ):
            return int(after[1].text)
        if len(after) == 2 and after[0].text == "," and _AGE_IN_NAME.match(after[1].text):
            closing = self.doc[tokens.end + 2] if tokens.end + 2 < len(self.doc) else None
            return int(after[1].text) if closing is None or closing.text in {",", ".", ";"} else None
        return next((self._ages[i] for i in range(max(tokens.start - 4, 0), tokens.start) if i in self._ages), None)


def bare_number(doc: Doc, quantity: Quantity) -> People:
    """People of whom only the number is told."""
    tokens = quantity.tokens(doc)
    return People(
        doc[quantity.digits[0]], tokens, tokens, None, quantity.value, quantity.low, quantity.high, quantity.qualifier,
        VictimGroup.ALL, None, None, quantity.further,
    )  # fmt: skip


def _office(head: Token) -> VictimNoun | None:
    """The head of a district or a village is a person; a wounded head is not."""
    leads = any(is_compound(child) for child in head.children)
    return VictimNoun("head", VictimGroup.GOVERNMENT, None) if leads else victim_noun(head)


def _determiner(doc: Doc, start: int) -> str | None:
    """The word before a number; None for the "that" of "said that two people were killed"."""
    first = doc[start - 1] if start else None
    return None if first is None or (first.lower_ == "that" and not is_article(first)) else first.lower_


def _inside_phrase(token: Token, head: Token) -> bool:
    if token.pos_ not in _PHRASE_LEFT or token.is_space:
        return False
    if token.pos_ == "PUNCT":
        return token.text in {"-", "–", "'", '"', "“", "”"}
    if token.pos_ == "VERB":
        return token.tag_ in {"VBN", "VBG"} and is_adjective(token) and token.head.i <= head.i
    if token.pos_ == "ADV":
        return is_adverb(token) and token.i < token.head.i <= head.i
    return True


def _beside(head: Token) -> list[Token]:
    """Nouns that say what a named person is: titles before the name, appositions after it."""
    words = [token for token in head.lefts if is_modifier(token)]
    words += [token for token in head.children if is_apposition(token) and token.pos_ in {"NOUN", "PROPN"}]
    if is_apposition(head) and head.head.pos_ in {"NOUN", "PROPN"}:
        words.append(head.head)
    return words

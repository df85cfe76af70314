"""The words around a name, as the rules that find places ask for them."""

import re
from functools import cached_property

from tasks.extract.lexicons.words import word_class
from tasks.extract.parse import Token
from tasks.extract.places.cues import PlaceCues, load_cues
from tasks.extract.places.gazetteer import MAX_WORDS, Gazetteer, Toponym, load_gazetteer
from tasks.extract.places.outlets import outlet_city
from tasks.extract.places.runs import NameRun, is_capitalised, is_quote
from tasks.extract.reading.reading import Reading

_US_WORDS, _BEFORE_EVENT = 2, 3
_MOST_TOKENS = MAX_WORDS + 3  # hyphens are tokens: "Saint-Michel-de-l'Attalaye"
_AGED = re.compile(r", (?:an? )?\d{1,2}(?:,|\.|-year-old|-month-old)")
_NEAR_AMERICA = frozenset({"US", "CA", "MX"})
PLACE_ENTITIES = frozenset({"GPE", "LOC", "FAC"})


class Words:
    """Looks at the words of one document."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.doc = reading.doc
        self.source = reading.document.source
        self.gazetteer: Gazetteer = load_gazetteer()
        self.cues: PlaceCues = load_cues()

    @cached_property
    def surnames(self) -> frozenset[str]:
        """First and last words of the people that the document names."""
        named = [entity for entity in self.doc.ents if entity.label_ == "PERSON" and len(entity) > 1]
        named = [entity for entity in named if not self._names_no_person(entity[-1])]
        people = {word.text for entity in named for word in (entity[0], entity[-1])}
        people |= {token.text for token in self.doc if self._ends_name_of_an_age(token) or self._is_of_kin(token)}
        titled = {token.nbor().text for token in self.doc[:-1] if self.is_title(token) and is_capitalised(token.nbor())}
        return frozenset(people | titled)

    def _names_no_person(self, last: Token) -> bool:
        """Whether what the tagger takes for a person's name ends like none: "Sylvester Police", "Selma Shooting"."""
        return self.cues.has("agency", last.text) or self.cues.has("event", last.text)

    def _is_of_kin(self, token: Token) -> bool:
        """Whether a name is that of somebody's child, wife or the like: "his daughter, London, and"."""
        if token.i < 2 or token.i + 1 == len(self.doc) or not is_capitalised(token):
            return False
        apart = token.nbor(-1).text == "," and token.nbor(1).lower_ in (",", ".", "and")
        return apart and self.cues.has("kin", token.nbor(-2).text)

    def _ends_name_of_an_age(self, token: Token) -> bool:
        """Whether a full name before an age ends: "Keisha "Kiki" Fulton, a 39-year-old mother", "Ana Ray, 9, was"."""
        if not is_capitalised(token):
            return False
        before = self.before(token.i)
        full = before is not None and is_capitalised(before) and before.sent == token.sent
        return full and _AGED.match(self.doc[token.i + 1 : token.i + 9].text) is not None

    @cached_property
    def local(self) -> bool:
        """Whether a document is of an American local outlet."""
        return outlet_city(self.source) is not None

    def is_in_state(self, found: Toponym) -> bool:
        """Whether a town lies in the state of the American local outlet that a document is of."""
        printed = outlet_city(self.source)
        state = self.gazetteer.us_states.get(printed.rsplit(", ", 1)[-1].upper()) if printed else None
        return state is not None and (found.kind, found.country_iso2, found.admin1) == ("city", "US", state)

    @cached_property
    def american(self) -> bool:
        """Whether a document is of an American outlet, or speaks of counties, deputies and the like."""
        spoken = {token.lower_ for token in self.doc if self.cues.has("us_word", token.text)}
        return self.local or len(spoken) >= _US_WORDS

    def named(self, name: str) -> tuple[Toponym, ...]:
        """Everything that bears a name; in American news Georgia is the state, and local news means no far province."""
        known = self.gazetteer.named(name)
        if self.american and any((found.kind, found.country_iso2) == ("admin1", "US") for found in known):
            known = tuple(found for found in known if found.kind != "country")
        if self.local:
            known = tuple(found for found in known if found.country_iso2 in _NEAR_AMERICA or not _is_far(found))
        return known

    def in_label(self, start: int, end: int) -> bool:
        """Whether a name stands apart in the words that head an item: "- Sat 15 March, Gao. Three mortar rounds"."""
        block, after = self.reading.block(self.doc[start:end]), self.at(end)
        labelled = block.start <= self.doc[start].idx < block.label_end
        return labelled and (after is None or not after.text[0].isalnum())

    def text(self, start: int, end: int) -> str:
        """The words of a range, one space apart and without quotation marks."""
        return " ".join(self.doc[start:end].text.replace('"', "").split())

    def is_title(self, token: Token) -> bool:
        """Say whether a token is a person's title."""
        return is_capitalised(token) and self.cues.has("title", token.text)

    def at(self, position: int) -> Token | None:
        """The token at a position, None past the end."""
        return self.doc[position] if 0 <= position < len(self.doc) else None

    def before(self, position: int, skip_article: bool = False) -> Token | None:
        """The token before a position, quotation marks, directions and (if asked) articles left out."""
        index = position - 1
        while index >= 0 and self._is_passed_over(self.doc[index], skip_article):
            index -= 1
        return self.at(index)

    def _is_passed_over(self, token: Token, skip_article: bool) -> bool:
        return (
            is_quote(token)
            or self.cues.has("direction", token.text)
            or (skip_article and self.cues.has("article", token.text))
        )

    def after(self, position: int) -> Token | None:
        """The token at or after a position that is no quotation mark."""
        while position < len(self.doc) and is_quote(self.doc[position]):
            position += 1
        return self.at(position)

    def preposition(self, start: int) -> str:
        """The word before a name, its article and directions left out; "" at the start."""
        before = self.before(start, skip_article=True)
        return before.lower_ if before is not None else ""

    def before_event(self, end: int) -> bool:
        """Whether a noun for an attack follows a name, or a thing and such a noun: "the Annecy playground stabbing"."""
        for token in self.doc[end : end + _BEFORE_EVENT]:
            if self.cues.has("event", token.text):
                return True
            if token.pos_ not in ("NOUN", "NUM") or is_capitalised(token):
                return False
        return False

    def is_placed(self, start: int, *cues: str) -> bool:
        """Say whether a preposition of one of these cues stands before a name."""
        return any(self.preposition(start) in self.cues.words[cue] for cue in cues)

    def country_before(self, position: int) -> str | None:
        """Country of the nationality that stands before a position: "the Afghan city"."""
        before = self.before(position)
        return self.nationality(before.i) if before is not None and is_capitalised(before) else None

    def nationality(self, last: int) -> str | None:
        """Country of the nationality that ends at a token: "Afghan", "Costa Rican"."""
        pair = self.text(max(last - 1, 0), last + 1)
        return self.gazetteer.country_of_adjective(pair) or self.gazetteer.country_of_adjective(self.doc[last].text)

    def longest_known(self, start: int, end: int) -> int | None:
        """Where the longest name of the gazetteer ends that starts at a token."""
        for stop in range(min(end, start + _MOST_TOKENS), start, -1):
            if is_capitalised(self.doc[stop - 1]) and self.gazetteer.knows(self.text(start, stop)):
                return stop
        return None

    def is_name(self, start: int, end: int) -> bool:
        """Say whether words can name a place: no nationality, title, acronym, agency or word that never does."""
        text, words = self.text(start, end), self.doc[start:end]
        if self.gazetteer.country_of_adjective(text) or self.is_title(words[0]):
            return False
        if len(words) == 1 and (self.cues.has("never", text) or (text.isupper() and len(text) <= MAX_WORDS)):
            return False
        return not any(self.cues.has(cue, token.text) for cue in ("agency", "weekday_month") for token in words)

    def in_group_name(self, run: NameRun) -> bool:
        """Say whether a run is a group's name ("Baloch National Party") or ends one ("Communist Party of India")."""
        head = self.before(run.start, skip_article=True)
        if head is not None and head.lower_ in ("of", "in", "for") and head.i > 0:
            group = self.doc[head.i - 1]
            branch = head.lower_ != "in" or group.lower_ in word_class("places/branching")
            if is_capitalised(group) and branch and self.cues.has("group_head", group.text):
                return not (group.lower_ == "state" and head.i > 1 and self.gazetteer.knows(self.doc[head.i - 2].text))
        inner = any(self.cues.has("group_head", token.text) for token in self.doc[run.start + 1 : run.end])
        return inner and self.doc[run.end - 1].lower_ != "state"


def _is_far(found: Toponym) -> bool:
    """Whether a place is a division, or known by another name only: local news would name its country."""
    return found.kind in ("admin1", "second") or found.by_alternate

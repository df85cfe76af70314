"""Single place names in a text, by the words around them and the gazetteer, before they are chained and resolved."""

from dataclasses import dataclass, replace
from functools import cached_property

from spacy.tokens import Token

from tasks.extract.gazetteer import MAX_WORDS, Gazetteer, Toponym, load_gazetteer
from tasks.extract.gazetteer_cues import PlaceCues, load_cues
from tasks.extract.gazetteer_runs import NameRun, is_capitalised, is_quote, name_runs
from tasks.extract.reading import Reading

LEVELS = {
    "hospital": 0, "road": 0, "venue": 0, "district": 1, "city": 2, "second": 3, "admin1": 4, "area": 5, "country": 6, "sea": 6,
}  # fmt: skip
_PLACE_ENTITIES = frozenset({"GPE", "LOC", "FAC"})
_STRONG = frozenset("in near outside around within throughout across inside".split())
_MEDIUM = frozenset("at from to toward towards into through between off along beyond above via".split())
_AT = _STRONG | _MEDIUM | {"on", "against", "behind", "by", "beside", "opposite"}
_BASED = frozenset({"based", "backed", "born", "trained", "led", "area"})
_CITY = 15_000
_LARGE_CITY = 200_000
_METROPOLIS = 1_000_000
_FUNCTION_WORDS = frozenset({"DET", "ADP", "PRON", "NUM", "SCONJ", "CCONJ"})
_OPENERS = frozenset("the a an in at near on outside from this that these two three four".split())
_NAMESAKES_OF_PEOPLE = frozenset({"JO", "TD", "GE", "IE", "IL", "GB", "NL", "LK"})


@dataclass(frozen=True, slots=True)
class Part:
    """A place name on tokens `[start, end)`; `known` are the bearers of its name.

    `typed`: a noun says what it is ("Bama village"). `weak`: it counts only where a chain confirms it.
    `country_iso2`: a nationality before it says the country. `near`: the text speaks of its surroundings. `loose`: nothing but
    its size says that the name is a place's.
    """

    start: int
    end: int
    name: str
    role: str
    method: str
    known: tuple[Toponym, ...] = ()
    typed: bool = False
    weak: bool = False
    near: bool = False
    loose: bool = False
    country_iso2: str | None = None

    @property
    def level(self) -> int:
        """How wide: 0 a building to 6 a country."""
        return LEVELS[self.role]


class PartFinder:
    """Finds the place names of one document."""

    def __init__(self, reading: Reading) -> None:
        self.doc = reading.doc
        self.sentences = reading.sentences
        self.gazetteer: Gazetteer = load_gazetteer()
        self.cues: PlaceCues = load_cues()

    def parts(self) -> list[list[Part]]:
        """Place names in order, sentence by sentence."""
        return [
            [part for run in name_runs(sentence) for part in self._parts_of(run)] for sentence in self.sentences
        ]

    @cached_property
    def surnames(self) -> frozenset[str]:
        """Last words of the people that the document names."""
        people = {entity[-1].text for entity in self.doc.ents if entity.label_ == "PERSON" and len(entity) > 1}
        titled = {token.nbor().text for token in self.doc[:-1] if self._is_title(token) and is_capitalised(token.nbor())}
        return frozenset(people | titled)

    def _is_title(self, token: Token) -> bool:
        return is_capitalised(token) and self.cues.has("title", token.text)

    def _parts_of(self, run: NameRun) -> list[Part]:
        run = self._without_articles(run)
        if run.start >= run.end or self._in_group_name(run):
            return []
        for rule in (self._typed_after, self._typed_before, self._venue, self._capital):
            part = rule(run)
            if part is not None:
                inner = [] if part.start < run.start else self._plain_parts(replace(run, end=max(part.start, run.start)))
                return [*inner, self._in_surroundings(part)]
        return [self._in_surroundings(part) for part in self._plain_parts(run)]

    def _without_articles(self, run: NameRun) -> NameRun:
        start = run.start
        while start < run.end - 1 and (self._opens(self.doc[start])):
            start += 1
        if start == run.start and start > 1 and self.doc[start - 1].text == "-" and self.doc[start - 2].lower_ in ("al", "el", "ad", "an", "as", "ar"):
            start -= 2
        return replace(run, start=start)

    @staticmethod
    def _opens(token: Token) -> bool:
        """Say whether a capitalised word stands before a name rather than in it."""
        return token.lower_ in _OPENERS or token.pos_ in _FUNCTION_WORDS or bool(token.is_sent_start and token.pos_ == "ADJ")

    def _in_group_name(self, run: NameRun) -> bool:
        """Say whether a run is a group's name ("Balochistan National Party") or ends one ("Communist Party of India")."""
        head = self._before(run.start, skip_article=True)
        if head is not None and head.lower_ in ("of", "in", "for") and head.i > 0:
            before = self.doc[head.i - 1]
            if is_capitalised(before) and self.cues.has("group_head", before.text):
                return not (before.lower_ == "state" and head.i > 1 and self.gazetteer.knows(self.doc[head.i - 2].text))
        return any(self.cues.has("group_head", token.text) for token in self.doc[run.start + 1 : run.end]) and not (
            self.doc[run.end - 1].lower_ in ("state", "bank", "university")
        )

    def _before(self, position: int, skip_article: bool = False) -> Token | None:
        """The token before a position, quotation marks, directions and (if asked) articles left out."""
        index = position - 1
        while index >= 0 and (
            is_quote(self.doc[index])
            or self.cues.has("direction", self.doc[index].text)
            or (skip_article and self.doc[index].lower_ in ("the", "a", "an"))
        ):
            index -= 1
        return self.doc[index] if index >= 0 else None

    def _after(self, position: int) -> Token | None:
        while position < len(self.doc) and is_quote(self.doc[position]):
            position += 1
        return self.doc[position] if position < len(self.doc) else None

    def _text(self, start: int, end: int) -> str:
        return " ".join(self.doc[start:end].text.split())

    def _typed_before(self, run: NameRun) -> Part | None:
        """Read "city of Flores", "barrio La Libertad", "Barangay Cawit", "Republic of Dagestan"."""
        first = self.doc[run.start]
        role = self.cues.types_before.get(first.lower_)
        if role and first.lower_ not in self.cues.types_after and run.end - run.start > 1:
            return self._typed(run.start, run.end, self._text(run.start, run.end), role)
        before = self._before(run.start)
        joined = before is not None and before.lower_ == "of"
        noun = self._before(before.i) if before is not None and joined else before
        role = self.cues.types_before.get(noun.lower_) if noun is not None else None
        if noun is None or role is None or (not joined and noun.i + 1 != run.start and not is_quote(self.doc[run.start - 1])):
            return None
        if not joined and (role not in ("city", "district") or is_capitalised(noun) or (noun.i and is_capitalised(self.doc[noun.i - 1]))):
            return None
        if joined and noun.i and is_capitalised(self.doc[noun.i - 1]) and self.country_before(noun.i) is None:
            return None
        end = self._name_end(run)
        name = self._text(run.start, end)
        if role in ("district", "area") and any(found.kind == "city" and found.population >= _CITY for found in self.gazetteer.named(name)):
            return Part(run.start, end, name, "city", "gazetteer", self.gazetteer.named(name))
        return self._typed(noun.i, end, name, role, self.country_before(noun.i))

    def country_before(self, position: int) -> str | None:
        """Country of the nationality that stands before a position: "the Afghan city"."""
        before = self._before(position)
        if before is None or not is_capitalised(before):
            return None
        pair = self._text(max(before.i - 1, 0), before.i + 1)
        return self.gazetteer.country_of_adjective(pair) or self.gazetteer.country_of_adjective(before.text)

    def _name_end(self, run: NameRun) -> int:
        """Where a name ends that starts a run: at the run's end, in headlines after the longest known name."""
        if not run.in_headline:
            return run.end
        return self._longest_known(run.start, run.end) or run.start + 1

    def _typed_after(self, run: NameRun) -> Part | None:
        """Read "Bama village", "Qaisar district", "Craven County", "the Kunar and Nuristan provinces"."""
        noun = self._after(run.end)
        if noun is not None and not is_capitalised(noun) and noun.pos_ in ("NOUN", "PROPN"):
            single = noun.lower_ if noun.lower_ in self.cues.types_after else _singular(noun)
            role = self.cues.types_after.get(single)
            start = self._typed_start(run.start, run.end)
            if role in ("district", "area", "venue") and start is not None and self._is_one_of_a_city(start, noun):
                return None
            if role and start is not None and self._is_name(start, run.end):
                label = self._text(start, noun.i + 1) if role in ("district", "second", "area", "venue") else self._text(start, run.end)
                return self._typed(start, noun.i + 1, label.replace('"', ""), role)
        last = self.doc[run.end - 1]
        role = self.cues.types_after.get(last.lower_)
        if role and run.end - run.start > 1 and self._is_name(run.start, run.end - 1):
            whole = self.gazetteer.named(self._text(run.start, run.end))
            bare = self.gazetteer.named(self._text(run.start, run.end - 1))
            if any(found.kind in ("city", "country", "area") for found in whole):
                return None
            if last.lower_ in ("county", "district", "province", "governorate", "village", "island", "valley", "peninsula") or (
                any(found.kind == "admin1" for found in bare) and role == "admin1"
            ) or role == "district" or last.lower_ in ("tehsil", "intendancy", "commissariat", "jurisdiction", "corregimiento", "taluk", "upazila", "woreda", "subdistrict") or (
                last.lower_ in ("agency", "region", "area", "state") and (self._preposition(run.start) in _STRONG or self.doc[run.start - 1].text == ",")
            ):
                name = self._text(run.start, run.end - (role in ("admin1", "city")))
                return self._typed(run.start, run.end, name, role, known=whole)
        return None

    def _is_one_of_a_city(self, start: int, noun: Token) -> bool:
        """Say whether a name only says whose a thing is: "a Baltimore neighborhood", "the Denver suburb of …"."""
        before = self.doc[start - 1].lower_ if start else ""
        named_after = self._after(noun.i + 1)
        if before not in ("a", "an") and (named_after is None or named_after.lower_ != "of"):
            return False
        return any(found.kind in ("city", "second") for found in self.gazetteer.named(self._text(start, noun.i)))

    def _typed_start(self, start: int, end: int) -> int | None:
        """Where the name before a type noun starts; titles and nationalities are left out."""
        while start < end and self.gazetteer.country_of_adjective(self.doc[start].text):
            start += 1
        return start if start < end else None

    def _is_name(self, start: int, end: int) -> bool:
        tokens = self.doc[start:end]
        words = [token.lower_ for token in tokens]
        return (
            self.gazetteer.country_of_adjective(tokens.text) is None
            and not self._is_title(tokens[0])
            and not (len(words) == 1 and (words[0] in self.cues.words["never"] or tokens.text.isupper() and len(tokens.text) < 6 or self.gazetteer.country_of_adjective(tokens.text)))
            and not any(self.cues.has("agency", word) for word in words)
        )

    def _typed(
        self, start: int, end: int, name: str, role: str, country: str | None = None, known: tuple[Toponym, ...] = ()
    ) -> Part:
        bare = known or self.gazetteer.named(_bare(name, self.cues))
        if role == "area" and self.doc[end - 1].lower_ in ("area", "zone", "sector"):
            role = "district"
        return Part(start, end, name, role, "type_noun", bare, typed=True, country_iso2=country)

    def _venue(self, run: NameRun) -> Part | None:
        """Read "Crocus City Hall", "Batamaloo police post", "3200 block of Diplomat Drive", "Camp Speicher"."""
        last, first = self.doc[run.end - 1], self.doc[run.start]
        numbered = self._address_start(run.start)
        kind = self.cues.venues.get(last.lower_)
        if kind and last.lower_.endswith(".") and numbered is None:
            kind = None
        if kind in ("building", "named") and numbered is None and not self._is_located(run):
            kind = None
        media = self.cues.has("media", last.text) and self._preposition(run.start) != "at"
        known = self.gazetteer.knows(self._text(run.start, run.end))
        if kind and self._may_be_person(run, kind) and numbered is None:
            return None
        if kind and not media and not known and run.end - run.start > 1 and not run.in_headline:
            start = self._conjunct_start(run.start) if numbered is None else numbered
            return self._building(start, run.end, run.start, kind)
        if first.lower_ in ("camp", "hotel", "plaza", "fort", "hospital", "villa", "hacienda") and run.end - run.start > 1:
            if not self.gazetteer.knows(self._text(run.start, run.end)):
                return self._building(run.start, run.end, run.start, "building")
        if run.in_headline:
            return None
        end = self._venue_end(run.end)
        if end is None or self._is_one_of_a_city(run.start, self.doc[end - 1]) or not self._is_name(run.start, run.end) and not self.gazetteer.country_of_adjective(first.text):
            return None
        return self._building(self._conjunct_start(run.start), end, run.start, self.cues.venues[self.doc[end - 1].lower_])

    def _conjunct_start(self, start: int) -> int:
        """Where a name starts that "and" joins: "the Mellitah Oil and Gas complex"."""
        first = start
        if start > 2 and self.doc[start - 1].lower_ in ("and", "&") and is_capitalised(self.doc[start - 2]):
            first = start - 2
            while first > self.doc[start].sent.start and is_capitalised(self.doc[first - 1]):
                first -= 1
        return first if self._before(first) is not None and self.doc[first - 1].lower_ == "the" else start

    def _is_located(self, run: NameRun) -> bool:
        """Say whether the text places something at a name, or does something to it: institutions act, venues do not."""
        return self._preposition(run.start) in _AT or self.doc[run.end - 1].dep_ == "dobj"

    def _may_be_person(self, run: NameRun, kind: str) -> bool:
        """Say whether a name that ends like a venue's is somebody's: "Jonathan Hall"."""
        titled = self._is_title(self.doc[run.start])
        person = self.doc[run.start].ent_type_ == "PERSON" and self._preposition(run.start) not in ("in", "at", "near", "outside", "on")
        return titled or person or (kind == "named" and not self._preposition(run.start))

    def _venue_end(self, position: int) -> int | None:
        """Where a venue ends whose name goes on in small letters: one or two modifiers, then the venue's noun."""
        if position < len(self.doc) and self.doc[position].text in ("'s", "’s", "'"):
            if not any(found.kind in ("city", "country") for found in self.gazetteer.named(self.doc[position - 1].text)):
                return None
            position += 1
        while position < len(self.doc) and is_quote(self.doc[position]):
            position += 1
        for index in range(position, min(position + 3, len(self.doc))):
            token = self.doc[index]
            if self.cues.venues.get(token.lower_) in ("building", "hospital", "road") and not is_capitalised(token):
                if index == position and self.cues.has("media", token.text):
                    return None
                follows = self.doc[index + 1] if index + 1 < len(self.doc) else None
                return None if follows is not None and follows.pos_ == "NOUN" else index + 1
            if token.pos_ not in ("NOUN", "ADJ", "PROPN") or is_capitalised(token):
                return None
        return None

    def _address_start(self, position: int) -> int | None:
        """Where an address starts: at its house number or "3200 block of"."""
        index = position - 1
        while index >= 0 and self.doc[index].lower_ in ("of", "block", "blk", "the") and position - index < 4:
            index -= 1
        return index if index >= 0 and self.doc[index].like_num and not self.doc[index].is_alpha else None

    def _building(self, start: int, end: int, name_start: int, kind: str) -> Part:
        role = kind if kind in ("road", "hospital") else "venue"
        name = self._text(start, end).replace('"', "")
        return Part(start, end, name, role, role, self._city_within(name_start, end), typed=True)

    def _city_within(self, start: int, end: int) -> tuple[Toponym, ...]:
        """Cities or countries that a venue's name starts with: "Kabul airport", "Quetta Press Club"."""
        country = self.gazetteer.country_of_adjective(self.doc[start].text)
        if country:
            return ()
        known_end = self._longest_known(start, end - 1)
        found = self.gazetteer.named(self._text(start, known_end)) if known_end else ()
        smallest = _METROPOLIS if is_capitalised(self.doc[end - 1]) else _CITY
        return tuple(one for one in found if one.kind == "city" and one.population >= smallest and not one.by_alternate)

    def _capital(self, run: NameRun) -> Part | None:
        """Read "the Russian capital" as the city."""
        noun = self._after(run.end)
        if noun is None or noun.lower_ != "capital" or noun.i != run.end:
            return None
        last = self.doc[run.end - 1].text
        country = self.gazetteer.country_of_adjective(self._text(run.end - 2, run.end)) or self.gazetteer.country_of_adjective(last)
        city = self.gazetteer.capital(country) if country else None
        follows = self.doc[noun.i + 1] if noun.i + 1 < len(self.doc) else None
        if city is None or (follows is not None and (is_capitalised(follows) or follows.text == "," and is_capitalised(self.doc[min(noun.i + 2, len(self.doc) - 1)]) or follows.lower_ in ("city", "of", "punishment"))):
            return None
        return Part(run.start, noun.i + 1, city.name, "city", "capital", (city,), typed=True, country_iso2=country)

    def _longest_known(self, start: int, end: int) -> int | None:
        for stop in range(min(end, start + MAX_WORDS), start, -1):
            if self.gazetteer.knows(self._text(start, stop)):
                return stop
        return None

    def _plain_parts(self, run: NameRun) -> list[Part]:
        """Names of the gazetteer and, where the text is clear, names it does not have."""
        start = run.start
        while start < run.end - 1 and self.cues.has("direction", self.doc[start].text) and not self._longest_known_from(start, run.end):
            start += 1
        parts, position = [], start
        while position < run.end:
            part = self._plain_part(position, replace(run, start=start))
            if part is not None:
                parts.append(part)
            if not run.in_headline:
                break
            position = part.end if part is not None else position + 1
        return parts

    def _longest_known_from(self, start: int, end: int) -> bool:
        known = self._longest_known(start, end)
        return known is not None and known > start + 1

    def _state(self, start: int, run: NameRun) -> Part | None:
        """Read a US state's abbreviation after a comma: "Puyallup, Wash."."""
        if start == 0 or self.doc[start - 1].text != ",":
            return None
        for end in (min(start + 2, run.end), start + 1):
            name = self._text(start, end)
            for text in (name, f"{name}."):
                if text.upper() in self.gazetteer.us_states and (text.isupper() or "." in text):
                    return Part(start, end, text, "admin1", "abbreviation", weak=True)
        return None

    def _plain_part(self, start: int, run: NameRun) -> Part | None:
        state = self._state(start, run)
        if state is not None:
            return state
        end = self._longest_known(start, run.end)
        whole_only = end is None or (end < run.end and not self._rest_allows(end, run))
        if whole_only:
            return self._unknown_part(run) if start == run.start and not run.in_headline else None
        assert end is not None
        name = self._text(start, end)
        words = name.lower().split()
        known = self.gazetteer.named(name)
        if len(words) == 1 and (self.gazetteer.country_of_adjective(name) or any(self.cues.has(cue, name) for cue in ("never", "direction"))):
            return None
        if name.isupper() and len(name) < 4 and not any(found.kind == "country" for found in known):
            return None
        agency, event = self._is_followed(end, "agency"), self._is_followed(end, "event")
        role = _role(known)
        weak = not self._accepted(start, end, name, known, role) and not (event and name not in self.surnames)
        weak = weak or (self.cues.has("ambiguous", name) and self._preposition(start) not in _STRONG)
        if agency and role in ("city", "second", "district"):
            return Part(start, end, name, role, "agency", known, weak=weak and known[0].population < _LARGE_CITY and self.doc[start].ent_type_ == "PERSON")
        if self._speaks(start, end, known):
            return None
        loose = not weak and self.doc[start].ent_type_ not in _PLACE_ENTITIES and self._preposition(start) not in _STRONG | _MEDIUM
        return Part(start, end, name, role, "gazetteer", known, weak=weak, loose=loose)

    def _rest_allows(self, end: int, run: NameRun) -> bool:
        """Say whether the words after a known name in its run leave it a place: "Milwaukee Police Department"."""
        follows = self.doc[end]
        if self.cues.has("media", follows.text) or self.cues.has("team", follows.text):
            return False
        return run.in_headline or any(self.cues.has(cue, follows.text) for cue in ("agency", "event")) or self._is_title(follows)

    def _is_followed(self, end: int, cue: str) -> bool:
        if cue == "agency" and end + 1 < len(self.doc) and self.doc[end].text == "-" and self.doc[end + 1].lower_ in _BASED:
            return True
        return end < len(self.doc) and self.cues.has(cue, self.doc[end].text)

    def _preposition(self, start: int) -> str:
        before = self._before(start, skip_article=True)
        return before.lower_ if before is not None else ""

    def _accepted(self, start: int, end: int, name: str, known: tuple[Toponym, ...], role: str) -> bool:
        """Say whether the text itself makes a known name a place here."""
        label = self.doc[start].ent_type_
        preposition = self._preposition(start)
        titled = start > 0 and self._is_title(self.doc[start - 1])
        country = next((found for found in known if found.kind == "country"), None)
        if titled or (name in self.surnames and preposition not in _STRONG and country is None):
            return False
        if country is not None and country.country_iso2 not in _NAMESAKES_OF_PEOPLE:
            return True
        person = label == "PERSON" and sum(1 for token in self.doc[start].sent if token.ent_iob_ == "I" and start < token.i <= end) > end - start - 1
        if preposition in _STRONG:
            return not person
        if label in _PLACE_ENTITIES:
            return True
        if preposition in _MEDIUM:
            return label != "PERSON" and (role != "city" or known[0].population >= _CITY)
        return role == "city" and label != "PERSON" and known[0].population >= _LARGE_CITY and not known[0].by_alternate

    def _speaks(self, start: int, end: int, known: tuple[Toponym, ...]) -> bool:
        """Say whether a capital stands for its government: "Washington said"."""
        token = self.doc[end - 1]
        speaks = token.dep_ == "nsubj" and token.head.lemma_ in self.cues.words["speech"]
        return (
            (speaks or self._preposition(start) in ("against", "with"))
            and any(found in self.gazetteer.capitals.values() for found in known)
        )

    def _unknown_part(self, run: NameRun) -> Part | None:
        """A name the gazetteer lacks: a place where the text places something in it and the tagger agrees."""
        name = self._text(run.start, run.end)
        label = self.doc[run.end - 1].ent_type_
        preposition = self._preposition(run.start)
        if not self._is_name(run.start, run.end) or run.end - run.start > MAX_WORDS or self._is_title(self.doc[run.start]):
            return None
        if preposition not in _STRONG and not (label in _PLACE_ENTITIES and preposition in ("at", "from")):
            return None
        return Part(run.start, run.end, name, "city", "syntax", weak=label not in _PLACE_ENTITIES)

    def _in_surroundings(self, part: Part) -> Part:
        """Mark a part that the text speaks of the surroundings or a side of: "near Moscow", "northern Iraq"."""
        before = self._before(part.start, skip_article=True)
        previous = self.doc[part.start - 1] if part.start else None
        of_side = before is not None and before.lower_ == "of" and before.i and (
            self.cues.has("near", self.doc[before.i - 1].text) or self.cues.has("direction", self.doc[before.i - 1].text)
        )
        near = before is not None and (self.cues.has("near", before.text) and before.lower_ not in ("by", "off") or bool(of_side))
        part = replace(part, near=near, country_iso2=part.country_iso2 or self.country_before(part.start))
        if previous is not None and self.cues.has("direction", previous.text) and part.role in ("country", "admin1") and not part.typed:
            return replace(part, start=previous.i, name=f"{previous.text} {part.name}", role="area", known=part.known)
        return part


def _role(known: tuple[Toponym, ...]) -> str:
    """The likeliest kind of a plain name: a country, a sea or wide area, then a city unless only divisions bear it."""
    kinds = {found.kind for found in known}
    for kind in ("country", "sea", "area"):
        if kind in kinds:
            return kind
    cities = [found.population for found in known if found.kind == "city" and not found.by_alternate]
    if "admin1" in kinds and (not cities or max(cities) < 50_000):
        return "admin1"
    return "city" if "city" in kinds else "second" if "second" in kinds else "admin1"


def _singular(noun: Token) -> str:
    return noun.lemma_.lower() if noun.tag_ == "NNS" else ""


def _bare(name: str, cues: PlaceCues) -> str:
    words = name.split()
    return " ".join(words[:-1]) if len(words) > 1 and words[-1].lower() in cues.types_after else name

"""Which country, and which US state, a document is about; and which namesake it therefore means."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from math import log10

from schemas.vocabulary import PlaceSource
from tasks.extract.parse import Doc
from tasks.extract.places.chains import Chain, division_of
from tasks.extract.places.cues import load_cues
from tasks.extract.places.gazetteer import Gazetteer, Toponym, distance_km, fold, load_gazetteer
from tasks.extract.places.outlets import outlet_city
from tasks.extract.places.parts import LARGE_CITY, METROPOLIS, TOWN, Part
from tasks.extract.reading.reading import Reading

_US_WORDS_COUNTED = 4
_LEAD_SENTENCES = 3
_NATIONALITIES_COUNTED = 4
_DATELINE = 4.0
_TITLE = 2.0
_OUTLETS_COUNTRY, _OUTLETS_STATE = 6.0, 1.0  # stations tell of other states' news too
_LAST_WORDS = r"Carolina|Dakota|Hampshire|Island|Jersey|Mexico|Virginia|York"
_TOWN_AND_STATE = re.compile(rf"[a-z], ([A-Z]{{2}}\b|[A-Z][a-z]+(?: (?:{_LAST_WORDS}))?)")
_CLEAR_SHARE = 0.5
_CLEAR_WEIGHT = 1.5
_SOME_WEIGHT = 0.1
_DIVISION_SHARE = 0.4
_DIVISION_STATED = 2.0  # more than the names of towns in it can weigh
_CITY = 100_000
_TOWERING = 4
_SURE_RATIO = 3
_SURE_SHARE = 0.3
_BEARERS_WEIGHT = 0.7
_LOOSE_SHARE = 0.3
_NEAR_KM = 100.0


@dataclass
class PlaceContext:
    """Weight of evidence for each country and each (country, first-order division) of a document.

    `named` is how much of it each name gave to which countries, `printed` the American town that its outlet is of,
    `stated` the American states that it names; `american` says whether it uses words of American news ("sheriff").
    """

    countries: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    divisions: defaultdict[tuple[str, str], float] = field(default_factory=lambda: defaultdict(float))
    printed: Toponym | None = None
    stated: set[str] = field(default_factory=set)
    american: bool = False
    named: defaultdict[str, defaultdict[str, float]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(float))
    )

    def share(self, country: str | None) -> float:
        """Share of the evidence that is for a country, 0 where there is none."""
        total = sum(self.countries.values())
        return self.countries.get(country, 0.0) / total if country and total else 0.0

    def is_alone(self, name: str, country: str | None) -> bool:
        """Whether nothing but a name itself is evidence for a country, and more of the rest is for another."""
        own = self.named[fold(name)]
        rest = {each: weight - own.get(each, 0.0) for each, weight in self.countries.items()}
        most = max(rest.values(), default=0.0)
        return most > max(_SOME_WEIGHT, own.get(country or "", 0.0)) and rest.get(country or "", 0.0) < _SOME_WEIGHT

    def division_share(self, country: str | None, admin1: str | None) -> float:
        """Share of the evidence on a country's divisions that is for one of them."""
        total = sum(weight for (one, _), weight in self.divisions.items() if one == country)
        return self.divisions.get((country, admin1), 0.0) / total if country and admin1 and total else 0.0

    def likeliest(self, countries: Iterable[str | None]) -> str | None:
        """Of several countries the one with most evidence; None where there is none for any of them."""
        ranked = sorted((-self.countries.get(one, 0.0), one) for one in set(countries) if one)
        clear = len(ranked) == 1 or (len(ranked) > 1 and ranked[0][0] < ranked[1][0])
        return ranked[0][1] if clear else None

    def dominant(self) -> str | None:
        """The country that most of a document's evidence is for, None where that is not clear."""
        if not self.countries:
            return None
        country, weight = max(self.countries.items(), key=lambda item: (item[1], item[0]))
        return country if weight >= _CLEAR_WEIGHT and self.share(country) >= _CLEAR_SHARE else None


def context_of(reading: Reading, sentences: Sequence[Sequence[Chain]]) -> PlaceContext:
    """Weigh a document's countries, nationalities, states, cities and dateline."""
    gazetteer, context = load_gazetteer(), PlaceContext()
    _weigh_nationalities(reading, gazetteer, context)
    _weigh_us_words(reading, context)
    _weigh_title(reading.document.source.title or "", gazetteer, context)
    printed = outlet_city(reading.document.source)
    city, _, abbreviation = printed.rpartition(", ") if printed else ("", "", "")
    state = gazetteer.us_states.get(abbreviation.upper())
    if state:
        context.printed = next((found for found in gazetteer.named(city) if found.admin1 == state), None)
        context.countries["US"] += _OUTLETS_COUNTRY
        context.divisions[("US", state)] += _OUTLETS_STATE
    if reading.document.dateline_place:
        _weigh_dateline(reading.document.dateline_place, state, gazetteer, context)
    seen: Counter[tuple[str, str]] = Counter()
    for number, chains in enumerate(sentences):
        weight = 2.0 if number < _LEAD_SENTENCES else 1.0
        for chain in chains:
            for part in chain.parts:
                seen[(part.role, part.name)] += 1
                if part.role == "country" or seen[(part.role, part.name)] == 1:
                    _weigh_part(part, chain.country_iso2, weight, gazetteer, context)
    return context


def _weigh_dateline(place: str, home: str | None, gazetteer: Gazetteer, context: PlaceContext) -> None:
    """Weigh where a document was filed; a bare name is first looked for in the American state of its outlet, `home`."""
    names = [name.strip() for name in place.split(",")]
    state = gazetteer.us_states.get(names[-1].upper()) if len(names) > 1 else None
    if state:
        context.countries["US"] += _DATELINE
        context.divisions[("US", state)] += _DATELINE
        context.stated.add(state)
        return
    bearers = gazetteer.named(names[-1])
    near = [found for found in bearers if home and (found.country_iso2, found.admin1) == ("US", home)]
    seats = [found for found in bearers if found.kind == "country" or gazetteer.is_capital(found)]
    _weigh_bearers((near or seats or bearers)[:1], _DATELINE, context)


def _weigh_title(title: str, gazetteer: Gazetteer, context: PlaceContext) -> None:
    """Weigh a state that a page's title gives with a town, its story's or its publisher's: "Birmingham, AL"."""
    for match in _TOWN_AND_STATE.finditer(title):
        state = gazetteer.us_states.get(match[1].upper(), match[1])
        if any((found.kind, found.country_iso2) == ("admin1", "US") for found in gazetteer.named(state)):
            context.countries["US"] += _TITLE
            context.divisions[("US", state)] += _TITLE
            context.stated.add(state)


def _weigh_nationalities(reading: Reading, gazetteer: Gazetteer, context: PlaceContext) -> None:
    said: Counter[str] = Counter()
    for token in reading.doc:
        if token.text[0].isupper():
            pair = f"{reading.doc[max(token.i - 1, 0)].text} {token.text}"
            country = gazetteer.adjectives.get(pair) or gazetteer.adjectives.get(token.text)
            if country and not _only_affiliates(reading.doc, token.i):
                said[country] += 1
    for country, count in said.items():
        context.countries[country] += min(count, _NATIONALITIES_COUNTED)


def _only_affiliates(doc: Doc, position: int) -> bool:
    """Whether a nationality only tells whose something is: "Greek-owned", "Liberian-flagged"."""
    follows = doc[position + 1 : position + 3]
    return len(follows) > 1 and follows[0].text == "-" and load_cues().has("based", follows[1].text)


def _weigh_us_words(reading: Reading, context: PlaceContext) -> None:
    cues = load_cues()
    found = {token.lower_ for token in reading.doc if cues.has("us_word", token.text)}
    weight = min(len(found), _US_WORDS_COUNTED)
    context.countries["US"] += weight
    context.american = weight > 0


def _weigh_part(part: Part, stated: str | None, weight: float, gazetteer: Gazetteer, context: PlaceContext) -> None:
    state = gazetteer.us_states.get(part.name.upper()) if part.role == "admin1" else None
    told = {found.admin1 for found in part.known if (found.kind, found.country_iso2) == (part.role, "US")}
    if part.role in ("admin1", "second") and len(told) == 1:
        context.stated.update(admin1 for admin1 in told if admin1)
    if state:
        context.stated.add(state)
    if state:
        context.countries["US"] += 2 * weight
        context.divisions[("US", state)] += 3 * weight
    elif part.role == "country" and part.source == PlaceSource.AGENCY:
        return
    elif part.source == PlaceSource.CAPITAL or (part.role == "country" and part.known):
        context.countries[stated or ""] += 2 * weight
    elif part.role in ("city", "admin1", "second", "venue"):
        fits = [found for found in part.known if stated in (None, found.country_iso2)]
        alike = [found for found in fits if part.role == "venue" or _same_kind(found, part)]
        before = dict(context.countries)
        by_name = [found for found in fits if not found.by_alternate]
        _weigh_bearers(alike or by_name, _BEARERS_WEIGHT * weight, context)
        for country, now in context.countries.items():
            context.named[fold(part.name)][country] += now - before.get(country, 0.0)


def _same_kind(found: Toponym, part: Part) -> bool:
    return found.kind == part.role or (found.kind, part.role) == ("admin1", "city")


def _weigh_bearers(bearers: Iterable[Toponym], weight: float, context: PlaceContext) -> None:
    """Share a name's weight among those who bear it, by their size; a country has that of its largest, not of all."""
    of_country: defaultdict[str, list[Toponym]] = defaultdict(list)
    for found in bearers:
        if found.country_iso2:
            of_country[found.country_iso2].append(found)
    largest = {country: max(map(_prominence, those)) for country, those in of_country.items()}
    for country, those in of_country.items():
        share = weight * largest[country] / sum(largest.values())
        context.countries[country] += share
        for found in those:
            if found.admin1:
                context.divisions[(country, found.admin1)] += share * _prominence(found) / sum(map(_prominence, those))


def _prominence(found: Toponym) -> float:
    """How likely a name is to mean this bearer; a division counts as a city of some 100,000."""
    if found.kind == "admin1":
        return 9.0
    return (log10(max(found.population, 1000)) - 2) ** 2 / (3 if found.by_alternate else 1)


def choose(
    part: Part, chain: Chain, context: PlaceContext, gazetteer: Gazetteer, beside: Collection[str] = ()
) -> Toponym | None:
    """Choose whom a name means, None where no bearer is likely enough.

    What the text states of country and division decides; then the document's own country and division and the countries
    named `beside` it in the sentence; then size.
    """
    bearers = _stated_bearers(part, chain, gazetteer)
    if not bearers:
        return None
    ranked = sorted(bearers, key=lambda found: (-_score(found, context, beside), -found.population))
    best = _seat_of(ranked[0], part, ranked)
    if is_strange(best, context):
        best = next((found for found in ranked if found.country_iso2 == "US" and not is_strange(found, context)), best)
    if chain.country_iso2 or chain.admin1 is not None or best.kind != "city":
        return best
    best = _dwarfing(best, bearers, context) or best
    if (best.population < TOWN or best.by_alternate) and context.is_alone(part.name, best.country_iso2):
        return None  # a village abroad that happens to be called the same
    needed = max(_needed_share(best, part.typed), _LOOSE_SHARE if part.loose else 0.0)
    if context.share(best.country_iso2) >= needed:
        return best
    return best if _towers(best, bearers) and not part.loose else None


def _seat_of(best: Toponym, part: Part, bearers: Sequence[Toponym]) -> Toponym:
    """The town of a division's name in that division, where no noun says that the division is meant: Wajir, Sanaa."""
    if best.kind != "admin1" or part.role != "city":
        return best
    inside = (one for one in bearers if one.kind == "city" and one.admin1 == best.admin1)
    return next((one for one in inside if one.country_iso2 == best.country_iso2), best)


def is_strange(found: Toponym, context: PlaceContext) -> bool:
    """Whether local news would name a town's state: it is neither large, nor near, nor in a state that is told of."""
    home = context.printed
    if home is None or (found.kind, found.country_iso2) != ("city", "US"):
        return False
    if found.population >= LARGE_CITY and fold(found.name) != fold(home.name):
        return False
    told = found.admin1 == home.admin1 or found.admin1 in context.stated
    return not told and distance_km(found, home) > _NEAR_KM


def _dwarfing(best: Toponym, bearers: Sequence[Toponym], context: PlaceContext) -> Toponym | None:
    """The great city abroad that an American town is called after, unless the text names the town's state."""
    if best.country_iso2 != "US" or context.divisions.get(("US", best.admin1 or ""), 0.0) >= _DIVISION_STATED:
        return None
    large = METROPOLIS if context.american or context.printed or context.stated else LARGE_CITY
    known = [found for found in bearers if found.population >= large and not found.by_alternate]
    return next((found for found in known if found.population >= _TOWERING * best.population), None)


def _towers(best: Toponym, bearers: Sequence[Toponym]) -> bool:
    """Whether a large city, or a city without namesakes, is so well known that nobody needs to say which is meant."""
    rivals = [found for found in bearers if found.country_iso2 != best.country_iso2 and not found.by_alternate]
    abroad = max((found.population for found in rivals), default=0)
    known = best.population >= (LARGE_CITY if rivals else _CITY) and not best.by_alternate
    return known and best.population >= _TOWERING * abroad


def _stated_bearers(part: Part, chain: Chain, gazetteer: Gazetteer) -> list[Toponym]:
    """Those who bear a name in the country and division that the text states."""
    bearers = [found for found in part.known if _same_kind(found, part)]
    country, admin1 = chain.country_iso2, chain.admin1
    if country:
        bearers = [found for found in bearers if found.country_iso2 == country]
    if admin1 is None or admin1 is part:
        return bearers
    inside = [found for found in bearers if division_of(found, admin1.name, gazetteer)]
    towns = [found for found in bearers if found.kind == "city"]
    return inside or (towns if country and len(towns) == 1 else [])


def _score(found: Toponym, context: PlaceContext, beside: Collection[str]) -> float:
    size = 5.0 if found.kind in ("admin1", "second", "country") else log10(found.population + 10)
    share = context.share(found.country_iso2)
    division = context.division_share(found.country_iso2, found.admin1)
    named = found.country_iso2 in beside
    return size + share * (7 + 4 * division) + 2 * named - 2 * found.by_alternate


def _needed_share(found: Toponym, typed: bool) -> float:
    """How much of a document's evidence must be for a place's country; the larger the place, the less."""
    if found.population >= METROPOLIS:
        return 0.0
    if found.by_alternate:
        return _LOOSE_SHARE
    return 0.1 if typed or found.population >= LARGE_CITY else 0.25


def is_sure(chosen: Toponym, part: Part, chain: Chain, context: PlaceContext) -> bool:
    """Say whether no namesake of the same country, in another division, could as well be meant."""
    if chain.admin1 is not None:
        return True
    rivals = [
        found
        for found in part.known
        if found.kind == "city" and found.country_iso2 == chosen.country_iso2 and found.admin1 != chosen.admin1
    ]
    share = context.division_share(chosen.country_iso2, chosen.admin1)
    rival_share = max((context.division_share(found.country_iso2, found.admin1) for found in rivals), default=0.0)
    if share >= max(_SURE_SHARE, 2 * rival_share):
        return True
    return chosen.population >= _SURE_RATIO * max((found.population for found in rivals), default=0)


def is_sure_division(chosen: Toponym, part: Part, context: PlaceContext) -> bool:
    """Say whether a county is the only one of its name, or in the division that the document is about."""
    rivals = {found.admin1 for found in part.known if found.country_iso2 == chosen.country_iso2 and found.admin1}
    return len(rivals) == 1 or context.division_share(chosen.country_iso2, chosen.admin1) >= _DIVISION_SHARE

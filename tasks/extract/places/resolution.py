"""Where a chain of place names is: its country, division, city and coordinates."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from schemas.vocabulary import PlaceSource
from tasks.extract.lexicons.words import word_class
from tasks.extract.places.chains import Chain, division_of
from tasks.extract.places.context import PlaceContext, choose, is_strange, is_sure, is_sure_division
from tasks.extract.places.cues import load_cues
from tasks.extract.places.gazetteer import Gazetteer, Toponym, load_gazetteer
from tasks.extract.places.parts import LEVELS, Part, is_quarter

_CLEAR_SHARE = 0.6
_SOME_SHARE = 0.1
_BESIDE = 3
_ABBREVIATED = 3  # letters
_FULLY_LISTED = frozenset({"US"})  # whose every town the gazetteer has: a name it lacks is no town
_CAPITAL_DISTRICT = "District of Columbia"  # all of it is the city of Washington


def _without_noun(name: str) -> str:
    """A division's name without the noun that says what it is: "Sangin district" -> "Sangin"."""
    bare, _, noun = name.rpartition(" ")
    return bare if bare and noun.lower() in load_cues().types_after else name


def _in_small_letters(name: str) -> str:
    """A name as it is written but for capitals: "NEAR SAMARRA" is near Samarra."""
    return name.title() if name.isupper() and len(name) > _ABBREVIATED else name


@dataclass(frozen=True, slots=True)
class Where:
    """What a chain comes to; `toponym` has the coordinates, its own or those of the city it is in or near."""

    country_iso2: str | None
    admin1: str | None
    city: str | None
    toponym: Toponym | None = None


class Resolver:
    """Resolves the chains of one document in the light of what the document is about."""

    def __init__(self, context: PlaceContext) -> None:
        self.context = context
        self.gazetteer: Gazetteer = load_gazetteer()

    def where(self, chain: Chain, neighbours: Sequence[Chain], around: str | None = None) -> Where | None:
        """Resolve a chain; `neighbours` are the chains of its sentence. None where its name is no place here.

        `around` is the country that the text around it speaks of, for a name that says nothing of its own.
        """
        if around is not None and chain.country_iso2 is None:
            chain = replace(chain, parts=tuple(replace(part, country_iso2=around) for part in chain.parts))
        role = chain.first.role
        if role == "country":
            return Where(chain.country_iso2, None, None)
        if LEVELS[role] >= LEVELS["area"]:
            return self._area(chain)
        if role in ("admin1", "second"):
            return self._division(chain)
        if role == "city":
            countries = {other.country_iso2 for other in neighbours if other.first.role == "country"}
            return self._city(chain, {country for country in countries if country})
        return self._inside(chain, neighbours)

    def _area(self, chain: Chain) -> Where | None:
        """A wide area or sea; the side of a division ("northern Antioquia") only in a document on its country."""
        known = [found for found in chain.first.known if found.kind != "city"]
        country = chain.country_iso2 or self.context.likeliest({found.country_iso2 for found in known})
        side_of_division = all(found.kind in ("admin1", "second") for found in known)
        if side_of_division and not chain.country_iso2 and self.context.share(country) < _SOME_SHARE:
            return None
        return Where(country, None, None)

    def _stated_admin1(self, chain: Chain) -> str | None:
        if chain.admin1 is None:
            return None
        return self.gazetteer.us_states.get(chain.admin1.name.upper(), chain.admin1.name)

    def _country(self, chain: Chain) -> str | None:
        """The country stated; else of the division stated; else the document's, where that is clear."""
        stated = chain.admin1
        if chain.country_iso2:
            return chain.country_iso2
        if stated is not None:
            if stated.name.upper() in self.gazetteer.us_states:
                return "US"
            division = choose(stated, Chain((stated,), stated.start, stated.end), self.context, self.gazetteer)
            if division is not None:
                return division.country_iso2
        dominant = self.context.dominant()
        return dominant if self.context.share(dominant) >= _CLEAR_SHARE else None

    def _division(self, chain: Chain) -> Where:
        part = chain.first
        chosen = choose(part, chain, self.context, self.gazetteer)
        country = chosen.country_iso2 if chosen else self._country(chain)
        admin1 = self._stated_admin1(chain)
        if (
            admin1 is None
            and chosen is not None
            and (part.role == "admin1" or is_sure_division(chosen, part, self.context))
        ):
            admin1 = chosen.admin1
        if part.role == "admin1" and chosen is not None and chosen.name == _CAPITAL_DISTRICT:
            return Where(country, admin1, "Washington", self.gazetteer.capital("US"))
        # GTD codebook: where no town is known, the smallest division stands in its place
        if part.role != "second":
            return Where(country, admin1, None)
        return Where(country, admin1, self._called(part, country), self._town_of(part, country, admin1))

    def _town_of(self, part: Part, country: str | None, admin1: str | None) -> Toponym | None:
        """The town that a district is called after, where the gazetteer has but one in the district's division."""
        towns = [found for found in self.gazetteer.named(_without_noun(part.name)) if found.kind == "city"]
        inside = [found for found in towns if found.country_iso2 == country and country not in _FULLY_LISTED]
        near = [found for found in inside if admin1 is None or division_of(found, admin1, self.gazetteer)]
        return near[0] if len(near) == 1 else None

    def _city(self, chain: Chain, beside: Collection[str] = ()) -> Where | None:
        part = chain.first
        chosen = choose(part, chain, self.context, self.gazetteer, beside)
        stated = self._stated_admin1(chain)
        if chosen is None:
            country = self._country(chain)
            if not part.typed and len(chain.parts) == 1 and (part.loose or country in _FULLY_LISTED):
                return None
            return Where(country, stated, _in_small_letters(part.name))
        if chain.admin1 is None and is_strange(chosen, self.context):
            return Where(chosen.country_iso2, None, part.name)
        sure = is_sure(chosen, part, chain, self.context)
        admin1 = stated or (chosen.admin1 if sure else None)
        return Where(chosen.country_iso2, admin1, _in_small_letters(part.name), chosen if sure else None)

    def _inside(self, chain: Chain, neighbours: Sequence[Chain]) -> Where:
        """A venue, street or district: in the city of its chain, of its own name, or of its sentence."""
        alone = len(chain.parts) == 1
        found = self._city_of_chain(chain) or self._around_city(chain) or self._camp(chain)
        if found is None and chain.second is None:
            found = self._city_of_name(chain)
        if found is None and alone:
            found = self._city_of_sentence(chain, neighbours)
        if found is None and alone:
            found = self._city_beside(chain, neighbours)
        if found is not None:
            return found
        smallest, country = chain.second, self._country(chain)
        return Where(country, self._stated_admin1(chain), self._called(smallest, country) if smallest else None)

    def _called(self, part: Part, country: str | None) -> str:
        """What stands for the town in a county or district: its name without the noun, but of American counties."""
        return part.name if country in _FULLY_LISTED or part.role != "second" else _without_noun(part.name)

    def _camp(self, chain: Chain) -> Where | None:
        """Read a camp where people live as the town of its name: "Nuseirat refugee camp"."""
        part = chain.first
        words = part.name.lower().split()
        named = next((at for at, word in enumerate(words) if word in word_class("places/refuge")), 0)
        if part.role != "venue" or not named or words[-1] != "camp":
            return None
        name = " ".join(part.name.split()[:named])
        town = replace(part, name=name, role="city", known=self.gazetteer.named(name))
        return self._city(replace(chain, parts=(town, *chain.parts[1:])))

    def _city_of_chain(self, chain: Chain) -> Where | None:
        city = chain.city
        if city is None:
            return None
        return self._city(replace(chain, parts=tuple(part for part in chain.parts if part.level >= city.level)))

    def _city_of_name(self, chain: Chain) -> Where | None:
        """Read "Kabul airport" as in Kabul."""
        part = chain.first
        if part.role not in ("venue", "hospital") or not part.known:
            return None
        own = Part(part.start, part.end, part.known[0].name, "city", part.source, part.known, loose=True)
        found = self._city(replace(chain, parts=(own, *chain.parts[1:])))
        return found if found is not None and found.toponym is not None else None

    def _city_of_sentence(self, chain: Chain, neighbours: Sequence[Chain]) -> Where | None:
        towns = [other for other in neighbours if other.first.role == "city"]
        cities = [other for other in towns if not (other.first.near or other.first.home)]
        if chain.first.role == "hospital" or len({other.first.name for other in cities}) != 1:
            return None
        return self._city(cities[0])

    def _city_beside(self, chain: Chain, neighbours: Sequence[Chain]) -> Where | None:
        """Read "Crocus City Hall near Moscow" as near, not in, Moscow."""
        for other in neighbours:
            if other.first.near and other.first.role == "city" and 0 <= other.start - chain.end <= _BESIDE:
                near = self._city(other)
                return replace(near, admin1=None, city=None) if near is not None else None
        return None

    def _around_city(self, chain: Chain) -> Where | None:
        """Read "the Zacatecoluca area" as around the city of that name, where nothing else says in which city it is."""
        part = chain.first
        if (
            part.role != "district"
            or part.source != PlaceSource.TYPE_NOUN
            or chain.second is not part
            or is_quarter(part.name)
        ):
            return None
        cities = tuple(found for found in part.known if found.kind == "city" and not found.by_alternate)
        city = Part(part.start, part.end, part.name.rsplit(" ", 1)[0], "city", part.source, cities)
        return self._city(replace(chain, parts=(city, *chain.parts[1:]))) if cities else None

    def dateline(self, place: str) -> tuple[str, Where] | None:
        """Resolve a dateline ("Bogota", "Macon, Ga.") to the name of its city and where that is."""
        names = [name.strip() for name in place.split(",") if name.strip()]
        stated = len(names) > 1 and names[-1].upper() in self.gazetteer.us_states
        if not names or not (stated or self.gazetteer.knows(names[0])):
            return None
        parts = [Part(0, 0, names[0], "city", PlaceSource.DATELINE, self.gazetteer.named(names[0]), typed=True)]
        for name in names[1:]:
            known = self.gazetteer.named(name)
            role = "country" if any(found.kind == "country" for found in known) else "admin1"
            if name.upper() in self.gazetteer.us_states or any(found.kind == role for found in known):
                parts.append(Part(0, 0, name, role, PlaceSource.DATELINE, known))
        where = self._city(Chain(tuple(parts), 0, 0))
        return (names[0], where) if where is not None and where.country_iso2 else None

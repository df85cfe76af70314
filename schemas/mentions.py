"""What extraction reads in one document: grounded mentions, before anything is merged.

Mentions refer to one another by their index in the tuples of the same `Extraction`.
"""

from dataclasses import dataclass
from datetime import date

from schemas.agreement import SURROUNDINGS_KM
from schemas.documents import Issue, Span
from schemas.vocabulary import (
    ActorType,
    Basis,
    Certainty,
    ClaimMode,
    ClaimType,
    DateBasis,
    Outcome,
    PlaceSource,
    Polarity,
    Qualifier,
    Realis,
    SpeakerRole,
    VictimGroup,
    WherePrecision,
)


@dataclass(frozen=True, slots=True)
class Cell:
    """One value of one column and the words it comes from; `method` is the id of the rule that read them."""

    column: str
    value: str
    span: Span
    method: str
    taken_from: Basis = Basis.OWN_CLAUSE


@dataclass(frozen=True, slots=True)
class DateCell:
    """A date or range of dates (inclusive), with its UCDP precision."""

    start: date
    end: date
    prec: int
    basis: DateBasis
    span: Span
    method: str
    taken_from: Basis = Basis.OWN_CLAUSE


@dataclass(frozen=True, slots=True)
class PlaceCell:
    """A place as written (`name`) and what the gazetteer makes of it. `lat`, `lon` in degrees WGS 84.

    `name` is empty where the words give away no more than the country.

    `role` is what the name itself is: venue, city, district, admin1, country or area. A venue or district carries the
    city that the text puts it in.
    """

    name: str
    role: str
    country_iso2: str | None
    admin1: str | None
    city: str | None
    lat: float | None
    lon: float | None
    where_prec: int
    span: Span
    method: str
    source: PlaceSource = PlaceSource.GAZETTEER
    taken_from: Basis = Basis.OWN_CLAUSE

    @property
    def surroundings_km(self) -> float:
        """How far from its point it may be: "outside Atlanta". A dateline only says where from."""
        near = self.role == "city" and self.where_prec == WherePrecision.NEAR
        around = near and self.source != PlaceSource.DATELINE
        return SURROUNDINGS_KM if around else 0.0


@dataclass(frozen=True, slots=True)
class KnownActor:
    """An actor's canonical data: from the lexicon, or made from its name where the lexicon has none."""

    actor_id: str
    name: str
    actor_type: ActorType
    parent_actor_id: str | None = None
    country_iso2: str | None = None
    wikidata_qid: str | None = None


@dataclass(frozen=True, slots=True)
class ActorMention:
    """One place where an actor is named; `span.quote` is the alias as written."""

    actor_id: str
    span: Span
    method: str


@dataclass(frozen=True, slots=True)
class AttackMention:
    """A clause that tells of an attack, with everything it or its neighbours say of it.

    `sentence` and `paragraph` count from 0 through the reading text. `rule` is the id of the rule that the trigger
    fits, for people to read. `anaphoric` is true where the mention refers back
    ("the attack"), `headline` where it stands in a title. `nature` holds cells of the columns attack_types,
    weapon_types, target_types, suicide, stage and n_perpetrators, several of a column where several are said.
    `another` is true where the words set it apart from what was told before ("another bomb", "meanwhile"), `continued`
    where they tell what its attackers did next ("the gunmen then seized two men").
    `places` are ordered from the most specific. `section` is the number
    of the paragraph that is the list item, or the heading, which the mention stands in or under, None in text that
    runs on; `heading_dates` and `heading_places` are what the headings over it say, the nearest first.
    """

    sentence: int
    paragraph: int
    trigger: Span
    rule: str
    quote: Span
    anaphoric: bool
    headline: bool
    realis: Realis
    nature: tuple[Cell, ...]
    dates: tuple[DateCell, ...]
    places: tuple[PlaceCell, ...]
    actor_ids: tuple[str, ...]
    victims: tuple[str, ...]
    another: bool = False
    continued: bool = False
    section: int | None = None
    heading_dates: tuple[DateCell, ...] = ()
    heading_places: tuple[PlaceCell, ...] = ()


@dataclass(frozen=True, slots=True)
class CasualtyMention:
    """A statement of harm to people: "at least 137 people" killed. Counts are persons.

    `attack` is the index of the attack mention it belongs to, None where none could be found. `part_of` is the index
    of the casualty mention whose subset this is. `cells` hold the evidence of the single columns.
    """

    sentence: int
    attack: int | None
    outcome: Outcome
    victim_group: VictimGroup
    victim_nationality: str | None
    value: int | None
    low: int | None
    high: int | None
    qualifier: Qualifier
    part_of: int | None
    provisional: bool
    speaker_actor_id: str | None
    speaker_text: str | None
    as_of: date | None
    quote: Span
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class ClaimMention:
    """A statement about responsibility or about the attack as an event; `target` is the index of another claim."""

    sentence: int
    claim_type: ClaimType
    attack: int | None
    actor_id: str | None
    speaker_text: str | None
    speaker_actor_id: str | None
    speaker_role: SpeakerRole
    certainty: Certainty
    polarity: Polarity
    realis: Realis
    medium: ClaimMode | None
    stated_at: date | None
    target: int | None
    quote: Span
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything read in one document. `actors` holds each actor that is mentioned, and its parents."""

    source_id: str
    attacks: tuple[AttackMention, ...] = ()
    casualties: tuple[CasualtyMention, ...] = ()
    claims: tuple[ClaimMention, ...] = ()
    actors: tuple[KnownActor, ...] = ()
    actor_mentions: tuple[ActorMention, ...] = ()
    issues: tuple[Issue, ...] = ()

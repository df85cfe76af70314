"""Hand-made mentions: a page cuts its spans from its own text."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime

import pytest

from schemas.documents import CleanDocument, Run, SourceDocument, Span
from schemas.mentions import (
    ActorMention,
    AttackMention,
    CasualtyMention,
    Cell,
    ClaimMention,
    DateCell,
    Extraction,
    KnownActor,
    PlaceCell,
)
from schemas.vocabulary import (
    ActorType,
    Basis,
    Certainty,
    ClaimType,
    DateBasis,
    MetadataBasis,
    Outcome,
    Polarity,
    Qualifier,
    Realis,
    SpeakerRole,
    VictimGroup,
)
from tasks.assemble.reports import ReadArticle, read_article

BRANCH = KnownActor("group/north-branch", "Northern Branch", ActorType.ARMED_GROUP, "group/league")
LEAGUE = KnownActor("group/league", "The League", ActorType.ARMED_GROUP)
RIVALS = KnownActor("group/rivals", "Rival Front", ActorType.ARMED_GROUP)
ACTORS = {actor.actor_id: actor for actor in (BRANCH, LEAGUE, RIVALS)}

CITIES = {
    "Quetta": ("PK", "Balochistan", 30.18, 67.0),
    "Kabul": ("AF", "Kabul", 34.53, 69.17),
    "Kerman": ("IR", "Kerman", 30.28, 57.08),
    "Moscow": ("RU", "Moscow", 55.75, 37.62),
    "Krasnogorsk": ("RU", "Moscow Oblast", 55.82, 37.33),
    "Toledo": ("US", "Ohio", 41.66, -83.56),
}
VILLAGE = ("PK", None, None, None)
"""A place of known country that no gazetteer has."""
COUNTRIES = {"Iran": "IR", "Pakistan": "PK", "Russia": "RU"}


class Page:
    """A document and what is read in it; `attack`, `harm` and `claim` give the index of the mention they add."""

    def __init__(self, text: str, published: str | None = None, source_id: str = "page") -> None:
        when = datetime.fromisoformat(published).replace(tzinfo=UTC) if published else None
        basis = MetadataBasis.METADATA if when else MetadataBasis.NONE
        source = SourceDocument(source_id, f"{source_id}.txt", text, "en", published_at=when, published_basis=basis)
        self.document = CleanDocument(source, text, (Run(0, 0, len(text)),))
        self.attacks: list[AttackMention] = []
        self.casualties: list[CasualtyMention] = []
        self.claims: list[ClaimMention] = []
        self.actor_mentions: list[ActorMention] = []

    def span(self, words: str) -> Span:
        start = self.document.source.text.index(words)
        return self.document.cut(start, start + len(words))

    def date(self, words: str, start: str, end: str | None = None, basis: DateBasis = DateBasis.STATED) -> DateCell:
        first, last = date.fromisoformat(start), date.fromisoformat(end or start)
        days = (last - first).days + 1
        prec = next(p for p, longest in ((1, 1), (2, 6), (3, 7), (4, 31), (5, 366)) if days <= longest)
        return DateCell(first, last, prec, basis, self.span(words), "test")

    def place(self, words: str, role: str = "city", city: str | None = None) -> PlaceCell:
        if words in COUNTRIES:
            return PlaceCell(words, "country", COUNTRIES[words], None, None, None, None, 6, self.span(words), "test")
        country, admin1, lat, lon = CITIES.get(city or words, VILLAGE)
        return PlaceCell(words, role, country, admin1, city or words, lat, lon, 1, self.span(words), "test")

    def unknown(self, words: str, role: str = "venue") -> PlaceCell:
        """A place that no gazetteer knows."""
        return PlaceCell(words, role, None, None, None, None, None, 5, self.span(words), "test")

    def attack(
        self,
        quote: str,
        *,
        kind: str | None = "Bombing/Explosion",
        target: str | None = None,
        dates: Sequence[DateCell] = (),
        places: Sequence[PlaceCell] = (),
        victims: Sequence[str] = (),
        anaphoric: bool = False,
        headline: bool = False,
        realis: Realis = Realis.ACTUAL,
        paragraph: int = 0,
        sentence: int | None = None,
        another: bool = False,
        taken_from: Basis = Basis.OWN_CLAUSE,
        **nature: str,
    ) -> int:
        span = self.span(quote)
        said = {"attack_types": kind, "target_types": target, **nature}
        cells = tuple(Cell(column, value, span, "test", taken_from) for column, value in said.items() if value)
        self.attacks.append(
            AttackMention(
                len(self.attacks) if sentence is None else sentence,
                paragraph,
                span,
                "test",
                span,
                anaphoric,
                headline,
                realis,
                cells,
                tuple(dates),
                tuple(places),
                (),
                tuple(victims),
                another=another,
            )
        )
        return len(self.attacks) - 1

    def harm(
        self,
        quote: str,
        attack: int | None,
        value: int,
        *,
        outcome: Outcome = Outcome.KILLED,
        group: VictimGroup = VictimGroup.ALL,
        qualifier: Qualifier = Qualifier.EXACT,
        part_of: int | None = None,
    ) -> int:
        high = None if qualifier == Qualifier.AT_LEAST else value
        low = None if qualifier == Qualifier.NEARLY else value
        self.casualties.append(
            CasualtyMention(
                0,
                attack,
                outcome,
                group,
                None,
                value,
                low,
                high,
                qualifier,
                part_of,
                False,
                None,
                None,
                None,
                self.span(quote),
                (),
            )
        )
        return len(self.casualties) - 1

    def claim(
        self,
        quote: str,
        attack: int | None,
        actor: KnownActor | None = BRANCH,
        *,
        claim_type: ClaimType = ClaimType.RESPONSIBILITY,
        certainty: Certainty = Certainty.CERTAIN,
        polarity: Polarity = Polarity.POSITIVE,
        role: SpeakerRole = SpeakerRole.PERPETRATOR,
        target: int | None = None,
    ) -> int:
        span = self.span(quote)
        actor_id = actor.actor_id if actor else None
        if actor_id:
            self.actor_mentions.append(ActorMention(actor_id, span, "test"))
        self.claims.append(
            ClaimMention(
                0,
                claim_type,
                attack,
                actor_id,
                None,
                None,
                role,
                certainty,
                polarity,
                Realis.ACTUAL,
                None,
                None,
                target,
                span,
                (),
            )
        )
        return len(self.claims) - 1

    @property
    def extraction(self) -> Extraction:
        return Extraction(
            self.document.source.source_id,
            tuple(self.attacks),
            tuple(self.casualties),
            tuple(self.claims),
            tuple(ACTORS.values()),
            tuple(self.actor_mentions),
        )

    def read(self) -> ReadArticle:
        return read_article(self.document, self.extraction)


@pytest.fixture
def page() -> Callable[..., Page]:
    return Page


@pytest.fixture
def actors() -> dict[str, KnownActor]:
    return ACTORS

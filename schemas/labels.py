"""Labelled articles: which attack each stretch of a text tells of, as `gold.json` beside `documents.jsonl` says."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from schemas.agreement import fold
from schemas.mentions import DateCell, PlaceCell

_WIDE = {"area", "admin1", "country"}


@dataclass(frozen=True, slots=True)
class LabelledSpan:
    """A stretch of a text `[start, end)`, in code points of the text as given, and the attacks it may be about.

    The first of them is the likeliest. `label` is the outcome of a casualty or the type of a claim, empty for a mention
    of an attack.
    """

    start: int
    end: int
    attacks: tuple[str | None, ...]
    label: str = ""

    def overlap(self, start: int, end: int) -> int:
        """Count the characters shared with another stretch."""
        return max(0, min(end, self.end) - max(start, self.start))


@dataclass(frozen=True, slots=True)
class LabelledPlace:
    """Where a labelled attack took place: every country (ISO 3166-1 alpha-2) and every name of it that is right."""

    countries: frozenset[str]
    cities: frozenset[str]
    venue: str = ""

    def holds(self, place: PlaceCell) -> bool | None:
        """Whether a place read in a text is where it was; None where the labels do not tell."""
        named = {fold(name) for name in (place.name, place.city) if name}
        if named & {fold(name) for name in (*self.cities, self.venue)}:
            return True
        if self.countries and place.country_iso2 and place.country_iso2 not in self.countries:
            return False
        if place.role in _WIDE:
            return True if self.countries and place.country_iso2 else None
        return False if self.cities and place.city else None


@dataclass(frozen=True, slots=True)
class LabelledDate:
    """When a labelled attack took place, as ranges of ISO days, both ends included, each of which is right."""

    ranges: tuple[tuple[str, str], ...]

    def holds(self, when: DateCell) -> bool:
        """Whether a date read in a text is when it was: within a range, or a longer time around one."""
        start, end = when.start.isoformat(), when.end.isoformat()
        return any((low <= start and end <= high) or (start <= low and high <= end) for low, high in self.ranges)


@dataclass(frozen=True, slots=True)
class LabelledArticle:
    """An article's attacks, casualties and claims. `not_counted` are numbers that are no casualties of any attack, and
    what is no attack. `optional` are the attacks that a labeller might leave out, `places` say where attacks were,
    `dates` when.

    `origin` names the news it belongs to: articles of one are never learned from and tried on at once. `main` is the
    attack that the article is about, None where there are several or none.
    """

    source_id: str
    origin: str
    main: str | None
    optional: frozenset[str]
    mentions: tuple[LabelledSpan, ...]
    casualties: tuple[LabelledSpan, ...]
    claims: tuple[LabelledSpan, ...]
    not_counted: tuple[LabelledSpan, ...] = ()
    places: Mapping[str, LabelledPlace] = field(default_factory=dict)
    dates: Mapping[str, LabelledDate] = field(default_factory=dict)

    def attack_at(self, trigger: tuple[int, int], clause: tuple[int, int]) -> str | None:
        """Give the attack that a mention tells of, given its trigger and clause in code points of the text as given.

        That of the labelled mention around the trigger; else of the nearest casualty or claim in the clause; else of a
        labelled mention in the clause; None where nothing there is labelled. Before the text stands the headline.
        """
        if trigger[1] <= 0:
            return self.main
        around = [span for span in self.mentions if span.overlap(*trigger)]
        if around:
            return _attack(min(around, key=lambda span: (-span.overlap(*trigger), span.end - span.start)))
        beside = [span for span in (*self.casualties, *self.claims) if span.overlap(*clause) and _attack(span)]
        if beside:
            return _attack(min(beside, key=lambda span: _distance(span, trigger[0])))
        inside = [span for span in self.mentions if span.overlap(*clause)]
        return _attack(max(inside, key=lambda span: span.overlap(*clause))) if inside else None


def _attack(span: LabelledSpan) -> str | None:
    return next((attack for attack in span.attacks if attack), None)


def _distance(span: LabelledSpan, position: int) -> int:
    if span.start <= position < span.end:
        return 0
    return min(abs(span.start - position), abs(span.end - position))


def read_articles(folder: Path) -> dict[str, LabelledArticle]:
    """Read the labels of a folder by source id."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    attacks = gold["attacks_consolidated"]
    optional = {attack["attack_id"] for attack in attacks if not attack.get("required", True)}
    places = {attack["attack_id"]: _place(attack["place"]) for attack in attacks if "place" in attack}
    dates = {attack["attack_id"]: date for attack in attacks if "date" in attack and (date := _date(attack["date"]))}
    return {document["source_id"]: _article(document, optional, places, dates) for document in gold["documents"]}


def _date(label: Mapping[str, Any]) -> LabelledDate | None:
    known = [label[key] for key in ("text_only", "if_published_date_known") if label.get(key)]
    ranges = tuple((each["start"], each["end"]) for each in known if each["start"])
    return LabelledDate(ranges) if ranges else None


def _place(label: Mapping[str, Any]) -> LabelledPlace:
    countries = label.get("accept_country", [label["country_iso2"]])
    cities = label.get("accept_city", [label["city"]])
    return LabelledPlace(frozenset(filter(None, countries)), frozenset(filter(None, cities)), label["place_name"] or "")


def _article(
    document: Mapping[str, Any],
    optional: set[str],
    places: Mapping[str, LabelledPlace],
    dates: Mapping[str, LabelledDate],
) -> LabelledArticle:
    told = document["attack_mentions"]
    main = [each["attack_id"] for each in told if each["role"] == "main"]
    return LabelledArticle(
        document["source_id"],
        document["cluster"],
        main[0] if len(main) == 1 else None,
        frozenset(each["attack_id"] for each in told) & optional,
        tuple(
            LabelledSpan(span["start"], span["end"], (each["attack_id"],)) for each in told for span in each["evidence"]
        ),
        tuple(_statements(document["casualties"], "outcome")),
        tuple(_statements(document["claims"], "claim_type")),
        tuple(LabelledSpan(span["start"], span["end"], ()) for span in document.get("must_not", ())),
        places,
        dates,
    )


def _statements(rows: Sequence[Mapping[str, Any]], label: str) -> Iterator[LabelledSpan]:
    for row in rows:
        others = (*row.get("accept_attack", ()), *row.get("accept_attack_ids", ()))
        span = row["evidence"]
        yield LabelledSpan(span["start"], span["end"], (row.get("attack_id"), *others), row[label])

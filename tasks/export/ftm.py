"""Attacks, actors, articles and what was said of them as entities of FollowTheMoney, for OpenAleph and its kin.

Source: the model of FollowTheMoney 4. Who is said to have done something is a link with the words that say so, never a
property of the event: the model knows no doubt.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from schemas.identifiers import identifier
from schemas.naming import source_title
from schemas.vocabulary import ActorType, ClaimType
from tasks.export.dataset import Dataset, Row

LOSSES = (
    "Tolls are lost as numbers: the model has no place for them. They stand in words in the summary of an event.",
    "Precision of dates and places, weapons, counts and their speakers, evidence by cell and conflicts are lost.",
    "A claim of responsibility, an attribution, a confirmation, a denial or a doubt is a link between an actor and an "
    "event, with its words, its kind as role and its certainty as status. Nobody has a topic: no link accuses anybody.",
    "Claims without an actor or an attack, warnings, motives, arrests and foiled plots are left out.",
)
Entity = dict[str, Any]
_SCHEMA: Mapping[str, str] = {
    ActorType.ARMED_GROUP: "Organization",
    ActorType.ORGANISATION: "Organization",
    ActorType.MEDIA: "Organization",
    ActorType.STATE: "PublicBody",
    ActorType.STATE_AGENCY: "PublicBody",
    ActorType.PERSON: "Person",
    ActorType.UNSPECIFIED: "LegalEntity",
}
_LINKED = (ClaimType.RESPONSIBILITY, ClaimType.ATTRIBUTION, ClaimType.CONFIRMATION, ClaimType.DENIAL, ClaimType.DOUBT)


def write_ftm(data: Dataset, folder: Path) -> None:
    """Write `entities.ftm.json`, one entity a line."""
    lines = "".join(f"{json.dumps(entity, ensure_ascii=False)}\n" for entity in entities(data))
    (folder / "entities.ftm.json").write_text(lines, encoding="utf-8")


def entities(data: Dataset) -> Iterator[Entity]:
    """Give events, actors and articles, then what links them."""
    yield from (_event(data, attack) for attack in data.attacks)
    yield from (_actor(actor) for actor in data.tables["actors"].to_pylist())
    yield from (_article(source) for source in data.tables["sources"].to_pylist())
    yield from (_report(report) for report in data.tables["reports"].to_pylist())
    yield from (_claim(claim) for claim in data.tables["claims"].to_pylist() if _links(claim))


def _entity(key: str, schema: str, **properties: object) -> Entity:
    """Give an entity; every property is a list of texts, and what is unknown is left out."""
    listed = {name: value if isinstance(value, list) else [value] for name, value in properties.items()}
    told = {name: [str(item) for item in items if item is not None] for name, items in sorted(listed.items())}
    return {"id": key, "schema": schema, "properties": {name: items for name, items in told.items() if items}}


def _event(data: Dataset, attack: Row) -> Entity:
    start, end = attack["date_start"], attack["date_end"]
    where = [part for part in (attack["place_name"], attack["city"], attack["admin1"]) if part]
    return _entity(
        attack["attack_id"],
        "Event",
        name=attack["name"],
        summary=data.in_words(attack),
        keywords=attack["attack_types"],
        country=_code(attack["country_iso2"]),
        location=", ".join(dict.fromkeys([*where, attack["country"] or ""])).strip(", ") or None,
        recordId=attack["attack_id"],
        **({"date": start} if start == end else {"startDate": start, "endDate": end}),
    )


def _code(country: str | None) -> str | None:
    return None if country is None else country.lower()


def _key(kind: str, key: str | None) -> str | None:
    """Give an id that the model allows for a key that may hold any character."""
    return None if key is None else identifier(kind, key)


def _actor(actor: Row) -> Entity:
    names = {"alias": [alias for alias in actor["aliases"] if alias != actor["name"]]}
    parent = {} if actor["actor_type"] == ActorType.PERSON else {"parent": _key("actor", actor["parent_actor_id"])}
    return _entity(
        identifier("actor", actor["actor_id"]),
        _SCHEMA[actor["actor_type"]],
        name=actor["name"],
        country=_code(actor["country_iso2"]),
        wikidataId=actor["wikidata_qid"],
        **names,
        **parent,
    )


def _article(source: Row) -> Entity:
    return _entity(
        identifier("article", source["source_id"]),
        "Article",
        title=source_title(source),
        fileName=source["file_name"],
        publisher=source["publisher"] or source["agency"],
        sourceUrl=source["url"],
        publishedAt=source["published_day"],
        language="eng",
        bodyText=source["text"],
    )


def _report(report: Row) -> Entity:
    return _entity(
        report["report_id"],
        "Documentation",
        entity=report["attack_id"],
        document=_key("article", report["source_id"]),
        role="report",
        summary=report["quote"],
    )


def _links(claim: Row) -> bool:
    return claim["claim_type"] in _LINKED and bool(claim["attack_id"]) and bool(claim["actor_id"])


def _claim(claim: Row) -> Entity:
    certainty = [claim["certainty"], *(["negative"] if claim["polarity"] == "negative" else [])]
    return _entity(
        claim["claim_id"],
        "UnknownLink",
        subject=_key("actor", claim["actor_id"]),
        object=claim["attack_id"],
        role=claim["claim_type"].replace("_", " "),
        status=", ".join(certainty),
        date=claim["stated_at"],
        summary=claim["quote"],
        description=f"said by {claim['speaker_text']}" if claim["speaker_text"] else None,
        proof=_key("article", claim["source_id"]),
    )

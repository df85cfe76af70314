"""Plain facts of an attack as a document tells it, which the model of `telling` weighs."""

import re
from collections.abc import Iterator, Mapping, Set
from enum import StrEnum

from schemas.mentions import CasualtyMention
from schemas.news import is_news
from schemas.vocabulary import (
    AttackType,
    Basis,
    DatePrecision,
    Outcome,
    Polarity,
    Stage,
    TargetType,
    VictimGroup,
    WeaponType,
)
from tasks.assemble.ledger import BLAMING
from tasks.assemble.told import Told

BORROWED = frozenset({Basis.NEIGHBOUR, Basis.LEAD})
"""Where dates come from that another sentence tells."""
_EARLY_SENTENCES = 3
_LATE_SENTENCE = 10
_MANY = 3
_MANY_PERSONS = 20
_PLURAL = re.compile(r"(?i)(?:attack|bombing|explosion|blast|assault|killing|murder|assassination|raid|massacre)s$")
_WORDS = {
    "words of war": re.compile(r"\b(?:clash\w*|combat\w*|fighting|battle\w*|offensive|war|troops|enemy|battalion)\b"),
    "from the air": re.compile(r"\b(?:helicopters?|planes?|aircraft|air force|rockets?|strafed?)\b"),
    "words of blame": re.compile(r"\b(?:accus\w+|blam\w+|charg\w+|responsib\w+|perpetrat\w+)\b"),
    "words of reproach": re.compile(r"\b(?:condemn\w*|repudiat\w*|deplor\w*|regret\w*|protest\w*|mourn\w*)\b"),
    "words of denial": re.compile(r"\b(?:den(?:y|ies|ied|ying)|false|no evidence|never)\b"),
    "words of the law": re.compile(r"\b(?:trial|sentenc\w+|investigat\w+|judge|court|arrest\w*|suspect\w*)\b"),
    "words of habit": re.compile(r"\b(?:every|always|continu\w+|since|years?|months?|wave|series|violence)\b"),
    "unknown attackers": re.compile(r"\b(?:unidentified|unknown|armed men|gunmen|terrorists?|hooded)\b"),
    "said by officials": re.compile(r"\b(?:police|official\w*|reported|sources?|authorities|spokes\w+)\b"),
    "in the first person": re.compile(r"\b(?:we|our|us)\b"),
    "explosives": re.compile(r"\b(?:dynamite|bombs?|explosives?|grenades?|charges?)\b"),
}
_COLUMNS: Mapping[str, tuple[str, type[StrEnum]]] = {
    "attack_types": ("kind", AttackType),
    "target_types": ("target", TargetType),
    "weapon_types": ("weapon", WeaponType),
}
_ROLES = ("venue", "district", "city", "area", "admin1", "country")
_KINDS_OF_ACTORS = ("agency", "generic", "group", "media", "org", "person", "state")
_PLAIN = frozenset(
    {
        "among plans and threats",
        "at a venue",
        "attempted",
        "blamed",
        "by a named actor",
        "claims",
        "date from beside",
        "dated to the day",
        "early",
        "harm",
        "in a city",
        "in a headline",
        "in no country",
        "in the first sentence",
        "killed",
        "late",
        "long past",
        "no kind",
        "one killed",
        "only attackers hurt",
        "only soldiers hurt",
        "placed",
        "several in one word",
        "told alone",
        "told back and blamed",
        "told back at law",
        "told back with a number",
        "told back with harm",
        "told first",
        "told in its own right",
        "told in its own right twice",
        "told often",
        "told twice",
        "undated",
        "undated and nowhere",
        "undated in the first sentence",
        "vague number",
        "victim named",
        "war on civilians",
        "war on soldiers",
        "wounded",
    }
)
FACTS = _PLAIN.union(
    _WORDS,
    (f"{thing} {label}" for thing, labels in _COLUMNS.values() for label in labels),
    (f"place {role}" for role in _ROLES),
    (f"{done} {kind}" for done in ("by", "blamed") for kind in _KINDS_OF_ACTORS),
    (f"{outcome} {group}" for outcome in Outcome for group in VictimGroup),
    (f"many {outcome}" for outcome in Outcome),
)
"""Every fact there is: a table with another one was learned for other code."""


def facts_of(told: Told) -> frozenset[str]:
    """Give the facts that hold of an attack as it is told."""
    each = (_when, _where, _what, _who, _whom, _how_told, _in_words)
    facts = frozenset(fact for give in each for fact in give(told))
    return facts.union(_together(told, facts))


def _when(told: Told) -> Iterator[str]:
    dates = [cell for mention in told.mentions for cell in mention.dates]
    if not dates:
        yield "undated"
        return
    best = min(dates, key=lambda cell: cell.prec)
    if best.prec == DatePrecision.DAY:
        yield "dated to the day"
    if best.taken_from in BORROWED:
        yield "date from beside"
    if not is_news(best, told.published):
        yield "long past"


def _where(told: Told) -> Iterator[str]:
    places = [place for mention in told.mentions for place in mention.places]
    if any(place.name for place in places):
        yield "placed"
    if any(place.city for place in places):
        yield "in a city"
    yield from (f"place {place.role}" for place in places)
    if any(place.role in ("venue", "district") for place in places):
        yield "at a venue"
    if not any(place.country_iso2 for place in places) and len(told.countries) != 1:
        yield "in no country"


def _what(told: Told) -> Iterator[str]:
    cells = [cell for mention in told.mentions for cell in mention.nature]
    yield from (f"{_COLUMNS[cell.column][0]} {cell.value}" for cell in cells if cell.column in _COLUMNS)
    if not any(cell.column == "attack_types" for cell in cells):
        yield "no kind"
    if any(cell.column == "stage" and cell.value == Stage.ATTEMPTED for cell in cells):
        yield "attempted"


def _who(told: Told) -> Iterator[str]:
    """Who did it: the actors said to act, and those blamed."""
    actors = [actor_id for mention in told.mentions for actor_id in mention.actor_ids]
    if actors:
        yield "by a named actor"
    yield from (f"by {_kind_of(actor_id)}" for actor_id in actors)
    if told.claims:
        yield "claims"
    for claim in told.claims:
        if claim.actor_id and claim.claim_type in BLAMING and claim.polarity == Polarity.POSITIVE:
            yield "blamed"
            yield f"blamed {_kind_of(claim.actor_id)}"


def _kind_of(actor_id: str) -> str:
    return actor_id.split("/", maxsplit=1)[0]


def _whom(told: Told) -> Iterator[str]:
    """Who came to harm, how many, and in how precise words."""
    if any(mention.victims for mention in told.mentions):
        yield "victim named"
    for each in told.casualties:
        yield f"{each.outcome.value} {each.victim_group.value}"
        if each.value is None:
            yield "vague number"
        elif each.value > _MANY_PERSONS:
            yield f"many {each.outcome.value}"
    harm = _harm(told)
    if harm:
        yield "harm"
    yield from {str(c.outcome.value) for c in harm if c.outcome in (Outcome.KILLED, Outcome.WOUNDED)}
    if any(c.outcome == Outcome.KILLED and c.value == 1 for c in harm):
        yield "one killed"
    if told.casualties and not harm:
        yield "only attackers hurt"
    if told.casualties and all(c.victim_group == VictimGroup.MILITARY for c in told.casualties):
        yield "only soldiers hurt"


def _harm(told: Told) -> list[CasualtyMention]:
    return [c for c in told.casualties if c.victim_group != VictimGroup.PERPETRATOR and c.value != 0]


def _together(told: Told, facts: Set[str]) -> Iterator[str]:
    """Facts that tell more together than one by one: what only refers back, what has no day, what war did to whom."""
    if "told in its own right" not in facts:
        known = {"harm": "with harm", "blamed": "and blamed", "words of the law": "at law"}
        yield from (f"told back {together}" for fact, together in known.items() if fact in facts)
        if any(c.value for c in told.casualties):
            yield "told back with a number"
    if "undated" in facts and "placed" not in facts:
        yield "undated and nowhere"
    if facts >= {"undated", "in the first sentence"}:
        yield "undated in the first sentence"
    if "words of war" in facts and "target Military" in facts:
        yield "war on soldiers"
    if "words of war" in facts and any(c.victim_group == VictimGroup.CIVILIAN for c in told.casualties):
        yield "war on civilians"


def _in_words(told: Told) -> Iterator[str]:
    """Words of war, of the law, of reproach in the clauses that tell of it; several attacks in one word."""
    clauses = " ".join(mention.quote.quote.lower() for mention in told.mentions)
    yield from (fact for fact, pattern in _WORDS.items() if pattern.search(clauses))
    if all(_PLURAL.search(mention.trigger.quote) for mention in told.mentions):
        yield "several in one word"


def _how_told(told: Told) -> Iterator[str]:
    own = sum(not mention.anaphoric for mention in told.mentions)
    first = min(mention.sentence for mention in told.mentions)
    flags = {
        "told in its own right": own > 0,
        "told in its own right twice": own > 1,
        "told twice": len(told.mentions) > 1,
        "told often": len(told.mentions) > _MANY,
        "in a headline": any(mention.headline for mention in told.mentions),
        "in the first sentence": first == 0,
        "early": 0 < first <= _EARLY_SENTENCES,
        "late": first > _LATE_SENTENCE,
        "told first": told.first,
        "told alone": told.alone,
        "among plans and threats": told.mostly_unreal,
    }
    yield from (fact for fact, holds in flags.items() if holds)

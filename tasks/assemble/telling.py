"""Whether a document tells enough of an attack to make it a row: a small logistic model over plain facts.

The facts are what the mentions say and where they stand. Their weights are learned from a labelled set (see
`flows/train.py`); a war in general, an operation of soldiers, a word in passing tell too little. Over 1,300 wires, each
judged by weights learned from others, it raised the F1 of finding attacks from 61 to 64 over counting what is told.
"""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from schemas.mentions import AttackMention, CasualtyMention, ClaimMention, DateCell, Extraction
from schemas.vocabulary import ClaimType, DatePrecision, Outcome, Polarity, Realis, Stage, TargetType, VictimGroup
from schemas.weights import load_weights, probability

WEIGHTS = Path(__file__).parent / "weights" / "telling.csv"
ENOUGH = 0.36
NEWS_DAYS = 10  # a main attack happened at most this long before publication
_EARLY_SENTENCES = 3
_LATE_SENTENCE = 10
_MANY = 3
BORROWED = ("_beside", "_lead")  # ends of the methods that take a date from another sentence
_BLAMING = {ClaimType.RESPONSIBILITY, ClaimType.ATTRIBUTION, ClaimType.CONFIRMATION}
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
_BYSTANDERS = f"target {TargetType.CITIZENS}"
_COLUMNS = {"attack_types": "kind", "target_types": "target"}


@dataclass(frozen=True, slots=True)
class Told:
    """The mentions of one attack, what is said of its harm and its authors, and how it stands in its document.

    `first` is true for the attack told first, `alone` where no other is told; `mostly_unreal` where most attacks that
    the document speaks of are plans, threats or generalities; `countries` are those that its attacks lie in.
    """

    mentions: Sequence[AttackMention]
    casualties: Sequence[CasualtyMention]
    claims: Sequence[ClaimMention]
    published: date | None
    first: bool
    alone: bool
    mostly_unreal: bool
    countries: frozenset[str]


_HEADS_THE_ARTICLE = {"told in its own right", "in a headline", "in the first sentence"}


def told_of(extraction: Extraction, groups: Sequence[Sequence[int]], published: date | None) -> list[Told]:
    """Give what a document tells of each group of mentions, these by their index; the groups in text order."""
    places = (place for mention in extraction.attacks for place in mention.places)
    countries = frozenset(place.country_iso2 for place in places if place.country_iso2)
    unreal = sum(mention.realis != Realis.ACTUAL for mention in extraction.attacks)
    return [
        Told(
            mentions=[extraction.attacks[index] for index in members],
            casualties=[each for each in extraction.casualties if each.attack in members],
            claims=[each for each in extraction.claims if each.attack in members],
            published=published,
            first=number == 0,
            alone=len(groups) == 1,
            mostly_unreal=2 * unreal > len(extraction.attacks),
            countries=countries,
        )
        for number, members in enumerate(groups)
    ]


def tells_enough(told: Told) -> bool:
    """Whether an attack told so becomes a row: when and where in its own right is enough; else facts are weighed."""
    facts = facts_of(told)
    return says_all(facts) or probability(facts, load_weights(WEIGHTS)) >= ENOUGH


def says_all(facts: Set[str]) -> bool:
    """Whether an attack is told in its own right with its own time and its town or target, or alone with its harm, or
    heads the article.

    However old it is: "the theatre siege of 2002" is a row.
    """
    if facts >= _HEADS_THE_ARTICLE and facts & {"harm", "in a city", "at a venue"}:
        return True
    dated = "told in its own right" in facts and "undated" not in facts
    aimed = any(fact.startswith("target ") and fact != _BYSTANDERS for fact in facts) and "no kind" not in facts
    if dated and ("in a city" in facts or (aimed and "date from beside" not in facts)):
        return True
    return facts >= {"told in its own right", "told alone", "told twice", "harm"}


def facts_of(told: Told) -> frozenset[str]:
    """Give the facts that hold of an attack as it is told."""
    return frozenset((*_when(told), *_where(told), *_what(told), *_who(told), *_how_told(told), *_in_words(told)))


def is_news(cell: DateCell, published: date) -> bool:
    """Whether a date lies within the days that news is about."""
    return cell.end >= published - timedelta(days=NEWS_DAYS) and cell.start <= published


def _when(told: Told) -> Iterator[str]:
    dates = [cell for mention in told.mentions for cell in mention.dates]
    if not dates:
        yield "undated"
        return
    best = min(dates, key=lambda cell: cell.prec)
    if best.prec == DatePrecision.DAY:
        yield "dated to the day"
    if best.method.endswith(BORROWED):
        yield "date from beside"
    if told.published and not is_news(best, told.published):
        yield "long past"


def _where(told: Told) -> Iterator[str]:
    places = [place for mention in told.mentions for place in mention.places]
    if any(place.name for place in places):
        yield "placed"
    if any(place.city for place in places):
        yield "in a city"
    if any(place.role in ("venue", "district") for place in places):
        yield "at a venue"
    if not any(place.country_iso2 for place in places) and len(told.countries) != 1:
        yield "in no country"


def _what(told: Told) -> Iterator[str]:
    cells = [cell for mention in told.mentions for cell in mention.nature]
    yield from (f"{_COLUMNS[cell.column]} {cell.value}" for cell in cells if cell.column in _COLUMNS)
    if not any(cell.column == "attack_types" for cell in cells):
        yield "no kind"
    if any(cell.column == "stage" and cell.value == Stage.ATTEMPTED for cell in cells):
        yield "attempted"


def _who(told: Told) -> Iterator[str]:
    if any(mention.victims for mention in told.mentions):
        yield "victim named"
    harm = [c for c in told.casualties if c.victim_group != VictimGroup.PERPETRATOR and c.value != 0]
    if harm:
        yield "harm"
    yield from {str(c.outcome.value) for c in harm if c.outcome in (Outcome.KILLED, Outcome.WOUNDED)}
    if any(c.outcome == Outcome.KILLED and c.value == 1 for c in harm):
        yield "one killed"
    if told.claims:
        yield "claims"
    for claim in told.claims:
        if claim.actor_id and claim.claim_type in _BLAMING and claim.polarity == Polarity.POSITIVE:
            yield "blamed"
            yield f"blamed {claim.actor_id.split('/')[0]}"


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

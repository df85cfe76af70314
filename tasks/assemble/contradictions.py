"""What tells a mention apart from a group of mentions that came before it."""

from collections.abc import Set
from datetime import date

from schemas.mentions import AttackMention, PlaceCell
from schemas.news import is_news
from schemas.vocabulary import AttackType
from tasks.assemble.agreement import places_clash, same_name
from tasks.assemble.drafts import Draft, apart, place_of, values

_WIDE = {"country", "admin1", "area"}


def others_died(draft: Draft, mention: AttackMention, killed: Set[int]) -> bool:
    """Whether a mention with a day or a place of its own tells of another number of dead than a group."""
    where = place_of(mention)
    settled = bool(mention.dates) or (
        where is not None and not any(same_name(where.name, p.name) for p in draft.places)
    )
    return settled and bool(killed and draft.killed and not killed & draft.killed)


def _aims_differ(draft: Draft, mention: AttackMention) -> bool:
    aims, own_aims = draft.values("target_types"), values(mention, "target_types")
    return bool(aims and own_aims and not aims & own_aims)


def elsewhere(draft: Draft, mention: AttackMention) -> bool:
    """Whether most places of a group cannot be the mention's, or both name a venue and the targets differ too."""
    own, places = place_of(mention), [place for place in draft.places if place.country_iso2]
    if own is None or not places:
        return False
    if 2 * sum(places_clash(place, own) for place in places) >= len(places):
        return True
    venues = [place for place in places if place.role == "venue"]
    other_venue = own.role == "venue" and bool(venues) and not any(same_name(v.name, own.name) for v in venues)
    return other_venue and _aims_differ(draft, mention)


def at_another_time(draft: Draft, mention: AttackMention, published: date | None) -> bool:
    """Whether dates exclude one another, or an old date meets an undated group elsewhere: news need not say its day."""
    if not mention.dates:
        return False
    own, dates = mention.dates[0], draft.dates
    if dates:
        return apart(dates, own)
    place = place_of(mention)
    return not is_news(own, published) and not (place and any(_one_place(each, place) for each in draft.places))


def _one_place(a: PlaceCell, b: PlaceCell) -> bool:
    """Whether two places are told to be one; an attack "in 2021" and one of today in one country are not."""
    if same_name(a.name, b.name):
        return a.role not in _WIDE and b.role not in _WIDE
    return bool(a.city and b.city) and not places_clash(a, b)


def of_another_kind(draft: Draft, mention: AttackMention) -> bool:
    """Whether one is a kidnapping and the other a bombing or a fire, unless what the same attackers did goes on."""
    near = mention.sentence - draft.mentions[-1].sentence <= 1
    if mention.continued and near and not mention.dates and not mention.places:
        return False
    kinds, own = draft.values("attack_types"), values(mention, "attack_types")
    seizing, destroying = {AttackType.KIDNAPPING}, {AttackType.BOMBING, AttackType.FACILITY}
    return any(one == seizing and bool(other) and other <= destroying for one, other in ((kinds, own), (own, kinds)))

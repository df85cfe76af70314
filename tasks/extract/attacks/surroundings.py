"""When and where, from around an attack's sentence: the sentences beside it, the head of the text, the dateline."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from schemas.coordinates import kilometres
from schemas.mentions import AttackMention, DateCell, PlaceCell
from schemas.news import is_long_past
from schemas.vocabulary import Basis, DatePrecision, Realis, WherePrecision
from tasks.extract.attacks.days import heads_text
from tasks.extract.attacks.when import stands_elsewhere
from tasks.extract.attacks.where import Circumstances, is_where_asked, is_where_said, names_speaker, treats_the_hurt
from tasks.extract.found import FoundActor, FoundAttack, FoundPlace
from tasks.extract.grammar.relations import is_count, is_subject
from tasks.extract.lexicons.words import word_class
from tasks.extract.places.home_city import STATES_ARE_SAID
from tasks.extract.places.homes import is_of_people
from tasks.extract.reading.reading import Reading

_AROUND_KM = 60.0
_CIRCUMSTANCE_REACH = 2


def with_neighbours(reading: Reading, found: tuple[FoundAttack, ...], around: Circumstances) -> tuple[FoundAttack, ...]:
    """Give mentions without a date or place those of a sentence beside theirs that tells of no attack."""
    telling = {attack.mention.sentence for attack in found}
    dated = any(attack.mention.dates for attack in found if attack.mention.realis == Realis.ACTUAL)
    completed = []
    for attack in found:
        mention = attack.mention
        if mention.realis == Realis.ACTUAL and not (mention.dates and mention.places):
            beside = _next_to(reading, mention, telling)
            dates = () if dated and mention.anaphoric else _dates_beside(reading, beside, around)
            places = _places_beside(beside, around)
            mention = replace(mention, dates=mention.dates or dates, places=mention.places or places)
        completed.append(replace(attack, mention=mention))
    return tuple(completed)


def _dates_beside(reading: Reading, beside: Sequence[int], around: Circumstances) -> tuple[DateCell, ...]:
    """The days that the first of some sentences to name any gives what is told in them."""
    told = [
        tuple(
            date.cell if heads_text(reading, date) else replace(date.cell, taken_from=Basis.NEIGHBOUR)
            for date in around.of(number).dates
            if date.cell.prec <= DatePrecision.DAYS and not stands_elsewhere(date.tokens)
        )
        for number in beside
    ]
    return next((days for days in told if days), ())


def _places_beside(beside: Sequence[int], around: Circumstances) -> tuple[PlaceCell, ...]:
    """The places of the first of some sentences to name any; those where somebody spoke only where none is else."""
    named = [_places_in(around.of(number).places) for number in beside]
    told = [[place for place in each if not is_where_said(place)] for each in named]
    first = next((each for each in (*told, *named) if each), [])
    return _whole([replace(place.cell, taken_from=Basis.NEIGHBOUR) for place in first])


def _places_in(places: Sequence[FoundPlace]) -> list[FoundPlace]:
    """The places of a sentence that are nobody's home or seat and no hospital's."""
    return [
        place
        for place in places
        if not names_speaker(place)
        and not treats_the_hurt(place)
        and not is_where_asked(place)
        and not is_of_people(place)
    ]


def _whole(places: Sequence[PlaceCell]) -> tuple[PlaceCell, ...]:
    """Without the towns that another is only told to be near: "Musayyib, 60 km south of Baghdad"."""
    inside = [place for place in places if place.where_prec != WherePrecision.NEAR]
    return tuple(inside if any(place.city for place in inside) else places)


def with_series(found: tuple[FoundAttack, ...]) -> tuple[FoundAttack, ...]:
    """Give attacks told one by one the day and place of "two attacks hit the city on Monday" right before them."""
    series: AttackMention | None = None
    completed = []
    for attack in found:
        mention = attack.mention
        if mention.realis == Realis.ACTUAL and _counts_several(attack):
            series = mention
        elif series is not None and mention.realis == Realis.ACTUAL and mention.paragraph == series.paragraph:
            mention = mention if mention.anaphoric else _one_of(series, mention)
        completed.append(replace(attack, mention=mention))
    return tuple(completed)


def _one_of(series: AttackMention, mention: AttackMention) -> AttackMention:
    dates = mention.dates or tuple(replace(cell, taken_from=Basis.SERIES) for cell in series.dates)
    places = mention.places or tuple(replace(cell, taken_from=Basis.SERIES) for cell in series.places)
    return replace(mention, dates=dates, places=places)


def _counts_several(attack: FoundAttack) -> bool:
    """Whether a plural that counts attacks tells of them: "two attacks", "twin bombings"."""
    counted = any(is_count(child) or child.lower_ in word_class("attacks/several") for child in attack.trigger.children)
    return attack.trigger.tag_ in {"NNS", "NNPS"} and counted and is_subject(attack.trigger)


def with_dateline(
    reading: Reading, found: tuple[FoundAttack, ...], dateline: PlaceCell | None
) -> tuple[FoundAttack, ...]:
    """Where no attack has a city, take the dateline: of a local paper its city, of a wire its country alone."""
    known = [
        place
        for attack in found
        if attack.mention.realis == Realis.ACTUAL and not _is_of_old(reading, attack.mention)
        for place in attack.mention.places
    ]
    if dateline is None or any(_in_city(place) or _in_a_province(place) for place in known):
        return found
    if "all_capitals" not in reading.document.flags:
        place = replace(dateline, where_prec=int(WherePrecision.NEAR))
    elif not known:
        place = replace(dateline, name="", role="country", admin1=None, city=None, lat=None, lon=None)
        place = replace(place, where_prec=int(WherePrecision.COUNTRY))
    else:
        return found
    return tuple(
        attack
        if _is_of_old(reading, last.mention) or any(_far_from(own, place) for own in attack.mention.places)
        else replace(attack, mention=replace(attack.mention, places=(*attack.mention.places, place)))
        for attack, last in zip(found, _meant(found), strict=True)
    )


def _meant(found: Sequence[FoundAttack]) -> Iterator[FoundAttack]:
    """Give the attack that each mention is of: itself, or where it refers back the last that was told anew."""
    last: FoundAttack | None = None
    for attack in found:
        last = last if last is not None and attack.mention.anaphoric else attack
        yield last


def _is_of_old(reading: Reading, mention: AttackMention) -> bool:
    """Whether a mention dates its attack long before the news, which the dateline is not of."""
    return bool(mention.dates) and all(is_long_past(cell, reading.published) for cell in mention.dates)


def _far_from(own: PlaceCell, dateline: PlaceCell) -> bool:
    """Whether a place lies by another city, beyond what the surroundings of the dateline's can be."""
    if own.city is None or own.city == dateline.city or own.lat is None or own.lon is None:
        return False
    if dateline.lat is None or dateline.lon is None:
        return True
    return kilometres((own.lat, own.lon), (dateline.lat, dateline.lon)) > _AROUND_KM


def _in_a_province(place: PlaceCell) -> bool:
    """Whether a province is named, which a wire filed from its capital would not do for an attack there."""
    return place.role == "admin1" and place.country_iso2 not in STATES_ARE_SAID


def _in_city(place: PlaceCell) -> bool:
    """Whether a place lies in a city, rather than near one or in a division that stands in for it."""
    stands_in = place.role == "district" and place.city == place.name and place.lat is None
    return place.city is not None and place.where_prec != WherePrecision.NEAR and not stands_in


def only_city(reading: Reading, places: Sequence[FoundPlace]) -> PlaceCell | None:
    """The city of a document that names no other; beside a county or street no home of somebody, no hospital's."""
    county = any(place.cell.role == "district" and place.cell.city == place.cell.name for place in places)
    street = any(place.cell.role == "venue" and not treats_the_hurt(place) for place in places)
    told = [place for place in places if not (county and is_of_people(place))]
    if county or street:
        told = [place for place in told if not treats_the_hurt(place) or reading.sentence_number(place.tokens) == 0]
    cities = [place.cell for place in told if place.cell.role == "city" and place.cell.country_iso2]
    return cities[0] if cities and len({(cell.city, cell.admin1) for cell in cities}) == 1 else None


def not_of_names(places: Sequence[FoundPlace], actors: Sequence[FoundActor]) -> tuple[FoundPlace, ...]:
    """Leave out places that are part of an actor's name ("Islamic State in Khorasan Province")."""
    named = {token.i for actor in actors if not actor.refers_back for token in actor.tokens}
    return tuple(place for place in places if place.tokens.root.i not in named)


def _next_to(reading: Reading, mention: AttackMention, telling: set[int]) -> list[int]:
    numbers = []
    for step in (-1, 1):
        for number in range(mention.sentence + step, mention.sentence + step * (_CIRCUMSTANCE_REACH + 1), step):
            if not 0 <= number < len(reading.sentences) or number in telling:
                break
            if reading.paragraph_number(reading.sentences[number]) != mention.paragraph:
                break
            numbers.append(number)
    return numbers

"""How much two reports agree: named observations on a pair, each with a weight.

An observation is 1 where it holds, or a number of things; what is not said by both is no observation.

The weights are one set for two collections: local news on shootings in the United States (1,033 articles, 513 pairs of
which tell of one event, in which all but names, ages, places and days differs) and short summaries of incidents all
over the world in one month (863 texts, every one an event of its own, many told in the same words). A logistic
regression over the candidate pairs of both and 24,000 pairs drawn at random gave their order and size. They were then
rounded and, where the regression had few cases, set by what is plausible: other victims, a parent group, a bare year.
The threshold lies where nearly all incidents of the second collection stay apart (97 %) while the clusters of the first
are pure (99 %). Spellings, towns of no known place and tolls that rise were weighed on invented news of several papers
as well (articles-dev, half of it only scored, and clusters of our own).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from math import sqrt
from operator import attrgetter

from schemas.branches import is_kind, of_one_state, related
from schemas.derivations import Bound, score_needed
from schemas.mentions import DateCell, PlaceCell
from schemas.news import is_news
from schemas.vocabulary import AttackType, DateBasis, DatePrecision, TargetType, VictimGroup
from tasks.assemble.agreement import (
    are_near,
    days_between,
    families,
    fold,
    people_clash,
    places_clash,
    same_name,
    spelled_alike,
)
from tasks.assemble.articles import clues, words
from tasks.assemble.reports import Report

WEIGHTS: Mapping[str, float] = {
    "same_day": 1.0,
    "dates_overlap": 0.5,
    "both_news": 0.75,  # one or both undated, but news of the same days
    "days_apart": -1.5,  # two or three days, or one where both name the day
    "next_day": -0.75,  # the day before or after, reckoned from publication: a night has two dates
    "year_slip": -1.5,  # the same day and month of another year
    "other_year": -1.5,  # a bare year, which is often wrong
    "other_date": -5.0,
    "other_news": -10.0,  # each was news when it was told, months apart
    "same_city": 1.5,
    "near": 1.5,  # other names, at most 30 km apart
    "same_venue": 1.5,  # the same name of a place within a city
    "same_country": 0.75,
    "other_venue": -0.75,  # a street, a hospital: articles name several
    "other_district": -2.0,
    "alike_city": 1.0,  # one name in two spellings
    "other_town": -1.5,  # other names within one first-order division: a suburb, a district
    "unknown_town": -0.5,  # other names, one of them of no known place
    "place_told": 1.5,  # the place of one is named in the other article: a village by its district
    "other_admin1": -2.0,
    "other_city": -3.0,
    "other_country": -5.0,
    "namesake_abroad": -1.5,  # one name in two countries: a gazetteer may have taken the wrong one
    "same_kind": 0.25,
    "kinds_of_a_raid": -1.0,  # who comes to kill may burn houses and take people along
    "other_kind": -2.0,
    "other_weapon": -1.0,
    "same_target": 0.75,
    "other_target": -1.75,
    "bystanders": 0.0,  # one names a target, the other but people
    "same_actor": 0.5,
    "other_actor": -1.5,
    "same_count": 0.75,  # the same number of killed, or of wounded, below five
    "same_large_count": 2.5,  # five or more, and within a tenth
    "like_count": 1.5,  # ten or more, and within a fifth
    "risen_count": 0.0,  # what came out later counts more
    "other_count": -0.75,
    "same_group_count": 1.5,  # the same number, five or more, of one group: soldiers, foreigners
    "same_victim": 2.0,
    "other_victims": -1.5,
    "clues": 2.0,  # rare names, by their rarity
    "told_clues": 0.5,  # on top, where both tell of the attack with it
    "no_clues": -0.5,  # each has clues of its own, and none is shared
    "same_ages": 2.25,  # persons of one age, up to three, the less the more others either names
    "other_ages": -0.5,
    "series": -4.0,  # both call it one of several attacks, and name no venue that is the same
    "copy": 0.5,  # one voice tells of it in the same words, which a desk's set phrases do of many attacks
}
MOST_CLUES = 4.0
MOST_AGES = 3
OWN_CLUES = 8  # with so many rare words of its own each, sharing none tells against a pair
LARGE_COUNT = 5
RISEN = 3  # a toll that comes out later is at most so many times as large
COPIED = 0.6  # share of a quote's words that makes it a copy
UNDATED_DAYS = 7  # the attack of an article that does not date it was in the week before: less than news may lie back
MONTH_DAYS = 31
RAID = {
    AttackType.ARMED_ASSAULT,
    AttackType.UNARMED_ASSAULT,
    AttackType.FACILITY,
    AttackType.KIDNAPPING,
    AttackType.HIJACKING,
    AttackType.BARRICADE,
}
"""Kinds of one raid."""
_APART = {"other_town", "unknown_town", "other_city", "other_admin1"}
_ANYBODY = {VictimGroup.ALL, VictimGroup.CIVILIAN, VictimGroup.OTHER, VictimGroup.PERPETRATOR}


@dataclass(frozen=True, slots=True)
class Link:
    """What was found on comparing two reports: each observation by its weight, and the rivals that they had."""

    earlier: Report
    later: Report
    observations: tuple[tuple[str, float], ...]
    rivals: int

    @property
    def score(self) -> float:
        """The sum of the weights."""
        return sum(weight for _, weight in self.observations)

    @property
    def needed(self) -> float:
        """The score that these two needed."""
        return score_needed(self.rivals)


@dataclass(frozen=True, slots=True)
class Corpus:
    """What a pair is judged against.

    How rare each clue is; the ancestors of each actor, itself included; the voice of each source; and for each report
    how many documents tell of attacks in its country, and in its city, in the same month: rivals for being the same.
    """

    rarity: Mapping[str, float]
    lines: Mapping[str, frozenset[str]]
    voices: Mapping[str, str]
    rivals: Mapping[str, tuple[int, int]]

    def enough(self, a: Report, b: Report) -> float:
        """The score from which two reports are one attack: the more others there are like them, the more must agree."""
        return score_needed(self.others(a, b))

    def others(self, a: Report, b: Report) -> int:
        """Count the other documents that tell of attacks in the place and month of two reports."""
        one, other = a.happening.place, b.happening.place
        near = city_of(a) != "" and city_of(b) != "" and one is not None and other is not None and are_near(one, other)
        in_city = near or (city_of(a) != "" and city_of(a) == city_of(b))
        first, second = when(a), when(b)
        at_once = first is not None and second is not None and days_between(first, second) == 0
        return max(self.rivals[report.report_id][in_city] for report in (a, b)) - at_once


def city_of(report: Report) -> str:
    """The folded name of a report's city, empty where it has none."""
    place = report.happening.place
    return fold(place.city or "") if place else ""


def agreement(a: Report, b: Report, corpus: Corpus) -> float:
    """Score how much two reports agree, less how much they disagree."""
    return sum(WEIGHTS[name] * value for name, value in observations(a, b, corpus))


def compare(earlier: Report, later: Report, corpus: Corpus) -> Link:
    """Give everything that `agreement` rests on, the observation of the largest weight first."""
    weights = ((name, WEIGHTS[name] * value) for name, value in observations(earlier, later, corpus))
    told = sorted(((name, weight) for name, weight in weights if weight), key=lambda each: -abs(each[1]))
    return Link(earlier, later, tuple(told), corpus.others(earlier, later))


def observations(a: Report, b: Report, corpus: Corpus) -> Iterator[tuple[str, float]]:
    """Everything that tells for or against two reports being one attack, by its name in `WEIGHTS`."""
    places = tuple(_place(a, b))
    yield from ((name, 1.0) for name in (_date(a, b), *places, *_nature(a, b), _actor(a, b, corpus)) if name)
    for count in (attrgetter("killed"), attrgetter("wounded")):
        if name := _count(*map(count, sorted((a, b), key=attrgetter("order")))):
            yield name, 1.0
    if _group_counts(a) & _group_counts(b):
        yield "same_group_count", 1.0
    yield from _words(a, b, corpus)
    yield from _ages(a, b)
    if a.series and b.series and "same_venue" not in places:
        yield "series", 1.0
    if _copies(a, b, corpus):
        yield "copy", 1.0


def when(report: Report) -> DateCell | None:
    """The date of the attack; where none is given for what an article is about, the days before it came out."""
    day = report.article.day
    if report.happening.date or not report.is_main or day is None:
        return report.happening.date
    start = day - timedelta(days=UNDATED_DAYS)
    return DateCell(start, day, DatePrecision.WEEK, DateBasis.NONE, report.quote, "assemble.news")


def _date(a: Report, b: Report) -> str | None:
    one, other = when(a), when(b)
    if one is None or other is None:
        return None
    gap = days_between(one, other)
    if a.happening.date is None or b.happening.date is None:
        return "both_news" if gap == 0 else "days_apart" if gap <= UNDATED_DAYS else "other_date"
    to_the_day = one.prec == other.prec == DatePrecision.DAY
    if gap == 0:
        return "same_day" if to_the_day else "dates_overlap"
    stated = one.basis == other.basis == DateBasis.STATED and to_the_day
    if gap <= (1 if stated else 3):
        if gap > 1 or stated:
            return "days_apart"
        return "next_day" if max(one.prec, other.prec) <= DatePrecision.DAYS else None
    if gap > MONTH_DAYS and _was_news(a) and _was_news(b):
        return "other_news"
    if to_the_day and (one.start.month, one.start.day) == (other.start.month, other.start.day):
        return "year_slip"
    return "other_year" if DatePrecision.YEAR in (one.prec, other.prec) else "other_date"


def _was_news(report: Report) -> bool:
    """Whether a report's own date lies in the days before it was published, reckoned from them."""
    date, day = report.happening.date, report.article.day
    if date is None or day is None or date.basis != DateBasis.RELATIVE_TO_PUBLICATION:
        return False
    return is_news(date, day)


def _place(a: Report, b: Report) -> Iterator[str]:
    one, other = a.happening.place, b.happening.place
    if one is None or other is None:
        return
    if one.country_iso2 and other.country_iso2 and one.country_iso2 != other.country_iso2:
        yield "namesake_abroad" if one.city and other.city and spelled_alike(one.city, other.city) else "other_country"
        return
    if one.city and other.city:
        name = _city(one, other)
    elif places_clash(one, other):
        name = "other_admin1"
    else:
        name = "same_country" if one.country_iso2 and other.country_iso2 else ""
    if name:
        yield name
    if name in _APART and (_tells_of(b, one) or _tells_of(a, other)):
        yield "place_told"
    if name not in _APART:
        yield from _venue(one, other)


def _city(one: PlaceCell, other: PlaceCell) -> str:
    if are_near(one, other) or not places_clash(one, other):
        if not same_name(str(one.city), str(other.city)):
            return "near"
        namesakes = one.admin1 and other.admin1 and not same_name(one.admin1, other.admin1)
        return "other_admin1" if namesakes and not are_near(one, other) else "same_city"
    if (one.lat is None or other.lat is None) and spelled_alike(str(one.city), str(other.city)):
        return "alike_city"
    if one.admin1 and other.admin1 and same_name(one.admin1, other.admin1):
        return "other_town"
    unknown = (one.lat is None or other.lat is None) and not (one.admin1 and other.admin1)
    return "unknown_town" if unknown else "other_city"


def _tells_of(report: Report, place: PlaceCell) -> bool:
    """Whether an article names a place that another gives an attack."""
    names = clues((place.city or "").split())
    return bool(names) and names <= report.article.names


def _venue(one: PlaceCell, other: PlaceCell) -> Iterator[str]:
    """Compare the names of places within a city."""
    roles = {one.role, other.role}
    if roles <= {"venue", "district"}:
        if same_name(one.name, other.name):
            yield from () if _is_its_town(one) else ("same_venue",)
        else:
            yield "other_district" if roles == {"district"} else "other_venue"


def _is_its_town(place: PlaceCell) -> bool:
    """Whether a district bears its town's name and so tells no more than the town does: "Mardan district"."""
    return place.role == "district" and place.city is not None and fold(place.city) in fold(place.name).split("-")


def _nature(a: Report, b: Report) -> Iterator[str]:
    one, other = a.happening, b.happening
    if one.attack_types and other.attack_types:
        if set(one.attack_types) & set(other.attack_types):
            yield "same_kind"
        elif not families(one.attack_types) & families(other.attack_types):
            yield "kinds_of_a_raid" if RAID & {*one.attack_types} and RAID & {*other.attack_types} else "other_kind"
    if one.weapon_types and other.weapon_types and not set(one.weapon_types) & set(other.weapon_types):
        yield "other_weapon"
    if one.target_types and other.target_types:
        if set(one.target_types) & set(other.target_types):
            yield "same_target"
        elif (TargetType.CITIZENS,) not in (one.target_types, other.target_types):
            yield "other_target"
        else:
            yield "bystanders"


def _actor(a: Report, b: Report, corpus: Corpus) -> str | None:
    one, other = a.happening.perpetrator_ids, b.happening.perpetrator_ids
    if not one or not other:
        return None
    if any(related(x, y, corpus.lines) for x in one for y in other):
        return "same_actor"
    may_be_one = any(of_one_state(x, y, corpus.lines) for x in one for y in other) or any(map(is_kind, (*one, *other)))
    return None if may_be_one else "other_actor"


def _count(one: Bound | None, other: Bound | None) -> str | None:
    if one is None or other is None:
        return None
    ends = [next(end for end in (bound.low, bound.high) if end is not None) for bound in (one, other)]
    low, high = sorted(ends)
    if high >= LARGE_COUNT and high - low <= high / 10:
        return "same_large_count"
    if high >= 2 * LARGE_COUNT and high - low <= high / 5:
        return "like_count"
    if low == high:
        return "same_count" if low else None
    if one.meet(other):
        return None
    return "risen_count" if ends == [low, high] and high <= RISEN * low + RISEN else "other_count"


def _group_counts(report: Report) -> set[tuple[object, ...]]:
    """The exact numbers, by outcome, of victims of one group or nationality among others."""
    mentions = (row.mention for row in report.casualties)
    return {
        (mention.outcome, mention.victim_group, mention.victim_nationality, mention.low)
        for mention in mentions
        if mention.victim_group not in _ANYBODY and mention.low == mention.high and (mention.low or 0) >= LARGE_COUNT
    }


def _words(a: Report, b: Report, corpus: Corpus) -> Iterator[tuple[str, float]]:
    shared = sorted(a.clues & b.clues)
    told = a.told & b.told
    yield "clues", min(sum(corpus.rarity.get(clue, 0.0) for clue in shared), MOST_CLUES)
    yield "told_clues", min(sum(corpus.rarity.get(clue, 0.0) for clue in shared if clue in told), MOST_CLUES)
    if not shared and min(len(a.clues), len(b.clues)) >= OWN_CLUES:
        yield "no_clues", 1.0
    named = [{fold(name) for name in report.victims} for report in (a, b)]
    if named[0] & named[1]:
        yield "same_victim", 1.0
    elif people_clash(a.victims, b.victims):
        yield "other_victims", 1.0


def _ages(a: Report, b: Report) -> Iterator[tuple[str, float]]:
    if a.ages and b.ages:
        shared = len(a.ages & b.ages)
        alike = shared / sqrt(len(a.ages) * len(b.ages))
        yield ("same_ages", min(shared, MOST_AGES) * alike) if shared else ("other_ages", 1.0)


def _copies(a: Report, b: Report, corpus: Corpus) -> bool:
    """Whether the sources are one voice and tell of the attack in the same words."""
    if corpus.voices[a.article.source_id] != corpus.voices[b.article.source_id]:
        return False
    one, other = (set(words(report.quote.quote.lower())) for report in (a, b))
    return len(one & other) >= COPIED * min(len(one), len(other))

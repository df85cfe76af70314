"""Reports of many documents -> attacks.

Two reports are one attack when time, place, kind, target and actor are compatible and enough of them agree. Pairs are
looked for in blocks of reports that share something, scored by the table below, and merged from the best pair down. A
cluster takes in another only where their reports agree on the whole, so one wrong cell neither chains two attacks
together nor keeps one attack apart from itself.
"""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import combinations
from math import log

from schemas.derivations import Bound
from schemas.identifiers import identifier
from schemas.mentions import DateCell, PlaceCell
from schemas.vocabulary import DateBasis, DatePrecision
from tasks.assemble.agreement import are_near, days_between, families, fold, people_clash, places_clash, same_name
from tasks.assemble.articles import words
from tasks.assemble.reports import Report

AGREES: Mapping[str, float] = {
    "day": 1.5,  # the same day
    "date": 0.75,  # ranges that overlap
    "news": 1.0,  # undated, but both news of the same days
    "city": 1.5,
    "near": 1.0,  # other names, at most 30 km apart
    "venue": 1.5,  # the same name of a place within a city
    "country": 0.5,
    "kind": 0.5,
    "target": 0.5,
    "actor": 0.75,
    "count": 0.5,  # the same number of killed, or of wounded, below five
    "large_count": 1.5,  # five or more, and within a tenth
    "like_count": 0.75,  # ten or more, and within a fifth
    "victim": 3.0,  # a victim's name
    "clue": 1.0,  # a rare name, by its rarity
    "told": 0.75,  # on top, where both tell of the attack with it
    "copy": 3.0,  # one voice tells of it in the same words
}
DISAGREES: Mapping[str, float] = {
    "day_apart": 0.75,  # two or three days, or one where both name the day
    "date": 4.0,
    "year": 1.5,  # a bare year, which is often wrong
    "city": 4.0,
    "town": 1.5,  # other names within one first-order division: a suburb, a county, a district
    "country": 6.0,
    "admin1": 3.0,
    "district": 1.5,
    "venue": 0.5,  # a street, a hospital: articles name several
    "kind": 1.5,
    "weapon": 0.75,
    "target": 1.25,
    "actor": 1.5,
    "count": 0.5,
    "victim": 1.5,
    "clue": 1.5,  # each has clues of its own, and none is shared
}
ENOUGH, ENOUGH_A_RIVAL = 3.3, 0.5  # a pair is one attack from the first plus the second times the logarithm of rivals
AVERAGE = 1.5  # by so much less two clusters may agree on average
MOST_CLUES = 5.0
OWN_CLUES = 8  # with so many rare words of its own each, sharing none tells against a pair
RARE = ((5, 1.0), (15, 0.5), (40, 0.25))  # a clue in at most so many documents has this weight
LARGE_COUNT = 5
COPIED = 0.6  # share of a quote's words that makes it a copy
NEWS_DAYS = 7
BLOCK = 40  # larger blocks are compared in sorted order, each report with the next so many
COMPARED = 8  # reports of a cluster that stand for it


Scope = tuple[str | None, str, tuple[int, int] | None]


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
        """The score from which two reports are one attack: the more there are like them, the more must agree."""
        in_city = _city(a) != "" and _city(a) == _city(b)
        return ENOUGH + ENOUGH_A_RIVAL * log(max(self.rivals[report.report_id][in_city] for report in (a, b)))


def link_reports(
    reports: Sequence[Report], lines: Mapping[str, frozenset[str]], voices: Mapping[str, str]
) -> list[tuple[str, tuple[Report, ...]]]:
    """Cluster reports into attacks: the id and the reports of each, the earliest first. No two are of one source.

    `lines` gives the ancestors of every actor, itself included, `voices` the voice of every source. The id is made from
    the earliest report, so that it stays when later documents come in.
    """
    ordered = sorted(reports, key=lambda report: report.order)
    corpus = Corpus(_rarity(ordered), lines, voices, _rivals(ordered))
    scored = {}
    for one, other in sorted(_candidates(ordered, corpus)):
        a, b = ordered[one], ordered[other]
        surplus = agreement(a, b, corpus) - corpus.enough(a, b)
        if surplus >= 0:
            scored[one, other] = surplus
    clusters = _cluster(ordered, scored, corpus)
    return [
        (identifier("attack", members[0].report_id), members)
        for members in (tuple(ordered[index] for index in cluster) for cluster in clusters)
    ]


def _rarity(reports: Sequence[Report]) -> dict[str, float]:
    """Weigh each clue by the number of documents that have it."""
    holders: dict[str, set[str]] = defaultdict(set)
    for report in reports:
        for clue in report.clues:
            holders[clue].add(report.article.source_id)
    limits = [limit for limit, _ in RARE]
    return {
        clue: RARE[bisect_right(limits, len(sources) - 1)][1]
        for clue, sources in holders.items()
        if 1 < len(sources) <= limits[-1]
    }


def _city(report: Report) -> str:
    place = report.happening.place
    return fold(place.city or "") if place else ""


def _scopes(report: Report) -> list[Scope]:
    """Country and city of a report, in each of the months it may belong to."""
    place = report.happening.place
    country = place.country_iso2 if place else None
    months: list[tuple[int, int] | None] = [*sorted(_months(report))] or [None]
    return [(country, city, month) for city in sorted({"", _city(report)}) for month in months]


def _rivals(reports: Sequence[Report]) -> dict[str, tuple[int, int]]:
    """Count the documents that tell of attacks in the country, and in the city, of each report by its id."""
    sources: dict[Scope, set[str]] = defaultdict(set)
    for report in reports:
        for scope in _scopes(report):
            sources[scope].add(report.article.source_id)
    counted = {}
    for report in reports:
        sizes = [(scope[1] == "", len(sources[scope])) for scope in _scopes(report)]
        in_country = max(size for country, size in sizes if country)
        in_city = max((size for country, size in sizes if not country), default=in_country)
        counted[report.report_id] = in_country, in_city
    return counted


def actor_lines(parents: Mapping[str, str | None]) -> dict[str, frozenset[str]]:
    """Give the ancestors of each actor, itself included, from the parent of each."""
    lines = {}
    for actor in parents:
        line, above = [actor], parents[actor]
        while above and above not in line:
            line.append(above)
            above = parents.get(above)
        lines[actor] = frozenset(line)
    return lines


def related(a: str, b: str, lines: Mapping[str, frozenset[str]]) -> bool:
    """Whether two actors are one, or one is a branch of the other."""
    return a == b or a in lines.get(b, ()) or b in lines.get(a, ())


def _candidates(reports: Sequence[Report], corpus: Corpus) -> set[tuple[int, int]]:
    """Pairs that share enough to be worth a comparison."""
    blocks: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for index, report in enumerate(reports):
        for key in _keys(report):
            blocks[key].append(index)
    pairs: set[tuple[int, int]] = set()
    for block in blocks.values():
        pairs.update(_pairs(block, reports))
    pairs.update(_clue_pairs(reports, corpus))
    return {(a, b) for a, b in pairs if reports[a].article.source_id != reports[b].article.source_id}


def _keys(report: Report) -> Iterator[tuple[object, ...]]:
    """The blocks a report belongs to."""
    happening, months = report.happening, _months(report)
    place, date = happening.place, happening.date
    kinds = families(happening.attack_types) or {-1}
    yield from (("victim", fold(name)) for name in report.victims)
    if place is None:
        return
    country = place.country_iso2
    yield from (("actor", country, actor, kind) for actor in happening.perpetrator_ids for kind in kinds)
    for city in {fold(place.city or ""), ""}:
        yield from (("month", country, city, month) for month in months)
        yield from (("kind", country, city, kind) for kind in kinds)
    if place.lat is not None and place.lon is not None:
        yield from (("cell", round(place.lat), round(place.lon), month) for month in months)
    if date and date.prec == DatePrecision.DAY:
        yield from (("days", country, (date.start.toordinal() + shift) // 2, shift) for shift in (0, 1))


def _months(report: Report) -> set[tuple[int, int]]:
    """The months of the first and the last day the attack can lie on; none for a long range."""
    date = _when(report)
    if date is None or (date.end - date.start).days > 40:
        return set()
    return {(day.year, day.month) for day in (date.start, date.end)}


def _when(report: Report) -> DateCell | None:
    """The date of the attack; where none is given for what an article is about, the days before it came out."""
    day = report.article.day
    if report.happening.date or not report.is_main or day is None:
        return report.happening.date
    start = day - timedelta(days=NEWS_DAYS)
    return DateCell(start, day, DatePrecision.WEEK, DateBasis.NONE, report.quote, "assemble.news")


def _pairs(block: Sequence[int], reports: Sequence[Report]) -> Iterator[tuple[int, int]]:
    """All pairs of a block; of one too large, those near one another by date, city and time of publication."""
    if len(block) <= BLOCK:
        yield from combinations(block, 2)
        return

    def near(index: int) -> tuple[object, ...]:
        when, place = _when(reports[index]), reports[index].happening.place
        return str(when and when.start), fold((place and place.city) or ""), index

    ordered = sorted(block, key=near)
    for position, index in enumerate(ordered):
        for other in ordered[position + 1 : position + 1 + BLOCK]:
            yield min(index, other), max(index, other)


def _clue_pairs(reports: Sequence[Report], corpus: Corpus) -> Iterator[tuple[int, int]]:
    """Pairs that share two rare words or more."""
    holders: dict[str, list[int]] = defaultdict(list)
    for index, report in enumerate(reports):
        for clue in report.clues:
            if clue in corpus.rarity:
                holders[clue].append(index)
    shared: Counter[tuple[int, int]] = Counter()
    for held in holders.values():
        shared.update(combinations(held, 2))
    return (pair for pair, count in shared.items() if count > 1)


def agreement(a: Report, b: Report, corpus: Corpus) -> float:
    """Score how much two reports agree, less how much they disagree."""
    return (
        _date_score(a, b)
        + _place_score(a, b)
        + _nature_score(a, b)
        + _actor_score(a, b, corpus)
        + _count_score(a.killed, b.killed)
        + _count_score(a.wounded, b.wounded)
        + _word_score(a, b, corpus)
        + _copy_score(a, b, corpus)
    )


def _date_score(a: Report, b: Report) -> float:
    one, other = _when(a), _when(b)
    if one is None or other is None:
        return 0.0
    gap = days_between(one, other)
    if a.happening.date is None or b.happening.date is None:
        return AGREES["news"] if gap == 0 else -DISAGREES["day_apart"] if gap <= NEWS_DAYS else -DISAGREES["date"]
    if gap == 0:
        return AGREES["day"] if one.prec == other.prec == DatePrecision.DAY else AGREES["date"]
    stated = one.basis == other.basis == DateBasis.STATED and one.prec == other.prec == DatePrecision.DAY
    if gap <= (1 if stated else 3):
        return -DISAGREES["day_apart"] if gap > 1 or stated else 0.0
    return -DISAGREES["year" if DatePrecision.YEAR in (one.prec, other.prec) else "date"]


def _place_score(a: Report, b: Report) -> float:
    one, other = a.happening.place, b.happening.place
    if one is None or other is None:
        return 0.0
    if one.country_iso2 and other.country_iso2 and one.country_iso2 != other.country_iso2:
        return -DISAGREES["country"]
    if one.city and other.city:
        score = _city_score(one, other)
    elif places_clash(one, other):
        score = -DISAGREES["admin1"]
    else:
        score = AGREES["country"] if one.country_iso2 and other.country_iso2 else 0.0
    return score + (_venue_score(one, other) if score >= 0 else 0.0)


def _city_score(one: PlaceCell, other: PlaceCell) -> float:
    if are_near(one, other) or not places_clash(one, other):
        if not same_name(str(one.city), str(other.city)):
            return AGREES["near"]
        namesakes = one.admin1 and other.admin1 and not same_name(one.admin1, other.admin1)
        return -DISAGREES["admin1"] if namesakes and not are_near(one, other) else AGREES["city"]
    within_one = one.admin1 and other.admin1 and same_name(one.admin1, other.admin1)
    return -DISAGREES["town" if within_one else "city"]


def _venue_score(one: PlaceCell, other: PlaceCell) -> float:
    """Compare the names of places within a city."""
    roles = {one.role, other.role}
    if not roles <= {"venue", "district"}:
        return 0.0
    if same_name(one.name, other.name):
        return AGREES["venue"]
    return -DISAGREES["district" if roles == {"district"} else "venue"]


def _nature_score(a: Report, b: Report) -> float:
    one, other = a.happening, b.happening
    score = 0.0
    if one.attack_types and other.attack_types:
        if set(one.attack_types) & set(other.attack_types):
            score += AGREES["kind"]
        elif not families(one.attack_types) & families(other.attack_types):
            score -= DISAGREES["kind"]
    if one.weapon_types and other.weapon_types and not set(one.weapon_types) & set(other.weapon_types):
        score -= DISAGREES["weapon"]
    if one.target_types and other.target_types:
        score += AGREES["target"] if set(one.target_types) & set(other.target_types) else -DISAGREES["target"]
    return score


def _actor_score(a: Report, b: Report, corpus: Corpus) -> float:
    one, other = a.happening.perpetrator_ids, b.happening.perpetrator_ids
    if not one or not other:
        return 0.0
    alike = any(related(x, y, corpus.lines) for x in one for y in other)
    return AGREES["actor"] if alike else -DISAGREES["actor"]


def _count_score(one: Bound | None, other: Bound | None) -> float:
    if one is None or other is None:
        return 0.0
    ends = [next(end for end in (bound.low, bound.high) if end is not None) for bound in (one, other)]
    low, high = sorted(ends)
    if high >= LARGE_COUNT and high - low <= high / 10:
        return AGREES["large_count"]
    if high >= 2 * LARGE_COUNT and high - low <= high / 5:
        return AGREES["like_count"]
    if low == high:
        return AGREES["count"] if low else 0.0
    return 0.0 if one.meet(other) else -DISAGREES["count"]


def _word_score(a: Report, b: Report, corpus: Corpus) -> float:
    named = [{fold(name) for name in report.victims} for report in (a, b)]
    shared = sum(
        corpus.rarity.get(clue, 0.0) * (AGREES["clue"] + (AGREES["told"] if clue in a.told & b.told else 0.0))
        for clue in sorted(a.clues & b.clues)
    )
    if named[0] & named[1]:
        return min(AGREES["victim"] + shared, MOST_CLUES)
    if people_clash(a.victims, b.victims):
        shared -= DISAGREES["victim"]
    if not a.clues & b.clues and min(len(a.clues), len(b.clues)) >= OWN_CLUES:
        shared -= DISAGREES["clue"]
    return min(shared, MOST_CLUES)


def _copy_score(a: Report, b: Report, corpus: Corpus) -> float:
    if corpus.voices[a.article.source_id] != corpus.voices[b.article.source_id]:
        return 0.0
    one, other = (set(words(report.quote.quote.lower())) for report in (a, b))
    return AGREES["copy"] if len(one & other) >= COPIED * min(len(one), len(other)) else 0.0


def _cluster(
    reports: Sequence[Report], scored: Mapping[tuple[int, int], float], corpus: Corpus
) -> list[tuple[int, ...]]:
    """Merge from the pair with the largest surplus down, two clusters only where their reports agree on average."""
    cluster_of = list(range(len(reports)))
    members: dict[int, list[int]] = {index: [index] for index in cluster_of}
    for a, b in sorted(scored, key=lambda pair: (-scored[pair], pair)):
        one, other = sorted((cluster_of[a], cluster_of[b]))
        if one != other and _fits(members[one], members[other], reports, corpus):
            for index in members[other]:
                cluster_of[index] = one
            members[one] = sorted(members[one] + members.pop(other))
    return [tuple(members[cluster]) for cluster in sorted(members)]


def _fits(one: Sequence[int], other: Sequence[int], reports: Sequence[Report], corpus: Corpus) -> bool:
    sources = {reports[index].article.source_id for index in one}
    if any(reports[index].article.source_id in sources for index in other):
        return False
    pairs = [(reports[a], reports[b]) for a in one[:COMPARED] for b in other[:COMPARED]]
    surplus = sum(agreement(a, b, corpus) - corpus.enough(a, b) for a, b in pairs) / len(pairs)
    return surplus >= -AVERAGE

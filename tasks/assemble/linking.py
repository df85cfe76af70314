"""Reports of many documents -> attacks.

Two reports are one attack when time, place, kind, target and actor are compatible and enough of them agree. Pairs are
looked for in blocks of reports that share something, scored (see `comparing`), and merged from the best pair down. A
cluster takes in another only where their reports agree on the whole, so one wrong cell neither chains two attacks
together nor keeps one attack apart from itself.
"""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations

from schemas.vocabulary import DatePrecision
from tasks.assemble.agreement import FAMILIES, families, fold
from tasks.assemble.comparing import LARGE_COUNT, Corpus, Link, agreement, city_of, compare, when
from tasks.assemble.reports import Report

AVERAGE = 3.0  # by so much less two clusters may agree on average
RARE = ((5, 1.0), (15, 0.5), (40, 0.25))  # a clue in at most so many documents has this weight
BLOCK = 40  # reports of a block that are compared each with each
WINDOW = 10  # in a larger one each is compared with the next so many, in the order of date and city
VERBATIM = 20.0  # an article that is another word for word tells of the same attacks
COMPARED = 8  # reports of a cluster that stand for it
LONG = 40  # days; a longer range belongs to no month

Scope = tuple[str | None, str, tuple[int, int] | None]
Pair = tuple[int, int]  # numbers of two reports in their order, the earlier first


@dataclass(frozen=True, slots=True)
class Cluster:
    """The reports of one attack, the earliest first, no two of one source, and the pairs that joined them."""

    reports: tuple[Report, ...]
    links: tuple[Link, ...]


def link_reports(
    reports: Sequence[Report], lines: Mapping[str, frozenset[str]], voices: Mapping[str, str]
) -> list[Cluster]:
    """Cluster reports into attacks, in the order of their earliest reports.

    `lines` gives the ancestors of every actor, itself included, `voices` the voice of every source.
    """
    stacks = _stacks(reports)
    ordered = [stack[0] for stack in stacks]
    rivals = _rivals(ordered)
    rivals |= {copy.report_id: rivals[stack[0].report_id] for stack in stacks for copy in stack[1:]}
    corpus = Corpus(_rarity(ordered), lines, voices, rivals)
    return [
        _whole(
            [stacks[index] for index in members],
            [compare(ordered[one], ordered[other], corpus) for one, other in pairs],
            corpus,
        )
        for members, pairs in _cluster(_candidates(ordered, corpus), _Surplus(ordered, corpus), len(ordered))
    ]


def _stacks(reports: Iterable[Report]) -> list[list[Report]]:
    """Put reports of articles that are the same word for word on the earliest of them, which is linked for all.

    So a copy changes nothing: not how rare a name is, nor how many could be meant, nor what agrees on average. Articles
    that each tell of one of several attacks may be on different ones, in the same words.
    """
    stacks: dict[tuple[object, ...], list[Report]] = {}
    told: Counter[str] = Counter()
    for report in sorted(reports, key=lambda report: report.order):
        number = told[report.article.source_id]
        told[report.article.source_id] += 1
        article = report.article
        alone = article.source_id if report.series else ""
        stacks.setdefault((article.body, number, alone, repr(report.happening.row())), []).append(report)
    return list(stacks.values())


def _whole(stacks: Sequence[Sequence[Report]], links: Iterable[Link], corpus: Corpus) -> Cluster:
    """Give a cluster with the copies of its reports, each linked to what it copies."""
    copies = [compare(stack[0], copy, corpus) for stack in stacks for copy in stack[1:]]
    reports = sorted((report for stack in stacks for report in stack), key=lambda report: report.order)
    return Cluster(tuple(reports), (*links, *(replace(copy, observations=_verbatim(copy)) for copy in copies)))


def _verbatim(link: Link) -> tuple[tuple[str, float], ...]:
    return ("verbatim", VERBATIM), *link.observations


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


def _scopes(report: Report) -> list[Scope]:
    """Country and city of a report, in each of the months it may belong to."""
    place = report.happening.place
    country = place.country_iso2 if place else None
    months: list[tuple[int, int] | None] = [*sorted(_months(report))] or [None]
    return [(country, city, month) for city in sorted({"", city_of(report)}) for month in months]


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


def _candidates(reports: Sequence[Report], corpus: Corpus) -> set[Pair]:
    """Pairs that share enough to be worth a comparison."""
    blocks: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for index, report in enumerate(reports):
        for key in (*_keys(report), ("voice", corpus.voices[report.article.source_id])):
            blocks[key].append(index)
    pairs: set[Pair] = set()
    for block in blocks.values():
        pairs.update(_pairs(block, reports))
    pairs.update(_clue_pairs(reports, corpus))
    return {(a, b) for a, b in pairs if reports[a].article.source_id != reports[b].article.source_id}


def _keys(report: Report) -> Iterator[tuple[object, ...]]:
    """The blocks a report belongs to."""
    happening, months = report.happening, _months(report)
    place, date = happening.place, happening.date
    kinds = families(happening.attack_types) or set(range(len(FAMILIES)))  # "an attack" may be of any kind
    yield from (("victim", fold(name)) for name in report.victims)
    if report.killed and (report.killed.low or 0) >= LARGE_COUNT:
        yield "killed", report.killed.low
    if place is None:
        yield from (("unplaced", actor, kind) for actor in happening.perpetrator_ids for kind in kinds)
        yield from (("unplaced", month, kind) for month in months for kind in kinds)
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
    date = when(report)
    if date is None or (date.end - date.start).days > LONG:
        return set()
    return {(day.year, day.month) for day in (date.start, date.end)}


def _pairs(block: Sequence[int], reports: Sequence[Report]) -> Iterator[Pair]:
    """All pairs of a block; of one too large, those near one another by date, city and time of publication."""
    if len(block) <= BLOCK:
        yield from combinations(block, 2)
        return

    def near(index: int) -> tuple[object, ...]:
        day, place = when(reports[index]), reports[index].happening.place
        return str(day and day.start), fold((place and place.city) or ""), index

    ordered = sorted(block, key=near)
    for position, index in enumerate(ordered):
        for other in ordered[position + 1 : position + 1 + WINDOW]:
            yield min(index, other), max(index, other)


def _clue_pairs(reports: Sequence[Report], corpus: Corpus) -> Iterator[Pair]:
    """Pairs that share two rare words or more."""
    holders: dict[str, list[int]] = defaultdict(list)
    for index, report in enumerate(reports):
        for clue in report.clues:
            if clue in corpus.rarity:
                holders[clue].append(index)
    shared: Counter[Pair] = Counter()
    for held in holders.values():
        shared.update(combinations(held, 2))
    return (pair for pair, count in shared.items() if count > 1)


@dataclass(slots=True)
class _Surplus:
    """By how much two reports, given by their numbers, agree more than they need to; each pair is compared once."""

    reports: Sequence[Report]
    corpus: Corpus
    _known: dict[Pair, float] = field(default_factory=dict)

    def of(self, one: int, other: int) -> float:
        pair = (one, other) if one < other else (other, one)
        if pair not in self._known:
            a, b = self.reports[pair[0]], self.reports[pair[1]]
            self._known[pair] = agreement(a, b, self.corpus) - self.corpus.enough(a, b)
        return self._known[pair]

    def share_a_source(self, one: Sequence[int], other: Sequence[int]) -> bool:
        sources = {self.reports[index].article.source_id for index in one}
        return any(self.reports[index].article.source_id in sources for index in other)


def _cluster(
    candidates: Collection[Pair], surplus: _Surplus, n_reports: int
) -> Iterator[tuple[tuple[int, ...], tuple[Pair, ...]]]:
    """Merge from the pair with the largest surplus down, two clusters only where their reports agree on average.

    Gives the reports of each cluster and the pairs that joined them, one less than reports.
    """
    scored = {pair: value for pair in candidates if (value := surplus.of(*pair)) >= 0}
    cluster_of = list(range(n_reports))
    members: dict[int, list[int]] = {index: [index] for index in cluster_of}
    joined: dict[int, list[Pair]] = defaultdict(list)
    for a, b in sorted(scored, key=lambda pair: (-scored[pair], pair)):
        one, other = sorted((cluster_of[a], cluster_of[b]))
        if one != other and _fits(members[one], members[other], surplus):
            for index in members[other]:
                cluster_of[index] = one
            members[one] = sorted(members[one] + members.pop(other))
            joined[one] += [*joined.pop(other, []), (a, b)]
    for cluster in sorted(members):
        yield tuple(members[cluster]), tuple(joined[cluster])


def _fits(one: Sequence[int], other: Sequence[int], surplus: _Surplus) -> bool:
    if surplus.share_a_source(one, other):
        return False
    pairs = [(a, b) for a in one[:COMPARED] for b in other[:COMPARED]]
    return sum(surplus.of(a, b) for a, b in pairs) / len(pairs) >= -AVERAGE

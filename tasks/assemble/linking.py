"""Reports of many documents -> attacks.

Two reports are one attack when time, place, kind, target and actor are compatible and enough of them agree. Pairs are
looked for in blocks of reports that share something, scored (see `comparing`), and merged from the best pair down. A
cluster takes in another only where their reports agree on the whole, so one wrong cell neither chains two attacks
together nor keeps one attack apart from itself.
"""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from schemas.identifiers import identifier
from schemas.vocabulary import DatePrecision
from tasks.assemble.agreement import families, fold
from tasks.assemble.comparing import Corpus, agreement, city_of, when
from tasks.assemble.reports import Report

AVERAGE = 2.0  # by so much less two clusters may agree on average
RARE = ((5, 1.0), (15, 0.5), (40, 0.25))  # a clue in at most so many documents has this weight
BLOCK = 40  # larger blocks are compared in sorted order, each report with the next so many
COMPARED = 8  # reports of a cluster that stand for it
LONG = 40  # days; a longer range belongs to no month

Scope = tuple[str | None, str, tuple[int, int] | None]


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


def _candidates(reports: Sequence[Report], corpus: Corpus) -> set[tuple[int, int]]:
    """Pairs that share enough to be worth a comparison."""
    blocks: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for index, report in enumerate(reports):
        for key in (*_keys(report), ("voice", corpus.voices[report.article.source_id])):
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
        yield from (("unplaced", actor, kind) for actor in happening.perpetrator_ids for kind in kinds)
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


def _pairs(block: Sequence[int], reports: Sequence[Report]) -> Iterator[tuple[int, int]]:
    """All pairs of a block; of one too large, those near one another by date, city and time of publication."""
    if len(block) <= BLOCK:
        yield from combinations(block, 2)
        return

    def near(index: int) -> tuple[object, ...]:
        day, place = when(reports[index]), reports[index].happening.place
        return str(day and day.start), fold((place and place.city) or ""), index

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

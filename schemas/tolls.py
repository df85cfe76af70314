"""How many were harmed: statements of counts -> a source's own figure -> an attack's low, best and high.

Source of the rules: the dataset contract, "Merging counts". Nothing here depends on the order of its arguments.

    statement    one row of casualties                                    "at least 12 people"
    figure       what one source says in all of one outcome               report_figure, report_toll -> reports.killed
    voice        what sources that copy one another say together          the interval that votes
    toll         low, best, high of an attack                             merge_toll -> attacks.killed_*
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from operator import attrgetter

from schemas.counts import Bound, CountStatement, victims_alone
from schemas.grouped import grouped
from schemas.vocabulary import CountStatus, Qualifier, VictimGroup

_FAR = 3
"""A count this many times off what everybody else says is an outlier, not an update."""
_MAJORITY = 3
"""So many other voices must be there before a count can be an outlier among them."""


@dataclass(frozen=True, slots=True)
class Toll:
    """The merged figure: extremes stated and the value most voices agree with. Persons."""

    low: int | None
    best: int | None
    high: int | None
    is_minimum: bool


@dataclass(frozen=True, slots=True)
class _Dated:
    """A bound with the day it speaks for and, where the article's hour is known, the moment.

    `key` is the source and the place in its text; `whole` tells counts of all the victims; "about 40" is not `firm`.
    """

    bound: Bound
    day: date | None
    moment: datetime | None
    key: tuple[str, int] = ("", 0)
    whole: bool = True
    firm: bool = True
    minute: int | None = None
    rank: int = 0
    revision: tuple[str, datetime] | None = None

    @property
    def newest_last(self) -> tuple[date, datetime, datetime, int, int]:
        """Sort key in time; minutes and updates are compared within one source only, whose moments are one."""
        moment = (self.moment or datetime.min).replace(tzinfo=None)
        captured = (self.revision[1] if self.revision else datetime.min).replace(tzinfo=None)
        return self.day or date.min, moment, captured, self.minute or 0, self.rank


def report_figure(statements: Iterable[CountStatement]) -> Bound | None:
    """Give one source's own figure for one outcome, None where nothing it says can be counted.

    Statements on all the victims come before those on groups of them. Of several, the newest and among those the
    first in the text is taken, narrowed by the others as far as they agree with it ("up to 30", "24 bodies" -> 24).
    Without one, the groups that one sentence divides the victims into are added ("13 soldiers and 169 civilians" ->
    182); the largest such sum is taken. Numbers of an armed group count only where there are no others.
    """
    figure = _figure(victims_alone(statements))
    return figure.bound if figure else None


def report_toll(statements: Iterable[CountStatement]) -> Toll:
    """Give one source's own figure with its bounds for `reports.killed` or `reports.wounded`.

    `best` is a number that the source prints or implies exactly, so none for "more than 170" and 171 at the least.
    """
    said = [statement for statement in victims_alone(statements) if statement.counts]
    bound = report_figure(said)
    if bound is None:
        return Toll(None, None, None, is_minimum=False)
    best = bound.low if bound.is_exact else min(_printed(said, bound), default=None)
    return Toll(bound.low, best, bound.high, bound.is_floor)


def _printed(said: Sequence[CountStatement], bound: Bound) -> Iterator[int]:
    """The numbers in the text that a figure allows; of groups of the victims only those that are an end of it."""
    whole = [statement for statement in said if statement.victim_group == VictimGroup.ALL]
    for statement in whole or said:
        both = statement.qualifier == Qualifier.RANGE  # "10 to 12" prints both of its ends
        for end in (statement.low, statement.high) if both else (statement.value,):
            if end is not None and bound.holds(end) and (whole or end in (bound.low, bound.high)):
                yield end


def merge_bounds(bounds: Sequence[Bound]) -> Toll:
    """Merge the intervals of independent voices.

    Best is the stated end that lies in most intervals, ties to the smaller. Where no upper bound holds it, the toll
    is a minimum.
    """
    stated = [bound for bound in bounds if bound != Bound(None, None)]
    ends = {end for bound in stated for end in (bound.low, bound.high) if end is not None}
    floors = [bound.low for bound in stated if bound.low is not None and bound.is_floor]
    if not ends:
        return Toll(None, None, None, is_minimum=False)
    if len(floors) == len(stated):
        return Toll(max(floors), max(floors), None, is_minimum=True)
    best = max(ends, key=lambda end: (sum(bound.holds(end) for bound in stated), -end))
    return _toll(best, not any(bound.high is not None and bound.holds(best) for bound in stated), stated)


def merge_toll(statements: Iterable[CountStatement]) -> Toll:
    """Merge all statements on one attack and one outcome, of all its sources.

    Each voice is one interval: the newest of its sources' figures, narrowed by the others. Where a source counts all
    the victims, a source that counts only groups of them is a lower bound. A newer exact count replaces older ones, a
    larger "at least" a smaller one; the voices left over vote (`merge_bounds`). Low and high are the extremes stated,
    outliers and "at least" that the best value meets left out.
    """
    counted = _independent(s for s in victims_alone(statements) if s.status != CountStatus.OUTLIER)
    sources = grouped(counted, attrgetter("voice_id", "source_id"))
    figures = {key: figure for key, said in sources.items() if (figure := _figure(said))}
    some_whole = any(figure.whole for figure in figures.values())
    voices = defaultdict(list)
    for (voice_id, _), figure in figures.items():
        voices[voice_id].append(figure if figure.whole or not some_whole else _as_floor(figure))
    current = _current([_narrowed(said) for said in voices.values()])
    toll = merge_bounds([figure.bound for figure in current])
    if toll.best is None:
        return toll
    stated = [figure.bound for said in voices.values() for figure in said]
    stated += [d.bound for said in sources.values() for d in _whole_counts(said)]
    return _toll(toll.best, toll.is_minimum, stated)


def count_statuses(statements: Iterable[CountStatement]) -> dict[str, CountStatus]:
    """Give the status of every statement on one attack and one outcome by `casualty_id`; statuses already there are
    ignored.

    repeated: the same words' count stands in an earlier sentence of the same voice. outlier: an armed group's number
    that no other statement allows, or one three times off what at least three other voices say. superseded: replaced
    by a newer exact count or a larger "at least". conflicting: two that are left over exclude each other. Only
    statements on the same group of people are compared.
    """
    ordered = sorted(statements, key=lambda s: (_dated(s).newest_last, s.source_id, s.start, s.casualty_id))
    result = {statement.casualty_id: CountStatus.CURRENT for statement in ordered}
    first: dict[object, CountStatement] = {}
    compared = defaultdict(list)
    for statement in ordered:
        original = first.setdefault(_content(statement), statement)
        if (original.source_id, original.sentence) != (statement.source_id, statement.sentence):
            result[statement.casualty_id] = CountStatus.REPEATED
        elif statement.counts:
            compared[statement.victim_group, statement.victim_nationality].append(statement)
    for group in compared.values():
        outliers = {s.casualty_id for s in group if _is_outlier(s, [other for other in group if other is not s])}
        left = {s.casualty_id: _dated(s) for s in group if s.casualty_id not in outliers}
        current = _current(list(left.values()))
        for casualty_id, dated in left.items():
            if dated not in current:
                result[casualty_id] = CountStatus.SUPERSEDED
            elif any(dated.bound.meet(other.bound) is None for other in current):
                result[casualty_id] = CountStatus.CONFLICTING
        result.update(dict.fromkeys(outliers, CountStatus.OUTLIER))
    return result


def _dated(statement: CountStatement) -> _Dated:
    """Date a statement by `as_of`, else by publication; midnight sharp means that no hour is known."""
    published = statement.published_at
    day = statement.as_of or (published.date() if published else None)
    moment = published if published and day == published.date() and published.time() != time.min else None
    firm = not statement.low is statement.high is None
    rank = statement.is_update - statement.is_outdated
    bound, key = statement.bound or Bound(None, None), (statement.source_id, statement.start)
    dated = _Dated(bound, day, moment, key, firm=firm, minute=statement.minute, rank=rank)
    return replace(dated, revision=statement.revision)


def _content(statement: CountStatement) -> tuple[object, ...]:
    return (
        statement.voice_id,
        statement.victim_group,
        statement.victim_nationality,
        statement.qualifier,
        statement.value,
        statement.bound,
        statement.part_of is None,
    )


def _independent(statements: Iterable[CountStatement]) -> list[CountStatement]:
    """Leave out what cannot be counted, and an armed group's numbers where there are others."""
    counted = [statement for statement in statements if statement.counts]
    return [statement for statement in counted if not statement.partisan] or counted


def _whole_counts(statements: Iterable[CountStatement]) -> list[_Dated]:
    return [_dated(statement) for statement in statements if statement.victim_group == VictimGroup.ALL]


def _figure(statements: Iterable[CountStatement]) -> _Dated | None:
    """One source's figure; see `report_figure`."""
    counted = _independent(statements)
    if whole := _whole_counts(counted):
        return _narrowed(whole)
    divisions = grouped(counted, attrgetter("sentence", "speaker_text"))
    sums = [_sum(division) for division in divisions.values()]
    return max(sums, key=lambda d: (merge_bounds([d.bound]).best or 0, -d.key[1]), default=None)


def _sum(division: Sequence[CountStatement]) -> _Dated:
    """Add the groups of one sentence. An end is open where one of its parts is."""
    bounds = [statement.bound for statement in division if statement.bound]
    lows = [bound.low for bound in bounds if bound.low is not None]
    highs = [bound.high for bound in bounds if bound.high is not None]
    bound = Bound(
        sum(lows) if len(lows) == len(bounds) else None,
        sum(highs) if len(highs) == len(bounds) else None,
    )
    if bound == Bound(None, None):  # "up to 10 soldiers and at least 3 civilians"
        bound = Bound(sum(lows), None)
    newest = max((_dated(statement) for statement in division), key=lambda d: (d.newest_last, -d.key[1]))
    divides = len({statement.victim_group for statement in division}) > 1
    return replace(newest, bound=bound, whole=divides, firm=True, rank=0)


def _as_floor(figure: _Dated) -> _Dated:
    """Read a figure that covers only some of the victims as a lower bound of the whole."""
    low = figure.bound.low if figure.bound.low is not None else 0
    return _Dated(Bound(low, None), figure.day, figure.moment, figure.key, whole=False, revision=figure.revision)


def _narrowed(figures: Iterable[_Dated]) -> _Dated:
    """Take the newest figure, of equals a firm one, then the first in the text; narrow it by those that agree."""
    by_text = sorted(figures, key=lambda d: (not d.firm, d.key))
    first, *others = sorted(by_text, key=lambda d: d.newest_last, reverse=True)
    bound = first.bound
    for other in others:
        bound = bound.meet(other.bound) or bound
    whole, firm = (any(getattr(d, name) for d in (first, *others)) for name in ("whole", "firm"))
    return replace(first, bound=bound, whole=whole, firm=firm)


def _later(a: _Dated, b: _Dated) -> bool:
    """Whether `a` is of a later day, a later capture or entry of the same page, or an update in the same article."""
    if a.revision and b.revision and a.revision[0] == b.revision[0] and a.revision[1] != b.revision[1]:
        return a.revision[1] > b.revision[1]
    if a.key[0] == b.key[0] and a.rank > b.rank and (a.key[1] > b.key[1] or b.rank < 0):
        return True
    if a.key[0] == b.key[0] and a.day == b.day and a.minute is not None and b.minute is not None:
        return a.minute > b.minute
    return a.day is not None and b.day is not None and a.day > b.day


def _later_same_day(a: _Dated, b: _Dated) -> bool:
    return a.day == b.day and a.moment is not None and b.moment is not None and a.moment > b.moment


def _replaces(new: _Dated, old: _Dated) -> bool:
    """Whether a newer figure replaces an older one.

    On a later day an exact count replaces every other, an "at least" one that lies below it. On one day, where the
    hours are known, only a rise replaces: tolls rise as a day goes on, and what falls is a disagreement.
    """
    if new.bound.low is None or new.bound == old.bound:
        return False
    rises = old.bound.high is not None and old.bound.high < new.bound.low
    if _later(new, old):
        return (new.firm and new.bound.is_exact) or rises
    return _later_same_day(new, old) and rises


def _current(figures: Sequence[_Dated]) -> list[_Dated]:
    """Leave out what has been replaced: from the newest to the oldest, then every "at least" below a larger one.

    A figure that has itself been replaced by a newer one replaces nothing, so at least one is always left.
    """
    kept: list[_Dated] = []
    for figure in sorted(figures, key=lambda d: (d.newest_last, d.key), reverse=True):
        if not any(_replaces(newer, figure) for newer in kept):
            kept.append(figure)
    floor = max((d.bound.low or 0 for d in kept if d.bound.is_floor), default=0)
    return [d for d in kept if not d.bound.is_floor or d.bound.low == floor]


def _is_outlier(statement: CountStatement, others: Sequence[CountStatement]) -> bool:
    """See `count_statuses`; a lower bound is no outlier for being low, nor is an early count."""
    bound = statement.bound or Bound(None, None)
    neutral = [other for other in others if not other.partisan]
    if statement.partisan:
        limits = [other.bound for other in neutral if other.bound and not other.bound.is_floor]
        return bool(limits) and not any(limit.meet(bound) for limit in limits)
    others = [other for other in neutral if other.voice_id != statement.voice_id]
    ends = [end for o in others if o.bound for end in (o.bound.low, o.bound.high) if end is not None]
    if len({other.voice_id for other in others}) < _MAJORITY or not ends:
        return False
    if bound.low is not None and bound.low > _FAR * max(ends):
        return True
    is_first = all(_later(_dated(other), _dated(statement)) for other in others)
    return bound.high is not None and bound.high * _FAR < min(ends) and not is_first


def _toll(best: int, is_minimum: bool, stated: Sequence[Bound]) -> Toll:
    """Put the extremes stated around the best value."""
    met = [bound.low for bound in stated if bound.is_floor and bound.low is not None and bound.low <= best]
    unmet = [bound.low for bound in stated if bound.is_floor and bound.low is not None and bound.low > best]
    lows = [bound.low for bound in stated if bound.low is not None and bound.high is not None]
    highs = [bound.high for bound in stated if bound.high is not None]
    lows += [max(met)] if met and not lows else []
    low = min(*lows, best) if lows else None
    return Toll(low, best, None if is_minimum else max(*highs, *unmet, best), is_minimum)

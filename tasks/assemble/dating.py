"""When an attack was that is told without a day of its own: with the attack told just before it, unless it was past."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from schemas.mentions import AttackMention, DateCell, Extraction
from schemas.news import is_news
from schemas.vocabulary import Basis, DatePrecision, Realis

REACH = 6  # sentences
PAST_PERFECT = re.compile(r"\bhad(?: \w+)? \w+(?:ed|en|wn|t)\b")


def with_dates_before(extraction: Extraction, groups: Sequence[Sequence[int]], published: date | None) -> Extraction:
    """Give attacks without a date the day of the news told before them ("… on Monday. In Cali a bomb went off").

    `groups` are the mentions of each attack, by their index in the extraction.
    """
    if published is None:
        return extraction
    attacks = list(extraction.attacks)
    for members in groups:
        own = [index for index in members if not attacks[index].anaphoric]
        if own and not any(attacks[index].dates for index in members) and not _in_past_perfect(attacks[own[0]]):
            cell = _day_before(extraction, own[0], published)
            if cell is not None:
                attacks[own[0]] = replace(attacks[own[0]], dates=(cell,))
    return replace(extraction, attacks=tuple(attacks))


def _in_past_perfect(mention: AttackMention) -> bool:
    """Whether a clause in the past perfect tells of an attack before the news: "a bomb had wrecked the bank"."""
    return PAST_PERFECT.search(mention.quote.quote) is not None


def _day_before(extraction: Extraction, index: int, published: date) -> DateCell | None:
    """The day of the last dated attack before, if it is news and near."""
    mention = extraction.attacks[index]
    told = (each for each in extraction.attacks if each.realis == Realis.ACTUAL and each.dates)
    before = [each for each in told if _precedes(each, mention)]
    if not before:
        return None
    last = max(before, key=lambda each: each.trigger.start)
    cell = min(last.dates, key=lambda cell: cell.prec)
    if cell.prec > DatePrecision.DAY or not is_news(cell, published):
        return None
    return replace(cell, taken_from=Basis.EARLIER_ATTACK)


def _precedes(each: AttackMention, mention: AttackMention) -> bool:
    return each.trigger.start < mention.trigger.start and mention.sentence - each.sentence <= REACH

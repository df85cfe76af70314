"""Documents that would hurt, made by chance: prose that is hard to read, fields of wrong types, broken files."""

import json
import random
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.tasks.ingest.test_forms import FERRY, MANY, MILL, ONE

Chance = random.Random

SENTENCES = (
    "Gunmen shot dead {n} people at a market in {place} on {day}, the police said.",
    "A car bomb killed {n} soldiers and wounded {n} others near {place} {day}.",
    "{who} claimed responsibility for the attack on {place}, in which {n} were killed.",
    "The ministry denied that {n} had died and called it a fabrication by {who}.",
    "On {day} {n} students were abducted from a school in {place} by {who}.",
    "Rockets hit {place}; {n} dead, {n} missing, {n} hurt, among them {n} children.",
)
NUMBERS = (
    *("4,294,967,296", "18446744073709551616", "-7", "0", "1e309", "1.5", "½", "٣٤", "7/8", "0x1F", "007", "1,2,3"),
    *("NaN", "between 9 and 3", "at least at least 5", "no", "dozens of thousands of", "1" * 400, "a hundred and " * 9),
    *("two million million billion", "half a dozen and a half", "", "ninety-nine hundred and eleventy", "³"),
)
DAYS = (
    *("February 30, 2024", "the 99th of May", "0000-00-00", "9999-12-31", "Monday last Friday", "the day after never"),
    *("on the 31st of the 31st", "March 11, 20244", "11/03/2024", "yesterday", "Thursday " * 80, "1/1/1", "since 1066"),
)
PLACES = (
    *("Brantwick", "Quetta", "X" * 3000, "al-" * 500, "\u202eKabul\u202c", "Ka\u0301bul\u0301" * 50, "🏚" * 40, "Œ"),
    *(
        "'",
        "the the the",
        "Port-" * 200 + "Lessing",
        "Kabul, Kabul, Kabul",
        "[[Kabul]]",
        "(" * 300,
        "Nowhere\u200bville",
    ),
)
WHO = ("al-Shabaab", "the group “" * 30, "IS-K, ISIS-K, ISIS -K", "nobody", "The Courier", "they", "Group " * 200, "“”")
NOISE = (
    '"',
    "“",
    ", ",
    ";",
    " and ",
    "(",
    ")",
    "—",
    " of ",
    "who ",
    "that ",
    ".",
    "! ",
    "\n",
    "\t",
    " said ",
    "’s ",
    "*",
)
ODD = (None, True, 7, -1, 10**400, 1.5, [], {}, "", " ", "\0", "\ud800", "\x1b[31m", "=1+1", "../../x", "ω" * 5000)
FIELDS = ("id", "title", "publisher", "published_at", "url", "language", "html", "agency", "licence", "text", "date")
MOST_CHARS = 4_000


def sentence(chance: Chance) -> str:
    """A sentence of news with something odd in it."""
    made = chance.choice(SENTENCES)
    while "{n}" in made:
        made = made.replace("{n}", chance.choice(NUMBERS) if chance.random() < 0.3 else str(chance.randint(1, 90)), 1)
    pick = {"place": PLACES, "day": DAYS, "who": WHO}
    return made.format(**{name: chance.choice(odd if chance.random() < 0.3 else odd[:2]) for name, odd in pick.items()})


def prose(chance: Chance) -> str:
    """A text, most of them short, some of one endless sentence or of marks alone."""
    sentences = [sentence(chance) for _ in range(min(int(chance.paretovariate(1)), 60))]
    kind = chance.random()
    if kind < 0.6:
        text = chance.choice(("\n\n", " ", "\n")).join(sentences)
    elif kind < 0.7:
        text = chance.choice((", and ", ", ", "; ", " who said that ", " because ")).join(
            each.rstrip(".") for each in sentences * 12
        )
    elif kind < 0.8:
        text = "".join(chance.choice(NOISE) + chance.choice((each, "")) for each in sentences * 3)
    elif kind < 0.9:
        text = sentences[0] + chance.choice(NOISE) * int(10 ** chance.uniform(0, 3.9)) + sentences[-1]
    else:
        words = " ".join(sentences).split()
        chance.shuffle(words)
        text = " ".join(words)
    if chance.random() < 0.1:
        text = text.upper()
    return text[:MOST_CHARS]


def fields(chance: Chance) -> object:
    """The fields of a document as a careless crawler leaves them."""
    if chance.random() < 0.02:
        return chance.choice(ODD)
    document: dict[str, object] = {"text": prose(chance), "published_at": "2024-03-11"}
    for name in FIELDS:
        if chance.random() < 0.06:
            document[name] = chance.choice((*ODD, *DAYS, prose(chance)[:300]))
    if chance.random() < 0.05:
        document = {"html": f"<html><body><article><p>{document['text']}</p></article></body></html>"}
    return document


def line(chance: Chance) -> bytes:
    """A line of a file of many; some are broken."""
    data = (json.dumps(fields(chance)) if chance.random() < 0.97 else prose(chance)).encode(errors="surrogatepass")
    return broken(chance, data) if chance.random() < 0.03 else data.replace(b"\n", b" ")


def broken(chance: Chance, data: bytes) -> bytes:
    """Bytes with something cut out, doubled, turned round or put in."""
    made = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        at, size = chance.randrange(len(made) + 1), int(chance.paretovariate(0.7))
        made[at : at + size] = chance.choice(
            (b"", made[at : at + size] * 2, made[at : at + size][::-1], chance.randbytes(min(size, 50)))
        )
    return bytes(made[:1_000_000])


def files(chance: Chance, number: int) -> Iterator[tuple[str, bytes]]:
    """Files that hold at least so many documents: a third are lines of files of many, the others stand alone."""
    forms: dict[str, Callable[..., bytes]] = {**MANY, **ONE}
    for part in range(0, number * 2 // 3, 200):
        size = min(200, number * 2 // 3 - part)
        yield f"lines/{part:06}.jsonl", b"\n".join(line(chance) for _ in range(size)) + b"\n"
    for index in range(number - number * 2 // 3):
        name, make = chance.choice(list(forms.items()))
        ending = name.partition(".")[2]
        if chance.random() < 0.5:
            data = broken(chance, make(*((MILL, FERRY) if name in MANY else (MILL,))))
        else:
            ending, data = chance.choice(("txt", "html", "md", "wiki", "csv")), prose(chance).encode(errors="ignore")
        yield f"{ending.replace('.', '-')}/{index:06}.{ending}", data


def write(folder: Path, number: int, seed: int = 15) -> None:
    """Write so many hostile documents below a folder."""
    for name, data in files(random.Random(seed), number):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)

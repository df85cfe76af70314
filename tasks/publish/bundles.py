"""The rows of a release, gathered the way a reader of the page asks for them: by attack and by article."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain
from operator import itemgetter
from typing import Any

from schemas.branches import Lines, actor_lines
from schemas.conflicts import at_odds, flags_for_reading
from schemas.coordinates import why_no_point
from schemas.countries import country_name
from schemas.export import columns
from schemas.figures import casualty_words, figure_words
from schemas.grouped import grouped
from schemas.naming import source_name, source_title
from schemas.tables import PRIMARY_KEYS
from schemas.tables.happening import Happening
from schemas.vocabulary import Outcome
from tasks.publish.differences import differing
from tasks.publish.searching import folded
from tasks.publish.windows import Extent, windows

Row = Mapping[str, Any]
Json = dict[str, Any]

MOST_TEXT_CHARS = 6_000_000
"""Beyond this much text a page carries the surroundings of the quotes instead of whole articles."""

PRONOUNS = {"he", "she", "they", "it", "i", "we", "him", "her", "them", "who", "one"}
_KEYS = {"attack_id", "source_id"}
_FACTS = list(Happening.to_schema().columns)
_TOLLS = (Outcome.KILLED.value, Outcome.WOUNDED.value)
_FIGURES = [f"{outcome}{end}" for outcome in _TOLLS for end in ("", "_low", "_high", "_is_minimum")]
_REPORT = [*_FACTS, "is_main", *_FIGURES]
_COUNT = [name for name in columns("casualties") if name not in _KEYS]
_CLAIM = [name for name in columns("claims") if name not in _KEYS]
_UNLISTED = {"date_prec", "date_basis", "country_iso2", "admin1", "place_name", "suicide", "stage"}
_UNLISTED |= {"n_perpetrators", "perpetrator_ids", "merged_attack_ids", "conflicts"}
_UNLISTED |= {"country_iso3", "perpetrators", "source_ids", "first_published", "last_published"}
_INDEX = [name for name in columns("attacks") if name not in _UNLISTED]
_TOLD = ("reports", "casualties", "claims")
_GROUP = ("outcome", "victim_group", "in_words")
_ISSUE = ("severity", "code", "source_id", "file_name", "message")


class Bundles:
    """What the page carries, from the rows of all tables. A source is known in it by its number in order of id."""

    def __init__(self, rows: Mapping[str, Sequence[Row]]) -> None:
        self.rows = rows
        self._numbers = {row["source_id"]: number for number, row in enumerate(rows["sources"])}
        self._names = {row["actor_id"]: row["name"] for row in rows["actors"]}

    @cached_property
    def extent(self) -> Extent:
        """How much of the articles is carried."""
        texts = [row["text"] for row in self.rows["sources"]]
        if any(text is None for text in texts):
            return Extent.QUOTES
        return Extent.FULL if sum(map(len, texts)) <= MOST_TEXT_CHARS else Extent.CONTEXTS

    def index(self) -> list[Json]:
        """What the list, the map, the timeline and the filters need of each attack."""
        return [
            {
                **_picked(row, _INDEX),
                **self._figures(row, self._by_attack["casualties"].get(row["attack_id"], ())),
                "country": country_name(row["country_iso2"]),
                "place": place_of(row),
                "no_point": why_no_point(row),
                "odds": (odds := self._odds.get(row["attack_id"], [])),
                "flags": flags_for_reading(row, odds),
                "who": [self._names.get(key, key) for key in row["perpetrator_ids"]],
            }
            for row in self.rows["attacks"]
        ]

    def _figures(self, row: Row, casualties: Sequence[Row]) -> Json:
        return {f"{outcome}_words": figure_words(row, outcome, casualties) for outcome in _TOLLS}

    def search(self) -> list[str]:
        """The words that each attack is found by, in the order of the index."""
        return [folded(self._words(row)) for row in self.rows["attacks"]]

    def _words(self, row: Row) -> Iterator[str | None]:
        """Everything that is written of an attack; what its cells say first."""
        key = row["attack_id"]
        own = [each for table in self._by_attack.values() for each in table.get(key, ())]
        cells = (row["name"], place_of(row), country_name(row["country_iso2"]), row["country_iso2"], key)
        yield from cells
        yield from (*row["attack_types"], *row["weapon_types"], *row["target_types"], row["attribution_status"])
        actors = {each[name] for each in own for name in ("actor_id", "speaker_actor_id") if each.get(name)}
        for actor in sorted(actors | {*row["perpetrator_ids"]}):
            yield self._names.get(actor, actor)
            yield from self._aliases.get(actor, ())
        for each in own:
            yield from (each["quote"], each.get("place_name"), each.get("speaker_text"))
        yield from (str(row[name]) for name in ("killed_best", "wounded_best") if row[name] is not None)
        for number in sorted({self._numbers[each["source_id"]] for each in own}):
            yield from (self._source(number)["name"], self._source(number)["title"])

    def attacks(self) -> list[Json]:
        """Each attack in full, in the order of the index: cells with their quotes, reports, counts, claims, sources."""
        return [self._attack(row) for row in self.rows["attacks"]]

    def _attack(self, row: Row) -> Json:
        key = row["attack_id"]
        own = {table: self._by_attack[table].get(key, []) for table in self._by_attack}
        numbers = sorted({self._numbers[each["source_id"]] for rows in own.values() for each in rows})
        return {
            "attack_id": key,
            "facts": _picked(row, _FACTS),
            "evidence": self._evidence("attacks", key),
            "reports": [self._report(each, row) for each in own["reports"]],
            "conflicts": [self._conflict(each) for each in self._conflicts.get(key, ())],
            "links": [self._link(each) for each in self._links.get(key, ())],
            "groups": [_picked(each, _GROUP) for each in self._tolls.get(key, ()) if each["victim_group"] != "all"],
            "counts": [self._count(each) for each in own["casualties"]],
            "claims": [self._claim(each) for each in own["claims"]],
            "actors": self._named(row, *own["reports"], *own["claims"]),
            "sources": [self._source(number) for number in numbers],
        }

    def _report(self, report: Row, attack: Row) -> Json:
        key = attack["attack_id"], report["source_id"]
        return {
            **self._told(report, _REPORT),
            **self._figures(report, self._counts_of.get(key, ())),
            "differs": differing(report, attack, self._lines),
            "evidence": self._evidence("reports", report["report_id"]),
        }

    def _conflict(self, row: Row) -> Json:
        values = [
            [self._names.get(each["value"], each["value"]), [self._numbers[source] for source in each["source_ids"]]]
            for each in row["values"]
        ]
        return {**_picked(row, ("kind", "column")), "values": values}

    def articles(self) -> list[Json]:
        """Each article: its text or what is shown of it, with everything that was read in it."""
        return [self._article(number, row) for number, row in enumerate(self.rows["sources"])]

    def _article(self, number: int, row: Row) -> Json:
        marks = self._marks.get(row["source_id"], [])
        rows = chain.from_iterable(self._by_source[table].get(row["source_id"], ()) for table in self._by_source)
        quotes = [(each["start"], each["quote"]) for each in chain(marks, rows)]
        return {
            **self._source(number),
            "n_chars": row["n_chars"],
            "sha256": row["text_sha256"],
            "attacks": self._told_in(row["source_id"]),
            "copies": [
                _picked(self._source(other), ("number", "name", "date"))
                for other in self._by_voice[row["voice_id"]]
                if other != number
            ],
            "boilerplate": [[each["start"], each["end"]] for each in row["boilerplate"]],
            "windows": windows(row["text"], quotes, self.extent),
            "marks": [
                [each["start"], each["end"], each["column"], each["value"], self._subject(each)] for each in marks
            ],
        }

    def _told_in(self, source_id: str) -> list[tuple[str, bool]]:
        """The attacks that a source tells of, those it is about first."""
        told = {row["attack_id"]: row["is_main"] for row in self._by_source["reports"].get(source_id, ())}
        return sorted(told.items(), key=lambda each: (not each[1], each[0]))

    def shelf(self) -> list[Json]:
        """All articles, without what is in them."""
        return self._shelf

    def loose(self) -> Json:
        """Statements about no attack that took place, and what could not be used."""
        claims = [row for row in self.rows["claims"] if row["attack_id"] is None]
        issues = [
            {**_picked(row, _ISSUE), "source": self._numbers.get(row["source_id"])} for row in self.rows["issues"]
        ]
        numbers = {self._numbers[row["source_id"]] for row in claims} | {row["source"] for row in issues} - {None}
        return {
            "claims": [self._claim(row) for row in claims],
            "actors": self._named(*claims),
            "sources": [self._source(number) for number in sorted(numbers)],
            "issues": issues,
        }

    def _source(self, number: int) -> Json:
        return self._shelf[number]

    @cached_property
    def _shelf(self) -> list[Json]:
        return [
            {
                "number": number,
                "name": source_name(row),
                "title": source_title(row),
                "date": row["published_day"],
                "n_attacks": len(self._told_in(row["source_id"])),
                **_picked(row, ("source_id", "url", "voice_id", "reuse_share", "licence")),
            }
            for number, row in enumerate(self.rows["sources"])
        ]

    @cached_property
    def _by_voice(self) -> Mapping[str, list[int]]:
        sources = self.rows["sources"]
        return grouped(range(len(sources)), lambda number: str(sources[number]["voice_id"]))

    @cached_property
    def _aliases(self) -> Mapping[str, Sequence[str]]:
        return {row["actor_id"]: row["aliases"] for row in self.rows["actors"]}

    def _claim(self, row: Row) -> Json:
        return self._told(row, _CLAIM) | {"speaker": self._speaker(row)}

    def _count(self, row: Row) -> Json:
        return self._told(row, _COUNT) | {"words": casualty_words(row), "speaker": self._speaker(row)}

    def _speaker(self, row: Row) -> str | None:
        """Who speaks, as written; a pronoun gives way to the name of whoever it stands for, or to nothing."""
        said = " ".join((row["speaker_text"] or "").split())
        if said and said.lower() not in PRONOUNS:
            return said
        return self._names.get(row["speaker_actor_id"]) if row["speaker_actor_id"] else None

    def _link(self, row: Row) -> Json:
        """Why two sources are taken to tell of one attack."""
        pair = [self._numbers[self._sources_of[row[name]]] for name in ("linked_report_id", "report_id")]
        return {"sources": pair, **_picked(row, ("score", "needed", "observations"))}

    def _told(self, row: Row, names: Iterable[str]) -> Json:
        return _picked(row, names) | {"source": self._numbers[row["source_id"]]}

    def _named(self, *rows: Row) -> Json:
        keys = {key for row in rows for key in (row.get("actor_id"), row.get("speaker_actor_id")) if key}
        keys |= {key for row in rows for key in row.get("perpetrator_ids") or ()}
        return {key: self._names.get(key, key) for key in sorted(keys)}

    def _evidence(self, table: str, row_id: str) -> Json:
        """The quotes behind each cell of a row: value, source, start, end, method."""
        cells: dict[str, list[list[Any]]] = defaultdict(list)
        for row in self._by_row.get((table, row_id), ()):
            span = [row["value"], self._numbers[row["source_id"]], row["start"], row["end"], row["method"]]
            cells[row["column"]].append(span)
        return cells

    def _subject(self, evidence: Row) -> str | None:
        """The attack that a row of evidence tells of."""
        return self._attack_of.get((evidence["table"], evidence["row_id"]))

    @cached_property
    def _odds(self) -> Mapping[str, list[str]]:
        return at_odds(self.rows["conflicts"])

    @cached_property
    def _conflicts(self) -> Mapping[str, list[Row]]:
        return grouped(self.rows["conflicts"], itemgetter("attack_id"))

    @cached_property
    def _tolls(self) -> Mapping[str, list[Row]]:
        return grouped(self.rows["tolls"], itemgetter("attack_id"))

    @cached_property
    def _lines(self) -> Lines:
        return actor_lines({row["actor_id"]: row["parent_actor_id"] for row in self.rows["actors"]})

    @cached_property
    def _counts_of(self) -> Mapping[tuple[str, str], list[Row]]:
        return grouped(self.rows["casualties"], itemgetter("attack_id", "source_id"))

    @cached_property
    def _links(self) -> Mapping[str, list[Row]]:
        return grouped(self.rows["links"], itemgetter("attack_id"))

    @cached_property
    def _sources_of(self) -> Mapping[str, str]:
        return {row["report_id"]: row["source_id"] for row in self.rows["reports"]}

    @cached_property
    def _by_attack(self) -> Mapping[str, Mapping[str, list[Row]]]:
        return {table: grouped(self.rows[table], itemgetter("attack_id")) for table in _TOLD}

    @cached_property
    def _by_source(self) -> Mapping[str, Mapping[str, list[Row]]]:
        return {table: grouped(self.rows[table], itemgetter("source_id")) for table in _TOLD}

    @cached_property
    def _attack_of(self) -> Mapping[tuple[str, str], str | None]:
        return {(table, row[PRIMARY_KEYS[table]]): row["attack_id"] for table in _TOLD for row in self.rows[table]}

    @cached_property
    def _by_row(self) -> Mapping[tuple[str, str], list[Row]]:
        told = (row for row in self.rows["evidence"] if row["table"] in ("attacks", "reports"))
        return grouped(told, itemgetter("table", "row_id"))

    @cached_property
    def _marks(self) -> Mapping[str, list[Row]]:
        """What was read in each source; merged cells of attacks repeat it and are left out."""
        return grouped((row for row in self.rows["evidence"] if row["table"] != "attacks"), itemgetter("source_id"))


def place_of(row: Row) -> str:
    """Write a place from the smallest to the first-order division, each name once."""
    names = [row["place_name"], row["city"], row["admin1"]]
    return ", ".join(dict.fromkeys(name for name in names if name))


def _picked(row: Row, names: Iterable[str]) -> Json:
    return {name: row[name] for name in names}

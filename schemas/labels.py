"""Labelled articles: which attack each stretch of a text tells of, as `gold.json` beside `documents.jsonl` says."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class LabelledSpan:
    """A stretch of a text `[start, end)`, in code points of the text as given, and the attacks it may be about.

    The first of them is the likeliest. `label` is the outcome of a casualty or the type of a claim, empty for a mention
    of an attack.
    """

    start: int
    end: int
    attacks: tuple[str | None, ...]
    label: str = ""

    def overlap(self, start: int, end: int) -> int:
        """Count the characters shared with another stretch."""
        return max(0, min(end, self.end) - max(start, self.start))


@dataclass(frozen=True, slots=True)
class LabelledArticle:
    """An article's attacks, casualties and claims. `not_counted` are numbers that are no casualties of any attack, and
    what is no attack. `optional` are the attacks that a labeller might leave out.

    `origin` names the news it belongs to: articles of one are never learned from and tried on at once. `main` is the
    attack that the article is about, None where there are several or none.
    """

    source_id: str
    origin: str
    main: str | None
    optional: frozenset[str]
    mentions: tuple[LabelledSpan, ...]
    casualties: tuple[LabelledSpan, ...]
    claims: tuple[LabelledSpan, ...]
    not_counted: tuple[LabelledSpan, ...] = ()

    def attack_at(self, trigger: tuple[int, int], clause: tuple[int, int]) -> str | None:
        """Give the attack that a mention tells of, given its trigger and clause in code points of the text as given.

        That of the labelled mention around the trigger; else of the nearest casualty or claim in the clause; else of a
        labelled mention in the clause; None where nothing there is labelled. Before the text stands the headline.
        """
        if trigger[1] <= 0:
            return self.main
        around = [span for span in self.mentions if span.overlap(*trigger)]
        if around:
            return _attack(min(around, key=lambda span: (-span.overlap(*trigger), span.end - span.start)))
        beside = [span for span in (*self.casualties, *self.claims) if span.overlap(*clause) and _attack(span)]
        if beside:
            return _attack(min(beside, key=lambda span: _distance(span, trigger[0])))
        inside = [span for span in self.mentions if span.overlap(*clause)]
        return _attack(max(inside, key=lambda span: span.overlap(*clause))) if inside else None


def _attack(span: LabelledSpan) -> str | None:
    return next((attack for attack in span.attacks if attack), None)


def _distance(span: LabelledSpan, position: int) -> int:
    if span.start <= position < span.end:
        return 0
    return min(abs(span.start - position), abs(span.end - position))


def read_articles(folder: Path) -> dict[str, LabelledArticle]:
    """Read the labels of a folder by source id."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    optional = {a["attack_id"] for a in gold["attacks_consolidated"] if not a.get("required", True)}
    return {document["source_id"]: _article(document, optional) for document in gold["documents"]}


def _article(document: Mapping[str, Any], optional: set[str]) -> LabelledArticle:
    told = document["attack_mentions"]
    main = [each["attack_id"] for each in told if each["role"] == "main"]
    return LabelledArticle(
        document["source_id"],
        document["cluster"],
        main[0] if len(main) == 1 else None,
        frozenset(each["attack_id"] for each in told) & optional,
        tuple(
            LabelledSpan(span["start"], span["end"], (each["attack_id"],)) for each in told for span in each["evidence"]
        ),
        tuple(_statements(document["casualties"], "outcome")),
        tuple(_statements(document["claims"], "claim_type")),
        tuple(LabelledSpan(span["start"], span["end"], ()) for span in document.get("must_not", ())),
    )


def _statements(rows: Sequence[Mapping[str, Any]], label: str) -> Iterator[LabelledSpan]:
    for row in rows:
        others = (*row.get("accept_attack", ()), *row.get("accept_attack_ids", ()))
        span = row["evidence"]
        yield LabelledSpan(span["start"], span["end"], (row.get("attack_id"), *others), row[label])

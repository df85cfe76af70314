"""What must not matter does not: copies, the order of documents, how they are split, documents on other things."""

from dataclasses import replace

import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from schemas.documents import CleanDocument, Issue
from schemas.mentions import Extraction
from schemas.parts import write_part
from tasks.assemble.task import assemble_parts
from tasks.assemble.voices import find_voices, fingerprint

FILLER = "Shops stayed shut and the road to the north was closed until noon while men swept the glass away. " * 6
COPIED = {"n_sources", "source_ids"}
"""What a copy may change of an attack."""


def _news(page, name, day, killed, place="Quetta", filler=FILLER):
    news = page(
        f"A bomb killed {killed} people in {place} on May {day}. They said it was theirs. {filler}", "2024-05-09", name
    )
    news.attack("A bomb", dates=[news.date(f"May {day}", f"2024-05-{day:02}")], places=[news.place(place)])
    news.harm(f"{killed} people", 0, killed)
    return news


@pytest.fixture
def pages(page):
    """Six articles on three attacks, two of them in one city."""
    told = [("a", 1, 30), ("b", 1, 30), ("c", 1, 31), ("d", 7, 30), ("e", 7, 4), ("f", 7, 4, "Kerman")]
    return [_news(page, *each) for each in told]


@pytest.fixture
def attacks(tmp_path_factory):
    """Assemble batches of pages: the attacks by the sources that tell of them, copies left out."""

    def assemble(*batches):
        folder = tmp_path_factory.mktemp("copies")
        clean = [write_part(folder / f"c{n}", CleanDocument, [p.document for p in b]) for n, b in enumerate(batches)]
        read = [write_part(folder / f"x{n}", Extraction, [p.extraction for p in b]) for n, b in enumerate(batches)]
        out = assemble_parts(clean, read, [write_part(folder / "issues", Issue, [])], folder / "tables")
        rows = {row["attack_id"]: row for row in pq.read_table(out / "attacks.parquet").to_pylist()}
        told: dict[str, set[str]] = {}
        for report in pq.read_table(out / "reports.parquet").to_pylist():
            told.setdefault(report["attack_id"], set()).add(report["source_id"].split("~")[0])
        return {
            frozenset(sources): {column: cell for column, cell in rows[key].items() if column not in COPIED}
            for key, sources in told.items()
        }

    return assemble


def _copy(page, original, number):
    """An article that is another word for word, under another name."""
    name = f"{original.document.source.source_id}~{number:03}"
    copy = page(original.document.source.text, None, name)
    source = replace(original.document.source, source_id=name, file_name=f"{name}.txt")
    copy.document = replace(original.document, source=source)
    [attack] = original.attacks
    copy.attack("A bomb", dates=[replace(attack.dates[0], span=copy.span(attack.dates[0].span.quote))],
                places=[replace(attack.places[0], span=copy.span(attack.places[0].span.quote))])  # fmt: skip
    [harm] = original.casualties
    copy.harm(harm.quote.quote, 0, harm.value)
    return copy


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chosen=st.lists(st.integers(0, 5), min_size=1, max_size=6))
def test_copies_change_nothing_but_the_number_of_sources(page, pages, attacks, chosen):
    copies = [_copy(page, pages[index], number) for number, index in enumerate(chosen)]
    assert attacks([*pages, *copies]) == attacks(pages)


def test_two_hundred_copies_change_nothing(page, pages, attacks):
    assert attacks([*pages, *(_copy(page, pages[0], number) for number in range(200))]) == attacks(pages)


def test_two_hundred_copies_of_a_brief_change_nothing(page, attacks):
    briefs = [_news(page, "a", 1, 30, filler=""), _news(page, "b", 7, 4, filler="")]
    copies = [_copy(page, brief, number) for brief in briefs for number in range(100)]
    assert attacks([*briefs, *copies]) == attacks(briefs)


def test_a_brief_under_other_headlines_is_one_voice(page, tmp_path):
    brief = "A bomb killed 3 men."
    texts = {name: f"{name} reports\n\n{brief}" for name in ("Courier", "Herald")} | {"": brief}
    documents = [page(text, "2024-05-09", f"n{len(name)}") for name, text in texts.items()]
    for document, text in zip(documents, texts.values(), strict=True):
        source = replace(document.document.source, body_start=len(text) - len(brief))
        document.document = replace(document.document, source=source)
    voices = find_voices([fingerprint(each.document) for each in documents])
    assert len({voice.voice_id for voice in voices.values()}) == 1


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(range(6)), cut=st.integers(1, 5))
def test_order_and_batches_do_not_matter(pages, attacks, order, cut):
    shuffled = [pages[index] for index in order]
    assert attacks(shuffled[:cut], shuffled[cut:]) == attacks(pages)


def test_documents_on_other_things_change_nothing(page, pages, attacks):
    others = [page(f"Match {number} ended without a goal.", "2024-05-09", f"match-{number}") for number in range(20)]
    assert attacks([*others, *pages]) == attacks(pages)


@pytest.mark.parametrize("text", ["A bomb killed 3 people.", "word"])
def test_short_copies_are_one_voice(page, text, tmp_path):
    documents = [page(text, "2024-05-09", name) for name in ("one", "two")]
    clean = write_part(tmp_path / "c", CleanDocument, [each.document for each in documents])
    read = write_part(tmp_path / "x", Extraction, [each.extraction for each in documents])
    out = assemble_parts([clean], [read], [write_part(tmp_path / "i", Issue, [])], tmp_path / "tables")
    assert len(set(pq.read_table(out / "sources.parquet")["voice_id"].to_pylist())) == 1

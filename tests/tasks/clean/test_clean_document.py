"""Cleaning: what the language pipeline reads of a raw text, and that spans of it point into the raw text."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.documents import CleanDocument, SourceDocument
from tasks.clean.document import clean_document


def cleaned(text: str) -> CleanDocument:
    return clean_document(SourceDocument("test", "test.txt", text, "en"))


def quote(document: CleanDocument, part: str) -> str:
    at = document.reading.index(part)
    return document.cut(at, at + len(part)).quote


WIRE = """   SAN LORENZO, 4 APR 90 (PRENSA SUR) -- [REPORT] [ANA DIAZ] [TEXT] GUNMEN
OF THE PEOPLE'S LIBERATION FRONT [FPL] SHOT AND KILLED TWO NATIONAL
POLICE AGENTS [WORDS INDISTINCT] YESTERDAY NEAR SANTA CLARA, COLONEL
HUGO MEJIA SAID.

   HE TOLD PRESIDENT CARLOS RUIZ THAT "NOBODY KNOWS" WHO ORDERED IT.
"""


def test_a_wire_in_capitals_reads_like_print():
    document = cleaned(WIRE)
    assert document.reading == (
        "Gunmen of the People's Liberation Front [FPL] shot and killed two National Police agents yesterday near "
        'Santa Clara, Colonel Hugo Mejia said.\n\nHe told President Carlos Ruiz that "nobody knows" who ordered it.'
    )
    assert document.flags == ("all_capitals", "wrapped_lines")
    assert (document.dateline_place, document.dateline_date) == ("San Lorenzo", date(1990, 4, 4))
    assert quote(document, "two National Police agents") == "TWO NATIONAL\nPOLICE AGENTS"
    assert document.boilerplate == ()


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        pytest.param("One is dead.Two are hurt.", "One is dead. Two are hurt.", id="glued sentences"),
        pytest.param("See www.Example.com now", "See www.Example.com now", id="addresses stay"),
        pytest.param("A 3.5Kg bomb", "A 3.5Kg bomb", id="decimals stay"),
        pytest.param("The bomb\u00a0went\u200b off", "The bomb went off", id="odd spaces"),
        pytest.param("Itâ€™s over &amp; done", "It's over & done", id="wrong decoding and entities"),
        pytest.param("“It’s over,” he said", '"It\'s over," he said', id="quotes"),
        pytest.param("WHO DID IT?\nNobody knows.", "WHO DID IT?\n\nNobody knows.", id="a heading is a paragraph"),
        pytest.param("Police found\na body.", "Police found a body.", id="a line that runs on"),
    ],
)
def test_characters_and_lines(text, reading):
    assert cleaned(text).reading == reading


def test_wrapped_lines_are_joined_and_times_of_a_live_page_are_not():
    wrapped = "Gunmen opened fire on a crowded\nbus near the northern town of\nElmira on Sunday and killed\nfour."
    assert "\n" not in cleaned(wrapped).reading
    assert cleaned("17:05\nA blast was heard.\n\n17:22\nTwo are dead.").reading.count("\n\n") == 3


@pytest.mark.parametrize(
    ("dateline", "place", "day"),
    [
        ("LAGOS (Wire) - ", "Lagos", None),
        ("OSLO – ", "Oslo", None),
        ("ELMIRA, N.Y. (WXYZ) -- ", "Elmira, N.Y.", None),
        ("RIVERTON (Feb. 4, 2014) – ", "Riverton", date(2014, 2, 4)),
        ("HERAT, Afghanistan, Sept 18 (Wire) - ", "Herat, Afghanistan", None),
        ("Elmira, NY – ", "Elmira, NY", None),
        ("Balle (Mali), 3 May 2019 - ", "Balle, Mali", date(2019, 5, 3)),
        ("Deir el-Rass (Wire) – ", "Deir el-Rass", None),
        ("BALLE, May 3. /WIRE/. ", "Balle", None),
    ],
)
def test_datelines(dateline, place, day):
    document = cleaned(f"By Ann Lee\n\n{dateline}Two men were shot.")
    assert document.reading == "Two men were shot."
    assert (document.dateline_place, document.dateline_date) == (place, day)


@pytest.mark.parametrize(
    "text",
    [
        "(May 7, 2013) A bomb went off.",
        "IS-K's fighters fled.",
        "ISIS – the group behind it – is silent.",
        "UPDATE – two more have died.",
        "Sanders – the mayor – has died.",
        "ISIS-K, or Khorasan, grew.",
    ],
)
def test_what_is_no_dateline(text):
    document = cleaned(text)
    assert document.reading == text
    assert document.dateline_place is None


@given(
    st.text(alphabet=st.sampled_from("aB. \n\t'\"“’—-Ã©&amp;[TEXT](AP)\u200b\r0"), max_size=120) | st.text(max_size=80)
)
@settings(max_examples=300, deadline=None)
def test_every_character_of_the_reading_stands_in_the_raw_text(text):
    document = cleaned(text)
    covered = [False] * len(document.reading)
    for run in document.runs:
        assert run.raw >= 0 and run.raw + run.length <= len(text)
        for offset in range(run.length):
            covered[run.reading + offset] = True
    assert all(done or char.isspace() for done, char in zip(covered, document.reading, strict=True))
    for at, char in enumerate(document.reading):
        if not char.isspace():
            start, end = document.raw_range(at, at + 1)
            assert 0 <= start < end <= len(text)


@given(st.text(alphabet="abCD .\n", max_size=100))
@settings(max_examples=200, deadline=None)
def test_plain_letters_are_read_as_they_stand(text):
    document = cleaned(text)
    for at, char in enumerate(document.reading):
        if not char.isspace():
            start, _ = document.raw_range(at, at + 1)
            assert text[start].lower() == char.lower()

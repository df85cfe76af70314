"""Capitals: a text in capitals is written as in print, character for character."""

import pytest

from tasks.clean.aligned import Aligned
from tasks.clean.casing import is_all_capitals, restore_case


def restored(text: str) -> str:
    return restore_case(Aligned.of(text)).text


@pytest.mark.parametrize(
    "printed",
    [
        "A bomb went off outside the U.S. consulate in Lima.",
        "Defense Minister Jose Garcia met the ministers of Peru and Chile.",
        "On 3 May 1989 the guerrillas may have attacked Santa Ana.",
        "He was killed by the National Liberation Army (ELN) in Medellin.",
        "D'Aubuisson and McNamara fired M-60 machineguns; the army didn't.",
        "The Ministry of Defense said it. The 3d brigade denied it.",
        "Members of Shining Path killed Mayor Juan de la Cruz.",
        'He said: "We did it." Nobody called it "an accident".',
        "The march was led by Francisco Merino, who was born in March.",
        "Mr. Ramirez spoke to Dr. Lopez in San Salvador on Monday.",
    ],
)
def test_case_is_restored(printed):
    assert restored(printed.upper()) == printed


def test_a_headline_in_capitals_does_not_make_a_text_in_capitals():
    assert not is_all_capitals(
        "TWO SHOT IN ELMIRA\n\nTwo men were shot in Elmira on Sunday, police said, and one died."
    )
    assert not is_all_capitals("TWO SHOT")

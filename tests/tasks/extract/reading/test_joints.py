"""Lists of harmed people: everybody hangs where the sentence puts them."""

from datetime import UTC, datetime

import pytest

from flows.read import read_text

PUBLISHED = datetime(2024, 6, 20, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("sentence", "killed", "wounded"),
    [
        ("A roadside bomb at a station in Medan on Saturday left two clerks dead and eight seriously injured.", 2, 8),
        ("A roadside bomb in Herat left two young men and a woman dead and three wounded on Monday.", 3, 3),
        ("Six officers died and a couple and their three children were hurt in a car bomb in Cali on Monday.", 6, 5),
        ("An explosion near Kharkiv resulted in the deaths of a mother and her two sons and injuries to a man.", 3, 1),
        ("A raid by gunmen killed 23 civilians in Mopti and left 12 others nursing injuries.", 23, 12),
        ("A grenade attack in Quetta on Monday left a mother of three dead and seven seriously injured.", 1, 7),
        ("The bodies of three clerks were recovered after a car bomb in Manchester on Monday.", 3, None),
        ("Gunmen shot dead a couple and their two children and injured 14 boys in Medan on Tuesday.", 4, 14),
        ("Gunmen shot dead a nun on Sunday in Medan and three pupils were wounded.", 1, 3),
        ("An air strike in Tucson on Saturday left three soldiers and a civilian dead and 14 others wounded.", 4, 14),
        ("Three villagers were killed and four members of a road crew injured in a grenade attack in Tucson.", 3, 4),
    ],
)
def test_everybody_harmed_is_counted_once(sentence: str, killed: int, wounded: int | None) -> None:
    _, tables = read_text(sentence, PUBLISHED)
    assert [(report["killed"], report["wounded"]) for report in tables["reports"]] == [(killed, wounded)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Roads were closed after a bomb scare in Herat on Monday.",
        "The novel is set in Herat after a bomb of the last war is dug up.",
        "Guards in Herat searched on Monday after a truck bomb, which was never found.",
    ],
)
def test_what_comes_after_a_bomb_that_harmed_nobody_is_no_attack(sentence: str) -> None:
    _, tables = read_text(sentence, PUBLISHED)
    assert tables["reports"] == []

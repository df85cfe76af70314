"""Lists of harmed people: everybody hangs where the sentence puts them."""

from datetime import UTC, datetime

import pytest

from flows.read import read_text

PUBLISHED = datetime(2024, 6, 20, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("sentence", "killed", "wounded"),
    [
        (
            "A roadside bomb at a bus station in Medan on Saturday left two clerks dead and eight seriously injured.",
            2,
            8,
        ),
        ("A roadside bomb in Herat left two young men and a woman dead and three wounded on Monday.", 3, 3),
        ("Six officers died and a couple and their three children were hurt in a car bomb in Cali on Monday.", 6, 5),
        ("An explosion near Kharkiv resulted in the deaths of a mother and her two sons and injuries to a man.", 3, 1),
        ("A raid by gunmen killed 23 civilians in Mopti and left 12 others nursing injuries.", 23, 12),
        ("A grenade attack in Quetta on Monday left a mother of three dead and seven seriously injured.", 1, 7),
        ("Three villagers were killed and four members of a road crew injured in a grenade attack in Tucson.", 3, 4),
    ],
)
def test_everybody_harmed_is_counted_once(sentence: str, killed: int, wounded: int) -> None:
    _, tables = read_text(sentence, PUBLISHED)
    assert [(report["killed"], report["wounded"]) for report in tables["reports"]] == [(killed, wounded)]

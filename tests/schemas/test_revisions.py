import pytest

from schemas.revisions import is_outdated, is_update


@pytest.mark.parametrize(
    ("before", "update", "outdated"),
    [
        ("Two more men died in hospital, bringing the death toll to ", True, False),
        ("The number of people killed has since risen to ", True, False),
        ("The ministry revised its earlier count of ", False, True),
        ("The mayor withdrew his figure of ", False, True),
        ("Police had initially spoken of ", False, True),
        ("The toll was down from ", False, True),
        ("The toll rose at night. A bomb killed ", False, False),
        ("An earlier train carried ", False, False),
    ],
)
def test_the_words_before_a_count_tell_whether_it_replaces_one_or_is_replaced(before, update, outdated):
    assert (is_update(before), is_outdated(before)) == (update, outdated)

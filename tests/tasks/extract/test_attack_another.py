import pytest

from tasks.extract.components.attack_another import is_another
from tasks.extract.components.attack_triggers import find_triggers


@pytest.mark.parametrize(
    "sentence",
    [
        "Another bomb exploded near the port of Lima.",
        "The rebels also attacked a power station.",
        "Meanwhile, gunmen kidnapped a rancher in the south.",
        "A second attack on the mission took place at noon.",
    ],
)
def test_words_that_set_an_attack_apart(reading, sentence):
    assert any(map(is_another, find_triggers(reading(sentence))))


@pytest.mark.parametrize(
    "sentence",
    [
        "A bomb exploded near the port of Lima.",
        "Two guards were also wounded in the attack.",
        "The explosion killed another man.",
    ],
)
def test_words_that_do_not(reading, sentence):
    assert not any(map(is_another, find_triggers(reading(sentence))))

import pytest

from tasks.extract.attacks.another import is_another
from tasks.extract.attacks.triggers import find_triggers


@pytest.mark.parametrize(
    "sentence",
    [
        "Another bomb exploded near the port of Lima.",
        "The rebels also attacked a power station.",
        "Meanwhile, gunmen kidnapped a rancher in the south.",
        "A second attack on the mission took place at noon.",
        "Gunmen opened fire in a cafe hours after a bomb went off at the harbour of Bergen.",
        "The raid came two days before a bombing in the port of Basra.",
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
        "A man died hours after he was shot in Bergen.",
        "Norman Hill and another gunman fired several shots at the crowd.",
        "Police held a plumber hours after a bombing in Bergen.",
    ],
)
def test_words_that_do_not(reading, sentence):
    assert not any(map(is_another, find_triggers(reading(sentence))))

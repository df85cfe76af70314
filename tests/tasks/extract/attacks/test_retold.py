"""What a later sentence makes of an attack: an exercise, a leak of gas, a driver who fell ill; and what it leaves."""

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen stormed a bank in Tulcea on Monday. It was only a drill, the mayor said later.",
        "Shots were fired at a bus in Arad on Friday. The scene turned out to be a rehearsal.",
        "An explosion tore through a kiosk in Varna and killed two. The fire service said a gas canister had leaked.",
        "A blast destroyed a house in Split, killing a man. Inspectors blamed a faulty boiler.",
        "A van ploughed into pedestrians in Lugo, killing two people. Its driver had suffered a seizure, police said.",
    ],
)
def test_what_a_later_sentence_makes_none(actual, text):
    assert not actual(text)


@pytest.mark.parametrize(
    "text",
    [
        "An explosion tore through a kiosk in Varna and killed two women. Police ruled out a gas leak.",
        "A bomb exploded in a bakery in Varna and killed two women. The blast also set a gas cylinder alight.",
        "Gunmen stormed a bank in Tulcea on Monday. It was no drill, the mayor said.",
        "A van ploughed into pedestrians in Lugo, killing two people. The driver had posted threats.",
    ],
)
def test_what_a_later_sentence_leaves_an_attack(actual, text):
    assert actual(text)

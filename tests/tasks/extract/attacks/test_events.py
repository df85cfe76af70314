"""Events: which words of a sentence tell of one attack, and which of two."""

import pytest

from tasks.extract.attacks.events import join_events
from tasks.extract.attacks.triggers import find_triggers
from tasks.extract.places.find import find_places


def events_of(reading, text):
    parsed = reading(text)
    return join_events(list(find_triggers(parsed)), find_places(parsed))


@pytest.mark.parametrize(
    "text",
    [
        "The blast came five days after gunmen shot dead a judge in Aleppo.",
        "Five years after a gunman shot 26 people in a church in Lutherville, a bomb killed three in Reno.",
        "On Monday gunmen killed two farmers in Tira, and on Tuesday a bomb killed a nurse in Sava.",
        "In April 2020 two people were killed in Romans by a refugee, and in October a boy was beheaded in Conflin.",
        "Police shot at crowds in Vanga on 3 June, and rebels killed five guards in Pori on 5 June.",
        "The raid on Monday was the deadliest since bombers killed 30 people in Kasra in 2014.",
        "Three men died in a raid on Sava, while a bomb at a school in Pori killed two pupils.",
        "Six people died in a shooting in Reno; hours earlier, two men had been shot dead in Boise.",
        "After the attack on a rabbi in Reno, the town was shaken again: two youths beat a teacher in Boise.",
        "Two guards were killed in a shooting on Sunday; in 2012 four had died in an ambush on the same road.",
        "Two hours after the explosion, mortar rounds landed near the gate of the hospital.",
        "The killing of the priest in Pori on Sunday followed the murder of a nun in Sava in May.",
    ],
)
def test_each_with_its_own_time_or_town_are_two(reading, text):
    assert len(events_of(reading, text)) == 2


@pytest.mark.parametrize(
    "text",
    [
        "A man was shot on Monday in Reno and died on Tuesday.",
        "A bomb exploded in Reno on Monday, killing three people.",
        "Gunmen stormed a hotel in Reno on Monday, set fire to cars and killed three guests.",
    ],
)
def test_what_one_deed_did_is_one(reading, text):
    assert len(events_of(reading, text)) == 1

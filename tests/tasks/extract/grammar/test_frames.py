"""Frames of single sentences: who acts, who is acted on, what is aimed at, how it is meant."""

import pytest

from schemas.vocabulary import Polarity, Realis
from tasks.extract.grammar.frames import Frame, Hangs, Role, frame_of
from tasks.extract.grammar.voice import Voice
from tasks.extract.parse import plain
from tasks.extract.reading.language import load_language


def frame(sentence: str, word: str) -> Frame:
    doc = plain(load_language()(sentence))
    return frame_of(next(token for token in doc if token.text == word))


def heads(sentence: str, word: str, *roles: Role) -> list[str]:
    return [head.text for head in frame(sentence, word).heads(*roles)]


@pytest.mark.parametrize(
    ("sentence", "word", "patients"),
    [
        ("Gunmen shot dead Ana Ruiz, a judge, and her two clerks outside the court.", "shot", ["Ruiz", "clerks"]),
        ("The blast killed two soldiers, a nurse and her son.", "killed", ["soldiers", "nurse", "son"]),
        (
            "A bomb exploded near the market, killing a vendor, his wife and their three children.",
            "killing",
            ["vendor", "wife", "children"],
        ),
        ("Nine volunteers (VDP) and four soldiers were killed in the ambush.", "killed", ["volunteers", "soldiers"]),
        ("Three people, two men and a woman, were killed on Monday.", "killed", ["people"]),
        ("The miners who were shot died on the spot.", "shot", ["miners"]),
        ("A retired teacher died of his wounds.", "died", ["teacher"]),
        ("The mayor was shot and killed by two men.", "killed", ["mayor"]),
        ("The police chief was killed along with his driver.", "killed", ["chief", "driver"]),
        ("The murder on 3 May of a priest shocked the town.", "murder", ["priest"]),
        ("A man wounded in the raid was flown out.", "wounded", ["man"]),
        ("4 shot in Toledo", "shot", ["4"]),
    ],
)
def test_patients_are_all_those_acted_on(sentence, word, patients):
    assert heads(sentence, word, Role.PATIENT) == patients


@pytest.mark.parametrize(
    ("sentence", "word", "agents"),
    [
        ("Raiders stormed the village, killing 14 people and abducting six girls.", "abducting", ["Raiders"]),
        ("The village was stormed by raiders, killing 14 people.", "killing", ["raiders"]),
        ("Two officers were shot dead by militants who fled on foot.", "fled", ["militants"]),
        ("The group is suspected of carrying out the attack on the convoy.", "attack", ["group"]),
        ("The court convicted two brothers of bombing the station.", "bombing", ["brothers"]),
        ("The ambush by rebels left four dead.", "ambush", ["rebels"]),
        ("Soldiers and militiamen burned the huts.", "burned", ["Soldiers", "militiamen"]),
        ("Some of the captives died in the crossfire.", "died", []),
        ("The murder of a priest shocked the town.", "murder", []),
    ],
)
def test_agents_are_those_who_act(sentence, word, agents):
    assert heads(sentence, word, Role.AGENT) == agents


def test_an_act_is_aimed_at_its_goal():
    assert heads("Gunmen fired on a bus and a lorry near Wajir.", "fired", Role.GOAL) == ["bus", "lorry"]
    assert heads("An attack against the post killed one.", "attack", Role.GOAL) == ["post"]


def test_circumstances_are_arguments_too():
    sentence = "Gunmen killed six farmers in Dikwa on Sunday, police said."
    assert heads(sentence, "killed", Role.PLACE) == ["Dikwa"]
    assert heads(sentence, "killed", Role.TIME) == ["Sunday"]
    assert heads(sentence, "killed", Role.SOURCE) == ["police"]


def test_a_frame_knows_what_it_hangs_on():
    assert frame("Police said gunmen killed six farmers.", "killed").hangs is Hangs.SPEECH
    assert frame("If the army attacks the town, thousands will flee.", "attacks").hangs is Hangs.CONDITION
    assert frame("A year after raiders burned the school, it opened again.", "burned").hangs is Hangs.TIME
    assert frame("The men who bombed the bank fled.", "bombed").hangs is Hangs.RELATIVE


def test_a_frame_is_read_once():
    doc = plain(load_language()("Gunmen killed six farmers."))
    assert frame_of(doc[1]) is frame_of(doc[1])


@pytest.mark.parametrize(
    ("sentence", "word", "voice"),
    [
        ("Gunmen killed six farmers.", "killed", Voice.ACTIVE),
        ("Six farmers were killed.", "killed", Voice.PASSIVE),
        ("Six farmers were shot and killed.", "killed", Voice.PASSIVE),
        ("A man shot in the leg was flown out.", "shot", Voice.PASSIVE),
        ("The attack shook the town.", "attack", Voice.NOMINAL),
    ],
)
def test_voice(sentence, word, voice):
    assert frame(sentence, word).voice is voice


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("Nobody was hurt in the blast.", "hurt"),
        ("The bomb did not explode.", "explode"),
        ("No group claimed the attack.", "claimed"),
        ("Neither side fired a shot.", "fired"),
        ("The shell nearly killed him.", "killed"),
    ],
)
def test_negation_is_read_off_verb_and_subject(sentence, word):
    assert frame(sentence, word).status.polarity is Polarity.NEGATIVE


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("The group could attack the port.", "attack"),
        ("Police foiled a plot to bomb the station.", "bomb"),
        ("The rebels threatened to kill the hostages.", "kill"),
        ("If militants attack the dam, the valley floods.", "attack"),
        ("Officials fear an attack on the summit.", "attack"),
        ("The bombing was thwarted by guards.", "bombing"),
    ],
)
def test_what_was_not_done_is_hypothetical(sentence, word):
    assert frame(sentence, word).status.realis is Realis.HYPOTHETICAL


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("Twelve people were feared killed in the blast.", "killed"),
        ("The gunmen began to shoot at the crowd.", "shoot"),
        ("The army may have killed the prisoners.", "killed"),
        ("Two of the wounded would later die.", "die"),
        ("The militia denied any part in the attack.", "attack"),
        ("Police seek the men who shot him.", "shot"),
        ("The rebels claim to have killed nine workers.", "killed"),
        ("They vowed to rebuild after the attack.", "attack"),
    ],
)
def test_what_was_done_is_actual(sentence, word):
    assert frame(sentence, word).status.realis is Realis.ACTUAL


def test_whose_death_it_was_is_not_who_did_it_where_that_is_said():
    sentence = "They marked the anniversary of General Oduya's assassination by army officers."
    assert heads(sentence, "assassination", Role.AGENT) == ["officers"]
    assert heads("The army's attack on the village lasted a day.", "attack", Role.AGENT) == ["army"]

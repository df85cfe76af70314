"""Targets and weapons: which words of a clause, or of the next ones, say what was meant and what was used."""

import pytest

from schemas.vocabulary import AttackType, TargetType, WeaponType
from tasks.extract.actors.find import find_actors
from tasks.extract.attacks.find import find_attacks


def first(reading, text):
    return find_attacks(reading(text), (), (), ())[0].mention


def values(mention, column):
    return {cell.value for cell in mention.nature if cell.column == column}


TARGETS = [
    ("A truck packed with explosives blew up outside a court in Basra.", TargetType.GOVERNMENT),
    ("A bomb strapped to a motorbike exploded near a bakery.", TargetType.BUSINESS),
    ("A bomb hidden in a car exploded in the old town.", TargetType.CITIZENS),
    ("A bomb hidden in a rickshaw went off as an army patrol passed.", TargetType.MILITARY),
    ("A car bomb targeting a judge exploded near a hotel.", TargetType.GOVERNMENT),
    ("A suicide bomber targeted a police checkpoint at noon.", TargetType.POLICE),
    ("Gunmen threw a grenade at the home of a pastor.", TargetType.RELIGIOUS),
    ("Gunmen fired on a bus carrying soldiers.", TargetType.MILITARY),
    ("Gunmen shot Omar Haddad near Homs. Haddad, a priest, was hurt.", TargetType.RELIGIOUS),
    ("Rebels shot dead the president of a university.", TargetType.EDUCATION),
    ("Rebels shot dead the president of the republic.", TargetType.GOVERNMENT),
    ("Attackers burned down a school that served as a polling station.", TargetType.GOVERNMENT),
    ("Attackers set two cranes, a tractor and the huts of the builders of the dam on fire.", TargetType.CITIZENS),
    ("Gunmen abducted three staff of the United Nations.", TargetType.DIPLOMATIC),
]


@pytest.mark.parametrize(("text", "target"), TARGETS)
def test_a_target_is_what_was_meant_not_what_carried_the_bomb(reading, text, target):
    assert values(first(reading, text), "target_types") == {target}


@pytest.mark.parametrize(
    ("text", "weapons"),
    [
        ("Men attacked a checkpoint. Two of them died in the ensuing firefight.", {WeaponType.FIREARMS}),
        ("Men attacked a checkpoint. Two of them were shot by police.", set()),
        ("Men attacked a checkpoint. Nobody was hurt.", set()),
        ("Men hurled petrol bombs at a synagogue.", {WeaponType.INCENDIARY}),
        ("Men planted a device under a bridge.", {WeaponType.EXPLOSIVES}),
        ("Men fired rockets and rifles at a barracks.", {WeaponType.EXPLOSIVES, WeaponType.FIREARMS}),
    ],
)
def test_a_weapon_is_one_that_the_text_names(reading, text, weapons):
    assert values(first(reading, text), "weapon_types") == weapons


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Men hurled petrol bombs at a synagogue.", {AttackType.FACILITY}),
        ("Men hurled a grenade at a synagogue.", {AttackType.BOMBING}),
        ("Men fired rockets and rifles at a barracks.", {AttackType.BOMBING, AttackType.ARMED_ASSAULT}),
        ("Gunmen launched an attack on a barracks.", {AttackType.ARMED_ASSAULT}),
        ("Villagers set two barns on fire and fled.", {AttackType.FACILITY}),
    ],
)
def test_the_weapon_makes_the_kind(reading, text, kinds):
    assert values(first(reading, text), "attack_types") == kinds


def test_who_did_not_claim_an_attack_is_no_agent_of_it(reading):
    read = reading("A grenade hit a depot. Al-Shabaab did not claim the attack.")
    found = find_attacks(read, find_actors(read), (), ())
    assert all(attack.mention.actor_ids == () for attack in found)


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("A bomber killed 14 people in a church in Kasin on Monday.", "Religious Figures/Institutions"),
        ("A bomb planted under the car of a police colonel wounded his driver on Sunday.", "Police"),
        ("A military drone strike on a market in Boro killed 28 people on Monday.", "Private Citizens & Property"),
        ("Army jets pounded lorries carrying soldiers near Marte on Sunday.", "Military"),
        ("Shots were fired at the shutter of a prayer room in Tula on Monday.", "Religious Figures/Institutions"),
        ("A boy was stabbed to death on a road near Luton on Saturday.", "Private Citizens & Property"),
        ("Drones struck the aircraft carrier Lark in the Red Sea on Friday.", "Military"),
    ],
)
def test_what_was_meant_goes_before_who_happened_to_be_there(actual, text, target):
    (mention, *_) = actual(text)
    assert [cell.value for cell in mention.nature if cell.column == "target_types"] == [target]

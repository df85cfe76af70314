"""Attacks: what is one, what only sounds like one, and what belongs to it."""

from dataclasses import replace

import pytest

from schemas.vocabulary import AttackType, Realis, Stage, TargetType, WeaponType
from tasks.extract.actors.find import find_actors
from tasks.extract.attacks.find import find_attacks
from tasks.extract.dates.find import find_dates
from tasks.extract.places.find import dateline_place, find_places


def attacks_of(reading, text, published=None):
    parsed = reading(text, published)
    return [found.mention for found in find_attacks(parsed, (), find_places(parsed), find_dates(parsed))]


def values(mention, column):
    return {cell.value for cell in mention.nature if cell.column == column}


KINDS = [
    (
        "Gunmen opened fire on a police checkpoint in Tikrit.",
        AttackType.ARMED_ASSAULT,
        WeaponType.FIREARMS,
        TargetType.POLICE,
    ),
    ("A roadside bomb exploded near an army convoy.", AttackType.BOMBING, WeaponType.EXPLOSIVES, TargetType.MILITARY),
    (
        "Attackers hurled a grenade at a mosque in Lahore.",
        AttackType.BOMBING,
        WeaponType.EXPLOSIVES,
        TargetType.RELIGIOUS,
    ),
    ("Militants fired rockets at the airport.", AttackType.BOMBING, WeaponType.EXPLOSIVES, TargetType.AVIATION),
    ("Rebels abducted two teachers from a village.", AttackType.KIDNAPPING, None, TargetType.EDUCATION),
    ("Arsonists set fire to a church.", AttackType.FACILITY, WeaponType.INCENDIARY, TargetType.RELIGIOUS),
    ("A man stabbed a bus driver in Leeds.", AttackType.ARMED_ASSAULT, WeaponType.MELEE, TargetType.TRANSPORT),
    ("Guerrillas blew up two power pylons.", AttackType.BOMBING, WeaponType.EXPLOSIVES, TargetType.UTILITIES),
    (
        "A man drove a rented lorry into a crowd in Nice.",
        AttackType.UNARMED_ASSAULT,
        WeaponType.VEHICLE,
        TargetType.CITIZENS,
    ),
    (
        "A driver rammed his van into a police checkpoint.",
        AttackType.UNARMED_ASSAULT,
        WeaponType.VEHICLE,
        TargetType.POLICE,
    ),
    ("A man was shot outside a strip club.", AttackType.ARMED_ASSAULT, WeaponType.FIREARMS, TargetType.CITIZENS),
    ("The lorry attack in Nice left many dead.", AttackType.UNARMED_ASSAULT, WeaponType.VEHICLE, None),
    (
        "He drove a 12-tonne truck into shoppers in Graz.",
        AttackType.UNARMED_ASSAULT,
        WeaponType.VEHICLE,
        TargetType.CITIZENS,
    ),
    ("A boy was hit by a stray bullet.", AttackType.ARMED_ASSAULT, WeaponType.FIREARMS, TargetType.CITIZENS),
    ("Rebels brought down a helicopter near Goma.", AttackType.ARMED_ASSAULT, None, TargetType.AVIATION),
    ("A mortar hit a house in the old town.", AttackType.BOMBING, WeaponType.EXPLOSIVES, TargetType.CITIZENS),
]


@pytest.mark.parametrize(("text", "kind", "weapon", "target"), KINDS)
def test_kind_weapon_and_target(reading, text, kind, weapon, target):
    (mention,) = attacks_of(reading, text)
    assert mention.realis == Realis.ACTUAL
    assert kind in values(mention, "attack_types")
    assert values(mention, "weapon_types") == ({weapon} if weapon else set())
    assert values(mention, "target_types") == ({target} if target else set())


@pytest.mark.parametrize(
    "text",
    [
        "The guide lists the events taking place in town on Saturday.",
        "He died of a heart attack at home.",
        "The striker fired a shot past the keeper and the crowd exploded.",
        "Police shot a music video about road safety.",
        "Officers executed a search warrant on Monday.",
        "The senator attacked the proposal in a speech.",
        "A gas explosion destroyed the bakery.",
        "Soldiers killed four guerrillas in a clash.",
        "The bus lost a brake and ploughed into a crowd.",
        "He drove into the city at noon.",
        "The group said that its website was hacked.",
    ],
)
def test_what_only_sounds_like_an_attack(reading, text):
    assert [mention for mention in attacks_of(reading, text) if mention.realis == Realis.ACTUAL] == []


@pytest.mark.parametrize(
    "text",
    [
        "Officials warned that the group could attack trains.",
        "The cell planned to bomb the stadium.",
        "Police foiled numerous attacks in recent years.",
        "A terror attack on the capital was imminent.",
        "They threatened to kidnap the judge.",
    ],
)
def test_plots_warnings_and_threats_are_not_actual(reading, text):
    assert {mention.realis for mention in attacks_of(reading, text)} == {Realis.HYPOTHETICAL}


def test_a_killing_that_somebody_is_charged_with_took_place(reading):
    (mention,) = attacks_of(reading, "A 19-year-old was arrested on Sunday for killing his neighbours near Yakima.")
    assert (mention.realis, mention.trigger.quote) == (Realis.ACTUAL, "killing")


def test_a_habit_is_generic(reading):
    (mention,) = attacks_of(reading, "The group has a history of attacks against mosques.")
    assert mention.realis == Realis.GENERIC


@pytest.mark.parametrize(
    ("text", "realis"),
    [
        ("The traffickers have killed many judges.", Realis.GENERIC),
        ("Countless peasants have been murdered in the valley.", Realis.GENERIC),
        ("The rebels have bombed the pipeline 40 times since March.", Realis.GENERIC),
        ('He promised that "those responsible" for the murder of two priests would be punished.', Realis.ACTUAL),
        ("The traffickers have killed two judges.", Realis.ACTUAL),
        ("A surprise attack can happen at any hour.", Realis.HYPOTHETICAL),
        ("Many foreigners asked to leave after the murder of two nuns.", Realis.ACTUAL),
    ],
)
def test_deeds_over_the_years_are_no_single_attack(reading, text, realis):
    (mention,) = attacks_of(reading, text)
    assert mention.realis == realis


def test_a_state_of_siege_is_no_attack(reading):
    assert not attacks_of(reading, "Congress lifted the state of siege in the capital.")


def test_a_bomb_made_safe_is_an_attempt(reading):
    (mention,) = attacks_of(reading, "A bomb was discovered near the embassy and defused by experts.")
    assert values(mention, "stage") == {Stage.ATTEMPTED}


def test_a_ranking_politician_is_an_assassination(reading):
    (mention,) = attacks_of(reading, "Gunmen shot dead the mayor of the town outside his home.")
    assert AttackType.ASSASSINATION in values(mention, "attack_types")


def test_attackers_are_counted_victims_are_not(reading):
    (mention,) = attacks_of(reading, "Four gunmen attacked a bar and killed nine guests.")
    assert values(mention, "n_perpetrators") == {"4"}


def test_each_attack_of_a_sentence_keeps_its_own_date_and_place(reading):
    text = "A bomb exploded in Kabul on 3 May 2013 and gunmen attacked a hotel in Herat on 5 May 2013."
    bombing, assault = attacks_of(reading, text)
    assert ([d.span.quote for d in bombing.dates], [p.city for p in bombing.places]) == (["3 May 2013"], ["Kabul"])
    assert [d.span.quote for d in assault.dates] == ["5 May 2013"]
    assert "Herat" in [p.city for p in assault.places]


def test_the_day_of_a_statement_is_not_the_day_of_the_attack(reading):
    (mention,) = attacks_of(reading, "Gunmen killed a priest, police said on Tuesday.", "2013-05-09")
    assert mention.dates == ()


def test_the_day_before_the_speaker_is_the_day_of_the_attack(reading):
    (mention,) = attacks_of(reading, "A clerk was shot outside a bank on Monday, police said.", "2013-05-09")
    assert [date.span.quote for date in mention.dates] == ["on Monday"]


@pytest.mark.parametrize(
    "text",
    [
        "It was reported in Caracas that a bomb exploded in Cali.",
        "A bomb exploded in Cali, according to sources in Caracas.",
    ],
)
def test_where_an_attack_is_told_of_is_not_where_it_was(reading, text):
    (told,) = attacks_of(reading, text)
    assert [place.city for place in told.places] == ["Cali"]


def test_the_day_on_which_it_was_done_is_the_day_of_the_attack(reading):
    text = "He spoke of the attack, which was staged on Monday by rebels near Cali."
    assert [date.span.quote for date in attacks_of(reading, text, "2013-05-09")[0].dates] == ["on Monday"]


def test_the_day_that_a_clause_says_it_of_is_the_day_of_the_attack(reading):
    text = "The decree was issued on 18 August, the same day the senator was murdered."
    assert [date.span.quote for date in attacks_of(reading, text, "2013-09-09")[0].dates] == ["the same day"]


def test_a_day_in_a_name_is_not_the_day_of_the_attack(reading):
    parsed = reading("The leader of the 19 April Movement was murdered by gunmen in Cali.", "1990-05-01")
    (found,) = find_attacks(parsed, find_actors(parsed), find_places(parsed), find_dates(parsed))
    assert found.mention.dates == ()


def test_what_refers_back_is_told_by_its_article(reading):
    first, second = attacks_of(reading, "Gunmen attacked a bank. The attack lasted an hour.")
    assert (first.anaphoric, second.anaphoric) == (False, True)


def test_a_series_of_attacks_on_one_day_is_one_that_happened(reading):
    (told,) = attacks_of(reading, "A wave of explosions hit three suburbs of Cali on Tuesday, killing six people.")
    assert told.realis == Realis.ACTUAL


def test_a_trend_is_none(reading):
    (told,) = attacks_of(reading, "Bombings in the region rose sharply on Tuesday, the ministry said.")
    assert told.realis == Realis.GENERIC


def test_the_year_of_a_treaty_is_not_the_attack_s(reading):
    (told,) = attacks_of(reading, "Rebels who rejected the 2016 peace deal bombed a bus in Cali.")
    assert told.dates == ()


def test_a_holiday_may_only_name_a_thing(reading):
    text = "A man drove a lorry into a Christmas market in Trier on Friday."
    (attack,) = attacks_of(reading, text, "2024-12-21")
    assert [str(cell.start) for cell in attack.dates] == ["2024-12-20"]


def test_the_place_that_hangs_on_the_attack_goes_before_one_of_the_clause_around(reading):
    text = "The violence in Dadeville came on a day when two men were shot dead in a park in Louisville, Kentucky."
    (told,) = attacks_of(reading, text)
    assert told.places[0].city == "Louisville"


def test_who_blows_himself_up_attacks_and_dies_in_it(reading):
    (told,) = attacks_of(reading, "A man blew himself up outside the Tidewater hotel in Mogadishu.")
    assert (values(told, "attack_types"), values(told, "suicide")) == ({AttackType.BOMBING}, {"true"})


def test_people_who_are_seized_are_kidnapped(reading):
    (told,) = attacks_of(reading, "Militants seized more than sixty schoolgirls in Chibok in 2014.")
    assert values(told, "attack_types") == {AttackType.KIDNAPPING}


def test_attackers_shot_by_the_police_are_no_attack(reading):
    assert attacks_of(reading, "Five of the attackers were shot dead by the security forces.") == []


@pytest.mark.parametrize(
    "text", ["A mosque in Oslo was damaged by an arson attack.", "A mosque in Oslo was the target of an arson attack."]
)
def test_what_an_attack_damaged_is_its_target(reading, text):
    (told,) = attacks_of(reading, text)
    assert values(told, "target_types") == {TargetType.RELIGIOUS}


def test_victims_are_no_attackers_to_be_counted(reading):
    (told,) = attacks_of(reading, "One student was shot and killed in Kuriga.")
    assert values(told, "n_perpetrators") == set()


def test_a_lead_that_kills_off_a_match_harms_nobody(reading):
    text = (
        "The striker scored before half-time and the goalkeeper saved a penalty. "
        "Their attack failed to kill off the match in Oslo."
    )
    assert attacks_of(reading, text) == []


def test_somebody_armed_who_kills_is_an_attacker(reading):
    (told,) = attacks_of(reading, "A man armed with a knife killed three people in Leeds.")
    assert values(told, "attack_types") == {AttackType.ARMED_ASSAULT}


def test_what_happened_on_a_day_named_is_of_that_day(reading):
    (attack,) = attacks_of(reading, "The beach was hit on August 2, when 37 people died in an attack.", "2024-11-19")
    assert [str(cell.start) for cell in attack.dates] == ["2024-08-02"]
    first, siege = attacks_of(
        reading, "It was the first raid in the city since 2015, when gunmen took hostages at a hotel."
    )
    assert not first.dates
    assert [str(cell.start) for cell in siege.dates] == ["2015-01-01"]
    (bombing,) = attacks_of(
        reading, "It was the worst attack in Quetta since May 2020, when a bomb killed seven people."
    )
    assert [str(cell.start) for cell in bombing.dates] == ["2020-05-01"]


@pytest.mark.parametrize(("where", "city"), [("", "Karachi"), (" in Sindh province", None)])
def test_an_attack_placed_in_a_province_is_not_put_into_the_city_of_the_dateline(reading, where, city):
    parsed = reading(f"KARACHI - A bomb killed two guards{where} on Tuesday.", "2025-03-05")
    parsed = replace(parsed, document=replace(parsed.document, dateline_place="Karachi, Pakistan"))
    told = [place for place in find_places(parsed) if place.cell.role == "admin1"]
    (found,) = find_attacks(parsed, (), told, (), dateline_place(parsed))
    assert {place.city for place in found.mention.places} == {city}


def test_whose_employees_were_hurt_is_no_place(reading):
    (attack,) = attacks_of(reading, "Two employees of the Israeli embassy were shot dead in Washington.")
    assert {place.name for place in attack.places} == {"Washington"}


def test_a_shooting_for_which_somebody_is_wanted_has_happened(reading):
    text = "Police found Joe Hill, the man wanted in the shooting that killed a guard in Reno last Thursday."
    (mention,) = attacks_of(reading, text)
    assert mention.realis == Realis.ACTUAL


PEOPLE = [
    ("A Mobile man was shot on Monday. The shooting was at a bar in Daphne, Alabama.", {"Daphne"}),
    ("Tony Ray, 12, from Florala, Alabama, was shot at a home in Geneva County, Alabama.", {"Geneva County"}),
    (
        "A man shot two deputies in Hall County, Georgia. He was once an officer of the Gainesville police.",
        {"Hall County"},
    ),
    ("A man was shot in Rice County, Minnesota. He is Henry Brown of Brooklyn Park.", {"Rice County"}),
    ("A man was shot in Rice County, Minnesota. The owner lives in Prior Lake.", {"Rice County"}),
    ("A boy was shot in Rice County, Minnesota. He was flown to Fargo, North Dakota.", {"Rice County"}),
    ("A man was shot on Maple Lane. He is at Mercy Hospital in Toledo, Ohio.", {None}),
    ("A boy, 12, was shot in Rice County, Minnesota. Two men from Hugo were held.", {"Rice County"}),
]


@pytest.mark.parametrize(("text", "cities"), PEOPLE)
def test_where_somebody_is_from_or_worked_is_not_where_the_attack_was(reading, text, cities):
    assert {place.city for mention in attacks_of(reading, text) for place in mention.places} == cities


def test_a_resident_may_be_all_that_tells_the_place(reading):
    (mention,) = attacks_of(reading, "Gunmen killed a resident of Herat, Afghanistan.")
    assert [place.city for place in mention.places] == ["Herat"]


@pytest.mark.parametrize(
    ("text", "realis"),
    [
        ("12 killed in shootings at two Graz schools", Realis.ACTUAL),
        ("Twelve people have been killed and 30 wounded in shootings at two schools in Graz.", Realis.ACTUAL),
        ("Blasts rock Colombo on Sunday", Realis.ACTUAL),
        ("Ten people died on Friday when a string of explosions tore through hotels.", Realis.ACTUAL),
        ("Some 1,400 people have been killed in attacks at the border since 2015.", Realis.GENERIC),
        ("Attacks worry traders", Realis.GENERIC),
    ],
)
def test_several_attacks_told_as_one_piece_of_news_happened(reading, text, realis):
    assert attacks_of(reading, text, "2024-05-11")[-1].realis == realis


@pytest.mark.parametrize(
    "text",
    [
        "The attacks which struck Paris on Friday evening have killed 12, a judge said on Saturday evening.",
        "The group said on Saturday it had killed 12 soldiers in Friday's attack.",
        "Norway began three days of mourning on Saturday for those killed in the attack on Friday.",
    ],
)
def test_the_day_on_which_others_spoke_or_mourned_is_not_the_day_of_the_attack(reading, text):
    days = {str(cell.start) for mention in attacks_of(reading, text, "2024-05-12") for cell in mention.dates}
    assert days == {"2024-05-10"}


def test_what_an_attack_was_to_avenge_is_neither_its_place_nor_its_target(reading):
    (mention,) = attacks_of(reading, "The group carried out the attack in revenge for army operations in Somalia.")
    assert (mention.places, values(mention, "target_types")) == ((), set())


def test_what_comes_after_an_attack_hours_later_is_of_that_one(reading):
    raid, bombing = attacks_of(
        reading, "The raid came two days before a bombing in the port city of Basra in the south."
    )
    assert (raid.places, [place.name for place in bombing.places]) == ((), ["Basra"])


@pytest.mark.parametrize(
    "text",
    [
        "At least 14 people were feared killed in a bomb blast in Kabul.",
        "A mortar shell killed a woman in Kabul.",
        "A bomb claimed 14 lives in Kabul.",
        "A policeman was martyred in Quetta.",
    ],
)
def test_what_kills_by_any_word_is_an_attack(reading, text):
    assert [mention.realis for mention in attacks_of(reading, text)] == [Realis.ACTUAL]


def test_the_office_of_who_speaks_is_no_place(reading):
    (mention,) = attacks_of(reading, "Nine died in a raid near Sikasso, according to the governor of Mopti.")
    assert [place.name for place in mention.places] == ["Sikasso"]


def test_a_list_of_the_dead_is_no_attack_of_the_day_it_was_pinned_up(reading):
    text = (
        "A bomber blew himself up in a market in Quetta on Wednesday, killing 12 people. "
        "A list on the door of the hospital on Wednesday night carried the names of 15 dead."
    )
    assert [mention.anaphoric for mention in attacks_of(reading, text)] == [False, True]

"""Statements of harm: sentences with what they state as (outcome, qualifier, value, victim group, quote)."""

import pytest

from tasks.extract.casualties.find import find_casualties
from tasks.extract.document import extract

STATED = [
    # verbs
    ("Sixty people were killed in the raid.", [("killed", "exact", 60, "all", "Sixty people")]),
    ("Gunmen killed 13 US troops in the camp.", [("killed", "exact", 13, "military", "13 US troops")]),
    (
        "The bomb destroyed the cafe, killing at least 60 and injuring 145.",
        [("killed", "at_least", 60, "all", "at least 60"), ("wounded", "exact", 145, "all", "145")],
    ),
    (
        "The bombing killed 13 US troops and scores of civilians.",
        [
            ("killed", "exact", 13, "military", "13 US troops"),
            ("killed", "vague", None, "civilian", "scores of civilians"),
        ],
    ),
    ("Nearly 100 people died in the siege.", [("killed", "nearly", 100, "all", "Nearly 100 people")]),
    ("Seven miners lost their lives in the attack.", [("killed", "exact", 7, "civilian", "Seven miners")]),
    ("The attack claimed the lives of 12 people.", [("killed", "exact", 12, "all", "12 people")]),
    ("The raid left 15 dead.", [("killed", "exact", 15, "all", "15")]),
    ("A dozen shoppers were hurt by flying glass.", [("wounded", "about", 12, "civilian", "A dozen shoppers")]),
    ("Soldiers were killed in the ambush.", [("killed", "unspecified", None, "military", "Soldiers")]),
    ("Hundreds of people were wounded.", [("wounded", "vague", None, "all", "Hundreds of people")]),
    ("Between 12 and 15 people were wounded.", [("wounded", "range", None, "all", "Between 12 and 15 people")]),
    ("As many as 30 worshippers were killed.", [("killed", "up_to", 30, "civilian", "As many as 30 worshippers")]),
    ("More than 20 policemen were killed.", [("killed", "more_than", 20, "police", "More than 20 policemen")]),
    ("About 80 schoolgirls fell ill after the attack.", [("wounded", "about", 80, "civilian", "About 80 schoolgirls")]),
    ("Two sentries were stabbed at the gate.", [("wounded", "exact", 2, "military", "Two sentries")]),
    ("Gunmen kidnapped three employees of the mine.", [("abducted", "exact", 3, "civilian", "three employees")]),
    ("Eleven people are missing after the raid.", [("missing", "exact", 11, "all", "Eleven people")]),
    # nouns and headlines
    ("The ambush caused the death of 3 soldiers.", [("killed", "exact", 3, "military", "3 soldiers")]),
    ("The death toll rose to 143 on Sunday.", [("killed", "exact", 143, "all", "143")]),
    (
        "Officials raised to 24 the number of people killed in the raid.",
        [("killed", "exact", 24, "all", "24")],
    ),
    ("The provisional toll of 134 given on Sunday rose to 157.", [("killed", "exact", 157, "all", "157")]),
    (
        "At least 14 persons were feared killed in the blast.",
        [("killed", "at_least", 14, "all", "At least 14 persons")],
    ),
    ("The bombing cost 14 people their lives.", [("killed", "exact", 14, "all", "14 people")]),
    ("Two soldiers embraced martyrdom.", [("killed", "exact", 2, "military", "Two soldiers")]),
    ("Rescuers pulled 14 bodies from the rubble.", [("killed", "exact", 14, "all", "14 bodies")]),
    ("Bandits whisked away 14 travellers.", [("abducted", "exact", 14, "civilian", "14 travellers")]),
    ("Nine Mormons murdered in ambush", [("killed", "exact", 9, "civilian", "Nine Mormons")]),
    ("Ten pupils were martyred in the attack.", [("killed", "exact", 10, "civilian", "Ten pupils")]),
    ("Five hostage takers were killed.", [("killed", "exact", 5, "perpetrator", "Five hostage takers")]),
    ("Troops killed two members of the cell.", [("killed", "exact", 2, "perpetrator", "two members")]),
    (
        "The attacker drove into a crowd before he was shot dead by police.",
        [("killed", "exact", 1, "perpetrator", "he")],
    ),
    ("Officials said the toll stands at 71.", [("killed", "exact", 71, "all", "71")]),
    ("Police are investigating the murder of the priest.", [("killed", "exact", 1, "civilian", "the priest")]),
    ("The mayor's assassination shocked the town.", [("killed", "exact", 1, "government", "The mayor")]),
    ("She reported the murder on 3 May of a priest.", [("killed", "exact", 1, "civilian", "a priest")]),
    (
        "Today she condemned the murder of the governor of Piura, another judge, and the Piura police commander.",
        [
            ("killed", "exact", 1, "government", "the governor"),
            ("killed", "exact", 1, "government", "another judge"),
            ("killed", "exact", 1, "police", "the Piura police commander"),
        ],
    ),
    ("Two bodies were found in a ditch.", [("killed", "exact", 2, "all", "Two bodies")]),
    (
        "15 dead, 20 injured in market blast",
        [("killed", "exact", 15, "all", "15"), ("wounded", "exact", 20, "all", "20")],
    ),
    (
        "Three dead, two wounded in shooting",
        [("killed", "exact", 3, "all", "Three"), ("wounded", "exact", 2, "all", "two")],
    ),
    ("5 shot in west Baltimore", [("wounded", "exact", 5, "all", "5")]),
    # shot, hurt, died
    ("A 36-year-old man was shot in one leg.", [("wounded", "exact", 1, "civilian", "A 36-year-old man")]),
    ("The governor was fatally shot outside his home.", [("killed", "exact", 1, "government", "The governor")]),
    ("A clerk was shot and killed on Monday.", [("killed", "exact", 1, "civilian", "A clerk")]),
    ("A bus driver was beaten to death.", [("killed", "exact", 1, "civilian", "A bus driver")]),
    ("The man was pronounced dead at the hospital.", [("killed", "exact", 1, "civilian", "The man")]),
    ("A woman was rushed to a clinic with a gunshot wound.", [("wounded", "exact", 1, "civilian", "A woman")]),
    ("A bullet struck a 9-year-old girl in the arm.", [("wounded", "exact", 1, "civilian", "a 9-year-old girl")]),
    (
        "A man is dead and a woman hospitalized after a shooting.",
        [("killed", "exact", 1, "civilian", "A man"), ("wounded", "exact", 1, "civilian", "a woman")],
    ),
    (
        "The group ran an attack that killed 11 US marines and at least 140 civilians during the retreat.",
        [
            ("killed", "exact", 11, "military", "11 US marines"),
            ("killed", "at_least", 140, "civilian", "at least 140 civilians"),
        ],
    ),
    ("Police bullets nearly killed his father.", []),
    (
        "Earlier this year the group staged bombings that killed nearly 100 people.",
        [("killed", "nearly", 100, "all", "nearly 100 people")],
    ),
    (
        "One teen killed, another wounded in park shooting",
        [("killed", "exact", 1, "civilian", "One teen"), ("wounded", "exact", 1, "civilian", "another")],
    ),
    # several groups of one sentence
    (
        "Two civilians and three policemen were killed.",
        [("killed", "exact", 2, "civilian", "Two civilians"), ("killed", "exact", 3, "police", "three policemen")],
    ),
    (
        "Up to 170 civilians and 13 service members were killed.",
        [
            ("killed", "up_to", 170, "civilian", "Up to 170 civilians"),
            ("killed", "exact", 13, "military", "13 service members"),
        ],
    ),
    (
        "One soldier was killed in the blast and two other people were wounded.",
        [("killed", "exact", 1, "military", "One soldier"), ("wounded", "exact", 2, "all", "two other people")],
    ),
    (
        "A policeman and two other people were killed.",
        [("killed", "exact", 1, "police", "A policeman"), ("killed", "exact", 2, "other", "two other people")],
    ),
    (
        "The lawyer and his two sons were killed.",
        [("killed", "exact", 1, "civilian", "The lawyer"), ("killed", "exact", 2, "civilian", "two sons")],
    ),
    (
        "Rebels killed Juan Perez, Pedro Gomez and two bodyguards.",
        [
            ("killed", "exact", 1, "civilian", "Juan Perez"),
            ("killed", "exact", 1, "civilian", "Pedro Gomez"),
            ("killed", "exact", 2, "civilian", "two bodyguards"),
        ],
    ),
    (
        "At least one civilian was killed there and another was injured.",
        [
            ("killed", "at_least", 1, "civilian", "At least one civilian"),
            ("wounded", "exact", 1, "civilian", "another"),
        ],
    ),
    (
        "Ten people were killed and six more, including a priest, were injured.",
        [
            ("killed", "exact", 10, "all", "Ten people"),
            ("wounded", "exact", 6, "all", "six more"),
            ("wounded", "exact", 1, "civilian", "a priest"),
        ],
    ),
    # perpetrators
    ("Troops killed six militants in the gun battle.", [("killed", "exact", 6, "perpetrator", "six militants")]),
    ("The gunman killed himself.", [("killed", "exact", 1, "perpetrator", "The gunman")]),
    ("Police shot and killed the suspect.", [("killed", "exact", 1, "perpetrator", "the suspect")]),
    # nobody
    ("No one was injured in the blast.", [("wounded", "exact", 0, "all", "No one")]),
    (
        "No casualties were reported.",
        [("killed", "exact", 0, "all", "No casualties"), ("wounded", "exact", 0, "all", "No casualties")],
    ),
    (
        "There were no reported casualties in the blast.",
        [
            ("killed", "exact", 0, "all", "no reported casualties"),
            ("wounded", "exact", 0, "all", "no reported casualties"),
        ],
    ),
    ("No deaths were reported.", [("killed", "exact", 0, "all", "No deaths")]),
    # dates, calls and numbers of the dead and wounded together
    (
        "The raid on 16 November killed 12 people and wounded 37.",
        [("killed", "exact", 12, "all", "12 people"), ("wounded", "exact", 37, "all", "37")],
    ),
    (
        "One of the devices went off early; one soldier was killed.",
        [("killed", "exact", 1, "military", "one soldier")],
    ),
    ("The number of guerrillas killed has risen to 26.", [("killed", "exact", 26, "perpetrator", "26")]),
    (
        "Gunmen killed Juan Perez, 23, Ana Lopez, 31, and Luis Diaz, 40, in a bar.",
        [("killed", "exact", 1, "civilian", name) for name in ("Juan Perez", "Ana Lopez", "Luis Diaz")],
    ),
    (
        "It was the worst attack since 2015, when 20 people died in a siege.",
        [("killed", "exact", 20, "all", "20 people")],
    ),
    ("Police put the dead at 14.", [("killed", "exact", 14, "all", "14")]),
    ("Gunmen seized six pupils on a bus.", [("abducted", "exact", 6, "civilian", "six pupils")]),
    ("Police seized six pupils on a bus.", []),
    ("Gunmen killed 149 people a year ago.", [("killed", "exact", 149, "all", "149 people")]),
    ("Gunmen kill 149 people a year.", []),
    ("He put the number of wounded at 43.", [("wounded", "exact", 43, "all", "43")]),
    (
        "The number of people killed in the suicide attack at the old grain market on Monday night rose to 19.",
        [("killed", "exact", 19, "all", "19")],
    ),
    ("They are investigating a triple shooting.", [("wounded", "exact", 3, "all", "triple shooting")]),
    # care and other frames
    ("The gunfire sent five men to the hospital.", [("wounded", "exact", 5, "all", "five men")]),
    ("Three others drove themselves to a hospital.", [("wounded", "exact", 3, "other", "Three others")]),
    ("Four people are recovering after the shooting.", [("wounded", "exact", 4, "all", "Four people")]),
    ("A young man was found shot on the street.", [("wounded", "exact", 1, "civilian", "A young man")]),
    ("At least 150 students were hospitalized.", [("wounded", "at_least", 150, "civilian", "At least 150 students")]),
    ("The attackers hanged two of the villagers.", [("killed", "exact", 2, "civilian", "two of the villagers")]),
    ("The guard was badly beaten.", [("wounded", "exact", 1, "civilian", "The guard")]),
    ("The principal was later beheaded.", [("killed", "exact", 1, "civilian", "The principal")]),
    ("Gunmen killed the village head of Barwa.", [("killed", "exact", 1, "government", "the village head")]),
    (
        "The bomb hit their car, killing two clerks and injuring a third.",
        [("killed", "exact", 2, "civilian", "two clerks"), ("wounded", "exact", 1, "civilian", "third")],
    ),
    (
        "The mayor was killed in the attack, along with his driver.",
        [("killed", "exact", 1, "government", "The mayor"), ("killed", "exact", 1, "civilian", "his driver")],
    ),
    (
        "A teen was killed there and a child was injured.",
        [("killed", "exact", 1, "civilian", "A teen"), ("wounded", "exact", 1, "civilian", "a child")],
    ),
    (
        "ONE NURSE DIED. TWO OTHER\nSOLDIERS WERE WOUNDED.",
        [("killed", "exact", 1, "civilian", "ONE NURSE"), ("wounded", "exact", 2, "military", "TWO OTHER\nSOLDIERS")],
    ),
    # charges state a killing
    ("He was charged with killing a deputy.", [("killed", "exact", 1, "police", "a deputy")]),
]


def stated(found):
    return [(m.outcome, m.qualifier, m.value, m.victim_group, m.quote.quote) for m in found]


@pytest.mark.parametrize(("sentence", "expected"), STATED, ids=[row[0] for row in STATED])
def test_states(reading, sentence, expected):
    assert stated(find_casualties(reading(sentence), (), ())) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "The rebels threatened to kill three hostages.",
        "The bomb could kill dozens of people.",
        "They plotted to kill the president.",
        "He denied killing two women.",
        "He tried to murder her.",
        "Militants who kill civilians are criminals.",
        "Six thousand concertgoers had gathered at the hall.",
        "Four gunmen opened fire on the crowd.",
        "The group has 1,500 to 2,000 militants.",
        "Five hostages were freed.",
        "There have been 111 murders so far this year.",
        "Five judges have been killed in two months.",
        "More than 9,000 people have died since the rebels took up arms.",
        "He was seized on 5 March 1988 and was found dead later.",
        "Three people were killed in a car crash.",
        "No other injuries were reported.",
        "The officer was not injured.",
        "He was sentenced to death.",
        "The prosecutor gave five reasons.",
        "Two cows were killed.",
        "The number of people killed is likely to keep climbing.",
        "No one else was hurt.",
        "The rebels boasted of more than 70 killed and wounded, a figure nobody confirms.",
        "The radio said that they inflicted five casualties, dead and wounded, on the army.",
        "Officers were called to a report of a person shot.",
        "The girl was taken to a hospital as a precaution.",
        "Neither was injured.",
        "The men were beating each other.",
        "The Rangers beat the visitors 2-1.",
        "They had gathered to mark the anniversary of General Alvarez's death.",
    ],
)
def test_states_nothing(reading, sentence):
    assert find_casualties(reading(sentence), (), ()) == ()


def parts(found):
    return [(m.quote.quote, m.part_of) for m in found]


def test_including_names_a_subset(reading):
    found = find_casualties(reading("At least six people, including two policewomen, were killed."), (), ())
    assert parts(found) == [("At least six people", None), ("two policewomen", 0)]


def test_among_them_names_a_subset_and_leaves_the_count_whole(reading):
    found = find_casualties(
        reading("They bombed the airport, killing more than 170 people, among them 13 soldiers."), (), ()
    )
    assert [(m.victim_group, m.part_of) for m in found] == [("all", None), ("military", 0)]


def test_a_subset_after_the_verb_belongs_to_the_count_before_it(reading):
    found = find_casualties(reading("Three people were killed and 20 injured, including two children."), (), ())
    assert parts(found) == [("Three people", None), ("20", None), ("two children", 1)]


def test_a_list_that_adds_up_to_its_first_divides_it(reading):
    found = find_casualties(reading("The murders of three reporters, two teachers and a nurse were denounced."), (), ())
    assert [part for _, part in parts(found)] == [None, 0, 0]


def test_a_victim_told_of_again_is_not_added(reading):
    text = "John Doe, 23, was killed on Friday. Police said that Doe was killed by a neighbor."
    assert parts(find_casualties(reading(text), (), ())) == [("John Doe", None), ("Doe", 0)]


def test_a_described_victim_is_part_of_the_total(reading):
    text = "Three people were killed at the party. Maria Lopez, 41, was killed as she fled."
    assert parts(find_casualties(reading(text), (), ())) == [("Three people", None), ("Maria Lopez", 0)]


def test_one_who_dies_of_wounds_is_killed(reading):
    text = "A 36-year-old man was shot in one lung. He was pronounced dead at the hospital."
    assert [m.outcome for m in find_casualties(reading(text), (), ())] == ["killed"]


def test_of_people_shot_those_who_live_are_wounded(reading):
    found = find_casualties(reading("The gunman shot six people, killing four of them."), (), ())
    assert [(m.outcome, m.value, m.low, m.high) for m in found] == [("wounded", None, 2, 2), ("killed", 4, 4, 4)]


def test_two_victims_of_different_ages_are_two(reading):
    text = "A 20-year-old man was hit in the arm. A 31-year-old man was hit in the leg."
    assert parts(find_casualties(reading(text), (), ())) == [("A 20-year-old man", None), ("A 31-year-old man", None)]


def test_the_turn_on_oneself_is_the_perpetrators_death(reading):
    found = find_casualties(reading("He killed his wife before turning the gun on himself."), (), ())
    assert [(m.outcome, m.victim_group) for m in found] == [("killed", "civilian"), ("killed", "perpetrator")]


def test_says_what_may_still_change(reading):
    (found,) = find_casualties(reading("So far, 12 people were confirmed killed."), (), ())
    assert found.provisional


def test_names_the_nationality(reading):
    (found,) = find_casualties(reading("The bomb killed three French soldiers."), (), ())
    assert (found.victim_nationality, found.quote.quote) == ("FR", "three French soldiers")


def test_says_who_gives_the_number(reading):
    (found,) = find_casualties(reading("Officials said that at least 12 people were killed."), (), ())
    assert found.speaker_text == "Officials"


def test_every_cell_points_to_its_words(reading):
    (found,) = find_casualties(reading("Gunmen killed at least 13 US soldiers on Monday."), (), ())
    assert {cell.column: (cell.value, cell.span.quote) for cell in found.cells} == {
        "outcome": ("killed", "killed"),
        "victim_group": ("military", "soldiers"),
        "value": ("13", "at least 13"),
        "victim_nationality": ("US", "US"),
    }


def test_some_of_the_wounded_who_died_are_part_of_the_toll(reading):
    text = "The toll rose to 19. More than 40 people were wounded, two of whom died in hospital."
    assert parts(find_casualties(reading(text), (), ())) == [
        ("19", None),
        ("More than 40 people", None),
        ("two of whom", 0),
    ]


def test_who_is_among_the_dead_is_part_of_their_count(reading):
    text = "At least 12 people were killed. Two constables were among the dead."
    assert parts(find_casualties(reading(text), (), ())) == [("At least 12 people", None), ("Two constables", 0)]


def test_what_the_dead_include_is_part_of_their_count(reading):
    text = "The bomb killed 19 people. The dead include two constables and a cook."
    assert [part for _, part in parts(find_casualties(reading(text), (), ()))] == [None, 0, 0]


def test_a_division_of_the_dead_names_their_groups(reading):
    text = "The ambush killed 28 people. He said 25 of the dead were civilians and three were police officers."
    found = find_casualties(reading(text), (), ())
    assert [(m.value, m.victim_group, m.part_of) for m in found] == [
        (28, "all", None),
        (25, "civilian", 0),
        (3, "police", 0),
    ]


def test_attackers_among_the_dead_are_kept_apart(reading):
    found = find_casualties(reading("Fourteen people died in the raid, including the two attackers."), (), ())
    assert [(m.value, m.victim_group, m.part_of) for m in found] == [(14, "all", None), (2, "perpetrator", 0)]


def test_an_insertion_does_not_swallow_the_list_after_it(reading):
    found = find_casualties(
        reading("Seven police officers, including their chief, and one civilian were injured."), (), ()
    )
    assert dict(parts(found)) == {"Seven police officers": None, "their chief": 0, "one civilian": None}


def test_one_of_those_shot_is_part_of_them(reading):
    text = "Three people were shot, and one of them was in critical condition."
    assert parts(find_casualties(reading(text), (), ())) == [("Three people", None), ("one of them", 0)]


def test_a_further_number_counts_other_people(reading):
    text = "Fourteen passengers were wounded. A further six were hurt when a lorry hit a bomb."
    found = find_casualties(reading(text), (), ())
    assert [(m.value, m.victim_group, m.part_of) for m in found] == [(14, "civilian", None), (6, "other", None)]


def test_whoever_names_a_number_is_no_victim(reading):
    text = "Dozens of people were wounded, some of them critically, according to Dr Amir Khan, a surgeon."
    assert parts(find_casualties(reading(text), (), ())) == [("Dozens of people", None)]


def test_a_trade_tells_two_persons_apart(reading):
    text = "One additional guard was injured in the raid. They spoke of the killing of a British soldier."
    assert [m.outcome for m in find_casualties(reading(text), (), ())] == ["wounded", "killed"]


def test_nobody_hurt_is_left_out_where_people_were_hurt(reading):
    text = "Two men were wounded at the gate. Nobody inside was hurt."
    assert parts(find_casualties(reading(text), (), ())) == [("Two men", None)]


def test_a_surname_taken_for_a_place_is_a_victim_again(reading):
    text = "Gunmen opened fire on Abas Minsu in Maguindanao province. Minsu was killed in the assault."
    assert [m.quote.quote for m in find_casualties(reading(text), (), ())] == ["Minsu"]


def test_harm_done_while_an_attack_was_stopped_belongs_to_the_attack_before(reading):
    text = "Gunmen attacked a polling station. Police thwarted the attack and two officers were injured in the clash."
    (found,) = extract(reading(text)).casualties
    assert found.attack == 0


def test_the_four_victims_are_all_of_them(reading):
    text = "The four victims were taken to a hospital, though one is in critical condition."
    found = find_casualties(reading(text), (), ())
    assert [(m.value, m.victim_group, m.part_of) for m in found] == [(4, "all", None), (1, "other", 0)]


def test_a_surgeon_who_tells_of_deaths_is_no_victim(reading):
    text = "Some were badly hurt by the bomb, said Nadia Ferhat, a surgeon at the clinic, and two of them died later."
    assert "Nadia Ferhat" not in [quote for quote, _ in parts(find_casualties(reading(text), (), ()))]


def test_the_dead_of_a_war_or_of_another_year_are_not_the_attack_s(reading):
    text = "A bomb killed four people in Marawi on May 5, 2024. In 2017, fighting went on and 1,000 people died."
    first, second = extract(reading(text)).casualties
    assert (first.attack, second.attack) == (0, None)


def test_who_was_hurt_in_another_attack_is_in_no_total_of_the_first(reading):
    text = "Three policemen were killed by rebels on a farm. Meanwhile, a farmer was shot to death by gunmen in Oran."
    police, farmer = extract(reading(text)).casualties
    assert (farmer.part_of, farmer.attack) == (None, 1)
    assert (police.value, police.attack) == (3, 0)


def test_those_counted_do_not_say_so(reading):
    (draft, *_) = extract(reading("Dozens of soldiers feared dead in raid on Brantwick\n\nNobody was held.")).casualties
    assert (draft.quote.quote, draft.speaker_text) == ("Dozens of soldiers", None)


def test_attackers_who_kill_are_not_killed(reading):
    parsed = reading("In March two gunmen killed 22 people at a museum in Tunis.")
    found = find_casualties(parsed, (), ())
    assert [(each.victim_group, each.value) for each in found] == [("all", 22)]

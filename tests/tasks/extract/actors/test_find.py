"""Actors: which words name whom, and which words only refer back."""

import pytest

from schemas.vocabulary import ActorType
from tasks.extract.actors.find import actor_mentions, actor_table, find_actors
from tasks.extract.found import Reference


@pytest.fixture
def named(reading):
    def find(text):
        return [(f.tokens.text, f.actor.actor_id) for f in find_actors(reading(text))]

    return find


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Islamic State Khorasan attacked the hall.", "group/islamic-state-khorasan"),
        ("Islamic State attacked the hall.", "group/islamic-state"),
        ("The attack by ISIS -K shocked the city.", "group/islamic-state-khorasan"),
        ("The attack by IS-K shocked the city.", "group/islamic-state-khorasan"),
        ("Fighters of the Pakistani Taliban attacked.", "group/tehrik-i-taliban-pakistan"),
        ("Fighters of the Taliban attacked.", "group/taliban"),
        ("Fighters of Al Qaida attacked.", "group/al-qaeda"),
        ("Fighters of al-Qa'ida attacked.", "group/al-qaeda"),
        ("The Shining Path attacked the mine.", "group/shining-path"),
        ("The Taliban's fighters attacked.", "group/taliban"),
        ("The al Qaeda-linked group al-Shabaab attacked.", "group/al-shabaab"),
        ("Fighters of the al Qaeda affiliate JNIM attacked.", "group/jnim"),
    ],
)
def test_one_actor_however_it_is_spelled(named, text, actor):
    assert [actor_id for _, actor_id in named(text)] == [actor]


@pytest.mark.parametrize(
    "text",
    [
        "What is it? It is a question.",
        "WHAT IS THE REASON?",
        "Police said an anti-Taliban politician was shot.",
        "Unknown gunmen attacked the village.",
        "The militants fled on foot.",
        "It was a quiet day for the group.",
    ],
)
def test_nobody_is_named(named, text):
    assert named(text) == []


def test_a_gloss_is_the_same_actor(named):
    text = "Fighters for the Farabundo Marti National Liberation Front [FMLN] attacked."
    assert {actor_id for _, actor_id in named(text)} == {"group/fmln"}


def test_a_short_form_given_in_brackets_holds_for_the_rest_of_the_text(named):
    text = "The Taliban (XYZT) attacked a post on Monday. On Tuesday the XYZT attacked again."
    assert [actor_id for _, actor_id in named(text)] == ["group/taliban"] * 3


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Taliban attacked a post. The group claimed responsibility.", "The group"),
        ("The Taliban attacked a post. The militants also claimed responsibility for a bombing.", "The militants"),
        ("The Taliban attacked a post, and it claimed responsibility for a bombing.", "it"),
    ],
)
def test_words_that_refer_back(named, text, words):
    assert (words, "group/taliban") in named(text)


def test_the_group_is_the_one_the_text_is_about(named):
    text = "ISIS-K grew in the east. ISIS-K lost men. It was hit by the Taliban, who hurt the group."
    assert ("the group", "group/islamic-state-khorasan") in named(text)


def test_a_group_that_is_described_does_not_refer_back(named):
    assert ("the group", "group/taliban") not in named("The Taliban spoke. Then the group of tourists left the hotel.")


@pytest.mark.parametrize(
    ("text", "actor_id", "kind"),
    [
        (
            "The Army of the Blue Dawn claimed responsibility for the attack.",
            "group/army-of-the-blue-dawn",
            ActorType.ARMED_GROUP,
        ),
        (
            "Officials attributed the attack to the Kivu Liberation Brigade.",
            "group/kivu-liberation-brigade",
            ActorType.ARMED_GROUP,
        ),
        ("A group calling itself Sons of Thunder sent a letter.", "group/sons-of-thunder", ActorType.ARMED_GROUP),
        ("Moscow said the talks failed.", "state/ru", ActorType.STATE),
        ("The United States blamed Iran for the attack.", "state/us", ActorType.STATE),
        ("A farmer was shot by an Azerbaijani sniper near Lamu.", "agency/az-armed-forces", ActorType.STATE_AGENCY),
        ("Russian formations shelled a market in Sumy.", "agency/ru-military", ActorType.STATE_AGENCY),
        ("The Kenyan police said two people died.", "agency/ke-police", ActorType.STATE_AGENCY),
        ("Michael Stone of the Harbour Institute said the group was weak.", "person/michael-stone", ActorType.PERSON),
        ("A court in Ghent jailed Robin T., 31, for stabbing two clerks.", "person/robin-t", ActorType.PERSON),
    ],
)
def test_actors_the_lexicon_does_not_hold(reading, text, actor_id, kind):
    assert (actor_id, kind) in [(f.actor.actor_id, f.actor.actor_type) for f in find_actors(reading(text))]


@pytest.mark.parametrize(
    "text",
    [
        "The Green Party won the election.",
        "Michael Stone was buried on Sunday.",
        "Tourists love Moscow.",
        "Occupation forces shot two youths in Jenin.",
    ],
)
def test_names_that_do_nothing_here_are_no_actors(named, text):
    assert named(text) == []


def test_a_surname_repeats_the_person(named):
    text = "Michael Stone, an analyst, said the group was weak. Stone added that it would fail."
    assert [actor_id for _, actor_id in named(text)] == ["person/michael-stone"] * 2


def test_the_army_is_that_of_the_country_the_text_is_about(named):
    text = "Kenya is on alert. In Kenya the army said that two soldiers died."
    assert named(text)[-1][0] == "the army"
    assert named(text)[-1][1].startswith("agency/ke-")


def test_the_table_holds_the_parents(reading):
    ids = [
        actor.actor_id
        for actor in actor_table(find_actors(reading("The attack by ISIS-K and the Kenyan police said.")))
    ]
    assert ids == sorted(ids)
    assert {"group/islamic-state-khorasan", "group/islamic-state"} <= set(ids)


def test_mentions_are_names_not_anaphors(reading):
    read = reading("The Taliban attacked a post. The group claimed responsibility.")
    (mention,) = actor_mentions(read, find_actors(read))
    assert (mention.actor_id, mention.span.quote) == ("group/taliban", "Taliban")


def test_no_two_actors_share_a_token(reading):
    text = (
        "Islamic State Khorasan (ISIS-K), a branch of Islamic State, fights the Afghan Taliban, the US military said."
    )
    seen = [t.i for f in find_actors(reading(text)) for t in f.tokens]
    assert len(seen) == len(set(seen))


@pytest.mark.parametrize(
    ("text", "words", "reference"),
    [
        ("The FMLN blew up a bridge. The guerrillas fled.", "The guerrillas", Reference.ANAPHOR),
        ("The FMLN blew up a bridge.\n\nThe guerrillas fled.", "The guerrillas", Reference.LIKELY_ANAPHOR),
        ("A rebel column attacked the farm. The FMLN holds the hills.", "rebel", Reference.LIKELY_ANAPHOR),
    ],
)
def test_guerrillas_are_those_of_the_only_group_named(reading, text, words, reference):
    found = [f for f in find_actors(reading(text)) if f.tokens.text == words]
    assert [(f.actor.actor_id, f.reference) for f in found] == [("group/fmln", reference)]


@pytest.mark.parametrize(
    "text",
    [
        "Guerrillas attacked the farm. The FMLN and the ELN hold the hills.",
        "Other guerrillas attacked the farm. The FMLN holds the hills.",
        "Gunmen attacked the farm. The FMLN holds the hills.",
    ],
)
def test_attackers_who_may_be_others_stay_unnamed(named, text):
    assert named(text)[0][0] in {"FMLN", "The FMLN"}


@pytest.mark.parametrize(
    ("country", "actor_id"),
    [("Yemen", "group/ansar-al-sharia-yemen"), ("Libya", "group/ansar-al-sharia-libya")],
)
def test_of_groups_with_one_name_it_is_the_one_of_the_country(named, country, actor_id):
    text = f"Three soldiers died in {country}. Officials blamed Ansar al-Sharia for the attack."
    assert actor_id in [found for _, found in named(text)]


def test_a_name_that_no_group_of_the_country_has_is_a_local_one(named):
    text = "Three soldiers died in Kenya. Officials attributed the attack to Ansar al-Sharia."
    ids = [found for _, found in named(text)]
    assert "group/ansar-al-sharia" in ids


def test_two_people_are_no_group(named):
    text = "Officials said Juan Sol Moreno and Pedro Luna Gacha were behind the attack."
    assert not any(actor_id.startswith("group/") for _, actor_id in named(text))


def test_who_says_they_did_it_is_the_group_that_called(named):
    text = "A radio got a call from the Extraditables, who said they were responsible for the bombing."
    assert ("they", "group/extraditables") in named(text)


def test_the_army_inside_a_longer_phrase(named):
    assert ("the army troops", "agency/gt-army") in named("In Guatemala the army troops fired at the farmers.")


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Islamic State said its Khorasan branch did it.", "its Khorasan branch", "Islamic State Khorasan"),
        (
            "Al-Qaeda's Yemeni affiliate attacked a base.",
            "Al-Qaeda's Yemeni affiliate",
            "Al-Qaeda in the Arabian Peninsula",
        ),
        ("The Khorasan wing of Islamic State struck.", "Khorasan wing of Islamic State", "Islamic State Khorasan"),
        ("Islamic State's media wing denied it.", "Islamic State", "Islamic State"),
    ],
)
def test_a_branch_called_after_its_place_is_a_group_of_its_own(reading, text, words, name):
    found = find_actors(reading(text))
    assert (words, name) in [(f.tokens.text, f.actor.name) for f in found]


@pytest.mark.parametrize(
    ("text", "words", "actor_id"),
    [
        ("Russian missiles struck a bakery in Sumy.", "Russian", "state/ru"),
        ("Twelve people died in Turkish air raids near the border.", "Turkish", "state/tr"),
        ("Ten people were killed in Israel's shelling of the port.", "Israel", "state/il"),
        ("Saudi and Emirati jets bombed a wedding.", "Saudi", "state/sa"),
        ("Saudi and Emirati jets bombed a wedding.", "Emirati", "state/ae"),
        ("A rocket fired by Eritrea killed two herders.", "Eritrea", "state/er"),
        ("Ethiopia bombed a camp in the hills.", "Ethiopia", "state/et"),
        ("Chadian soldiers killed nine fishermen.", "Chadian soldiers", "agency/td-armed-forces"),
        ("Rwandan and Burundian troops shot two traders.", "Rwandan", "agency/rw-armed-forces"),
        ("The armed forces of Eritrea shelled the town.", "armed forces of Eritrea", "agency/er-armed-forces"),
        ("Junta helicopters in Burkina Faso fired on a market.", "Junta", "agency/bf-armed-forces"),
        ("Two nurses in Conakry, Guinea, were shot by soldiers near the port.", "soldiers", "agency/gn-armed-forces"),
        ("Troops opened fire on a crowd in Gabon.", "Troops", "agency/ga-armed-forces"),
        ("A Kenyan air force jet dropped a bomb on a school.", "Kenyan air force", "agency/ke-air-force"),
    ],
)
def test_a_nationality_with_arms_or_men_names_who_strikes(named, text, words, actor_id):
    assert (words, actor_id) in named(text)


@pytest.mark.parametrize(
    "text",
    [
        "Iranian-made drones hit a depot in Erbil.",
        "Gunmen killed two Chadian soldiers near the lake.",
        "The Baghdad bombing killed nine.",
        "Palestinian rockets fell on a field.",
        "Former soldiers shot at a bus in Gabon.",
        "Men dressed as soldiers shot at a bus in Gabon.",
        "Soldiers shot at a bus.",
    ],
)
def test_whose_arms_or_men_they_are_is_not_guessed(named, text):
    assert named(text) == []


@pytest.mark.parametrize(
    "text", ["The army of Chad shelled a camp.", "Chadian troops shelled a camp.", "Chad: the military shelled a camp."]
)
def test_army_military_and_troops_are_one_actor(reading, text):
    (found,) = find_actors(reading(text))
    assert found.actor.name == "Chadian Armed Forces"


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Members of the Orka Nwa gang attacked a market.", "Orka Nwa gang", "Orka Nwa"),
        ("Members of the Orka Nwa gang attacked a market. Orka Nwa fled.", "Orka Nwa", "Orka Nwa"),
        ("The 500 Vodola gang seized a bus.", "500 Vodola gang", "500 Vodola"),
        ("The ambush was carried out by the Zorlak group.", "Zorlak group", "Zorlak group"),
        ("Police blamed the killings on the Velasko clan.", "Velasko clan", "Velasko clan"),
        ("Police accused the Karun Front for Freedom (KFF) of it. The KFF fled.", "KFF", "Karun Front for Freedom"),
        ("The Hill Tandara Front (HTF) met. On Monday the HTF bombed a bank.", "HTF", "Hill Tandara Front"),
        ("Police blamed the Bodu Lowland Army (BLA) for it. The BLA fled.", "BLA", "Bodu Lowland Army"),
        ("Renamo men stormed a police post.", "Renamo men", "Mozambique National Resistance Movement"),
    ],
)
def test_a_band_is_known_by_its_name_and_by_the_short_form_the_text_gives(reading, text, words, name):
    assert (words, name) in [(f.tokens.text, f.actor.name) for f in find_actors(reading(text))]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Separatist gunners shelled a bus.", "Separatist gunners"),
        ("A bomb killed two. Police said the killers were herders.", "Herders"),
        ("A gang of settlers attacked a farmer.", "Settlers"),
    ],
)
def test_attackers_without_a_name_are_called_by_their_cause_or_kind(reading, text, name):
    assert name in [f.actor.name for f in find_actors(reading(text))]


def test_what_only_came_about_was_done_by_nobody(reading):
    text = "The Taliban condemned the blast. Their spokesman said it took place in a camp."
    assert "it" not in [f.tokens.text for f in find_actors(reading(text))]


@pytest.mark.parametrize(
    "text",
    [
        "Three gunmen attacked a hotel.",
        "Ugandan rebels attacked a village.",
        "The Rotary group gave food to the school.",
        "The Manchester Arena was bombed.",
    ],
)
def test_attackers_of_a_number_or_a_people_are_no_band(named, text):
    assert named(text) == []


def test_a_territory_has_no_army_of_its_own(reading):
    found = find_actors(reading("The army shot dead two men in Ponce, Puerto Rico, on Monday."), ())
    assert not [actor for actor in found if actor.actor.country_iso2 == "PR"]

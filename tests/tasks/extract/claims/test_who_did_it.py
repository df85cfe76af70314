"""Who did it, however it is told; and the warnings, doubts and records around it."""

import pytest

from tasks.extract.actors.find import find_actors
from tasks.extract.attacks.find import find_attacks
from tasks.extract.claims.find import find_claims
from tasks.extract.dates.find import find_dates
from tasks.extract.places.find import find_places

SHABAAB, TALIBAN = "group/al-shabaab", "group/taliban"
CLAIM = "responsibility_claim"


@pytest.fixture
def said(reading):
    def find(text):
        read = reading(text)
        actors = find_actors(read)
        return find_claims(read, find_attacks(read, actors, find_places(read), find_dates(read)), actors)

    return find


@pytest.mark.parametrize(
    "text",
    [
        "A bomb exploded in a bank in Oslo. The two guards were killed by members of Al-Shabaab.",
        "The murder of two farmers committed by Al-Shabaab shocked the town.",
        "Five tourists were held hostage by Al-Shabaab in a hotel for two days.",
        "The mayor was kidnapped on 5 January, apparently by Al-Shabaab fighters, in the north.",
        "A priest was abducted in March and was released by Al-Shabaab on Monday.",
        "Al-Shabaab is still holding the engineer who was kidnapped in March.",
        "The blast at the market was an act by Al-Shabaab.",
        "The bishop insisted that Al-Shabaab was guilty of the massacre.",
        "Al-Shabaab participated in the ambush near the bridge.",
        "The minister linked Al-Shabaab to the murder of the judge.",
        "Two men were shot in the market by a gunman on orders from Al-Shabaab.",
        "Four Al-Shabaab members were arrested in March because of their suspected role in the bombing.",
        "Gunmen attacked a clinic in Oslo. The attackers shouted the name of Al-Shabaab.",
        "The army denied any role in the attack and, instead, blamed Al-Shabaab.",
    ],
)
def test_who_did_it_is_read_however_it_is_told(said, text):
    assert (SHABAAB, "actual") in [(c.actor_id, c.realis) for c in said(text) if c.claim_type == "attribution"]


@pytest.mark.parametrize(
    "text",
    [
        "The station had a call from Al-Shabaab, who said they were responsible for the blast.",
        "Al-Shabaab left letters at two newspapers claiming to be the authors of the bombing.",
        "TROMSO -- In calls to the media, the armed group, Al-Shabaab, has claimed responsibility for the bombing.",
    ],
)
def test_a_group_claims_through_calls_and_letters(said, text):
    assert (SHABAAB, "perpetrator") in [(c.actor_id, c.speaker_role) for c in said(text)]


def test_a_numbered_unit_is_an_agency_of_its_state(said):
    text = "Colombian peasants say that three farmers were murdered by troops of the 6th Infantry Brigade on Monday."
    assert [c.actor_id for c in said(text) if c.claim_type == "attribution"] == ["agency/co-6th-infantry-brigade"]


def test_soldiers_who_kill_fighters_attack_nobody(said):
    text = "A bomb went off in Bogota. The number of guerrillas killed by the Colombian army rose to nine."
    assert [c for c in said(text) if c.actor_id and c.actor_id.startswith("agency/")] == []


def test_whoever_died_in_an_attack_did_not_make_it(said):
    assert [c for c in said("Forty CRPF men died in the bombing of a bus in Pulwama.") if c.actor_id] == []


def test_who_clears_away_what_is_left_of_a_bomb_did_not_plant_it(said):
    text = "A pipe bomb exploded in Larne on Monday. British Army officers took the remains away."
    assert [c for c in said(text) if c.claim_type == "attribution"] == []


def test_what_a_group_does_again_and_again_is_no_claim_of_one_attack(said):
    found = said("A pipeline was bombed. Al-Shabaab says that it perpetrates these actions to defend the poor.")
    assert {c.realis for c in found if c.claim_type == "responsibility_claim"} <= {"generic"}


def test_who_kills_people_told_of_nowhere_else_is_blamed_for_no_other_attack(said):
    text = (
        "A bomb went off in a bank in Oslo. In Bergen fighting went on. Four soldiers were killed by Al-Shabaab there."
    )
    assert [c.attack for c in said(text) if c.actor_id == SHABAAB] in ([], [1])


def test_a_claim_of_the_attacks_is_one_of_each_of_them(said):
    text = (
        "A bomb exploded at a bank in Oslo on Friday. Gunmen attacked a hotel in Bergen. "
        "Al-Shabaab claimed responsibility for the attacks."
    )
    claimed = [c for c in said(text) if c.claim_type == "responsibility_claim"]
    assert {c.attack for c in claimed} >= {0, 1}


def test_a_claim_of_the_attacks_is_none_of_one_that_another_made(said):
    text = (
        "A bomb exploded at a bank in Oslo. The Taliban attacked a hotel in Bergen. "
        "Al-Shabaab claimed responsibility for the attacks."
    )
    by = {(c.attack, c.actor_id) for c in said(text) if c.claim_type == "responsibility_claim"}
    assert (1, SHABAAB) not in by


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Chatter picked up by the security services indicated something was coming.", "the security services"),
        (
            "The threat was real. The government shared this intelligence with its neighbours.",
            "The government",
        ),
        ("The foreign ministry issued a public advisory to travellers.", "The foreign ministry"),
        ("General Kari Berg, told reporters that the risk of attacks was growing.", "General Kari Berg"),
        ("A senator said the Taliban was developing the ability to carry out attacks abroad.", "A senator"),
    ],
)
def test_warnings_are_rows_with_their_speakers(said, text, speaker):
    assert [c.speaker_text for c in said(text) if c.claim_type == "warning"] == [speaker]


def test_two_bodies_that_warn_in_one_sentence_are_two_rows(said):
    text = (
        "The intelligence service received word of a planned attack, prompting the foreign ministry to issue a public "
        "advisory to travellers."
    )
    found = [c.speaker_text for c in said(text) if c.claim_type == "warning"]
    assert found == ["The intelligence service", "the foreign ministry"]


def test_a_record_of_attacks_is_a_habit(said):
    found = said("The Taliban has a long history of attacks on schools.")
    assert [(c.claim_type, c.actor_id, c.realis, c.attack) for c in found] == [
        ("attribution", TALIBAN, "generic", None)
    ]


def test_a_doubt_about_a_detail_is_none_of_who_did_it(said):
    text = "Islamic State claimed the attack. Police disputed the version of how many guards were hurt."
    assert [c for c in said(text) if c.claim_type == "doubt"] == []


def test_nobody_is_blamed_for_a_task(said):
    assert said("The Taliban is responsible for producing the gas of the region.") == ()


CLAIMED = [
    "A bomb killed nine people in Oslo. Al-Shabaab owned up to the attack.",
    "Gunmen shot nine people in Oslo. Al-Shabaab, which says it sent the gunmen, threatened more.",
    "Gunmen attacked a base near Oslo. Al-Shabaab said on Tuesday it had killed 200 soldiers in the attack.",
    "A bomb killed nine people in Oslo. A claim of responsibility came from Al-Shabaab.",
    "A bomb killed nine people in Oslo. Al-Shabaab accepted that it was responsible.",
    "A bomb killed nine people in Oslo. The group, Al-Shabaab, said its men had planted the bomb.",
    "A bomb killed nine people in Oslo. A spokesman for Al-Shabaab said the group targeted diplomats.",
    'A bomb killed nine in Oslo. "We were behind the blast," said Ali Abu Musab, the spokesman for Al-Shabaab.',
    "A bomb killed nine in Oslo. Ali Dheere, the leader of Al-Shabaab, said his men carried out the attack.",
    "Gunmen shot nine in Oslo. Al-Shabaab said it had carried out the attack in response to insults by a singer.",
]
TAKEN_BACK = [
    "A bomb killed nine people in Oslo. Al-Shabaab said it was responsible but later withdrew its claim.",
    "A bomb killed nine people in Oslo. Al-Shabaab claimed the attack. The group took back its statement later.",
    "A bomb killed nine people in Oslo. Al-Shabaab claimed it but has retracted its claim of responsibility.",
]


@pytest.mark.parametrize("text", CLAIMED)
def test_a_group_claims_in_other_words(said, text):
    assert (SHABAAB, "positive") in [(c.actor_id, c.polarity) for c in said(text) if c.claim_type == CLAIM]


@pytest.mark.parametrize("text", TAKEN_BACK)
def test_a_claim_taken_back_is_a_denial(said, text):
    assert (SHABAAB, "negative") in [(c.actor_id, c.polarity) for c in said(text) if c.claim_type == "denial"]


def test_no_doubt_is_no_doubt(said):
    text = "A bomb killed nine people in Oslo. The minister said there was no doubt that Al-Shabaab was responsible."
    assert [(c.claim_type, c.actor_id) for c in said(text)] == [("attribution", SHABAAB)]


def test_who_is_suspected_to_be_of_a_group_makes_it_a_suspect(said):
    text = "Gunmen suspected to be members of the Al-Shabaab sect on Sunday attacked a church in Oslo."
    assert [(c.actor_id, c.certainty) for c in said(text)] == [(SHABAAB, "probable")]


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("A bomb killed nine people in Oslo. The bomber, Jonas Falk, had waited in the foyer.", "certain"),
        ("A bomb killed nine people in Oslo. The suspect, Jonas Falk, 31, had waited in the foyer.", "probable"),
        ("A bomb killed nine people in Oslo. The alleged bomber, Jonas Falk, had waited in the foyer.", "probable"),
    ],
)
def test_the_name_of_the_attacker_blames_him(said, text, certainty):
    assert [(c.actor_id, c.certainty) for c in said(text)] == [("person/jonas-falk", certainty)]


@pytest.mark.parametrize(
    "text",
    [
        "A bomb killed nine people in Oslo. The victim, Jonas Falk, had waited in the foyer.",
        "A bomb killed nine people in Oslo. The mayor, Jonas Falk, said so.",
    ],
)
def test_a_name_beside_another_noun_blames_nobody(said, text):
    assert said(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "A bomb killed nine in Oslo. Islamic State's Amaq news agency said the group's fighters staged the attack.",
        "A bomb killed nine people in Oslo. Amaq said the attacker was a soldier of the Islamic State.",
    ],
)
def test_a_groups_news_agency_claims_for_it(said, text):
    assert (CLAIM, "group/islamic-state") in [(c.claim_type, c.actor_id) for c in said(text)]


@pytest.mark.parametrize(
    "text",
    [
        "A bomb killed nine people in Oslo. Suspicion fell on Al-Shabaab.",
        "A bomb killed nine people in Oslo. Analysts said Al-Shabaab was the likely culprit.",
    ],
)
def test_who_is_suspected_in_other_words(said, text):
    assert [(c.claim_type, c.actor_id, c.certainty) for c in said(text)] == [("attribution", SHABAAB, "probable")]


@pytest.mark.parametrize("denying", ["distanced itself from the bombing", "dismissed the allegation"])
def test_denials_in_other_words(said, denying):
    text = f"A bomb killed nine people in Oslo. Officials blamed Al-Shabaab. Al-Shabaab {denying}."
    assert ("denial", SHABAAB) in [(c.claim_type, c.actor_id) for c in said(text)]


def test_police_who_arrest_the_accused_attack_nobody(said):
    text = "Turkish police on Monday arrested a woman accused of planting the bomb that killed six people in Istanbul."
    assert "attribution" not in [c.claim_type for c in said(text)]


def test_a_state_is_accused_of_a_strike(said):
    text = "A missile hit a station in Kramatorsk on Monday, killing nine. Ukraine accused Russia of the strike."
    assert ("attribution", "state/ru") in [(c.claim_type, c.actor_id) for c in said(text)]


def test_the_attacker_is_named_in_the_next_sentence(said):
    text = "A man stabbed nine people in Oslo. Police shot the suspect dead. He was named as Jonas Falk, 35."
    assert [c.actor_id for c in said(text) if c.claim_type == "attribution"] == ["person/jonas-falk"]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("In May 2019 warplanes of the Saudi-led coalition bombed two farms in Dahyan.", "org/saudi-led-coalition"),
        ("The town recalls the 2021 abduction of six members of a choir by the 500 Vodola gang.", "group/500-vodola"),
        ("Russian missiles struck a bakery in Sumy on Monday and killed two bakers.", "state/ru"),
        ("Two nurses in Conakry, Guinea, were shot by soldiers on Monday.", "agency/gn-armed-forces"),
        ("Orka Nwa gunmen executed nine farmers in Verrettes on Monday.", "group/orka-nwa"),
        ("An Israeli air raid on a school in Khan Younis killed six teachers on Monday.", "state/il"),
        ("A mill was bombed on Monday by Renamo men.", "group/renamo"),
        ("Saudi and Emirati jets bombed a wedding in Hajjah on Monday.", "state/ae"),
        ("The armed forces of Eritrea shelled a camp near Badme on Monday.", "agency/er-armed-forces"),
        ("Codeco militiamen attacked a clinic in Djugu on Monday.", "group/codeco"),
    ],
)
def test_the_agent_of_the_attacks_own_clause_is_blamed_by_who_tells_it(said, text, actor):
    text = f"The Orka Nwa gang is feared in Haiti. {text}" if "orka" in actor else text
    assert (actor, "media") in [(c.actor_id, c.speaker_role) for c in said(text) if c.claim_type == "attribution"]


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen attacked an office in Kabul, Afghanistan. The five assailants were killed by security forces.",
        "Gunmen attacked a hotel in Accra, Ghana, before soldiers killed them.",
        "The device was blown up by the bomb disposal squad of the Kenyan police.",
        "The Interior Ministry was behind the attack on the paper, its editor said.",
        "Men dressed as soldiers attacked a hotel in Accra, Ghana.",
        "One attacker detonated a vest in Kabul and the others were killed by Afghan soldiers.",
    ],
)
def test_who_stops_an_attack_or_is_only_like_its_authors_is_not_blamed(said, text):
    assert [c.actor_id for c in said(text) if c.claim_type == "attribution"] == []


@pytest.mark.parametrize(
    ("text", "actor", "role"),
    [
        ("On Tuesday Al-Shabaab said its men had carried out the ambush near Garissa.", SHABAAB, "perpetrator"),
        ('A bomb killed two in Garissa. Amaq said that "soldiers of the caliphate" did it.', "group/islamic-state", ""),
        (
            'Al-Shabaab, through its radio, said that its "soldiers" had shot two men in Garissa.',
            SHABAAB,
            "perpetrator",
        ),
    ],
)
def test_a_group_claims_what_its_men_did_and_through_its_agency(said, text, actor, role):
    found = [(c.actor_id, c.speaker_role) for c in said(text) if c.claim_type == CLAIM]
    assert [(who, speaker) for who, speaker in found if who == actor and speaker.startswith(role)]


def test_two_sides_that_blame_each_other_are_blamed_by_each_other(said):
    text = "Al-Shabaab and the Taliban blamed each other for the bombing that killed two nurses in Oslo."
    found = {(c.speaker_actor_id, c.actor_id) for c in said(text) if c.claim_type == "attribution"}
    assert found == {(SHABAAB, TALIBAN), (TALIBAN, SHABAAB)}


def test_an_accusation_stands_beside_the_denial_that_answers_it(said):
    text = (
        "A bomb killed two in Oslo. The mayor accused Al-Shabaab of the attack, but the group denied any involvement."
    )
    assert {("attribution", SHABAAB), ("denial", SHABAAB)} <= {(c.claim_type, c.actor_id) for c in said(text)}


def test_a_denial_is_about_the_attack_it_speaks_of(said):
    text = (
        "Police blamed Al-Shabaab for the bombing of a hotel in Oslo on Monday. "
        "In March, gunmen shot dead nine farmers in Bergen. Al-Shabaab denied that it had shot the farmers."
    )
    claims = {c.claim_type: c for c in said(text)}
    assert claims["denial"].attack != claims["attribution"].attack


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Two clerks were shot dead in Oslo on Monday by the gang of Omar Hale.", "gang of Omar Hale"),
        ("Omar Hale's men shot dead two clerks in Oslo on Monday.", "Omar Hale's men"),
        ("Fighters loyal to Omar Hale shot dead two clerks in Oslo on Monday.", "Fighters loyal to Omar Hale"),
        (
            "Gunmen under the command of Omar Hale shot dead two clerks in Oslo.",
            "Gunmen under the command of Omar Hale",
        ),
        (
            "Two clerks were shot dead in Oslo. Police named the gunmen as followers of Omar Hale.",
            "followers of Omar Hale",
        ),
    ],
)
def test_the_men_of_somebody_named_are_a_group_of_their_own(said, text, named):
    assert f"group/{named.lower().replace(' ', '-').replace(chr(39), '')}" in {c.actor_id for c in said(text)}


def test_who_reports_an_attack_is_not_who_made_it(said):
    text = "According to Colonel Omar Hale, the men at the gate opened fire on a bus in Oslo."
    assert not [c for c in said(text) if c.claim_type == "attribution"]


def test_what_a_group_says_it_will_do_is_a_warning_and_no_claim(said):
    text = 'Al-Shabaab bombed a hotel in Oslo on Monday. "We will carry out attacks in Bergen," the group said.'
    types = {c.claim_type for c in said(text) if "Bergen" in c.quote.quote}
    assert types == {"warning"}


def test_who_a_group_is_said_to_hold_responsible_does_not_claim_it(said):
    text = "The army hit camps of Al-Shabaab, which it holds responsible for the bombing in Oslo."
    assert "responsibility_claim" not in {c.claim_type for c in said(text)}


def test_a_unit_that_a_group_speaks_of_is_its_own(said):
    (claim,) = [c for c in said("Al-Shabaab said a detachment had bombed a hotel in Oslo.") if c.actor_id]
    assert (claim.claim_type, claim.actor_id) == ("responsibility_claim", "group/al-shabaab")


def test_a_warning_that_is_only_spoken_of_again_is_no_warning(said):
    text = "A bomb killed two clerks in Oslo on Monday. The warnings were false, police said."
    assert "warning" not in {c.claim_type for c in said(text)}


def test_a_caller_speaks_for_a_group_that_the_lexicon_lacks(said):
    text = "A bomb killed two in Oslo. A caller who speaks for the Orka Liberation Front took responsibility for it."
    assert "group/orka-liberation-front" in {c.actor_id for c in said(text) if c.claim_type == "responsibility_claim"}

"""The everyday sentences of wires, police briefs and communiques: who says that who did it, denies it, holds whom."""

import pytest

from tasks.extract.actors.find import find_actors
from tasks.extract.attacks.find import find_attacks
from tasks.extract.claims.find import find_claims
from tasks.extract.dates.find import find_dates
from tasks.extract.places.find import find_places

SHABAAB, TALIBAN = "group/al-shabaab", "group/taliban"
CLAIM, BLAME = "responsibility_claim", "attribution"


@pytest.fixture
def said(reading):
    def find(text):
        read = reading(text)
        actors = find_actors(read)
        claims = find_claims(read, find_attacks(read, actors, find_places(read), find_dates(read)), actors)
        return [(c.claim_type, c.actor_id, c.speaker_role) for c in claims]

    return find


@pytest.mark.parametrize(
    "text",
    [
        "A bomb killed nine people in Oslo. The Taliban's spokesman, Omar Hadi, said his group was not involved.",
        "A spokesman for the Taliban said his movement had not been in the area when the convoy was shot at in Oslo.",
        "A bomb killed nine people in Oslo. The Taliban's spokesman, Omar Hadi, distanced it from the bombing.",
        "Norway accused the Taliban of a bombing in Oslo, which the group rejected.",
    ],
)
def test_a_group_denies_of_its_own_people_that_they_did_it(said, text):
    assert ("denial", TALIBAN, "perpetrator") in said(text)


def test_who_is_accused_and_calls_the_claim_untrue_denies(said):
    text = "Gunmen hit a bank in Karachi. Pakistan said the attack was planned by India. India called the claim absurd."
    assert said(text)[:2] == [(BLAME, "state/in", "government"), ("denial", "state/in", "government")]


def test_who_is_not_accused_and_doubts_a_claim_only_doubts(said):
    text = "The Taliban claimed a bombing in Oslo. Norway dismissed the claim as a lie."
    assert "denial" not in {claim_type for claim_type, _, _ in said(text)}


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            "The Taliban said in a statement that an Iraqi fighter had carried out the bombing in Oslo.",
            (CLAIM, TALIBAN, "perpetrator"),
        ),
        (
            "Omar Hadi, a Taliban leader, said that he had ordered the bombing in Oslo.",
            (CLAIM, TALIBAN, "perpetrator"),
        ),
        (
            "The Yemeni armed forces said they had fired several missiles at a ship off Aden.",
            (CLAIM, "agency/ye-army", "military"),
        ),
        (
            "A farmer was shot near Gaza. The Israeli military said tanks had fired on two men.",
            (CLAIM, "agency/il-idf", "military"),
        ),
        (
            "A bomb killed nine people in Oslo. Omar Hadi claimed the bombing in the name of the Taliban.",
            (CLAIM, TALIBAN, "perpetrator"),
        ),
    ],
)
def test_a_side_says_that_it_did_it(said, text, claim):
    assert claim in [(kind, who, role) for kind, who, role in said(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Two bombs killed nine people in Oslo. The charity said it was pausing its work in the city.",
        "A bomb killed nine people in Oslo. The Taliban said the army had halted its work in the city.",
        "Israel bombed a camp in Aden. The U.S. Central Command said the missiles fell into the sea.",
        "A bomb killed nine people in Oslo. Norway said an Iraqi fighter had carried out the bombing.",
    ],
)
def test_who_speaks_of_something_else_claims_nothing(said, text):
    assert CLAIM not in {claim_type for claim_type, _, _ in said(text)}


def test_a_fighters_nationality_blames_no_state(said):
    text = "A bomb killed nine people in Oslo. The Taliban said an Iraqi fighter had carried out the bombing."
    assert "state/iq" not in {who for _, who, _ in said(text)}


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Ukraine and Russia accused each other on Friday of shelling a prison in Olenivka.", "state/ru"),
        ("A blast hit a plant in Oslo. The minister said the attack was planned by India.", "state/in"),
        ("A blast hit a plant in Oslo. The minister said Iran was behind the attack.", "state/ir"),
    ],
)
def test_a_state_is_blamed_by_its_bare_name(said, text, actor):
    assert (BLAME, actor) in {(claim_type, who) for claim_type, who, _ in said(text)}


def test_what_is_joined_to_a_denial_is_no_part_of_it(said):
    text = "Ukraine's general staff denied carrying out any strike on the prison and said Russian artillery had hit it."
    assert ("denial", "agency/ua-military", "military") in said(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A man drove a van into a crowd in Oslo and killed nine. Police identified the driver as Jonas Falk.", "Falk"),
        ("A guard killed nine people in Oslo. Police identified the guard as Jonas Falk.", "Falk"),
        ("A bomb killed nine people in Oslo. The premier held Jonas Falk responsible.", "Falk"),
        ("A bomb killed nine people in Oslo. Jonas Falk, 20, was charged with nine counts of murder.", "Falk"),
    ],
)
def test_who_is_named_held_or_charged_is_known_by_name(said, text, name):
    assert any(who is not None and who.endswith(name.lower()) for _, who, _ in said(text))


def test_whom_an_attacker_serves_attacked_nobody(said):
    text = "A man shot nine people in Oslo. Police identified the man as Jonas Falk, a Norwegian Army officer."
    assert all(who is None or who.startswith("person/") for claim_type, who, _ in said(text) if claim_type == BLAME)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("A bomb killed nine people in Oslo. Turkish police detained 46 people.", "police"),
        ("A bomb killed nine people in Oslo. Five officials were arrested.", "media"),
        ("A bomb killed nine people in Oslo. His brother was arrested in Bergen.", "media"),
    ],
)
def test_people_are_held_for_what_was_just_told(said, text, role):
    assert ("arrest", role) in {(claim_type, who_says) for claim_type, _, who_says in said(text)}


def test_people_whom_an_armed_group_holds_are_not_arrested(said):
    text = "A bomb killed nine people in Oslo. Five officials were detained by the Taliban."
    assert "arrest" not in {claim_type for claim_type, _, _ in said(text)}


def test_who_tells_police_that_he_did_it_confesses(said):
    text = "Shots were fired at a mayor in Oslo. A neighbour told police that he had fired the shots."
    assert (CLAIM, None, "perpetrator") in said(text)


@pytest.mark.parametrize(
    "text",
    [
        "A man stabbed nine people in Oslo. He told police that he wanted to kill tourists.",
        "A man stabbed nine people in Oslo. His act was driven by racism, police said.",
        "A bomb killed nine people in Oslo. The attack was a reply to the arrest of a chief.",
        "Gunmen killed nine people in Oslo. The gunmen had racist motives, the prosecutor said.",
    ],
)
def test_why_it_was_done_is_told_in_many_words(said, text):
    assert "motive" in {claim_type for claim_type, _, _ in said(text)}


def test_a_threat_to_kill_whom_a_group_holds_is_a_warning(said):
    text = "The Taliban seized nine nurses in Oslo. The group said it would kill them unless prisoners were freed."
    assert ("warning", TALIBAN) in {(claim_type, who) for claim_type, who, _ in said(text)}


def test_what_is_called_a_lie_of_a_count_denies_no_deed(said):
    text = "Al-Shabaab said it had ambushed a bus in Wajir, Kenya. Peter Omollo, the commissioner, called the {} a lie."
    assert "denial" not in [kind for kind, *_ in said(text.format("figure"))]
    assert "denial" not in [kind for kind, *_ in said(text.format("number of dead"))]


def test_whom_people_mourn_was_killed_in_no_attack_of_today(said):
    text = (
        "Two bombs killed 84 people in Gabu on Monday. They had come to mourn the anniversary of General Diallo's "
        "assassination by Malian soldiers."
    )
    assert "attribution" not in [kind for kind, *_ in said(text)]


@pytest.mark.parametrize(
    "text",
    [
        "A rocket hit a school in Oslo. The Taliban says it launched nothing.",
        "A bomb killed nine people in Oslo. A Taliban spokesman took the rare step of saying it had no hand in it.",
        "A soldier was shot dead in Oslo. The Taliban denied having given such an order.",
    ],
)
def test_what_is_denied_in_passing_is_claimed_and_blamed_on_nobody(said, text):
    kinds = [kind for kind, *_ in said(text)]
    assert "denial" in kinds
    assert CLAIM not in kinds
    assert BLAME not in kinds

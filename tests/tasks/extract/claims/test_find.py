"""Claims: a sentence, and the rows that a careful reader would list for it."""

import pytest

from schemas.mentions import AttackMention
from schemas.vocabulary import Realis
from tasks.extract.actors.find import find_actors
from tasks.extract.claims.find import find_claims
from tasks.extract.found import FoundAttack

IS, ISK, TALIBAN, FMLN, SHABAAB = (
    "group/islamic-state",
    "group/islamic-state-khorasan",
    "group/taliban",
    "group/fmln",
    "group/al-shabaab",
)


@pytest.fixture
def claims(reading):
    def find(text, published=None, triggers=()):
        read = reading(text, published)
        attacks = tuple(attack(read, word) for word in triggers)
        return find_claims(read, attacks, find_actors(read))

    return find


def attack(read, word, realis=Realis.ACTUAL, actor_ids=()):
    trigger = next(t for t in read.doc if t.text == word)
    clause = read.clause(trigger)
    mention = AttackMention(
        read.sentence_number(trigger),
        read.paragraph_number(trigger),
        read.span(trigger),
        "test",
        read.span(clause),
        False,
        False,
        realis,
        (),
        (),
        (),
        tuple(actor_ids),
        (),
    )
    return FoundAttack(trigger, clause, mention)


def rows(found, *types):
    return [(c.claim_type, c.actor_id) for c in found if not types or c.claim_type in types]


@pytest.mark.parametrize(
    ("text", "actor", "speaker"),
    [
        ("The Taliban claimed responsibility for the bombing.", TALIBAN, "The Taliban"),
        ("Al-Shabaab has claimed responsibility for the attack on the hotel.", SHABAAB, "Al-Shabaab"),
        (
            "A spokesman for the Taliban claimed responsibility for the incident.",
            TALIBAN,
            "A spokesman for the Taliban",
        ),
        ("Responsibility for the ambush was claimed by the Taliban.", TALIBAN, "the Taliban"),
        ("Islamic State took credit for the shooting.", IS, "Islamic State"),
        ("Ten people died in a bombing claimed by Islamic State militants.", IS, "Islamic State militants"),
        ("The jihadist group ISIS took to Telegram to claim responsibility.", IS, "The jihadist group ISIS"),
        ("Al-Shabaab admitted carrying out the attack on the base.", SHABAAB, "Al-Shabaab"),
        (
            "The Taliban spoke of the attack on the post. The group claimed responsibility in a video.",
            TALIBAN,
            "The group",
        ),
        ("The Taliban accepted responsibility for the kidnapping.", TALIBAN, "The Taliban"),
    ],
)
def test_the_perpetrator_claims(claims, text, actor, speaker):
    found = [c for c in claims(text) if c.claim_type == "responsibility_claim"]
    assert [(c.actor_id, c.speaker_text) for c in found] == [(actor, speaker)]
    assert found[0].speaker_role == "perpetrator"
    assert found[0].polarity == "positive"


@pytest.mark.parametrize(
    "text",
    [
        "No group claimed responsibility for the incident.",
        "No group has claimed responsibility for the attack.",
        "The Taliban has not claimed responsibility for the blast.",
        "There was no claim of responsibility for either attack.",
        "Nobody immediately claimed responsibility.",
        "Has the Taliban claimed responsibility for the attack?",
        "The flood claimed forty lives.",
        "The mayor took responsibility for the budget.",
        "The Taliban claimed victory in the election.",
    ],
)
def test_nobody_claims(claims, text):
    assert rows(claims(text), "responsibility_claim") == []


def test_the_paper_that_a_claim_comes_by_is_not_the_author(claims):
    (claim,) = claims("Gunmen attacked a hotel in Mogadishu. Al-Shabaab claimed the attack on its Radio Andalus.")
    assert (claim.actor_id, claim.claim_type) == (SHABAAB, "responsibility_claim")


@pytest.mark.parametrize(("end", "blamed"), [("", 1), (" of lying", 0)])
def test_who_is_accused_and_nothing_more_is_blamed(claims, end, blamed):
    found = claims(f"A bomb exploded in Kismayo. The minister accused Al-Shabaab{end}.")
    assert [claim.actor_id for claim in found] == [SHABAAB] * blamed


def test_two_groups_claim_one_attack(claims):
    found = claims("The Taliban and Al-Shabaab claimed responsibility for the attack.")
    assert rows(found) == [("responsibility_claim", TALIBAN), ("responsibility_claim", SHABAAB)]


def test_a_group_that_speaks_for_its_branch_claims(claims):
    (claim,) = claims("Islamic State said its Afghan branch, ISIS-K, had carried out the attack.")
    assert (claim.claim_type, claim.actor_id, claim.speaker_actor_id) == ("responsibility_claim", ISK, IS)


def test_a_name_nobody_knows_can_claim(claims):
    (claim,) = claims("The Brigade of the Red Morning claimed responsibility for the arson attack.")
    assert (claim.claim_type, claim.actor_id) == ("responsibility_claim", "group/brigade-of-the-red-morning")


@pytest.mark.parametrize(
    ("text", "medium"),
    [
        ("The Taliban claimed responsibility for the attack on Telegram.", "Posted to website, blog, etc."),
        ("Al-Shabaab claimed responsibility in a video.", "Video"),
        ("The FMLN claimed responsibility for the attack in a communique.", "Letter"),
        ("The FMLN claimed responsibility in a telephone call to a radio station.", "Call (post-incident)"),
        ("The Taliban claimed responsibility for the attack.", None),
    ],
)
def test_how_a_claim_was_made(claims, text, medium):
    (claim,) = claims(text)
    assert claim.medium == medium
    assert [c.value for c in claim.cells if c.column == "medium"] == ([medium] if medium else [])


@pytest.mark.parametrize(
    ("text", "realis"),
    [
        ("ISIS-K has taken credit for attacks by others in the past.", "generic"),
        ("The Taliban previously claimed responsibility for numerous attacks.", "generic"),
        ("The Taliban claimed responsibility for the attacks.", "actual"),
        ("The Taliban would claim responsibility for the attack if it could.", "hypothetical"),
    ],
)
def test_habits_and_what_if(claims, text, realis):
    found = claims(text, triggers=[])
    assert [c.realis for c in found] == [realis]


@pytest.mark.parametrize(
    ("text", "actor", "speaker", "role", "certainty"),
    [
        ("Officials attributed the attack to the Taliban.", TALIBAN, "Officials", "government", "certain"),
        ("Sources attributed the incident to Al-Shabaab.", SHABAAB, "Sources", "unnamed", "certain"),
        ("Police blamed the Taliban for the bombing.", TALIBAN, "Police", "police", "certain"),
        ("Police blamed the bombing on the Taliban.", TALIBAN, "Police", "police", "certain"),
        ("The army accused the FMLN of attacking the power station.", FMLN, None, "military", "certain"),
        (
            "Authorities suspected that the Taliban was involved in the attack.",
            TALIBAN,
            "Authorities",
            "government",
            "probable",
        ),
        ("Al-Shabaab was suspected of being involved in the attack.", SHABAAB, None, "media", "probable"),
        ("ISIS-K was behind the attack on the embassy.", ISK, None, "media", "certain"),
        ("ISIS-K is almost certainly behind the assault.", ISK, None, "media", "probable"),
        ("The Taliban may be responsible for the attack.", TALIBAN, None, "media", "possible"),
        (
            "The group was probably Al-Shabaab, but the Taliban was responsible for the bombing.",
            TALIBAN,
            None,
            "media",
            "certain",
        ),
        ("The attack was carried out by the Taliban, the army said.", TALIBAN, "the army", "military", "certain"),
        ("The attack was the work of Al-Shabaab, an analyst said.", SHABAAB, "an analyst", "expert", "certain"),
        ("ISIS-K carried out twin bombings in January.", ISK, None, "media", "certain"),
        ("Witnesses identified the attackers as members of the FMLN.", FMLN, "Witnesses", "witness", "certain"),
        (
            "Officials speculated that the Taliban was behind the incident.",
            TALIBAN,
            "Officials",
            "government",
            "possible",
        ),
    ],
)
def test_others_attribute(claims, text, actor, speaker, role, certainty):
    found = [c for c in claims(text) if c.claim_type == "attribution" and c.actor_id == actor]
    assert len(found) == 1
    assert (found[0].speaker_role, found[0].certainty) == (role, certainty)
    assert speaker is None or found[0].speaker_text == speaker


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen attacked the village.",
        "The Taliban is behind schedule.",
        "Who is behind the attack?",
        "The teacher was responsible for the class.",
        "The army carried out a survey.",
    ],
)
def test_nobody_is_blamed(claims, text):
    assert rows(claims(text), "attribution") == []


def test_the_agent_of_an_attack_is_an_attribution_by_the_narrator(claims):
    (claim,) = claims("FMLN guerrillas attacked the bank.", triggers=["attacked"])
    assert (claim.claim_type, claim.actor_id, claim.speaker_text, claim.attack) == ("attribution", FMLN, None, 0)
    assert claim.speaker_role == "media"


def test_the_agent_of_an_attack_is_an_attribution_by_whoever_reports_it(claims):
    (claim,) = claims("Police said the Taliban bombed the market.", triggers=["bombed"])
    assert (claim.claim_type, claim.speaker_text, claim.speaker_role) == ("attribution", "Police", "police")


def test_a_group_that_tells_of_its_own_attack_claims_it(claims):
    (claim,) = claims("The Taliban said it bombed the market.", triggers=["bombed"])
    assert (claim.claim_type, claim.actor_id) == ("responsibility_claim", TALIBAN)


def test_presumed_attackers_are_probable(claims):
    (claim,) = claims("Suspected Taliban militants attacked the convoy.", triggers=["attacked"])
    assert claim.certainty == "probable"


def test_who_says_of_others_that_they_did_it_not_doubts(claims):
    (claim,) = claims("Police said the Taliban was not responsible for the bombing.")
    assert (claim.claim_type, claim.actor_id) == ("doubt", TALIBAN)


def test_a_confirmation_answers_the_claim(claims):
    found = claims("Islamic State claimed the attack. US intelligence has confirmed the authenticity of the claim.")
    confirmation = found[1]
    assert (confirmation.claim_type, confirmation.target, confirmation.actor_id) == ("confirmation", 0, IS)
    assert (confirmation.speaker_text, confirmation.speaker_role) == ("US intelligence", "intelligence")


def test_a_confirmation_inside_a_report(claims):
    found = claims("Germany has intelligence confirming the Taliban's claim of responsibility, a German official said.")
    by_type = {c.claim_type: c for c in found}
    assert by_type["confirmation"].speaker_text == "a German official"
    assert found[by_type["confirmation"].target].claim_type == "responsibility_claim"


def test_a_confirmation_that_a_group_acted(claims):
    found = claims("Officials confirmed that the Taliban carried out the bombing.")
    assert rows(found) == [("confirmation", TALIBAN)]


@pytest.mark.parametrize(
    "text",
    ["Police confirmed the attack.", "The mayor confirmed that the shop will open.", "Officials confirmed two deaths."],
)
def test_confirming_an_event_confirms_no_perpetrator(claims, text):
    assert all(actor is None for _, actor in rows(claims(text), "confirmation"))


@pytest.mark.parametrize(
    ("text", "actor", "role"),
    [
        ("The Taliban denied involvement in the attack.", TALIBAN, "perpetrator"),
        ("The FMLN denied any responsibility for the murder.", FMLN, "perpetrator"),
        ("A Taliban spokesman denied that the group was involved.", TALIBAN, "perpetrator"),
        ("Turkish authorities denied Al-Shabaab's involvement.", SHABAAB, "government"),
        ("The Taliban rejected the accusation.", TALIBAN, "perpetrator"),
    ],
)
def test_denials(claims, text, actor, role):
    (denial,) = claims(text)
    assert (denial.claim_type, denial.actor_id, denial.speaker_role) == ("denial", actor, role)
    assert denial.polarity == "negative"


def test_a_denial_answers_the_attribution(claims):
    found = claims("Officials attributed the attack to the Taliban. The Taliban denied involvement.")
    assert [c.claim_type for c in found] == ["attribution", "denial"]
    assert found[1].target == 0


@pytest.mark.parametrize(
    "text",
    [
        "Islamic State claimed the attack. Analysts questioned the claim.",
        "Islamic State claimed the attack. Officials cast doubt on the claim.",
        "Islamic State claimed the attack. There is skepticism about the group's role in the attack.",
    ],
)
def test_doubts_answer_the_claim(claims, text):
    doubts = [c for c in claims(text) if c.claim_type == "doubt"]
    assert [(c.target, c.actor_id) for c in doubts] == [(0, IS)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The US embassy warned that extremists planned to attack concerts.", "The US embassy"),
        ("The United States issued a warning to its citizens in the capital.", "The United States"),
        ("In March, warnings had been relayed that a terror attack was imminent.", None),
        ("The commander said the risk of attacks was increasing.", "The commander"),
    ],
)
def test_warnings_are_hypothetical_and_belong_to_no_attack(claims, text, speaker):
    found = [c for c in claims(text, triggers=["attack"] if "attack " in text else []) if c.claim_type == "warning"]
    assert [(c.speaker_text, c.realis, c.attack) for c in found] == [(speaker, "hypothetical", None)]


def test_what_somebody_says_a_group_could_do_is_a_warning(reading):
    read = reading("The general said ISIS-K could attack targets abroad.")
    (claim,) = find_claims(read, (attack(read, "attack", Realis.HYPOTHETICAL),), find_actors(read))
    assert (claim.claim_type, claim.actor_id, claim.speaker_role) == ("warning", ISK, "military")


def test_a_strike_without_warning_is_no_warning(claims):
    assert rows(claims("The militants struck with little or no warning."), "warning") == []


@pytest.mark.parametrize(
    ("text", "actor", "speaker"),
    [
        ("The Taliban bombed the court in retaliation for the executions.", TALIBAN, None),
        (
            '"ISIS-K has been fixated on Russia for years," said Colin Stark of the Fulham Center.',
            ISK,
            "Colin Stark of the Fulham Center",
        ),
        ("An analyst said ISIS-K sees Moscow as complicit in the oppression of Muslims.", ISK, "An analyst"),
        ("Al-Shabaab said the raid was revenge for the invasion.", SHABAAB, "Al-Shabaab"),
        ("Members of ISIS-K point to the war in Chechnya.", ISK, "ISIS-K"),
        ("The raid shows the hostility of ISIS-K towards Moscow.", ISK, None),
        ("ISIS-K wants to sow chaos in Moscow.", ISK, None),
        (
            "Reasons behind Moscow being a target for ISIS-K include the war, according to reports.",
            ISK,
            "reports",
        ),
    ],
)
def test_motives(claims, text, actor, speaker):
    found = [c for c in claims(text) if c.claim_type == "motive"]
    assert [(c.actor_id, c.speaker_text) for c in found] == [(actor, speaker)]


@pytest.mark.parametrize(
    "text",
    [
        "Police arrested two suspects.",
        "Four gunmen have been arrested.",
        "The suspects were detained after a chase.",
        "A man was charged with murder.",
        "Three men were arrested in connection with the bombing, police said.",
    ],
)
def test_arrests(claims, text):
    assert rows(claims(text)) == [("arrest", None)]


@pytest.mark.parametrize(
    "text",
    [
        "No arrests have been made.",
        "The judge charged a fee.",
        "Nobody was arrested.",
        "The union leader was detained.",
    ],
)
def test_no_arrests(claims, text):
    assert rows(claims(text), "arrest") == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Counter-terror officials have foiled numerous attacks.", "Counter-terror officials"),
        ("Police thwarted a plot to bomb the stadium.", "Police"),
        ("A bombing was averted when soldiers found the device.", None),
    ],
)
def test_foiled_plots(claims, text, speaker):
    (plot,) = claims(text)
    assert (plot.claim_type, plot.realis, plot.attack) == ("foiled_plot", "hypothetical", None)
    assert speaker is None or plot.speaker_text == speaker


def test_every_cell_is_cut_from_the_source(claims):
    text = "Officials said the Taliban was probably behind the attack."
    (claim,) = claims(text)
    words = {cell.column: cell.span.quote for cell in claim.cells}
    assert words == {
        "claim_type": "behind",
        "actor_id": "Taliban",
        "speaker_text": "Officials",
        "speaker_role": "Officials",
        "certainty": "probably",
    }
    assert claim.quote.quote in text


def test_the_day_of_a_statement(claims):
    (claim,) = claims("On Friday the Taliban claimed responsibility for the attack.", published="2024-03-24")
    assert claim.stated_at is not None
    assert claim.stated_at.isoformat() == "2024-03-22"


def test_the_day_of_the_attack_is_not_the_day_of_the_claim(claims):
    (claim,) = claims(
        "The Taliban claimed responsibility for the attack in the capital on Friday.", published="2024-03-24"
    )
    assert claim.stated_at is None


def test_a_claim_belongs_to_the_attack_it_names(claims):
    text = "Gunmen stormed the hotel. The Taliban claimed responsibility for the bombing of the court."
    (claim,) = [c for c in claims(text, triggers=["stormed", "bombing"]) if c.claim_type == "responsibility_claim"]
    assert claim.attack == 1


ARMY_SV = "agency/sv-armed-forces"


@pytest.mark.parametrize(
    "text",
    [
        "The toll rose to 40, with the jihadist group Islamic State claiming responsibility in a video.",
        "A message in the name of Islamic State said its fighters carried out the attack.",
        "Late on Friday Islamic State said one of its members had carried out the attack.",
    ],
)
def test_a_group_claims_however_it_is_worded(claims, text):
    assert rows(claims(text)) == [("responsibility_claim", IS)]


def test_two_groups_claim_one_attack_whoever_is_said_to_have_done_it(claims):
    text = "Al-Shabaab claimed the bombing, but the Islamic State group said its own fighters had carried it out."
    assert {(kind, actor) for kind, actor, *_ in rows(claims(text))} == {
        ("responsibility_claim", "group/al-shabaab"),
        ("responsibility_claim", IS),
    }


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The clandestine rebel radio said the FMLN carried out the attack.", "responsibility_claim"),
        ("The FMLN issued a communique. Our forces attacked the barracks at noon.", "responsibility_claim"),
        ("The FMLN issued a communique. Their forces attacked the barracks at noon.", None),
    ],
)
def test_the_voice_of_a_group_claims_for_it(claims, text, kind):
    found = claims(text, triggers=["attacked"] if "attacked" in text else [])
    assert rows(found) == ([(kind, FMLN)] if kind else [])


@pytest.mark.parametrize(
    ("text", "actor", "certainty"),
    [
        ("The minister said the Taliban planned the attack.", TALIBAN, "certain"),
        ("The minister said the Taliban ordered the assassination.", TALIBAN, "certain"),
        ("A flag of the FMLN was found at the scene of the bombing.", FMLN, "possible"),
        ("An adviser had pointed at the Taliban.", TALIBAN, "probable"),
        ("Sources attributed the attack on the FMLN.", FMLN, "certain"),
    ],
)
def test_more_ways_to_blame(claims, text, actor, certainty):
    assert [(c.actor_id, c.certainty) for c in claims(text) if c.claim_type == "attribution"] == [(actor, certainty)]


def test_guerrillas_of_another_paragraph_are_only_probably_the_same(claims):
    (claim,) = claims("The FMLN met on Monday.\n\nThe guerrillas attacked the bank.", triggers=["attacked"])
    assert (claim.claim_type, claim.actor_id, claim.certainty) == ("attribution", FMLN, "probable")


def test_an_attack_by_a_states_forces(claims):
    text = "A priest in El Salvador said the killing of six people by the army was a crime."
    (claim,) = claims(text, triggers=["killing"])
    assert (claim.claim_type, claim.actor_id, claim.certainty) == ("attribution", ARMY_SV, "certain")


def test_what_a_state_did_in_passing_is_no_attribution(claims):
    text = "They marked the anniversary of the general's assassination by US forces."
    assert claims(text, triggers=["assassination"]) == ()


@pytest.mark.parametrize(
    ("text", "trigger", "certainty"),
    [
        ("Police said John Doe Smith shot two women.", "shot", "certain"),
        ("John Doe Smith is accused of shooting two women.", "shooting", "probable"),
    ],
)
def test_a_person_said_to_have_shot(claims, text, trigger, certainty):
    found = [c for c in claims(text, triggers=[trigger]) if c.claim_type == "attribution"]
    assert [(c.actor_id, c.certainty) for c in found] == [("person/john-doe-smith", certainty)]


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("John Doe Smith was shot on Main Street, police said.", "shot"),
        ("Ngong Rangers beat Kasarani United in a match that exploded into life.", "exploded"),
        ("The fire claimed the life of John Doe Smith.", "claimed"),
        ("John Doe Smith is no longer accused of the murder.", "murder"),
        ("John Doe Smith shot himself.", "shot"),
    ],
)
def test_persons_who_attacked_nobody(claims, text, trigger):
    assert rows(claims(text, triggers=[trigger]), "attribution", "responsibility_claim") == []


def test_what_an_attack_did_blames_nobody_again(claims):
    text = "The Taliban was behind twin bombings in Kabul that killed nearly 100 people."
    assert rows(claims(text, triggers=["bombings", "killed"])) == [("attribution", TALIBAN)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Police confirmed that Islamic State was responsible.", "confirmation"),
        ('Islamic State claimed the attack. "The claim was genuine," Adan Pirk said.', "confirmation"),
        ("Islamic State claimed the attack. But an adviser said the government was not convinced.", "doubt"),
        ("Islamic State said it was behind the bombing. A lawmaker disputed that account.", "doubt"),
    ],
)
def test_more_answers(claims, text, kind):
    (answer,) = [c for c in claims(text) if c.claim_type == kind]
    assert (answer.actor_id, answer.polarity) == (IS, "positive")


def test_it_had_nothing_to_do_with_it(claims):
    found = claims("Turkey blamed the PKK for the bombing. The PKK said it had nothing to do with it.")
    assert [(c.claim_type, c.speaker_role) for c in found] == [("attribution", "government"), ("denial", "perpetrator")]
    assert found[1].target == 0


def test_a_lawyers_denial_is_about_no_group(claims):
    found = claims("Officials blamed the Taliban for the bombing. A lawyer said her clients denied everything.")
    assert [(c.claim_type, c.actor_id, c.target) for c in found][1] == ("denial", None, None)


def test_neither_claimed_nor_denied_is_no_denial(claims):
    assert claims("The FMLN neither claimed nor denied responsibility for the attack.") == ()


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The chief said the militants could attack again before the vote.", "The chief"),
        ("A partner service told the capital that an embassy might be targeted.", "A partner service"),
    ],
)
def test_what_might_be_attacked_is_a_warning(reading, text, speaker):
    read = reading(text)
    mentions = (attack(read, "attack", Realis.HYPOTHETICAL),) if " attack " in text else ()
    (claim,) = find_claims(read, mentions, find_actors(read))
    assert (claim.claim_type, claim.speaker_text, claim.realis) == ("warning", speaker, "hypothetical")


@pytest.mark.parametrize(
    "text",
    [
        "She asked for anonymity for fear of reprisal.",
        "The law will prevent another attack.",
        "Clergymen claimed that they were persecuted after the attack.",
    ],
)
def test_statements_about_no_attack(claims, text):
    assert claims(text) == ()


def test_what_a_group_does_not_claim_is_no_attribution_by_the_narrator(claims):
    assert rows(claims("The Taliban did not claim the attacks.", triggers=("attacks",))) == []


def test_an_arrest_that_nobody_confirms_is_none(claims):
    assert rows(claims("The sergeant would not say whether a suspect was in custody."), "arrest") == []


@pytest.mark.parametrize(
    "text",
    [
        "Police in Ghent arrested three men suspected of planning an attack on a synagogue.",
        "Two brothers were charged with plotting to bomb a ferry terminal.",
    ],
)
def test_a_plot_whose_planners_are_held_is_foiled(claims, text):
    assert ("foiled_plot", None) in rows(claims(text))


def test_a_denial_is_about_what_follows_it_not_about_the_clause_before(claims):
    text = "The Taliban claimed the bombing. Iran accused Pakistan of backing the group; Islamabad denied the charge."
    denial = next(c for c in claims(text, triggers=("bombing",)) if c.claim_type == "denial")
    assert (denial.actor_id, denial.target) == ("state/pk", None)


@pytest.mark.parametrize(
    ("text", "word", "clause"),
    [
        (
            "Two men were arrested on Monday, and rifles were seized.",
            "arrested",
            "Two men were arrested on Monday",
        ),
        (
            "Nobody claimed the raid; however, police blamed the Taliban.",
            "blamed",
            "police blamed the Taliban",
        ),
        ("A bomb went off and killed three.", "went", "A bomb went off and killed three"),
    ],
)
def test_a_quote_is_the_clause_without_the_clauses_joined_to_it(reading, text, word, clause):
    read = reading(text)
    assert read.clause(next(t for t in read.doc if t.text == word)).text == clause


def test_a_motive_told_in_a_paragraph_of_its_own_is_that_of_what_the_text_is_about(claims):
    text = (
        "Gunmen raided a theatre in Minsk.\n\n"
        "ISIS-K was behind the ambush of a convoy in 2017.\n\n"
        "ISIS-K sees Minsk as complicit in the oppression of Muslims."
    )
    (motive,) = [c for c in claims(text, triggers=["raided", "ambush"]) if c.claim_type == "motive"]
    assert motive.attack == 0


def test_what_is_reportedly_so_is_probable(claims):
    (claim,) = claims("Four gunmen have reportedly been arrested.")
    assert (claim.claim_type, claim.certainty) == ("arrest", "probable")


def test_who_is_only_linked_to_a_group_makes_it_a_suspect(claims):
    (linked,) = claims("Fighters linked to Al-Shabaab attacked a clinic.", triggers=("attacked",))
    assert (linked.claim_type, linked.actor_id, linked.certainty) == ("attribution", SHABAAB, "probable")


def test_who_denies_an_attack_is_not_said_to_have_made_it(claims):
    found = claims("The Taliban denied firing the rocket that killed four people in Kabul on Monday.")
    assert [claim.claim_type for claim in found] == ["denial"]


def test_it_said_is_said_by_the_group_told_of_last(claims):
    found = claims("The Taliban attacked a base in Ghazni. Six people were killed. It said its fighters had struck it.")
    assert ("responsibility_claim", TALIBAN) in rows(found)


def test_a_claim_quotes_its_own_clause_only(claims):
    found = claims("Police said the Taliban carried out the bombing in Kabul and left the city, burning two cars.")
    assert [claim.quote.quote for claim in found][:1] == ["the Taliban carried out the bombing in Kabul"]

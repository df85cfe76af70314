from schemas.mentions import ActorMention
from schemas.vocabulary import AttributionStatus, ClaimType
from tasks.assemble.suspects import METHOD, Page, pairs_of, suspicious_facts

TEXT = (
    "Terrorists kidnapped the mayor of Quetta on Friday. The army said that Rival Front guerrillas, who have seized "
    "three officials since May, are responsible for such acts."
)


def _kidnapping(page, actors):
    news = page(TEXT, "2024-03-24")
    news.attack(
        "Terrorists kidnapped the mayor",
        kind="Hostage Taking (Kidnapping)",
        target="Government (General)",
        dates=[news.date("Friday", "2024-03-22")],
        places=[news.place("Quetta")],
    )
    news.actor_mentions.append(ActorMention("group/rivals", news.span("Rival Front"), "test"))
    return news


def test_the_group_spoken_of_beside_an_attack_is_suspected(page, actors):
    (report,) = _kidnapping(page, actors).read().reports
    assert report.happening.perpetrator_ids == ("group/rivals",)
    assert report.happening.attribution_status == AttributionStatus.SUSPECTED
    (claim,) = report.claims
    assert claim.mention.claim_type == ClaimType.ATTRIBUTION
    assert claim.mention.quote.quote == "Terrorists kidnapped the mayor"
    assert {(cell.span.quote, cell.method) for cell in claim.mention.cells} == {("Rival Front", METHOD)}


def test_nobody_else_is_suspected_where_somebody_is_blamed(page, actors):
    news = _kidnapping(page, actors)
    news.claim("Terrorists", 0, actors["group/league"], claim_type=ClaimType.ATTRIBUTION)
    (report,) = news.read().reports
    assert report.happening.perpetrator_ids == ("group/league",)


def test_the_facts_can_be_read(page, actors):
    news = _kidnapping(page, actors)
    (pair,) = pairs_of(Page(news.document, news.extraction), [0])
    assert suspicious_facts(pair) >= {
        "group",
        "only armed group",
        "in the next sentence",
        "in its paragraph",
        "fighters",
        "word of blame",
        "terrorists & group",
        "Hostage Taking (Kidnapping) & group",
    }

"""What other tables say of an attack, beside it."""

from datetime import date

from schemas.summaries import summaries

ATTACK = {"attack_id": "attack-1", "country_iso2": "XK", "perpetrator_ids": ["group/b", "group/a"]}
REPORTS = [{"attack_id": "attack-1", "source_id": "wire"}, {"attack_id": "attack-1", "source_id": "daily"}]
ACTORS = [{"actor_id": "group/a", "name": "Alpha"}, {"actor_id": "group/b", "name": "Beta"}]


def test_names_sources_and_days_stand_beside_an_attack():
    sources = [{"source_id": "wire", "published_day": date(2024, 3, 4)}, {"source_id": "daily", "published_day": None}]
    assert summaries([ATTACK], REPORTS, sources, ACTORS)["attack-1"] == {
        "country": "Kosovo",
        "country_iso3": "XKX",
        "source_ids": ["daily", "wire"],
        "first_published": date(2024, 3, 4),
        "last_published": date(2024, 3, 4),
        "perpetrators": ["Beta", "Alpha"],
    }


def test_what_is_unknown_stays_so():
    nowhere = ATTACK | {"country_iso2": None, "perpetrator_ids": []}
    told = summaries([nowhere], [], [], [])["attack-1"]
    assert (told["country"], told["country_iso3"], told["first_published"], told["source_ids"]) == (
        None,
        None,
        None,
        [],
    )

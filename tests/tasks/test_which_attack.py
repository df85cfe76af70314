"""Which attack a count or a claim belongs to in the end: texts, and for each quote the city of its row, or none."""

import pytest

from tasks.assemble.reports import read_article
from tasks.extract.document import extract

NEWS = "A car bomb exploded outside the town hall of Kirkuk on Sunday. "
TEXTS = [
    # the clause of its own, the sentence before, the paragraph before
    ("Gunmen opened fire at a wedding in Lodwar on Sunday and killed nine guests.", {"nine guests": "Lodwar"}),
    (NEWS + "Eleven clerks were killed.", {"Eleven clerks": "Kirkuk"}),
    (NEWS + "The blast killed eleven clerks.", {"eleven clerks": "Kirkuk"}),
    (NEWS + "Hospital staff said that 40 people were wounded.", {"40 people": "Kirkuk"}),
    (NEWS + "The mayor called for calm.\n\nEleven people died and 40 were wounded.", {"Eleven people": "Kirkuk"}),
    (NEWS + "The death toll rose to 14 on Monday.", {"14": "Kirkuk"}),
    # an older attack told beside the news keeps its own dead
    (
        NEWS + "Eleven clerks died. In 2016 gunmen raided a barracks in Mosul, killing 14 recruits.",
        {"Eleven clerks": "Kirkuk", "14 recruits": "Mosul"},
    ),
    (
        NEWS
        + "Eleven clerks died. Three months earlier a mine wrecked a bus near Tikrit. Seven passengers were killed.",
        {"Eleven clerks": "Kirkuk", "Seven passengers": "Tikrit"},
    ),
    (
        NEWS + "Eleven clerks died. In March 2019 militants stormed a school in Mosul and killed 30 pupils.",
        {"Eleven clerks": "Kirkuk", "30 pupils": "Mosul"},
    ),
    (
        NEWS + "Eleven clerks died.\n\nLast year a bomb tore through a market in Baghdad. It killed 52 shoppers.",
        {"Eleven clerks": "Kirkuk", "52 shoppers": "Baghdad"},
    ),
    (
        NEWS + "Eleven clerks died. In 2014 a suicide bomber struck a mosque in Baghdad, killing 33 worshippers.\n\n"
        "Police in Kirkuk said 40 people were wounded in the blast at the town hall.",
        {"33 worshippers": "Baghdad", "40 people": "Kirkuk"},
    ),
    # two attacks in one sentence, two on one day
    (
        "A bomb killed six soldiers in Gao on Friday. Gunmen shot dead two teachers in Kidal on Saturday.",
        {"six soldiers": "Gao", "two teachers": "Kidal"},
    ),
    (
        "A bomb exploded at a bank in Lima on Friday, killing two guards. Gunmen killed a judge in Cuzco on Saturday.",
        {"two guards": "Lima", "a judge": "Cuzco"},
    ),
    (
        "Gunmen ambushed a patrol near Gao on Tuesday and killed four soldiers. On Wednesday raiders burned huts in "
        "Mopti and killed nine farmers.",
        {"four soldiers": "Gao", "nine farmers": "Mopti"},
    ),
    (
        "A mine killed three peacekeepers in Kidal on Monday. Another bomb went off in Timbuktu on Monday and wounded "
        "five traders.",
        {"three peacekeepers": "Kidal", "five traders": "Timbuktu"},
    ),
    # which clause goes on
    (
        "Police are investigating a bombing on Friday in Lima, which claimed the lives of ten people.",
        {"ten people": "Lima"},
    ),
    # none of them
    (NEWS + "Eleven clerks died. Floods killed 90 people in the north last month.", {"90 people": None}),
]
CLAIMS = [
    (NEWS + "Eleven clerks died. The Shining Path claimed responsibility.", {"claimed": "Kirkuk"}),
    (NEWS + "Eleven clerks died. The Shining Path said it was behind the blast.", {"behind": "Kirkuk"}),
    (NEWS + "Eleven people died.\n\nThe governor blamed the Shining Path.", {"blamed": "Kirkuk"}),
    (
        "Gunmen killed four soldiers near Gao on Tuesday.\n\nOn 3 March raiders killed nine farmers in Mopti. Boko "
        "Haram claimed that raid.",
        {"claimed": "Mopti"},
    ),
    (
        "WEEK IN BRIEF\n\n- Mon 6 May, Gao. Gunmen killed four drivers.\n\n"
        "- Tue 7 May, Mopti. A shell killed nine shoppers. The army blamed Boko Haram.",
        {"blamed": "Mopti"},
    ),
    ("Talks were held in Oslo on Monday. The Shining Path claimed responsibility for its errors.", {"claimed": None}),
]


def _cities(reading, text):
    page = reading(text, "2024-05-10T08:00:00")
    article = read_article(page.document, extract(page))
    rows = {}
    for report in article.reports:
        place = report.happening.place
        for row in (*report.casualties, *report.claims):
            rows[row.mention.quote.quote] = place and place.city
    return rows


@pytest.mark.parametrize(("text", "wanted"), TEXTS)
def test_a_count_stands_with_the_attack_that_did_it_or_with_none(reading, text, wanted):
    rows = _cities(reading, text)
    assert {quote: rows.get(quote) for quote in wanted} == wanted


@pytest.mark.parametrize(("text", "wanted"), CLAIMS)
def test_a_claim_stands_with_the_attack_it_is_about_or_with_none(reading, text, wanted):
    rows = _cities(reading, text)
    for cue, city in wanted.items():
        assert next((place for quote, place in rows.items() if cue in quote and "killed" not in quote), None) == city

"""Page furniture: left out of the reading and marked in the raw text, also where it is glued to the facts."""

from time import perf_counter

import pytest

from schemas.documents import CleanDocument, SourceDocument
from tasks.clean.boilerplate import load_cues
from tasks.clean.document import clean_document

LEAD = "Two men were shot dead outside a bar in Elmira on Sunday, police said."
BODY = "The gunmen fled in a white van. Detectives said on Monday that they had no suspect."


def cleaned(text: str) -> CleanDocument:
    return clean_document(SourceDocument("test", "test.txt", text, "en"))


@pytest.mark.parametrize(
    ("furniture", "kind"),
    [
        ("Advertisement", "advertisement"),
        ("Please enable Javascript to watch this video", "video"),
        ("Copyright 2019 Elmira Post. All rights reserved.", "copyright"),
        ("Sign up for our free daily newsletter", "newsletter"),
        ("Follow us on Twitter and like us on Facebook", "social"),
        ("Read more:\nMayor opens new bridge\nTen best cafes in town", "related_links"),
        ("RELATED: Woman killed in Sunday crash", "related_links"),
        ("4:12 Mother of victim speaks out Pause", "video"),
        ("Posted: Monday, March 4, 2019 3:20 AM EDT", "timestamp"),
        ("Download the Elmira Post app for iPhone and Android", "app"),
        ("By Jane Roe", "byline"),
        ("(Photo: Elmira Police)", "photo"),
        ("Jane Roe can be reached at jroe@post.example or 555-0100.", "reporter_contact"),
        ("Stay with Post.example for updates on this story.", "updates"),
        ("We use cookies to give you the best experience on our site", "cookies"),
    ],
)
def test_a_paragraph_of_furniture_is_left_out(furniture, kind):
    text = f"{LEAD}\n\n{furniture}\n\n{BODY}"
    document = cleaned(text)
    assert document.reading == f"{LEAD}\n\n{BODY}"
    assert {item.kind for item in document.boilerplate} == {kind}
    assert furniture.splitlines()[0] in text[document.boilerplate[0].start : document.boilerplate[0].end]


def test_an_appeal_glued_to_the_lead_goes_and_the_lead_stays():
    appeal = "Your support helps us to report\nWe are on the ground every day. Your support makes all the difference."
    text = f"Elmira shooting\n{appeal}{LEAD}\n{BODY}"
    document = cleaned(text)
    assert document.reading == f"Elmira shooting\n\n{LEAD}\n\n{BODY}"
    assert [text[item.start : item.end].strip() for item in document.boilerplate] == [appeal]


def test_a_list_of_headlines_ends_where_sentences_begin():
    document = cleaned(f"{LEAD}\n\nElmira shooting latest:\nMan held after car chase\n\n{BODY}")
    assert document.reading == f"{LEAD}\n\n{BODY}"


def test_a_comment_footer_takes_the_rest():
    document = cleaned(f"{LEAD}\n{BODY}\nJoin our commenting forum\nSee what others say\nComments")
    assert document.reading == f"{LEAD}\n\n{BODY}"


@pytest.mark.parametrize(
    "sentence",
    [
        "Police said the man had posted a threat on Facebook before he killed the guard.",
        "Sign painters found the body on Friday.",
        "More than 20 people were wounded.",
        "Follow-up raids led to three arrests.",
        "Update on the victims: two have died.",
        "Contact was lost with the patrol, and four soldiers were later found dead.",
        "Watch towers along the border were shelled overnight.",
        "The video shows the gunman firing at the crowd.",
        "Get-away drivers were arrested in Elmira.",
        "Support for the rebels grew after the bombing.",
        "By Sunday the toll had risen to 12.",
        "Updated figures released on Sunday put the toll at 12 by 5 p.m.",
        "Background: the group killed four officers in May.",
    ],
)
def test_sentences_that_only_begin_like_furniture_stay(sentence):
    document = cleaned(f"{LEAD}\n\n{sentence}\n\n{BODY}")
    assert sentence in document.reading


def test_a_headline_of_another_article_glued_to_a_paragraph_goes():
    document = cleaned(f"{LEAD} RELATED: Two dead after pile-up on the ring road\n\n{BODY}")
    assert document.reading == f"{LEAD}\n\n{BODY}"


def test_no_span_of_the_reading_touches_furniture():
    text = f"{LEAD} Sign up for our newsletter today. {BODY}"
    document = cleaned(text)
    (furniture,) = document.boilerplate
    for at, char in enumerate(document.reading):
        if not char.isspace():
            start, end = document.raw_range(at, at + 1)
            assert end <= furniture.start or start >= furniture.end


def test_the_table_of_cues_is_sorted_and_compiles():
    rows = [(cue.scope, cue.kind, cue.pattern) for cue in load_cues().rows]
    assert rows == sorted(rows)


@pytest.mark.parametrize(
    "unit", ["home | ", "By Aa ", "share ", "A, ", "AB-", "(Photo: a ", "updated Monday, ", "1:23 ", "[a] "]
)
def test_no_cue_takes_long_over_an_odd_text(unit):
    started = perf_counter()
    cleaned(unit * 600 + "!")
    assert perf_counter() - started < 2


def test_a_copyright_glued_to_the_last_sentence_does_not_take_it_along():
    document = cleaned(f"{LEAD}\n\n{BODY} Copyright 2019 Elmira Post. All rights reserved.")
    assert document.reading == f"{LEAD}\n\n{BODY}"
    (furniture,) = document.boilerplate
    assert furniture.kind == "copyright"

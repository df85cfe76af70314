from dataclasses import replace

from schemas.documents import Boilerplate
from tasks.assemble.clearing import clear_spans

TEXT = "SHARE QUETTA A bomb went off, PHOTO BY US killing 30 people in the old market of QUETTA."


def _page(page):
    news = page(TEXT)
    kinds = {"SHARE QUETTA": "social", "PHOTO BY US": "photo"}
    parts = tuple(Boilerplate(TEXT.index(words), TEXT.index(words) + len(words), kind) for words, kind in kinds.items())
    return news, replace(news.document, boilerplate=parts)


def test_a_quote_that_runs_across_a_caption_keeps_its_longer_side(page):
    news, document = _page(page)
    news.attack("A bomb went off, PHOTO BY US killing 30 people")
    (mention,) = clear_spans(document, news.extraction).attacks
    assert mention.quote.quote == "killing 30 people"


def test_words_of_boilerplate_are_found_elsewhere_or_go(page):
    news, document = _page(page)
    quetta = replace(news.unknown("QUETTA"), name="Quetta")
    photo = news.unknown("PHOTO BY")
    news.attack("killing 30 people", places=[quetta, photo])
    (mention,) = clear_spans(document, news.extraction).attacks
    assert [place.span.start for place in mention.places] == [TEXT.rindex("QUETTA")]


def test_a_count_and_a_claim_that_stand_in_boilerplate_only_are_left_out(page):
    news, document = _page(page)
    news.attack("A bomb went off")
    news.harm("PHOTO", 0, 30)
    news.claim("PHOTO BY US", 0)
    news.claim("killing 30 people", 0, target=0)
    cleared = clear_spans(document, news.extraction)
    assert [count.attack for count in cleared.casualties] == [None]
    assert [(claim.quote.quote, claim.target) for claim in cleared.claims] == [("killing 30 people", None)]


def test_a_document_without_boilerplate_is_left_as_it_is(page):
    news, _ = _page(page)
    news.attack("A bomb went off, PHOTO BY US killing 30 people")
    extraction = news.extraction
    assert clear_spans(news.document, extraction) is extraction

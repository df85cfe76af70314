from datetime import UTC, datetime

from schemas.documents import CleanDocument, Run, SourceDocument
from tasks.assemble.voices import find_voices, fingerprint

RIVER = "The bridge over the northern river was closed for nine hours while engineers looked at its pillars."
SCHOOL = "Parents waited outside the primary school until the head teacher told them that everyone was safe."
MARKET = "Traders at the fish market swept broken glass off their stalls and opened again before noon today."
QUOTE = "“We will not be driven from the homes that our grandparents built here with their own hands,” she said."


def _document(source_id: str, text: str, day: int | None, url: str | None = None) -> CleanDocument:
    published = datetime(2021, 5, day, tzinfo=UTC) if day else None
    source = SourceDocument(source_id, source_id, text, "en", published_at=published, url=url)
    return CleanDocument(source, text, (Run(0, 0, len(text)),))


def _voices(*documents):
    return find_voices([fingerprint(_document(*document)) for document in documents])


def _own(name: str, sentences: int = 8) -> str:
    line = "{0} wrote line {1} about {0} matters that nobody else put in {0} words."
    return " ".join(line.format(name, number) for number in range(sentences))


def test_three_shared_sentences_make_one_voice_and_the_later_one_the_copier():
    copied = " ".join((RIVER, SCHOOL, MARKET))
    voices = _voices(("late", f"{_own('late')} {copied}", 9), ("early", f"{copied} {_own('early')}", 3))
    assert voices["late"].voice_id == voices["early"].voice_id
    assert voices["early"].reuse_share == 0
    assert 0.2 < voices["late"].reuse_share < 0.4


def test_a_shared_quotation_is_no_copy():
    voices = _voices(("a", f"{_own('one')} {QUOTE}", 1), ("b", f"{QUOTE} {_own('two')}", 2))
    assert voices["a"].voice_id != voices["b"].voice_id
    assert voices["b"].reuse_share == 0


def test_set_phrases_that_many_documents_hold_make_no_voice():
    phrase = "No group has said that it was behind the incident and the police have made no arrests so far."
    voices = _voices(*((f"d{n}", f"{_own(f'writer{n}', 2)} {phrase}", 1) for n in range(40)))
    assert len({voice.voice_id for voice in voices.values()}) == 40


def test_an_article_that_many_print_is_one_voice():
    body = " ".join((RIVER, SCHOOL, MARKET, QUOTE))
    voices = _voices(*((f"d{n:02}", f"{body} Printed by paper number {n}.", 1) for n in range(40)))
    assert len({voice.voice_id for voice in voices.values()}) == 1


def test_short_documents_are_voices_of_their_own_unless_they_say_the_same():
    voices = _voices(("a", "Two dead.", None), ("b", "Two dead.", None), ("c", "-", None), ("d", "Three dead.", None))
    assert len({voice.voice_id for voice in voices.values()}) == 3
    assert voices["a"].voice_id == voices["b"].voice_id


def test_the_voice_keeps_its_name_when_later_copies_come_in():
    first = ("a", " ".join((RIVER, SCHOOL, MARKET)), 1)
    later = ("b", " ".join((RIVER, SCHOOL, MARKET)), 2)
    assert _voices(first)["a"] == _voices(later, first)["a"]


def test_two_paragraphs_taken_over_nearly_word_for_word_make_one_voice():
    wire = f"{RIVER} {MARKET.replace('before noon today', 'before noon')}"
    voices = _voices(("wire", f"{wire} {_own('wire', 20)}", 1), ("paper", f"{RIVER} {MARKET} {_own('paper', 20)}", 2))
    assert voices["wire"].voice_id == voices["paper"].voice_id
    assert voices["paper"].reuse_share > 0


def test_a_long_official_quotation_makes_no_voice():
    words = f"\u201c{RIVER[:-1]}, and {SCHOOL[0].lower()}{SCHOOL[1:-1]},\u201d the mayor said."
    voices = _voices(("a", f"{_own('one', 30)} {words}", 1), ("b", f"{words} {_own('two', 30)}", 2))
    assert voices["a"].voice_id != voices["b"].voice_id


def test_captures_of_one_address_are_one_voice_whatever_they_share():
    address = "https://courier.example.org/mill"
    voices = _voices(("a", _own("one"), 1, address), ("b", _own("two"), 1, f"{address}#later"), ("c", _own("three"), 1))
    assert voices["a"].voice_id == voices["b"].voice_id != voices["c"].voice_id
    front = "https://courier.example.org/"
    voices = _voices(("a", _own("one"), 1, front), ("b", _own("two"), 1, front))
    assert voices["a"].voice_id != voices["b"].voice_id

"""Headlines given beside the text: read like a sentence, without the name of the site."""

import pytest

from schemas.documents import CleanDocument, SourceDocument
from tasks.clean.document import clean_document

BODY = "OSWEGO, N.Y. (Wire) - A gunman shot five people at a party on Lark Hill. Police held him."


def cleaned(headline: str, body: str = BODY) -> CleanDocument:
    text = f"{headline}\n\n{body}"
    return clean_document(SourceDocument("test", "test.txt", text, "en", body_start=len(headline) + 2))


@pytest.mark.parametrize(
    ("headline", "reading"),
    [
        ("Five Shot At Party In Oswego", "Five shot at party in Oswego"),
        ("Gunman Held After Party On Lark Hill, FBI Says", "Gunman held after party on Lark Hill, FBI says"),
        ("Five shot at party in Oswego", "Five shot at party in Oswego"),
        ("Five Shot At Party In Oswego - WXYZ 7 News, Weather and Sports", "Five shot at party in Oswego"),
        ("Five shot at party in Oswego | Oswego", "Five shot at party in Oswego"),
        ("Five shot in Oswego - two of them children", "Five shot in Oswego - two of them children"),
        ("UPDATE: Five shot in Oswego", "Five shot in Oswego"),
        ("Police: Five shot in Oswego", "Police: Five shot in Oswego"),
    ],
)
def test_a_headline_reads_like_a_sentence(headline, reading):
    document = cleaned(headline)
    assert document.reading.split("\n\n")[0] == reading
    assert document.dateline_place == "Oswego, N.Y."


def test_the_name_of_the_site_is_marked_and_the_body_left_alone():
    document = cleaned("Five Shot At Party In Oswego - Oswego News", "The Party Of Five was Not Shot at - WXYZ News.")
    assert [(item.kind, document.source.text[item.start : item.end]) for item in document.boilerplate] == [
        ("site_name", "- Oswego News")
    ]
    assert document.reading.endswith("\n\nThe Party Of Five was Not Shot at - WXYZ News.")


def test_without_a_headline_the_first_paragraph_is_left_alone():
    text = "Five Shot At Party In Oswego | Oswego\n\nA gunman shot five."
    assert clean_document(SourceDocument("test", "test.txt", text, "en")).reading == text

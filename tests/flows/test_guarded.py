"""What one document does to the process that reads it is that document's issue."""

from dataclasses import replace

import pytest

from schemas.vocabulary import IssueCode
from tasks.extract import DEFAULT_PIPELINE, guarded


@pytest.fixture
def documents(document):
    sentence = "Gunmen shot dead {} people in the market of Brantwick on Friday, the police said."
    return [document(sentence.format(number), "2024-03-24", f"d{number}") for number in (2, 3, 4)]


def test_documents_are_read_in_order(documents):
    read = list(guarded.extract_guarded(documents, DEFAULT_PIPELINE))
    assert [extraction.source_id for extraction in read] == ["d2", "d3", "d4"]
    assert [extraction.casualties[0].value for extraction in read] == [2, 3, 4]


def test_a_process_that_dies_is_started_again(documents):
    reading = guarded.extract_guarded(documents, DEFAULT_PIPELINE)
    first = next(reading)
    guarded._reader(DEFAULT_PIPELINE).process.kill()
    read = [first, *reading]
    assert [extraction.casualties[0].value for extraction in read] == [2, 3, 4]
    assert not any(extraction.issues for extraction in read)


def test_a_process_that_is_ended_while_it_starts_is_started_again(documents, monkeypatch):
    start, starts = guarded._Reader, [EOFError, ConnectionResetError]
    guarded._end_readers()

    def ended_twice(pipeline):
        if starts:
            raise starts.pop()
        return start(pipeline)

    monkeypatch.setattr(guarded, "_Reader", ended_twice)
    assert len(list(guarded.extract_guarded(documents[:1], DEFAULT_PIPELINE))) == 1
    starts += [EOFError] * guarded.STARTS
    guarded._end_readers()
    with pytest.raises(RuntimeError, match="while it started"):
        list(guarded.extract_guarded(documents[:1], DEFAULT_PIPELINE))


def test_a_document_that_takes_too_long_is_named(documents, monkeypatch):
    monkeypatch.setattr(guarded, "SECONDS", 0.0)
    monkeypatch.setattr(guarded, "CHARS_A_SECOND", 1e9)
    read = list(guarded.extract_guarded(documents[:1], DEFAULT_PIPELINE))
    [issue] = read[0].issues
    assert (issue.code, issue.source_id) == (IssueCode.EXTRACTION_FAILED, "d2")
    assert "took longer" in issue.message


def test_a_document_that_raises_is_named(documents, document):
    broken = replace(document("Rebels killed two.", "2024-03-24", "broken"), runs=())
    read = list(guarded.extract_guarded([documents[0], broken, documents[1]], DEFAULT_PIPELINE))
    assert [len(extraction.issues) for extraction in read] == [0, 1, 0]
    assert "broken.txt" in read[1].issues[0].message


def test_a_pipeline_that_is_not_there_is_no_documents_fault(documents):
    with pytest.raises(RuntimeError, match="no_such_pipeline"):
        list(guarded.extract_guarded(documents, "no_such_pipeline"))

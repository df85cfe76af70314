"""`attackbase read`: what is seen in a sentence, and the rows that come out."""

from datetime import datetime

from click.testing import CliRunner

from flows.cli import main
from flows.read import read_text

TEXT = "Gunmen killed a judge and her two clerks in Celaya, Mexico, on Monday, police said."


def test_frames_and_rows_are_shown():
    result = CliRunner().invoke(main, ["read", TEXT, "--published", "2024-06-20"])
    assert result.exit_code == 0, result.output
    plain = " ".join(result.output.split())
    assert "killed (active, speech of 'said') agent Gunmen [subject]" in plain
    assert "casualty her two clerks" in plain or "casualty two clerks" in plain
    assert "casualties.active" in plain


def test_a_text_can_come_from_standard_input():
    result = CliRunner().invoke(main, ["read", "--file", "-"], input=TEXT)
    assert result.exit_code == 0
    assert "Gunmen" in result.output


def test_it_asks_for_one_text_after_the_other_until_input_ends():
    result = CliRunner().invoke(main, ["read"], input=f"{TEXT}\nNobody was hurt.\n")
    assert result.output.count("text> ") == 3
    assert result.exit_code == 0, result.output
    assert "Abort" not in result.output


def test_rules_that_lack_one_thing_are_shown_with_what_they_lack():
    result = CliRunner().invoke(main, ["read", "The bombing of the bus is thought to be linked to it."])
    assert "attribution.linked at 'linked' lacks somebody as to" in " ".join(result.output.split())


def test_the_kind_of_a_block_stands_beside_its_sentence():
    text = "Attacks this week:\n\n- Monday: A bomb killed two people in Quetta.\n\n- Tuesday: Gunmen shot a judge."
    seen, _ = read_text(text)
    assert seen.blocks.count("item") >= 2


def test_a_headline_stands_before_the_text():
    seen, tables = read_text(TEXT, datetime(2024, 6, 20), "Judge and clerks shot dead in Celaya")
    assert seen.sentences[0].startswith("Judge and clerks")
    assert len(tables["attacks"]) == 1

"""Numbers of persons: the words that make one number, its qualifier and its bounds."""

import pytest

from tasks.extract.numbers.find import bounded, find_quantities

READ = [
    # text, words of the number with its qualifier, qualifier, value, low, high
    ("137 people died.", "137", "exact", 137, 137, 137),
    ("1,500 people fled.", "1,500", "exact", 1500, 1500, 1500),
    ("Twenty-one miners died.", "Twenty-one", "exact", 21, 21, 21),
    ("One hundred and five people died.", "One hundred and five", "exact", 105, 105, 105),
    ("Two thousand people fled.", "Two thousand", "exact", 2000, 2000, 2000),
    ("A dozen men fell.", "A dozen", "about", 12, None, None),
    ("Half a dozen men fell.", "Half a dozen", "about", 6, None, None),
    ("Two dozen men fell.", "Two dozen", "about", 24, None, None),
    ("A couple of men fell.", "A couple of", "exact", 2, 2, 2),
    ("Both men fell.", "Both", "exact", 2, 2, 2),
    ("At least 40 died.", "At least 40", "at_least", 40, 40, None),
    ("No fewer than nine died.", "No fewer than nine", "at_least", 9, 9, None),
    ("50 or more died.", "50 or more", "at_least", 50, 50, None),
    ("More than 200 died.", "More than 200", "more_than", 200, 201, None),
    ("Over 30 people died.", "Over 30", "more_than", 30, 31, None),
    ("Up to 170 died.", "Up to 170", "up_to", 170, None, 170),
    ("As many as 12 died.", "As many as 12", "up_to", 12, None, 12),
    ("Nearly 100 died.", "Nearly 100", "nearly", 100, None, 100),
    ("Fewer than ten died.", "Fewer than ten", "fewer_than", 10, None, 9),
    ("About 60 died.", "About 60", "about", 60, None, None),
    ("An estimated 60 died.", "An estimated 60", "about", 60, None, None),
    ("More than a dozen people died.", "More than a dozen", "more_than", 12, 13, None),
    ("30 to 40 people died.", "30 to 40", "range", None, 30, 40),
    ("Between 12 and 15 people died.", "Between 12 and 15", "range", None, 12, 15),
    ("12-15 people died.", "12-15", "range", None, 12, 15),
    ("Two or three men fell.", "Two or three", "range", None, 2, 3),
    ("Dozens of people died.", "Dozens of", "vague", None, None, None),
    ("Scores of people died.", "Scores of", "vague", None, None, None),
    ("Several people died.", "Several", "vague", None, None, None),
]


@pytest.mark.parametrize(("text", "words", "qualifier", "value", "low", "high"), READ, ids=[row[0] for row in READ])
def test_reads(reading, text, words, qualifier, value, low, high):
    doc = reading(text).doc
    (quantity,) = find_quantities(doc)
    assert quantity.tokens(doc).text == words
    assert (quantity.qualifier, quantity.value, quantity.low, quantity.high) == (qualifier, value, low, high)


@pytest.mark.parametrize(
    "text",
    [
        "A 34-year-old man slept.",
        "He paid $500.",
        "It happened at 5:30 p.m.",
        "The 3200 block was closed.",
        "They drove 12 miles.",
        "He is 23 years old.",
        "He fired six shots.",
        "Three days passed.",
        "The raid on 16 November failed.",
        "On October 27 he slept.",
        "The raid on Oct. 27, 2016 failed.",
    ],
)
def test_counts_no_persons(reading, text):
    assert find_quantities(reading(text).doc) == ()


@pytest.mark.parametrize(
    "text", ["Another five people died.", "A further six died.", "Five more died.", "Six others died."]
)
def test_knows_that_others_are_counted(reading, text):
    (quantity,) = find_quantities(reading(text).doc)
    assert quantity.further


def test_a_qualifier_covers_its_own_number_only(reading):
    quantities = find_quantities(reading("Up to 170 civilians and 13 soldiers died.").doc)
    assert [(quantity.value, quantity.qualifier) for quantity in quantities] == [(170, "up_to"), (13, "exact")]


@pytest.mark.parametrize("number", ["4,294,967,296", "900 million", "1" * 5000, "18446744073709551616"])
def test_numbers_that_count_nobody_are_none(reading, number):
    quantities = find_quantities(reading(f"Gunmen killed {number} people and wounded 9 others.").doc)
    assert [quantity.value for quantity in quantities] == [9]


def test_bounds_of_no_number_are_open():
    assert bounded(None, "vague") == (None, None)

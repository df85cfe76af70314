"""Blocks: what is a heading, an item, a paragraph, and under what each stands."""

import pytest

from tasks.extract.reading.blocks import BlockKind, read_blocks

LONG = "Soldiers searched the hills for two days and found nothing but an empty hut, the district chief said."


def kinds(*pieces):
    return [block.kind.value for block in read_blocks("\n\n".join(pieces))]


def label(piece):
    text = "\n\n".join(["Notes of the week", LONG, piece, piece])
    block = read_blocks(text)[2]
    return text[block.start : block.label_end].strip()


def test_a_line_without_a_full_stop_over_a_paragraph_is_a_heading():
    assert kinds("Raids in the north", LONG, "3 May 2011", LONG) == ["title", "paragraph", "heading", "paragraph"]


def test_lines_that_each_begin_with_a_place_are_items():
    assert kinds("Incidents of 3 May", "Tolme: gunmen raid a farm", "Sava: a bus is burned") == [
        "title",
        "item",
        "item",
    ]


def test_a_first_line_with_a_year_before_others_is_an_item():
    assert kinds("2007: Bomb at a concert in Tolme", "2009: Raid on a farm in Sava")[0] == BlockKind.ITEM


def test_a_question_heads_its_answer():
    assert kinds("Raids in the north", LONG, "Who is behind it?", LONG)[2] == BlockKind.HEADING


def test_a_last_line_heads_nothing():
    assert kinds("Raids in the north", LONG, "Back to the front page")[2] == BlockKind.PARAGRAPH


@pytest.mark.parametrize(
    "line",
    [
        "- on 3 May 2011 gunmen raided a farm near Tolme",
        "• Tolme: gunmen raided a farm.",
        "12. Gunmen raided a farm near Tolme on 3 May.",
        "17:05 Gunmen have raided a farm, our reporter says.",
        "9:40pm - Gunmen have raided a farm, our reporter says.",
        "Mon 3 May, Tolme. Gunmen raided a farm.",
        "TOLME - Gunmen raided a farm.",
        "2011: Gunmen raid a farm near Tolme.",
    ],
)
def test_items_are_marked_stamped_or_headed_by_a_day_or_place(line):
    assert kinds("Notes of the week", LONG, line, line)[2] == BlockKind.ITEM


@pytest.mark.parametrize(
    "line",
    [
        "Col. Osk Brandt said that the raid was over.",
        "Yes. It was the third raid of the year.",
        "Police found a rifle: it had been fired twice that night.",
    ],
)
def test_sentences_are_no_items(line):
    assert kinds("Notes of the week", LONG, line, LONG)[2] == BlockKind.PARAGRAPH


def test_a_label_ends_where_the_news_begins():
    assert label("- Mon 3 May, Tolme. Gunmen raided a farm.") == "- Mon 3 May, Tolme."
    assert label("• Tolme: gunmen raided a farm.") == "• Tolme:"
    assert label("- Gunmen raided a farm: two men died.") == ""


def test_a_dateline_alone_at_the_front_makes_no_item():
    assert kinds("Raids in the north", "TOLME, May 3. Gunmen raided a farm.", LONG)[1] == BlockKind.PARAGRAPH


def test_a_heading_holds_up_to_the_next_of_its_rank():
    pieces = ["The week", LONG, "NORTHLAND", "1. Tolme: a raid", LONG, "2. Ask: a bomb", LONG, "SOUTHLAND", LONG]
    over = [block.over for block in read_blocks("\n\n".join(pieces))]
    assert over == [None, None, None, 2, 3, 2, 5, None, 7]


def test_a_line_that_announces_a_list_heads_its_items_alone():
    pieces = ["The week", "The raids of this month:", "- a farm near Tolme", "- a mill in Ask", LONG]
    assert [block.over for block in read_blocks("\n\n".join(pieces))] == [None, None, 1, 1, None]

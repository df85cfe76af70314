"""The page shows the release, and nothing in it can run."""

import re
from html.parser import HTMLParser

import pytest

from tasks.publish.page import render_page

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"


@pytest.fixture
def page(tiny, to_tables):
    def render(corrupt=lambda rows: None) -> str:
        corrupt(tiny)
        return render_page("r1", to_tables(tiny))

    return render


class Elements(HTMLParser):
    """Collects the elements and attributes of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs


def test_it_tells_of_the_attack(page):
    html = page()
    for words in ("Armed Assault, Kabul, 2024-05-01", "count superseded", "Red Front", "at least 10 people"):
        assert words in html


def test_quotes_are_marked_in_their_context(page):
    html = page()
    assert re.search(r'<mark title="[^"]*value: 12[^"]*">12 people</mark>', html)
    assert "dead, among them" in html


def test_hostile_text_stays_text(page):
    def corrupt(rows):
        rows["sources"][0].update(title=HOSTILE, publisher=HOSTILE, url="javascript:alert(1)")
        rows["attacks"][0].update(name=HOSTILE)
        rows["actors"][0].update(name=HOSTILE)
        rows["claims"][0].update(speaker_text=HOSTILE, quote=HOSTILE)
        rows["casualties"][0].update(quote=HOSTILE)
        rows["evidence"][0].update(value=HOSTILE)

    elements = Elements(page(corrupt))
    assert "script" not in elements.tags
    assert "img" not in elements.tags
    assert not [name for name, _ in elements.attributes if name.startswith("on")]
    assert not [value for name, value in elements.attributes if name == "href" and "javascript" in value]


def test_it_loads_nothing(page):
    html = page(lambda rows: rows["sources"][0].update(url="https://example.org/a"))
    elements = Elements(html)
    assert "default-src &#39;none&#39;" in html or "default-src 'none'" in html
    assert not [value for name, value in elements.attributes if name == "src"]
    assert not {"link", "script", "iframe", "img"} & set(elements.tags)


def test_full_detail_is_bounded_the_table_is_not(page):
    def corrupt(rows):
        attack = rows["attacks"][0]
        rows["attacks"] += [attack | {"attack_id": f"attack-x{n}", "conflicts": []} for n in range(400)]

    html = page(corrupt)
    assert html.count("<article") == 300
    assert html.count("<tr><td>") >= 401
    assert html.index('id="attack-') < html.index('id="attack-x')


def test_an_empty_release(page):
    html = page(lambda rows: [of_table.clear() for of_table in rows.values()])
    assert "Nowhere." in html

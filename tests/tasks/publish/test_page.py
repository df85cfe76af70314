"""The page carries the release, and nothing in it can run but its own scripts."""

import base64
import json
import re
import zlib
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pytest

import tasks.publish
from tasks.publish.page import render_page

REPORT = Path(tasks.publish.__file__).parent / "report"
HOSTILE = "</script><script>alert(1)</script>\"'><img src=x onerror=alert(1)>"


def parts(html: str) -> dict:
    """The data of a page, inflated."""
    blocks = re.findall(r'<script type="application/octet-stream" id="([^"]+)">([^<]*)</script>', html)
    return {name: json.loads(zlib.decompress(base64.b64decode(content))) for name, content in blocks}


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
        self.tags: list[tuple[str, dict]] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))


def test_it_tells_of_the_attack(page):
    carried = parts(page())
    [listed] = carried["facts"]["attacks"]
    assert (listed["name"], listed["country"], listed["who"]) == (
        "Armed assault, Kabul, 2024-05-01", "Afghanistan", ["Red Front"]
    )  # fmt: skip
    [attack] = carried["attacks-0"]
    assert [count["quote"] for count in attack["counts"]] == ["at least 10 people", "12 people", "two children"]
    assert attack["groups"] == [{"outcome": "killed", "victim_group": "civilian", "in_words": "2"}]
    assert {claim["claim_type"] for claim in attack["claims"]} == {"responsibility_claim", "attribution"}
    value, source, start, end, method = attack["evidence"]["city"][0]
    assert (value, carried["shelf"][source]["source_id"], method) == ("Kabul", "wire", "by_hand")
    assert carried["articles-0"][source]["windows"][0][1][start:end] == "Gunmen"


def test_hostile_text_adds_nothing_to_the_page(page):
    def corrupt(rows):
        rows["sources"][0].update(title=HOSTILE, publisher=HOSTILE, url="javascript:alert(1)", text=HOSTILE * 9)
        rows["attacks"][0].update(name=HOSTILE)
        rows["actors"][0].update(name=HOSTILE)
        rows["claims"][0].update(speaker_text=HOSTILE, quote=HOSTILE)
        rows["issues"][0].update(message=HOSTILE)

    plain, hostile = Elements(page()), Elements(page(corrupt))
    assert [tag for tag, _ in hostile.tags] == [tag for tag, _ in plain.tags]


def test_the_policy_names_every_script_and_style_and_allows_nothing_else(page):
    html = page()
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', html)[1]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    blocks = re.findall(r"<(?:script|style)>(.*?)</(?:script|style)>", html, flags=re.DOTALL)
    assert {base64.b64encode(sha256(block.encode()).digest()).decode() for block in blocks} == set(
        re.findall(r"'sha256-([^']+)'", policy)
    )
    assert not [attrs for _, attrs in Elements(html).tags if {"src", "style"} & attrs.keys()]


def test_it_is_the_same_page_each_time(page):
    assert page() == page()


def test_large_releases_carry_the_surroundings_of_quotes(page, monkeypatch):
    monkeypatch.setattr("tasks.publish.bundles.MOST_TEXT_CHARS", 100)
    carried = parts(page(lambda rows: rows["sources"][0].update(text=f"{rows['sources'][0]['text']} {'more ' * 500}")))
    assert carried["facts"]["extent"] == "contexts"
    wire = next(each for each in carried["articles-0"] if each["source_id"] == "wire")
    assert 100 < sum(len(text) for _, text in wire["windows"]) < 1_000


def test_without_texts_the_quotes_remain(page):
    carried = parts(page(lambda rows: [row.update(text=None) for row in rows["sources"]]))
    assert carried["facts"]["extent"] == "quotes"
    wire = next(each for each in carried["articles-0"] if each["source_id"] == "wire")
    assert [0, "Gunmen attacked a bus in Kabul on Wednesday"] in wire["windows"]


def test_an_empty_release(page):
    carried = parts(page(lambda rows: [of_table.clear() for of_table in rows.values()]))
    assert carried["facts"]["attacks"] == []


def test_the_charting_library_is_the_one_that_its_makers_publish():
    listed = dict(re.findall(r"^\| `([^`]+)`.*`([0-9a-f]{64})` \|$", (REPORT / "vendor/README.md").read_text(), re.M))
    assert listed == {path.name: sha256(path.read_bytes()).hexdigest() for path in (REPORT / "vendor").glob("*.js")}

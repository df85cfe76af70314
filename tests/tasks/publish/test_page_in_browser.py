"""The page in a browser: from an attack to the words behind it, with nothing run that an article brought along."""

from datetime import date

import pytest

from tasks.publish.page import render_page

HOSTILE = "</script><img src=x onerror='window.hacked=1'><script>window.hacked=1</script>"
SHOWN = "main[data-ready]"


@pytest.fixture
def opened(chromium, tmp_path):
    """Open a release as a page; whatever the browser complains of fails the test."""
    complaints: list[str] = []
    pages = []

    def visit(tables, width=1280, address="", scheme="light"):
        (tmp_path / "report.html").write_text(render_page("r1", tables), encoding="utf-8")
        page = chromium.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
        page.set_default_timeout(10_000)
        pages.append(page)
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: request.url.startswith("file:") or complaints.append(request.url))
        page.goto(f"{(tmp_path / 'report.html').as_uri()}{address}")
        page.wait_for_selector(SHOWN)
        return page

    yield visit
    for page in pages:
        page.close()
    assert complaints == []


def test_from_an_attack_to_a_highlighted_quote_and_on_to_the_article(opened, tiny, to_tables):
    page = opened(to_tables(tiny))
    page.click("table.list a")
    page.click("dl.facts button:has-text('Armed Assault')")
    assert page.text_content("dl.facts .quote mark") == "Gunmen"
    page.click("table.dense button:has-text('12 people')")
    assert page.text_content(".quotes-row:not([hidden]) mark") == "12 people"
    page.click(".quotes-row:not([hidden]) figcaption a")
    page.wait_for_selector(".article")
    assert page.evaluate("document.activeElement.textContent") == "12 people"
    assert "value" in page.text_content(".told")
    assert "newsletter" in page.text_content(".boilerplate")
    page.go_back()
    page.wait_for_selector(".attack")


def test_an_address_that_leads_nowhere_says_so(opened, tiny, to_tables):
    assert "no such attack" in opened(to_tables(tiny), address="#/attack/attack-0").text_content("main")


def test_an_attack_tells_why_its_reports_are_one(opened, tiny, to_tables):
    page = opened(to_tables(tiny), address=f"#/attack/{tiny['attacks'][0]['attack_id']}")
    assert "same day +1.8, same city +1.5" in page.text_content(".reasons")


def test_a_dot_of_the_map_and_a_bar_of_the_timeline_filter_the_list(opened, tiny, to_tables):
    attack = tiny["attacks"][0]
    tiny["attacks"].append(attack | {"attack_id": "attack-x", "name": "Elsewhere", "lat": -20.0, "lon": 20.0})
    tiny["attacks"][1] |= {"date_start": date(2019, 1, 2), "date_end": date(2019, 1, 2)}
    page = opened(to_tables(tiny))
    assert page.locator("table.list tbody tr").count() == 2
    page.locator("[aria-label=dot] circle").first.click()
    assert page.locator("table.list tbody tr").count() == 1
    page.click(".chips button")
    page.locator("[aria-label=rect] rect", has_text="2019").click()
    assert page.text_content("table.list tbody a") == "Elsewhere"
    page.click("text=Clear")
    page.wait_for_selector("table.list tbody tr:nth-child(2)")
    assert page.locator("table.list tbody tr").count() == 2


def test_a_dot_of_the_toll_opens_its_statement(opened, tiny, to_tables):
    page = opened(to_tables(tiny), address=f"#/attack/{tiny['attacks'][0]['attack_id']}")
    page.locator(".tolls [aria-label=dot] circle").first.click()
    assert page.text_content(".quotes-row:not([hidden]) mark") == "at least 10 people"


def test_by_keyboard_alone(opened, tiny, to_tables):
    page = opened(to_tables(tiny))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.focus("table.list a")
    page.keyboard.press("Enter")
    page.wait_for_selector(".attack")
    page.focus("dl.facts button >> nth=0")
    page.keyboard.press("Enter")
    page.wait_for_selector("dl.facts .quote mark")
    page.focus(".skip")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    assert page.is_visible(".attack")


def test_nothing_from_an_article_runs(opened, tiny, to_tables):
    wire = next(row for row in tiny["sources"] if row["source_id"] == "wire")
    wire.update(title=HOSTILE, publisher=HOSTILE, url="javascript:window.hacked=1")
    wire.update(text=HOSTILE + wire["text"][len(HOSTILE) :])
    tiny["attacks"][0].update(name=HOSTILE, place_name=HOSTILE)
    tiny["actors"][0].update(name=HOSTILE)
    tiny["claims"][0].update(speaker_text=HOSTILE, quote=HOSTILE)
    tiny["casualties"][0].update(speaker_text=HOSTILE)
    page = opened(to_tables(tiny))
    attack = f"#/attack/{tiny['attacks'][0]['attack_id']}"
    for address in (attack, "#/articles", "#/article/0", "#/article/1", "#/other", "#/full"):
        page.evaluate(f"location.hash = '{address}'")
        page.wait_for_selector(f"main[data-ready='{address}']")
        assert page.evaluate("[window.hacked ?? null, document.images.length]") == [None, 0]
        assert not page.locator("a[href^=javascript]").count()


@pytest.mark.parametrize("address", ["", "#/attack/{attack_id}", "#/article/0", "#/articles", "#/other", "#/full"])
def test_nothing_hangs_over_the_edge_of_a_phone(opened, tiny, to_tables, address):
    page = opened(to_tables(tiny), width=360, address=address.format(**tiny["attacks"][0]), scheme="dark")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.emulate_media(media="print")
    assert page.is_visible("h1")


def test_an_empty_release_opens(opened, tiny, to_tables):
    assert "0 of 0" in opened(to_tables({name: [] for name in tiny})).text_content(".found")


_FILTER = """async ([name, value]) => {
  const field = document.getElementsByName(name)[0], found = document.querySelector(".found");
  const before = found.textContent, began = performance.now();
  field.value = value;
  field.dispatchEvent(new Event(name === "text" ? "input" : "change", { bubbles: true }));
  while (found.textContent === before && performance.now() < began + 5000)
    await new Promise((next) => setTimeout(next, 2));
  return [performance.now() - began, found.textContent];
}"""


def test_five_thousand_attacks_open_and_filter_within_a_second(opened, many):
    page = opened(many)
    openings = []
    for _ in range(5):
        page.reload()
        page.wait_for_selector(SHOWN)
        openings.append(page.evaluate("performance.getEntriesByName('shown')[0].startTime"))
    assert min(openings) < 1_000
    for name, value in (("text", "quetta"), ("type", "Assassination"), ("from", "2015-01-01")):
        took, found = page.evaluate(_FILTER, [name, value])
        assert took < 1_000
        assert not found.startswith("5,000")
    assert page.locator("table.list tbody tr").count() == 50

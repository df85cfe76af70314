"""How fast the page of a large release opens and filters in a headless browser, and how large it is.

    python tests/benchmarks/page.py [5000]

Makes so many attacks in twice as many articles of 1,300 characters and more, writes their page and opens it five times;
then sets each filter five times. Prints the median and the worst, in milliseconds.
"""

import runpy
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

from tasks.publish.page import render_page

TESTS = Path(__file__).parents[1]
TIMES = 5
FILTERS = (
    ("search, a place", "q", ("quetta", "")),
    ("search, words", "q", ("wajir assassination", "")),
    ("country", "country", ("Kenya", "Pakistan")),
    ("kind", "type", ("Assassination", "Bombing/Explosion")),
    ("from a day on", "from", ("2015-01-01", "2020-01-01")),
    ("accounts disagree", "odds", ("1", "")),
)
SET = """async ([name, value]) => {
  const field = document.getElementsByName(name)[0], found = document.querySelector(".found");
  const before = found.textContent, began = performance.now();
  if (field.type === "checkbox") field.click();
  else {
    field.value = value;
    field.dispatchEvent(new Event(name === "q" ? "input" : "change", { bubbles: true }));
  }
  while (found.textContent === before && performance.now() < began + 5000)
    await new Promise((next) => setTimeout(next, 1));
  return performance.now() - began;
}"""


def written(n_attacks: int, folder: Path) -> tuple[Path, float]:
    """Write the page of a made release; gives it with the seconds that it took."""
    made: Any = runpy.run_path(str(TESTS / "tasks" / "conftest.py"))
    larger: Any = runpy.run_path(str(TESTS / "tasks" / "publish" / "conftest.py"))
    tables = made["as_tables"](larger["multiplied"](made["with_evidence"](made["tiny_rows"]()), n_attacks))
    began = time.perf_counter()
    text = render_page("r1", tables)
    seconds = time.perf_counter() - began
    path = folder / "report.html"
    path.write_text(text, encoding="utf-8")
    return path, seconds


def told(what: str, times: list[float]) -> None:
    """Print a line."""
    print(f"{what:<18}{statistics.median(times):8.0f} ms, at worst {max(times):.0f} ms")  # noqa: T201


def measure(page: Page, address: str) -> None:
    """Open a page again and again, then set its filters."""
    opened = []
    for _ in range(TIMES):
        page.goto(address)
        page.wait_for_selector("main[data-ready]")
        opened.append(page.evaluate("performance.getEntriesByName('shown')[0].startTime"))
        page.goto("about:blank")
    told("opens", opened)
    page.goto(address)
    page.wait_for_selector("main[data-ready]")
    for what, name, values in FILTERS:
        told(what, [page.evaluate(SET, [name, values[number % 2]]) for number in range(TIMES)])
        page.click("[type=reset]")


def main(n_attacks: int) -> None:
    """Measure and print."""
    shared: Any = runpy.run_path(str(TESTS / "conftest.py"))
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        path, seconds = written(n_attacks, Path(folder))
        print(f"{n_attacks:,} attacks: {path.stat().st_size / 1e6:.1f} MB, made in {seconds:.1f} s")  # noqa: T201
        browser = driver.chromium.launch(executable_path=shared["browser_path"](), args=list(shared["QUIET"]))
        measure(browser.new_page(), path.as_uri())
        browser.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 5000)

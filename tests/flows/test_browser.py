"""Prefect's own pages in a real browser: a run from the form to the report, offline."""

import os
from pathlib import Path

import pytest

SHOTS = os.environ.get("ATTACKBASE_SCREENSHOTS")
"""A folder for screenshots of every page, for whoever wants to look."""


@pytest.fixture(scope="module")
def page(chromium, server):
    """A fresh page that notes every address outside this machine."""
    page = chromium.new_page(viewport={"width": 1280, "height": 1000})
    page.set_default_timeout(60_000)
    page.outside = []
    page.on("request", lambda request: _note(page.outside, request.url, server.address))
    yield page
    page.close()


def _note(outside, url, address):
    if not url.startswith((address, "data:", "blob:")):
        outside.append(url)


@pytest.fixture
def open_page(page, server):
    """Open a page, wait for what it has to show, and keep a picture of it if somebody wants one."""

    def open_it(path: str, *texts: str, name: str):
        page.goto(f"{server.address}{path}")
        for text in texts:
            page.get_by_text(text, exact=False).first.wait_for()
        if SHOTS:
            page.wait_for_timeout(1500)
            page.screenshot(path=Path(SHOTS) / f"{name}.png")
        return page

    return open_it


@pytest.fixture(scope="module")
def run(page, server, served):
    """A run that was started from the form, after the form had refused nonsense; gives its id."""
    page.goto(f"{server.address}/deployments/deployment/{server.deployment('attackbase')['id']}/run")
    processes = page.locator(".p-label", has_text="Processes (Optional)").last.locator("input[type=number]")
    processes.fill("-1")
    page.get_by_role("button", name="Submit").click()
    page.get_by_text("-1 is less than the minimum of 0").first.wait_for()
    processes.fill("1")
    page.get_by_role("button", name="Submit").click()
    page.get_by_text("scheduled to start").first.wait_for()
    query = "select id from flow_run where deployment_id = ? and not auto_scheduled order by created desc limit 1"
    [[run]] = server.ask(query, server.deployment("attackbase")["id"])
    assert server.end_of(run)[0] == "COMPLETED"
    return run


def test_the_form_shows_names_help_and_defaults(open_page, server, served):
    deployment = server.deployment("attackbase")["id"]
    page = open_page(f"/deployments/deployment/{deployment}/run", "Raw documents", "Large attack", name="form")
    for help_text in ("Folder of articles, read with all below it", "Minutes to wait while another build"):
        assert page.get_by_text(help_text).count() == 1
    assert page.locator(".p-label", has_text="Large attack").last.locator("input").input_value() == "10"


def test_the_deployment_shows_its_schedule(open_page, server, served):
    deployment = server.deployment("attackbase")["id"]
    open_page(f"/deployments/deployment/{deployment}", "At 04:30 AM", "Next Run", "attackbase", name="deployment")


def test_the_run_page_shows_what_came_of_it(open_page, run):
    open_page(f"/runs/flow-run/{run}", "Completed", "published r", name="run")


@pytest.mark.parametrize(
    ("key", "texts"),
    [
        ("validation-report", ["Passed", "checks failed", "casualties"]),
        ("validation-checks", ["looked at", "passed"]),
        ("dataset-summary", ["reused from cache", "accounts disagree on"]),
        ("conflicts", ["who did it", "Harbour Gazette"]),
        ("release", ["The page of this release", "attackbase verify"]),
        ("extract-progress", ["100%"]),
    ],
)
def test_an_artifact_can_be_read(open_page, server, run, key, texts):
    [[artifact]] = server.ask("select id from artifact where flow_run_id = ? and key = ?", run, key)
    open_page(f"/artifacts/artifact/{artifact}", *texts, name=key)


def test_the_picture_is_drawn(open_page, server, run):
    [[artifact]] = server.ask("select id from artifact where flow_run_id = ? and key = 'picture'", run)
    page = open_page(f"/artifacts/artifact/{artifact}", "Attacks over time", name="picture")
    assert page.locator("img").first.evaluate("image => image.naturalWidth") > 0


def test_nothing_is_fetched_from_outside(page, run):
    assert page.outside == []

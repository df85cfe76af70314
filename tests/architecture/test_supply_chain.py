"""What this is built from: the bill of materials is that of the lock, and every licence in it can be lived with."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from packaging.markers import Marker
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
MADE_ON = {"python_version": "3.11", "python_full_version": "3.11.7", "sys_platform": "linux"}
"""Where the bill was made: what the lock holds for other machines is not in it."""
FREE = re.compile(r"MIT|BSD|Apache|ISC|PSF|Python|MPL|0BSD|Zlib|CC0|Public Domain|Unlicense|HPND", re.IGNORECASE)
REVIEWED = {
    "datasette": "states Apache 2.0 in words",
    "partd": "BSD, in its licence file",
    "pycountry": "LGPL: used as it is, as a library",
    "pypdfium2": "Apache 2.0 or BSD, with PDFium's own licences",
    "text-unidecode": "the Artistic Licence or GPL, at our choice",
}
"""Packages whose licence no rule can judge, and what was found on reading it."""


@pytest.fixture(scope="module")
def bill() -> list[dict[str, Any]]:
    return json.loads((ROOT / "sbom.cdx.json").read_text(encoding="utf-8"))["components"]


def locked() -> set[tuple[str, str]]:
    """Names and versions of the packages in the lock that are meant for the machine the bill was made on."""
    lines = re.findall(r"^(\S+)==(\S+)(?: ; (.+?))? \\$", (ROOT / "requirements.lock").read_text(), re.MULTILINE)
    meant = [(name, version) for name, version, marker in lines if not marker or Marker(marker).evaluate(MADE_ON)]
    return {(canonicalize_name(name), version) for name, version in meant}


def test_the_bill_of_materials_is_that_of_the_lock(bill):
    told = {(canonicalize_name(each["name"]), each["version"]) for each in bill}
    assert told == locked(), "make audit writes it anew"


def test_every_licence_can_be_lived_with(bill):
    odd = {each["name"] for each in bill if not FREE.search(licences(each)) or "GPL" in licences(each)}
    choice = {each["name"] for each in bill if " OR " in licences(each) and FREE.search(licences(each))}
    assert odd - choice == REVIEWED.keys()


def licences(component: dict[str, Any]) -> str:
    stated = component.get("licenses", ())
    return "; ".join(each.get("expression") or each["license"].get("id") or each["license"]["name"] for each in stated)


def test_nothing_is_pickled_to_disk_or_evaluated():
    unsafe = re.compile(r"\bimport (?:pickle|marshal|shelve|joblib|dill)\b|\b(?:eval|exec)\(")
    found = [path.name for folder in ("flows", "tasks", "schemas") for path in (ROOT / folder).rglob("*.py")
             if unsafe.search(path.read_text(encoding="utf-8"))]  # fmt: skip
    assert found == []

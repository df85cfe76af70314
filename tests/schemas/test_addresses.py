"""Addresses of one page are one, whatever stands around them."""

import pytest

from schemas.addresses import comparable_address


@pytest.mark.parametrize(
    "url",
    [
        "https://courier.example.org/2024/mill",
        "http://www.courier.example.org/2024/mill/",
        "https://courier.example.org/2024/mill#post-4",
        "https://courier.example.org/2024/mill?utm_source=x&fbclid=1",
        "http://web.archive.org/web/20240312010203/http://courier.example.org:80/2024/mill",
        "https://amp.courier.example.org/2024/mill/amp",
    ],
)
def test_forms_of_one_address(url):
    assert comparable_address(url) == "courier.example.org/2024/mill"


@pytest.mark.parametrize("url", [None, "", "https://courier.example.org/", "https://[broken", "no address"])
def test_a_front_page_and_no_address_are_none(url):
    assert comparable_address(url) is None


def test_what_tells_pages_apart_stays():
    assert comparable_address("https://a.example/story?id=4") != comparable_address("https://a.example/story?id=5")

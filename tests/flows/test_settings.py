"""Where things live, and how Prefect is kept quiet."""

import os

import pytest
from pydantic import ValidationError

from flows.settings import Settings, configure_prefect


@pytest.fixture
def environment(monkeypatch, tmp_path):
    """An environment without Prefect settings, of a user with an empty home."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PREFECT_", "DO_NOT_TRACK"))}
    monkeypatch.setattr(os, "environ", {**clean, "HOME": str(tmp_path / "home")})
    return os.environ


def test_each_output_has_its_own_run_history_and_nothing_calls_out(environment, tmp_path):
    configure_prefect(tmp_path / "output")
    assert environment["PREFECT_HOME"] == str(tmp_path / "output" / ".prefect")
    assert environment["DO_NOT_TRACK"] == "1"
    assert environment["PREFECT_SERVER_ANALYTICS_ENABLED"] == "false"


def test_a_server_of_the_user_stays_in_charge(environment, tmp_path):
    environment["PREFECT_API_URL"] = "http://prefect.example/api"
    configure_prefect(tmp_path / "output")
    assert "PREFECT_HOME" not in environment


def test_what_the_user_has_set_is_kept(environment, tmp_path):
    environment["DO_NOT_TRACK"] = "0"
    configure_prefect(tmp_path)
    assert environment["DO_NOT_TRACK"] == "0"


def test_settings_refuse_what_cannot_work():
    with pytest.raises(ValidationError):
        Settings.model_validate({"workers": 0})
    with pytest.raises(ValidationError):
        Settings.model_validate({"wrokers": 2})

"""Where things live, and how Prefect is kept quiet."""

import os

import pytest
from pydantic import ValidationError

from flows.preflight import is_small
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


@pytest.mark.parametrize(
    ("variables", "profile", "has_server"),
    [
        ({}, "", False),
        ({"PREFECT_API_URL": "http://prefect.example/api"}, "", True),
        ({}, 'active = "work"\n[profiles.work]\nPREFECT_API_URL = "http://prefect.example/api"', True),
        ({}, 'active = "home"\n[profiles.work]\nPREFECT_API_URL = "http://prefect.example/api"', False),
        ({"PREFECT_PROFILE": "work"}, '[profiles.work]\nPREFECT_API_URL = "http://prefect.example/api"', True),
    ],
)
def test_a_server_is_configured_by_environment_or_by_the_active_profile(
    environment, tmp_path, variables, profile, has_server
):
    home = tmp_path / "home" / ".prefect"
    home.mkdir(parents=True)
    (home / "profiles.toml").write_text(profile)
    environment.update(variables)
    assert (configure_prefect(tmp_path) is None) == has_server


@pytest.mark.parametrize(
    "nonsense", [{"workers": -1}, {"wrokers": 2}, {"pipeline": ""}, {"batch_documents": 0}, {"patience_minutes": 1e6}]
)
def test_settings_refuse_what_cannot_work(nonsense):
    with pytest.raises(ValidationError):
        Settings.model_validate(nonsense)


def test_every_field_of_the_form_has_a_title_a_default_and_help():
    for field in Settings.model_json_schema()["properties"].values():
        assert {"title", "default", "description"} <= field.keys()


def test_only_our_own_fields_can_be_given_other_names():
    assert Settings(fields={"text": "body"}).fields == {"text": "body"}
    for wrong in ({"body": "text"}, {"text": " "}):
        with pytest.raises(ValidationError, match="no field of ours"):
            Settings(fields=wrong)


def test_one_process_reads_what_is_little_unless_more_are_asked_for(tmp_path):
    (tmp_path / "note.txt").write_text("Gunmen shot dead a guard at a mill in Celaya on Monday.\n" * 20)
    assert is_small(Settings(raw=tmp_path))
    assert not is_small(Settings(raw=tmp_path, workers=2))
    (tmp_path / "year.txt").write_text("Gunmen shot dead a guard at a mill in Celaya on Monday.\n" * 2_000)
    assert not is_small(Settings(raw=tmp_path))

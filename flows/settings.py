"""Where things live and how a build is run."""

import os
import tomllib
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from flows.work import HISTORY, WORK
from tasks.extract import DEFAULT_PIPELINE
from tasks.ingest.fields import FIELDS


def _usable_cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Settings(BaseModel):
    """What to build, where to, and in what portions."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    raw: Path = Field(
        Path("raw"),
        title="Raw documents",
        description="Folder of articles, read with all below it. A path on the machine of the worker.",
    )
    output: Path = Field(
        Path("output"),
        title="Output",
        description="Folder that holds the releases and `latest`, the link to the newest.",
    )
    pipeline: str = Field(
        DEFAULT_PIPELINE,
        title="Language pipeline",
        description="Installed spaCy pipeline that reads the documents.",
        pattern=r"^\S+$",
    )
    workers: int = Field(
        0,
        ge=0,
        le=256,
        title="Processes",
        description="Processes that read documents; 0 is one a core, or one where little is to be read.",
    )
    dask: str = Field(
        "",
        title="Dask cluster",
        description="Address of the scheduler whose workers read documents, in place of processes of this machine; "
        "they see the output under the same path.",
        pattern=r"^(\w+://\S+)?$",
    )
    text: Literal["full", "quotes"] = Field(
        "full", title="Texts", description="Publish the articles' full texts, or quotes alone, for redistribution."
    )
    patience_minutes: int = Field(
        0,
        ge=0,
        le=1440,
        title="Patience",
        description="Minutes to wait while another build writes to the same output; then the run is refused.",
    )
    alert_killed: int = Field(
        10,
        ge=1,
        le=100_000,
        title="Large attack",
        description="People killed from which a new attack is told as an event that automations can act on.",
    )
    fields: dict[str, str] = Field(
        {},
        title="Field names",
        description='Names of unusual fields by ours, for example {"text": "body", "published_at": "pubDate"}.',
    )
    batch_documents: int = Field(
        128, ge=1, le=10_000, title="Batch, documents", description="Most documents of a batch."
    )
    batch_chars: int = Field(
        400_000,
        ge=1_000,
        le=50_000_000,
        title="Batch, characters",
        description="Characters at which a batch is closed.",
    )

    @field_validator("fields")
    @classmethod
    def _ours(cls, fields: dict[str, str]) -> dict[str, str]:
        unknown = sorted(fields.keys() - FIELDS)
        if unknown or not all(theirs.strip() for theirs in fields.values()):
            raise ValueError(f"no field of ours: {', '.join(unknown)}; these are: {', '.join(FIELDS)}")
        return fields

    @property
    def processes(self) -> int:
        """How many processes read documents."""
        return self.workers or _usable_cores()

    @property
    def latest(self) -> Path:
        """Link to the newest release; nothing lies there before the first build."""
        return self.output / "latest"

    @property
    def work(self) -> Path:
        """Folder of intermediate parts, which lets a killed build be taken up again."""
        return self.output / WORK


def configure_prefect(output: Path) -> Path | None:
    """Make Prefect quiet and offline unless its user has said otherwise; give where to keep the history of runs.

    Has to run before the first import of prefect, which reads its environment once. None where a server was configured,
    by environment or profile: it keeps the history. Else each output has its own, so two builds never share a database.
    """
    defaults = {
        "DO_NOT_TRACK": "1",
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "PREFECT_SERVER_UI_V2_ENABLED": "false",  # its page calls out even with analytics off
        "PREFECT_FLOWS_HEARTBEAT_FREQUENCY": "30",  # tells a run that was killed from one that takes its time
        "PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL": "CRITICAL",  # failures are told once, by us
        "PREFECT_LOGGING_EXTRA_LOGGERS": "flows,tasks",
        "PREFECT_LOGGING_TO_API_WHEN_MISSING_FLOW": "ignore",
    }
    has_server = _server_is_configured()
    if not has_server:
        defaults["PREFECT_HOME"] = str(output.absolute() / HISTORY)
    for name, value in defaults.items():
        os.environ.setdefault(name, value)
    return None if has_server else Path(os.environ["PREFECT_HOME"])


def _server_is_configured() -> bool:
    if os.environ.get("PREFECT_API_URL"):
        return True
    home = os.environ.get("PREFECT_HOME")
    profiles = (Path(home) if home else Path.home() / ".prefect") / "profiles.toml"
    if not profiles.is_file():
        return False
    known = tomllib.loads(profiles.read_text(encoding="utf-8"))
    active = os.environ.get("PREFECT_PROFILE") or known.get("active")
    return "PREFECT_API_URL" in known.get("profiles", {}).get(active, {})

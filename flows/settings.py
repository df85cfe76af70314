"""Where things live and how a build is run."""

import os
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from tasks.extract.language import DEFAULT_PIPELINE


def _usable_cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Settings(BaseModel):
    """What to build, where to, and in what portions; Prefect shows it as a form."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    raw: Path = Field(Path("raw"), description="Folder of raw documents.")
    output: Path = Field(Path("output"), description="Folder that holds the releases and the link to the latest one.")
    pipeline: str = Field(DEFAULT_PIPELINE, description="Installed spaCy pipeline that reads the documents.")
    workers: int = Field(default_factory=_usable_cores, ge=1, description="Processes that read documents.")
    batch_documents: int = Field(128, ge=1, description="Most documents of a batch.")
    batch_chars: int = Field(400_000, ge=1, description="Characters at which a batch is closed.")

    @property
    def latest(self) -> Path:
        """Link to the newest release; nothing lies there before the first build."""
        return self.output / "latest"

    @property
    def work(self) -> Path:
        """Folder of intermediate parts, which lets a killed build be taken up again."""
        return self.output / ".work"


def configure_prefect(output: Path) -> None:
    """Make Prefect quiet, offline and private to this output, unless its user has said otherwise.

    Has to run before the first import of prefect, which reads its environment once. A server that was configured, by
    environment or profile, is used; else each output keeps its own run history, so two builds never share a database.
    """
    defaults = {
        "DO_NOT_TRACK": "1",
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "PREFECT_SERVER_UI_V2_ENABLED": "false",  # its page calls out even with analytics off
        "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",
        "PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL": "CRITICAL",  # failures are told once, by us
        "PREFECT_LOGGING_EXTRA_LOGGERS": "flows,tasks",
        "PREFECT_LOGGING_TO_API_WHEN_MISSING_FLOW": "ignore",
    }
    if not _server_is_configured():
        home = output.absolute() / ".prefect"
        home.mkdir(parents=True, exist_ok=True)  # Prefect itself makes no parents
        defaults["PREFECT_HOME"] = str(home)
    for name, value in defaults.items():
        os.environ.setdefault(name, value)


def _server_is_configured() -> bool:
    if any(os.environ.get(name) for name in ("PREFECT_API_URL", "PREFECT_PROFILE", "PREFECT_HOME")):
        return True
    profiles = Path.home() / ".prefect" / "profiles.toml"
    return profiles.is_file() and "PREFECT_API_URL" in profiles.read_text(encoding="utf-8")

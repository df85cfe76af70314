"""The build as a scheduled Prefect deployment."""

from flows.build import build
from flows.settings import Settings


def serve(cron: str, settings: Settings) -> None:
    """Serve the build until interrupted, on a schedule in UTC; each run can be started by hand with other settings."""
    build.serve(
        name="attackbase",
        cron=cron,
        parameters={"settings": settings.model_dump(mode="json")},
        description="Raw documents to a validated, published release.",
    )

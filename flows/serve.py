"""The build as a Prefect deployment that this process runs itself; `prefect.yaml` has one for workers."""

from importlib.metadata import version

from prefect.schedules import Cron
from prefect.types.entrypoint import EntrypointType

from flows.build import build
from flows.settings import Settings

NAME = "attackbase"


def serve(cron: str, timezone: str, settings: Settings) -> None:
    """Serve the build until interrupted, on a schedule; runs started by hand may have other settings.

    One run at a time: a second waits until the first is done. The schedule is paused while nothing serves it.
    """
    build.serve(
        name=NAME,
        schedule=Cron(cron, timezone=timezone),
        parameters={"settings": settings.model_dump(mode="json")},
        description=(build.description or "").strip(),
        tags=[NAME],
        version=version("attackbase"),
        limit=1,
        print_starting_message=False,
        entrypoint_type=EntrypointType.MODULE_PATH,
    )

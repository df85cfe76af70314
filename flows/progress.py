"""How a build tells what it is doing: a bar a stage on a terminal, a line a stage elsewhere."""

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TaskID, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bars

logger = logging.getLogger(__name__)


class Stage:
    """One stage as it runs. Units are documents."""

    def __init__(self, bars: Bars, bar: TaskID) -> None:
        self._bars = bars
        self._bar = bar
        self.note = ""

    def expect(self, total: int, done: int = 0) -> None:
        """Say how many documents there are, and how many of them are done already."""
        self._bars.update(self._bar, total=total, completed=done)

    def advance(self, documents: int) -> None:
        """Say that so many more documents are done."""
        self._bars.advance(self._bar, documents)

    def tell(self, note: str) -> None:
        """Say in a few words what came out."""
        self.note = note
        self._bars.update(self._bar, note=note)


class Progress:
    """The stages of one build."""

    def __init__(self, bars: Bars) -> None:
        self._bars = bars

    @contextmanager
    def stage(self, name: str) -> Iterator[Stage]:
        """Show a stage while it runs; one line goes to the log when it is done."""
        started = time.monotonic()
        bar = self._bars.add_task(name, total=None, note="")
        stage = Stage(self._bars, bar)
        yield stage
        total = self._bars.tasks[self._bars.task_ids.index(bar)].total or 1
        self._bars.update(bar, total=total, completed=total)
        logger.info("%-9s %6.1f s  %s", name, time.monotonic() - started, stage.note)


@contextmanager
def shown_progress() -> Iterator[Progress]:
    """Show progress on standard error while the block runs; bars only where that is a terminal.

    The line of each stage goes to whoever listens to the logger `flows`, Prefect's pages among them.
    """
    logging.getLogger("flows").setLevel(logging.INFO)
    console = Console(stderr=True)
    columns = (
        TextColumn("{task.description:<9}"),
        BarColumn(bar_width=24),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("[dim]{task.fields[note]}"),
    )
    with Bars(*columns, console=console, disable=not console.is_terminal) as bars:
        yield Progress(bars)

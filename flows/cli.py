"""The command line. Everything heavy is imported inside the command that needs it, so that --help answers at once."""

import errno
import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TextIO

import click

if TYPE_CHECKING:
    from flows.build import Summary
    from flows.settings import Settings

REFUSED, USAGE, UNEXPECTED, INTERRUPTED = 1, 2, 3, 130

_FOLDER = click.Path(file_okay=False, path_type=Path)
_LATEST = Path("output") / "latest"
_REJECTIONS_SHOWN = 10
_FORMS = ("gtd", "ucdp", "geojson", "geoparquet", "hxl", "timemap", "ftm", "csv", "sqlite", "duckdb")


_FIELD = click.option(
    "--field",
    "fields",
    multiple=True,
    metavar="OURS=THEIRS",
    help="A field under another name, for example published_at=pubDate; may be repeated.",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("--debug", is_flag=True, help="Show the traceback of an unexpected error.")
@click.version_option(package_name="attackbase")
@click.pass_context
def main(context: click.Context, debug: bool) -> None:
    """Turn raw news articles about attacks into a dataset whose every cell can be traced to its source.

    Exit status: 0 done, 1 refused by validation, 2 wrong use, 3 an unexpected error, 130 interrupted.
    """
    context.obj = debug


@main.command()
@click.argument("raw", type=_FOLDER, default=Path("raw"))
@click.option("--output", type=_FOLDER, default=Path("output"), show_default=True, help="Where releases are kept.")
@click.option("--pipeline", metavar="NAME", help="Installed spaCy pipeline that reads the documents.")
@click.option("--workers", type=click.IntRange(min=1), metavar="N", help="Processes that read; default: one a core.")
@click.option("--dask", metavar="ADDRESS", help="Scheduler of a Dask cluster that reads, for example tcp://host:8786.")
@click.option(
    "--text",
    type=click.Choice(["full", "quotes"]),
    default="full",
    help="Publish whole texts, or quotes alone.",
)
@_FIELD
def build(
    raw: Path,
    output: Path,
    pipeline: str | None,
    workers: int | None,
    dask: str | None,
    text: str,
    fields: tuple[str, ...],
) -> None:
    """Read the folder RAW (default: raw) and publish a release."""
    with _told_politely():
        _end_at_once()
        from flows.preflight import OutputFolderError, PipelineMissingError, check_before_build
        from flows.settings import Settings
        from flows.work import OutputBusyError
        from tasks.ingest.folder import RawFolderError
        from tasks.publish.publication import ReleaseRefusedError

        given: dict[str, object] = {
            "raw": raw,
            "output": output,
            "pipeline": pipeline,
            "workers": workers,
            "dask": dask,
            "text": text,
        }
        given["fields"] = _named_fields(fields)
        settings = Settings.model_validate({name: value for name, value in given.items() if value is not None})
        try:
            check_before_build(settings)
            _log_stages()
            _start_prefect(settings)
            from flows.build import build as run_build

            summary = run_build(settings)
        except (RawFolderError, PipelineMissingError, OutputFolderError, OutputBusyError) as error:
            _stop(str(error), USAGE)
        except ReleaseRefusedError as error:
            _stop(str(error), REFUSED)
        _print_summary(summary)


@main.command(short_help="Say what the files in a folder are, and what is known of their articles.")
@click.argument("raw", type=_FOLDER, default=Path("raw"))
@_FIELD
@click.option("--json", "lines", is_flag=True, help="Print a JSON line a file, for programs.")
def inspect(raw: Path, fields: tuple[str, ...], lines: bool) -> None:
    """Say what the files in RAW (default: raw) are, what is known of their articles, and what is missing."""
    with _told_politely():
        from rich.console import Console

        from flows.inspection import as_json, show
        from tasks.ingest.folder import RawFolderError
        from tasks.ingest.inspecting import inspect_folder

        try:
            found = list(inspect_folder(raw, _named_fields(fields)))
        except RawFolderError as error:
            _stop(str(error), USAGE)
        if lines:
            click.echo(as_json(found))
        else:
            show(found, Console())


@main.command(short_help="Check a published release from its files alone.")
@click.argument("release", type=_FOLDER, default=_LATEST)
@click.option("--texts", type=_FOLDER, metavar="RAW", help="The articles, for a release that holds quotes alone.")
def verify(release: Path, texts: Path | None) -> None:
    """Check a published RELEASE (default: output/latest) from its files alone."""
    with _told_politely():
        _require_release(release)
        from flows.verify import verify as verify_release
        from flows.verify import withholds_texts
        from tasks.ingest.folder import RawFolderError

        try:
            findings = verify_release(release, texts)
        except RawFolderError as error:
            _stop(str(error), USAGE)
        for finding in findings:
            click.echo(finding, err=True)
        if findings:
            _stop(f"{release} does not hold what it promises: {len(findings)} findings", REFUSED)
        if texts is None and withholds_texts(release):
            click.echo(f"{release.resolve()} is whole; its quotes can be checked against the articles: --texts RAW")
        else:
            click.echo(f"{release.resolve()} is whole: files, schemas, keys, constraints and quotes hold")


@main.command(short_help="Print where the newest release is.")
@click.option("--output", type=_FOLDER, default=Path("output"), show_default=True, help="Where releases are kept.")
def path(output: Path) -> None:
    """Print where the newest release is: its own folder, which stays what it is while newer ones are published."""
    with _told_politely():
        _require_release(output / "latest")
        click.echo((output / "latest").resolve())


@main.command(short_help="Show a row with every quote behind it.")
@click.argument("row_id")
@click.option("--release", type=_FOLDER, default=_LATEST, show_default=True, help="The release to look in.")
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON, for programs.")
def explain(row_id: str, release: Path, as_json: bool) -> None:
    """Show the row ROW_ID of any table with every quote behind it, highlighted in context."""
    with _told_politely():
        _require_release(release)
        from rich.console import Console

        from flows.explain import show
        from flows.explanation import UnknownRowError, explain_row

        try:
            told = explain_row(row_id, release)
        except UnknownRowError as error:
            _stop(str(error.args[0]), USAGE)
        if as_json:
            click.echo(told.as_json())
        else:
            show(told, Console())


@main.command(short_help="Write a release in another form.")
@click.argument("release", type=_FOLDER, default=_LATEST)
@click.option("--format", "form", required=True, type=click.Choice(_FORMS), help="What to write.")
@click.option("--output", type=_FOLDER, metavar="DIR", help="A new folder; default: exports/FORMAT-RELEASE.")
def export(release: Path, form: str, output: Path | None) -> None:
    """Write RELEASE (default: output/latest) in another form, and say what is lost on the way."""
    with _told_politely():
        _require_release(release)
        from flows.export import export as export_release

        folder = output or Path("exports") / f"{form}-{release.resolve().name}"
        try:
            losses = export_release(form, release, folder)
        except FileExistsError:
            _stop(f"{folder} is there already; name another with --output", USAGE)
        click.echo(f"{folder}")
        for loss in losses:
            click.echo(f"lost: {loss}", err=True)


@main.command(short_help="Show what changed between two releases.")
@click.argument("old", type=_FOLDER)
@click.argument("new", type=_FOLDER, default=_LATEST)
@click.option(
    "--json", "file", type=click.Path(allow_dash=True), metavar="FILE", help="Write all changes to FILE, - for here."
)
def diff(old: Path, new: Path, file: str | None) -> None:
    """Show what changed between the releases OLD and NEW (default: output/latest), attack by attack."""
    with _told_politely():
        _require_release(old)
        _require_release(new)
        from rich.console import Console

        from flows.diff import as_json, show
        from flows.diff import diff as compare_releases

        changes = compare_releases(old, new)
        if file != "-":
            show(changes, Console())
        if file is not None:
            with click.open_file(file, "w", encoding="utf-8") as stream:
                stream.write(as_json(old, new, changes))


@main.command(short_help="Show how a sentence or two is read.")
@click.argument("text", required=False)
@click.option("--file", type=click.File(encoding="utf-8"), help="Read the text from a file, - for standard input.")
@click.option("--published", type=click.DateTime(), metavar="DATE", help="The day of publication, as in 2024-06-20.")
@click.option("--title", help="The headline.")
def read(text: str | None, file: TextIO | None, published: datetime | None, title: str | None) -> None:
    """Show how a TEXT of a sentence or two is read: frames with roles and status, rules that nearly
    made a claim and what they lack, and the rows that come out with the rules behind them.

    Without a text it asks for one after the other.
    """
    with _told_politely():
        from rich.console import Console

        from flows.read import read_text, show

        given = file.read() if file is not None else text
        for each in _prompted() if given is None else [given]:
            show(*read_text(each, published, title), Console())


def _prompted() -> Iterator[str]:
    """Ask for one text after the other until input ends."""
    while True:
        try:
            yield click.prompt("text", prompt_suffix="> ")
        except click.Abort:
            return


@main.command(short_help="Build on a schedule, with Prefect's pages.")
@click.argument("raw", type=_FOLDER, default=Path("raw"))
@click.option("--output", type=_FOLDER, default=Path("output"), show_default=True, help="Where releases are kept.")
@click.option("--cron", default="0 5 * * *", show_default=True, help="When to build.")
@click.option("--timezone", default="UTC", show_default=True, help="Time zone of --cron.")
def serve(raw: Path, output: Path, cron: str, timezone: str) -> None:
    """Keep running and build RAW (default: raw) on a schedule, as a Prefect deployment.

    Starts a Prefect server with its web pages, unless one is configured.
    """
    with _told_politely():
        from flows.page_server import serve_pages
        from flows.pages import SERVED
        from flows.preflight import OutputFolderError, ScheduleError, check_input, check_output, check_schedule
        from flows.settings import Settings, configure_prefect
        from tasks.ingest.folder import RawFolderError

        os.environ.setdefault("PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL", "INFO")
        settings = Settings.model_validate({"raw": raw.absolute(), "output": output.absolute(), "patience_minutes": 60})
        history = configure_prefect(settings.output)
        try:
            check_input(settings)
            check_output(settings.output)
            check_schedule(cron, timezone)
        except (RawFolderError, OutputFolderError, ScheduleError) as error:
            _stop(str(error), USAGE)
        os.environ[SERVED] = serve_pages(settings.output)
        if history:
            from flows.server import start_own_server

            click.echo("starting a Prefect server …", err=True)
            server = start_own_server(history, pages=True)
            server.wait()
            click.echo(f"Prefect's pages: {server.address}   history: {history}", err=True)
        from flows.serve import serve as serve_builds

        click.echo(f"pages of releases: {os.environ[SERVED]}/RELEASE/report.html", err=True)
        click.echo(f"serving build/attackbase on the schedule {cron} ({timezone}); interrupt to stop", err=True)
        serve_builds(cron, timezone, settings)


@main.command(short_help="Show or clear what builds keep between runs.")
@click.option("--output", type=_FOLDER, default=Path("output"), show_default=True, help="Where releases are kept.")
@click.option("--clear", is_flag=True, help="Delete the parts; the next build reads every document again.")
def cache(output: Path, clear: bool) -> None:
    """Show what builds keep between runs beside the releases, and clear it."""
    with _told_politely():
        from flows.work import OutputBusyError, clear_cache, describe_cache

        try:
            if clear:
                clear_cache(output)
        except OutputBusyError as error:
            _stop(str(error), USAGE)
        for kept in describe_cache(output):
            click.echo(f"{kept.n_files:>7,} files {kept.n_bytes / 1e6:>9,.1f} MB  {kept.folder}  {kept.what}")


@main.command()
def dictionary() -> None:
    """Print the data dictionary, made from the schemas."""
    with _told_politely():
        from schemas.dictionary import data_dictionary

        click.echo(data_dictionary())


@contextmanager
def _told_politely() -> Iterator[None]:
    """One line for an error nobody foresaw; its traceback only with --debug."""
    try:
        yield
    except (click.ClickException, click.exceptions.Exit):
        raise
    except KeyboardInterrupt:
        _stop("interrupted", INTERRUPTED)
    except Exception as error:
        if click.get_current_context().obj:
            raise
        if isinstance(error, OSError) and error.errno in _IMPOSSIBLE:
            _stop(f"{error.filename or 'a file'}: {(error.strerror or 'cannot be used').lower()}", USAGE)
        if type(error).__module__.partition(".")[0] == "pyarrow":
            _stop("a table of the release cannot be read; `attackbase verify RELEASE` says which", USAGE)
        _stop(f"{type(error).__name__}: {error} (--debug shows where)", UNEXPECTED)


_IMPOSSIBLE = {errno.ENOENT, errno.ENOTDIR, errno.EISDIR, errno.EACCES, errno.EPERM, errno.EROFS, errno.ENAMETOOLONG}
_IMPOSSIBLE |= {errno.ELOOP, errno.EINVAL}
"""What is wrong with a path that somebody gave, and with nothing else."""


def _end_at_once() -> None:
    from flows.interrupts import end_at_once

    end_at_once("interrupted; the same command takes the work up where it was left")


def _named_fields(given: tuple[str, ...]) -> dict[str, str]:
    """Take `--field` options apart."""
    from tasks.ingest.fields import FIELDS

    named = {ours.strip(): theirs.strip() for ours, _, theirs in (each.partition("=") for each in given)}
    for ours, theirs in named.items():
        if ours not in FIELDS or not theirs:
            raise click.BadParameter(
                f"{ours}={theirs}: before the = stands one of {', '.join(FIELDS)}, behind it a name"
            )
    return named


def _stop(message: str, status: int) -> NoReturn:
    click.echo(f"attackbase: {message}", err=True)
    raise click.exceptions.Exit(status)


def _require_release(release: Path) -> None:
    if not (release / "datapackage.json").is_file():
        _stop(f"{release} is not a release; `attackbase build` makes one", USAGE)


def _start_prefect(settings: "Settings") -> None:
    """Start a server where none is configured; what the build needs is loaded while it comes up."""
    from flows.preflight import is_small
    from flows.progress import shown_progress
    from flows.server import start_own_server
    from flows.settings import configure_prefect

    if not sys.stderr.isatty():
        click.echo("starting …", err=True)
    with shown_progress() as progress, progress.stage("start") as stage:
        history = configure_prefect(settings.output)
        server = start_own_server(history) if history else None
        stage.tell("loading")
        import flows.build  # noqa: F401
        from tasks.extract.guarded import start_reader

        if is_small(settings) and not settings.latest.exists():
            start_reader(settings.pipeline)
        if server:
            stage.tell("waiting for Prefect's server")
            server.wait()
            stage.tell(f"Prefect keeps this run in {history}")


def _log_stages() -> None:
    """Send the lines of our own packages to standard error; on a terminal the bars and the summary say the same."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(message)s"))
    handler.setLevel(logging.ERROR if sys.stderr.isatty() else logging.INFO)
    for name in ("flows", "tasks"):
        logger = logging.getLogger(name)
        logger.addHandler(handler)
        logger.setLevel(logging.INFO)
        logger.propagate = False


def _print_summary(summary: "Summary") -> None:
    from rich.console import Console
    from rich.table import Table

    grid = Table.grid(padding=(0, 2))
    grid.add_column()
    grid.add_column(justify="right")
    for name, count in summary.lines().items():
        grid.add_row(name, f"{count:,}")
    console = Console()
    console.print(grid)
    for what, messages in (("rejected", summary.rejections), ("noted", summary.notes)):
        for message in messages[:_REJECTIONS_SHOWN]:
            console.print(f"{what}  {message}", soft_wrap=True, highlight=False, markup=False)
        if (more := len(messages) - _REJECTIONS_SHOWN) > 0:
            console.print(f"{what}  … and {more:,} more: see the table issues", highlight=False)
    console.print(f"release  {summary.release}", soft_wrap=True, highlight=False, markup=False)
    page = summary.release / "report.html"
    console.print(f"page     {page}", soft_wrap=True, highlight=False, markup=False)

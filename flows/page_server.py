"""The pages of releases over HTTP on this machine: Prefect's pages link to nothing but addresses."""

import functools
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

HOST = "127.0.0.1"


class _Pages(SimpleHTTPRequestHandler):
    """Gives report.html of releases, and nothing else."""

    def send_head(self):  # type: ignore[no-untyped-def]
        """Refuse whatever is no page of a release."""
        parts = self.path.partition("?")[0].strip("/").split("/")
        if len(parts) != 2 or parts[1] != "report.html" or not parts[0].isalnum():
            self.send_error(404)
            return None
        return super().send_head()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing of each request."""


def serve_pages(output: Path) -> str:
    """Serve the pages of an output's releases while this process runs; gives the address."""
    releases = output / "releases"
    releases.mkdir(parents=True, exist_ok=True)
    handler = functools.partial(_Pages, directory=str(releases))
    server = ThreadingHTTPServer((HOST, 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://{HOST}:{server.server_address[1]}"

"""The HTTP server of every test and benchmark: on the loopback address, silent, and with a limit to every wait."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

LIMIT = 30
"""Seconds that a connection may be silent, and that the server gets to end."""


class Server(ThreadingHTTPServer):
    """A server on a free port of the loopback address."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, handler: type[BaseHTTPRequestHandler] | partial):
        super().__init__(("127.0.0.1", 0), handler)

    @property
    def address(self) -> str:
        """Where it answers: ``http://127.0.0.1:49152``."""
        return f"http://127.0.0.1:{self.server_port}"

    def handle_error(self, *_: object) -> None:
        """A browser that closes a connection is no error."""


class QuietHandler(BaseHTTPRequestHandler):
    """Answers without a log; a silent connection is closed."""

    timeout = LIMIT

    def log_message(self, *_: object) -> None:
        """Nothing."""


class FolderHandler(QuietHandler, SimpleHTTPRequestHandler):
    """The files of a folder below the path ``base``; ``not_found`` is the page for every other address."""

    def __init__(self, *arguments: object, base: str = "", not_found: Path | None = None, **options: object):
        self.base = f"/{base.strip('/')}/" if base else "/"
        self.not_found = not_found
        super().__init__(*arguments, **options)

    def translate_path(self, path: str) -> str:
        """The file that ``path`` asks for; one that cannot exist where ``path`` is not below the base."""
        asked = unquote(urlsplit(path).path)
        if not f"{asked.rstrip('/')}/".startswith(self.base):
            return str(Path(self.directory) / "\n")
        return super().translate_path(quote("/" + asked.removeprefix(self.base)))

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """The host's own page, where there is one."""
        if self.not_found is None:
            super().send_error(code, message, explain)
            return
        body = self.not_found.read_bytes()
        self.send_response(HTTPStatus(code))
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


@contextmanager
def running(server: Server) -> Iterator[Server]:
    """``server`` while it answers, in a thread of its own."""
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join(LIMIT)


@contextmanager
def serve_folder(folder: Path, base: str = "", not_found: Path | None = None) -> Iterator[str]:
    """The address of ``folder``, which is served below the path ``base``: ``http://127.0.0.1:49152/user/repo/``."""
    handler = partial(FolderHandler, directory=str(folder), base=base, not_found=not_found)
    with running(Server(handler)) as server:
        yield f"{server.address}/{quote(base.strip('/'))}{'/' if base else ''}"

"""``serve``: the live preview of both languages."""

from __future__ import annotations

import argparse
import os
import signal
import sys
import tempfile
from pathlib import Path

from generator.errors import Problem, ReportError
from generator.project.paths import HOME


def add_command(add) -> None:
    """Add the command; ``add(name, run, summary)`` gives its parser."""
    parser = add("serve", run, "live preview of both languages: an open tab shows a change by itself")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)


def run(options: argparse.Namespace) -> int:
    """Serve until a signal; 0. A change of the generator's own code starts the program again."""
    root = options.root.resolve()
    if serve_site(root, options.host, options.port):
        command = ["--root", str(root), "serve", "--host", options.host, "--port", str(options.port)]
        os.chdir(HOME)
        os.execv(sys.executable, [sys.executable, "-m", "generator", *command])
    return 0


def serve_site(root: Path, host: str, port: int) -> bool:
    """Serve both languages until SIGINT or SIGTERM, or until the generator's code changes, which it returns.

    SIGINT counts also where a shell that started this in the background had it ignored.
    """
    # Only here: no other command needs a server.
    from generator.website.mkdocs_server import PreviewServer

    _stop_on_signals()
    server = None
    with tempfile.TemporaryDirectory(prefix="report-") as folder:
        try:
            server = PreviewServer(root, Path(folder) / "site", host, port)
            print(f"http://{host}:{port}/ (English: http://{host}:{port}/en/)", flush=True)
            server.serve()
        except KeyboardInterrupt:
            return False
        except OSError as error:
            if server:
                raise
            found, fix = error.strerror or str(error), "choose another with --port, or another --host"
            problem = Problem(f"{host}:{port}", 0, f"cannot open port {port}", found, "a free port", fix)
            raise ReportError([problem]) from None
        finally:
            if server:
                server.shutdown()
        return server.code_changed


def _stop_on_signals() -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, stop)

"""``serve``: the live preview of both languages; with ``website/mkdocs_*`` all that knows MkDocs."""

from __future__ import annotations

import argparse
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from generator.errors import Problem, ReportError
from generator.project.paths import HOME, MKDOCS, THEME

OF_PROJECT = ("data", "content", THEME)
OF_GENERATOR = ("generator", THEME, *MKDOCS.values())


def add_command(add) -> None:
    """Add the command; ``add(name, run, summary)`` gives its parser."""
    parser = add("serve", run, "live preview of both languages")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)


def run(options: argparse.Namespace) -> int:
    """Serve until a signal; 0."""
    serve_site(options.root, options.host, options.port)
    return 0


def serve_site(root: Path, host: str, port: int) -> None:
    """Serve both languages with live reload; a failed rebuild is reported and the last good site stays.

    Ends on SIGINT and SIGTERM, also where a shell that started it in the background had SIGINT ignored.
    """
    # Only here: the server is MkDocs' own, and no other command needs it.
    from mkdocs.livereload import LiveReloadServer

    _stop_on_signals()
    with tempfile.TemporaryDirectory(prefix="report-") as folder:
        site = Path(folder) / "site"

        def rebuild() -> None:
            # In a process of its own, so that changes of the generator's code count as well.
            command = [sys.executable, "-m", "generator", "--root", str(root.resolve()), "build", "--out", str(site)]
            subprocess.run(command, cwd=HOME, stdout=subprocess.DEVNULL, check=False)

        server = None
        try:
            rebuild()
            server = _open_server(LiveReloadServer, rebuild, host, port, site)
            watched = [root / path for path in OF_PROJECT] + [HOME / path for path in OF_GENERATOR]
            for path in dict.fromkeys(each.resolve() for each in watched if each.exists()):
                server.watch(str(path))
            print(f"http://{host}:{port}/ (English: http://{host}:{port}/en/)", flush=True)
            server.serve()
        except KeyboardInterrupt:
            pass
        finally:
            if server:
                server.shutdown()


def _open_server(kind: type, rebuild: Callable[[], None], host: str, port: int, site: Path):
    try:
        return kind(rebuild, host, port, root=str(site), mount_path="/")
    except OSError as error:
        found, fix = error.strerror or str(error), "choose another with --port, or another --host"
        raise ReportError([Problem(f"{host}:{port}", 0, "cannot open the port", found, "a free port", fix)]) from None


def _stop_on_signals() -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, stop)

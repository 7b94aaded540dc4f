"""The server of the preview: MkDocs' own, with a script of ours in place of its inline one.

The pages' content policy blocks inline scripts, MkDocs' reload script among them. Ours is a file; it asks for the
state of the preview, loads the page again when pages changed, and lists the faults of the data above it.
"""

from __future__ import annotations

import gc
import json
import sys
import threading
import time
from collections.abc import Iterable
from pathlib import Path

from mkdocs.livereload import LiveReloadServer

from generator.cache import code_digest
from generator.errors import describe_problems
from generator.project.paths import HOME, MKDOCS, THEME
from generator.website.preview import Preview

WATCHED = ("data", "content", THEME)
"""In the project."""
OWN = ("generator", THEME, *MKDOCS.values())
"""Beside the generator."""
POLL_SECONDS = 25
"""How long a browser's question may wait for news."""
LOOK_SECONDS = 0.2
"""How often the files are looked at."""
LOAD_SECONDS = 0.5
"""How long open tabs may take to load what changed before other work takes the processor from them."""
STATE, SCRIPT = "/preview/state/", "/preview/preview.js"
UNKNOWN = "0"
"""The state that a tab knows which has just loaded its page."""


class PreviewServer(LiveReloadServer):
    """Serves the preview of the project in ``root`` from the folder ``site``, and rebuilds it when files change.

    Raises OSError where the port cannot be opened, before anything is built.
    """

    def __init__(self, root: Path, site: Path, host: str, port: int):
        super().__init__(self.rebuild, host, port, root=str(site), polling_interval=LOOK_SECONDS)
        self.server_bind()
        self.server_activate()
        self.code_changed = False
        self._project = root
        self._preview = Preview(root, site)
        self._code, self._theme = code_digest(), self._theme_state()
        self._news = threading.Condition()
        # Of this run: after a restart an open tab has to load its page again.
        self._run, self._version = time.time_ns(), 0
        self._changed: dict[str, int] = {}
        """By address of a page, the version in which it last changed."""
        self._looked_at: dict[str, float] = {}
        """By address of a page, when a tab last asked about it."""
        self._loaded: set[str] = set()
        """The addresses of pages that a tab has loaded since it was told of them."""
        self._asked = threading.local()
        self._finishing: threading.Thread | None = None
        self._news_of_files = threading.Event()
        """Set while the finishing thread has to give up."""
        self._update()
        watched = [*(root / name for name in WATCHED), *(HOME / name for name in OWN)]
        for path in dict.fromkeys(each.resolve() for each in watched):
            if path.exists():
                self.watch(str(path))

    def serve(self, *, open_in_browser: bool = False) -> None:
        """Serve until ``shutdown``; the port is open already."""
        self.observer.start()
        self.serve_thread.start()
        self._build_loop()

    def rebuild(self) -> None:
        """Bring the site up to date; called once for a burst of saves."""
        with self._epoch_cond:
            # MkDocs keeps all requests waiting until this returns; here each page is whole at any time.
            self._wanted_epoch = self._visible_epoch
            self._epoch_cond.notify_all()
        if code_digest() != self._code:
            self.code_changed = True
            # Not here: it ends the loop that called, and waits for it.
            threading.Thread(target=self.shutdown, daemon=True).start()
            return
        if (theme := self._theme_state()) != self._theme:
            self._theme = theme
            self._preview.reload_theme()
        self._update()

    def _update(self) -> None:
        if self._finishing:
            self._news_of_files.set()
            self._finishing.join()
            self._news_of_files.clear()
        # Of all time until the tab has its page, a collection of garbage would take a third, and find next to none.
        gc.disable()
        try:
            self._preview.update(self._show, self._open_pages())
        finally:
            gc.enable()
        self._publish(set())  # its faults, which are whole now
        # The rest after the tab has its page: nobody looks at the search index while typing.
        self._finishing = threading.Thread(target=self._finish, daemon=True)
        self._finishing.start()

    def _finish(self) -> None:
        for _ in self._preview.finish():
            if self._news_of_files.is_set():
                return
            self._publish(set())
        if self._preview.problems:
            print(describe_problems(self._preview.problems), file=sys.stderr, flush=True)

    def _publish(self, changed: set[str]) -> None:
        with self._news:
            self._version += 1
            self._changed |= dict.fromkeys(changed, self._version)
            self._news.notify_all()

    def _show(self, changed: set[str]) -> None:
        """Tell the tabs of the pages that changed, and let those that show one load it."""
        told = changed & self._open_pages()
        with self._news:
            self._loaded -= told
            self._publish(changed)
            self._news.wait_for(lambda: told <= self._loaded, LOAD_SECONDS)

    def _open_pages(self) -> set[str]:
        """The addresses of pages that a tab shows, as far as is known."""
        since = time.monotonic() - 2 * POLL_SECONDS
        return {page for page, asked in list(self._looked_at.items()) if asked > since}

    def _theme_state(self) -> tuple[tuple[str, int], ...]:
        folders = dict.fromkeys((HOME / THEME, self._project / THEME))
        files = [file for folder in folders for file in sorted(folder.rglob("*"))]
        files += [HOME / name for name in MKDOCS.values()]
        return tuple((str(file), file.stat().st_mtime_ns) for file in files if file.is_file())

    def serve_request(self, environ: dict, start_response) -> Iterable[bytes]:
        """Answer the preview's own two addresses here, all others as MkDocs does."""
        path = environ["PATH_INFO"]
        if path.startswith(STATE):
            known, _, page = path.removeprefix(STATE).partition("/")
            return _answer(start_response, "application/json", self._state(known, page))
        if path == SCRIPT:
            return _answer(start_response, "text/javascript", Path(__file__).with_name("preview.js").read_bytes())
        # Of before the page is read: one that changes meanwhile is loaded once too often, never once too seldom.
        self._asked.epoch = self._epoch(path.removeprefix("/"))
        return super().serve_request(environ, start_response)

    def _state(self, known: str, page: str) -> bytes:
        """The state of ``page`` and the data as JSON, once it is another than ``known``, or after some time."""
        self._looked_at[page] = time.monotonic()
        with self._news:
            if known == UNKNOWN:
                self._loaded.add(page)
                self._news.notify_all()
            self._news.wait_for(lambda: f"{self._run}-{self._version}" != known, POLL_SECONDS)
            problems = [str(problem) for problem in self._preview.problems]
            state = {"epoch": self._epoch(page), "version": f"{self._run}-{self._version}", "problems": problems}
        return json.dumps(state, ensure_ascii=False).encode()

    def _epoch(self, page: str) -> str:
        return f"{self._run}-{self._changed.get(page, 0)}"

    def _inject_js_into_html(self, content: bytes, _: int) -> bytes:
        script = f'<script src="{SCRIPT}" data-epoch="{self._asked.epoch}" defer></script>'
        return content.replace(b"</head>", script.encode() + b"</head>", 1)


def _answer(start_response, kind: str, body: bytes) -> list[bytes]:
    start_response(
        "200 OK", [("Content-Type", kind), ("Content-Length", str(len(body))), ("Cache-Control", "no-store")]
    )
    return [body]

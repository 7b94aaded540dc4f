"""What a reader on a phone waits for: each kind of page in a real Chromium, slowed as Lighthouse slows it.

Processor four times slower, 1.6 Mbit/s down, 150 ms there and back (slow 4G), a screen of 390 by 844. Files come gzipped
from a small server here. Beside ours stand Material as it comes, with the same content, and the content as plain HTML.
"""

from __future__ import annotations

import argparse
import gzip
import re
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import lru_cache
from mimetypes import guess_type
from pathlib import Path
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser, sync_playwright

from benchmarks.build import BARE
from generator.project.paths import HOME
from generator.website.build import build_site
from tests.browser.chromium import ARGUMENTS, find_chromium
from tests.http_server import QuietHandler, Server, running

ROOT = HOME
ROUNDS = 5
PAGES = {
    "home": "",
    "section": "sections/city/",
    "topic": "topics/schools/",
    "all targets": "targets/",
    "explorer": "explorer/",
    "glossary": "glossary/",
    "calendar": "calendar/",
    "charts": "charts/",
}
"""One page of each kind, Chinese; English ones are as heavy within a tenth."""
SLOW_4G = {"offline": False, "latency": 150, "downloadThroughput": 1_600_000 / 8, "uploadThroughput": 750_000 / 8}
WATCH = """
window.seen = {lcp: 0, cls: 0, tbt: 0};
new PerformanceObserver((list) => { for (const e of list.getEntries()) seen.lcp = e.startTime; })
  .observe({type: 'largest-contentful-paint', buffered: true});
new PerformanceObserver((list) => { for (const e of list.getEntries()) if (!e.hadRecentInput) seen.cls += e.value; })
  .observe({type: 'layout-shift', buffered: true});
new PerformanceObserver((list) => { for (const e of list.getEntries()) seen.tbt += Math.max(0, e.duration - 50); })
  .observe({type: 'longtask', buffered: true});
"""
"""LCP and TBT in milliseconds; every long task counts, also those before the first paint, which Lighthouse leaves out."""


@dataclass(frozen=True)
class Visit:
    """One page opened."""

    first: int
    """Bytes over the wire with nothing in the cache."""
    next: int
    """The same after the home page has been seen; of the home page itself, after a section."""
    lcp: float
    cls: float
    tbt: float


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """How much to run."""
    parser.add_argument("--rounds", type=int, default=ROUNDS, help=f"visits to each page (default: {ROUNDS})")


def measure(rounds: int = ROUNDS) -> tuple[str, dict]:
    """The table as Markdown, and its numbers."""
    with tempfile.TemporaryDirectory(prefix="bench-") as scratch, sync_playwright() as playwright:
        sites = make_sites(Path(scratch))
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=ARGUMENTS)
        visits: dict[tuple[str, str], list[Visit]] = {}
        for _ in range(rounds):
            for kind, path in PAGES.items():
                for name, site in sites.items():
                    with serve(site) as root:
                        visits.setdefault((kind, name), []).append(visit(browser, root, path))
        browser.close()
    medians = {key: _median(each) for key, each in visits.items()}
    return _table(medians), {f"{kind}, {name}": asdict(each) for (kind, name), each in medians.items()}


def make_sites(folder: Path) -> dict[str, Path]:
    """Ours, Material's defaults and plain HTML, each in a folder."""
    build_site(ROOT, folder / "ours")
    subprocess.run([sys.executable, "-m", "generator", "render", "--out", str(folder / "md")], cwd=ROOT, check=True)
    (folder / "md/zh").rename(folder / "md/docs")
    (folder / "md/mkdocs.yml").write_text(BARE.format(language="zh"), encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(folder / "md/mkdocs.yml")]
    subprocess.run([*command, "-d", str(folder / "material")], check=True, stderr=subprocess.DEVNULL)
    for path in PAGES.values():
        text = (folder / "ours" / path / "index.html").read_text(encoding="utf-8")
        title, article = re.search("<title>.*?</title>", text)[0], re.search("<article.*</article>", text, re.DOTALL)[0]
        head = f'<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width">{title}'
        plain = folder / "plain" / path / "index.html"
        plain.parent.mkdir(parents=True, exist_ok=True)
        plain.write_text(head + re.sub("<script.*?</script>", "", article, flags=re.DOTALL), encoding="utf-8")
    return {"ours": folder / "ours", "Material as it comes": folder / "material", "plain HTML": folder / "plain"}


def visit(browser: Browser, root: str, path: str) -> Visit:
    """Open the page with a cold cache and then, in another context, after a first page."""
    first, seen = _open(browser, [root + path])
    before = PAGES["section"] if not path else ""
    warm, _ = _open(browser, [root + before, root + path])
    return Visit(first[-1], warm[-1], seen["lcp"], seen["cls"], seen["tbt"])


def _open(browser: Browser, addresses: list[str]) -> tuple[list[int], dict[str, float]]:
    """Bytes of each address, opened one after another, and what the last page's observers saw."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, is_mobile=True, device_scale_factor=3)
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW_4G)
    session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    loaded = [0]
    session.on("Network.loadingFinished", lambda event: loaded.append(int(event["encodedDataLength"])))
    page.add_init_script(WATCH)
    sums = []
    for address in addresses:
        loaded.clear()
        page.goto(address, wait_until="load")
        page.wait_for_timeout(700)
        sums.append(sum(loaded))
    seen = page.evaluate("window.seen")
    context.close()
    return sums, seen


@lru_cache(maxsize=512)
def _packed(file: Path, changed: int) -> bytes:
    """The file gzipped; ``changed``, when it was last written, keeps what is remembered true."""
    return gzip.compress(file.read_bytes(), 9, mtime=0)


@contextmanager
def serve(site: Path, base: str = "") -> Iterator[str]:
    """The address of ``site``, whose files come gzipped and may be kept; it stands under the path ``base``."""

    class Handler(QuietHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = unquote(urlsplit(self.path).path).lstrip("/")
            file = site / path.removeprefix(base)
            file = file / "index.html" if file.is_dir() else file
            if not (path.startswith(base) and file.is_file()):
                self.send_error(404)
                return
            body = _packed(file, file.stat().st_mtime_ns)
            self.send_response(200)
            self.send_header("Content-Type", guess_type(file.name)[0] or "application/octet-stream")
            self.send_header("Content-Encoding", "gzip")
            self.send_header("Cache-Control", "max-age=600")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    with running(Server(Handler)) as server:
        yield f"{server.address}/{base}"


def _median(visits: list[Visit]) -> Visit:
    return Visit(*(statistics.median(getattr(each, name) for each in visits) for name in Visit.__annotations__))


def _table(visits: dict[tuple[str, str], Visit]) -> str:
    lines = [
        "| page | site | first, kB | next, kB | LCP, s | CLS | TBT, ms |",
        "| --- | --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    for (kind, name), each in visits.items():
        lines.append(
            f"| {kind} | {name} | {each.first / 1000:.1f} | {each.next / 1000:.1f} | {each.lcp / 1000:.2f} "
            f"| {each.cls:.3f} | {each.tbt:.0f} |"
        )
    return "\n".join(lines)

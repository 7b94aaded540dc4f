"""Searches the query set in a real Chromium over the built site, with ours, Material's own search and Pagefind.

A query succeeds where a result leads to an item that answers it; "page" counts also results that lead only to the page
on which such an item stands or is listed (of a topic, a place), for Material finds headings, not items. Times are on a phone's processor (four times
slower than here) from the key stroke to the results; bytes are what the first query loads, gzipped.
"""

from __future__ import annotations

import argparse
import gzip
import statistics
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks._sites import PREFIX, ROOT, build_material, build_ours, build_pagefind
from generator.project.report_file import load_report
from tests.browser.chromium import ARGUMENTS, find_chromium
from tests.http_server import serve_folder
from tests.luoyang.search.queries import Query, Score, load_queries, rank_of, score

BASE = "user/repo"
SLOWDOWN = 4
"""How many times slower a phone's processor is taken to be."""
ASK = {
    "ours": """async (query) => {
      const input = document.querySelector('[role=search] input'), count = document.querySelector('[role=search] [role=status]');
      const panel = document.querySelector('#search-results');
      const started = performance.now();
      input.focus(); count.textContent = ''; input.value = query; input.dispatchEvent(new Event('input', {bubbles: true}));
      while (!count.textContent) await new Promise((done) => setTimeout(done));
      panel.getBoundingClientRect();
      const took = performance.now() - started;
      return [took, [...document.querySelectorAll('[role=search] .search__list a')].map((a) => a.href)];
    }""",
    "material": """async (query) => {
      const input = document.querySelector('[role=search] input'), list = document.querySelector('.md-search-result__list');
      const meta = document.querySelector('.md-search-result__meta');
      const started = performance.now();
      let changed = started;
      const watch = new MutationObserver(() => { changed = performance.now(); });
      watch.observe(document.querySelector('.md-search-result'), {childList: true, subtree: true, characterData: true});
      input.focus(); input.value = query; input.dispatchEvent(new Event('input', {bubbles: true}));
      input.dispatchEvent(new KeyboardEvent('keyup', {bubbles: true}));
      // It tells no end; half a second without a change is taken for one.
      while (performance.now() - Math.max(changed, started) < 500 || (changed === started && performance.now() - started < 1500))
        await new Promise((done) => setTimeout(done, 20));
      watch.disconnect();
      return [changed - started, [...list.querySelectorAll('a.md-search-result__link')].map((a) => a.href)];
    }""",
    "pagefind": """async (query) => {
      const started = performance.now();
      window.pagefind ??= await import(new URL('pagefind/pagefind.js', location.href));
      const found = await window.pagefind.search(query);
      const results = await Promise.all(found.results.slice(0, 10).map((r) => r.data()));
      return [performance.now() - started, results.map((r) => r.raw_url ?? r.url)];
    }""",
}
"""By engine: asks the open page a query -> milliseconds and addresses, in order of rank."""


@dataclass
class Run:
    """What one engine did in one language."""

    ranks: dict[Query, int | None] = field(default_factory=dict)
    pages: dict[Query, int | None] = field(default_factory=dict)
    times: list[float] = field(default_factory=list)
    first: float = 0.0
    """Milliseconds of the first query, loading included."""
    size: int = 0
    """Bytes that the first query loads, gzipped."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """How much to run."""
    parser.add_argument("--queries", type=int, default=0, help="only the first so many of each language (default: all)")


def measure(queries: int = 0) -> tuple[str, dict]:
    """The table as Markdown, and its numbers; with ``queries``, of so many in each language."""
    pages = {
        item.id: {
            f"sections/{item.section}",
            *(f"topics/{t}" for t in item.topics),
            *(f"places/{p}" for p in item.places),
        }
        for item in load_report(ROOT / "data/targets.yaml").report.items
    }
    with tempfile.TemporaryDirectory(prefix="bench-") as scratch, sync_playwright() as playwright:
        folder = Path(scratch)
        ours = build_ours(folder)
        sites = {"ours": ours, "material": build_material(folder), "pagefind": build_pagefind(folder, ours)}
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=ARGUMENTS)
        runs = {
            (engine, language): _run(browser, engine, language, site, pages, queries or None)
            for language in PREFIX
            for engine, site in sites.items()
        }
        browser.close()
    return _table(runs), {f"{engine}-{language}": _numbers(run) for (engine, language), run in runs.items()}


def _run(browser: Browser, engine: str, language: str, site: Path, pages: dict[str, set[str]], most: int | None) -> Run:
    run, queries = Run(), [query for query in load_queries() if query.language == language][:most]
    with serve_folder(site, BASE) as root:
        page = browser.new_page(viewport={"width": 390, "height": 844})
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})
        asked: set[str] = set()
        page.on("request", lambda request: asked.add(urlsplit(request.url).path))
        page.goto(root + PREFIX[language])
        time.sleep(1)
        # Material loads its index with the page; what has to do with search counts all the same.
        asked -= {path for path in asked if "search" not in path and "lunr" not in path}
        run.first, _ = _ask(page, engine, queries[0].text)
        run.size = sum(
            len(gzip.compress(file.read_bytes(), 9)) for path in sorted(asked) if (file := _file(site, path)).is_file()
        )
        for query in queries:
            took, hrefs = _ask(page, engine, query.text)
            run.times.append(took)
            found = [urlsplit(href) for href in hrefs]
            run.ranks[query] = rank_of([unquote(link.fragment) for link in found], query.ids)
            answers = frozenset().union(*(pages[id_] for id_ in query.ids))
            run.pages[query] = rank_of([_page(link.path) for link in found], answers)
        page.close()
    return run


def _ask(page: Page, engine: str, query: str) -> tuple[float, list[str]]:
    return page.evaluate(ASK[engine], query)


def _file(site: Path, path: str) -> Path:
    return site / unquote(path).removeprefix(f"/{BASE}/")


def _page(path: str) -> str:
    """The page that an address leads to, without what stands before its kind: ``sections/city``."""
    return "/".join(path.rstrip("/").split("/")[-2:])


def _numbers(run: Run) -> dict:
    scores = {
        "all": _score(run.ranks),
        "held": _score({query: rank for query, rank in run.ranks.items() if query.held}),
        "page": _score(run.pages),
    }
    return {name: vars(value) for name, value in scores.items()} | {
        "bytes": run.size,
        "first_ms": run.first,
        "median_ms": statistics.median(run.times),
        "p95_ms": statistics.quantiles(run.times, n=20)[-1],
    }


def _score(ranks: dict[Query, int | None]) -> Score:
    return score(list(ranks.values()))


def _table(runs: dict[tuple[str, str], Run]) -> str:
    names = {"ours": "ours (MiniSearch)", "material": "Material's default", "pagefind": "Pagefind, one record an item"}
    lines = [
        "| language | engine | queries | success@1 | success@3 | MRR | page@1 | page@3 | first query | per query, median (95 %) | loaded |",
        "| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for (engine, language), run in runs.items():
        kinds = [(names[engine], _score(run.ranks), _score(run.pages))]
        if engine == "ours":
            held = [query for query in run.ranks if query.held]
            kinds.append(
                (
                    "ours, held out from tuning",
                    *(_score({q: ranks[q] for q in held}) for ranks in (run.ranks, run.pages)),
                )
            )
        for n, (name, items, pages) in enumerate(kinds):
            # 0 is an engine that had not answered when the wait was over.
            first = f"{run.first:.0f} ms" if run.first else "none in 1.5 s"
            timing = (
                f"{first} | {statistics.median(run.times):.0f} ({statistics.quantiles(run.times, n=20)[-1]:.0f}) ms | {run.size / 1000:.0f} kB"
                if n == 0
                else "| |"
            )
            lines.append(
                f"| {language} | {name} | {items.count} | {items.first:.1%} | {items.three:.1%} | {items.mrr:.3f} "
                f"| {pages.first:.1%} | {pages.three:.1%} | {timing} |"
            )
    return "\n".join(lines)

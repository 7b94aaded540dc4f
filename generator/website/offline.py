"""A built site -> a zip that opens from the disk by double click, in both languages, without a server.

A browser that reads from the disk opens folders, not their pages, and refuses modules and fetched files. So in the
copy links name ``index.html``, the search is one plain script, and what scripts fetch is a script beside it.
"""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from generator.errors import Problem, ReportError
from generator.project.labels import load_labels
from generator.website.node import ESBUILD, run_node

README = "README.txt"
READ_ME = """\
请先把压缩包整个解压到一个文件夹，再打开文件夹里的 index.html（中文）或 en\\index.html（英文）。
在压缩包里直接打开网页，会没有样式，链接也点不开。

Unpack the whole zip into a folder first, then open index.html (Chinese) or en\\index.html (English) there.
Opened from inside the zip, pages have no styles, and their links lead nowhere.
"""
"""Beside the site's folder in the zip; Windows shows the inside of a zip as if it were a folder."""
FETCHED = ("search/index.json", "en/search/index.json", "data/targets.csv")
"""What scripts read while a page is open."""
SIDE_BY_SIDE = " data-parallel "
"""Occurs in a page that shows its twin beside it."""
DIVIDED = '<nav class="pages"'
"""Occurs in a page of a list on several pages, which fetch each other."""
MODULE = "assets/search/main.js"
MODULES = "assets/search/"
LEFT_OUT = ("404.html", "sitemap.xml")
"""What only a server has a use for; in both languages."""
SCRIPT = "assets/offline.js"
LINK = re.compile(r'(<a\b[^>]*?\bhref=")([^":?#]*)([?#][^"]*)?(")')
FIRST = re.compile(r'<script src="([^"]*)assets/palette\.js"')
MODULE_TAG = re.compile(r'(<script src="[^"]*assets/search/main\.js") type="module"')
BODY = re.compile(r"<body\b[^>]*>")
UNPACK_FIRST = {language: load_labels(language)["unpack_first"] for language in ("zh", "en")}
LANG = re.compile(r'<html lang="([^"]+)"')
ALIKE = (1980, 1, 1, 0, 0, 0)
"""The time of every file in the zip, so that equal sites give equal zips."""


def pack_site(site: Path, out: Path) -> int:
    """Write the zip of ``site`` to ``out``, under a folder of its name; returns its size in bytes.

    Raises ReportError where the site or esbuild is not there.
    """
    if not (site / "index.html").is_file():
        raise ReportError([Problem(str(site), 0, "the site", "no index.html", "a built site", "run make site")])
    out.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        # With the byte order mark and line ends that Windows' Notepad has always known.
        read_me = READ_ME.replace("\n", "\r\n").encode("utf-8-sig")
        for path, content in [
            (README, read_me),
            *((f"{out.stem}/{path}", each) for path, each in sorted(_files(site))),
        ]:
            entry = zipfile.ZipInfo(path, ALIKE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            packed.writestr(entry, content)
    return out.stat().st_size


def _files(site: Path) -> Iterator[tuple[str, bytes]]:
    for file in sorted(site.rglob("*")):
        path = file.relative_to(site).as_posix()
        alone = path.removeprefix("en/")
        if not file.is_file() or alone in LEFT_OUT:
            continue
        if alone == MODULE:
            yield path, _bundle(file)
        elif file.suffix == ".html":
            page = open_from_disk(file.read_text(encoding="utf-8"))
            yield path, page.encode()
            if SIDE_BY_SIDE in page or DIVIDED in page:
                yield f"{path}.js", _as_script(_twin(page))
        elif not alone.startswith(MODULES):
            yield path, file.read_bytes()
        if path in FETCHED:
            yield f"{path}.js", _as_script(file.read_text(encoding="utf-8"))
    script = Path(__file__).with_name("templates") / "offline.js"
    for language in ("", "en/"):
        yield f"{language}{SCRIPT}", script.read_bytes()


def open_from_disk(page: str) -> str:
    """A page whose links name files, and whose scripts a browser takes from the disk."""
    hint = UNPACK_FIRST["en" if '<html lang="en"' in page else "zh"]
    page = BODY.sub(lambda body: f'{body[0]}\n<p class="unpack-first">{hint}</p>', page, count=1)
    page = LINK.sub(lambda link: f"{link[1]}{_file(link[2])}{link[3] or ''}{link[4]}", page)
    page = FIRST.sub(lambda tag: f'<script src="{tag[1]}{SCRIPT}"></script>\n    {tag[0]}', page, count=1)
    return MODULE_TAG.sub(r"\1 defer", page)


def _file(path: str) -> str:
    if path.rsplit("/", 1)[-1] in (".", ".."):
        path += "/"
    return f"{path}index.html" if path.endswith("/") else path


def _twin(page: str) -> str:
    """Of a page, what its twin, or the other pages of its list, read: language and content."""
    start, end = page.index("<article"), page.rindex("</article>")
    return f'<html lang="{LANG.search(page)[1]}">{page[start:end]}</article></html>'


def _as_script(text: str) -> bytes:
    """A script that hands ``text`` to whoever waits for the file beside it."""
    beside = "new URL(document.currentScript.src.slice(0, -3))"
    return f"offline.answer({beside}, {json.dumps(text, ensure_ascii=True)});\n".encode()


def _bundle(file: Path) -> bytes:
    """The module ``file`` and all that it imports, as one plain script."""
    command = [ESBUILD, file, "--bundle", "--format=iife", "--charset=utf8", "--log-level=error"]
    fix = "run make zip, which installs it"
    return run_node(command, Problem("node_modules/esbuild", 0, "bundling the search", "", "one script", fix)).encode()

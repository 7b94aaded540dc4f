"""The colours of ``data/site.yaml`` in place of the theme's own, in the files of a merged site; the default changes nothing."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

from generator.project.site_settings import Colours

FILES = ("assets/report.css", "assets/logo.svg", "assets/favicon.svg", "404.html")
"""Where the theme names its two colours; in both languages."""
DEFAULT = Colours()
STYLE = re.compile(r"<style>(.*?)</style>", re.S)


def apply_colours(site: Path, colours: Colours) -> None:
    """Recolour the files of ``site``, in place; the policy of the page for lost readers follows its style."""
    if colours == DEFAULT:
        return
    for file in (site / language / name for language in ("", "en") for name in FILES):
        if file.is_file():
            text = file.read_text(encoding="utf-8")
            file.write_text(recolour(text, colours), encoding="utf-8", newline="\n")


def recolour(text: str, colours: Colours) -> str:
    """``text`` with the colours of the theme replaced, and a digest of its inline style with them."""
    new = text.replace(DEFAULT.light, colours.light).replace(DEFAULT.dark, colours.dark)
    for before, after in zip(STYLE.findall(text), STYLE.findall(new), strict=True):
        new = new.replace(_digest(before), _digest(after))
    return new


def _digest(style: str) -> str:
    return base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()

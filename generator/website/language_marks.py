"""Chinese in an English page -> the same page with each Chinese run marked, so that it is read aloud and set as Chinese.

Only for a draft: its texts without English are shown in Chinese wherever a text may stand, also in navigation and titles.
"""

from __future__ import annotations

import re

from generator.pages.markup import CHINESE

TOKEN = re.compile(r"<!--.*?-->|<(script|style|title|textarea|svg|option|desc)\b[^>]*>.*?</\1\s*>|<[^>]*>", re.S | re.I)
"""A tag, or an element whose text can hold no other."""
TAG = re.compile(r"<(/?)([a-z][a-z0-9-]*)([^>]*?)(/?)>", re.I)
LANGUAGE = re.compile(r"\blang=\"([^\"]*)\"")
VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())


def mark_page(html: str) -> str:
    """``html`` with ``lang`` on every run of Chinese that no element around it declares to be Chinese."""
    out: list[str] = []
    open_tags: list[tuple[str, bool]] = []
    end = 0
    for match in TOKEN.finditer(html):
        out.append(_mark(html[end : match.start()], open_tags))
        out.append(match[0])
        end = match.end()
        if not match[1] and (tag := TAG.fullmatch(match[0])):
            _follow(tag, open_tags)
    out.append(_mark(html[end:], open_tags))
    return "".join(out)


def _mark(text: str, open_tags: list[tuple[str, bool]]) -> str:
    if open_tags and open_tags[-1][1]:
        return text
    return CHINESE.sub(lambda match: f'<span lang="zh-CN">{match[0]}</span>', text)


def _follow(tag: re.Match[str], open_tags: list[tuple[str, bool]]) -> None:
    """Add the element that begins to ``open_tags``, each with whether it is Chinese, or remove the one that ends."""
    closing, name, attributes, alone = tag.groups()
    name = name.lower()
    if closing:
        while open_tags and open_tags.pop()[0] != name:
            pass
    elif not alone and name not in VOID:
        given = LANGUAGE.search(attributes)
        inherited = bool(open_tags) and open_tags[-1][1]
        open_tags.append((name, given[1].startswith("zh") if given else inherited))

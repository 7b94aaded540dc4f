"""Text in a picture: about how wide it is, whatever font the reader has, and where its lines break."""

from __future__ import annotations

import re
import unicodedata


def text_width(text: str, size: int) -> int:
    """About how wide ``text`` of ``size`` is, in pixels: a Chinese character is as wide as high, others a little over half of it."""
    return round(sum(size if unicodedata.east_asian_width(c) in "WFA" else size * 0.55 for c in text.rstrip()))


PIECE = re.compile(r"[（《“‘]*(?:[^\s⺀-￯𠀀-\U0003ffff]+|\S)[，。、；：！？）》”’]*\s*")
"""What stays on one line: a word, or a Chinese character with the marks that may not begin or end a line."""


def wrap(text: str, width: int, size: int) -> list[str]:
    """``text`` of ``size`` in lines no wider than ``width``: joined, they are the text again.

    Lines end between words, in Chinese between any two characters; a word wider than a line is cut.
    """
    pieces = [
        part for piece in PIECE.findall(text) for part in ([piece] if text_width(piece, size) <= width else list(piece))
    ]
    lines = [""]
    for piece in pieces:
        if lines[-1] and text_width(lines[-1] + piece, size) > width:
            lines.append("")
        lines[-1] += piece
    return lines

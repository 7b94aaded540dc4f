"""Social cards: two pictures a page, one wide and one square, with its title in both scripts, drawn from the page's own words.

Stored by content: a card is drawn again only when its words change.
"""

from __future__ import annotations

import hashlib
import io
import shutil
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass, replace
from functools import cache
from importlib.resources import files
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from generator.files import write_atomic

FOLDER = "assets/cards"
"""Of the site; a page's cards are named by its path, ``sections/city.md`` -> ``sections-city.png`` and ``sections-city-square.png``."""
TOUCH_ICON = "touch-icon.png"
SIZE = (1200, 630)
MARGIN = 90
SQUARE, SQUARE_MARGIN = 400, 34
"""WeChat and QQ show a small square, and take no picture of less than 300 pixels."""
PAPER, INK, QUIET, ACCENT = "#fffdf9", "#24211f", "#635c57", "#8c2f39"
SIMPLIFIED = 2
"""Which font of the collection holds the Simplified Chinese forms."""
ROOF = ((8, 39), (40, 39), (40, 35), (8, 35)), ((11, 32), (37, 32), (37, 29), (11, 29))
GATE = ((13, 26), (13, 17), (24, 10), (35, 17), (35, 26), (31, 26), (31, 19), (24, 14.5), (17, 19), (17, 26))
DOOR = ((20.5, 26), (20.5, 21.5), (27.5, 21.5), (27.5, 26))
"""The logo of overrides/assets/favicon.svg, on its grid of 48."""


@dataclass(frozen=True)
class SocialCard:
    """What one card says."""

    path: str
    """The page's path, the same in both languages."""
    zh: str
    en: str
    site_zh: str
    site_en: str

    @property
    def name(self) -> str:
        """The wide card's file name."""
        return f"{card_name(self.path)}.png"

    @property
    def square_name(self) -> str:
        """The square card's file name."""
        return f"{card_name(self.path)}-square.png"


def card_name(path: str) -> str:
    """What the file names of the cards of the page at ``path`` begin with."""
    return path.removesuffix(".md").replace("/", "-")


def draw_cards(
    cards: Iterable[SocialCard], folder: Path, stored: Path, accent: str = ACCENT, *, wide: bool = True
) -> dict[str, str]:
    """Put every card and the touch icon into ``folder``, in the colour ``accent``.

    ``stored`` is the folder that stores them for the next build. The ``wide`` ones are for networks that are given a
    page's whole address; where nobody knows it, no page names them. Gives, by the page's path, the signs of its titles
    that the font lacks: ``GETA`` stands for each on the card.
    """
    shapes, lacking = ("wide", "square") if wide else ("square",), {}
    folder.mkdir(parents=True, exist_ok=True)
    stored.mkdir(parents=True, exist_ok=True)
    for card in cards:
        if lacks := _lacking(card.zh + card.en + card.site_zh + card.site_en):
            lacking[card.path] = lacks
            words = str.maketrans(dict.fromkeys(lacks, GETA))
            card = replace(card, **{name: getattr(card, name).translate(words) for name in WORDS})
        for shape in shapes:
            name, draw = (card.name, draw_card) if shape == "wide" else (card.square_name, draw_square)
            place = _place(card, shape, stored, accent)
            if not place.is_file():
                write_atomic(place, draw(card, accent))
            shutil.copyfile(place, folder / name)
    (folder / TOUCH_ICON).write_bytes(draw_icon(accent))
    return lacking


GETA = "〓"
"""What printers set where they lack a sign."""
WORDS = ("zh", "en", "site_zh", "site_en")
"""What of a card is drawn."""


def _lacking(text: str) -> str:
    """The signs of ``text`` that the font has no picture of, each once."""
    return "".join(char for char in dict.fromkeys(text) if not char.isspace() and not _is_drawn(char))


@cache
def _is_drawn(char: str) -> bool:
    font = _font(20, 400)
    return bytes(font.getmask(char)) != bytes(font.getmask("\U0010fffd"))


def _place(card: SocialCard, shape: str, stored: Path, accent: str) -> Path:
    """Where the card is stored: named by its words and colour."""
    words = "\0".join((shape, *astuple(card)[1:], accent))
    return stored / f"{hashlib.sha256(words.encode()).hexdigest()[:32]}.png"


def draw_card(card: SocialCard, accent: str = ACCENT) -> bytes:
    """The card as a PNG of 1200 by 630 in 16 colours; the same bytes for the same words."""
    image = Image.new("RGB", SIZE, PAPER)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, 24, SIZE[1]), fill=accent)
    _logo(draw, MARGIN, 70, 60, accent)
    draw.text((MARGIN + 80, 66), card.site_zh, INK, _font(30, 600))
    draw.text((MARGIN + 80, 104), card.site_en, QUIET, _font(22, 400))
    width = SIZE[0] - 2 * MARGIN
    zh_font, zh = _fit(card.zh, (84, 72, 60, 50), 700, 2, width)
    en_font, en = _fit(card.en, (46, 40, 34), 500, 3, width)
    height = len(zh) * zh_font.size * 1.25 + 26 + len(en) * en_font.size * 1.3
    y = 175 + max(0, (SIZE[1] - 60 - 175 - height) / 2)
    for line in zh:
        draw.text((MARGIN, y), line, INK, zh_font)
        y += zh_font.size * 1.25
    y += 26
    for line in en:
        draw.text((MARGIN, y), line, accent, en_font)
        y += en_font.size * 1.3
    return _png(image.quantize(palette=_palette(accent), dither=Image.Dither.NONE))


def draw_square(card: SocialCard, accent: str = ACCENT) -> bytes:
    """The card as a PNG of 400 by 400 in 16 colours: the Chinese title large, since it is seen small; the English below."""
    image = Image.new("RGB", (SQUARE, SQUARE), PAPER)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, SQUARE, 12), fill=accent)
    _logo(draw, SQUARE_MARGIN, 40, 64, accent)
    width = SQUARE - 2 * SQUARE_MARGIN
    zh_font, zh = _fit(card.zh, (80, 64, 52, 44), 700, 3, width)
    en_font, en = _fit(card.en, (24, 20), 500, 2, width)
    y = 122
    for line in zh:
        draw.text((SQUARE_MARGIN, y), line, INK, zh_font)
        y += zh_font.size * 1.2
    y = SQUARE - 24 - len(en) * en_font.size * 1.3
    for line in en:
        draw.text((SQUARE_MARGIN, y), line, accent, en_font)
        y += en_font.size * 1.3
    return _png(image.quantize(palette=_palette(accent), dither=Image.Dither.NONE))


def draw_icon(accent: str = ACCENT) -> bytes:
    """The logo as a PNG of 180 by 180, for the home screens of phones."""
    image = Image.new("RGB", (180, 180), accent)
    draw = ImageDraw.Draw(image)
    for shape in (*ROOF, GATE, DOOR):
        draw.polygon([(x * 3.75, y * 3.75) for x, y in shape], fill="#fff")
    return _png(image.quantize(4, dither=Image.Dither.NONE))


def _logo(draw: ImageDraw.ImageDraw, left: int, top: int, size: int, accent: str) -> None:
    draw.rounded_rectangle((left, top, left + size, top + size), size // 6, fill=accent)
    for shape in (*ROOF, GATE, DOOR):
        draw.polygon([(left + x * size / 48, top + y * size / 48) for x, y in shape], fill=PAPER)


def _png(image: Image.Image) -> bytes:
    buffer = io.BytesIO()
    # Runs of one colour are all there is to compress: 3 ms, where the highest level takes 140 ms and saves 8 %.
    image.save(buffer, "PNG", compress_level=6, compress_type=zlib.Z_RLE)
    return buffer.getvalue()


@cache
def _palette(accent: str) -> Image.Image:
    """Paper, and five steps from it to each of the three colours."""
    paper = bytes.fromhex(PAPER[1:])
    colours = [paper]
    for colour in (INK, QUIET, accent):
        full = bytes.fromhex(colour[1:])
        colours += [
            bytes(round(p + (f - p) * step / 5) for p, f in zip(paper, full, strict=True)) for step in range(1, 6)
        ]
    palette = Image.new("P", (1, 1))
    palette.putpalette(b"".join(colours))
    return palette


@cache
def _font(size: int, weight: int) -> ImageFont.FreeTypeFont:
    path = files("manimgx_fonts_cjk") / "NotoSansCJK-VF.otf.ttc"
    font = ImageFont.truetype(str(path), size, SIMPLIFIED, layout_engine=ImageFont.Layout.BASIC)
    font.set_variation_by_axes([weight])
    return font


def _fit(
    text: str, sizes: tuple[int, ...], weight: int, most: int, width: int
) -> tuple[ImageFont.FreeTypeFont, list[str]]:
    """The largest font in which ``text`` takes at most so many lines of ``width``, and those; the last cut if need be."""
    for size in sizes:
        font = _font(size, weight)
        lines = _wrap(text, font, width)
        if len(lines) <= most:
            break
    if len(lines) > most:
        lines = [*lines[: most - 1], lines[most - 1][:-1] + "…"]
    return font, lines


NOT_FIRST = "，。、；：！？）》”’…"
"""Marks that may not begin a line."""


def _wrap(text: str, font: ImageFont.FreeTypeFont, width: int) -> list[str]:
    lines, line = [], ""
    for piece in _pieces(text):
        if line and font.getlength((line + piece).rstrip()) > width and piece not in NOT_FIRST:
            lines.append(line.rstrip())
            line = ""
        line += piece
    return [*lines, line.rstrip()]


def _pieces(text: str) -> Iterator[str]:
    """What must stay together: a word with its blank, or one Chinese character."""
    word = ""
    for char in text:
        if char == " " or ord(char) >= 0x2E80:
            if char == " ":
                yield word + char
            else:
                yield from filter(None, (word, char))
            word = ""
        else:
            word += char
    if word:
        yield word

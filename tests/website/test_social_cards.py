"""Social cards: their size, their words, and how they are stored."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from generator.website.social_cards import (
    NOT_FIRST,
    SIZE,
    TOUCH_ICON,
    SocialCard,
    _fit,
    _font,
    _wrap,
    draw_card,
    draw_cards,
    draw_square,
)

SITE = ("清江2031政府工作报告解读", "Riverside 2031: the work report explained")
CARD = SocialCard("sections/city.md", "3.4 城市建设", "3.4 The city", *SITE)


def picture(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content)).convert("RGB")


def test_card_is_a_small_png_of_the_size_that_networks_want() -> None:
    content = draw_card(CARD)
    assert content.startswith(b"\x89PNG")
    assert picture(content).size == (1200, 630)
    assert len(content) < 40_000


def test_same_words_give_the_same_bytes() -> None:
    assert draw_card(CARD) == draw_card(CARD)


@pytest.mark.parametrize("field", ["zh", "en", "site_zh", "site_en"])
def test_card_shows_each_of_its_words(field: str) -> None:
    other = SocialCard(
        **{**{f: getattr(CARD, f) for f in ("path", "zh", "en", "site_zh", "site_en")}, field: "另一个 other"}
    )
    assert ImageChops.difference(picture(draw_card(CARD)), picture(draw_card(other))).getbbox()


@pytest.mark.parametrize("char", "清江规专（）“”—3.9Aé")
def test_font_has_both_scripts(char: str) -> None:
    font = _font(60, 700)
    assert font.getmask(char).getbbox()
    assert bytes(font.getmask(char)) != bytes(font.getmask("\U0010fffd"))


def test_name_of_the_file_follows_the_path_of_the_page() -> None:
    assert CARD.name == "sections-city.png"
    assert CARD.square_name == "sections-city-square.png"
    assert SocialCard("parts/work/index.md", "", "", "", "").name == "parts-work-index.png"


@pytest.mark.parametrize(("zh", "en"), [(CARD.zh, CARD.en), ("宽" * 60, "wide " * 60)])
def test_the_square_card_is_one_that_wechat_takes_and_keeps_its_margins(zh: str, en: str) -> None:
    drawn = picture(draw_square(SocialCard("a.md", zh, en, *SITE)))
    assert drawn.size == (400, 400)
    paper = Image.new("RGB", drawn.size, drawn.getpixel((390, 20)))
    below = (0, 14, 400, 400)
    left, _, right, bottom = ImageChops.difference(drawn.crop(below), paper.crop(below)).getbbox()
    assert left >= 30
    assert right <= 400 - 20
    assert bottom <= 386 - 10


@pytest.mark.parametrize(
    "text", ["很长的标题，" * 4, "A very long title with many words in it, again and again", "中英mixed文字，" * 5]
)
def test_lines_fit_and_keep_every_word(text: str) -> None:
    font = _font(60, 700)
    lines = _wrap(text, font, 1020)
    assert len(lines) > 1
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(font.getlength(line) <= 1020 + 60 for line in lines)  # a mark may hang over
    assert not {line[0] for line in lines} & set(NOT_FIRST)


def test_a_title_too_long_for_any_size_is_cut_visibly() -> None:
    font, lines = _fit("长" * 200, (80, 60), 700, 2, 1020)
    assert font.size == 60
    assert len(lines) == 2
    assert lines[-1].endswith("…")


def test_nothing_is_drawn_outside_the_margins() -> None:
    drawn = picture(draw_card(SocialCard("a.md", "宽" * 60, "wide " * 60, *SITE)))
    paper = Image.new("RGB", SIZE, drawn.getpixel((600, 10)))
    left, top, right, bottom = ImageChops.difference(drawn.crop((30, 0, *SIZE)), paper.crop((30, 0, *SIZE))).getbbox()
    assert left + 30 >= 85
    assert top >= 60
    assert right + 30 <= 1200 - 20
    assert bottom <= 630 - 30


def test_a_second_build_takes_the_stored_cards(tmp_path: Path) -> None:
    draw_cards([CARD], tmp_path / "a", tmp_path / "stored")
    for stored in (tmp_path / "stored").iterdir():
        stored.write_bytes(b"stored")
    draw_cards([CARD], tmp_path / "b", tmp_path / "stored")
    assert (tmp_path / "b" / CARD.name).read_bytes() == (tmp_path / "b" / CARD.square_name).read_bytes() == b"stored"
    assert (tmp_path / "a" / TOUCH_ICON).read_bytes() == (tmp_path / "b" / TOUCH_ICON).read_bytes()


def test_changed_words_give_a_new_card(tmp_path: Path) -> None:
    draw_cards([CARD], tmp_path / "a", tmp_path / "stored")
    changed = SocialCard(CARD.path, "3.4 城市", CARD.en, *SITE)
    draw_cards([changed], tmp_path / "b", tmp_path / "stored")
    assert (tmp_path / "a" / CARD.name).read_bytes() != (tmp_path / "b" / CARD.name).read_bytes()


def test_a_sign_that_the_font_lacks_is_told_and_makes_no_box(tmp_path: Path) -> None:
    rare = SocialCard("places/x.md", "\U0002c58b河𬭚", "The River", *SITE)
    plain = SocialCard("places/y.md", "〓河𬭚", "The River", *SITE)
    assert draw_cards([CARD, rare, plain], tmp_path / "a", tmp_path / "stored") == {"places/x.md": "\U0002c58b"}
    for shape in ("", "-square"):
        cards = [(tmp_path / "a" / f"places-{name}{shape}.png").read_bytes() for name in "xy"]
        assert cards[0] == cards[1]


def test_without_an_address_no_wide_card_is_drawn(tmp_path: Path) -> None:
    draw_cards([CARD], tmp_path / "a", tmp_path / "stored", wide=False)
    assert {file.name for file in (tmp_path / "a").iterdir()} == {CARD.square_name, TOUCH_ICON}


def test_touch_icon_is_square(tmp_path: Path) -> None:
    draw_cards([], tmp_path / "a", tmp_path / "stored")
    assert Image.open(tmp_path / "a" / TOUCH_ICON).size == (180, 180)

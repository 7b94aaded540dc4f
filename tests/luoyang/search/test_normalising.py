"""One form for what is indexed and what is typed: widths, tones, characters, spelling, stems, typos."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.luoyang.search.conftest import run_node

CASES = [
    (["normalise", "ＰＭ２．５"], "pm2.5"),
    (["normalise", "停車Ｐ"], "停车p"),
    (["normalise", "lǘsè mǔdān"], "lvse mudan"),
    (["normalise", "82,000 Xi’an"], "82000 xi'an"),
    (["normalise", "1,2"], "1,2"),
    (["terms", "棚改|安置房"], ["棚改", "安置房", "安置", "置房", "~改安"]),
    (["terms", "pm2.5浓度"], ["pm2.5", "pm25", "!pm2.5", "浓度"]),
    (["terms", "high-speed"], ["high", "speed", "highspe", "!high", "!speed"]),
    (["terms", "children's"], ["child", "!child"]),
    (["terms", "parking"], ["park", "!parking"]),
    (["terms", "parks"], ["park", "!park"]),
    (["terms", "cities"], ["citi", "!city"]),
    (["normalise", "百分之八点八"], "8.8%"),
    (["normalise", "百分之二十五和百分之十"], "25%和10%"),
    (["normalise", "8.8个百分点"], "8.8%"),
    (["content", "地铁什么时候修二期"], ["地铁", "修二期"]),
    (["terms", "建成8.2万|套"], ["建成", "8.2", "!8.2", "万", "套", "~万套", "82000"]),
    (["terms", "82000 homes, 1.5bn"], ["82000", "!82000", "home", "!home", "1.5bn", "!1.5bn", "1500000000"]),
    (["normalise", "G.D.P. by 8.8 per cent"], "gdp by 8.8%"),
    (["content", "厕所在哪儿"], ["厕所"]),
    (["content", "什么"], ["什么"]),
    (["whole", "the car parks"], "=car\u00a0park"),
    (["syllables", "erlitou"], ["er", "li", "tou"]),
    (["syllables", "xian"], ["xian"]),
    (["syllables", "metro"], None),
    (["isTypo", "hopsital", "hospital"], True),
    (["isTypo", "expresway", "expressway"], True),
    (["isTypo", "kindergarden", "kindergarten"], True),
    (["isTypo", "musem", "museums"], False),
    (["isTypo", "rent", "parent"], False),
]
SAME = [
    ("colour", "color"),
    ("neighbourhoods", "neighborhood"),
    ("urbanisation", "urbanization"),
    ("revitalise", "revitalizing"),
    ("centre", "centers"),
    ("programmes", "program"),
    ("paediatric", "pediatric"),
    ("orthopaedics", "orthopedics"),
    ("travelling", "traveled"),
    ("licence", "license"),
    ("ageing", "aging"),
    ("museums", "museum"),
    ("nurseries", "nursery"),
]
APART = [("tour", "tor"), ("aerospace", "erospace"), ("hour", "hor")]


@pytest.fixture(scope="module")
def reported(engine: Path) -> list:
    words = [word for pair in SAME + APART for word in pair]
    given = [*(case for case, _ in CASES), *(["stem", word] for word in words)]
    return json.loads(run_node(Path(__file__).with_name("words.mjs"), str(engine), json.dumps(given)))


def test_forms(reported):
    assert [(case, found) for (case, _), found in zip(CASES, reported, strict=False)] == CASES


def test_spellings_and_endings_meet(reported):
    stems = dict(zip([word for pair in SAME + APART for word in pair], reported[len(CASES) :], strict=True))
    assert [(a, stems[a], stems[b]) for a, b in SAME if stems[a] != stems[b]] == []


def test_other_words_stay_apart(reported):
    stems = dict(zip([word for pair in SAME + APART for word in pair], reported[len(CASES) :], strict=True))
    assert [(a, b) for a, b in APART if stems[a] == stems[b]] == []

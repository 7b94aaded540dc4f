"""What a machine must not translate: marks in the text it gets, English in the text it gives back."""

import pytest

from generator.numbers.comparison import compare_texts
from generator.project.glossary import Glossary
from generator.translation.protect import DamagedError, protect, restore

TEXTS = {
    "投资60亿元以上": ("投资Qz0", ["at least RMB 6 billion"]),
    "超过5.5%": ("Qz0", ["more than 5.5%"]),
    "新增就业9万人以上": ("新增就业Qz0人以上", ["90,000"]),
    "20多万人": ("Qz0人", ["more than 200,000"]),
    "新建公园7个—10个": ("新建公园Qz0个", ["7–10"]),
    "3至5万户": ("Qz0户", ["30,000–50,000"]),
    "3000亩": ("Qz0", ["200 ha (3,000 mu)"]),
    "50亿斤左右": ("Qz0", ["about 2.5 million tonnes (5 billion jin)"]),
    "25亿公斤": ("Qz0", ["2.5 billion kg"]),
    "二十万亿元": ("Qz0", ["RMB 20 trillion"]),
    "1.5个百分点": ("Qz0", ["1.5 percentage points"]),
    "1.69:1": ("1.69:1", []),
    "前45位": ("Qz0", ["top 45"]),
    "三个方面": ("三个方面", []),
    "数百家": ("数百家", []),
    "2022年工作": ("Qz0工作", ["2022"]),
    "2021—2025年": ("Qz0", ["2021–2025"]),
    "6月底前完成": ("Qz0完成", ["by the end of June"]),
    "2022年6月30日前完成": ("Qz0完成", ["by 30 June 2022"]),
    "2023年底前完成": ("Qz0完成", ["by the end of 2023"]),
    "6月30日召开": ("Qz0召开", ["30 June"]),
    "2024年2月29日起": ("Qz0", ["from 29 February 2024"]),
    "2022年上半年": ("Qz0", ["the first half of 2022"]),
    "年底前完成": ("年底前完成", []),
    "2022年2月30日": ("2022年2月30日", []),
    "占1/3": ("占1/3", []),
    "三成以上": ("Qz0", ["at least 30%"]),
    "5G基站和PM2.5": ("Qz0基站和Qz1", ["5G", "PM2.5"]),
    "“136”举措": ("“Qz0”举措", ["136"]),
    "按{figure}建成2座": ("按Qz0建成Qz1座", ["{figure}", "2"]),
}


@pytest.mark.parametrize(("text", "expected"), TEXTS.items())
def test_marks_numbers_and_dates(text, expected):
    protected = protect(text, Glossary(()))
    assert (protected.text, list(protected.words)) == expected


@pytest.mark.parametrize("text", [text for text, (marked, _) in TEXTS.items() if marked == "Qz0"])
def test_the_english_says_what_the_chinese_says(text):
    assert compare_texts(text, restore("Qz0", protect(text, Glossary(()))), strict=True) == []


def test_marks_come_back_whatever_engines_do_to_them():
    protected = protect("投资60亿元，建成3座", Glossary(()))
    assert restore("Build qz1 for q z 0.", protected) == "Build 3 for RMB 6 billion."
    with pytest.raises(DamagedError, match="sent Qz0, Qz1, got back Qz0"):
        restore("Build for Qz0.", protected)

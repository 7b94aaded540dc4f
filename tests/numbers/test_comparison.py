"""The comparison of two languages' numbers: right pairs give nothing, each kind of fault gives its code."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.numbers.comparison import compare_texts
from tests.numbers.right_pairs import RIGHT


@pytest.mark.parametrize(("zh", "en"), RIGHT, ids=[zh for zh, _ in RIGHT])
def test_right_pairs(zh, en):
    assert compare_texts(zh, en) == []


NUMBER, UNIT, COMPARATOR, DATE = "parity-number", "parity-unit", "parity-comparator", "parity-date"
DIRECTION = "parity-direction"
WRONG = [
    # number
    (NUMBER, "en", "收入4000亿元。", "Revenue was 40 billion yuan."),
    (NUMBER, "en", "收入4000亿元。", "Revenue was 4 trillion yuan."),
    (NUMBER, "en", "收入4000亿元。", "Revenue was 400 million yuan."),
    (NUMBER, "en", "收入4310亿元。", "Revenue was 413 billion yuan."),
    (NUMBER, "en", "收入431万元。", "Revenue was 431 billion yuan."),
    (NUMBER, "en", "收入4310亿元，增长8%。", "Revenue grew by 8%."),
    (NUMBER, "zh", "收入增长8%。", "Revenue was 431 billion yuan, an increase of 8%."),
    (NUMBER, "en", "重点抓好五项工作。", "We will focus on the following six areas."),
    (NUMBER, "en", "重点抓好五项工作。", "We will focus on the following areas."),
    (NUMBER, "en", "五年来，成绩很大。", "We achieved much."),
    (NUMBER, "en", "减少三分之一。", "It was cut by one quarter."),
    (NUMBER, "en", "第十一届会议。", "The Twelfth Session."),
    (NUMBER, "en", "“十二五”规划。", "The Thirteenth Five-Year Plan."),
    (NUMBER, "en", "造林8000万亩。", "We planted 5.4 million hectares of trees."),
    (NUMBER, "en", "产量1.3万亿斤。", "Output was 65 million tonnes."),
    (NUMBER, "en", "从世界第六位上升到第三位。", "It rose from the sixth to the second largest."),
    (NUMBER, "en", "连续7年增产。", "Output rose for the sixth consecutive year."),
    (NUMBER, "en", "收入翻一番。", "Income tripled."),
    (NUMBER, "en", "制定五年规划。", "We drew up a six-year plan."),
    (UNIT, "en", "每斤提高2分。", "The price was raised by 0.02 yuan per kilogram."),
    (NUMBER, "en", "二十国集团峰会。", "The G23 summit."),
    (NUMBER, "en", "加快5G建设。", "We will promote 50G networks."),
    (NUMBER, "en", "加快5G建设。", "We will promote G networks."),
    (NUMBER, "en", "“十四五”规划。", "The th Five-Year Plan."),
    (NUMBER, "en", "“九五”期间。", "During the Tenth Five-Year Plan period."),
    (NUMBER, "en", "“十五”计划。", "The Eleventh Five-Year Plan."),
    (NUMBER, "en", "新增企业904万户。", "Nine million businesses were set up."),
    (NUMBER, "en", "新增企业896万户。", "Over nine million businesses were set up."),
    (NUMBER, "en", "小麦、水稻、玉米四大作物。", "Wheat, rice and corn, the three crops."),
    (NUMBER, "en", "增长率为-1.5‰。", "The rate was 1.5 per thousand."),
    # unit
    (UNIT, "en", "增长8%。", "It rose by 8 percentage points."),
    (UNIT, "en", "提高8个百分点。", "It rose by 8%."),
    (UNIT, "en", "投资80亿元。", "Investment was $8 billion."),
    (UNIT, "en", "投资80亿美元。", "Investment was RMB 8 billion."),
    (UNIT, "en", "投资80亿元。", "Investment was 8 billion."),
    (UNIT, "en", "面积800万亩。", "An area of 8 million hectares."),
    (UNIT, "en", "面积800万公顷。", "An area of 8 million mu."),
    (UNIT, "en", "里程800公里。", "A length of 800 metres."),
    # comparator
    (COMPARATOR, "en", "增长8%左右。", "It rose by 8%."),
    (COMPARATOR, "en", "增长8%。", "It rose by about 8%."),
    (COMPARATOR, "en", "收入80亿元。", "Revenue was more than 8 billion yuan."),
    (COMPARATOR, "en", "收入80多亿元。", "Revenue was 8 billion yuan."),
    (COMPARATOR, "en", "收入超过80亿元。", "Revenue was at least 8 billion yuan."),
    (COMPARATOR, "en", "失业率4.5%以内。", "Unemployment above 4.5%."),
    (COMPARATOR, "en", "新增就业1100万人以上。", "We will create no more than 11 million jobs."),
    (COMPARATOR, "en", "新增就业1100万人以上。", "We will create 11 million jobs."),
    # date
    (DATE, "en", "2007年收入80亿元。", "Revenue was 8 billion yuan in 2006."),
    (DATE, "en", "2007年收入80亿元。", "Revenue was 8 billion yuan."),
    (DATE, "zh", "收入80亿元。", "Revenue was 8 billion yuan in 2006."),
    (DATE, "en", "2007年3月5日开会。", "We met on March 6, 2007."),
    (DATE, "en", "2007年3月5日开会。", "We met on April 5, 2007."),
    (DATE, "en", "2007年3月5日开会。", "We met on 5 March 2008."),
    (DATE, "en", "6月底前完成。", "It will be done by the end of July."),
    (DATE, "en", "今年底完成。", "It will be done."),
    (DATE, "en", "上半年增长8%。", "It rose by 8% in the second half of the year."),
    (DATE, "en", "1—10月增长3%。", "It grew by 3%."),
    (DATE, "zh", "收入比上年增长3%。", "Revenue was up by 3% from 2021 to 2023."),
    (COMPARATOR, "en", "收费至少降低30%。", "Fees will be cut by 30%."),
    (COMPARATOR, "en", "2020年6月前完成。", "It is done from June 2020."),
    # shares in words, multiples, blanks of print, temperatures, reigns
    (NUMBER, "en", "产量增长2倍。", "Output rose to twice the previous level."),
    (NUMBER, "en", "产量增长2倍。", "Output doubled."),
    (NUMBER, "en", "产量增长2倍。", "Output rose by 100%."),
    (NUMBER, "en", "产量增长2倍。", "Output rose by 300%."),
    (NUMBER, "en", "产量增长2倍。", "Output quadrupled."),
    (NUMBER, "en", "产量增长1倍。", "Output tripled."),
    (NUMBER, "en", "产量增长1倍。", "Output rose by 200%."),
    (NUMBER, "en", "产量翻一番。", "Output tripled."),
    (NUMBER, "en", "产量翻一番。", "Output rose by 200%."),
    (NUMBER, "en", "产量翻两番。", "Output doubled."),
    (NUMBER, "en", "产量翻两番。", "Output tripled."),
    (NUMBER, "en", "产量为去年的2倍。", "Output tripled."),
    (NUMBER, "en", "产量为去年的2倍。", "Output was three times that of last year."),
    (NUMBER, "en", "产量是五年前的3倍。", "Output was twice that of five years ago."),
    (NUMBER, "en", "产量是五年前的3倍。", "Output quadrupled over five years."),
    (NUMBER, "en", "产量提高到原来的3倍。", "Output quadrupled."),
    (NUMBER, "en", "产量比五年前增长1.5倍。", "Output was 1.5 times that of five years ago."),
    (NUMBER, "en", "产量是往年的2.5倍。", "Output rose by 250%."),
    (NUMBER, "en", "三分之一的居民参加。", "A quarter of residents took part."),
    (COMPARATOR, "en", "逾三分之一的企业上云。", "A third of enterprises moved to the cloud."),
    (COMPARATOR, "en", "三分之一以上的居民参加了体检。", "A third of residents had a check-up."),
    (COMPARATOR, "en", "近一半的项目开工。", "Half of the projects were started."),
    (NUMBER, "en", "五分之一的家庭有老人。", "One in four households has an elderly member."),
    (NUMBER, "en", "四分之一的座位留给学生。", "A third of the seats are reserved for students."),
    (NUMBER, "en", "四分之三的河段达标。", "Two thirds of river sections met the standard."),
    (NUMBER, "en", "20 多万人参加。", "More than 20,000 people took part."),
    (COMPARATOR, "en", "20 多万人参加。", "200,000 people took part."),
    (NUMBER, "en", "完成投资 3 . 5 亿元。", "RMB 35 million was invested."),
    (COMPARATOR, "en", "引进近 40 家企业。", "40 enterprises were brought in."),
    (NUMBER, "en", "气温低至零下5度。", "The temperature fell to 5 degrees."),
    (NUMBER, "en", "气温低至零下5度。", "The temperature fell to minus 15 degrees."),
    (NUMBER, "en", "按3:7分成。", "Proceeds are shared 3:8."),
    (NUMBER, "en", "公元前221年统一。", "It was unified in 212 BC."),
    (DATE, "en", "民国三十一年迁入。", "It moved there in 1943."),
    (COMPARATOR, "en", "不下百家企业参展。", "100 enterprises exhibited."),
    (NUMBER, "en", "不下百家企业参展。", "At least 200 enterprises exhibited."),
    (DATE, "en", "2019/20财政年度盈余10亿元。", "The surplus for the 2018-19 fiscal year was RMB 1 billion."),
    (NUMBER, "zh", "化肥使用量零增长。", "Fertiliser use grew by 2%."),
    (COMPARATOR, "en", "客流翻一番。", "Traffic more than doubled."),
    (COMPARATOR, "en", "客流增长近一倍。", "Traffic doubled."),
    (COMPARATOR, "en", "客流增长2倍以上。", "Traffic tripled."),
    # direction
    (DIRECTION, "en", "收入下降4.6%。", "Revenue grew by 4.6%."),
    (DIRECTION, "en", "收入增长4.6%。", "Revenue was down 4.6%."),
    (DIRECTION, "en", "失业率由5%降至4.6%。", "The unemployment rate rose from 5% to 4.6%."),
    (DIRECTION, "en", "支出比上年减少20亿元。", "Spending was RMB 2 billion more than in the previous year."),
    (DIRECTION, "en", "能耗降低3%。", "There was a 3% increase in energy use."),
    (DIRECTION, "en", "用工减少1200人。", "There were 1,200 more workers."),
]


@pytest.mark.parametrize(("code", "language", "zh", "en"), WRONG, ids=[f"{zh}{en}" for *_, zh, en in WRONG])
def test_wrong_pairs(code, language, zh, en):
    assert [(each.code, each.language) for each in compare_texts(zh, en)] == [(code, language)]


def test_words_of_a_finding():
    (found,) = compare_texts("收入4000亿元。", "Revenue was 40 billion yuan.")
    assert found.found == "40 billion yuan, 10 times too small"
    assert found.expected == "4000亿元"
    (found,) = compare_texts("增长8%左右。", "It rose by 8%.")
    assert (found.found, found.expected) == ("8% (exactly)", "8%左右 (about)")


class TestYear:
    """今年 and "this year" are the report's year, where it is known."""

    zh, last = "今年收入80亿元。", "去年收入80亿元。"

    def test_unknown_any_year_will_do(self):
        assert compare_texts(self.zh, "Revenue is 8 billion yuan in 2015.") == []

    def test_the_right_year(self):
        assert compare_texts(self.zh, "Revenue is 8 billion yuan in 2015.", 2015) == []
        assert compare_texts(self.last, "Revenue was 8 billion yuan in 2014.", 2015) == []
        assert compare_texts("2014年收入80亿元。", "Last year, revenue was 8 billion yuan.", 2015) == []

    def test_another_year(self):
        (found,) = compare_texts(self.zh, "Revenue is 8 billion yuan in 2016.", 2015)
        assert found.code == DATE
        (found,) = compare_texts("2013年收入80亿元。", "Last year, revenue was 8 billion yuan.", 2015)
        assert found.code == DATE

    def test_the_year_left_out(self):
        assert compare_texts(self.zh, "Revenue is 8 billion yuan.", 2015) == []


def test_strict_wants_the_very_comparator():
    pair = "新增就业1100万人以上。", "We will create more than 11 million jobs."
    assert compare_texts(*pair) == []
    assert [each.code for each in compare_texts(*pair, strict=True)] == [COMPARATOR]


@given(st.integers(1, 9999), st.sampled_from([("万", 10**4), ("亿", 10**8), ("", 1)]))
def test_the_same_number_is_never_a_difference(number, scale):
    word, size = scale
    assert compare_texts(f"收入{number}{word}元。", f"Revenue was {number * size:,} yuan.") == []


@given(st.integers(2, 9999), st.integers(2, 9999), st.sampled_from(["万", "亿"]))
def test_another_number_is_always_a_difference(one, other, scale):
    size = {"万": 10**4, "亿": 10**8}[scale]
    found = compare_texts(f"收入{one}{scale}元。", f"Revenue was {other * size:,} yuan.")
    assert [each.code for each in found] == ([] if one == other else [NUMBER])


@pytest.mark.parametrize(
    ("zh", "en"), [("3万元，" * 2000, "30,000 yuan, " * 2000), ("3万元，" * 2000, "40 tons, " * 2000)]
)
def test_long_texts_are_compared(zh, en):
    compare_texts(zh, en)

"""The English reader by kinds of construction. All sentences are ours."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.numbers.amounts import Amount, Comparator, Direction, Role
from generator.numbers.english import find_amounts


def read(text: str) -> list[Amount]:
    return find_amounts(text)


def the_one(text: str) -> Amount:
    amounts = read(text)
    assert len(amounts) == 1, amounts
    return amounts[0]


NUMBERS = [
    ("they sold 7 boats", 7),
    ("they sold 12,345 boats", 12345),
    ("they sold 1.05 million boats", 1050000),
    ("they sold 2.5 hundred million boats", 250000000),
    ("they sold 7bn boats", 7000000000),
    ("they sold 40 mn boats", 40000000),
    ("they sold fifty-one boats", 51),
    ("they sold fifty one thousand boats", 51000),
    ("Fifty-one million boats were sold", 51000000),
    ("they sold one hundred and twenty boats", 120),
    ("they sold three hundred and twenty thousand boats", 320000),
    ("they sold two thousand five hundred boats", 2500),
    ("they sold a million boats", 1000000),
    ("they sold a hundred boats", 100),
    ("they sold a dozen boats", 12),
    ("they sold half a million boats", 500000),
    ("they sold one and a half million boats", 1500000),
    ("they sold two-and-a-half million boats", 2500000),
    ("a ten million-boat harbour", 10000000),
    ("they sold ３，０００ boats", 3000),
]


@pytest.mark.parametrize(("text", "value"), NUMBERS, ids=[text for text, _ in NUMBERS])
def test_numbers(text, value):
    amount = the_one(text)
    assert (amount.value, amount.role, amount.comparator) == (value, Role.FIGURE, Comparator.EXACTLY)


UNITS = [
    ("7 billion yuan", 7 * 10**9, "元"),
    ("76. 94 billion yuan", 7694 * 10**7, "元"),
    ("a 0.2-percentage-point rise", Fraction(1, 5), "个百分点"),
    ("half a percent", Fraction(1, 2), "%"),
    ("minus 3 percent", -3, "%"),
    ("two millennia", 2000, "年"),
    ("RMB 7 billion", 7 * 10**9, "元"),
    ("¥300", 300, "元"),
    ("US$ 2.5 trillion", 25 * 10**11, "美元"),
    ("$16 billion", 16 * 10**9, "美元"),
    ("16 billion US dollars", 16 * 10**9, "美元"),
    ("HK$40", 40, "港元"),
    ("€12 million", 12 * 10**6, "欧元"),
    ("8%", 8, "%"),
    ("8 per cent", 8, "%"),
    ("8 percent", 8, "%"),
    ("1.2 percentage points", Fraction(6, 5), "个百分点"),
    ("25 basis points", 25, "个基点"),
    ("40 km", 40, "公里"),
    ("40 kilometers", 40, "公里"),
    ("40 kilometres", 40, "公里"),
    ("40 more kilometres", 40, "公里"),
    ("6 million hectares", 6 * 10**6, "公顷"),
    ("6 million mu", 6 * 10**6, "亩"),
    ("3 metric tons", 3, "吨"),
    ("10,000-ton", 10000, "吨"),
    ("50 kilograms", 50, "公斤"),
    ("70 square meters", 70, "平方米"),
    ("70 sq km", 70, "平方公里"),
    ("30 million kW", 3 * 10**7, "千瓦"),
    ("five years", 5, "年"),
    ("five-year", 5, "年"),
    ("six consecutive years", 6, "年"),
    ("60-year-old", 60, "岁"),
    ("18 months", 18, "个月"),
    ("a threefold", 3, "倍"),
]


@pytest.mark.parametrize(("text", "value", "unit"), UNITS, ids=[text for text, *_ in UNITS])
def test_units(text, value, unit):
    amount = the_one(f"It was {text} in all.")
    assert (amount.value, amount.unit) == (value, unit)


COMPARATORS = [
    ("at least 30 schools", Comparator.AT_LEAST),
    ("no fewer than 30 schools", Comparator.AT_LEAST),
    ("30 schools or more", Comparator.AT_LEAST),
    ("30 percent and above", Comparator.AT_LEAST),
    ("more than 30 schools", Comparator.MORE_THAN),
    ("over 30 schools", Comparator.MORE_THAN),
    ("sales exceeded 30 boats", Comparator.MORE_THAN),
    ("sales surpassing US$30 million", Comparator.MORE_THAN),
    ("30 million plus residents", Comparator.MORE_THAN),
    ("30-odd schools", Comparator.MORE_THAN),
    ("30+ schools", Comparator.MORE_THAN),
    ("more than an additional 30 schools", Comparator.MORE_THAN),
    ("no more than 30 schools", Comparator.AT_MOST),
    ("not exceeding 30 schools", Comparator.AT_MOST),
    ("up to 30 schools", Comparator.AT_MOST),
    ("within 30 minutes", Comparator.AT_MOST),
    ("less than 30 minutes", Comparator.AT_MOST),
    ("30 minutes or less", Comparator.AT_MOST),
    ("about 30 schools", Comparator.ABOUT),
    ("nearly 30 schools", Comparator.ABOUT),
    ("close to RMB 30 million", Comparator.ABOUT),
    ("30 schools or so", Comparator.ABOUT),
    ("sales approached 30 boats", Comparator.ABOUT),
    ("sales passed the 30 million mark", Comparator.MORE_THAN),
    ("it should not be lower than 30 percent", Comparator.AT_LEAST),
    ("5 million plus hectares", Comparator.MORE_THAN),
    ("30 cities at and above the county level", Comparator.EXACTLY),
    ("the power over 30 schools", Comparator.EXACTLY),
    ("30 schools", Comparator.EXACTLY),
    ("over the past 30 years", Comparator.EXACTLY),
    ("over 30 years", Comparator.MORE_THAN),
]


@pytest.mark.parametrize(("text", "comparator"), COMPARATORS, ids=[text for text, _ in COMPARATORS])
def test_comparators(text, comparator):
    assert the_one(f"We know of {text}.").comparator is comparator


RANGES = [
    ("one or two years", 1, 2),
    ("3 to 5 boats", 3, 5),
    ("3-5 boats", 3, 5),
    ("3–5 million boats", 3 * 10**6, 5 * 10**6),
    ("between 3 and 5 boats", 3, 5),
    ("two to three boats", 2, 3),
]


@pytest.mark.parametrize(("text", "low", "high"), RANGES, ids=[text for text, *_ in RANGES])
def test_ranges(text, low, high):
    amount = the_one(f"Each has {text}.")
    assert (amount.value, amount.value_max, amount.comparator) == (low, high, Comparator.BETWEEN)


def test_a_change_is_no_range():
    assert [amount.value for amount in read("It rose from 3% to 5%.")] == [3, 5]


def test_a_list_shares_its_unit():
    one, other = read("They rose by 4.3 and 2.3 percentage points.")
    assert (one.unit, other.unit) == ("个百分点", "个百分点")


SHARES = [
    ("one third", Fraction(100, 3)),
    ("two-thirds", Fraction(200, 3)),
    ("three quarters", 75),
    ("a quarter of the boats", 25),
    ("half of the boats", 50),
    ("1/4", 25),
    ("to one in five households", 20),
    ("to nine out of every ten people", 90),
    ("to one in 20 pupils", 5),
]


@pytest.mark.parametrize(("text", "percent"), SHARES, ids=[text for text, _ in SHARES])
def test_shares_are_percentages(text, percent):
    amount = the_one(f"They sold {text}.")
    assert (amount.value, amount.unit) == (percent, "%")


VAGUE = [
    ("tens of thousands of boats", 10**4),
    ("hundreds of millions of boats", 10**8),
    ("several hundred boats", 100),
]


@pytest.mark.parametrize(("text", "least"), VAGUE, ids=[text for text, _ in VAGUE])
def test_vague_numbers_are_the_least_they_can_mean(text, least):
    amount = the_one(f"They sold {text}.")
    assert (amount.value, amount.vague) == (least, True)


DATES = [
    ("on 5 March 2022", (2022, 3, 5)),
    ("on March 5, 2022", (2022, 3, 5)),
    ("on the 5th of March 2022", (2022, 3, 5)),
    ("on March 5th", (None, 3, 5)),
    ("on 2022-03-05", (2022, 3, 5)),
    ("in March 2022", (2022, 3, None)),
    ("in August", (None, 8, None)),
    ("in May", (None, 5, None)),
    ("in 2022", (2022, None, None)),
    ("the 2022 budget", (2022, None, None)),
]


@pytest.mark.parametrize(("text", "parts"), DATES, ids=[text for text, _ in DATES])
def test_dates(text, parts):
    amount = the_one(f"They met {text}.")
    assert (amount.date.year, amount.date.month, amount.date.day) == parts
    assert amount.role is (Role.YEAR if parts[1:] == (None, None) else Role.DATE)


def test_periods():
    assert the_one("In the first half of the year it rained.").date.half == 1
    assert the_one("In the third quarter of 2021 it rained.").date.quarter == 3
    assert the_one("It will be done by the end of the year.").date.end
    assert the_one("It was done by year-end.").comparator is Comparator.AT_MOST
    assert the_one("Since 1998 it has rained.").comparator is Comparator.AT_LEAST


def test_a_span_of_years_is_two_years():
    assert [amount.date.year for amount in read("the plan for 2011–2015")] == [2011, 2015]
    assert [amount.comparator for amount in read("from 2011 to 2015")] == [Comparator.EXACTLY] * 2


def test_the_verb_may_is_no_month():
    assert read("It may rain. May we march on?") == []


def test_a_number_that_looks_like_a_year():
    assert the_one("They built 2000 schools.").value == 2000
    assert the_one("They spent 2012 yuan.").unit == "元"


MARKERS = ["First, we row.", "Thirdly, we row.", "Two, we row.", "3. Rowing", "3) We row.", "(3) We row.", "IV. Rowing"]


@pytest.mark.parametrize("text", MARKERS)
def test_list_markers(text):
    assert the_one(text).role is Role.LIST_NUMBER


NAMES = [
    "the G20 summit",
    "against COVID-19",
    "a 5G network",
    "on Shenzhou-10",
    "against covid-19",
    "the May Fourth Movement",
    "the Eleventh Congress",
    "the Three Gorges",
]


@pytest.mark.parametrize("text", NAMES)
def test_numbers_of_names(text):
    assert the_one(f"We speak of {text}.").role is Role.PART_OF_NAME


@pytest.mark.parametrize(
    "text", ["for the first time", "a two-way street", "no one came", "one of them", "both sides", "a decade"]
)
def test_idioms(text):
    assert the_one(f"It was {text}.").role is Role.IDIOM


DIRECTIONS = [
    ("Sales rose by 8%", Direction.UP),
    ("Sales fell by 8%", Direction.DOWN),
    ("It was an 8% increase", Direction.UP),
    ("It was an 8% drop", Direction.DOWN),
    ("Sales came to 8%", None),
]


@pytest.mark.parametrize(("text", "direction"), DIRECTIONS, ids=[text for text, _ in DIRECTIONS])
def test_directions(text, direction):
    assert the_one(f"{text}.").direction is direction


def test_positions_are_of_the_text_itself():
    text = "In all, about ３,０００ boats — and 12% more — were sold in May 2021."
    for amount in read(text):
        assert text[amount.start : amount.end] == amount.text


@pytest.mark.parametrize(
    "text",
    [
        "one " * 3000,
        "1,000" * 3000,
        "9" * 100000,
        "one hundred and " * 3000,
        "the end of " * 3000,
        "more than " * 3000,
        "-1" * 3000,
        "1/" * 3000,
        "3 plus " * 3000,
        "one or two " * 3000,
        "one in five " * 3000,
        "a third " * 3000,
        "Lines 7, 9 and 11, " * 3000,
        "passed 3 million " * 3000,
    ],
    ids=[
        "words",
        "groups",
        "digits",
        "and",
        "end",
        "comparators",
        "hyphens",
        "strokes",
        "plus",
        "or",
        "one in five",
        "a third",
        "numbered lines",
        "passed",
    ],
)
def test_hostile_text_is_read(text):
    find_amounts(text)


SCALES = {"": 1, " thousand": 10**3, " million": 10**6, " billion": 10**9, " trillion": 10**12}


@given(
    st.integers(1, 999_999),
    st.integers(0, 3),
    st.sampled_from(sorted(SCALES)),
    st.sampled_from(
        [
            ("", "", ""),
            ("RMB ", "", "元"),
            ("$", "", "美元"),
            ("", "%", "%"),
            ("", " hectares", "公顷"),
            ("", " km", "公里"),
        ]
    ),
    st.sampled_from(
        [
            ("", Comparator.EXACTLY),
            ("about ", Comparator.ABOUT),
            ("at least ", Comparator.AT_LEAST),
            ("more than ", Comparator.MORE_THAN),
            ("no more than ", Comparator.AT_MOST),
        ]
    ),
)
def test_a_formatted_amount_is_read_back(digits, places, scale, form, bound):
    before, after, unit = form
    words, comparator = bound
    number = Fraction(digits, 10**places)
    printed = f"{digits // 10**places:,}" + (f".{digits % 10**places:0{places}}" if places else "")
    amount = the_one(
        f"It came to {words}{before}{printed}{scale}{after} boats".replace(" boats", "" if unit else " boats")
    )
    assert (amount.value, amount.unit, amount.comparator) == (number * SCALES[scale], unit, comparator)


TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
ONES = "one two three four five six seven eight nine".split()


@given(st.integers(0, 7), st.integers(0, 8), st.sampled_from(["hundred", "thousand", "million"]))
def test_numbers_in_words_are_read_back(ten, one, scale):
    value = ((ten + 2) * 10 + one + 1) * {"hundred": 100, "thousand": 1000, "million": 10**6}[scale]
    assert the_one(f"they sold {TENS[ten]}-{ONES[one]} {scale} boats").value == value


@pytest.mark.parametrize(
    "text", ["It fell by a third.", "Nearly a quarter have left.", "It rose over a fifth in June."]
)
def test_a_part_with_an_article(text):
    assert any(each.unit == "%" for each in find_amounts(text))


@pytest.mark.parametrize(
    "text", ["It was audited by a third party.", "We opened a third.", "Two in three years opened."]
)
def test_no_part(text):
    assert all(each.unit != "%" for each in find_amounts(text))

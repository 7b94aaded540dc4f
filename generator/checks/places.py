"""Place pages hold what the report says of a place: an item whose phrase names one has it among its places."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.errors import Problem
from generator.project.report_file import LoadedReport
from generator.report.model import Item, Place

LIST = re.compile("[、和]|”“")
"""What joins the things of a list; each may quote the whole of it, for they share its verb and its noun."""


def check_places(loaded: LoadedReport) -> Iterator[Problem]:
    """Places that a phrase names and its item does not, and aliases that no phrase of the report has."""
    items, places = loaded.report.items, loaded.report.places
    for index, item in enumerate(items):
        # A misspelt id is reported as such, by check_records.
        for place in places if loaded.ids["places"].issuperset(item.places) else ():
            if word := _missing(item, place, items):
                expected = f"{place.id}, for the phrase names {word}"
                found = ", ".join(item.places) or "nothing"
                yield loaded.problem("items", index, ("places",), found, expected, "add it")
    for index, place in enumerate(places):
        for number, alias in enumerate(place.aliases):
            if not any(alias in item.phrase for item in items):
                yield loaded.problem(
                    "places", index, ("aliases", number), alias, "a wording of a phrase", "remove it, or correct it"
                )


def _missing(item: Item, place: Place, items: tuple[Item, ...]) -> str | None:
    """The words of the phrase that name ``place``, if that is not one of the item's places."""
    word = _named(item.phrase, place)
    if word is None or place.id in item.places:
        return None
    # What is another thing's place in a shared list (启动汝阳县、宜阳县人民医院三甲创建) is that item's.
    listed = LIST.search(item.phrase) is not None
    others = (other for other in items if other.paragraph == item.paragraph and place.id in other.places)
    named = any(word in other.phrase and (listed or other.phrase == item.phrase) for other in others)
    return None if named else word


def _named(phrase: str, place: Place) -> str | None:
    """The first wording of ``place`` that is in ``phrase``."""
    return next((word for word in (place.name.zh, *place.aliases) if word in phrase), None)

"""The glossary page: order, initials, and where each term is used."""

from __future__ import annotations

import pytest

from generator.pages.views.context import Context
from generator.pages.views.glossary import find_uses, view_glossary
from generator.project.glossary import load_glossary
from generator.project.labels import report_labels
from generator.project.paths import HOME
from generator.project.report_file import load_report

DATA = HOME / "data"


@pytest.fixture(scope="module", params=["zh", "en"])
def context(request) -> Context:
    glossary = load_glossary(HOME)[0]
    report = load_report(DATA / "targets.yaml").report
    return Context(report, glossary, request.param, report_labels(request.param, report.heading))


def test_every_term_is_listed_once_under_its_initial(context):
    groups = view_glossary(context)
    assert [group.initial for group in groups] == sorted({group.initial for group in groups})
    listed = [term.id for term in context.glossary.terms if term.is_listed(context.language)]
    assert sorted(term.id for group in groups for term in group.terms) == sorted(listed)


def test_words_that_every_adult_knows_are_not_listed(context):
    ids = {term.id for group in view_glossary(context) for term in group.terms}
    assert not ids & {"metro", "airport", "employment", "parking-spaces", "public-toilets"}
    # British readers need a word on what Chinese ones buy their rice by.
    assert ("jin" in ids) is (context.language == "en")


def test_a_term_leads_to_each_section_that_uses_it(context):
    uses = {use.number: use.href for use in find_uses(context)["bonded-zone"]}
    assert uses == {
        "1.6": "sections/reform-2021/#bonded-zone-inspection-2021",
        "3.7": "sections/reform/#bonded-zone-opening",
    }


def test_a_term_of_the_general_aim_leads_to_the_section_that_explains_it(context):
    assert [use.href for use in find_uses(context)["sub-centre"]] == ["sections/headline-targets/"]

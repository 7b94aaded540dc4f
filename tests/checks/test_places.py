"""A place that a phrase names is among its item's places: by name, by alias, and in a list for the thing it is of."""

from tests.minimal import problem

REPORTED = ("nothing", "riverside, for the phrase names 河滨", "add it")
ALIASES = "    name: {zh: 河滨, en: Riverside}\n"


def test_a_place_that_the_phrase_names_is_reported(project):
    project.set("metro", "places", None)
    line = project.line("metro")
    assert project.check().problems == (problem(line, 'item "metro", places', *REPORTED),)


def test_an_alias_names_the_place(project):
    project.change(ALIASES, f"{ALIASES}    aliases: [垃圾]\n")
    line = project.line("waste-sorting")
    reported = ("nothing", "riverside, for the phrase names 垃圾", "add it")
    assert project.check().problems == (problem(line, 'item "waste-sorting", places', *reported),)
    project.add("waste-sorting", "places: [riverside]")
    assert project.check().problems == ()


def test_an_alias_that_no_phrase_has_is_reported(project):
    project.change(ALIASES, f"{ALIASES}    aliases: [月亮]\n")
    line = project.line("riverside", "aliases")
    reported = ("月亮", "a wording of a phrase", "remove it, or correct it")
    assert project.check().problems == (problem(line, 'place "riverside", aliases, 0', *reported),)


def test_in_a_list_the_place_belongs_to_the_thing_beside_it(project):
    project.change_source("实施河滨地铁延伸项目", "实施河滨地铁延伸项目、车站翻新")
    project.change("phrase: 推行垃圾分类", "phrase: 实施河滨地铁延伸项目、车站翻新")
    assert project.check().problems == ()
    project.set("metro", "places", None)
    lines = [project.line("metro"), project.line("waste-sorting")]
    assert [each.line for each in project.check().problems] == lines

"""``python -m benchmarks``: help runs nothing, and a name that is none is an error."""

from __future__ import annotations

import sys

import pytest

from benchmarks import __main__ as benchmarks


@pytest.mark.parametrize("name", ["", *benchmarks.names()])
def test_help_is_printed_and_nothing_runs(name: str, capsys, monkeypatch) -> None:
    def run(*_: object, **__: object) -> None:
        raise AssertionError("it runs")

    for module in [each for each in sys.modules if each.startswith("benchmarks.")]:
        monkeypatch.setattr(sys.modules[module], "measure", run, raising=False)
    with pytest.raises(SystemExit) as ended:
        benchmarks.main([name, "--help"] if name else ["--help"])
    assert ended.value.code == 0
    help_text = capsys.readouterr().out
    assert f"python -m benchmarks {name}".rstrip() in help_text
    assert name or all(each in help_text for each in benchmarks.names())


@pytest.mark.parametrize("arguments", [["nothing"], ["--nothing"], ["growth", "--nothing"], ["mutations", "--nothing"]])
def test_an_unknown_name_or_argument_is_an_error(arguments: list[str], capsys) -> None:
    with pytest.raises(SystemExit) as ended:
        benchmarks.main(arguments)
    assert ended.value.code == 2
    assert "usage: python -m benchmarks" in capsys.readouterr().err

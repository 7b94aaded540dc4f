"""``data/moved.yaml`` -> the old and the new address of every page that moved."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic.dataclasses import dataclass as record

from generator.project.paths import REDIRECTS
from generator.project.record_files import RecordFile, load_record_file
from generator.report.model import RECORD, Line

ADDRESS = re.compile(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*/)+")


def _check_address(text: str) -> str:
    if not ADDRESS.fullmatch(text):
        raise ValueError("an address from the language's root with a slash at its end: sections/some-name/")
    return text


Address = Annotated[Line, AfterValidator(_check_address)]


@record(frozen=True, config=RECORD)
class Redirect:
    """One page that moved; both addresses without the language."""

    old: Annotated[Address, Field(alias="from")]
    to: Address


def load_redirects(root: Path) -> RecordFile:
    """The entries of the project in ``root``, under ``moved``; none where there is no file."""
    return load_record_file(root / REDIRECTS, REDIRECTS, {"moved": Redirect}, optional=True)

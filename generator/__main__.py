"""``python -m generator``: see :mod:`generator.cli`."""

import sys

from generator.cli import main


def speak_chinese() -> None:
    """Let both outputs take Chinese: a system's old code page, as of Windows, may have none."""
    for stream in (sys.stdout, sys.stderr):
        try:
            "中文".encode(stream.encoding or "ascii")
        except (UnicodeEncodeError, LookupError):
            stream.reconfigure(encoding="utf-8")
        stream.reconfigure(errors="backslashreplace")


if __name__ == "__main__":
    speak_chinese()
    sys.exit(main())

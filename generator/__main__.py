"""``python -m generator``: see :mod:`generator.cli`."""

import gc
import sys

from generator.cli import main

if __name__ == "__main__":
    # A run is short, and what it makes stays to its end: to look for garbage takes half the time of 10,000 items.
    gc.disable()
    sys.exit(main())

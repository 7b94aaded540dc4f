"""How well the number readers do on text that nobody here wrote: ``python -m benchmarks numbers --corpus DIR``.

The corpus is no part of the project; ``_figures`` and ``_pairs`` say what each of its files holds.
"""

from __future__ import annotations

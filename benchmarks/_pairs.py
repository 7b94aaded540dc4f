"""False alarms on labelled pairs, real differences and seeded faults that are missed, and the words behind them."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from pathlib import Path

from benchmarks._seeds import seed_faults
from generator.numbers.comparison import compare_texts

SHOWN = 12
"""Examples of one kind that are printed."""


def read_labelled(corpus: Path) -> list[dict[str, str]]:
    """The rows of ``pairs.tsv``: key, zh, en, label."""
    with (corpus / "pairs.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def measure_pairs(corpus: Path) -> tuple[str, dict[str, object]]:
    """The table for the labelled pairs in ``corpus``, and its numbers."""
    rows = read_labelled(corpus)
    same = [row for row in rows if row["label"] == "same"]
    real = [row for row in rows if row["label"] in ("bound", "differs")]
    alarms = [(row, found) for row in same if (found := compare_texts(row["zh"], row["en"]))]
    missed = [row for row in real if not compare_texts(row["zh"], row["en"])]
    alarmed = {row["key"] for row, _ in alarms}
    seeded, caught, misses = _measure_seeds([row for row in same if row["key"] not in alarmed])
    lines = [
        "| pairs | number | wrong |",
        "| --- | ---: | ---: |",
        f"| right pairs, false alarms | {len(same)} | {len(alarms)} |",
        f"| real differences, missed | {len(real)} | {len(missed)} |",
        f"| seeded faults, missed | {sum(seeded.values())} | {sum(seeded.values()) - sum(caught.values())} |",
        "",
        "| seeded fault | seeded | found |",
        "| --- | ---: | ---: |",
        *(f"| {kind} | {seeded[kind]} | {caught[kind]} |" for kind in seeded),
        "",
        "False alarms:",
        *(
            f"- {row['key']}: {each.code} {each.language}: {each.found} | {each.expected}"
            for row, found in alarms
            for each in found
        ),
        "Missed differences:",
        *(f"- {row['key']}: {row['note']}" for row in missed),
        "Missed seeded faults:",
        *(f"- {kind}: {key}: {text}" for kind, texts in misses.items() for key, text in texts[:SHOWN]),
    ]
    numbers = {
        "same": len(same),
        "false_alarms": len(alarms),
        "differences": len(real),
        "differences_missed": len(missed),
        "seeded": sum(seeded.values()),
        "seeded_found": sum(caught.values()),
    }
    return "\n".join(lines), numbers


def _measure_seeds(rows: list[dict[str, str]]) -> tuple[Counter[str], Counter[str], dict[str, list[tuple[str, str]]]]:
    """How many faults of each kind were seeded and found, and the sentences of those missed."""
    seeded, caught, misses = Counter(), Counter(), defaultdict(list)
    for row in rows:
        for seed in seed_faults(row["zh"], row["en"]):
            seeded[seed.kind] += 1
            if compare_texts(seed.zh, seed.en):
                caught[seed.kind] += 1
            else:
                misses[seed.kind].append((row["key"], seed.en if seed.kind.endswith("(en)") else seed.zh))
    return seeded, caught, misses

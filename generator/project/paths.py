"""Where a project's files are: every fixed name, once."""

from __future__ import annotations

from pathlib import Path

HOME = Path(__file__).resolve().parents[2]
"""The folder that holds the generator: its own project, theme and npm packages."""

SITE = "data/site.yaml"
LABELS = "data/labels.yaml"
TARGETS = "data/targets.yaml"
OUTCOMES = "data/outcomes.yaml"
CHANGES = "data/changes.yaml"
GLOSSARY = "data/glossary.yaml"
SYNONYMS = "data/synonyms.yaml"
EXEMPTIONS = "data/exemptions.yaml"
ABSENCES = "data/absences.yaml"
REDIRECTS = "data/moved.yaml"
UNITS = "data/units.yaml"
MEMORY = "data/memory.po"
FINGERPRINT = "data/source.yaml"
SOURCE = "data/source.txt"
"""The source text, where an editor put it; git ignores it."""
SOURCE_VARIABLE = "REPORT_SOURCE"
"""The environment variable that names another place of the source text."""
CONTENT = "content"
NODE_MODULES = "node_modules"
THEME = "overrides"
"""The generator's own theme, beside it; a project's folder of that name lies over it."""
MKDOCS = {"zh": "mkdocs.yml", "en": "mkdocs.en.yml"}
"""The MkDocs configuration of each language, beside the generator."""

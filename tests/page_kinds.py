"""One page of each kind, as paths below a language's root: where tests that look at every page would take minutes."""

from __future__ import annotations

KINDS = (
    "",
    "parts/aims/",
    "sections/city/",
    "sections/livelihoods-2021/",
    "topics/",
    "topics/schools/",
    "places/",
    "places/luanchuan/",
    "targets/",
    "glossary/",
    "explorer/",
    "calendar/",
    "compare/",
    "charts/",
    "investors/",
    "investors/projects/",
    "investors/brief/",
    "data/",
    "about/",
    "accessibility/",
    "report/",
)

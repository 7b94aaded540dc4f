"""The data files as linked data: a schema.org ``Dataset``, which search engines for data read."""

from __future__ import annotations

from generator.exports.columns import COLUMNS
from generator.exports.package import LICENCE, MEDIA_TYPES, VERSION
from generator.report.model import Report

FILES = ("targets.csv", "outcomes.csv", "targets.json", "targets.xlsx")
"""The data files, in the folder ``data/``."""
UNKNOWN = "//example.org/"
"""Part of the address in mkdocs.yml while the real one is not known (RFC 2606)."""


def known_address(address: str | None) -> str:
    """``address`` with a slash at its end, or nothing where it is only a placeholder."""
    return "" if not address or UNKNOWN in address else address.rstrip("/") + "/"


def describe_dataset(report: Report, language: str, labels: dict[str, str], address: str) -> dict[str, object]:
    """The Dataset in words of ``language``; files are relative to the data page where ``address`` is empty."""
    heading, title = report.heading, report.heading.title[language]
    root = address or ("../../" if language == "en" else "../")
    publisher = {"@type": "Organization", "name": heading.publisher[language]}
    return {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": labels["dataset_name"].format(title),
        "description": labels["dataset_description"].format(title=title, count=len(report.items)),
        "identifier": f"work-report-{report.short_name}",
        "version": VERSION,
        "url": f"{root}{'en/' if language == 'en' else ''}data/",
        "license": LICENCE["path"],
        "isAccessibleForFree": True,
        "inLanguage": ["zh-CN", "en"],
        "creator": {"@type": "Organization", "name": labels["site_name"]},
        "isBasedOn": {
            "@type": "NewsArticle",
            "name": title,
            **({"datePublished": heading.published.isoformat()} if heading.published else {}),
            **({"url": address} if (address := labels.get("source_address")) else {}),
            "publisher": publisher,
        },
        "temporalCoverage": f"{heading.year - 1}/{heading.year}",
        "spatialCoverage": {"@type": "Place", "name": heading.city[language]},
        "variableMeasured": [
            {"@type": "PropertyValue", "name": column.name, "description": column.meaning[language]}
            for column in COLUMNS
        ],
        "distribution": [
            {
                "@type": "DataDownload",
                "encodingFormat": MEDIA_TYPES[name.split(".")[1]],
                "contentUrl": f"{root}data/{name}",
            }
            for name in FILES
        ],
    }

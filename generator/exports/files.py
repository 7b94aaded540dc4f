"""Every data file of the site, by its path."""

from __future__ import annotations

from generator.exports.calendar import calendar_files
from generator.exports.feeds import feed_files
from generator.exports.package import export_package
from generator.exports.spreadsheet import export_xlsx
from generator.exports.tables import export_csv, export_evidence_csv, export_json, export_schema
from generator.report.model import Report


def export_files(report: Report, address: str | None = None) -> dict[str, bytes]:
    """The bytes of each data file by its path on the site, the package that describes them included.

    ``address`` is where the site lives, if that is known; events and entries of feeds then carry whole addresses.
    """
    tables = {
        # With a byte order mark: without it, Excel reads UTF-8 as the system's own code page.
        "data/targets.csv": export_csv(report).encode("utf-8-sig"),
        "data/outcomes.csv": export_evidence_csv(report).encode("utf-8-sig"),
        "data/targets.json": export_json(report),
        "data/targets.xlsx": export_xlsx(report),
    }
    return {
        **tables,
        "data/targets.schema.json": export_schema().encode(),
        "data/datapackage.json": export_package(report, tables).encode(),
        **{path: text.encode() for path, text in calendar_files(report, address).items()},
        **{path: text.encode() for path, text in feed_files(report, address).items()},
    }

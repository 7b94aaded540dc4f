"""Texts that wait on the disk between two steps of a build: MkDocs converts all pages before it lays out the first."""

from __future__ import annotations

import tempfile


class PageSpool:
    """Texts by path in one nameless file, which is gone with the process, however that ends."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - open as long as the build runs
        self._places: dict[str, tuple[int, int]] = {}

    def put(self, path: str, text: str) -> None:
        """Store ``text`` for ``path``."""
        content = text.encode("utf-8", "surrogatepass")
        self._places[path] = self._file.seek(0, 2), len(content)
        self._file.write(content)

    def take(self, path: str) -> str | None:
        """What was stored for ``path``, once; None where nothing was."""
        place = self._places.pop(path, None)
        if place is None:
            return None
        self._file.seek(place[0])
        return self._file.read(place[1]).decode("utf-8", "surrogatepass")

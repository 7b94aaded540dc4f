"""A small server on loopback that speaks LibreTranslate's protocol, and misbehaves on request."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import parse_qs, urlsplit

from tests.http_server import QuietHandler, Server, running


class Libre(Server):
    """Answers each request by the next of ``moods``; when they run out, well."""

    def __init__(self, moods: list[str]):
        super().__init__(Handler)
        self.moods = moods
        self.asked: list[str] = []


class Handler(QuietHandler):
    server: Libre

    def do_POST(self) -> None:
        query = parse_qs(urlsplit(self.path).query)["q"][0]
        self.server.asked.append(query)
        mood = self.server.moods.pop(0) if self.server.moods else "well"
        if mood.isdigit():
            self.send_error(int(mood))
            return
        if mood == "timeout":
            time.sleep(1.5)
        text = query.replace("。", ".")
        answer = json.dumps({"translatedText": f"In English {text.replace('Qz', 'Q') if mood == 'damaged' else text}"})
        body = (answer[:10] if mood == "truncated" else answer).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def libre(*moods: str) -> Iterator[Libre]:
    """The server, running in a thread of its own."""
    with running(Libre(list(moods))) as server:
        yield server

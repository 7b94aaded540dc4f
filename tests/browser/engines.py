"""Three engines behind one small interface: Chromium by Playwright, Firefox by WebDriver BiDi, WebKit by WebDriver.

Debian has no geckodriver; Firefox speaks BiDi by itself (``--remote-debugging-port``), and WebKitGTK's driver speaks classic
WebDriver. Both take the same W3C actions, so that what differs is how a command is sent.
"""

from __future__ import annotations

import base64
import json
import os
import re
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
import zlib
from collections.abc import Callable
from contextlib import ExitStack, suppress
from pathlib import Path

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import sync_playwright
from websocket import create_connection

from generator.website.chromium import ARGUMENTS, install_chromium

PATIENCE = 30
"""Seconds until what should happen has happened, on a busy machine."""
KEYS = {"Enter": "\ue007", "Escape": "\ue00c", "Tab": "\ue004", "ArrowDown": "\ue015", "Space": " "}
"""Names of keys as WebDriver writes them."""
PACKAGES = {"firefox-esr": ["firefox-esr"], "WebKitWebDriver": ["webkit2gtk-driver"], "Xvfb": ["xvfb"]}


def install(program: str) -> str:
    """The path of ``program``, installed by apt first where there is none and this process may."""
    if not shutil.which(program) and shutil.which("apt-get") and os.geteuid() == 0:
        subprocess.run(["apt-get", "update", "-qq"], check=True)
        command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *PACKAGES[program]]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    found = shutil.which(program)
    assert found, f"no {program}: install {PACKAGES[program][0]}"
    return found


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


def wait(answer: Callable[[], object], what: str) -> object:
    """The first true answer; fails with ``what`` when patience ends."""
    end = time.monotonic() + PATIENCE
    while not (found := answer()):
        assert time.monotonic() < end, f"never came: {what}"
        time.sleep(0.1)
    return found


class Engine:
    """One window. Each engine gives ``goto``, ``run`` (a script's text -> the JSON of its value), ``act``, ``resize``, ``paper``."""

    name = ""

    def __init__(self, stack: ExitStack):
        self.stack = stack

    def js(self, expression: str) -> object:
        """The value of ``expression``, awaited where it is a promise."""
        return json.loads(self.run(f"JSON.stringify((await ({expression})) ?? null)"))

    def until(self, expression: str) -> object:
        """The value of ``expression`` once it is true."""

        def answer() -> object:
            # Between two pages there is nobody to ask.
            with suppress(AssertionError, PlaywrightError):
                return self.js(expression)

        return wait(answer, f"{self.name}: {expression}")

    def click(self, selector: str) -> None:
        """Click where the first match of ``selector`` that can be seen has its middle."""
        self._point(selector, {"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0})

    def hover(self, selector: str) -> None:
        """Let the pointer rest on the first match of ``selector`` that can be seen."""
        self._point(selector)

    def _point(self, selector: str, *then: dict) -> None:
        found = json.dumps(selector)
        shown = f"[...document.querySelectorAll({found})].find((each) => each.checkVisibility())"
        self.until(f"Boolean({shown})")
        # Once more after a frame: what came near the window may have taken its real height.
        place = f"{shown}.scrollIntoView({{block: 'center', behavior: 'instant'}})"
        self.js(
            f"new Promise((done) => {{ {place}; requestAnimationFrame(() => {{ {place}; requestAnimationFrame(() => done(1)); }}); }})"
        )
        # Not before what lay over it has gone.
        middle = f"const e = {shown}, b = e.getClientRects()[0], x = b.x + b.width / 2, y = b.y + b.height / 2"
        x, y = self.until(
            f"(() => {{ {middle}; if (e.contains(document.elementFromPoint(x, y))) return [x, y]; {place}; return 0; }})()"
        )
        move = {"type": "pointerMove", "x": int(x), "y": int(y), "duration": 0}
        self.act({"type": "pointer", "id": "mouse", "parameters": {"pointerType": "mouse"}, "actions": [move, *then]})

    def press(self, *keys: str) -> None:
        """Press each key, by its name or its sign."""
        steps = [{"type": step, "value": KEYS.get(key, key)} for key in keys for step in ("keyDown", "keyUp")]
        self.act({"type": "key", "id": "keys", "actions": steps})


class Chromium(Engine):
    """By Playwright, as the other browser tests."""

    name = "chromium"

    def __init__(self, stack: ExitStack):
        super().__init__(stack)
        playwright = stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch(executable_path=install_chromium(), args=ARGUMENTS)
        stack.callback(browser.close)
        self.page = browser.new_page(viewport={"width": 1280, "height": 900})

    def goto(self, address: str) -> None:
        """Open ``address``."""
        self.page.goto(address)

    def run(self, script: str) -> str:
        """The value of ``script``, a text."""
        return self.page.evaluate(f"async () => {script}")

    def act(self, source: dict) -> None:
        """Carry out W3C actions."""
        named = {sign: name for name, sign in KEYS.items()}
        for step in source["actions"]:
            if step["type"] == "pointerMove":
                self.page.mouse.move(step["x"], step["y"])
            elif step["type"] == "pointerDown":
                self.page.mouse.down()
            elif step["type"] == "pointerUp":
                self.page.mouse.up()
            elif step["type"] == "keyDown":
                self.page.keyboard.down(named.get(step["value"], step["value"]))
            else:
                self.page.keyboard.up(named.get(step["value"], step["value"]))

    def resize(self, width: int, height: int) -> None:
        """Give the page a window of this size."""
        self.page.set_viewport_size({"width": width, "height": height})

    def paper(self) -> bytes:
        """The page as a PDF."""
        return self.page.pdf(prefer_css_page_size=True)


class Firefox(Engine):
    """By WebDriver BiDi over Firefox's own socket."""

    name = "firefox"

    def __init__(self, stack: ExitStack):
        super().__init__(stack)
        program, port, self.sent = install("firefox-esr"), free_port(), 0
        profile = stack.enter_context(tempfile.TemporaryDirectory(ignore_cleanup_errors=True))
        command = [program, "--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", str(port)]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        stack.callback(process.wait, 20)
        stack.callback(process.terminate)
        self.socket = wait(lambda: self._connect(port), "Firefox")
        self.command("session.new", capabilities={"alwaysMatch": {"acceptInsecureCerts": False}})
        self.context = self.command("browsingContext.getTree")["contexts"][0]["context"]
        self.resize(1280, 900)

    @staticmethod
    def _connect(port: int):
        with suppress(OSError):
            return create_connection(f"ws://127.0.0.1:{port}/session", timeout=60, suppress_origin=True)

    def command(self, method: str, **parameters: object) -> dict:
        """Send one command; its result."""
        self.sent += 1
        self.socket.send(json.dumps({"id": self.sent, "method": method, "params": parameters}))
        while (answer := json.loads(self.socket.recv())).get("id") != self.sent:
            pass
        assert answer["type"] == "success", (method, answer)
        return answer["result"]

    def goto(self, address: str) -> None:
        """Open ``address``."""
        self.command("browsingContext.navigate", context=self.context, url=address, wait="complete")

    def run(self, script: str) -> str:
        """The value of ``script``, a text."""
        answer = self.command(
            "script.callFunction",
            functionDeclaration=f"async () => {script}",
            awaitPromise=True,
            target={"context": self.context},
        )
        assert answer["type"] == "success", answer
        return answer["result"]["value"]

    def act(self, source: dict) -> None:
        """Carry out W3C actions."""
        self.command("input.performActions", context=self.context, actions=[source])

    def resize(self, width: int, height: int) -> None:
        """Give the page a window of this size."""
        self.command("browsingContext.setViewport", context=self.context, viewport={"width": width, "height": height})

    def paper(self) -> bytes:
        """The page as a PDF, of A4."""
        page = {"width": 21.0, "height": 29.7}
        return base64.b64decode(self.command("browsingContext.print", context=self.context, page=page)["data"])


class WebKit(Engine):
    """By the driver of WebKitGTK, in its MiniBrowser, on a screen that nobody sees."""

    name = "webkit"

    def __init__(self, stack: ExitStack):
        super().__init__(stack)
        driver, port = install("WebKitWebDriver"), free_port()
        browser = next(Path("/usr/lib").glob("*/webkit2gtk-4.1/MiniBrowser"))
        display = self._screen(install("Xvfb"))
        quiet = {
            "WEBKIT_DISABLE_COMPOSITING_MODE": "1",
            "LIBGL_ALWAYS_SOFTWARE": "1",
            "GDK_BACKEND": "x11",
            "NO_AT_BRIDGE": "1",
        }
        environment = {**os.environ, **quiet, "DISPLAY": display}
        process = subprocess.Popen(
            [driver, f"--port={port}"], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        stack.callback(process.wait, 20)
        stack.callback(process.terminate)
        self.base = f"http://127.0.0.1:{port}"
        wait(lambda: self._ready(), "WebKitWebDriver")
        options = {"binary": str(browser), "args": ["--automation"]}
        asked = {"capabilities": {"alwaysMatch": {"webkitgtk:browserOptions": options}}}
        self.base += f"/session/{self.command('POST', '/session', asked)['sessionId']}"
        stack.callback(self._end)
        self.command("POST", "/timeouts", {"script": 60_000, "pageLoad": 60_000})
        self.resize(1280, 900)

    def _screen(self, program: str) -> str:
        read, write = os.pipe()
        command = [program, "-displayfd", str(write), "-screen", "0", "1600x1200x24", "-nolisten", "tcp"]
        process = subprocess.Popen(command, pass_fds=[write], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(write)
        self.stack.callback(process.wait, 20)
        self.stack.callback(process.terminate)
        with os.fdopen(read) as reported:
            return f":{reported.readline().strip()}"

    def _ready(self) -> bool:
        with suppress(OSError):
            return self.command("GET", "/status")["ready"]
        return False

    def _end(self) -> None:
        with suppress(AssertionError, OSError):
            self.command("DELETE", "")

    def command(self, method: str, path: str, body: dict | None = None) -> object:
        """Send one command; its value."""
        data = json.dumps(body).encode() if body is not None else None
        request = urllib.request.Request(self.base + path, data, {"Content-Type": "application/json"}, method=method)
        try:
            with urllib.request.urlopen(request, timeout=90) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise AssertionError((path, error.read().decode()[:500])) from None

    def goto(self, address: str) -> None:
        """Open ``address``."""
        self.command("POST", "/url", {"url": address})

    def run(self, script: str) -> str:
        """The value of ``script``, a text."""
        body = (
            f"const done = arguments[arguments.length - 1]; (async () => {script})().then(done, (e) => done('!' + e));"
        )
        value = self.command("POST", "/execute/async", {"script": body, "args": []})
        assert not value.startswith("!"), value
        return value

    def act(self, source: dict) -> None:
        """Carry out W3C actions."""
        self.command("POST", "/actions", {"actions": [source]})

    def resize(self, width: int, height: int) -> None:
        """Give the page a window of this size, its frame counted: never more than asked for."""
        self.command("POST", "/window/rect", {"width": width, "height": height})

    def paper(self) -> bytes | None:
        """None: this driver does not print."""
        return None


ENGINES = {each.name: each for each in (Chromium, Firefox, WebKit)}


def pages_of(pdf: bytes) -> int:
    """How many pages a PDF has; some writers pack the list of them."""
    packed = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL)
    found = len(re.findall(rb"/Type\s*/Page\b", pdf))
    for each in packed:
        with suppress(zlib.error):
            found += len(re.findall(rb"/Type\s*/Page\b", zlib.decompress(each)))
    return found

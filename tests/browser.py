"""A real browser for tests, where one is found: it opens pages at a width, answers in JavaScript, and looks with axe.

Spoken to through its own pipe (DevTools), so that nothing beside the browser is needed.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from select import select
from typing import Any, Final

import pytest

FOUND: Final = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
needs_browser: Final = pytest.mark.skipif(FOUND is None, reason="needs Chromium or Chrome, and finds neither")
PHONE: Final = 600
"""CSS pixels below which a window is a phone's"""
_PATIENCE: Final = 60
"""seconds"""
_FLAGS: Final = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-extensions", "--disable-background-networking",
    "--no-first-run", "--remote-debugging-pipe", "--allow-file-access-from-files",
)  # fmt: skip
_AXE: Final = (
    "axe.run(document, {resultTypes: ['violations']}).then(found => found.violations.map("
    "one => [one.id, one.nodes.map(node => node.html.slice(0, 90))]))"
)


@cache
def axe_source() -> str:
    """axe-core: the file that KIERTO_AXE names, or the one in the library of the test extra."""
    named = os.environ.get("KIERTO_AXE")
    spec = find_spec("axe_core_python")
    places = [
        *([Path(named)] if named else []),
        *(Path(at) / "axe.min.js" for at in (spec and spec.submodule_search_locations) or ()),
    ]
    return next(place for place in places if place.is_file()).read_text("utf-8")


@dataclass
class Browser:
    """One window that goes from page to page."""

    process: subprocess.Popen[bytes]
    says: int
    hears: int
    window: str = ""
    asked: list[str] = field(default_factory=list)
    """the addresses that the page now open has asked for"""
    _number: int = 0
    _rest: bytes = b""
    _events: list[dict[str, Any]] = field(default_factory=list)

    def call(self, method: str, **values: Any) -> dict[str, Any]:
        """One command; its answer. Events that come meanwhile are kept."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": values}
        if self.window:
            message["sessionId"] = self.window
        os.write(self.says, json.dumps(message).encode() + b"\0")
        while True:
            told = self._next()
            if told.get("id") == self._number:
                assert "error" not in told, told
                answer: dict[str, Any] = told["result"]
                return answer
            self._events.append(told)

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._rest:
            assert select([self.hears], [], [], _PATIENCE)[0], "the browser does not answer"
            part = os.read(self.hears, 1 << 20)
            assert part, "the browser has gone"
            self._rest += part
        line, _, self._rest = self._rest.partition(b"\0")
        told: dict[str, Any] = json.loads(line)
        if told.get("method") == "Network.requestWillBeSent":
            self.asked.append(told["params"]["request"]["url"])
        return told

    def open(self, address: str, width: int = 1300) -> None:
        """Go to a page, as wide as this, and wait until it is there."""
        self.resize(width)
        self._events.clear()
        self.asked.clear()
        self.call("Page.navigate", url=address)
        while not any(told.get("method") == "Page.loadEventFired" for told in self._events):
            self._events.append(self._next())

    def resize(self, width: int) -> None:
        """The same page, as wide as this: a narrow one as on a phone."""
        size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < PHONE}
        self.call("Emulation.setDeviceMetricsOverride", **size)

    def run(self, script: str) -> Any:
        """What a line of JavaScript comes to; a promise is waited for."""
        asked = {"expression": script, "awaitPromise": True, "returnByValue": True}
        answer = self.call("Runtime.evaluate", **asked)
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def axe(self) -> list[Any]:
        """What axe has against the page: rule, places."""
        if not self.run("'axe' in window"):
            self.run(f"{axe_source()};0")
        found: list[Any] = self.run(_AXE)
        return found


@contextmanager
def browsing(profile: Path) -> Iterator[Browser]:
    """A browser with a profile of its own, closed at the end."""
    their_in, says = os.pipe()
    hears, their_out = os.pipe()

    def hand_over() -> None:
        """DevTools' pipe is read at 3 and written at 4, whatever numbers these have here."""
        first, second = os.dup(their_in), os.dup(their_out)
        os.dup2(first, 3)
        os.dup2(second, 4)

    process = subprocess.Popen(
        [str(FOUND), *_FLAGS, f"--user-data-dir={profile}"], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL, close_fds=False, preexec_fn=hand_over,
    )  # fmt: skip
    os.close(their_in)
    os.close(their_out)
    browser = Browser(process, says, hears)
    try:
        target = browser.call("Target.createTarget", url="about:blank")["targetId"]
        browser.window = browser.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        browser.call("Page.enable")
        browser.call("Network.enable")
        browser.call("Page.setBypassCSP", enabled=True)
        yield browser
    finally:
        with suppress(OSError):
            os.close(says)
            os.close(hears)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

"""Headless Chromium over a pipe, as much of it as the tests need: open a page, evaluate, press keys, take a screenshot."""

import base64
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--remote-debugging-pipe",
)

_STEP = """
import fcntl, os, sys
chromium, read, write, *flags = sys.argv[1:]
read, write = (fcntl.fcntl(int(one), fcntl.F_DUPFD, 10) for one in (read, write))
os.dup2(read, 3)
os.dup2(write, 4)
os.execv(chromium, [chromium, *flags])
"""


class Page:
    """One tab; `problems` collects console messages, exceptions and what the policy blocked."""

    def __init__(self, read: int, write: int) -> None:
        self._read, self._write = os.fdopen(read, "rb"), os.fdopen(write, "wb")
        self._waiting = b""
        self._id = 0
        self._session: str | None = None
        self.problems: list[str] = []
        self.requests: list[str] = []
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(f"{domain}.enable")

    def close(self) -> None:
        self._session = None
        self.call("Browser.close")
        self._read.close()
        self._write.close()

    def call(self, method: str, **params: Any) -> dict[str, Any]:
        self._id += 1
        message = {"id": self._id, "method": method, "params": params} | ({"sessionId": self._session} if self._session else {})
        self._write.write(json.dumps(message).encode() + b"\0")
        self._write.flush()
        while (answer := self._next()).get("id") != self._id:
            self._note(answer)
        if "error" in answer:
            raise RuntimeError(answer["error"])
        return answer["result"]

    def open(self, address: str, *, width: int = 1280, height: int = 900, dark: bool = False) -> None:
        self.problems.clear()
        self.requests.clear()
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 600)
        wishes = {"prefers-color-scheme": "dark" if dark else "light", "prefers-reduced-motion": "reduce"}
        self.call("Emulation.setEmulatedMedia", features=[{"name": name, "value": value} for name, value in wishes.items()])
        self.call("Page.navigate", url="about:blank")
        self._until("location.href === 'about:blank'")
        self.call("Page.navigate", url=address)
        self._until("location.href !== 'about:blank' && document.readyState === 'complete'")
        self.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")

    def evaluate(self, script: str) -> Any:
        answer = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(answer["exceptionDetails"])
        return answer["result"].get("value")

    def _until(self, condition: str) -> None:
        until = time.monotonic() + 60
        while time.monotonic() < until:
            with suppress(RuntimeError):  # the old document may go away while it is asked
                if self.evaluate(condition):
                    return
            time.sleep(0.01)
        raise TimeoutError(condition)

    def hover(self, query: str) -> None:
        x, y = self._middle(query)
        self.call("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y)

    def click(self, query: str) -> None:
        x, y = self._middle(query)
        for kind in ("mousePressed", "mouseReleased"):
            self.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def press(self, key: str) -> None:
        codes = {"Tab": 9, "Enter": 13, "Escape": 27, "ArrowLeft": 37, "ArrowRight": 39, " ": 32}
        for kind in ("rawKeyDown", "keyUp"):
            self.call("Input.dispatchKeyEvent", type=kind, key=key, windowsVirtualKeyCode=codes[key])

    def screenshot(self, path: Path, *, whole: bool = False) -> None:
        shot = self.call("Page.captureScreenshot", captureBeyondViewport=whole, **({"clip": self._document()} if whole else {}))
        path.write_bytes(base64.b64decode(shot["data"]))

    def _document(self) -> dict[str, float]:
        size = self.call("Page.getLayoutMetrics")["cssContentSize"]
        return {"x": 0, "y": 0, "width": size["width"], "height": size["height"], "scale": 1}

    def _middle(self, query: str) -> tuple[float, float]:
        self.evaluate(f"document.querySelector({json.dumps(query)}).scrollIntoView({{block: 'center', behavior: 'instant'}})")
        box = self.evaluate(
            f"(() => {{ const box = document.querySelector({json.dumps(query)}).getClientRects()[0];"
            " return [box.x + box.width / 2, box.y + box.height / 2]; })()"
        )
        return box[0], box[1]

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._waiting:
            more = os.read(self._read.fileno(), 1 << 16)
            if not more:
                raise RuntimeError("Chromium has gone away")
            self._waiting += more
        message, _, self._waiting = self._waiting.partition(b"\0")
        return json.loads(message)

    def _note(self, message: dict[str, Any]) -> None:
        method, params = message.get("method", ""), message.get("params", {})
        if method == "Network.requestWillBeSent":
            self.requests.append(params["request"]["url"])
        elif method in ("Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Page.javascriptDialogOpening"):
            self.problems.append(f"{method}: {params}")
        elif method == "Log.entryAdded":
            self.problems.append(params["entry"]["text"])


@contextmanager
def chromium(profile: Path) -> Iterator[Page]:
    """A page of a browser of its own, which ends with the block."""
    theirs_read, ours_write = os.pipe()
    ours_read, theirs_write = os.pipe()
    # Chromium expects the pipe at 3 and 4; a step between moves the ends there, because forking with a function is unsafe.
    command = [
        sys.executable,
        "-c",
        _STEP,
        shutil.which("chromium") or "chromium",
        str(theirs_read),
        str(theirs_write),
        *FLAGS,
        f"--user-data-dir={profile}",
    ]
    with subprocess.Popen(
        command, pass_fds=(theirs_read, theirs_write), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        os.close(theirs_read)
        os.close(theirs_write)
        page = Page(ours_read, ours_write)
        try:
            yield page
        finally:
            try:
                page.close()
                process.wait(20)
            except (OSError, RuntimeError, subprocess.TimeoutExpired):
                process.kill()

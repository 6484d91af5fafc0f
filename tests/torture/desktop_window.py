"""The window of the desktop program on a display of its own."""
import os
import subprocess
import time

from processes import Program


class Display(Program):
    """An X server that nobody else uses; its number is its own to choose."""

    def __init__(self, log):
        super().__init__(["Xvfb", "-displayfd", "1", "-screen", "0", "1280x800x24", "-nolisten", "tcp", "-noreset"], log)

    def __enter__(self):
        self.start()
        self.name = ":" + self.read_line()
        if self.name == ":":
            raise RuntimeError(f"no display: see {self.log}")
        return self

    def __exit__(self, *_):
        self.kill()


class Window(Program):
    """`matinee` over a device's data folder."""

    def __init__(self, program, device, display):
        self.display = display
        environment = {**device.environment, "DISPLAY": display.name, "QT_QPA_PLATFORM": "xcb"}
        super().__init__([program, "--data-dir", device.data], device.log.replace(".log", ".window.log"), environment)

    def start_within(self, seconds):
        """Seconds from the start until the window was there; None: it was not in time."""
        began = time.monotonic()
        self.start()
        while time.monotonic() - began < seconds and self.is_running():
            if self._is_shown():
                return time.monotonic() - began
            time.sleep(0.05)
        return None

    def _is_shown(self):
        return subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid), "--name", "."],
                              env={**os.environ, "DISPLAY": self.display.name}, stdout=subprocess.PIPE,
                              stderr=subprocess.DEVNULL, check=False).stdout != b""

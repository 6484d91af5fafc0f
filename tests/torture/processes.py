"""Programs that can be killed, known by their own process id only."""
import os
import select
import signal
import subprocess
import time


class Program:
    """A command with a log for what it says to standard error; what it prints is read line by line."""

    def __init__(self, command, log, environment=None):
        self.command, self.log, self.environment = command, log, environment
        self.process = None
        self.unread = b""

    def start(self):
        self.unread = b""
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen(
                self.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log,
                env={**os.environ, **(self.environment or {})})

    def is_running(self):
        return self.process is not None and self.process.poll() is None

    def write_line(self, line):
        self.process.stdin.write(line.encode() + b"\n")
        self.process.stdin.flush()

    def read_line(self, seconds=30):
        """The next line, "" where none comes in time or the program has ended."""
        end = time.monotonic() + seconds
        out = self.process.stdout.fileno()
        while b"\n" not in self.unread:
            left = end - time.monotonic()
            if left <= 0 or not select.select([out], [], [], left)[0]:
                return ""
            more = os.read(out, 65536)
            if not more:
                return ""
            self.unread += more
        line, self.unread = self.unread.split(b"\n", 1)
        return line.decode()

    def kill(self):
        """At once, whatever it is doing."""
        if self.process is None:
            return
        self.process.kill()
        self._reap()

    def stop(self, seconds=15):
        """As a person or systemd would; answers whether it went by itself."""
        if not self.is_running():
            return self.process is None or self._reap() == 0
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(seconds)
            return self._reap() == 0
        except subprocess.TimeoutExpired:
            self.kill()
            return False

    def _reap(self):
        status = self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            try:
                pipe.close()
            except OSError:  # what was still to be written has no reader any more
                pass
        return status


def wait_for(what, seconds, step=0.1):
    """Whether it came true in time."""
    end = time.monotonic() + seconds
    while not what():
        if time.monotonic() > end:
            return False
        time.sleep(step)
    return True

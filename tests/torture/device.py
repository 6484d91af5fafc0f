"""A device: `matinee --headless` over a data folder, signed in once to an account."""
import glob
import os
import subprocess
import time

from processes import Program
from server_side import PASSWORD


class Device(Program):
    """`inside` puts a command into a network namespace."""

    def __init__(self, program, folder, name, inside=lambda command: command):
        self.name, self.data, self.place = name, f"{folder}/{name}", f"{folder}/{name}.place"
        self.program, self.inside = program, inside
        os.makedirs(self.data, mode=0o700, exist_ok=True)
        os.makedirs(f"{folder}/home", mode=0o700, exist_ok=True)
        # No display, and nothing of the person who runs this.
        super().__init__(inside([program, "--headless", "--data-dir", self.data]), f"{folder}/{name}.log",
                         {"HOME": f"{folder}/home", "XDG_CONFIG_HOME": f"{folder}/home", "DISPLAY": "",
                          "QT_QPA_PLATFORM": "", "XDG_RUNTIME_DIR": f"{folder}/home"})

    def sign_in(self, url, handle, authority=None, tries=5):
        """For good; on a bad link it may take more than one try. What is in the library goes along."""
        command = [self.program, "--sign-in", url, "--handle", handle, "--data-dir", self.data]
        command += ["--authority", authority] if authority else []
        for _ in range(tries):
            with open(self.log, "ab") as log:
                done = subprocess.run(self.inside(command), input=PASSWORD + "\n", text=True, stdout=log, stderr=log,
                                      env={**os.environ, **self.environment}, check=False)
            if done.returncode == 0:
                return
        raise RuntimeError(f"{self.name} cannot sign in: see {self.log}")

    def start(self):
        """Seconds from the start until it printed where it is."""
        took = self.start_within(30)
        if took is None:
            raise RuntimeError(f"{self.name} does not run: see {self.log}")
        return took

    def start_within(self, seconds):
        """The same; None: it did not come so far."""
        began = time.monotonic()
        super().start()
        address = self.read_line(seconds)
        token = self.read_line(max(0.0, began + seconds - time.monotonic()))
        if not token:
            return None
        took = time.monotonic() - began
        # Whole or not at all, since an editor reads it at any time.
        with open(self.place + ".new", "w", encoding="ascii") as file:
            file.write(f"{address}\n{token}\n")
        os.rename(self.place + ".new", self.place)
        return took

    def library(self):
        """The file of the library that is open: the account's, once there is one."""
        own = glob.glob(f"{self.data}/accounts/*/library.db")
        return own[0] if own else f"{self.data}/library.db"

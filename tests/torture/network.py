"""Network namespaces: one for the servers, one for each device, and a bad link between each device and the servers."""
import ctypes
import json
import os
import subprocess
import sys

from processes import Program

HERE = os.path.dirname(os.path.abspath(__file__))
SERVERS_ADDRESS = "10.88.0.1"


def ip(*words):
    subprocess.run(["ip", *words], check=True)


class Namespace:
    """Has a loopback of its own; gone with close()."""

    def __init__(self, name):
        self.name = name
        subprocess.run(["ip", "netns", "delete", name], stderr=subprocess.DEVNULL, check=False)  # of a killed run
        ip("netns", "add", name)
        self.ip("link", "set", "lo", "up")

    def ip(self, *words):
        ip("-netns", self.name, *words)

    def command(self, command):
        return ["ip", "netns", "exec", self.name, *command]

    def close(self):
        subprocess.run(["ip", "netns", "delete", self.name], check=False)


def enter(namespace):
    """What this thread connects from now on, and what it starts, is in there."""
    with open(f"/run/netns/{namespace.name}", "rb") as there:
        if ctypes.CDLL(None, use_errno=True).setns(there.fileno(), 0) != 0:
            raise OSError(ctypes.get_errno(), f"{namespace.name} cannot be entered")


class Link:
    """The only way from a device's namespace to that of the servers, where SERVERS_ADDRESS is."""

    def __init__(self, number, servers, device, seed, log, options=()):
        near, far = f"near{os.getpid()}x{number}"[:15], f"far{os.getpid()}x{number}"[:15]
        self.program = Program([sys.executable, f"{HERE}/bad_link.py", near, far, "--seed", str(seed), *options], log)
        self.program.start()
        if self.program.read_line() != "ready":
            raise RuntimeError(f"no link: see {log}")
        addresses = f"10.77.{number}.2", f"10.77.{number}.1"
        for name, namespace, own, peer in ((near, device, *addresses), (far, servers, *reversed(addresses))):
            ip("link", "set", name, "netns", namespace.name)
            namespace.ip("address", "add", own, "peer", peer, "dev", name)
            namespace.ip("link", "set", name, "up")
        device.ip("route", "add", "default", "via", addresses[1])

    def cut(self, seconds):
        self.program.write_line(f"cut {seconds}")

    def heal(self):
        self.program.write_line("good")

    def figures(self):
        self.program.write_line("figures")
        return json.loads(self.program.read_line())

    def close(self):
        self.program.kill()


def servers_namespace(name):
    servers = Namespace(name)
    servers.ip("address", "add", f"{SERVERS_ADDRESS}/32", "dev", "lo")
    return servers

#!/usr/bin/env python3
"""See README.md: devices on bad links edit one library each through servers that are killed, and lose nothing."""
import contextlib
import json
import os
import sys
import time
from collections import Counter

import checks
from device import Device
from faults import Faults
from harness import main, options_parser, say
from journal import read_journal
from library import behind, device_library, integrity, server_library
from network import HERE, Link, Namespace, servers_namespace
from processes import Program, wait_for
from server_side import ServerSide

ACCOUNTS = {"ada": "12345", "bob": "678"}  # handle: its devices
DRAINED_WITHIN = 60.0
GIVEN_UP_AFTER = 180.0


class World:
    """Servers and devices, and all that lies between them."""

    def __init__(self, options, folder, closing):
        self.folder = folder
        self.net = servers_namespace(f"mt{os.getpid()}s")
        closing.callback(self.net.close)
        self.side = ServerSide(options.server, folder, self.net)
        closing.callback(self.side.close)
        self.devices, self.links, self.owner = [], [], {}
        for handle, numbers in ACCOUNTS.items():
            self.side.make_account(handle)
            for number in map(int, numbers):
                self._add(options, number, handle, closing)

    def _add(self, options, number, handle, closing):
        net = Namespace(f"mt{os.getpid()}d{number}")
        closing.callback(net.close)
        bad = ["--delay", str(options.delay), "--loss", str(options.loss)]
        link = Link(number, self.net, net, options.seed + number, f"{self.folder}/link{number}.log", bad)
        closing.callback(link.close)
        device = Device(options.desktop, self.folder, f"device{number}", net.command)
        device.sign_in(self.side.url, handle, self.side.authority)
        closing.callback(device.kill)
        self.devices.append(device)
        self.links.append(link)
        self.owner[device] = handle

    def server_library(self, handle):
        return server_library(self.side.postgres.rows, handle)

    def behind(self):
        """How much is not sent or not read yet, by device."""
        heads = {handle: self.server_library(handle).account().get("seq", 0) for handle in ACCOUNTS}
        found = {device.name: behind(device_library(device.library()), heads[self.owner[device]])
                 for device in self.devices}
        return {name: what for name, what in found.items() if what}


def start_editors(world, options, closing):
    """One for each device, in its namespace."""
    with open(f"{world.folder}/films", "w", encoding="ascii") as films:
        library = device_library(world.devices[0].library())
        rows = library.rows("SELECT ref FROM movie ORDER BY popularity DESC, ref")
        films.write("\n".join(row["ref"] for row in rows))
    editors = []
    for number, device in enumerate(world.devices, 1):
        command = [sys.executable, f"{HERE}/editor.py", device.place, f"{world.folder}/{device.name}.journal",
                   films.name, "--name", device.name, "--edits", str(options.edits // len(world.devices) + 1),
                   "--seconds", str(options.minutes * 60), "--seed", str(options.seed * 100 + number)]
        editors.append(Program(device.inside(command), f"{world.folder}/{device.name}.editor.log"))
        editors[-1].start()
        closing.callback(editors[-1].kill)
    return editors


def drain(world):
    """Seconds until all is sent and read; None: it was not, in GIVEN_UP_AFTER."""
    began = time.monotonic()
    shown = began
    while behind := world.behind():
        now = time.monotonic()
        if now - began > GIVEN_UP_AFTER:
            return None
        if now - shown > 10:
            say(f"not sent, not read: {behind}")
            shown = now
        time.sleep(0.25)
    return time.monotonic() - began


def check(world, edits):
    found = []
    for handle in ACCOUNTS:
        server = world.server_library(handle)
        records = server.records()
        of_account = [edit for device in world.devices if world.owner[device] == handle for edit in edits[device]]
        found += checks.kept_digest(handle, server) + checks.kept_outcomes(handle, server)
        found += checks.lost_edits(records, of_account) + checks.lost_texts(records, of_account)
        found += checks.invented(records, of_account)
        for device in world.devices:
            if world.owner[device] == handle:
                found += checks.equal_libraries(device.name, device_library(device.library()), server)
    for device in world.devices:
        if (said := integrity(device.library())) != "ok":
            found.append(f"{device.name}: {said}")
    return found


def requests(world):
    """How often the servers answered each route with each status."""
    counts = Counter()
    for server in world.side.servers:
        with open(server.log, encoding="utf-8", errors="replace") as log:
            for line in log:
                if '"event":"request"' in line:
                    with contextlib.suppress(json.JSONDecodeError):  # cut off by a kill
                        said = json.loads(line)
                        counts[said.get("route", "").removeprefix("/api/v1"), said["status"]] += 1
    return counts


def outcomes(world):
    """What became of the changes that were sent; the server forgets the oldest."""
    rows = world.side.postgres.rows("SELECT outcome FROM sync_mutation")
    return Counter(json.loads(row["outcome"])["is"] for row in rows)


def last_state(device):
    """What a device said last about how it stands with its account."""
    with open(device.log, encoding="utf-8", errors="replace") as log:
        return ([line.strip() for line in log if '"event":"sync"' in line] or ["nothing"])[-1]


def run(options, folder, closing):
    began = time.monotonic()
    world = World(options, folder, closing)
    for device in world.devices:
        device.start()
    say(f"{len(world.devices)} devices run after {time.monotonic() - began:.1f} s; {folder}")
    faults = Faults(world.devices, world.links, world.side, options.seed)
    editors = start_editors(world, options, closing)
    if not options.calm:
        faults.start()
    wait_for(lambda: not any(editor.is_running() for editor in editors), options.minutes * 60 + 60, 1)
    if not options.calm:
        faults.stop()
    say("no more edits and faults")
    seconds = drain(world)
    found = list(faults.found)
    if seconds is None or seconds > DRAINED_WITHIN:
        left = world.behind()
        states = {device.name: last_state(device) for device in world.devices if device.name in left}
        found.append(f"not drained within {DRAINED_WITHIN:.0f} s: {seconds} s, {left} {states}")
    say(f"drained: {seconds} s")
    found += [f"{device.name}: does not end by itself" for device in world.devices if not device.stop()]
    edits = {device: read_journal(f"{folder}/{device.name}.journal", device.name) for device in world.devices}
    found += check(world, edits)
    tell(world, options, faults, edits, seconds, found)
    return found


def tell(world, options, faults, edits, seconds, found):
    links = [link.figures() for link in world.links]
    total = {name: sum(link[name] for link in links) for name in ("packets", "lost", "cut_off", "cuts")}
    asked = requests(world)
    answers = Counter(edit.outcome for of_device in edits.values() for edit in of_device)
    offsets = [device_library(device.library()).state().get("clock_offset") for device in world.devices]
    print(json.dumps({
        "seed": options.seed, "minutes": options.minutes,
        "edits": {**answers, "by entity": Counter(e.entity for of in edits.values() for e in of)},
        "faults": faults.counts, "slowest start of a device": max(faults.starts, default=None),
        "links": {**total, "late": max(link["late"] for link in links)},
        "seconds to drain": seconds, "outcomes of changes": outcomes(world), "clock offsets, ms": offsets,
        "requests": {f"{route} {status}": n for (route, status), n in sorted(asked.items())},
        "violations": len(found)}, indent=2))


def options():
    parser = options_parser()
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--edits", type=int, default=50_000)
    parser.add_argument("--delay", type=float, default=0.3, help="seconds, each way")
    parser.add_argument("--loss", type=float, default=0.05, help="of packets, each way")
    parser.add_argument("--calm", action="store_true", help="nothing is killed, restarted or cut")
    return parser.parse_args()


if __name__ == "__main__":
    main(run, options())

#!/usr/bin/env python3
"""See README.md: the desktop program is killed again and again while it edits and syncs, and loses nothing."""
import contextlib
import json
import os
import random
import shutil
import socket
import statistics
import sys
import time

import checks
from desktop_window import Display, Window
from device import Device
from harness import main, options_parser, say
from journal import read_journal
from library import behind, device_library, integrity, server_library, sqlite_rows
from processes import Program, wait_for
from server_side import Server, make_account

HERE = os.path.dirname(os.path.abspath(__file__))
LONGEST_LIFE = 2.0  # seconds
# So many of the starts may take as long as they need, so that slow ones are seen too.
WAITED_FOR = 0.25
STARTS_WITHIN = 2.0
DRAINED_WITHIN = 60.0


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


class World:
    """A server, the device that is killed, and another one of the same account that is not."""

    def __init__(self, options, folder, closing):
        self.folder, self.options, self.closing = folder, options, closing
        port = free_port()
        make_account(options.server, ["--data-dir", f"{folder}/server"], "ada")
        self.server = Server(options.server, folder, "server",
                             ["--listen", f"127.0.0.1:{port}", "--requests-per-minute", "0"])
        self.server.start()
        closing.callback(self.server.kill)
        self.victim, self.other = (Device(options.desktop, folder, name) for name in ("victim", "other"))
        for device in self.victim, self.other:
            closing.callback(device.kill)
            device.sign_in(f"http://127.0.0.1:{port}", "ada")
            device.start()
        self._edit(self.victim, slice(0, 460), options.seed, 20)
        self._edit(self.other, slice(460, 920), options.seed + 1, 2)

    def _edit(self, device, films, seed, a_second):
        """Each has films of its own, so that it is known what each has to show."""
        refs = [row["ref"] for row in device_library(device.library()).rows(
            "SELECT ref FROM movie ORDER BY popularity DESC, ref")]
        with open(f"{self.folder}/{device.name}.films", "w", encoding="ascii") as file:
            file.write("\n".join(refs[films]))
        editor = Program([sys.executable, f"{HERE}/editor.py", device.place, f"{self.folder}/{device.name}.journal",
                          file.name, "--name", device.name, "--edits", str(86400 * a_second), "--seconds", "86400",
                          "--seed", str(seed), "--burst", "5", "--alone"], f"{self.folder}/{device.name}.editor.log")
        editor.start()
        self.closing.callback(editor.kill)
        device.editor = editor

    def edits(self, device):
        return read_journal(f"{self.folder}/{device.name}.journal", device.name)

    def account(self):
        return server_library(sqlite_rows(f"{self.server.data}/library.db"), "ada")


class Killer:
    """Starts the victim, ends it, and looks at what it left."""

    def __init__(self, world, seed):
        self.world, self.draw = world, random.Random(seed)
        self.kills, self.starts, self.found, self.checked = 0, [], [], 0

    def round(self, program):
        """One life of a program over the victim's folder."""
        began = time.monotonic()
        start = self.draw.random() < WAITED_FOR
        life = self.draw.uniform(0, LONGEST_LIFE)
        took = program.start_within(30 if start else life)
        if took is not None:
            self.starts.append(took)
            if took > STARTS_WITHIN:
                self.found.append(f"kill {self.kills}: the start before it took {took:.2f} s")
        elif start or not program.is_running():
            self.found.append(f"kill {self.kills}: it does not start, or ended by itself; see {program.log}")
        time.sleep(max(0.0, life - (time.monotonic() - began) if not start else life))
        program.kill()
        self.kills += 1

    def look(self):
        """At a copy, since looking at it changes a file that was left in the middle of something."""
        world = self.world
        copy = f"{world.folder}/copy"
        shutil.rmtree(copy, ignore_errors=True)
        os.mkdir(copy)
        for end in ("", "-wal"):
            with contextlib.suppress(FileNotFoundError):
                shutil.copy(world.victim.library() + end, f"{copy}/library.db{end}")
        if (said := integrity(f"{copy}/library.db")) != "ok":
            self.found.append(f"kill {self.kills}: {said}")
        edits, seen = world.edits(world.victim), device_library(f"{copy}/library.db").seen()
        self.checked = len(edits)
        lost = checks.lost_edits(seen, edits) + checks.lost_texts(seen, edits)
        if lost:
            kept = f"{world.folder}/lost-{self.kills}"
            shutil.copytree(copy, kept, dirs_exist_ok=True)
            self.found += [f"kill {self.kills}, see {kept}: {one}" for one in lost]


def kill_all(world, options):
    killer = Killer(world, options.seed)
    world.victim.kill()
    for number in range(1, options.kills - options.windows + 1):
        killer.round(world.victim)
        killer.look()
        if number % 100 == 0:
            say(f"{number} kills, {killer.checked} edits, {len(killer.found)} violations")
    return killer


def kill_windows(world, options, killer):
    """The window, over the same library as a headless program that goes on to edit it, which it may not harm."""
    windows = Killer(world, options.seed + 1)
    with Display(f"{world.folder}/display.log") as display:
        window = Window(options.desktop, world.victim, display)
        world.closing.callback(window.kill)
        for number in range(1, options.windows + 1):
            if number % 2:
                world.victim.start()  # edits go on while the window is killed
            windows.round(window)
            if number % 2:
                world.victim.kill()
            windows.look()
            if number % 20 == 0:
                say(f"{number} windows killed, {len(windows.found)} violations")
    killer.found += [f"window: {one}" for one in windows.found]
    return windows


def settle(world, killer):
    """Everything is sent and read, and both devices and the server are equal. Seconds it took."""
    for device in (world.victim, world.other):
        device.editor.process.stdin.close()
    if not world.victim.is_running():
        world.victim.start()
    for device in (world.victim, world.other):
        device.editor.process.wait(60)
    began = time.monotonic()
    devices = world.victim, world.other

    def is_drained():
        head = world.account().account().get("seq", 0)
        return not any(behind(device_library(device.library()), head) for device in devices)

    if not wait_for(is_drained, DRAINED_WITHIN, 0.2):
        killer.found.append(f"not drained within {DRAINED_WITHIN:.0f} s")
    took = time.monotonic() - began
    killer.found += [f"{device.name} does not end by itself" for device in devices if not device.stop()]
    server = world.account()
    edits = world.edits(world.victim) + world.edits(world.other)
    records = server.records()
    killer.found += checks.kept_digest("server", server) + checks.kept_outcomes("server", server)
    killer.found += checks.lost_edits(records, edits) + checks.lost_texts(records, edits) + checks.invented(records, edits)
    for device in devices:
        killer.found += checks.equal_libraries(device.name, device_library(device.library()), server)
    return took


def figures(starts):
    if len(starts) < 2:
        return starts
    return {"seen": len(starts), "median": round(statistics.median(starts), 3),
            "p95": round(statistics.quantiles(starts, n=20)[-1], 3), "max": round(max(starts), 3)}


def run(options, folder, closing):
    world = World(options, folder, closing)
    say(f"both devices run; {folder}")
    killer = kill_all(world, options)
    windows = kill_windows(world, options, killer) if options.windows else Killer(world, 0)
    took = settle(world, killer)
    print(json.dumps({"seed": options.seed, "kills": killer.kills + windows.kills, "of windows": windows.kills,
                      "edits of the victim": len(world.edits(world.victim)),
                      "of the other device": len(world.edits(world.other)),
                      "seconds to start": figures(killer.starts), "of the window": figures(windows.starts),
                      "seconds to drain": round(took, 1), "violations": len(killer.found)}, indent=2))
    return killer.found


def options():
    parser = options_parser()
    parser.add_argument("--kills", type=int, default=1000, help="windows among them")
    parser.add_argument("--windows", type=int, help="a tenth of the kills")
    options = parser.parse_args()
    if options.windows is None:
        options.windows = options.kills // 10
    return options


if __name__ == "__main__":
    main(run, options())

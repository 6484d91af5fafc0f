#!/usr/bin/env python3
"""See README.md: how long a large library takes to its account, and from there to an empty device."""
import json
import os
import random
import statistics
import subprocess
import time
from collections import Counter

import checks
from device import Device
from edits import WORDS
from harness import main, options_parser, say
from library import behind, device_library, server_library, sqlite_rows
from network import Namespace, enter
from processes import wait_for
from rest import Rest
from server_side import Server, make_account

PORT = 8080
GIVEN_UP_AFTER = 600.0
SEEN_AGAIN = 9  # edits whose way to the other device is measured


class Traffic:
    """What goes to the server's port and comes from it, headers of packets included."""

    RULES = f"""
        table inet traffic {{
            counter sent {{}}
            counter received {{}}
            chain output {{
                type filter hook output priority 0;
                tcp dport {PORT} counter name sent
                tcp sport {PORT} counter name received
            }}
        }}"""

    def __init__(self, net, log):
        self.net, self.log = net, log
        subprocess.run(net.command(["nft", "-f", "-"]), input=self.RULES, text=True, check=True)

    def so_far(self):
        listed = subprocess.run(self.net.command(["nft", "-j", "list", "counters"]), capture_output=True, check=True)
        counters = [item["counter"] for item in json.loads(listed.stdout)["nftables"] if "counter" in item]
        found = Counter({f"bytes {counter['name']}": counter["bytes"] for counter in counters})
        with open(self.log, encoding="utf-8") as log:
            for line in log:
                if '"event":"request"' in line:
                    said = json.loads(line)
                    found["requests"] += 1
                    found[f"{said['method']} {said['route'].removeprefix('/api/v1')} {said['status']}"] += 1
        return found


def fill(rest, films, count, seed):
    """A library as people have them: a long diary, many ratings, some of everything else."""
    draw = random.Random(seed)

    def text(words):
        return " ".join(draw.choices(WORDS, k=words))

    def done(method, path, body=None):
        answer = rest.ask(method, path, body)
        if answer.status >= 300:
            raise RuntimeError(f"{method} {path}: {answer.status} {answer.json}")
        return answer.json

    lists = [done("POST", "/me/lists", {"name": f"List {n}", "about": text(8)})["id"]
             for n in range(max(1, count // 1000))]
    made = len(lists)
    for at, film in enumerate(films[:count // 10]):
        done("PUT", f"/me/ratings/{film}", {"points": draw.randint(1, 100)})
        made += 1
        items = f"/me/lists/{lists[at % len(lists)]}/items/"
        for often, path in (5, "/me/favourites/"), (4, "/me/watchlist/"), (2, items):
            if at % often == 0:
                done("PUT", path + film)
                made += 1
        if at % 8 == 0:
            done("POST", "/me/reviews", {"movie": film, "text": text(60)})
            made += 1
    # Films of the diary that are not on the watchlist, which they would leave.
    for at in range(count - made):
        day = f"{2000 + at % 25}-{at % 12 + 1:02}-{at % 28 + 1:02}"
        film = films[(at * 4 + 1) % (len(films) - 4) // 4 * 4 + 1]
        done("POST", "/me/watches", {"movie": film, "watched_on": day, "note": text(6)})


def in_step(device, account):
    head = account().account().get("seq", 0)
    return head > 0 and os.path.exists(device.library()) and not behind(device_library(device.library()), head)


def first_start(device):
    device.sign_in(f"http://127.0.0.1:{PORT}", "ada")
    device.start()


def measure(what, traffic, act, is_done):
    before, began = traffic.so_far(), time.monotonic()
    act()
    ended = wait_for(is_done, GIVEN_UP_AFTER, 0.05)
    took = time.monotonic() - began
    figures = {"seconds": round(took, 2) if ended else None, **dict(traffic.so_far() - before)}
    say(f"{what}: {json.dumps(figures)}")
    return figures


def way_of_an_edit(one, other, film, draw):
    """Seconds until an edit on one device is seen on the other."""
    points = draw.randint(1, 100)
    one.ask("PUT", f"/me/ratings/{film}", {"points": points})
    began = time.monotonic()

    def is_seen():
        said = other.ask("GET", f"/me/ratings/{film}")
        return said.status == 200 and said.json["mine"]["points"] == points

    return time.monotonic() - began if wait_for(is_seen, 60, 0.01) else None


def ways(one, other, films, seed):
    draw, found = random.Random(seed), []
    for at in range(SEEN_AGAIN):
        time.sleep(draw.uniform(0, 4))
        pair = (one, other) if at % 2 else (other, one)
        found.append(way_of_an_edit(*pair, films[at], draw))
    return found


def run(options, folder, closing):
    net = Namespace(f"mt{os.getpid()}f")
    closing.callback(net.close)
    make_account(options.server, ["--data-dir", f"{folder}/server"], "ada")
    server = Server(options.server, folder, "server", ["--listen", f"127.0.0.1:{PORT}"], net.command)
    closing.callback(server.kill)
    server.start()
    traffic = Traffic(net, server.log)
    full, empty = (Device(options.desktop, folder, name, net.command) for name in ("full", "empty"))
    for device in full, empty:
        closing.callback(device.kill)

    full.start()
    films = [row["ref"] for row in device_library(full.library()).rows("SELECT ref FROM movie ORDER BY ref")]
    enter(net)  # from here on this thread asks the devices from where they are
    began = time.monotonic()
    with open(full.place, encoding="ascii") as place:
        fill(Rest(*place.read().split()), films, options.records, options.seed)
    say(f"{options.records} records made in {time.monotonic() - began:.0f} s")
    full.stop()

    def of_account():
        return server_library(sqlite_rows(f"{server.data}/library.db"), "ada")

    found, figures = [], {}
    for device, what in (full, "the library goes to its account"), (empty, "an empty device reads it"):
        figures[what] = measure(what, traffic, lambda: first_start(device), lambda: in_step(device, of_account))
        found += checks.equal_libraries(device.name, device_library(device.library()), of_account())
    figures["records"] = len(of_account().records())
    rests = []
    for device in full, empty:
        with open(device.place, encoding="ascii") as place:
            rests.append(Rest(*place.read().split()))
    times = ways(*rests, films, options.seed)
    figures["seconds until an edit is seen on the other device"] = {
        "median": None if None in times else round(statistics.median(times), 2),
        "all": [time and round(time, 2) for time in times]}
    if None in times:
        found.append("an edit was not seen on the other device within a minute")
    print(json.dumps({**figures, "violations": len(found)}, indent=2))
    return found


def options():
    parser = options_parser()
    parser.add_argument("--records", type=int, default=20_000)
    return parser.parse_args()


if __name__ == "__main__":
    main(run, options())

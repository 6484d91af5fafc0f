#!/usr/bin/env python3
"""A bad link between two tun devices: packets are late, some are lost, and at times none gets through.

    bad_link.py NEAR FAR [--delay 0.3] [--jitter 0.03] [--loss 0.05] [--seed 1]

Makes both devices in the network namespace it is started in and says "ready"; they may then be moved to others. Each
packet waits on its own, so that jitter also changes their order, as netem's does. On standard input:

    cut SECONDS   nothing gets through for that long
    good          from now on without delay, loss and cuts
    figures       answers a line of JSON: packets, lost, cut_off, cuts, late (the longest a packet waited too long)

and the end of standard input ends it.
"""
import argparse
import fcntl
import heapq
import json
import os
import random
import selectors
import struct
import sys
import time

TUNSETIFF = 0x400454CA
IFF_TUN = 0x0001
IFF_NO_PI = 0x1000
LARGEST_PACKET = 65536
# A queue this long means that the link is slower than what is sent; a router drops then, too.
MOST_WAITING = 2000


def open_tun(name):
    tun = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
    fcntl.ioctl(tun, TUNSETIFF, struct.pack("16sH22x", name.encode(), IFF_TUN | IFF_NO_PI))
    return tun


class BadLink:
    def __init__(self, options):
        self.delay, self.jitter, self.loss = options.delay, options.jitter, options.loss
        self.random = random.Random(options.seed)
        near, far = open_tun(options.near), open_tun(options.far)
        self.other = {near: far, far: near}
        self.waiting = []  # heap of (when, number, where to, packet)
        self.cut_until = 0.0
        self.figures = {"packets": 0, "lost": 0, "cut_off": 0, "cuts": 0, "late": 0.0}

    def take(self, tun):
        """Reads all that a device has to send."""
        while True:
            try:
                packet = os.read(tun, LARGEST_PACKET)
            except BlockingIOError:
                return
            self.figures["packets"] += 1
            now = time.monotonic()
            if now < self.cut_until:
                self.figures["cut_off"] += 1
            elif self.random.random() < self.loss or len(self.waiting) >= MOST_WAITING:
                self.figures["lost"] += 1
            else:
                due = now + max(0.0, self.delay + self.random.uniform(-self.jitter, self.jitter))
                heapq.heappush(self.waiting, (due, self.figures["packets"], self.other[tun], packet))

    def deliver(self):
        """Hands over what is due; answers how long until the next is, None: nothing waits."""
        while self.waiting:
            now = time.monotonic()
            due, _, tun, packet = self.waiting[0]
            if due > now:
                return due - now
            heapq.heappop(self.waiting)
            self.figures["late"] = max(self.figures["late"], now - due)
            if now < self.cut_until:
                self.figures["cut_off"] += 1
                continue
            try:
                os.write(tun, packet)
            except OSError:  # the device is down, not up yet, or its queue is full
                self.figures["lost"] += 1
        return None

    def obey(self, words):
        if words[0] == "cut":
            self.cut_until = time.monotonic() + float(words[1])
            self.figures["cuts"] += 1
        elif words[0] == "good":
            self.delay = self.jitter = self.loss = self.cut_until = 0.0
        elif words[0] == "figures":
            print(json.dumps(self.figures), flush=True)

    def run(self):
        ready = selectors.DefaultSelector()
        for tun in self.other:
            ready.register(tun, selectors.EVENT_READ)
        ready.register(sys.stdin, selectors.EVENT_READ)
        print("ready", flush=True)
        while True:
            for key, _ in ready.select(self.deliver()):
                if key.fileobj is not sys.stdin:
                    self.take(key.fileobj)
                    continue
                line = sys.stdin.readline()
                if not line:
                    return
                self.obey(line.split())


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("near")
    parser.add_argument("far")
    parser.add_argument("--delay", type=float, default=0.3, help="seconds, each way")
    parser.add_argument("--jitter", type=float, default=0.03, help="seconds more or less")
    parser.add_argument("--loss", type=float, default=0.05, help="of packets, each way")
    parser.add_argument("--seed", type=int, default=1)
    BadLink(parser.parse_args()).run()


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Edits a library through a device's own REST interface until told to stop, and writes down what was acknowledged.

    editor.py PLACE JOURNAL FILMS --name A --edits 6000 --seconds 1800 --seed 7 [--burst 20] [--alone]

PLACE is a file with the address and the token, a line each, written anew when the device starts again. FILMS has refs.
At the end of standard input, after the last edit, and when SECONDS are over, it ends.
"""
import argparse
import select
import sys
import time

from edits import Editor, Films
from journal import Journal
from rest import NotSent, Rest, Unanswered

LOOK_AROUND = 10.0  # seconds
NOBODY_THERE = 0.1


class Place:
    """Where the device is now."""

    def __init__(self, path):
        self.path, self.text, self.rest = path, None, None

    def find(self):
        try:
            with open(self.path, encoding="ascii") as file:
                text = file.read()
        except FileNotFoundError:
            return None
        if text != self.text and text.count("\n") == 2:
            self.text, self.rest = text, Rest(*text.split())
        return self.rest


def is_over(options, started):
    return time.monotonic() - started > options.seconds or select.select([sys.stdin], [], [], 0)[0]


def rest_until(moment):
    """Or until told to stop."""
    select.select([sys.stdin], [], [], max(0.0, moment - time.monotonic()))


def work(options):
    journal, place = Journal(options.journal), Place(options.place)
    with open(options.films, encoding="ascii") as file:
        editor = Editor(None, journal, Films(file.read().split()), options.name, options.seed)
    if options.alone:
        editor.leave_out("prefer")  # there is one of it
    started = looked = time.monotonic()
    pause_at = 0
    while journal.done < options.edits and not is_over(options, started):
        if journal.done >= pause_at:  # as people and programs do: much at once, then nothing for a while
            pause_at += editor.draw.randint(1, 2 * options.burst)
            rest_until(started + journal.done * options.seconds * 0.95 / options.edits)
        before = journal.count
        try:
            editor.rest = place.find()
            if editor.rest is None:
                raise NotSent("not started yet")
            if not options.alone and time.monotonic() - looked > LOOK_AROUND:
                editor.look_around()
                looked = time.monotonic()
            editor.step()
        except (NotSent, Unanswered) as error:
            if journal.count > before:
                journal.became("not" if isinstance(error, NotSent) else "maybe")
            time.sleep(NOBODY_THERE)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("place")
    parser.add_argument("journal")
    parser.add_argument("films")
    parser.add_argument("--name", required=True)
    parser.add_argument("--edits", type=int, required=True)
    parser.add_argument("--seconds", type=float, required=True)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--burst", type=int, default=20, help="how many edits follow each other closely, on average")
    parser.add_argument("--alone", action="store_true", help="change no records of others")
    work(parser.parse_args())


if __name__ == "__main__":
    main()

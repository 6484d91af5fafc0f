#!/usr/bin/env python3
"""That the checks find what they look for: python3 tests/torture/checks_test.py"""
import json
import unittest

import checks
from journal import Edit
from library import Record


def record(entity, key, fields, seq=1, dead=False):
    stamped = {name: [value, "0192f3c1a2b3-0000-9f31c2d4"] for name, value in fields.items()}
    return Record({"entity": entity, "key": key, "seq": seq, "dead": dead, "fields": json.dumps(stamped)})


def edit(device, at, entity, key, fields, outcome="done", **more):
    return Edit(device, int(at), at, entity, key, fields, outcome=outcome, told_at=at, **more)


def by_key(*records):
    return {(one.entity, one.key): one for one in records}


class LostEdits(unittest.TestCase):
    rated = [edit("a", 1, "rating", "f", {"value": 10, "present": True}),
             edit("a", 2, "rating", "f", {"value": 20, "present": True}),
             edit("b", 3, "rating", "f", {"value": 30, "present": True})]

    def lost(self, records, edits):
        return checks.lost_edits(by_key(*records), edits)

    def test_the_last_of_any_device_may_be_there(self):
        for value in 20, 30:
            self.assertEqual([], self.lost([record("rating", "f", {"value": value, "present": True})], self.rated))

    def test_one_that_its_own_device_followed_may_not(self):
        self.assertTrue(self.lost([record("rating", "f", {"value": 10, "present": True})], self.rated))

    def test_a_record_may_not_be_missing(self):
        self.assertTrue(self.lost([], self.rated))
        self.assertTrue(self.lost([], [edit("a", 1, "pref", "country", {"value": "DE"})]))

    def test_what_had_no_answer_may_be_there_or_not(self):
        edits = self.rated[:1] + [edit("a", 2, "rating", "f", {"value": 20, "present": True}, "maybe")]
        for value in 10, 20:
            self.assertEqual([], self.lost([record("rating", "f", {"value": value, "present": True})], edits))

    def test_a_much_later_one_of_another_device_may_not_lose(self):
        edits = self.rated[:1] + [edit("b", 1 + checks.CLOCKS_APART * 2, "rating", "f", {"value": 30})]
        self.assertTrue(self.lost([record("rating", "f", {"value": 10, "present": True})], edits))

    def test_a_diary_entry_stays_until_somebody_removes_it_and_then_is_gone(self):
        made = edit("a", 1, "watch", "w", {"note": "n"})
        removed = edit("b", 2, "watch", "w", {}, end=True)
        here, gone = record("watch", "w", {"note": "n"}), record("watch", "w", {}, dead=True)
        self.assertEqual([], self.lost([here], [made]))
        self.assertTrue(self.lost([gone], [made]))
        self.assertEqual([], self.lost([gone], [made, removed]))
        self.assertTrue(self.lost([here], [made, removed]))

    def test_a_removed_list_may_take_its_films_along(self):
        edits = [edit("a", 1, "list_item", "l/f", {"present": True}),
                 edit("a", 2, "list", "l", {"present": False}, all_of="l")]
        gone = record("list", "l", {"present": False})
        for present in True, False:
            self.assertEqual([], self.lost([record("list_item", "l/f", {"present": present}), gone], edits))


class Texts(unittest.TestCase):
    written = [edit("a", 1, "review", "r", {"text": "one"}),
               edit("a", 2, "review", "r", {"text": "two"}, parent="one"),
               edit("b", 3, "review", "r", {"text": "three"}, parent="one")]

    def test_both_of_the_same_time_are_kept(self):
        current = record("review", "r", {"text": "three"})
        self.assertTrue(checks.lost_texts(by_key(current), self.written))
        copy = record("text_copy", "v", {"record": "review/r", "text": "two"})
        self.assertEqual([], checks.lost_texts(by_key(current, copy), self.written))

    def test_one_that_follows_stands_for_those_before(self):
        current = record("review", "r", {"text": "two"})
        self.assertEqual([], checks.lost_texts(by_key(current), self.written[:2]))

    def test_one_without_answer_stands_for_none_unless_it_is_there(self):
        edits = [self.written[0], edit("a", 2, "review", "r", {"text": "two"}, "maybe", parent="one")]
        self.assertTrue(checks.lost_texts(by_key(record("review", "r", {"text": "zero"})), edits))
        self.assertEqual([], checks.lost_texts(by_key(record("review", "r", {"text": "two"})), edits))


class Stored:
    """A library that holds what it is given."""

    user = 1

    def __init__(self, *records, rows=(), unsent=0):
        self.told, self.shown, self.waits = records, set(rows), unsent

    def tables(self):
        return {"rating": self.shown}

    def records(self):
        return by_key(*self.told)

    def unsent(self):
        return self.waits

    def rows(self, _sql):
        return []


class EqualLibraries(unittest.TestCase):
    server = Stored(record("watch", "w", {"note": "n"}, seq=7), record("watch", "x", {}, seq=8, dead=True), rows={("f", 50)})

    def test_equal_ones_are_equal_also_without_what_is_long_gone(self):
        device = Stored(record("watch", "w", {"note": "n"}, seq=7), rows={("f", 50)})
        self.assertEqual([], checks.equal_libraries("a", device, self.server))

    def test_whatever_differs_is_told(self):
        same = record("watch", "w", {"note": "n"}, seq=7)
        for device in (Stored(same), Stored(rows={("f", 50)}), Stored(same, rows={("f", 50)}, unsent=1),
                       Stored(record("watch", "w", {"note": "n"}, seq=9), rows={("f", 50)}),
                       Stored(record("watch", "w", {"note": "m"}, seq=7), rows={("f", 50)}),
                       Stored(same, record("watch", "y", {}, seq=6), rows={("f", 50)})):
            self.assertTrue(checks.equal_libraries("a", device, self.server))


class Invented(unittest.TestCase):
    def test_nothing_comes_from_nowhere_and_nothing_twice(self):
        maybe = edit("a", 1, "watch", None, {"note": "n"}, "maybe")
        one, two = record("watch", "w", {"note": "n"}), record("watch", "x", {"note": "n"})
        self.assertEqual([], checks.invented(by_key(one), [maybe]))
        self.assertTrue(checks.invented(by_key(one, two), [maybe]))
        self.assertTrue(checks.invented(by_key(one), []))


if __name__ == "__main__":
    unittest.main()

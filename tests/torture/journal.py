"""What an editor wanted and what it was told: one JSON object a line.

    {"i": 7, "at": 12.3, "entity": "rating", "key": "imdb:tt1", "fields": {"value": 90, "present": true}}
    {"i": 7, "at": 12.4, "is": "done"}      acknowledged
    {"i": 8, "at": 13.0, "is": "maybe"}     sent, without an answer; so is a line that nothing follows
    {"i": 9, "at": 13.1, "is": "not"}       refused or never sent

`key` is null for a record that is being made, and follows with "done". `end` is true when a SET record ends, `from` the
text that a new one was made from, `all_of` a list whose items go with it.
"""
import json
import time
from dataclasses import dataclass


class Journal:
    def __init__(self, path):
        self.file = open(path, "a", encoding="utf-8", buffering=1)  # a whole line at a time
        self.count = self.done = 0

    def want(self, entity, key, fields, **more):
        self.count += 1
        self._write({"i": self.count, "at": time.time(), "entity": entity, "key": key, "fields": fields, **more})

    def became(self, what, **more):
        self.done += what == "done"
        self._write({"i": self.count, "at": time.time(), "is": what, **more})

    def _write(self, line):
        self.file.write(json.dumps(line, ensure_ascii=False) + "\n")


@dataclass
class Edit:
    device: str
    i: int
    at: float
    entity: str
    key: str
    fields: dict
    end: bool = False
    parent: str = None  # "from"
    all_of: str = None
    outcome: str = "maybe"
    told_at: float = None


def read_journal(path, device):
    """The edits in order, without those that did not happen."""
    edits = {}
    with open(path, encoding="utf-8") as file:
        for text in file:
            line = json.loads(text)
            if "entity" in line:
                edits[line["i"]] = Edit(device, line["i"], line["at"], line["entity"], line["key"], line["fields"],
                                        line.get("end", False), line.get("from"), line.get("all_of"))
            else:
                edit = edits[line["i"]]
                edit.outcome, edit.told_at = line["is"], line["at"]
                edit.key = line.get("key", edit.key)
    return [edit for edit in edits.values() if edit.outcome != "not"]

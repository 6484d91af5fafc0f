"""What has to hold once all is sent and read. Every check answers a list of violations in words."""
import json
from collections import defaultdict

from library import digest

TEXTS = {("review", "text"), ("list", "about")}
# Fields of which every edit is a new value, so that one may be asked whether the latest is there.
ALWAYS_NEW = {("rating", "value"), ("watch", "note"), ("list", "name")}
# Seconds by which a device may take the time of its server to be another one, on a link that is cut for long.
CLOCKS_APART = 40.0
MOST_SHOWN = 5


def shown(items):
    items = sorted(map(str, items))
    return "; ".join(items[:MOST_SHOWN]) + (f"; and {len(items) - MOST_SHOWN} more" if len(items) > MOST_SHOWN else "")


def equal_libraries(name, device, server):
    """Of a device and the server: what is seen, the records, and nothing waits."""
    found = []
    theirs = server.tables()
    for entity, rows in device.tables().items():
        if rows != theirs[entity]:
            found.append(f"{name}: {entity} differs; only here: {shown(rows - theirs[entity])};"
                         f" only on the server: {shown(theirs[entity] - rows)}")
    own, others = device.records(), server.records()
    for key in own.keys() | others.keys():
        mine, other = own.get(key), others.get(key)
        if mine and not other or other and other.is_visible and (not mine or mine.told() != other.told()):
            found.append(f"{name}: base of {key}: {mine and mine.told()}, on the server {other and other.told()}")
    if digest(own) != digest(others):
        found.append(f"{name}: digests differ: {digest(own)} {digest(others)}")
    if device.unsent():
        found.append(f"{name}: {device.unsent()} changes are not sent")
    for row in device.rows(f"SELECT entity, key, fields, code, message FROM sync_refused WHERE user_id = {device.user}"):
        found.append(f"{name}: refused: {dict(row)}")
    return found


def kept_digest(name, server):
    """The server's digest, brought up to date with every change, against one made afresh."""
    kept, fresh = json.loads(server.account()["digest"]), digest(server.records())
    return [] if kept == fresh else [f"{name}: the server keeps the digest {kept}, its records have {fresh}"]


def kept_outcomes(name, server):
    """Every change of every device was taken once: they are numbered without gaps, and none has two numbers."""
    gaps = server.rows("SELECT d.device_id, d.last_n, count(*) AS kept, min(m.n) AS first, max(m.n) AS last"
                       " FROM sync_device d JOIN sync_mutation m ON m.user_id = d.user_id AND m.device_id = d.device_id"
                       f" WHERE d.user_id = {server.user} GROUP BY d.device_id, d.last_n"
                       " HAVING max(m.n) <> d.last_n OR max(m.n) - min(m.n) + 1 <> count(*)")
    twice = server.rows(f"SELECT mid, count(*) AS times FROM sync_mutation WHERE user_id = {server.user}"
                        " GROUP BY mid HAVING count(*) > 1")
    return [f"{name}: gaps in the changes of a device: {row}" for row in gaps] + \
        [f"{name}: a change was taken {row['times']} times: {row['mid']}" for row in twice]


def by_record(edits):
    records = defaultdict(list)
    for edit in edits:
        if edit.key is not None:
            records[edit.entity, edit.key].append(edit)
    for edit in edits:
        if edit.all_of:  # a list that is removed takes its items along, those that it had there and then
            for entity, key in [record for record in records if record[0] == "list_item"]:
                if key.startswith(edit.all_of + "/"):
                    records[entity, key].append(
                        type(edit)(edit.device, edit.i, edit.at, entity, key, {"present": False}))
    for of_record in records.values():
        of_record.sort(key=lambda edit: edit.at)
    return records


def last_of_each_device(edits, name):
    """Which edits may have written a field last: of each device the last acknowledged one, and those after it of which
    nobody knows whether they were done."""
    last = []
    for device in {edit.device for edit in edits}:
        own = [edit for edit in edits if edit.device == device and name in edit.fields]
        done = [at for at, edit in enumerate(own) if edit.outcome == "done"]
        last += own[done[-1] if done else 0:]
    return last


def lost_field(record, edits, name):
    """Whether a field of a record holds what somebody wrote last."""
    of_record = f"{edits[0].entity} {edits[0].key}: {name}"
    last = last_of_each_device(edits, name)
    value = record.value(name) if record else None
    if value is None and all(edit.outcome != "done" for edit in last):
        return []
    # What was never there is not there any more, without a change to record.
    value = bool(value) if name == "present" else value
    if value not in [edit.fields[name] for edit in last]:
        return [f"{of_record} is {value!r}, and last were written {shown(last)}"]
    if (edits[0].entity, name) not in ALWAYS_NEW:
        return []
    winner = max(edit.told_at or edit.at for edit in last if edit.fields[name] == value)
    return [f"{of_record} is {value!r} of {winner:.1f}, and the later edit is lost: {edit}" for edit in last
            if edit.outcome == "done" and edit.fields[name] != value and edit.at > winner + CLOCKS_APART]


def lost_edits(records, edits):
    """Every acknowledged edit is there or was followed by one of another device."""
    found = []
    for (entity, key), of_record in by_record(edits).items():
        record = records.get((entity, key))
        ends = [edit for edit in of_record if edit.end]
        if ends:
            if any(edit.outcome == "done" for edit in ends) and record and not record.dead:
                found.append(f"{entity} {key}: removed, and is there again")
            if record is None or record.dead:
                continue
        if entity == "watch" and (record is None or record.dead):
            found.append(f"{entity} {key}: gone, and nobody removed it")
            continue
        names = {name for edit in of_record for name in edit.fields}
        if record is None and "present" in names:  # of what is gone there is nothing else to look at
            names = {"present"}
        for name in sorted(names):
            if (entity, name) not in TEXTS:
                found += lost_field(record, of_record, name)
    return found


def lost_texts(records, edits):
    """Every text is current, kept as a copy, or one from which such a text was made. Where only what is seen is known,
    texts of records that somebody removed are not."""
    found = []
    gone = {edit.key for edit in edits if edit.fields.get("present") is False and (edit.entity, edit.key) not in records}
    copies = {record.value("text") for (entity, _), record in records.items() if entity == "text_copy"}
    for entity, name in sorted(TEXTS):
        current = {record.value(name) for key, record in records.items() if key[0] == entity}
        made_from = defaultdict(list)
        written = [edit for edit in edits if edit.entity == entity and name in edit.fields]
        for edit in written:
            made_from[edit.parent].append(edit.fields[name])

        def is_kept(text):
            waiting = [text]
            while waiting:
                one = waiting.pop()
                if one in current or one in copies:
                    return True
                waiting += made_from.get(one, [])
            return False

        found += [f"{entity} {edit.key}: the text {edit.fields[name]!r} of {edit.device} is lost"
                  for edit in written
                  if edit.outcome == "done" and edit.key not in gone and not is_kept(edit.fields[name])]
    return found


def invented(records, edits):
    """Nothing is there that nobody made, and nothing twice."""
    made = {(edit.entity, edit.key) for edit in edits if edit.key}
    marks = [edit.fields.get("note") or edit.fields.get("text") or edit.fields.get("name")
             for edit in edits if edit.key is None]
    found, seen = [], defaultdict(list)
    for (entity, key), record in records.items():
        if entity == "text_copy":
            continue
        mark = {"watch": "note", "review": "text", "list": "name"}.get(entity)
        if mark and not record.dead:
            seen[record.value(mark)].append(key)
        if (entity, key) not in made and (not mark or record.value(mark) not in marks):
            found.append(f"{entity} {key}: nobody made it: {record.fields}")
    for entity, name in TEXTS:
        written = {edit.fields.get(name) for edit in edits if edit.entity == entity} | {None, ""}
        found += [f"{entity} {key[1]}: the text {record.value(name)!r} was never written"
                  for key, record in records.items() if key[0] == entity and record.value(name) not in written]
    found += [f"{mark!r} is there {len(keys)} times: {keys}" for mark, keys in seen.items() if len(keys) > 1]
    return found

"""A person's library and its records as they are stored, on a device (SQLite) or on the server (PostgreSQL)."""
import contextlib
import hashlib
import json
import sqlite3

FLAG = "SELECT m.ref, t.added_at, t.note FROM {entity} t JOIN movie m ON m.id = t.movie_id WHERE t.user_id = {user}"
# What people see, by the names of records. Numbers of films are each database's own.
TABLES = {
    "rating": "SELECT m.ref, t.points, t.rated_at FROM rating t JOIN movie m ON m.id = t.movie_id"
              " WHERE t.user_id = {user}",
    "favourite": FLAG, "watchlist": FLAG, "hidden": FLAG,
    "nudge": "SELECT m.ref, t.direction, t.added_at FROM nudge t JOIN movie m ON m.id = t.movie_id"
             " WHERE t.user_id = {user}",
    "watch": "SELECT t.id, m.ref, t.watched_on, t.rewatch, t.note, t.place FROM watch t"
             " JOIN movie m ON m.id = t.movie_id WHERE t.user_id = {user}",
    "review": "SELECT t.id, m.ref, t.text, t.spoiler, t.visibility, t.written_at FROM review t"
              " JOIN movie m ON m.id = t.movie_id WHERE t.user_id = {user}",
    "list": "SELECT t.id, t.name, t.about, t.visibility, t.ranked, t.query FROM list t WHERE t.user_id = {user}",
    "list_item": "SELECT t.list_id, m.ref, t.pos, t.note FROM list_item t JOIN movie m ON m.id = t.movie_id"
                 " WHERE t.user_id = {user}",
    "text_copy": "SELECT t.id, t.record, t.text, t.written_at FROM text_copy t WHERE t.user_id = {user}",
    "pref": "SELECT t.name, t.value FROM preference t WHERE t.user_id = {user}",
}


class Record:
    """As sync_base has it: each field is [value, stamp], and a text's also has its version."""

    def __init__(self, row):
        self.entity, self.key, self.seq, self.dead = row["entity"], row["key"], row["seq"], bool(row["dead"])
        self.fields = json.loads(row["fields"])

    def value(self, name):
        return self.fields[name][0] if name in self.fields else None

    @property
    def is_visible(self):
        return not self.dead and self.value("present") is not False

    def told(self):
        return self.seq, self.dead, self.fields


class Seen:
    """A record as the tables show it; fields that people do not see are absent."""

    dead = False

    def __init__(self, **fields):
        self.fields = {**fields, "present": True}

    def value(self, name):
        return self.fields.get(name)


class Library:
    """`rows(sql)` answers rows by the names of their columns."""

    def __init__(self, rows, user):
        self.rows, self.user = rows, user

    def tables(self):
        """By entity, the set of its rows."""
        return {entity: {tuple(row.values()) for row in self.rows(sql.format(entity=entity, user=self.user))}
                for entity, sql in TABLES.items()}

    def records(self):
        """The base, by (entity, key)."""
        rows = self.rows(f"SELECT entity, key, seq, dead, fields FROM sync_base WHERE user_id = {self.user}")
        return {(row["entity"], row["key"]): Record(row) for row in rows}

    def seen(self):
        """The same from the tables: what people see, by (entity, key)."""
        rows = self.tables()
        found = {("rating", ref): Seen(value=points) for ref, points, _ in rows["rating"]}
        found |= {(entity, ref): Seen() for entity in ("favourite", "watchlist", "hidden") for ref, *_ in rows[entity]}
        found |= {("nudge", ref): Seen(direction="more" if way > 0 else "less") for ref, way, _ in rows["nudge"]}
        found |= {("watch", key): Seen(film=ref, note=note) for key, ref, _, _, note, _ in rows["watch"]}
        found |= {("review", key): Seen(film=ref, text=text) for key, ref, text, *_ in rows["review"]}
        found |= {("list", key): Seen(name=name, about=about) for key, name, about, *_ in rows["list"]}
        found |= {("list_item", f"{key}/{ref}"): Seen() for key, ref, *_ in rows["list_item"]}
        found |= {("pref", name): Seen(value=json.loads(value)) for name, value in rows["pref"]}
        found |= {("text_copy", key): Seen(record=record, text=text) for key, record, text, _ in rows["text_copy"]}
        return found

    def unsent(self):
        return self.rows(f"SELECT count(*) AS n FROM sync_outbox WHERE user_id = {self.user}")[0]["n"]

    def state(self):
        """sync_state of a device, {} before its first change."""
        return next(iter(self.rows(f"SELECT * FROM sync_state WHERE user_id = {self.user}")), {})

    def account(self):
        """sync_account of the server, {} before the first device."""
        return next(iter(self.rows(f"SELECT * FROM sync_account WHERE user_id = {self.user}")), {})


def sqlite_rows(path):
    """Opens the file for each query alone: who reads on keeps others from putting their log away."""
    def rows(sql):
        with contextlib.closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=10)) as connection:
            connection.row_factory = sqlite3.Row
            return [dict(row) for row in connection.execute(sql)]

    return rows


def device_library(path):
    rows = sqlite_rows(path)
    return Library(rows, rows("SELECT min(id) AS id FROM profile")[0]["id"])


def server_library(rows, handle):
    return Library(rows, rows(f"SELECT id FROM profile WHERE handle = '{handle}'")[0]["id"])


def behind(device, head):
    """What a device has not sent and not read of an account whose last change is `head`; None: it is in step."""
    unsent, state = device.unsent(), device.state()
    unread = head - int((state.get("cursor") or "0.0").split(".")[1])
    is_behind = unsent or unread or state.get("snapshot") or state.get("held")
    return f"{unsent} unsent, {unread} unread" if is_behind else None


def digest(records):
    """Of the visible ones, as sync_account and a pull's answer tell it."""
    sums = {}
    for record in records.values():
        if record.is_visible:
            text = f"{record.entity} {record.key} {record.seq}".encode()
            count, total = sums.get(record.entity, (0, 0))
            number = int.from_bytes(hashlib.sha256(text).digest()[:8], "big")
            sums[record.entity] = count + 1, (total + number) % 2**64
    return {entity: [count, f"{total:016x}"] for entity, (count, total) in sums.items()}


def integrity(path):
    """"ok", or what SQLite says."""
    try:
        with contextlib.closing(sqlite3.connect(path, timeout=10)) as connection:
            return connection.execute("PRAGMA integrity_check").fetchone()[0]
    except sqlite3.DatabaseError as error:
        return str(error)

"""What a person might do next, drawn from a seed."""
import random

WORDS = "rain train mirror desert letter winter dancer signal harbour violin garden summer window shadow river".split()
COUNTRIES = ["DE", "FR", "IT", "JP", "SE", "BR", "IN", "CA"]
# How often each is done. Texts and notes are made to meet those of other devices.
WEIGHTS = {"rate": 26, "unrate": 4, "favourite": 9, "watchlist": 9, "hidden": 3, "nudge": 3, "watch": 11, "note": 7,
           "unwatch": 3, "review": 3, "rewrite": 9, "unreview": 1, "list": 1, "rename": 2, "describe": 3, "add": 6,
           "take": 2, "unlist": .2, "prefer": 1}


class Films:
    """Those of the same kind of edit are shared by all devices: some by many edits, most by few."""

    def __init__(self, refs):
        self.hot, self.cold = refs[:30], refs[30:230]
        self.nudged, self.seen = refs[230:260], refs[260:460]

    def flagged(self, draw):
        return draw.choice(self.hot if draw.random() < .5 else self.cold)


class Editor:
    """Does one thing after the other and writes it down. `ids` are the records it knows, by entity."""

    def __init__(self, rest, journal, films, name, seed):
        self.rest, self.journal, self.films, self.name = rest, journal, films, name
        self.draw = random.Random(seed)
        self.ids = {"watch": [], "review": [], "list": []}
        self.kinds, self.weights = list(WEIGHTS), list(WEIGHTS.values())

    def leave_out(self, kind):
        self.weights[self.kinds.index(kind)] = 0

    def step(self):
        """True where something was wanted: a record to change may be missing, or change meanwhile."""
        return getattr(self, "do_" + self.draw.choices(self.kinds, self.weights)[0])()

    def look_around(self):
        """Learns of records that other devices made."""
        for entity, path in (("watch", "/me/watches?limit=100"), ("review", "/me/reviews?limit=100"),
                             ("list", "/me/lists?limit=100")):
            answer = self.rest.ask("GET", path)
            items = next((value for value in answer.json.values() if isinstance(value, list)), [])
            self.ids[entity] = list(dict.fromkeys(self.ids[entity][-100:] + [item["id"] for item in items]))

    # Films with a mark

    def do_rate(self):
        return self.put("rating", "ratings", {"value": self.draw.randint(1, 100)}, lambda f: {"points": f["value"]})

    def do_unrate(self):
        return self.take_off("rating", "ratings", self.films.flagged(self.draw))

    def do_favourite(self):
        return self.flag("favourite", "favourites")

    def do_watchlist(self):
        return self.flag("watchlist", "watchlist")

    def do_hidden(self):
        return self.flag("hidden", "hidden")

    def do_nudge(self):
        film = self.draw.choice(self.films.nudged)
        if self.draw.random() < .3:
            return self.take_off("nudge", "nudges", film)
        direction = self.draw.choice(["more", "less"])
        return self.put("nudge", "nudges", {"direction": direction}, lambda f: f, film)

    def flag(self, entity, path):
        film = self.films.flagged(self.draw)
        if self.draw.random() < .4:
            return self.take_off(entity, path, film)
        return self.put(entity, path, {}, lambda f: None, film)

    def put(self, entity, path, fields, body, film=None):
        film = film or self.films.flagged(self.draw)
        self.journal.want(entity, film, {**fields, "present": True})
        return self.send("PUT", f"/me/{path}/{film}", body(fields))

    def take_off(self, entity, path, film):
        self.journal.want(entity, film, {"present": False})
        return self.send("DELETE", f"/me/{path}/{film}")

    # The diary

    def do_watch(self):
        fields = {"film": self.draw.choice(self.films.seen), "note": self.text("seen")}
        self.journal.want("watch", None, fields)
        return self.make("watch", "/me/watches", {"movie": fields["film"], "note": fields["note"]})

    def do_note(self):
        return self.change("watch", "/me/watches", {"note": self.text("noted")})

    def do_unwatch(self):
        key = self.known("watch")
        if key is None:
            return False
        self.journal.want("watch", key, {}, end=True)
        return self.forget("watch", "/me/watches", key)

    # Texts

    def do_review(self):
        fields = {"film": self.draw.choice(self.films.seen), "text": self.text("review"), "present": True}
        self.journal.want("review", None, fields)
        return self.make("review", "/me/reviews", {"movie": fields["film"], "text": fields["text"]})

    def do_rewrite(self):
        return self.change("review", "/me/reviews", {"text": self.text("review")}, text="text", brings_back=True)

    def do_unreview(self):
        return self.remove("review", "/me/reviews")

    # Lists

    def do_list(self):
        fields = {"name": self.text("list"), "about": self.text("about"), "present": True}
        self.journal.want("list", None, fields)
        return self.make("list", "/me/lists", {"name": fields["name"], "about": fields["about"]})

    def do_rename(self):
        return self.change("list", "/me/lists", {"name": self.text("list")}, brings_back=True)

    def do_describe(self):
        return self.change("list", "/me/lists", {"about": self.text("about")}, text="about", brings_back=True)

    def do_unlist(self):
        return self.remove("list", "/me/lists", all_of=True)

    def do_add(self):
        return self.item("PUT", True)

    def do_take(self):
        return self.item("DELETE", False)

    def item(self, method, present):
        key, film = self.known("list"), self.films.flagged(self.draw)
        if key is None:
            return False
        self.journal.want("list_item", f"{key}/{film}", {"present": present})
        return self.send(method, f"/me/lists/{key}/items/{film}")

    def do_prefer(self):
        now = self.rest.ask("GET", "/me/preferences")
        wanted = {**now.json, "country": self.draw.choice(COUNTRIES)}
        self.journal.want("pref", "country", {"value": wanted["country"]})
        return self.send("PUT", "/me/preferences", wanted, now.etag)

    # What they are made of

    def text(self, what):
        """Never the same twice, in any run of any device."""
        words = " ".join(self.draw.choices(WORDS, k=self.draw.randint(2, 12)))
        return f"{what} {self.name}.{self.journal.count + 1} {words}"

    def known(self, entity):
        """Mostly one of the newest: these are where devices meet."""
        ids = self.ids[entity]
        if not ids:
            return None
        return self.draw.choice(ids[-5:] if self.draw.random() < .5 else ids)

    def change(self, entity, path, fields, text=None, brings_back=False):
        """A text names the one it was made from, so that it is told apart from one that knew nothing of it. A record that
        another device removes meanwhile is there again where an edit says so."""
        key = self.known(entity)
        if key is None:
            return False
        now = self.rest.ask("GET", f"{path}/{key}")
        if now.status != 200:
            self.ids[entity].remove(key)
            return False
        self.journal.want(entity, key, {**fields, "present": True} if brings_back else fields,
                          **({"from": now.json[text]} if text else {}))
        return self.send("PATCH", f"{path}/{key}", fields, now.etag)

    def make(self, entity, path, body):
        answer = self.send("POST", path, body, key=lambda said: said["id"])
        if answer:
            self.ids[entity].append(answer.json["id"])
        return True

    def remove(self, entity, path, all_of=False):
        key = self.known(entity)
        if key is None:
            return False
        self.journal.want(entity, key, {"present": False}, **({"all_of": key} if all_of else {}))
        return self.forget(entity, path, key)

    def forget(self, entity, path, key):
        self.ids[entity].remove(key)
        return self.send("DELETE", f"{path}/{key}")

    def send(self, method, path, body=None, etag=None, key=None):
        """The answer, when it was done; what has no answer is written down by whoever calls step()."""
        answer = self.rest.ask(method, path, body, etag)
        if answer.status >= 500:
            self.journal.became("maybe", status=answer.status)
        elif answer.status >= 400:
            self.journal.became("not", status=answer.status)
        else:
            self.journal.became("done", **({"key": key(answer.json)} if key else {}))
            return answer
        return None

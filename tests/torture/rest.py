"""Questions to a device's own REST interface, over one connection."""
import http.client
import json


class NotSent(Exception):
    """Nobody listens there: whatever was wanted has not happened."""


class Unanswered(Exception):
    """It was sent; whether it was done is not known."""


class Answer:
    def __init__(self, status, headers, body):
        self.status, self.etag, self.location = status, headers.get("ETag"), headers.get("Location")
        self.json = json.loads(body) if body and "json" in headers.get("Content-Type", "") else {}


class Rest:
    """`address` as a program prints it: http://127.0.0.1:41234/api/v1"""

    def __init__(self, address, token, seconds=30):
        self.host, self.prefix = address.removeprefix("http://").split("/", 1)
        self.token, self.seconds = token, seconds
        self.connection = None

    def ask(self, method, path, body=None, etag=None):
        headers = {"Authorization": f"Bearer {self.token}"}
        if etag:
            headers["If-Match"] = etag
        if body is not None:
            headers["Content-Type"] = "application/json"
        text = None if body is None else json.dumps(body)
        is_old = self.connection is not None
        if not is_old:
            self._connect()
        try:
            self.connection.request(method, f"/{self.prefix}{path}", text, headers)
            answer = self.connection.getresponse()
            read = Answer(answer.status, answer.headers, answer.read())
            if answer.will_close:
                self.close()
            return read
        except (OSError, http.client.HTTPException, ValueError) as error:
            self.close()
            if is_old and method == "GET":  # a connection that was not used for long is given up by the other side
                return self.ask(method, path, body, etag)
            raise Unanswered(f"{method} {path}: {error!r}") from error

    def close(self):
        if self.connection is not None:
            self.connection.close()
        self.connection = None

    def _connect(self):
        connection = http.client.HTTPConnection(self.host, timeout=self.seconds)
        try:
            connection.connect()
        except OSError as error:
            raise NotSent(str(error)) from error
        self.connection = connection

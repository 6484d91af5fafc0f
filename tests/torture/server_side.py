"""What the devices talk to: PostgreSQL, servers over it, and HAProxy with TLS before them."""
import os
import subprocess

from certificates import make_certificates
from network import SERVERS_ADDRESS
from processes import Program, wait_for

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PASSWORD = "a long enough secret"
HTTPS_PORT = 8443


class Postgres:
    """Its settings are those of an installation where it matters here: tables are looked after."""

    def __init__(self, folder):
        self.folder = f"{folder}/postgres"
        self.database = f"postgres:host={self.folder} user=matinee dbname=postgres"
        self.program = Program([f"{ROOT}/tests/support/postgres_server.sh", "run", self.folder], f"{folder}/postgres.log",
                               {"POSTGRES_SETTINGS": "autovacuum = on"})
        self.program.start()
        self._wait()

    def fault(self, how):
        """"restart fast", or "crash": the postmaster is killed."""
        self.program.write_line(how)
        self._wait()

    def rows(self, sql):
        """The rows of a query as values of JSON."""
        text = subprocess.run(
            ["psql", "-h", self.folder, "-U", "matinee", "-d", "postgres", "-qAt", "-v", "ON_ERROR_STOP=1", "-c",
             f"SELECT coalesce(json_agg(q), '[]') FROM ({sql}) q"], check=True, capture_output=True, text=True).stdout
        import json
        return json.loads(text)

    def close(self):
        self.program.process.stdin.close()
        self.program.process.wait()

    def _wait(self):
        if self.program.read_line(60) != "ready":
            raise RuntimeError(f"PostgreSQL does not run: see {self.program.log}")


class Server(Program):
    """One matinee-server; several share a database and a key."""

    def __init__(self, program, folder, name, options, inside=lambda command: command):
        self.data = f"{folder}/{name}"
        super().__init__(inside([program, "serve", "--data-dir", self.data, *options]), f"{folder}/{name}.log",
                         {"MATINEE_PASSWORD_COST": "small"})

    def start(self):
        size = os.path.getsize(self.log) if os.path.exists(self.log) else 0
        super().start()
        if not wait_for(lambda: self._said(size, b'"listening"') or not self.is_running(), 60) or not self.is_running():
            raise RuntimeError(f"A server does not run: see {self.log}")

    def _said(self, since, words):
        with open(self.log, "rb") as log:
            log.seek(since)
            return words in log.read()


def make_account(program, options, handle):
    subprocess.run([program, "admin", "create-user", handle, *options], input=PASSWORD + "\n", text=True, check=True,
                   stdout=subprocess.DEVNULL, env={**os.environ, "MATINEE_PASSWORD_COST": "small"})


HAPROXY = """
global
    maxconn 500
defaults
    mode http
    timeout connect 5s
    timeout http-request 60s
    timeout client 90s
    timeout server 90s
    option redispatch
    option forwardfor
frontend people
    bind {address}:{port} ssl crt {certificate} alpn h2,http/1.1
    default_backend servers
backend servers
    balance roundrobin
    option httpchk GET /readyz
    default-server check inter 500ms fall 1 rise 1
"""


class ServerSide:
    """All of it, in a namespace of its own."""

    def __init__(self, program, folder, namespace, servers=3):
        self.authority = make_certificates(folder, SERVERS_ADDRESS)
        self.url = f"https://{SERVERS_ADDRESS}:{HTTPS_PORT}"
        self.postgres = Postgres(folder)
        self.program = program
        self.shared = ["--database", self.postgres.database, "--server-key-file", f"{folder}/server.key"]
        self.servers = []
        for number in range(1, servers + 1):
            listen = ["--listen", f"127.0.0.1:{8080 + number}", "--trusted-proxy", "127.0.0.1", "--i-have-a-proxy"]
            self.servers.append(
                Server(program, folder, f"server{number}", self.shared + listen, namespace.command))
            self.servers[-1].start()
        self.proxy = Program(namespace.command(["haproxy", "-db", "-f", self._proxy_file(folder)]), f"{folder}/haproxy.log")
        self.proxy.start()

    def make_account(self, handle):
        make_account(self.program, ["--data-dir", self.servers[0].data, *self.shared], handle)

    def close(self):
        self.proxy.kill()
        for server in self.servers:
            server.kill()
        self.postgres.close()

    def _proxy_file(self, folder):
        text = HAPROXY.format(address=SERVERS_ADDRESS, port=HTTPS_PORT, certificate=f"{folder}/haproxy.pem")
        for number in range(1, len(self.servers) + 1):
            text += f"    server server{number} 127.0.0.1:{8080 + number}\n"
        with open(f"{folder}/haproxy.cfg", "w", encoding="ascii") as file:
            file.write(text)
        return file.name

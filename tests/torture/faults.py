"""What goes wrong, at random, until stopped: one thread for each kind, all drawn from one seed."""
import random
import threading
import time
import traceback

from processes import wait_for

# Mean seconds from one to the next, over all devices and servers.
OFTEN = {"kill device": 4, "kill server": 15, "restart PostgreSQL": 45, "cut": 5}
LONGEST_CUT = 30.0


class Faults:
    def __init__(self, devices, links, side, seed):
        self.devices, self.links, self.side = devices, links, side
        self.counts, self.starts, self.found = dict.fromkeys(OFTEN, 0), [], []
        self.over = threading.Event()
        acts = {"kill device": self.kill_device, "kill server": self.kill_server,
                "restart PostgreSQL": self.restart_postgres, "cut": self.cut}
        self.threads = [threading.Thread(target=self._torment, args=(kind, act, random.Random(f"{seed} {kind}")))
                        for kind, act in acts.items()]

    def start(self):
        for thread in self.threads:
            thread.start()

    def stop(self):
        """No more of them; what was killed runs again."""
        self.over.set()
        for thread in self.threads:
            thread.join()
        self.found += [f"{program.log}: ended by itself" for program in self.devices + self.side.servers
                       if not program.is_running()]
        for link in self.links:
            link.heal()

    def kill_device(self, draw):
        device = draw.choice(self.devices)
        self._kill(device, draw)
        self.starts.append(device.start())

    def kill_server(self, draw):
        server = draw.choice(self.side.servers)
        self._kill(server, draw)
        # While PostgreSQL is away a server does not start; whoever looks after it tries again.
        if not wait_for(lambda: self._starts(server), 60, 1):
            raise RuntimeError(f"{server.log}: does not start again")

    def restart_postgres(self, draw):
        self.side.postgres.fault(draw.choice(["restart fast", "crash"]))

    def cut(self, draw):
        draw.choice(self.links).cut(draw.uniform(1, LONGEST_CUT))

    def _kill(self, program, draw):
        if not program.is_running():
            self.found.append(f"{program.log}: ended by itself before {time.time():.1f}")
        program.kill()
        self.over.wait(draw.uniform(0, 3))

    @staticmethod
    def _starts(server):
        try:
            server.start()
        except RuntimeError:
            server.kill()
            return False
        return True

    def _torment(self, kind, act, draw):
        while not self.over.wait(draw.expovariate(1 / OFTEN[kind])):
            try:
                act(draw)
                self.counts[kind] += 1
            except Exception:  # the run goes on, and tells of it
                self.found.append(f"{kind}: {traceback.format_exc()}")

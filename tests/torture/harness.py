"""What the three runs share: options, a folder that stays when something is wrong, and how they end."""
import argparse
import contextlib
import os
import signal
import shutil
import sys
import tempfile
import time


def say(text):
    print(f"{time.strftime('%H:%M:%S')} {text}", flush=True)


def options_parser():
    parser = argparse.ArgumentParser()
    parser.add_argument("--server", required=True, help="the program matinee-server")
    parser.add_argument("--desktop", required=True, help="the program matinee")
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--keep", action="store_true", help="the folder stays, also when all is well")
    return parser


def main(run, options):
    """`run(options, folder, closing)` answers violations. Exit status 1 where there are any."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # what was started ends, too
    folder = tempfile.mkdtemp(prefix="matinee-torture-")
    os.chmod(folder, 0o755)  # PostgreSQL runs as somebody else
    with contextlib.ExitStack() as closing:
        found = run(options, folder, closing)
    for violation in found:
        print(f"VIOLATION {violation}")
    if found or options.keep:
        print(f"what is left of it: {folder}")
    else:
        shutil.rmtree(folder)
    sys.exit(1 if found else 0)

#!/usr/bin/env bash
# The desktop program is killed again and again while it edits and syncs, and nothing is lost.
# kill_desktop.sh [--kills 1000] [--windows 100] [--seed N] [--keep]
# shellcheck source=tests/torture/programs.sh
source "$(dirname "$0")/programs.sh"
exec python3 tests/torture/kill_desktop.py "${programs[@]}" "$@"

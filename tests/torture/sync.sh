#!/usr/bin/env bash
# Devices on bad links, servers that are killed, and nothing is lost; for root, who makes the networks.
# sync.sh [--minutes 30] [--edits 50000] [--seed N] [--calm] [--delay S] [--loss SHARE] [--keep]
# shellcheck source=tests/torture/programs.sh
source "$(dirname "$0")/programs.sh"
exec python3 tests/torture/sync.py "${programs[@]}" "$@"

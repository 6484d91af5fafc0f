#!/usr/bin/env bash
# How long a large library takes to its account, and from there to an empty device.
# first_sync.sh [--records 20000] [--keep]
# shellcheck source=tests/torture/programs.sh
source "$(dirname "$0")/programs.sh"
exec python3 tests/torture/first_sync.py "${programs[@]}" "$@"

#!/usr/bin/env bash
# Each mistake that the simulator can make must be noticed: defects.sh SIMULATOR [HISTORIES [SECONDS for each]].
set -euo pipefail

simulator=$1
histories=${2:-10000}
seconds=${3:-0}
missed=()
while read -r name _; do
    status=0
    said=$("$simulator" --defect "$name" --seeds "1..$histories" --seconds "$seconds" --shrink 0) || status=$?
    if [ "$status" -ne 1 ] || ! grep " found by " <<<"$said"; then
        echo "$name was not found: $(tail -n 1 <<<"$said")"
        missed+=("$name")
    fi
done < <("$simulator" --list-defects)
[ ${#missed[@]} -eq 0 ] || { echo "not found: ${missed[*]}"; exit 1; }

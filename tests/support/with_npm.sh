#!/bin/sh
# Runs a Node script of the tests with the packages of tests/package-lock.json, which are installed when they are
# not there yet: with_npm.sh [--chromium] SCRIPT ARGUMENTS...
# Exit status 77: skipped, because something is not on this machine.
set -eu
tests=$(cd "$(dirname "$0")/.." && pwd)

skip() {
    echo "SKIPPED: $1" >&2
    exit 77
}

for program in node npm; do
    command -v "$program" >/dev/null || skip "there is no $program here (Debian: apt-get install npm)"
done
[ "$(node -p 'parseInt(process.versions.node)')" -ge 20 ] || skip "node $(node --version) is older than 20"
if [ "$1" = --chromium ]; then
    shift
    MATINEE_CHROMIUM=$(command -v chromium) || skip "there is no chromium here (Debian: apt-get install chromium)"
    export MATINEE_CHROMIUM
fi

# Two tests may start at once; one of them installs.
exec 9>"$tests/.npm-lock"
if command -v flock >/dev/null; then flock 9; fi
if ! cmp -s "$tests/package-lock.json" "$tests/node_modules/.installed-lock"; then
    (cd "$tests" && npm ci --no-progress >&2) || skip "npm could not install tests/package-lock.json (see above)"
    cp "$tests/package-lock.json" "$tests/node_modules/.installed-lock"
fi
exec 9>&-

exec node "$@"

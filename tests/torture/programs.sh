# Of the scripts beside it: the packages they need, and the programs, those of a release build unless others are named.
# shellcheck shell=bash
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
source packaging/packages.sh
ensure_packages "${torture_packages[@]}"
export PYTHONDONTWRITEBYTECODE=1
programs=(--server "${MATINEE_SERVER:-$PWD/build/release/app/server/matinee-server}"
          --desktop "${MATINEE_DESKTOP:-$PWD/build/release/app/desktop/matinee}")
for program in "${programs[1]}" "${programs[3]}"; do
    if [ ! -x "$program" ]; then
        echo "$program is not there; build it, or name others in MATINEE_SERVER and MATINEE_DESKTOP"
        exit 2
    fi
done

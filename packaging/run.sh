#!/usr/bin/env bash
# Installs what is missing, builds Matinee and starts it: the desktop where there is a display, else the
# server on 127.0.0.1:8080. Arguments go to the program.
set -euo pipefail
cd "$(dirname "$0")/.."
source packaging/packages.sh

ensure_packages "${build_packages[@]}" "${run_packages[@]}"
cmake --preset release
cmake --build --preset release

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    exec build/release/app/desktop/matinee "$@"
fi
echo "There is no display, so this starts Matinee's server: http://127.0.0.1:8080/api/v1/ (Ctrl+C ends it)"
exec build/release/app/server/matinee-server serve --listen 127.0.0.1:8080 "$@"

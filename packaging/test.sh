#!/usr/bin/env bash
# Installs what is missing, builds Matinee as it ships with all its tests, and runs them through ctest.
# Arguments go to ctest: ./packaging/test.sh -R library
set -euo pipefail
cd "$(dirname "$0")/.."
source packaging/packages.sh

ensure_packages "${build_packages[@]}" "${run_packages[@]}" "${test_packages[@]}"
cmake --preset test
cmake --build --preset test
ctest --preset test --parallel "$(nproc)" "$@"

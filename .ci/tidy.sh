#!/usr/bin/env bash
# clang-tidy on the sources that changed since the base: MATINEE_CI_BASE, else the merge base with origin/main,
# else the commit before this one. A changed header is checked through its own source.
set -euo pipefail
cd "$(dirname "$0")/.."

base=${MATINEE_CI_BASE:-}
[ -n "$base" ] || base=$(git merge-base HEAD origin/main 2>/dev/null || true)
if [ -z "$base" ] || [ "$base" = "$(git rev-parse HEAD)" ]; then
    base=$(git rev-parse --quiet --verify HEAD~1 || git hash-object -t tree /dev/null)
fi
mapfile -t changed < <(git diff --name-only --diff-filter=d "$base" -- 'core/*' 'ui/*' 'app/*' \
    | sed -nE 's/\.(h|cpp)$/.cpp/p' | sort -u | while read -r file; do if [ -e "$file" ]; then echo "$file"; fi; done)
if [ ${#changed[@]} -eq 0 ]; then
    echo "no source changed"
    exit 0
fi
cmake --preset clang -DMATINEE_TESTS=OFF >/dev/null
echo "${#changed[@]} sources since ${base:0:12}"
printf '%s\0' "${changed[@]}" | xargs -0 -n 4 -P "$(nproc)" clang-tidy-14 --quiet -p build/clang 2>/dev/null

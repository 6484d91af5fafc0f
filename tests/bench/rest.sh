#!/usr/bin/env bash
# The server beside a Fastify + better-sqlite3 server over the same films: requests per CPU second, memory, and how
# long suggestions take, for somebody with 200 rated films who asks anew each time. Needs node, npm and wrk.
# Usage: rest.sh MATINEE_SERVER DATA_FOLDER [SECONDS]
# DATA_FOLDER is an installation with films; a user "bench" is made in it. With MATINEE_DATABASE the films and the user are
# in that database. The peer's node_modules lie in $REST_PEER (default: a temporary folder), so that they are fetched once.
set -euo pipefail
server=$(realpath "$1") data=$(realpath "$2") seconds=${3:-8}
here=$(cd "$(dirname "$0")" && pwd)
peer=${REST_PEER:-$(mktemp -d)}
port=18400 password='a long enough secret'
trap 'kill $(jobs -p) 2>/dev/null || true' EXIT

cp "$here"/rest_peer/{package.json,server.mjs} "$peer"
[ -d "$peer/node_modules" ] || (cd "$peer" && npm install --no-audit --no-fund >/dev/null)

# Of a process and its children, in seconds.
cpu() {
    local all=("$1") pid
    for pid in $(pgrep -P "$1" || true); do all+=("$pid"); done
    for pid in "${all[@]}"; do awk '{print ($14 + $15)}' "/proc/$pid/stat"; done |
        awk -v hz="$(getconf CLK_TCK)" '{s += $1} END {print s / hz}'
}
rss() {
    local sum=0 pid
    for pid in "$1" $(pgrep -P "$1" || true); do
        sum=$((sum + $(awk '/VmRSS/ {print $2}' "/proc/$pid/status")))
    done
    echo $((sum / 1024))
}
ready() { for _ in $(seq 100); do curl -sf --max-time 1 -o /dev/null "$1" && return; sleep .1; done; return 1; }

# name, pid, url, wrk arguments...
measure() {
    local name=$1 pid=$2 url=$3 before after requests
    shift 3
    wrk -t1 -c16 -d2s "$@" "$url" >/dev/null # warm
    before=$(cpu "$pid")
    wrk -t1 -c16 -d"${seconds}s" --latency "$@" "$url" >"$peer/wrk.txt"
    after=$(cpu "$pid")
    if grep -q 'Non-2xx' "$peer/wrk.txt"; then grep 'Non-2xx' "$peer/wrk.txt"; return 1; fi
    requests=$(awk '/requests in/ {print $1}' "$peer/wrk.txt")
    awk -v n="$name" -v r="$requests" -v c="$(awk "BEGIN {print $after - $before}")" -v m="$(rss "$pid")" \
        -v s="$seconds" -v p="$(awk '$1 == "50%" {print $2}' "$peer/wrk.txt")" -v q="$(awk '$1 == "99%" {print $2}' "$peer/wrk.txt")" \
        'BEGIN {printf "%-28s %8.0f requests/s %8.0f per CPU s %8.0f us CPU %5d MB  p50 %s p99 %s\n", n, r / s, r / c, c / r * 1e6, m, p, q}'
}

# A question that nobody asked before, so that no answer is remembered.
cat >"$peer/anew.lua" <<'LUA'
local n = 0
request = function()
    n = n + 1
    return wrk.format("GET", string.format("/api/v1/me/recommendations?adventurous=0.%06d", n))
end
LUA
# url, token: rates 200 films.
fill_shelf() {
    curl -s --max-time 20 "$1/api/v1/movies?limit=100&q=year:1990.." >"$peer/films.json"
    curl -s --max-time 20 "$1/api/v1/movies?limit=100&q=year:1960..1989" >>"$peer/films.json"
    grep -o '"ref":"[^"]*"' "$peer/films.json" | cut -d'"' -f4 | sort -u | while read -r ref; do
        printf 'next\nurl = "%s/api/v1/me/ratings/%s"\nrequest = PUT\ndata = "{\\"points\\":%d}"\n' "$1" "$ref" $((RANDOM % 100 + 1))
        printf 'header = "Authorization: Bearer %s"\nheader = "Content-Type: application/json"\noutput = /dev/null\n' "$2"
    done | sed 1d | curl -s --max-time 120 -K -
}

export MATINEE_DATA_DIR=$data MATINEE_PASSWORD_COST=small MATINEE_REQUESTS_PER_MINUTE=0
"$server" admin create-user bench <<<"$password" >/dev/null 2>&1 || true
search="/api/v1/movies?q=alien&limit=20"
for workers in 1 2; do
    "$server" serve --listen "127.0.0.1:$port" --workers $workers 2>/dev/null &
    pid=$!
    ready "http://127.0.0.1:$port/readyz"
    measure "Matinee search, $workers" $pid "http://127.0.0.1:$port$search"
    measure "Matinee one word, $workers" $pid "http://127.0.0.1:$port/api/v1/movies?q=the&limit=20"
    token=$(curl -s --max-time 5 -H 'Content-Type: application/json' "http://127.0.0.1:$port/api/v1/sessions" \
        -d "{\"handle\":\"bench\",\"password\":\"$password\",\"device_name\":\"bench\"}" |
        python3 -c 'import json, sys; print(json.load(sys.stdin)["access_token"])')
    measure "Matinee suggestions, $workers" $pid "http://127.0.0.1:$port/api/v1/me/recommendations" \
        -H "Authorization: Bearer $token"
    fill_shelf "http://127.0.0.1:$port" "$token"
    measure "Matinee full shelf, $workers" $pid "http://127.0.0.1:$port/api/v1/me/recommendations" \
        -H "Authorization: Bearer $token"
    measure "Matinee asked anew, $workers" $pid "http://127.0.0.1:$port/api/v1/me/recommendations" \
        -H "Authorization: Bearer $token" -s "$peer/anew.lua"
    kill $pid; wait $pid 2>/dev/null || true
    port=$((port + 1))

    node "$peer/server.mjs" "$data/library.db" "$port" $workers 2>/dev/null &
    pid=$!
    ready "http://127.0.0.1:$port$search"
    measure "Fastify search, $workers" $pid "http://127.0.0.1:$port$search"
    measure "Fastify one word, $workers" $pid "http://127.0.0.1:$port/api/v1/movies?q=the&limit=20"
    kill $pid; wait $pid 2>/dev/null || true
    port=$((port + 1))
done
rm -f "$data"/library.db.peer*

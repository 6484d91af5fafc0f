#!/bin/bash
# A PostgreSQL for tests, reached by a Unix socket only, as the user postgres where the tests run as root.
#   postgres_server.sh run <folder>    until standard input ends; on a line, "restart" breaks all connections, "restart
#                                      fast" does as an operator would, "crash" kills it as a failing machine would;
#                                      each answers "ready" once it runs again
#   postgres_server.sh start <folder>  comes back when it runs; until "stop", or until the caller is gone
#   postgres_server.sh stop <folder>
# <folder> holds the cluster and the socket, and is removed at the end. Nothing is synced to the disk. POSTGRES_SETTINGS
# are more lines for its configuration.
set -euo pipefail

command=$1 folder=$2

# Kills the postmaster; the others see that and end, and only then another one can start.
crash() {
    kill -KILL "$(head -1 "$folder/data/postmaster.pid")"
    for _ in $(seq 100); do
        if "${as[@]}" "$bin/pg_ctl" -D "$folder/data" -l "$folder/server.log" -w start >/dev/null 2>&1; then
            return 0
        fi
        sleep .1
    done
    return 1
}

restart() {
    "${as[@]}" "$bin/pg_ctl" -D "$folder/data" -l "$folder/server.log" -m "$1" -w restart >/dev/null
}

run() {
    as=()
    bin=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -1)
    rm -rf "$folder"
    mkdir -p "$folder"
    if [ "$(id -u)" -eq 0 ]; then
        as=(setpriv --reuid=postgres --regid=postgres --clear-groups)
        chown postgres "$folder"
    fi
    cd "$folder"
    trap 'cd /; "${as[@]}" "$bin/pg_ctl" -D "$folder/data" -m immediate stop >/dev/null 2>&1; rm -rf "$folder"' EXIT
    # A collation that is nobody's first choice shows texts that are compared by it.
    "${as[@]}" "$bin/initdb" -D "$folder/data" --no-sync -A trust -U matinee -E UTF8 --locale=C.UTF-8 \
        --locale-provider=icu --icu-locale=en-US >/dev/null
    cat >>"$folder/data/postgresql.conf" <<END
listen_addresses = ''
unix_socket_directories = '$folder'
fsync = off
full_page_writes = off
wal_level = minimal
max_wal_senders = 0
autovacuum = off
shared_buffers = 64MB
${POSTGRES_SETTINGS:-}
END
    "${as[@]}" "$bin/pg_ctl" -D "$folder/data" -l "$folder/server.log" -w start >/dev/null
    echo ready
    while read -r line; do
        case $line in
        restart) restart immediate ;;
        "restart fast") restart fast ;;
        crash) crash ;;
        esac
        echo ready
    done
}

case $command in
run)
    run
    ;;
start)
    caller=$PPID
    rm -rf "$folder.ready" "$folder.stop"
    setsid "$0" run "$folder" >"$folder.ready" 2>&1 \
        < <(exec 2>/dev/null; while kill -0 "$caller" 2>/dev/null && [ ! -e "$folder.stop" ]; do sleep .2; done) &
    for _ in $(seq 300); do
        if grep -q ready "$folder.ready" 2>/dev/null; then
            exit 0
        fi
        sleep .1
    done
    cat "$folder.ready"
    exit 1
    ;;
stop)
    touch "$folder.stop"
    for _ in $(seq 100); do
        [ -e "$folder" ] || break
        sleep .1
    done
    rm -f "$folder.stop" "$folder.ready"
    ;;
esac

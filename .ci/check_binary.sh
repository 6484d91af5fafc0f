#!/usr/bin/env bash
# What the hardening flags promise, read from the finished programs; and the server must not carry Widgets.
set -euo pipefail

for program in "$@"; do
    headers=$(readelf --wide --file-header --program-headers --dynamic "$program")
    symbols=$(readelf --wide --dyn-syms "$program")
    expect() { grep -qE "$2" <<<"$3" || { echo "$program: $1"; exit 1; }; }
    expect "not position independent" 'Type: +DYN' "$headers"
    expect "no RELRO" 'GNU_RELRO' "$headers"
    expect "not bound at start" 'BIND_NOW|Flags:.* NOW' "$headers"
    expect "no stack protector" '__stack_chk_fail' "$symbols"
    if grep -E 'LOAD|GNU_STACK' <<<"$headers" | grep -q 'RWE'; then
        echo "$program: a segment can be written and executed"
        exit 1
    fi
    if [[ $program == *-server ]] && ldd "$program" | grep -q 'libQt6Widgets'; then
        echo "$program: linked with Qt Widgets"
        exit 1
    fi
    echo "$program: hardened"
done

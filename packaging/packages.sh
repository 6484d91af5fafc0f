# Debian 12 packages that Matinee is built from and runs with; read by run.sh, test.sh and .ci/run.
# shellcheck shell=bash

build_packages=(
    g++ cmake ninja-build pkg-config ccache
    qt6-base-dev qt6-tools-dev qt6-l10n-tools libqt6opengl6-dev libgl-dev libxkbcommon-dev qt6-httpserver-dev qt6-websockets-dev qt6-svg-dev qtkeychain-qt6-dev
    libexpected-dev libsodium-dev libzip-dev zlib1g-dev
    liboath-dev libqrencode-dev libcurl4-openssl-dev
    libeigen3-dev libopenblas-dev liblapacke-dev
    python3-yaml
)
# Loaded at run time, so no build dependency brings them.
run_packages=(libqt6sql6-sqlite libqt6sql6-psql libqt6svg6 libopenblas0-pthread libsecret-1-0 fontconfig fonts-inter fonts-noto-core fonts-noto-cjk)
# What the tests start or look at, besides the programs.
test_packages=(postgresql-15 dbus gnome-keyring poppler-utils python3-minimal librapidcheck-dev libsqlite3-dev libjemalloc-dev sqlite3 curl openssl nginx-light)
# What tests/torture starts besides: a proxy with TLS, networks of its own, a display.
torture_packages=(haproxy iproute2 nftables postgresql-15 python3 openssl xvfb xdotool)

# Installs those of "$@" that are missing. Says what; uses sudo only when it is not root.
ensure_packages() {
    local missing=() package
    for package in "$@"; do
        dpkg-query --show --showformat='${db:Status-Status}\n' "$package" 2>/dev/null | grep -qx installed \
            || missing+=("$package")
    done
    if [ ${#missing[@]} -eq 0 ]; then
        return 0
    fi
    echo "Matinee needs these Debian packages and installs them now: ${missing[*]}"
    local as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        as_root=(sudo)
    fi
    "${as_root[@]}" apt-get -o DPkg::Lock::Timeout=300 update
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 \
        install --yes --no-install-recommends "${missing[@]}"
}

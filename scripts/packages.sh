# shellcheck shell=bash
# What the scripts need from Debian. Sourced.

say() { printf '%s: %s\n' "$(basename "$0")" "$*" >&2; }
die() { say "$@"; exit 1; }

# need PROGRAM=PACKAGE...: installs the packages whose program is missing, without starting the services they bring
need() {
    local pair missing=()
    for pair in "$@"; do
        PATH=$PATH:/usr/sbin:/sbin:/usr/lib/podman:/usr/libexec/podman command -v "${pair%%=*}" >/dev/null || missing+=("${pair#*=}")
    done
    [[ ${#missing[@]} -eq 0 ]] && return
    command -v apt-get >/dev/null || die "missing: ${missing[*]}; this script installs them on Debian only"
    say "installing ${missing[*]}"
    local as_root=()
    if [[ $EUID -ne 0 ]]; then
        command -v sudo >/dev/null || die "missing: ${missing[*]}; needs root, and there is no sudo"
        as_root=(sudo --preserve-env=http_proxy,https_proxy)
    fi
    # shellcheck disable=SC2016
    "${as_root[@]}" bash -c '
        policy=/usr/sbin/policy-rc.d made= status=0 log=$(mktemp)
        if [[ ! -e $policy ]]; then printf "#!/bin/sh\nexit 101\n" > $policy; chmod 755 $policy; made=1; fi
        { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@"; } \
            </dev/null >"$log" 2>&1 || { status=1; cat "$log" >&2; }
        [[ -z $made ]] || rm -f $policy
        rm -f "$log"; exit $status' install "${missing[@]}" || die "apt-get could not install ${missing[*]}"
}

# need_java: sets jc_java_home, or says what to do
need_java() {
    # shellcheck source=/dev/null
    . "$(dirname "${BASH_SOURCE[0]}")/../packaging/find-java"
    find_java || die "needs a JDK 21 or later and found none; install one, for example from https://adoptium.net"
    need mvn=maven
}

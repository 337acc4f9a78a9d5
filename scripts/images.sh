# shellcheck shell=bash
# Images without a registry: a root file system made from Debian packages, packed as an image archive, loaded over the
# engine's socket. Sourced by test-images and demo-images. Works on any engine with Docker's /images/load (Podman too).
# The archive is the same for the same packages, so that an image that an engine already has is not loaded again.

# fetch_debs DIR PACKAGE...: downloads packages and the libraries they need (packages named lib*) into DIR, as plain
# files: nothing is installed, no service starts
fetch_debs() {
    local dir=$1; shift
    [[ -n $(apt-cache show --no-all-versions "$1" 2>/dev/null) ]] || as_root apt-get update -qq
    mkdir -p "$dir"
    # shellcheck disable=SC2046
    (cd "$dir" && apt-get download -qq -o APT::Sandbox::User=root "$@" $(libraries "$@") >/dev/null)
}
as_root() { if [[ $EUID -eq 0 ]]; then "$@"; else sudo "$@"; fi; }

# libraries PACKAGE...: the lib* packages reached through Depends over lib* packages only
libraries() {
    apt-cache depends --recurse --no-recommends --no-suggests --no-conflicts --no-breaks --no-replaces --no-enhances "$@" |
        awk -v roots="$*" '
            /^[^ ]/ { package = $1; next }
            $1 ~ /Depends:$/ && $2 ~ /^lib/ && $2 !~ /^(libpam|libc-bin)/ { needs[package] = needs[package] " " $2 }
            function visit(name,   list, n, i) {
                n = split(needs[name], list, " ")
                for (i = 1; i <= n; i++) if (!(list[i] in seen)) { seen[list[i]]; print list[i]; visit(list[i]) }
            }
            END { n = split(roots, root, " "); for (i = 1; i <= n; i++) visit(root[i]) }'
}

# busybox_into ROOTFS: a shell, the usual tools and the files a program expects to find
busybox_into() {
    local root=$1 debs applet
    mkdir -p "$root"/{bin,dev,etc,proc,root,run,sys,tmp,usr,var/lib,var/www}
    debs=$(mktemp -d)
    fetch_debs "$debs" busybox-static
    dpkg -x "$debs"/busybox-static_*.deb "$debs/x"
    # a merged-/usr root file system has /bin as a link; a busybox image has it the other way round
    mv "$(find "$debs/x/bin" "$debs/x/usr/bin" -type f -name busybox 2>/dev/null)" "$root/bin/busybox"
    for applet in $("$root/bin/busybox" --list); do [[ $applet == busybox ]] || ln -sf busybox "$root/bin/$applet"; done
    rm -rf "$debs"
    chmod 1777 "$root/tmp"
    printf '%s\n' root:x:0:0:root:/root:/bin/sh nobody:x:65534:65534:nobody:/:/bin/sh user:x:1000:1000:user:/:/bin/sh > "$root/etc/passwd"
    printf '%s\n' root:x:0: nogroup:x:65534: user:x:1000: > "$root/etc/group"
    printf 'hosts: files dns\n' > "$root/etc/nsswitch.conf"
}

# packages_into ROOTFS PACKAGE...: the packages' programs and shared libraries, without documentation
packages_into() {
    local root=$1 debs deb; shift
    debs=$(mktemp -d)
    fetch_debs "$debs" "$@"
    for deb in "$debs"/*.deb; do dpkg -x "$deb" "$debs/x"; done
    mkdir -p "$root/usr/bin" "$root/etc" "$root/lib64"
    local name
    for name in lib lib64 usr/lib usr/lib64; do      # Debian's root has /lib and /lib64 in /usr
        [[ -d $debs/x/$name ]] || continue
        mkdir -p "$root/$name"; cp -a "$debs/x/$name/." "$root/$name/"
    done
    find "$root" -type d \( -name gconv -o -name systemd -o -name engines-3 -o -name audit \) -prune -exec rm -rf {} +
    for name in usr/bin usr/sbin etc; do
        [[ ! -d $debs/x/$name ]] || { mkdir -p "$root/$name"; cp -an "$debs/x/$name/." "$root/$name/"; }
    done
    rm -rf "$debs"
}

# full_name NAME: as Docker Hub would call it; without it Podman puts a loaded image under localhost/
full_name() { case $1 in *.*/*|localhost*) echo "$1" ;; */*) echo "docker.io/$1" ;; *) echo "docker.io/library/$1" ;; esac; }

# archive ROOTFS NAME CONFIG FILE: CONFIG is the JSON of the image's "config", such as {"Cmd":["/bin/sh"]}
archive() {
    local root=$1 name=$2 config=$3 file=$4 work layer id
    work=$(mktemp -d)
    tar -C "$root" --sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner -cf "$work/layer.tar" .
    layer=$(sha256sum "$work/layer.tar" | cut -d' ' -f1)
    printf '{"architecture":"%s","os":"linux","created":"2024-01-01T00:00:00Z","config":%s,"rootfs":{"type":"layers","diff_ids":["sha256:%s"]},"history":[{"created":"2024-01-01T00:00:00Z","created_by":"debian packages"}]}' \
        "$(architecture)" "$config" "$layer" > "$work/config"
    id=$(sha256sum "$work/config" | cut -d' ' -f1)
    mv "$work/config" "$work/$id.json"
    printf '[{"Config":"%s.json","RepoTags":["%s"],"Layers":["layer.tar"]}]' "$id" "$(full_name "$name")" > "$work/manifest.json"
    tar -C "$work" --sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner -cf "$file.part" manifest.json "$id.json" layer.tar
    echo "$id" > "$file.id"
    mv "$file.part" "$file"
    rm -rf "$work"
}
architecture() { case $(dpkg --print-architecture) in amd64) echo amd64 ;; arm64) echo arm64 ;; *) dpkg --print-architecture ;; esac; }

# load SOCKET FILE NAME: does nothing when the engine has this very image under this name
load() {
    local socket=$1 file=$2 name=$3 id answer
    id=$(<"$file.id")
    answer=$(curl -s --unix-socket "$socket" "http://localhost/v1.41/images/$name/json" || true)
    if [[ $answer == *"$id"* ]]; then echo "image $name: up to date"; return; fi
    answer=$(curl -s --unix-socket "$socket" -X POST -H 'Content-Type: application/x-tar' --data-binary "@$file" "http://localhost/v1.41/images/load?quiet=1")
    case $answer in
        *Loaded*) echo "image $name: loaded" ;;
        *) echo "image $name: the engine at $socket refused it: $answer" >&2; return 1 ;;
    esac
}

# docker_socket URL-OR-PATH
socket_of() { echo "${1#unix://}"; }

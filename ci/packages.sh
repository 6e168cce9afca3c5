# Sourced by ci/kernels and ci/image: Debian's packages through apt itself, with state and sources of our own, so that the
# machine's are left alone. Needs $root and harness/bin/launch.sh. Signatures are checked by apt with Debian's keyring.

cache=${XDG_CACHE_HOME:-$HOME/.cache}/plumbline
apt_home=$cache/apt
keyring=/usr/share/keyrings/debian-archive-keyring.gpg
suites="bullseye bullseye-security bookworm bookworm-security bookworm-backports trixie trixie-security trixie-backports"
index_days=1
mirror=${PLUMBLINE_MIRROR:-}

# Runs a command while holding the lock of that name: lanes start side by side.
locked() {
    lock=$1; shift
    mkdir -p "$cache"
    (flock 9 && "$@") 9>"$cache/$lock.lock"
}

apt_options() {
    printf '%s\n' "Dir::State \"$apt_home/state\";" "Dir::State::status \"$apt_home/status\";" \
        "Dir::Cache \"$apt_home/cache\";" "Dir::Etc::sourcelist \"$apt_home/sources.list\";" \
        'Dir::Etc::sourceparts "/dev/null";' 'Dir::Etc::preferences "/dev/null";' \
        'Dir::Etc::preferencesparts "/dev/null";' 'APT::Architecture "amd64";' 'APT::Architectures "amd64";' \
        'Acquire::Languages "none";' 'Acquire::Retries "3";' "APT::Sandbox::User \"$(id -un)\";" \
        'APT::Get::Assume-Yes "true";' 'Debug::NoLocking "true";'
}

own_apt() {
    tool=$1; shift
    APT_CONFIG=$apt_home/apt.conf LC_ALL=C "$tool" "$@"
}

# The mirror of Debian's main archive that this machine's own apt uses, without the slash at its end; apt takes its time
# over the answer, which is good until its configuration changes.
machine_mirror() {
    if [ ! -s "$cache/mirror" ] || [ -n "$(find /etc/apt -newer "$cache/mirror" 2>/dev/null | head -n 1)" ]; then
        mkdir -p "$cache"
        asked=$(asked_mirror)
        echo "$asked" >"$cache/mirror.$$" && mv "$cache/mirror.$$" "$cache/mirror"
    fi
    cat "$cache/mirror"
}

asked_mirror() {
    # shellcheck disable=SC2016
    apt-get indextargets --format '$(REPO_URI) $(ORIGIN)' 2>/dev/null |
        awk '$1 ~ /\/debian\/?$/ { sub(/\/$/, "", $1); print $1; exit }'
}

source_lines() {
    for suite in $suites; do
        base=$mirror
        case $suite in *-security) base=$mirror-security ;; esac
        echo "deb [signed-by=$keyring] $base $suite main"
    done
}

# Fetches the suites' indexes when there are none, or when they are older than $index_days.
need_index() {
    [ -n "$mirror" ] || mirror=$(machine_mirror)
    [ -n "$mirror" ] || die 3 "apt on this machine knows no mirror of Debian: give one with --mirror URL"
    [ -e "$keyring" ] || install debian-archive-keyring ||
        die 3 "Debian's keys are needed to check its packages: sudo apt-get install debian-archive-keyring"
    sources=$(source_lines)
    if [ "$(cat "$apt_home/sources.list" 2>/dev/null)" = "$sources" ] &&
            [ -n "$(find "$apt_home/packages.tsv" -mtime "-$index_days" 2>/dev/null)" ]; then
        return 0
    fi
    locked apt fetch_index "$sources" || exit $?
}

fetch_index() {
    say "fetching the package indexes of $(echo "$suites" | wc -w) suites from $mirror"
    mkdir -p "$apt_home/state/lists/partial" "$apt_home/cache/archives/partial"
    : >"$apt_home/status"
    [ "$(cat "$apt_home/sources.list" 2>/dev/null)" = "$1" ] || rm -f "$apt_home/packages.tsv"
    apt_options >"$apt_home/apt.conf"
    echo "$1" >"$apt_home/sources.list"
    if ! own_apt apt-get -q update --error-on=any >"$apt_home/update.log" 2>&1; then
        grep '^[EW]:' "$apt_home/update.log" | head -n 4 >&2
        [ -e "$apt_home/packages.tsv" ] || die 3 "the package indexes cannot be fetched from $mirror"
        say "the package indexes cannot be fetched from $mirror: going on with those of $(date -r "$apt_home/packages.tsv" +%F)"
        return 0
    fi
    kernel_packages >"$apt_home/packages.tsv.new"
    mv "$apt_home/packages.tsv.new" "$apt_home/packages.tsv"
}

# All kernels of the suites, oldest first: kind, package version, release, packages (by a comma).
kernel_packages() {
    # shellcheck disable=SC2046
    own_apt apt-cache madison user-mode-linux \
            $(own_apt apt-cache pkgnames linux- | grep -E '^linux-(image|binary|modules|base)-[0-9]+\.[0-9]+\.[0-9].*-cloud-amd64$') |
        awk '{ print $1, $3 }' | sort -u | awk '
            $1 == "user-mode-linux" { print "uml", $2, $2, "user-mode-linux"; next }
            sub(/^linux-base-/, "", $1) { has_base[$1] = 1; next }
            sub(/^linux-modules-/, "", $1) { has_modules[$1] = 1; next }
            sub(/^linux-binary-/, "", $1) { has_binary[$1] = 1 }
            { sub(/^linux-image-/, "", $1); version[$1] = $2 }
            END {
                for (release in version)
                    if (!(release in has_binary) || release in has_modules)
                        print "kernel", version[release], release, packages(release)
            }
            # The newer suites split an image into its parts; one whose parts they no longer carry is none.
            function packages(release) {
                if (!(release in has_binary))
                    return "linux-image-" release
                return "linux-binary-" release ",linux-modules-" release \
                    (release in has_base ? ",linux-base-" release : "")
            }' | sort -V -k 1,1 -k 2,2
}

# Downloads package $2 in version $3 into folder $1.
download() {
    (cd "$1" && own_apt apt-get -q download "$2=$3" >download.log 2>&1) ||
        { grep '^E:' "$1/download.log" >&2; die 3 "package $2 in version $3 cannot be downloaded"; }
}

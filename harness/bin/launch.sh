# Shared by the launchers (sourced by sh): finds a JDK, builds when the sources are newer than the build, starts.
# Needs $root, the folder of the checkout. Says what it does on standard error; standard output is the command's.

modules=$root/harness/target/modules
stamp=$root/harness/target/built
least_java=22

say() { printf 'plumb: %s\n' "$*" >&2; }
die() { status=$1; shift; say "$@"; exit "$status"; }

# Sets $release to the version of the JDK in folder $1 and $version to its first number, 0 where none is told. Reads its
# release file: starting a JVM would take longer, and so would starting anything else, a few times over.
read_version() {
    release=0
    if [ -r "$1/release" ]; then
        while IFS='="' read -r name _ value _; do
            [ "$name" = JAVA_VERSION ] && release=$value && break
        done <"$1/release"
    fi
    version=${release%%[!0-9]*}
}

# The feature version of the JDK in folder $1, or 0.
java_version() {
    read_version "$1"
    echo "${version:-0}"
}

is_java() {
    [ -x "$1/bin/java" ] && read_version "$1" && [ "${version:-0}" -ge "$least_java" ]
}

# Sets $java_home to the folder of a JDK of at least $least_java: JAVA_HOME, else the newest in the usual folders, else
# PATH's.
find_java() {
    java_home=${JAVA_HOME:-}
    [ -n "$java_home" ] && is_java "$java_home" && return 0
    java_home= best=0
    for folder in /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* "$HOME"/.sdkman/candidates/java/*; do
        is_java "$folder" && [ "$version" -gt "$best" ] && java_home=$folder best=$version
    done
    [ -z "$java_home" ] || return 0
    java_home=$(readlink -f "$(command -v java)") && java_home=${java_home%/bin/java} && is_java "$java_home"
}

# What the layers call, and what checks them, as program:package.
layer_tools="mkfs.ext4:e2fsprogs mkfs.xfs:xfsprogs mkfs.btrfs:btrfs-progs mkfs.vfat:dosfstools"

# The packages, of program:package, whose program is not there.
missing_packages() {
    for pair; do
        PATH=$PATH:/usr/sbin:/sbin command -v "${pair%%:*}" >/dev/null 2>&1 || printf '%s ' "${pair#*:}"
    done
}

# Without them some stacks are left out, with the reason and the line to type.
wish_layer_tools() {
    # shellcheck disable=SC2086
    missing=$(missing_packages $layer_tools)
    # shellcheck disable=SC2086
    [ -z "$missing" ] || [ "$(id -u)" != 0 ] || install $missing || say "without $missing some stacks are left out"
}

# Trace events are the evidence of what the kernel did; systemd mounts them, other systems leave it to who wants them.
wish_tracefs() {
    [ "$(id -u)" = 0 ] && [ -d /sys/kernel/tracing ] || return 0
    [ -e /sys/kernel/tracing/instances ] || [ -e /sys/kernel/debug/tracing/instances ] ||
        mount -t tracefs tracefs /sys/kernel/tracing 2>/dev/null || true
}

# Installs packages where apt may be used, or says the line to type.
install() {
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
        say "installing $* with apt-get"
        apt_install "$@" && return 0
        apt-get update -q >&2 && apt_install "$@" && return 0
    fi
    return 1
}

# Others may be installing at this moment; lanes that start side by side do.
apt_install() {
    DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=600 install -y -q --no-install-recommends "$@" >&2
}

# Whether there is a C compiler, installed if need be.
has_compiler() { command -v cc >/dev/null 2>&1 || install gcc libc6-dev; }

# The newest JDK package that apt offers.
java_package() {
    for version in 27 26 25 24 23 22; do
        candidate=$(apt-cache policy "openjdk-$version-jdk-headless" 2>/dev/null | sed -n 's/ *Candidate: *//p')
        if [ -n "$candidate" ] && [ "$candidate" != "(none)" ]; then
            echo "openjdk-$version-jdk-headless"
            return 0
        fi
    done
    return 1
}

need_java() {
    find_java && return 0
    package=$(java_package) && install "$package" && find_java && return 0
    if [ -n "${package:-}" ]; then
        die 3 "a JDK of $least_java or later is needed, and none was found: sudo apt-get install $package"
    fi
    die 3 "a JDK of $least_java or later is needed, none was found, and apt offers none: get one from" \
        "https://adoptium.net or https://jdk.java.net, unpack it, and set JAVA_HOME to its folder"
}

need_maven() {
    command -v mvn >/dev/null 2>&1 && return 0
    install maven && return 0
    die 3 "Maven is needed for the build: sudo apt-get install maven"
}

up_to_date() {
    [ -f "$stamp" ] && [ -z "$(find "$root/pom.xml" "$root/.mvn" "$root"/*/pom.xml "$root"/*/src/main -newer "$stamp" \
        -print -quit 2>/dev/null)" ]
}

# Runs a command as the owner of the checkout, so that sudo leaves nothing of root's in it.
as_owner() {
    owner=$(stat -c %U "$root")
    if [ "$(id -u)" = 0 ] && [ "$owner" != root ] && [ "$owner" != UNKNOWN ]; then
        runuser -u "$owner" -- "$@"
    else
        "$@"
    fi
}

build() {
    need_maven
    wish_layer_tools
    say "building (first use, or the sources have changed)"
    as_owner mkdir -p "$root/harness/target"
    log=$root/harness/target/build.log
    if ! as_owner env JAVA_HOME="$java_home" flock "$root/harness/target" sh -c \
            'cd "$1" && mvn -B -ntp -DskipTests -Dspotless.check.skip=true package >"$2" 2>&1 && chmod a+r "$4"/* && touch "$3"' \
            sh "$root" "$log" "$stamp" "$modules"; then
        grep -E '^\[ERROR\] .*(java:|rule|resolve)' "$log" | sort -u | head -n 20 >&2
        die 3 "the build failed: $log"
    fi
    rehearse
}

ready() {
    need_java
    up_to_date || build
}

# What is started from here on has a mount namespace of its own, where root may make one.
private_mounts() {
    [ "$(id -u)" = 0 ] && unshare --mount --propagation slave true 2>/dev/null && namespace='unshare --mount --propagation slave'
}

# Short verbs end before a better compiler would pay.
jvm_options="-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData --enable-native-access=plumbline.bindings"

# The verbs that people wait for.
own_caches="--help probe"

# Sets $kept to what the JVM keeps between starts of verb $1, made with the build for the JDK that the build was made with.
# All that it holds is loaded at once, so that some verbs have one of their own. The JVM itself sees when it
# does not fit, and starts without.
start_cache() {
    read_version "$java_home"
    kept=$root/harness/target/start-$release.cache
    case " $own_caches " in *" ${1:-none} "*) kept=$root/harness/target/start-$release-${1#--}.cache ;; esac
}

# Has the caches made. A start without one is slower and nothing else, so nothing is said when it fails.
rehearse() {
    picocli=$(ls "$modules"/picocli-*)
    {
        read_version "$java_home"
        [ "$version" -lt 24 ] || as_owner "$java_home/bin/java" "$root/harness/bin/ClassRenewal.java" "$picocli"
        for verb in "" $own_caches; do
            rehearse_verb "$verb"
        done
    } >"$root/harness/target/rehearsal.log" 2>&1 || true
    [ "$(id -u)" != 0 ] || rehearse_server >>"$root/harness/target/rehearsal.log" 2>&1 || true
}

# Goes once through what verb $1 does, or through all that people wait for.
rehearse_verb() {
    start_cache "$1"
    keep=-XX:AOTCacheOutput=$kept
    [ "$version" -ge 25 ] || keep=-XX:ArchiveClassesAtExit=$kept
    # shellcheck disable=SC2086
    as_owner "$java_home/bin/java" "$keep" $jvm_options --module-path "$modules" \
        --module plumbline.harness/plumbline.harness.cli.RehearsalMain "$picocli" $1 || rm -f "$kept"
}

# The servers of fuse layers are started by the hundred while a finding is made smaller: one is set to work for what it loads.
rehearse_server() {
    rehearsed="$java_home/bin/java $jvm_options -Dplumbline.archives=$root/harness/target -Dplumbline.archives.make=yes"
    rehearsed="$rehearsed --module-path $modules --module plumbline.loopctl/plumbline.loopctl.cli.Loopctl"
    served=$($rehearsed up 'file:1M | fuse:direct_io,lie=delayed,at=64k') || return 1
    dd if="$served" of=/dev/null bs=64k && dd if=/dev/zero of="$served" bs=64k count=4 conv=notrunc,fsync
    $rehearsed down "$served"
    chown --reference="$root" "$root"/harness/target/*.jsa
}

# Replaces this shell by the module's main class.
start() {
    case $1 in */plumbline.harness.cli.Plumb) start_cache "${2-}" ;; *) start_cache ;; esac
    use=
    if [ -e "$kept" ]; then
        use=-XX:AOTCache=$kept
        [ "$version" -ge 25 ] || use=-XX:SharedArchiveFile=$kept
        # Else it would say on standard output that a cache does not fit.
        use="$use -Xlog:disable -Xlog:all=error,aot*=off,cds*=off:stderr"
    fi
    # shellcheck disable=SC2086
    exec ${namespace-} "$java_home/bin/java" $use $jvm_options ${longer-} "-Dplumbline.ci=$root/ci" \
        "-Dplumbline.archives=$root/harness/target" \
        --module-path "$modules" --module "$@"
}

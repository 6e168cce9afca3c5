#!/bin/sh
# Regenerates plumbline.bindings.generated from the kernel's user-space headers, byte for byte.
#
#   native-bindings/jextract.sh           writes the package
#   native-bindings/jextract.sh --check   compares it with a fresh one, writes nothing
#
# jextract is taken from the variable JEXTRACT, or from PATH.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
package=plumbline.bindings.generated
folder=plumbline/bindings/generated
wanted_headers=6.1
wanted_jextract=25
version_header=/usr/include/linux/version.h

fail() { printf 'jextract.sh: %s\n' "$*" >&2; exit 2; }

case "${1-}" in
    "" | --check) mode=${1-} ;;
    *) fail "unknown argument: $1 (known: --check)" ;;
esac

tool=${JEXTRACT:-$(command -v jextract || true)}
[ -n "$tool" ] || fail "jextract is not on PATH and JEXTRACT is not set: build it from its source, openjdk/jextract"
[ -x "$tool" ] || fail "JEXTRACT=$tool is not an executable file"
"$tool" --version 2>&1 | grep -q "^jextract $wanted_jextract" ||
    fail "jextract must be version $wanted_jextract: $("$tool" --version 2>&1 | head -n 1)"

[ -r "$version_header" ] || fail "$version_header is missing: install the package linux-libc-dev"
code=$(awk '/LINUX_VERSION_CODE/ { print $3 }' "$version_header")
headers=$((code >> 16)).$(((code >> 8) & 255))
[ "$headers" = "$wanted_headers" ] ||
    fail "the kernel headers must be those of $wanted_headers (Debian 12's linux-libc-dev): $version_header is $headers"

fresh=$(mktemp -d)
trap 'rm -rf "$fresh"' EXIT
"$tool" @"$here/src/main/jextract/uapi.includes" --target-package "$package" --header-class-name Uapi \
    --output "$fresh" "$here/src/main/jextract/uapi.h" 2>"$fresh/log" || { cat "$fresh/log" >&2; exit 3; }
# A handle for the elements of an array is made where one is first used: to make one takes 10 ms, nearly all are for
# reserved words, and each would be made with its class.
lazy_elements() {
    sed -e 's/private static final VarHandle \([a-z_0-9]*\)\$ELEM_HANDLE = \(.*\);$/private static final class \1$ELEM { static final VarHandle HANDLE = \2; }/' \
        -e 's/\([a-z_0-9]*\)\$ELEM_HANDLE\./\1$ELEM.HANDLE./'
}

for file in "$fresh/$folder"/*.java; do
    { echo '// SPDX-License-Identifier: GPL-2.0 WITH Linux-syscall-note'; lazy_elements <"$file"; } >"$file.new"
    mv "$file.new" "$file"
done

if [ "$mode" = --check ]; then
    diff -r "$here/src/main/java/$folder" "$fresh/$folder" >&2 || fail "the committed package differs from a fresh one"
    echo "jextract.sh: the committed package is what jextract makes of the headers of $headers"
else
    rm -rf "${here:?}/src/main/java/$folder"
    mkdir -p "$here/src/main/java/$folder"
    cp "$fresh/$folder"/*.java "$here/src/main/java/$folder/"
    echo "jextract.sh: wrote $(find "$fresh/$folder" -name '*.java' | wc -l) files from the headers of $headers"
fi

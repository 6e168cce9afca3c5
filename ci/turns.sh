# Turns of plumb and fio on one device, and the ratio (sourced by sh). Needs $plumb, and `stack`, which
# builds one and takes it down. PAIRS (5) is how many turns there are, SECONDS_EACH (3) how long each lasts.
pairs=${PAIRS:-5}
seconds=${SECONDS_EACH:-3}
work=$(mktemp -d)
device=

finish() {
    [ -z "$device" ] || stack down "$device" >/dev/null || true
    rm -rf "$work"
}
trap finish EXIT
trap 'exit 130' INT TERM

# Lowest, median and highest of the numbers on standard input.
spread() {
    sort -g | awk '{ a[NR] = $1 } END { printf "%.3g %.3g %.3g", a[1], a[int((NR + 1) / 2)], a[NR] }'
}

# report NAME UNIT: the pairs in $work/pairs ("ours theirs" a line) as two spreads and the ratio's.
report() {
    printf '%-34s %-10s plumb %s   fio %s   ratio %s\n' "$1" "$2" \
        "$(cut -d ' ' -f 1 "$work/pairs" | spread)" "$(cut -d ' ' -f 2 "$work/pairs" | spread)" \
        "$(awk '{ print $1 / $2 }' "$work/pairs" | spread)"
}

# Field $1 of fio's terse output, version 3.
field() { cut -d ';' -f "$1" "$work/fio"; }

# A number of plumb's JSON, the first of that name.
number() { sed 's/.*"'"$1"'":\([-0-9.Ee+]*\).*/\1/; q' "$work/plumb"; }

# The same, of a stage: number_of STAGE NAME.
number_of() { sed 's/.*"name":"'"$1"'",//; s/}}.*//' "$work/plumb" | sed 's/[^{]*"'"$2"'":\([-0-9.Ee+]*\).*/\1/; q'; }

run_fio() { fio --minimal --terse-version=3 --verify_state_save=0 --thread --name=bench --filename="$device" --direct=1 --ioengine=io_uring "$@" >"$work/fio"; }

# 4k random reads on a stack, with and without fixed buffers and files.
reads_on() {
    device=$(stack up "$1")
    for flags in "" "--fixedbufs --registerfiles"; do
        : >"$work/pairs" && : >"$work/cpu"
        for _ in $(seq "$pairs"); do
            # shellcheck disable=SC2086
            run_fio --rw=randread --bs=4k --iodepth=32 --norandommap --time_based --ramp_time=2 --runtime="$seconds" --size=4G $flags
            # shellcheck disable=SC2086
            "$plumb" bench "$device" --rw randread --bs 4k --iodepth 32 --ramp_time 2 --runtime "$seconds" --json $flags >"$work/plumb"
            echo "$(number iops) $(field 8)" >>"$work/pairs"
            echo "$(number issuingUser) $(number issuingSystem) $(number requests) $(field 8) $(field 9) $(field 88) $(field 89)" |
                tr -d % | awk '{ print ($4 * $5 / 1000) / (($6 + $7) / 100 * $5) / ($3 / ($1 + $2)) }' >>"$work/cpu"
        done
        report "4k random reads${flags:+, fixed}" requests/s
        printf '%-34s %-10s fewer than fio, by the factor %s\n' "" "cpu" "$(awk '{ print 1 / $1 }' "$work/cpu" | spread)"
    done
    stack down "$device" >/dev/null && device=
}

# Sourced by ci/vm once its options are known: checks them, makes what the guest needs, boots it, and boots it again.

number() {
    case $2 in '' | *[!0-9]*) die 2 "$1 takes a whole number: $1 $2" ;; esac
}

check_options() {
    number --cpus "$cpus"
    number --timeout "$timeout"
    number --silence "$silence"
    case $memory in [1-9]*[MG]) ;; *) die 2 "--memory takes a size such as 3G or 1536M: --memory $memory" ;; esac
    case $accel in auto | kvm | tcg) ;; *) die 2 "unknown accelerator: $accel (known: auto, kvm, tcg)" ;; esac
    case $drive in '' | nvme | virtio) ;; *) die 2 "unknown drive: $drive (known: nvme, virtio)" ;; esac
    if [ -n "$kernel" ] && [ -n "$vmlinuz" ]; then die 2 "give one of --kernel, --uml and --vmlinuz"; fi
    [ -n "$kernel$vmlinuz" ] || die 2 "no kernel was given: --kernel, --uml or --vmlinuz"
    [ -z "$vmlinuz" ] || [ -r "$vmlinuz" ] || die 2 "the kernel cannot be read: $vmlinuz"
    [ -z "$modules_folder" ] || [ -d "$modules_folder/lib/modules" ] ||
        die 2 "--modules takes a folder that has lib/modules/RELEASE: $modules_folder"
    for file in $given; do
        [ -r "$file" ] || die 2 "--give takes a file that can be read: $file"
    done
    for disk in $disks; do
        case $disk in [1-9]*[MG]) continue ;; esac
        [ -w "$disk" ] || die 2 "--disk takes a size or a file that can be written: $disk"
    done
}

# A folder of this guest's own, held by a lock: what a killed ci/vm left is removed by the next. One at a time, or a lane
# would take the folder that another is just making for a left one.
make_run_folder() {
    mkdir -p "$cache/run"
    exec 9>>"$cache/run-folders.lock"
    flock 9
    for old in "$cache"/run/*; do
        [ -d "$old" ] && (flock -n 7 && rm -rf "$old") 7>>"$old.lock" && rm -f "$old.lock"
    done
    run=$(mktemp -d "$cache/run/XXXXXXXX") || die 3 "no folder can be made in $cache/run"
    exec 8>>"$run.lock"
    flock -n 8
    exec 9>&-
    guest=''
    trap 'end_all' EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM HUP
}

end_all() {
    [ -z "$guest" ] || { stop_guest; wait "$guest" 2>/dev/null || true; }
    rm -rf "$run" "$run.lock"
}

find_kernel() {
    if [ -n "$kernel" ]; then
        folder=$("$root/ci/kernels" get "$kernel") || exit $?
        modules_folder=$folder/modules
        if [ -e "$folder/linux" ]; then uml=$folder/linux; else vmlinuz=$folder/vmlinuz; fi
    fi
    modules_image=
    [ -z "$modules_folder" ] || modules_image=$("$root/ci/image" modules "$modules_folder") || exit $?
    root_image=$("$root/ci/image" root) || exit $?
    scratch_image=$("$root/ci/image" scratch) || exit $?
    [ -n "$drive" ] || { [ -n "$kernel" ] && drive=nvme || drive=virtio; }
    case $memory in
        [12]G | ???M) ;;
        *) [ -n "$uml" ] || append="$append memmap=400M!2G" ;;
    esac
}

need_qemu() {
    [ -z "$uml" ] || return 0
    command -v qemu-system-x86_64 >/dev/null 2>&1 || install qemu-system-x86 ||
        die 3 "QEMU is needed to boot a kernel: sudo apt-get install qemu-system-x86"
}

make_disks() {
    made=
    number=0
    for disk in $disks; do
        case $disk in
            [1-9]*[MG])
                number=$((number + 1))
                truncate -s "$disk" "$run/disk$number"
                disk=$run/disk$number
                ;;
        esac
        made="$made $disk"
    done
    disks=$made
}

# The answer holds until this machine boots again.
choose_accel() {
    [ "$accel" = auto ] && [ -z "$uml" ] || return 0
    answer=$cache/accel-$(cat /proc/sys/kernel/random/boot_id)
    [ -e "$answer" ] || locked accel try_kvm
    accel=$(cat "$answer")
}

try_kvm() {
    [ ! -e "$answer" ] || return 0
    rm -f "$cache"/accel-*
    works=tcg
    if [ -w /dev/kvm ]; then
        say "trying whether KVM works here (15 s at the most)"
        mkdir -p "$run/plumb-job"
        echo true >"$run/plumb-job/command"
        (accel=kvm timeout=15; boot; await_guest; [ "$end" = done ]) >/dev/null 2>&1 && works=kvm
        say "it $([ $works = kvm ] && echo works || echo "does not: the processor is emulated")"
    fi
    echo "$works" >"$answer"
}

# Each argument in quotes, for a shell.
quote() {
    for word; do
        printf "'%s' " "$(printf '%s' "$word" | sed "s/'/'\\\\''/g")"
    done
}

# Brings out what this boot has come to: case by case as long as it ran, whole when it came to its end.
keep_results() {
    [ -n "$results" ] || return 0
    { mkdir -p "$results" && cat "$run/console" >>"$results/console.log" && keep_journal && keep_archive; } ||
        die 3 "the results cannot be kept in $results: is the disk full?"
}

keep_journal() {
    [ -s "$run/lane/journal" ] || return 0
    grep -E '^\{.*\}$' "$run/lane/journal" >"$results/journal.jsonl" &&
        sed -n 's/^{"event":"finished","result":\(.*\)}$/\1/p' "$results/journal.jsonl" >"$results/results.jsonl"
}

keep_archive() {
    [ ! -s "$run/lane/archive" ] || tar -x -f "$run/lane/archive" -C "$results" --no-overwrite-dir
}

# What happened, as a sentence.
describe_end() {
    case $end in
        panic) echo "the guest's kernel panicked" ;;
        hang) echo "the guest said nothing for $silence s and was ended" ;;
        timeout) echo "the guest did not end within $timeout s and was ended" ;;
        killed)
            if [ -s "$run/lane/alive" ]; then
                echo "the guest was killed or ended by itself (status $guest_status)"
            else
                echo "the guest did not start (status $guest_status): $(tail -n 1 "$run/qemu.log" 2>/dev/null)"
            fi
            ;;
    esac
}

check_options
[ -z "$results" ] || mkdir -p "$results" 2>/dev/null || die 2 "the results folder cannot be made: $results"
make_run_folder
find_kernel
need_qemu
make_disks
choose_accel

# Whether the command can go on after a crash, and has come further than the last time.
can_go_on() {
    [ "$1" = plumb ] && [ "$2" = run ] && [ "$end" != timeout ] && [ -s "$run/lane/journal" ] || return 1
    finished_now=$(grep -c '^{"event":"finished"' "$run/lane/journal")
    [ "$boots" -eq 1 ] || [ "$finished_now" -gt "$finished" ] || return 1
    finished=$finished_now
}

# What the next boot is told of this one: its journal, and how it ended.
tell_next() {
    cause=$(echo "$end" | tr '[:lower:]' '[:upper:]')
    first=$(grep -m 1 -o -E 'Kernel panic.*|BUG:.*|Oops:.*' "$run/console" | tr -d '\r') || true
    message=$(describe_end)${first:+: $first}
    {
        grep -E '^\{.*\}$' "$run/lane/journal"
        printf '{"event":"cut","cause":"%s","message":"%s","console":[%s]}\n' "$cause" "$(json "$message")" \
            "$(tail -n 40 "$run/console" | while IFS= read -r line; do printf '"%s",' "$(json "$line")"; done | sed 's/,$//')"
    } >"$run/plumb-job/journal"
}

# A text as it may stand between the quotes of a JSON string.
json() {
    printf '%s' "$1" | tr -d '\000-\037' | sed 's/\\/\\\\/g; s/"/\\"/g'
}

mkdir -p "$run/plumb-job/given"
for file in $given; do
    cp "$file" "$run/plumb-job/given/" || die 3 "$file cannot be given to the guest: is the disk full?"
done
# Where a finding's line that shows it again is typed is not the guest.
{
    [ -z "$results" ] || echo "export PLUMBLINE_RESULTS=$(quote "$(readlink -m -- "$results")")"
    [ -z "$kernel" ] || echo "export PLUMBLINE_KERNEL=$(quote "$kernel")"
    quote "$@"
} >"$run/plumb-job/command"
boots=0 finished=0
[ -z "$results" ] || : >"$results/console.log" || die 3 "the results cannot be kept in $results: is the disk full?"
while true; do
    boots=$((boots + 1))
    boot
    await_guest
    [ "$console" = no ] || cat "$run/console" >&2
    keep_results
    [ "$end" != done ] || exit "$(cat "$run/lane/status")"
    say "$(describe_end)"
    tail -n 20 "$run/console" >&2
    can_go_on "$1" "${2-}" || exit 3
    say "booting again, to go on with the next case"
    tell_next
done

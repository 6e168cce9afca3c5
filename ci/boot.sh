# Sourced by ci/vm: starts one guest in the background, in QEMU or as User-Mode Linux. Sets $guest to its process id.
# The guest's files lie in $run/lane: alive, journal, out, err, status, archive; its kernel's console in $run/console.

# The guest waits for the last of these.
lane_files="alive journal out err status archive"
common="root=PARTUUID=746f6f72-01 ro rootfstype=ext4 rootwait init=/init loglevel=4 panic=-1"

# Guests side by side read the same images; QEMU would take the lock of a User-Mode Linux for a writer's.
shared=format=raw,read-only=on,file.locking=off

# Packs the command ($run/plumb-job) into the tar that the guest reads from its last disk.
pack_job() {
    tar -c -f "$run/job.tar" -C "$run" plumb-job || die 3 "the guest's task cannot be written to $run: is the disk full?"
    truncate -s %1M "$run/job.tar"
}

# A fresh copy of the empty file system; holes stay holes.
lay_scratch() {
    cp --sparse=always "$scratch_image" "$run/scratch.img" ||
        die 3 "the guest's scratch disk cannot be made in $run: is the disk full?"
}

start_qemu() {
    set -- -m "$memory" -nodefaults -no-reboot -display none -kernel "$vmlinuz" -serial "file:$run/console"
    spare=
    if [ "$accel" = kvm ]; then
        set -- "$@" -smp "$cpus" -accel kvm -cpu host
    else
        # The kernel's own certificates cost seconds of emulation: their keys are checked, and with them each module's
        # signature. Without them a module taints the kernel as unsigned (E).
        spare=initcall_blacklist=load_system_certificate_list
        # QEMU 7.2 emulates cmpxchg16b wrongly for kernels from 6.12 on. With erms, kernel and libc copy and clear by
        # `rep movsb`, which is emulated byte by byte: a copy takes three times as long.
        # Where there can never be a second processor, QEMU before 8.1 leaves barriers out of what it emulates: a doorbell
        # of the disk is lost now and then, and its requests time out.
        set -- "$@" -smp "$cpus,maxcpus=$((cpus + 1))" -accel tcg,thread=multi -cpu max,cx16=off,erms=off
    fi
    set -- "$@" -device virtio-serial
    for file in $lane_files; do
        set -- "$@" -chardev "file,id=$file,path=$run/lane/$file,append=on" -device "virtserialport,chardev=$file,name=$file"
    done
    case $drive in
        nvme) add_nvme "$@" ;;
        virtio) add_virtio "$@" ;;
    esac
}

# The kernels of the packages have NVMe built in, so that no initramfs is needed.
add_nvme() {
    set -- "$@" -device nvme,id=disks,serial=plumbline
    number=0
    for image in "$root_image" $modules_image "$run/job.tar"; do
        number=$((number + 1))
        set -- "$@" -drive "file=$image,$shared,if=none,id=disk$number" \
            -device "nvme-ns,bus=disks,drive=disk$number,nsid=$number"
    done
    set -- "$@" -drive "file=$run/scratch.img,format=raw,if=none,id=scratch,cache=unsafe,discard=unmap" \
        -device "nvme-ns,bus=disks,drive=scratch,nsid=$((number + 1))"
    run_qemu "$@"
}

add_virtio() {
    for image in "$root_image" $modules_image "$run/job.tar"; do
        set -- "$@" -drive "file=$image,$shared,if=virtio"
    done
    set -- "$@" -drive "file=$run/scratch.img,format=raw,if=virtio,cache=unsafe,discard=unmap"
    run_qemu "$@"
}

run_qemu() {
    for disk in $disks; do
        set -- "$@" -drive "file=$disk,format=raw,if=virtio"
    done
    # shellcheck disable=SC2086
    setpriv --pdeathsig KILL qemu-system-x86_64 "$@" \
        -append "$common console=ttyS0 no_timer_check $spare $append" \
        </dev/null >"$run/qemu.log" 2>&1 8>&- &
    guest=$!
}

start_uml() {
    # ubdb is the layer that a stack calls ubd.
    truncate -s 256M "$run/ubd.img" || die 3 "the guest's ubd cannot be made in $run: is the disk full?"
    set -- "ubd0r=$root_image" "ubd1=$run/ubd.img" "ubd2r=$modules_image" "ubd3r=$run/job.tar" "ubd4=$run/scratch.img"
    number=5
    for disk in $disks; do
        set -- "$@" "ubd$number=$disk"
        number=$((number + 1))
    done
    # A process id namespace: when the kernel's process is killed, those of its programs end too.
    # shellcheck disable=SC2086
    setpriv --pdeathsig KILL unshare --fork --pid --kill-child \
        "$uml" "$@" "mem=$memory" "hostfs=$run/lane" "umid=$(basename "$run")" con=null con0=null,fd:1 ssl=null \
        $common plumb.host=/ $append \
        </dev/null >"$run/console" 2>&1 8>&- &
    guest=$!
}

boot() {
    pack_job
    lay_scratch
    rm -rf "$run/lane" && mkdir "$run/lane"
    for file in $lane_files; do : >"$run/lane/$file"; done
    : >"$run/console"
    if [ -n "$uml" ]; then start_uml; else start_qemu; fi
    # What the command says is handed on while it lasts.
    tail -q -s 0.1 --pid="$guest" -n +1 -f "$run/lane/out" 8>&- &
    out_relay=$!
    tail -q -s 0.1 --pid="$guest" -n +1 -f "$run/lane/err" >&2 8>&- &
    err_relay=$!
}

# Seconds since the guest was last heard.
quiet_seconds() {
    echo $(($(date +%s) - $(stat -c %Y "$run/lane/alive")))
}

# Waits for the guest's end; sets $end to done, panic, hang, killed or timeout.
await_guest() {
    started=$(date +%s)
    end=
    while kill -0 "$guest" 2>/dev/null; do
        if [ "$(quiet_seconds)" -ge "$silence" ]; then
            end=hang
        elif [ "$timeout" != 0 ] && [ $(($(date +%s) - started)) -ge "$timeout" ]; then
            end=timeout
        elif grep -q 'KVM internal error' "$run/qemu.log" 2>/dev/null; then
            end=killed
        fi
        [ -z "$end" ] || stop_guest
        # Whoever started the lanes is gone, and nobody waits for this one any more.
        [ -z "${PLUMBLINE_PARENT-}" ] || kill -0 "$PLUMBLINE_PARENT" 2>/dev/null || exit 143
        sleep 0.1
    done
    wait "$guest" && guest_status=0 || guest_status=$?
    wait "$out_relay" "$err_relay" || true
    [ -z "$end" ] || return 0
    if [ -s "$run/lane/status" ]; then
        end=done
    elif grep -q 'Kernel panic' "$run/console"; then
        end=panic
    else
        end=killed
    fi
}

stop_guest() {
    kill -KILL "$guest" 2>/dev/null || true
}

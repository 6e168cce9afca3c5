// SPDX-License-Identifier: Apache-2.0
/*
 * WrongData on Linux 6.1.0-56-cloud-amd64, stack file:300M | loop | btrfs | file, engine vector.
 *
 *   after writes with a flag that says where they go, 67112960 instead of 67108864 bytes is the file
 *   long
 *
 * What it does, waves one after the other, the requests of a wave at once:
 *   wave 1: write 12288@0 [4096@8192+4096@4096+4096@0] hole APPEND
 *
 * Build:  cc -O2 -Wall -Wextra -Werror -o reproducer THIS_FILE
 * Run:    ./reproducer          as root: sets the stack up, and takes it down again
 *         ./reproducer TARGET   on that device or file of 67108864 bytes, which is overwritten
 * Exit:   1 the bug is there, 0 it is not, 77 it cannot be tried here
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>
#include <linux/loop.h>

#define TARGET_BYTES 67108864LL
#define PAGE 4096
#define GUARD 4096
#define BODY 12288
#define SLOTS 1
#define POISON 0xa5
#define NOT_RUN 77

enum direction { READ, WRITE };

struct segment {
    size_t at; /* from the start of the buffer, which begins a page */
    size_t length;
};

struct request {
    int wave;
    int slot;
    enum direction direction;
    long long offset;
    int first; /* of its segments */
    int count;
    int flags; /* RWF_ */
};

static const struct segment segments[] = {
    {8192, 4096},
    {4096, 4096},
    {0, 4096},
};

static const struct request requests[] = {
    {1, 0, WRITE, 0LL, 0, 3, 16},
};

#define REQUESTS ((int)(sizeof(requests) / sizeof(requests[0])))

static char target[4096];
static int target_fd;
static long long target_end; /* before anything was asked: a short answer may make the kernel think it nearer */
static unsigned char *buffer[SLOTS];
static long result[REQUESTS];

/* What the target must hold: a byte each, and whether it is known. */
enum { UNWRITTEN, KNOWN, ANYTHING };
static unsigned char *expected, *state;
static int unwritten_is_zero;
static int bugs;

static void cannot(const char *what)
{
    printf("cannot be tried here: %s: %s\n", what, strerror(errno));
    exit(NOT_RUN);
}

static void *map(size_t length, int flags)
{
    void *memory = mmap(NULL, length, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | flags, -1, 0);
    if (memory == MAP_FAILED)
        cannot("mmap");
    return memory;
}

/* What is made is undone in reverse when the program ends. */
static struct {
    void (*undo)(const char *);
    char on[300];
} made[64];
static int made_count;

static void take_down(void)
{
    if (target_fd > 0)
        close(target_fd);
    while (made_count-- > 0)
        made[made_count].undo(made[made_count].on);
}

static void later(void (*undo)(const char *), const char *on)
{
    if (made_count == 0)
        atexit(take_down);
    made[made_count].undo = undo;
    snprintf(made[made_count++].on, sizeof(made[0].on), "%s", on);
}

static void run(const char *command)
{
    if (system(command) != 0) {
        errno = ENOENT;
        cannot(command);
    }
}

static void remove_file(const char *path)
{
    unlink(path);
}

static void make_file(char *node, const char *folder, long long bytes, int allocate)
{
    int fd;
    snprintf(node, 256, "%.200s/reproducer-XXXXXX", *folder ? folder : "/var/tmp");
    fd = mkstemp(node);
    if (fd < 0)
        cannot(node);
    later(remove_file, node);
    if (ftruncate(fd, bytes) || (allocate && posix_fallocate(fd, 0, bytes)))
        cannot("ftruncate");
    close(fd);
}

static void detach_loop(const char *node)
{
    int fd = open(node, O_RDWR);
    ioctl(fd, LOOP_CLR_FD, 0);
    close(fd);
}

static void make_loop(char *node, const char *below, struct loop_config config, int is_old_order, int open_flags)
{
    int control, loop = -1, number = -1, backing = open(below, open_flags);
    if (access("/dev/loop-control", F_OK) && system("modprobe loop"))
        cannot("modprobe loop");
    control = open("/dev/loop-control", O_RDWR);
    if (control < 0 || backing < 0)
        cannot("/dev/loop-control");
    for (int i = 0; i < 20; i++) {
        int failed;
        number = ioctl(control, LOOP_CTL_GET_FREE);
        snprintf(node, 256, "/dev/loop%d", number);
        loop = open(node, O_RDWR);
        if (loop < 0)
            cannot(node);
        config.fd = (unsigned)backing;
        failed = is_old_order ? ioctl(loop, LOOP_SET_FD, backing) : ioctl(loop, LOOP_CONFIGURE, &config);
        if (!failed)
            break;
        close(loop);
        loop = -1;
        if (errno != EBUSY)
            break;
    }
    if (loop < 0)
        cannot(is_old_order ? "LOOP_SET_FD" : "LOOP_CONFIGURE");
    later(detach_loop, node);
    if (is_old_order) {
        int is_direct = (config.info.lo_flags & LO_FLAGS_DIRECT_IO) != 0;
        config.info.lo_flags &= ~(unsigned)LO_FLAGS_DIRECT_IO;
        if (ioctl(loop, LOOP_SET_STATUS64, &config.info))
            cannot("LOOP_SET_STATUS64");
        if (is_direct && ioctl(loop, LOOP_SET_DIRECT_IO, 1UL) && errno != EINVAL)
            cannot("LOOP_SET_DIRECT_IO");
        if (config.block_size && ioctl(loop, LOOP_SET_BLOCK_SIZE, (unsigned long)config.block_size))
            cannot("LOOP_SET_BLOCK_SIZE");
    }
    close(loop);
    close(backing);
    close(control);
}

static void unmount(const char *folder)
{
    syscall(SYS_umount2, folder, 2);
    rmdir(folder);
}

static void make_mount(char *node, const char *device, const char *type, const char *options, const char *mkfs)
{
    char command[800];
    if (*mkfs) {
        snprintf(command, sizeof(command), "%s %s", mkfs, device);
        run(command);
    }
    snprintf(node, 256, "/var/tmp/reproducer-XXXXXX");
    if (!mkdtemp(node))
        cannot(node);
    later(unmount, node);
    if (syscall(SYS_mount, device, node, type, 0UL, options))
        cannot("mount");
}

static void set_up(void)
{
    static char node[4][256];
    make_file(node[0], "", 314572800LL, 0);
    make_loop(node[1], node[0], (struct loop_config){.block_size = 0, .info = {.lo_flags = 0, .lo_offset = 0, .lo_sizelimit = 0}}, 0, O_RDWR);
    make_mount(node[2], node[1], "btrfs", "", "mkfs.btrfs -q -f -K");
    make_file(node[3], node[2], 67108864LL, 0);
    snprintf(target, sizeof(target), "%s", node[4 - 1]);
    unwritten_is_zero = 1;
}

/* What is given, or what is made for it. */
static void choose_target(int count, char **arguments)
{
    if (count > 1) {
        snprintf(target, sizeof(target), "%s", arguments[1]);
        return;
    }
    set_up();
}

/* Every byte tells its place and the request that wrote it. */
static unsigned char pattern(long long offset, int request)
{
    uint64_t word = ((uint64_t)offset / 8 + 1) * 0x9e3779b97f4a7c15ULL ^ (uint64_t)(request + 1) * 0xd6e8feb86659fd93ULL;
    word ^= word >> 32;
    word *= 0xd6e8feb86659fd93ULL;
    word ^= word >> 29;
    return (unsigned char)(word >> offset % 8 * 8);
}

static long long length_of(const struct request *request)
{
    long long length = 0;
    for (int i = 0; i < request->count; i++)
        length += segments[request->first + i].length;
    return length;
}

static const char *name(const struct request *request)
{
    static char text[100];
    snprintf(text, sizeof(text), "request %d, %s %lld@%lld", (int)(request - requests) + 1,
             request->direction == READ ? "read" : "write", length_of(request), request->offset);
    return text;
}

static void bug(const struct request *request, const char *what)
{
    printf("BUG: %s: %s\n", name(request), what);
    bugs++;
}

static void print_bytes(const char *what, const unsigned char *bytes, long long count)
{
    printf("  %s", what);
    for (long long i = 0; i < count && i < 16; i++)
        printf(" %02x", bytes[i]);
    printf("\n");
}

static void prepare(const struct request *request)
{
    unsigned char *memory = buffer[request->slot];
    long long offset = request->offset;
    memset(memory - GUARD, POISON, GUARD + BODY + GUARD);
    for (int i = 0; i < request->count && request->direction == WRITE; i++) {
        const struct segment *segment = &segments[request->first + i];
        for (size_t at = 0; at < segment->length; at++)
            memory[segment->at + at] = pattern(offset++, (int)(request - requests));
    }
}

/* The page in the middle of the memory that a request uses: it is not to be had while the request is in flight. */
static void protect(const struct request *request, int protection)
{
    size_t used = 0;
    for (int i = 0; i < request->count; i++) {
        const struct segment *segment = &segments[request->first + i];
        used = segment->at + segment->length > used ? segment->at + segment->length : used;
    }
    if (mprotect(buffer[request->slot] + used / 2 / PAGE * PAGE, PAGE, protection))
        cannot("mprotect");
}

static int overlap(const struct request *one, const struct request *other)
{
    return one->wave == other->wave && one->offset < other->offset + length_of(other) &&
           other->offset < one->offset + length_of(one);
}

/* Whether a byte may hold anything because another request of the wave writes it. */
static int contested(const struct request *request)
{
    for (int i = 0; i < REQUESTS; i++)
        if (&requests[i] != request && requests[i].direction == WRITE && overlap(request, &requests[i]))
            return 1;
    return 0;
}

static int in_a_segment(const struct request *request, long at)
{
    for (int i = 0; i < request->count; i++) {
        const struct segment *segment = &segments[request->first + i];
        if (at >= (long)segment->at && at < (long)(segment->at + segment->length))
            return 1;
    }
    return 0;
}

static void check_memory(const struct request *request)
{
    const unsigned char *memory = buffer[request->slot];
    long long offset = request->offset;
    for (long at = -GUARD; at < BODY + GUARD; at++) {
        if (memory[at] != POISON && !in_a_segment(request, at)) {
            bug(request, "memory outside its segments changed");
            printf("  at byte %ld of the buffer\n", at);
            print_bytes("received", memory + at, BODY + GUARD - at);
            break;
        }
    }
    for (int i = 0; i < request->count && request->direction == WRITE; i++) {
        const struct segment *segment = &segments[request->first + i];
        for (size_t at = 0; at < segment->length; at++) {
            if (memory[segment->at + at] != pattern(offset++, (int)(request - requests))) {
                bug(request, "the write changed its own source");
                return;
            }
        }
    }
}

static void check_content(const struct request *request, long long length)
{
    unsigned char wanted[16];
    long long offset = request->offset;
    for (int i = 0; i < request->count; i++) {
        const struct segment *segment = &segments[request->first + i];
        const unsigned char *memory = buffer[request->slot] + segment->at;
        for (size_t at = 0; at < segment->length && offset < request->offset + length; at++, offset++) {
            if (offset >= TARGET_BYTES || state[offset] == ANYTHING || (state[offset] == UNWRITTEN && !unwritten_is_zero))
                continue;
            if (memory[at] != expected[offset]) {
                long long left = (long long)(segment->length - at);
                for (long long j = 0; j < 16; j++)
                    wanted[j] = offset + j < TARGET_BYTES ? expected[offset + j] : 0;
                bug(request, "wrong bytes");
                printf("  first at offset %lld\n", offset);
                print_bytes("expected", wanted, left);
                print_bytes("received", memory + at, left);
                return;
            }
        }
    }
}

/* So that it is known what a given target holds; whether all was taken. */
static int wrote_zeros(long long least)
{
    enum { CHUNK = 65536 };
    void *zeros = map(CHUNK, 0);
    int all = 1;
    for (long long offset = 0; offset < least; offset += CHUNK) {
        size_t length = target_end - offset < CHUNK ? (size_t)(target_end - offset) : CHUNK;
        all &= pwrite(target_fd, zeros, length, offset) == (ssize_t)length;
    }
    munmap(zeros, CHUNK);
    return all;
}

static int file_fd; /* not direct: for reading what was appended */

static void open_file(void)
{
    struct stat status;
    if (fstat(target_fd, &status) == 0 && !S_ISREG(status.st_mode)) {
        errno = EINVAL;
        cannot("only a file has an end");
    }
    file_fd = open(target, O_RDWR);
    if (file_fd < 0)
        cannot(target);
}

/* How often what a request wrote lies between two offsets, in one piece. */
static int times_found(const struct request *request, long long from, long long to)
{
    long long length = length_of(request);
    unsigned char *there = map((size_t)length, 0);
    int times = 0;
    for (long long at = from; at + length <= to; at += 512) {
        long long same = 0;
        if (pread(file_fd, there, (size_t)length, at) != length)
            cannot("pread");
        while (same < length && there[same] == pattern(request->offset + same, (int)(request - requests)))
            same++;
        times += same == length;
    }
    munmap(there, (size_t)length);
    return times;
}

/* What was appended lies behind the former end, all of it; then it is taken away. */
static void check_appended(int first, int next)
{
    long long bytes = 0, end = lseek(file_fd, 0, SEEK_END);
    for (int i = first; i < next; i++) {
        bytes += result[i] > 0 ? result[i] : 0;
        if (result[i] == (long)length_of(&requests[i]) && times_found(&requests[i], target_end, end) != 1)
            bug(&requests[i], "what it appended does not lie once behind the former end");
    }
    if (end - target_end != bytes)
        bug(&requests[first], "the file is not longer by what was appended");
    printf("%lld bytes were appended, the file is longer by %lld\n", bytes, end - target_end);
    if (ftruncate(file_fd, target_end))
        cannot("ftruncate");
}

static void check(const struct request *request)
{
    long answer = result[request - requests];
    int whole = answer == (long)length_of(request);
    if (request->flags && answer == -EOPNOTSUPP) {
        errno = EOPNOTSUPP;
        cannot("a flag of preadv2(2)");
    }
    if (!whole)
        printf("%s answered %ld%s%s\n", name(request), answer, answer < 0 ? ", " : "", answer < 0 ? strerror((int)-answer) : "");
    check_memory(request);
    if (request->direction == READ && answer > 0 && !contested(request))
        check_content(request, answer);
}

static unsigned char *allocate(void)
{
    return (unsigned char *)map(GUARD + BODY + GUARD, 0) + GUARD;
}

static struct iovec vectors[SLOTS][3];

static struct iovec *vector(const struct request *request)
{
    struct iovec *list = vectors[request->slot];
    for (int i = 0; i < request->count; i++) {
        list[i].iov_base = buffer[request->slot] + segments[request->first + i].at;
        list[i].iov_len = segments[request->first + i].length;
    }
    return list;
}

static void call(int i)
{
    const struct request *request = &requests[i];
    ssize_t answer = request->direction == READ
                         ? preadv2(target_fd, vector(request), request->count, request->offset, request->flags)
                         : pwritev2(target_fd, vector(request), request->count, request->offset, request->flags);
    result[i] = answer < 0 ? -errno : answer;
}

static void open_engine(void)
{
}

static void issue(int first, int next)
{
    for (int i = first; i < next; i++)
        call(i);
}

int main(int argc, char **argv)
{
    setvbuf(stdout, NULL, _IOLBF, 0);
    expected = map(TARGET_BYTES + PAGE, MAP_NORESERVE);
    state = map(TARGET_BYTES + PAGE, MAP_NORESERVE);
    for (int i = 0; i < SLOTS; i++)
        buffer[i] = allocate();
    choose_target(argc, argv);
    target_fd = open(target, O_RDWR | O_DIRECT);
    if (target_fd < 0)
        cannot(target);
    target_end = lseek(target_fd, 0, SEEK_END);
    if (target_end < 12288LL) {
        errno = ENOSPC;
        cannot("the target is too small");
    }
    if (argc > 1)
        unwritten_is_zero = wrote_zeros(12288LL);
    open_engine();
    open_file();
    for (int first = 0, next; first < REQUESTS; first = next) {
        for (next = first; next < REQUESTS && requests[next].wave == requests[first].wave; next++)
            prepare(&requests[next]);
        for (int i = first; i < next; i++)
            protect(&requests[i], PROT_NONE);
        issue(first, next);
        for (int i = first; i < next; i++)
            protect(&requests[i], PROT_READ | PROT_WRITE);
        for (int i = first; i < next; i++)
            check(&requests[i]);
        check_appended(first, next);
    }
    printf(bugs ? "the bug is there\n" : "the bug is not there\n");
    close(target_fd);
    return bugs ? 1 : 0;
}

// SPDX-License-Identifier: Apache-2.0
/*
 * ContractBroken on Linux 6.12.118+deb13-cloud-amd64, stack file | loop:bs=4k | loop:dio, engine pread.
 *
 *   read 4096@0 [4096@512] keeps the contract and was refused: EINVAL (22)
 *
 * What it does, waves one after the other, the requests of a wave at once:
 *   wave 1: read 4096@0 [4096@512]
 *   wave 1: read 4096@4096 [4096@512]
 *   wave 1: read 4096@8192 [4096@512]
 *   wave 1: read 4096@12288 [4096@512]
 *   wave 1: read 4096@16384 [4096@512]
 *   wave 1: read 4096@20480 [4096@512]
 *   wave 1: read 4096@24576 [4096@512]
 *   wave 1: read 4096@28672 [4096@512]
 *   wave 1: read 4096@32768 [4096@512]
 *   wave 1: read 4096@36864 [4096@512]
 *   wave 1: read 4096@40960 [4096@512]
 *   wave 1: read 4096@45056 [4096@512]
 *   wave 1: read 4096@49152 [4096@512]
 *   wave 1: read 4096@53248 [4096@512]
 *   wave 1: read 4096@57344 [4096@512]
 *   wave 1: read 4096@61440 [4096@512]
 *
 * Build:  cc -O2 -Wall -Wextra -Werror -o reproducer THIS_FILE -pthread
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
#include <linux/fs.h>
#include <pthread.h>
#include <linux/loop.h>

#define TARGET_BYTES 67108864LL
#define PAGE 4096
#define GUARD 4096
#define BODY 8192
#define SLOTS 16
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
    {512, 4096},
    {512, 4096},
    {512, 4096},
    {512, 4096},
    {512, 4096},
    {512, 4096},
    {512, 4096},
    {512, 4096},
    {512, 4096},
    {512, 4096},
    {512, 4096},
    {512, 4096},
    {512, 4096},
    {512, 4096},
    {512, 4096},
    {512, 4096},
};

static const struct request requests[] = {
    {1, 0, READ, 0LL, 0, 1, 0},
    {1, 1, READ, 4096LL, 1, 1, 0},
    {1, 2, READ, 8192LL, 2, 1, 0},
    {1, 3, READ, 12288LL, 3, 1, 0},
    {1, 4, READ, 16384LL, 4, 1, 0},
    {1, 5, READ, 20480LL, 5, 1, 0},
    {1, 6, READ, 24576LL, 6, 1, 0},
    {1, 7, READ, 28672LL, 7, 1, 0},
    {1, 8, READ, 32768LL, 8, 1, 0},
    {1, 9, READ, 36864LL, 9, 1, 0},
    {1, 10, READ, 40960LL, 10, 1, 0},
    {1, 11, READ, 45056LL, 11, 1, 0},
    {1, 12, READ, 49152LL, 12, 1, 0},
    {1, 13, READ, 53248LL, 13, 1, 0},
    {1, 14, READ, 57344LL, 14, 1, 0},
    {1, 15, READ, 61440LL, 15, 1, 0},
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

static void set_up(void)
{
    static char node[3][256];
    make_file(node[0], "", 67108864LL, 0);
    make_loop(node[1], node[0], (struct loop_config){.block_size = 4096, .info = {.lo_flags = 0, .lo_offset = 0, .lo_sizelimit = 0}}, 0, O_RDWR);
    make_loop(node[2], node[1], (struct loop_config){.block_size = 0, .info = {.lo_flags = LO_FLAGS_DIRECT_IO, .lo_offset = 0, .lo_sizelimit = 0}}, 0, O_RDWR);
    snprintf(target, sizeof(target), "%s", node[3 - 1]);
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

static void remember(const struct request *request, int is_certain)
{
    long long end = request->offset + length_of(request);
    for (long long offset = request->offset; offset < end && offset < TARGET_BYTES; offset++) {
        state[offset] = is_certain ? KNOWN : ANYTHING;
        expected[offset] = pattern(offset, (int)(request - requests));
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

/* What the target reports: the alignment of addresses, and of offsets and lengths. */
static long long memory_alignment = 512, offset_alignment = 512;

static void read_contract(void)
{
    int block = 0;
    if (ioctl(target_fd, BLKSSZGET, &block) == 0)
        memory_alignment = offset_alignment = block;
#ifdef STATX_DIOALIGN
    struct statx status;
    if (statx(target_fd, "", AT_EMPTY_PATH, STATX_DIOALIGN, &status) == 0 && (status.stx_mask & STATX_DIOALIGN) &&
        status.stx_dio_mem_align) {
        memory_alignment = status.stx_dio_mem_align;
        offset_alignment = status.stx_dio_offset_align;
    }
#endif
}

static int legal(const struct request *request)
{
    long long odd = request->offset % offset_alignment;
    for (int i = 0; i < request->count; i++) {
        odd |= (long long)segments[request->first + i].at % memory_alignment;
        odd |= (long long)segments[request->first + i].length % offset_alignment;
    }
    return odd == 0;
}

static void check_result(const struct request *request, long answer)
{
    long long length = length_of(request);
    read_contract();
    if (answer == (long)length || request->offset + length > target_end)
        return;
    if (legal(request))
        bug(request, answer < 0 ? "a legal request was refused" : "a legal request came short");
    else if (answer < 0 && answer != -EINVAL)
        bug(request, "an illegal request was refused with an error that is not EINVAL");
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
    check_result(request, answer);
    check_memory(request);
    if (request->direction == READ && answer > 0 && !contested(request))
        check_content(request, answer);
}

static unsigned char *allocate(void)
{
    return (unsigned char *)map(GUARD + BODY + GUARD, 0) + GUARD;
}

static void call(int i)
{
    const struct request *request = &requests[i];
    const struct segment *segment = &segments[request->first];
    void *memory = buffer[request->slot] + segment->at;
    ssize_t answer = request->direction == READ ? pread(target_fd, memory, segment->length, request->offset)
                                                : pwrite(target_fd, memory, segment->length, request->offset);
    result[i] = answer < 0 ? -errno : answer;
}

static void open_engine(void)
{
}

static void *work(void *request)
{
    call((int)((const struct request *)request - requests));
    return NULL;
}

static void issue(int first, int next)
{
    pthread_t threads[SLOTS];
    for (int i = first; i < next; i++)
        if (pthread_create(&threads[i - first], NULL, work, (void *)&requests[i]))
            cannot("pthread_create");
    for (int i = first; i < next; i++)
        pthread_join(threads[i - first], NULL);
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
    if (target_end < 65536LL) {
        errno = ENOSPC;
        cannot("the target is too small");
    }
    if (argc > 1)
        unwritten_is_zero = wrote_zeros(65536LL);
    open_engine();
    for (int first = 0, next; first < REQUESTS; first = next) {
        for (next = first; next < REQUESTS && requests[next].wave == requests[first].wave; next++)
            prepare(&requests[next]);
        issue(first, next);
        for (int i = first; i < next; i++)
            check(&requests[i]);
        for (int i = first; i < next; i++)
            if (requests[i].direction == WRITE)
                remember(&requests[i], result[i] == (long)length_of(&requests[i]) && !contested(&requests[i]));
    }
    printf(bugs ? "the bug is there\n" : "the bug is not there\n");
    close(target_fd);
    return bugs ? 1 : 0;
}

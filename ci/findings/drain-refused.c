// SPDX-License-Identifier: Apache-2.0
/*
 * Hang on Linux 5.10, stack brd:64M, engine uring:drain.
 *
 *   write 512@0 [512@0] was not answered within 5 s
 *
 * What it does, waves one after the other, the requests of a wave at once:
 *   wave 1: write 512@6429184 [512@0]
 *   wave 2: write 512@50615296 [512@0]
 *   wave 2: write 512@447488 [512@0]
 *   wave 2: write 512@0 [512@0]
 *   wave 2: write 512@28526080 [512@0] HIPRI
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
#include <signal.h>
#include <linux/io_uring.h>

#define TARGET_BYTES 67108864LL
#define PAGE 4096
#define GUARD 4096
#define BODY 4096
#define SLOTS 4
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
    {0, 512},
    {0, 512},
    {0, 512},
    {0, 512},
    {0, 512},
};

static const struct request requests[] = {
    {1, 2, WRITE, 6429184LL, 0, 1, 0},
    {2, 2, WRITE, 50615296LL, 1, 1, 0},
    {2, 0, WRITE, 447488LL, 2, 1, 0},
    {2, 1, WRITE, 0LL, 3, 1, 0},
    {2, 3, WRITE, 28526080LL, 4, 1, 1},
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

static void give_up(int number)
{
    static const char text[] = "BUG: a request was not answered within 30 s\nthe bug is there\n";
    (void)number;
    _exit(write(STDOUT_FILENO, text, sizeof(text) - 1) > 0 ? 1 : NOT_RUN);
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

static void unload(const char *module)
{
    char command[100];
    snprintf(command, sizeof(command), "modprobe -r %s", module);
    if (system(command))
        printf("%s stays loaded\n", module);
}

static void make_brd(char *node, long long bytes, int number)
{
    char command[100];
    if (number == 0) {
        snprintf(command, sizeof(command), "modprobe brd rd_nr=16 max_part=0 rd_size=%lld", bytes / 1024);
        run(command);
        later(unload, "brd");
    }
    snprintf(node, 256, "/dev/ram%d", number);
}

static void set_up(void)
{
    static char node[1][256];
    make_brd(node[0], 67108864LL, 0);
    snprintf(target, sizeof(target), "%s", node[1 - 1]);
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

static int ring_fd;
static unsigned *sq_tail, *sq_flags, *sq_mask, *sq_array, *cq_head, *cq_tail, *cq_mask;
static struct io_uring_sqe *entries;
static struct io_uring_cqe *answers;

static void *map_ring(size_t length, off_t which)
{
    void *memory = mmap(NULL, length, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_POPULATE, ring_fd, which);
    if (memory == MAP_FAILED)
        cannot("mmap of the ring");
    return memory;
}

static void demand_operation(unsigned opcode)
{
    struct io_uring_probe *known = map(PAGE, 0);
    if (syscall(__NR_io_uring_register, ring_fd, IORING_REGISTER_PROBE, known, 256) || opcode > known->last_op ||
        !(known->ops[opcode].flags & IO_URING_OP_SUPPORTED)) {
        errno = EOPNOTSUPP;
        cannot("this kernel has no such operation of io_uring");
    }
    munmap(known, PAGE);
}

static void open_engine(void)
{
    struct io_uring_params parameters;
    unsigned char *submission, *completion;
    memset(&parameters, 0, sizeof(parameters));
    parameters.flags = 0;
    ring_fd = (int)syscall(__NR_io_uring_setup, 2 * SLOTS, &parameters);
    if (ring_fd < 0)
        cannot("io_uring_setup");
    demand_operation(IORING_OP_READ);
    demand_operation(IORING_OP_WRITE);
    submission = map_ring(parameters.sq_off.array + parameters.sq_entries * sizeof(unsigned), IORING_OFF_SQ_RING);
    completion = map_ring(parameters.cq_off.cqes + parameters.cq_entries * sizeof(*answers), IORING_OFF_CQ_RING);
    entries = map_ring(parameters.sq_entries * sizeof(*entries), IORING_OFF_SQES);
    sq_tail = (unsigned *)(submission + parameters.sq_off.tail);
    sq_flags = (unsigned *)(submission + parameters.sq_off.flags);
    sq_mask = (unsigned *)(submission + parameters.sq_off.ring_mask);
    sq_array = (unsigned *)(submission + parameters.sq_off.array);
    cq_head = (unsigned *)(completion + parameters.cq_off.head);
    cq_tail = (unsigned *)(completion + parameters.cq_off.tail);
    cq_mask = (unsigned *)(completion + parameters.cq_off.ring_mask);
    answers = (struct io_uring_cqe *)(completion + parameters.cq_off.cqes);
}

static void submit(int i, int position)
{
    const struct request *request = &requests[i];
    unsigned tail = *sq_tail, index = tail & *sq_mask;
    struct io_uring_sqe *entry = &entries[index];
    memset(entry, 0, sizeof(*entry));
    entry->opcode = request->direction == READ ? IORING_OP_READ : IORING_OP_WRITE;
    entry->fd = target_fd;
    entry->off = (uint64_t)request->offset;
    entry->addr = (uint64_t)(uintptr_t)(buffer[request->slot] + segments[request->first].at);
    entry->len = (unsigned)segments[request->first].length;
    entry->rw_flags = request->flags;
    entry->flags = 0;
    if (i % 4 == 3)
        entry->flags |= IOSQE_IO_DRAIN;
    (void)position;
    entry->user_data = (uint64_t)i;
    sq_array[index] = index;
    __atomic_store_n(sq_tail, tail + 1, __ATOMIC_RELEASE);
}

static int enter(unsigned submitted, unsigned least)
{
    unsigned flags = IORING_ENTER_GETEVENTS;
    __atomic_thread_fence(__ATOMIC_SEQ_CST);
    if (__atomic_load_n(sq_flags, __ATOMIC_RELAXED) & IORING_SQ_NEED_WAKEUP)
        flags |= IORING_ENTER_SQ_WAKEUP;
    return (int)syscall(__NR_io_uring_enter, ring_fd, submitted, least, flags, NULL, 0);
}

static void take(int first, int next, int *answered)
{
    unsigned head = *cq_head;
    while (head != __atomic_load_n(cq_tail, __ATOMIC_ACQUIRE)) {
        const struct io_uring_cqe *answer = &answers[head++ & *cq_mask];
        int i = (int)answer->user_data;
        if (i < first || i >= next || answered[i - first]++)
            bug(&requests[i < 0 || i >= REQUESTS ? 0 : i], "an answer came that nobody waits for");
        else
            result[i] = answer->res;
    }
    __atomic_store_n(cq_head, head, __ATOMIC_RELEASE);
}

static void issue(int first, int next)
{
    int answered[SLOTS] = {0};
    unsigned left = (unsigned)(next - first);
    for (int i = first; i < next; i++)
        submit(i, i - first);
    for (;;) {
        int waiting = 0;
        int taken = enter(left, 1);
        if (taken < 0 && errno != EINTR && errno != EAGAIN)
            cannot("io_uring_enter");
        left -= taken > 0 ? (unsigned)taken : 0;
        take(first, next, answered);
        for (int i = first; i < next; i++)
            waiting += !answered[i - first];
        if (!waiting)
            return;
    }
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
    if (target_end < 50615808LL) {
        errno = ENOSPC;
        cannot("the target is too small");
    }
    signal(SIGALRM, give_up);
    alarm(30);
    if (argc > 1)
        unwritten_is_zero = wrote_zeros(50615808LL);
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

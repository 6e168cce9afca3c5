// SPDX-License-Identifier: Apache-2.0
/*
 * ContractBroken on Linux 6.18.44, stack file:400M | loop | xfs | file:32M, engine uring-fixed.
 *
 *   write 4096@0 ATOMIC from registered memory is within the limits that statx(2) reports and was refused: EINVAL (22)
 *
 * What it does: a write of the least atomic unit with pwritev2(2), and the same with IORING_OP_WRITE_FIXED. The bytes
 * that are written are those that were there.
 *
 * Build:  cc -O2 -Wall -Wextra -Werror -o reproducer THIS_FILE
 * Run:    ./reproducer TARGET   a file or device; nothing of what it holds is changed
 * Exit:   1 the bug is there, 0 it is not, 77 it cannot be tried here
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>
#include <linux/io_uring.h>

#define UNIT 4096
#define NOT_RUN 77
#define ATOMIC 0x40 /* RWF_ATOMIC, 6.11 */

static int cannot(const char *what)
{
    printf("cannot be tried: %s\n", what);
    return NOT_RUN;
}

static void *ring_part(int ring, size_t bytes, off_t which)
{
    return mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_POPULATE, ring, which);
}

/* The answer to a write of registered memory at offset 0; 1 when no ring can be had. */
static int write_fixed(int fd, struct iovec *memory)
{
    struct io_uring_params params;

    memset(&params, 0, sizeof params);
    int ring = (int)syscall(SYS_io_uring_setup, 1, &params);
    if (ring < 0 || syscall(SYS_io_uring_register, ring, IORING_REGISTER_BUFFERS, memory, 1) != 0)
        return 1;
    char *submissions = ring_part(ring, params.sq_off.array + sizeof(uint32_t), IORING_OFF_SQ_RING);
    char *completions = ring_part(ring, params.cq_off.cqes + 2 * sizeof(struct io_uring_cqe), IORING_OFF_CQ_RING);
    struct io_uring_sqe *entry = ring_part(ring, sizeof *entry, IORING_OFF_SQES);
    if (submissions == MAP_FAILED || completions == MAP_FAILED || entry == MAP_FAILED)
        return 1;
    memset(entry, 0, sizeof *entry);
    entry->opcode = IORING_OP_WRITE_FIXED;
    entry->fd = fd;
    entry->addr = (uint64_t)(uintptr_t)memory->iov_base;
    entry->len = UNIT;
    entry->rw_flags = ATOMIC;
    *(uint32_t *)(submissions + params.sq_off.array) = 0;
    __atomic_store_n((uint32_t *)(submissions + params.sq_off.tail), 1, __ATOMIC_RELEASE);
    if (syscall(SYS_io_uring_enter, ring, 1, 1, IORING_ENTER_GETEVENTS, NULL, 0) != 1)
        return 1;
    return ((struct io_uring_cqe *)(completions + params.cq_off.cqes))->res;
}

int main(int count, char **arguments)
{
    struct iovec memory = {.iov_len = UNIT};

    if (count != 2)
        return cannot("give a TARGET");
    int fd = open(arguments[1], O_RDWR | O_DIRECT);
    if (fd < 0 || posix_memalign(&memory.iov_base, UNIT, UNIT) != 0)
        return cannot("it cannot be opened for direct I/O");
    if (pread(fd, memory.iov_base, UNIT, 0) != UNIT || pwritev2(fd, &memory, 1, 0, ATOMIC) != UNIT)
        return cannot("it takes no atomic write of 4096 bytes");
    int answer = write_fixed(fd, &memory);
    if (answer == 1)
        return cannot("there is no io_uring");
    if (answer == -EINVAL) {
        printf("BUG: pwritev2 wrote %d bytes with RWF_ATOMIC, and of registered memory they are refused\n", UNIT);
        return 1;
    }
    printf("the write of registered memory was answered with %d\n", answer);
    return 0;
}

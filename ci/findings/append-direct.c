// SPDX-License-Identifier: Apache-2.0
/*
 * WrongData on Linux 6.18.44, stack file:400M | loop | xfs | file:32M, engine aio.
 *
 *   of 16 direct writes with RWF_APPEND that are answered whole, some lie in the same place
 *
 * What it does: 16 writes of a block each, each of a value of its own, in one io_submit(2); then the file should be
 * 16 blocks longer, and each value should be in one of them. The file gets its former length back.
 *
 * Build:  cc -O2 -Wall -Wextra -Werror -o reproducer THIS_FILE
 * Run:    ./reproducer TARGET   a file; nothing of what it holds is changed
 * Exit:   1 the bug is there, 0 it is not, 77 it cannot be tried here
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <linux/aio_abi.h>
#include <linux/fs.h>

#define WRITES 16
#define BLOCK 4096
#define NOT_RUN 77

static int cannot(const char *what)
{
    printf("cannot be tried: %s\n", what);
    return NOT_RUN;
}

/* How many of the writes were answered whole; negative when they cannot be made. */
static int append_all(int fd, char *memory)
{
    aio_context_t context = 0;
    struct iocb blocks[WRITES];
    struct iocb *list[WRITES];
    struct io_event events[WRITES];
    int whole = 0;

    if (syscall(SYS_io_setup, WRITES, &context) != 0)
        return -1;
    memset(blocks, 0, sizeof blocks);
    for (int i = 0; i < WRITES; i++) {
        memset(memory + i * BLOCK, 'A' + i, BLOCK);
        blocks[i].aio_lio_opcode = IOCB_CMD_PWRITE;
        blocks[i].aio_fildes = (uint32_t)fd;
        blocks[i].aio_buf = (uint64_t)(uintptr_t)(memory + i * BLOCK);
        blocks[i].aio_nbytes = BLOCK;
        blocks[i].aio_rw_flags = RWF_APPEND;
        list[i] = &blocks[i];
    }
    if (syscall(SYS_io_submit, context, WRITES, list) != WRITES)
        return -1;
    if (syscall(SYS_io_getevents, context, WRITES, WRITES, events, NULL) != WRITES)
        return -1;
    for (int i = 0; i < WRITES; i++)
        whole += events[i].res == BLOCK;
    syscall(SYS_io_destroy, context);
    return whole;
}

/* How many of the values are found, each in a whole block, behind the file's former end. */
static int found(int fd, char *memory, off_t from)
{
    unsigned seen = 0;
    int values = 0;

    for (int i = 0; i < WRITES; i++) {
        if (pread(fd, memory, BLOCK, from + (off_t)i * BLOCK) != BLOCK)
            break;
        int value = memory[0] - 'A';
        if (value < 0 || value >= WRITES || (seen & 1U << value) || memcmp(memory, memory + 1, BLOCK - 1) != 0)
            continue;
        seen |= 1U << value;
        values++;
    }
    return values;
}

int main(int count, char **arguments)
{
    struct stat before, after;
    char *memory;

    if (count != 2)
        return cannot("give a TARGET");
    int fd = open(arguments[1], O_RDWR | O_DIRECT);
    if (fd < 0 || fstat(fd, &before) != 0 || !S_ISREG(before.st_mode))
        return cannot("it is no file that direct I/O can be done on");
    if (posix_memalign((void **)&memory, BLOCK, WRITES * BLOCK) != 0)
        return cannot("no memory");
    int whole = append_all(fd, memory);
    int there = found(fd, memory, before.st_size);
    fstat(fd, &after);
    long grown = (long)((after.st_size - before.st_size) / BLOCK);
    if (ftruncate(fd, before.st_size) != 0 || whole != WRITES)
        return cannot("the writes were refused");
    if (there != WRITES || grown != WRITES) {
        printf("BUG: %d of %d appended blocks are there, and the file is %ld blocks longer\n", there, WRITES, grown);
        return 1;
    }
    printf("all %d appended blocks are there\n", WRITES);
    return 0;
}

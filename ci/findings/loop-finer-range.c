// SPDX-License-Identifier: Apache-2.0
/*
 * ContractBroken on Linux 6.18.44-fc-v782, stack file | loop:bs=4k | loop, engine pread.
 *
 *   BLKZEROOUT of 512@0 keeps to the logical block and was answered with EIO (5)
 *
 * What it does, one behind the other, on a target that was filled before:
 *   BLKZEROOUT of 512@0
 *
 * Build:  cc -O2 -Wall -Wextra -Werror -o reproducer THIS_FILE
 * Run:    ./reproducer          as root: sets the stack up, and takes it down again
 *         ./reproducer TARGET   on that device of 67108864 bytes, which is overwritten
 * Exit:   1 the bug is there, 0 it is not, 77 it cannot be tried here
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/fs.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <linux/loop.h>

#define TARGET_BYTES 67108864LL
#define SECTOR 512
#define PIECE (1 << 20)
#define NOT_RUN 77

struct range {
    unsigned long ioctl;
    const char *name;
    uint64_t bytes[2]; /* offset and length */
};

static const struct range ranges[] = {
    {BLKZEROOUT, "BLKZEROOUT", {0, 512}},
};

#define RANGES ((int)(sizeof(ranges) / sizeof(ranges[0])))

static char target[4096];
static int target_fd;
static int unwritten_is_zero;
static int bugs;

/* What a sector may be. */
enum { AS_FILLED = 1, ZEROS = 2, ANYTHING = 4 };
static unsigned char may_be[TARGET_BYTES / SECTOR];

static void cannot(const char *what)
{
    printf("cannot be tried here: %s: %s\n", what, strerror(errno));
    exit(NOT_RUN);
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
    make_loop(node[2], node[1], (struct loop_config){.block_size = 0, .info = {.lo_flags = 0, .lo_offset = 0, .lo_sizelimit = 0}}, 0, O_RDWR);
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

/* Every word tells its place. */
static void fill(uint64_t *words, long long offset, size_t length)
{
    for (size_t i = 0; i < length / 8; i++)
        words[i] = ((uint64_t)offset / 8 + i + 1) * 0x9e3779b97f4a7c15ULL;
}

static size_t piece_at(long long offset)
{
    return TARGET_BYTES - offset < PIECE ? (size_t)(TARGET_BYTES - offset) : PIECE;
}

static void *map_piece(void)
{
    void *memory = mmap(NULL, PIECE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED)
        cannot("mmap");
    return memory;
}

static void fill_target(uint64_t *words)
{
    for (long long offset = 0; offset < TARGET_BYTES; offset += PIECE) {
        fill(words, offset, piece_at(offset));
        if (pwrite(target_fd, words, piece_at(offset), offset) != (ssize_t)piece_at(offset))
            cannot("pwrite");
    }
    memset(may_be, AS_FILLED, sizeof(may_be));
}

static void carry_out(const struct range *range)
{
    uint64_t bytes[2] = {range->bytes[0], range->bytes[1]};
    int error = ioctl(target_fd, range->ioctl, bytes) ? errno : 0;

    printf("%s of %llu@%llu: %s\n", range->name, (unsigned long long)bytes[1], (unsigned long long)bytes[0],
           error ? strerror(error) : "done");
    if (error == EOPNOTSUPP) {
        errno = error;
        cannot(range->name);
    }
    if (error) {
        printf("BUG: expected %s to be done, received %s\n", range->name, strerror(error));
        bugs++;
    }
    for (uint64_t at = bytes[0]; at < bytes[0] + bytes[1]; at += SECTOR)
        may_be[at / SECTOR] = error ? ANYTHING : range->ioctl == BLKZEROOUT ? ZEROS : may_be[at / SECTOR] | ZEROS;
}

static void print_bytes(const char *what, const unsigned char *bytes)
{
    printf("  %s", what);
    for (int i = 0; i < 16; i++)
        printf(" %02x", bytes[i]);
    printf("\n");
}

static void check_sector(long long offset, const unsigned char *found, const unsigned char *filled)
{
    static const unsigned char zeros[SECTOR];
    int allowed = may_be[offset / SECTOR];

    if (allowed == ANYTHING || ((allowed & AS_FILLED) && memcmp(found, filled, SECTOR) == 0) ||
        ((allowed & ZEROS) && memcmp(found, zeros, SECTOR) == 0))
        return;
    if (bugs++ > 8)
        return;
    printf("BUG: the sector at offset %lld is not as it must be\n", offset);
    print_bytes(allowed & ZEROS ? "expected zeros, not" : "expected", filled);
    print_bytes("received", found);
}

static void check_target(unsigned char *found, uint64_t *words)
{
    for (long long offset = 0; offset < TARGET_BYTES; offset += PIECE) {
        fill(words, offset, piece_at(offset));
        if (pread(target_fd, found, piece_at(offset), offset) != (ssize_t)piece_at(offset))
            cannot("pread");
        for (size_t at = 0; at < piece_at(offset); at += SECTOR)
            check_sector(offset + (long long)at, found + at, (unsigned char *)words + at);
    }
}

int main(int argc, char **argv)
{
    struct stat status;
    uint64_t *words = map_piece();

    setvbuf(stdout, NULL, _IOLBF, 0);
    choose_target(argc, argv);
    target_fd = open(target, O_RDWR | O_DIRECT);
    if (target_fd < 0)
        cannot(target);
    errno = EINVAL;
    if (fstat(target_fd, &status) || !S_ISBLK(status.st_mode))
        cannot("only a device gives ranges back");
    errno = ENOSPC;
    if (lseek(target_fd, 0, SEEK_END) < TARGET_BYTES)
        cannot("the target is too small");
    fill_target(words);
    for (int i = 0; i < RANGES; i++)
        carry_out(&ranges[i]);
    check_target(map_piece(), words);
    printf(bugs ? "the bug is there\n" : "the bug is not there\n");
    close(target_fd);
    return bugs ? 1 : 0;
}

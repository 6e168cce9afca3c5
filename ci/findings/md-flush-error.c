// SPDX-License-Identifier: Apache-2.0
/*
 * LostPromise on Linux 6.1.176, stack file:1M*2 | loop | flakey:up=0,down=1,error_writes | raid0:chunk=4k, engine fsync.
 *
 *   fsync of the target was answered with success, while fsync of what the target lies on failed
 *   before and behind it: EIO (5)
 *
 * What it does, one behind the other:
 *   fsync of what the target lies on
 *   fsync of the target
 *   fsync of what the target lies on
 *
 * Build:  cc -O2 -Wall -Wextra -Werror -o reproducer THIS_FILE
 * Run:    ./reproducer TARGET   on that device: a loop device, an array or a device mapper's; nothing is written
 * Exit:   1 the bug is there, 0 it is not, 77 it cannot be tried here
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#define NOT_RUN 77

enum place { TARGET, BELOW };

static const enum place flushes[] = {
    BELOW,
    TARGET,
    BELOW,
};

#define FLUSHES ((int)(sizeof(flushes) / sizeof(flushes[0])))

static void cannot(const char *what)
{
    printf("cannot be tried here: %s: %s\n", what, strerror(errno));
    exit(NOT_RUN);
}

/* 0, or the error's number. */
static int flush(const char *path)
{
    int fd = open(path, O_RDONLY);
    int error;

    if (fd < 0)
        cannot(path);
    error = fsync(fd) == 0 ? 0 : errno;
    close(fd);
    printf("fsync of %s: %s\n", path, error ? strerror(error) : "done");
    return error;
}

/* Of all devices that the target was made of, the first error. */
static int flush_members(const char *folder)
{
    char path[512];
    struct dirent *member;
    DIR *members = opendir(folder);
    int first = 0, count = 0;

    while (members && (member = readdir(members)) != NULL) {
        int error;
        if (member->d_name[0] == '.')
            continue;
        snprintf(path, sizeof(path), "/dev/%s", member->d_name);
        error = flush(path);
        first = first ? first : error;
        count++;
    }
    if (count == 0) {
        errno = ENXIO;
        cannot("nothing below the target can be flushed");
    }
    closedir(members);
    return first;
}

static int flush_below(const struct stat *target)
{
    char path[512], backing[4096];
    unsigned int number[2] = {major(target->st_rdev), minor(target->st_rdev)};
    FILE *loop;

    snprintf(path, sizeof(path), "/sys/dev/block/%u:%u/loop/backing_file", number[0], number[1]);
    loop = fopen(path, "r");
    if (loop) {
        if (!fgets(backing, sizeof(backing), loop))
            cannot(path);
        fclose(loop);
        backing[strcspn(backing, "\n")] = '\0';
        return flush(backing);
    }
    snprintf(path, sizeof(path), "/sys/dev/block/%u:%u/slaves", number[0], number[1]);
    return flush_members(path);
}

/* Of what the target lies on, the first error of some of the flushes. */
static int below_failed(const int *answer, int from, int to)
{
    for (int i = from; i < to; i++)
        if (flushes[i] == BELOW && answer[i])
            return answer[i];
    return 0;
}

int main(int argc, char **argv)
{
    int answer[FLUSHES], bugs = 0;
    struct stat target;

    errno = EINVAL;
    if (argc != 2)
        cannot("give a TARGET");
    if (stat(argv[1], &target) || !S_ISBLK(target.st_mode))
        cannot(argv[1]);
    for (int i = 0; i < FLUSHES; i++)
        answer[i] = flushes[i] == TARGET ? flush(argv[1]) : flush_below(&target);
    /* What fails at times only may have done so before and not meanwhile: it must have failed on both sides. */
    for (int i = 0; i < FLUSHES; i++) {
        if (flushes[i] == TARGET && answer[i] == 0 && below_failed(answer, 0, i) && below_failed(answer, i + 1, FLUSHES)) {
            printf("BUG: expected the target's fsync to fail, received success\n");
            bugs++;
        }
    }
    printf(bugs ? "the bug is there\n" : "the bug is not there\n");
    return bugs ? 1 : 0;
}

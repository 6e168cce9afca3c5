// SPDX-License-Identifier: Apache-2.0
/*
 * Lost promise on Linux 6.18.15, stack file:1M*2 | loop | flakey:up=0,down=1,error_writes | raid0:chunk=4k, engine pread.
 *
 *   fsync of the array is answered with success while fsync of each member fails
 *
 * What it does: fsync(2) of each member of the array, then of the array itself.
 *
 * Build:  cc -O2 -Wall -Wextra -Werror -o reproducer THIS_FILE
 * Run:    ./reproducer TARGET   an md array of whose members one fails flushes; nothing is written
 * Exit:   1 the bug is there, 0 it is not, 77 it cannot be tried here
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#define NOT_RUN 77

static int cannot(const char *what)
{
    printf("cannot be tried: %s\n", what);
    return NOT_RUN;
}

/* 0, or the error number; negative when it cannot be opened. */
static int flush(const char *path)
{
    int fd = open(path, O_RDWR);
    int error;

    if (fd < 0)
        return -1;
    error = fsync(fd) == 0 ? 0 : errno;
    close(fd);
    printf("fsync of %s: %s\n", path, error ? strerror(error) : "done");
    return error;
}

int main(int argc, char **argv)
{
    char path[512];
    struct stat target;
    struct dirent *member;
    DIR *members;
    int failing = 0;

    if (argc != 2)
        return cannot("give a TARGET");
    if (stat(argv[1], &target) != 0 || !S_ISBLK(target.st_mode))
        return cannot("the target is no block device");
    snprintf(path, sizeof path, "/sys/dev/block/%u:%u/slaves", major(target.st_rdev), minor(target.st_rdev));
    members = opendir(path);
    if (!members)
        return cannot("the target has no members");
    while ((member = readdir(members)) != NULL) {
        if (member->d_name[0] == '.')
            continue;
        snprintf(path, sizeof path, "/dev/%s", member->d_name);
        if (flush(path) > 0)
            failing++;
    }
    closedir(members);
    if (failing == 0)
        return cannot("no member fails a flush");
    if (flush(argv[1]) != 0)
        return 0;
    printf("BUG: %d members failed, and fsync of the array was answered with success\n", failing);
    return 1;
}

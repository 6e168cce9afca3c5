// SPDX-License-Identifier: Apache-2.0
/*
 * Hang on btrfs, a direct write from the mapped pages of the same file.
 *
 * What it does: maps a page of a file, has it leave the page cache, and writes the page to where it lies in the file, with
 * O_DIRECT. Where the kernel never comes back, the process that asked cannot be killed: the one that tells watches it.
 *
 * Written by hand: plumb emit knows no memory that is the target's own.
 *
 * Stack:  file:300M | loop | btrfs | file:32M
 * Build:  cc -O2 -Wall -Wextra -Werror -o reproducer THIS_FILE
 * Run:    ./reproducer TARGET   a file of at least 16 MiB and a page, which is overwritten
 * Exit:   1 the bug is there, 0 it is not, 77 it cannot be tried here
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#define PLACE (16L << 20)
#define PAGE 4096
#define SECONDS 15
#define NOT_RUN 77

static int ask(const char *path)
{
    int plain = open(path, O_RDWR);
    int direct = open(path, O_RDWR | O_DIRECT);
    void *own = mmap(NULL, PAGE, PROT_READ | PROT_WRITE, MAP_SHARED, plain, PLACE);
    if (plain < 0 || direct < 0 || own == MAP_FAILED) {
        printf("cannot be tried here: %s: %s\n", path, strerror(errno));
        return NOT_RUN;
    }
    if (fsync(plain) || posix_fadvise(plain, 0, 0, POSIX_FADV_DONTNEED)) {
        printf("cannot be tried here: the page cache cannot be dropped\n");
        return NOT_RUN;
    }
    long answer = pwrite(direct, own, PAGE, PLACE);
    printf("answered %ld\n", answer < 0 ? -(long)errno : answer);
    return 0;
}

int main(int count, char **words)
{
    int status;

    if (count != 2) {
        printf("cannot be tried here: the file system is not made here: give a TARGET\n");
        return NOT_RUN;
    }
    pid_t asking = fork();
    if (asking == 0) {
        int ended = ask(words[1]);
        fflush(stdout);
        _exit(ended);
    }
    for (int tenth = 0; tenth < 10 * SECONDS; tenth++) {
        if (waitpid(asking, &status, WNOHANG) == asking)
            return WIFEXITED(status) ? WEXITSTATUS(status) : NOT_RUN;
        usleep(100000);
    }
    printf("BUG: pwrite of the file's own page was not answered within %d s\n", SECONDS);
    return 1;
}

// SPDX-License-Identifier: Apache-2.0
/*
 * ContractBroken on btrfs, memory that changes while it is written.
 *
 * What it does: direct writes of 64 KiB, each answered with success, from memory that another thread changes, and a
 * direct read of the same bytes behind each. The read is answered with EIO: the checksum was taken of other bytes than
 * those that came to the disk.
 *
 * Written by hand: plumb emit knows no memory that changes.
 *
 * Stack:  file:300M | loop | btrfs | file:32M
 * Build:  cc -O2 -Wall -Wextra -Werror -pthread -o reproducer THIS_FILE
 * Run:    ./reproducer TARGET   a file of at least 64 KiB, which is overwritten
 * Exit:   1 the bug is there, 0 it is not, 77 it cannot be tried here
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define LENGTH 65536
#define PAGE 4096
#define SECONDS 20
#define NOT_RUN 77

static volatile unsigned char *source;

static void *change(void *unused)
{
    (void)unused;
    for (;;)
        for (int at = 0; at < LENGTH; at += PAGE / 2)
            source[at]++;
    return NULL;
}

int main(int count, char **words)
{
    void *memory;
    void *found;
    pthread_t changer;

    if (count != 2) {
        printf("cannot be tried here: the file system is not made here: give a TARGET\n");
        return NOT_RUN;
    }
    int fd = open(words[1], O_RDWR | O_DIRECT);
    if (fd < 0 || posix_memalign(&memory, PAGE, LENGTH) || posix_memalign(&found, PAGE, LENGTH)) {
        printf("cannot be tried here: %s: %s\n", words[1], strerror(errno));
        return NOT_RUN;
    }
    memset(memory, 0, LENGTH);
    source = memory;
    if (pthread_create(&changer, NULL, change, NULL)) {
        printf("cannot be tried here: no thread\n");
        return NOT_RUN;
    }
    time_t end = time(NULL) + SECONDS;
    for (int i = 1; time(NULL) < end; i++) {
        if (pwrite(fd, memory, LENGTH, 0) != LENGTH) {
            printf("cannot be tried here: pwrite: %s\n", strerror(errno));
            return NOT_RUN;
        }
        if (pread(fd, found, LENGTH, 0) < 0) {
            printf("BUG: write %d was answered with success, and what it wrote with: %s\n", i, strerror(errno));
            return errno == EIO ? 1 : NOT_RUN;
        }
    }
    printf("as it should be\n");
    return 0;
}

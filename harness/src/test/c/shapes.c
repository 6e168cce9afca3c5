// Tries shapes with preadv(2) and pwritev(2) on a file or device opened with O_DIRECT, and prints each answer.
// A shape is a line on standard input: r or w, the offset, the number of segments, and of each its place in a buffer
// that begins at a page, and its length. An answer is a line: the number of bytes, or the negative error number.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/uio.h>

#define BUFFER_BYTES (64UL << 20)
#define MOST_SEGMENTS 2048

int main(int argc, char **argv) {
    if (argc != 2) {
        fprintf(stderr, "usage: %s PATH < SHAPES\n", argv[0]);
        return 2;
    }
    int fd = open(argv[1], O_RDWR | O_DIRECT | O_CLOEXEC);
    if (fd < 0)
        fd = open(argv[1], O_RDONLY | O_DIRECT | O_CLOEXEC);
    if (fd < 0) {
        perror(argv[1]);
        return 1;
    }
    char *buffer = mmap(NULL, BUFFER_BYTES, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (buffer == MAP_FAILED) {
        perror("mmap");
        return 1;
    }
    memset(buffer, 0x5a, BUFFER_BYTES);
    static struct iovec segments[MOST_SEGMENTS];
    char direction;
    long offset;
    int count;
    while (scanf(" %c %ld %d", &direction, &offset, &count) == 3) {
        if (count > MOST_SEGMENTS)
            return 1;
        for (int i = 0; i < count; i++) {
            long place, length;
            if (scanf("%ld %ld", &place, &length) != 2)
                return 1;
            segments[i].iov_base = buffer + place;
            segments[i].iov_len = length;
        }
        ssize_t result = direction == 'r' ? preadv(fd, segments, count, offset) : pwritev(fd, segments, count, offset);
        printf("%zd\n", result < 0 ? -(ssize_t)errno : result);
    }
    return 0;
}

// io_uring, IORING_OP_READV_FIXED: a vector with an empty segment in it is refused with EFAULT, where preadv(2) and
// IORING_OP_READV carry it out. Usage: uring-fixed-empty-segment FILE; the file must hold 4096 bytes.
// Exit status: 1 when the difference is there, 0 when not, 77 when it cannot be tried here.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/io_uring.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#define READV_FIXED 60
#define CANNOT 77

static struct io_uring_params params;
static struct io_uring_sqe *entries;
static char *queues;

static int ask(int ring, int opcode, int fd, struct iovec *segments) {
    struct io_uring_sqe *entry = &entries[0];
    memset(entry, 0, sizeof *entry);
    entry->opcode = opcode;
    entry->fd = fd;
    entry->addr = (unsigned long)segments;
    entry->len = 2;
    unsigned *tail = (unsigned *)(queues + params.sq_off.tail);
    unsigned *array = (unsigned *)(queues + params.sq_off.array);
    unsigned mask = *(unsigned *)(queues + params.sq_off.ring_mask);
    array[*tail & mask] = 0;
    __atomic_store_n(tail, *tail + 1, __ATOMIC_RELEASE);
    if (syscall(__NR_io_uring_enter, ring, 1, 1, IORING_ENTER_GETEVENTS, NULL, 0) != 1)
        return -errno;
    unsigned *head = (unsigned *)(queues + params.cq_off.head);
    unsigned completions = *(unsigned *)(queues + params.cq_off.ring_mask);
    struct io_uring_cqe *answers = (struct io_uring_cqe *)(queues + params.cq_off.cqes);
    int result = answers[*head & completions].res;
    __atomic_store_n(head, *head + 1, __ATOMIC_RELEASE);
    return result;
}

int main(int argc, char **argv) {
    int fd = argc == 2 ? open(argv[1], O_RDONLY | O_DIRECT) : -1;
    int ring = syscall(__NR_io_uring_setup, 4, &params);
    if (fd < 0 || ring < 0 || !(params.features & IORING_FEAT_SINGLE_MMAP))
        return CANNOT;
    size_t bytes = params.cq_off.cqes + params.cq_entries * sizeof(struct io_uring_cqe);
    size_t other = params.sq_off.array + params.sq_entries * sizeof(unsigned);
    int shared = MAP_SHARED | MAP_POPULATE;
    queues = mmap(NULL, bytes > other ? bytes : other, PROT_READ | PROT_WRITE, shared, ring, IORING_OFF_SQ_RING);
    entries = mmap(NULL, params.sq_entries * sizeof *entries, PROT_READ | PROT_WRITE, shared, ring, IORING_OFF_SQES);
    char *buffer = mmap(NULL, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    struct iovec registered = {buffer, 8192};
    if (queues == MAP_FAILED || (void *)entries == MAP_FAILED || buffer == MAP_FAILED ||
        syscall(__NR_io_uring_register, ring, IORING_REGISTER_BUFFERS, &registered, 1) != 0)
        return CANNOT;
    struct iovec segments[2] = {{buffer, 4096}, {buffer + 4096, 0}};
    int plain = ask(ring, IORING_OP_READV, fd, segments);
    int fixed = ask(ring, READV_FIXED, fd, segments);
    printf("IORING_OP_READV %d, IORING_OP_READV_FIXED %d\n", plain, fixed);
    if (plain != 4096 || fixed == -EINVAL || fixed == -EOPNOTSUPP)
        return CANNOT;
    return fixed == 4096 ? 0 : 1;
}

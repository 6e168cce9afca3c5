/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Umbrella over the kernel's user-space API headers. jextract.sh reads it together with
 * uapi.includes, the list of wanted names; whatever is not on that list is left out.
 */
#define _GNU_SOURCE
#include <stddef.h>
#include <asm/unistd.h>
#include <asm/errno.h>
#include <linux/aio_abi.h>
#include <linux/dm-ioctl.h>
#include <linux/fadvise.h>
#include <linux/falloc.h>
#include <linux/fcntl.h>
#include <linux/fiemap.h>
#include <linux/fs.h>
#include <linux/fuse.h>
#include <linux/io_uring.h>
#include <linux/loop.h>
#include <linux/major.h>
#include <linux/mman.h>
#include <linux/mount.h>
#include <linux/poll.h>
#include <linux/raid/md_p.h>
#include <linux/raid/md_u.h>
#include <linux/sched.h>
#include <linux/stat.h>
#include <linux/time_types.h>
#include <linux/uio.h>

/* What the headers above leave to glibc. */
#ifndef S_IFMT
#define S_IFMT 0170000
#define S_IFSOCK 0140000
#define S_IFLNK 0120000
#define S_IFREG 0100000
#define S_IFBLK 0060000
#define S_IFDIR 0040000
#define S_IFCHR 0020000
#define S_IFIFO 0010000
#endif
#define SEEK_DATA 3
#define SEEK_HOLE 4
#define LOCK_SH 1
#define LOCK_EX 2
#define LOCK_NB 4
#define LOCK_UN 8

/* Younger than the oldest header package that this list is built with (6.1). */
#ifndef STATX_DIO_READ_ALIGN
#define STATX_DIO_READ_ALIGN 0x00020000U
#endif
#ifndef STATX_WRITE_ATOMIC
#define STATX_WRITE_ATOMIC 0x00010000U
#endif
#ifndef RWF_NOAPPEND
#define RWF_NOAPPEND 0x00000020
#endif
#ifndef RWF_ATOMIC
#define RWF_ATOMIC 0x00000040
#endif
#ifndef RWF_DONTCACHE
#define RWF_DONTCACHE 0x00000080
#endif
#ifndef IORING_SETUP_NO_MMAP
#define IORING_SETUP_NO_MMAP (1U << 14)
#endif
#ifndef IORING_SETUP_REGISTERED_FD_ONLY
#define IORING_SETUP_REGISTERED_FD_ONLY (1U << 15)
#endif
#ifndef IORING_SETUP_NO_SQARRAY
#define IORING_SETUP_NO_SQARRAY (1U << 16)
#endif
#ifndef IORING_OP_READ_MULTISHOT
#define IORING_OP_READ_MULTISHOT 49
#endif
#ifndef IORING_OP_READV_FIXED
#define IORING_OP_READV_FIXED 60
#endif
#ifndef IORING_OP_WRITEV_FIXED
#define IORING_OP_WRITEV_FIXED 61
#endif
/* What later kernels put where the 6.1 header says __spare3 in struct statx (6.10, 6.11, 6.14, 6.16). */
struct statx_late {
    __u64 stx_subvol;
    __u32 stx_atomic_write_unit_min;
    __u32 stx_atomic_write_unit_max;
    __u32 stx_atomic_write_segments_max;
    __u32 stx_dio_read_offset_align;
    __u32 stx_atomic_write_unit_max_opt;
};
#ifndef __NR_cachestat
#define __NR_cachestat 451
#endif
#ifndef BLKGETDISKSEQ
#define BLKGETDISKSEQ _IOR(0x12, 128, __u64)
#endif
#ifndef XFS_IOC_DIOINFO
/* Published by xfsprogs only, as <xfs/xfs_fs.h>. */
struct dioattr {
    __u32 d_mem;
    __u32 d_miniosz;
    __u32 d_maxiosz;
};
#define XFS_IOC_DIOINFO _IOR('X', 30, struct dioattr)
#endif
#ifndef XFS_IOC_GOINGDOWN
/* Likewise; ext4 and f2fs have the same number and flags. */
#define XFS_IOC_GOINGDOWN _IOR('X', 125, __u32)
#define XFS_FSOP_GOING_FLAGS_NOLOGFLUSH 0x2
#endif
#ifndef XFS_IOC_EXCHANGE_RANGE
/* Likewise; the kernel has it since 6.10. */
struct xfs_exchange_range {
    __s32 file1_fd;
    __u32 pad;
    __u64 file1_offset;
    __u64 file2_offset;
    __u64 length;
    __u64 flags;
};
#define XFS_IOC_EXCHANGE_RANGE _IOW('X', 129, struct xfs_exchange_range)
#endif

// SPDX-License-Identifier: Apache-2.0
/*
 * ContractBroken on Linux 6.1, stack [file:32M, file:48M] | loop:dio | raid0:chunk=4k,layout=original, engine uring.
 *
 *   read 4096@43631104 [4096@512] keeps the contract and was refused: EAGAIN (11)
 *
 * What it does, waves one after the other, the requests of a wave at once:
 *   wave 1: read 12288@50499584 [12288@2048]
 *   wave 1: read 61440@47942144 [61440@1024]
 *   wave 1: read 19456@47234048 [19456@2048]
 *   wave 1: read 65536@54499840 [65536@1536]
 *   wave 1: read 50688@65261056 [50688@2560]
 *   wave 1: read 26624@22603264 [26624@3072]
 *   wave 1: read 55296@53892608 [55296@2560]
 *   wave 1: read 37888@22672384 [37888@3072]
 *   wave 1: read 64512@31449088 [64512@3584]
 *   wave 1: read 11776@14749696 [11776@512]
 *   wave 1: read 38912@70849536 [38912@2048]
 *   wave 1: read 19456@45859328 [19456@1024]
 *   wave 1: read 40960@77637120 [40960@2048]
 *   wave 1: read 1536@8849920 [1536@2560]
 *   wave 1: read 45568@67295744 [45568@0]
 *   wave 1: read 51712@81364992 [51712@3072]
 *   wave 1: read 62464@40223232 [62464@0]
 *   wave 1: read 57856@68866048 [57856@512]
 *   wave 1: read 64512@3453440 [64512@3584]
 *   wave 1: read 7168@51595776 [7168@0]
 *   wave 1: read 4096@43631104 [4096@512]
 *   wave 2: read 12288@50499584 [12288@2048]
 *   wave 2: read 61440@47942144 [61440@1024]
 *   wave 2: read 19456@47234048 [19456@2048]
 *   wave 2: read 65536@54499840 [65536@1536]
 *   wave 2: read 50688@65261056 [50688@2560]
 *   wave 2: read 26624@22603264 [26624@3072]
 *   wave 2: read 55296@53892608 [55296@2560]
 *   wave 2: read 37888@22672384 [37888@3072]
 *   wave 2: read 64512@31449088 [64512@3584]
 *   wave 2: read 11776@14749696 [11776@512]
 *   wave 2: read 38912@70849536 [38912@2048]
 *   wave 2: read 19456@45859328 [19456@1024]
 *   wave 2: read 40960@77637120 [40960@2048]
 *   wave 2: read 1536@8849920 [1536@2560]
 *   wave 2: read 45568@67295744 [45568@0]
 *   wave 2: read 51712@81364992 [51712@3072]
 *   wave 2: read 62464@40223232 [62464@0]
 *   wave 2: read 57856@68866048 [57856@512]
 *   wave 2: read 64512@3453440 [64512@3584]
 *   wave 2: read 7168@51595776 [7168@0]
 *   wave 2: read 4096@43631104 [4096@512]
 *   wave 3: read 12288@50499584 [12288@2048]
 *   wave 3: read 61440@47942144 [61440@1024]
 *   wave 3: read 19456@47234048 [19456@2048]
 *   wave 3: read 65536@54499840 [65536@1536]
 *   wave 3: read 50688@65261056 [50688@2560]
 *   wave 3: read 26624@22603264 [26624@3072]
 *   wave 3: read 55296@53892608 [55296@2560]
 *   wave 3: read 37888@22672384 [37888@3072]
 *   wave 3: read 64512@31449088 [64512@3584]
 *   wave 3: read 11776@14749696 [11776@512]
 *   wave 3: read 38912@70849536 [38912@2048]
 *   wave 3: read 19456@45859328 [19456@1024]
 *   wave 3: read 40960@77637120 [40960@2048]
 *   wave 3: read 1536@8849920 [1536@2560]
 *   wave 3: read 45568@67295744 [45568@0]
 *   wave 3: read 51712@81364992 [51712@3072]
 *   wave 3: read 62464@40223232 [62464@0]
 *   wave 3: read 57856@68866048 [57856@512]
 *   wave 3: read 64512@3453440 [64512@3584]
 *   wave 3: read 7168@51595776 [7168@0]
 *   wave 3: read 4096@43631104 [4096@512]
 *   wave 4: read 12288@50499584 [12288@2048]
 *   wave 4: read 61440@47942144 [61440@1024]
 *   wave 4: read 19456@47234048 [19456@2048]
 *   wave 4: read 65536@54499840 [65536@1536]
 *   wave 4: read 50688@65261056 [50688@2560]
 *   wave 4: read 26624@22603264 [26624@3072]
 *   wave 4: read 55296@53892608 [55296@2560]
 *   wave 4: read 37888@22672384 [37888@3072]
 *   wave 4: read 64512@31449088 [64512@3584]
 *   wave 4: read 11776@14749696 [11776@512]
 *   wave 4: read 38912@70849536 [38912@2048]
 *   wave 4: read 19456@45859328 [19456@1024]
 *   wave 4: read 40960@77637120 [40960@2048]
 *   wave 4: read 1536@8849920 [1536@2560]
 *   wave 4: read 45568@67295744 [45568@0]
 *   wave 4: read 51712@81364992 [51712@3072]
 *   wave 4: read 62464@40223232 [62464@0]
 *   wave 4: read 57856@68866048 [57856@512]
 *   wave 4: read 64512@3453440 [64512@3584]
 *   wave 4: read 7168@51595776 [7168@0]
 *   wave 4: read 4096@43631104 [4096@512]
 *   wave 5: read 12288@50499584 [12288@2048]
 *   wave 5: read 61440@47942144 [61440@1024]
 *   wave 5: read 19456@47234048 [19456@2048]
 *   wave 5: read 65536@54499840 [65536@1536]
 *   wave 5: read 50688@65261056 [50688@2560]
 *   wave 5: read 26624@22603264 [26624@3072]
 *   wave 5: read 55296@53892608 [55296@2560]
 *   wave 5: read 37888@22672384 [37888@3072]
 *   wave 5: read 64512@31449088 [64512@3584]
 *   wave 5: read 11776@14749696 [11776@512]
 *   wave 5: read 38912@70849536 [38912@2048]
 *   wave 5: read 19456@45859328 [19456@1024]
 *   wave 5: read 40960@77637120 [40960@2048]
 *   wave 5: read 1536@8849920 [1536@2560]
 *   wave 5: read 45568@67295744 [45568@0]
 *   wave 5: read 51712@81364992 [51712@3072]
 *   wave 5: read 62464@40223232 [62464@0]
 *   wave 5: read 57856@68866048 [57856@512]
 *   wave 5: read 64512@3453440 [64512@3584]
 *   wave 5: read 7168@51595776 [7168@0]
 *   wave 5: read 4096@43631104 [4096@512]
 *   wave 6: read 12288@50499584 [12288@2048]
 *   wave 6: read 61440@47942144 [61440@1024]
 *   wave 6: read 19456@47234048 [19456@2048]
 *   wave 6: read 65536@54499840 [65536@1536]
 *   wave 6: read 50688@65261056 [50688@2560]
 *   wave 6: read 26624@22603264 [26624@3072]
 *   wave 6: read 55296@53892608 [55296@2560]
 *   wave 6: read 37888@22672384 [37888@3072]
 *   wave 6: read 64512@31449088 [64512@3584]
 *   wave 6: read 11776@14749696 [11776@512]
 *   wave 6: read 38912@70849536 [38912@2048]
 *   wave 6: read 19456@45859328 [19456@1024]
 *   wave 6: read 40960@77637120 [40960@2048]
 *   wave 6: read 1536@8849920 [1536@2560]
 *   wave 6: read 45568@67295744 [45568@0]
 *   wave 6: read 51712@81364992 [51712@3072]
 *   wave 6: read 62464@40223232 [62464@0]
 *   wave 6: read 57856@68866048 [57856@512]
 *   wave 6: read 64512@3453440 [64512@3584]
 *   wave 6: read 7168@51595776 [7168@0]
 *   wave 6: read 4096@43631104 [4096@512]
 *   wave 7: read 12288@50499584 [12288@2048]
 *   wave 7: read 61440@47942144 [61440@1024]
 *   wave 7: read 19456@47234048 [19456@2048]
 *   wave 7: read 65536@54499840 [65536@1536]
 *   wave 7: read 50688@65261056 [50688@2560]
 *   wave 7: read 26624@22603264 [26624@3072]
 *   wave 7: read 55296@53892608 [55296@2560]
 *   wave 7: read 37888@22672384 [37888@3072]
 *   wave 7: read 64512@31449088 [64512@3584]
 *   wave 7: read 11776@14749696 [11776@512]
 *   wave 7: read 38912@70849536 [38912@2048]
 *   wave 7: read 19456@45859328 [19456@1024]
 *   wave 7: read 40960@77637120 [40960@2048]
 *   wave 7: read 1536@8849920 [1536@2560]
 *   wave 7: read 45568@67295744 [45568@0]
 *   wave 7: read 51712@81364992 [51712@3072]
 *   wave 7: read 62464@40223232 [62464@0]
 *   wave 7: read 57856@68866048 [57856@512]
 *   wave 7: read 64512@3453440 [64512@3584]
 *   wave 7: read 7168@51595776 [7168@0]
 *   wave 7: read 4096@43631104 [4096@512]
 *   wave 8: read 12288@50499584 [12288@2048]
 *   wave 8: read 61440@47942144 [61440@1024]
 *   wave 8: read 19456@47234048 [19456@2048]
 *   wave 8: read 65536@54499840 [65536@1536]
 *   wave 8: read 50688@65261056 [50688@2560]
 *   wave 8: read 26624@22603264 [26624@3072]
 *   wave 8: read 55296@53892608 [55296@2560]
 *   wave 8: read 37888@22672384 [37888@3072]
 *   wave 8: read 64512@31449088 [64512@3584]
 *   wave 8: read 11776@14749696 [11776@512]
 *   wave 8: read 38912@70849536 [38912@2048]
 *   wave 8: read 19456@45859328 [19456@1024]
 *   wave 8: read 40960@77637120 [40960@2048]
 *   wave 8: read 1536@8849920 [1536@2560]
 *   wave 8: read 45568@67295744 [45568@0]
 *   wave 8: read 51712@81364992 [51712@3072]
 *   wave 8: read 62464@40223232 [62464@0]
 *   wave 8: read 57856@68866048 [57856@512]
 *   wave 8: read 64512@3453440 [64512@3584]
 *   wave 8: read 7168@51595776 [7168@0]
 *   wave 8: read 4096@43631104 [4096@512]
 *   wave 9: read 12288@50499584 [12288@2048]
 *   wave 9: read 61440@47942144 [61440@1024]
 *   wave 9: read 19456@47234048 [19456@2048]
 *   wave 9: read 65536@54499840 [65536@1536]
 *   wave 9: read 50688@65261056 [50688@2560]
 *   wave 9: read 26624@22603264 [26624@3072]
 *   wave 9: read 55296@53892608 [55296@2560]
 *   wave 9: read 37888@22672384 [37888@3072]
 *   wave 9: read 64512@31449088 [64512@3584]
 *   wave 9: read 11776@14749696 [11776@512]
 *   wave 9: read 38912@70849536 [38912@2048]
 *   wave 9: read 19456@45859328 [19456@1024]
 *   wave 9: read 40960@77637120 [40960@2048]
 *   wave 9: read 1536@8849920 [1536@2560]
 *   wave 9: read 45568@67295744 [45568@0]
 *   wave 9: read 51712@81364992 [51712@3072]
 *   wave 9: read 62464@40223232 [62464@0]
 *   wave 9: read 57856@68866048 [57856@512]
 *   wave 9: read 64512@3453440 [64512@3584]
 *   wave 9: read 7168@51595776 [7168@0]
 *   wave 9: read 4096@43631104 [4096@512]
 *   wave 10: read 12288@50499584 [12288@2048]
 *   wave 10: read 61440@47942144 [61440@1024]
 *   wave 10: read 19456@47234048 [19456@2048]
 *   wave 10: read 65536@54499840 [65536@1536]
 *   wave 10: read 50688@65261056 [50688@2560]
 *   wave 10: read 26624@22603264 [26624@3072]
 *   wave 10: read 55296@53892608 [55296@2560]
 *   wave 10: read 37888@22672384 [37888@3072]
 *   wave 10: read 64512@31449088 [64512@3584]
 *   wave 10: read 11776@14749696 [11776@512]
 *   wave 10: read 38912@70849536 [38912@2048]
 *   wave 10: read 19456@45859328 [19456@1024]
 *   wave 10: read 40960@77637120 [40960@2048]
 *   wave 10: read 1536@8849920 [1536@2560]
 *   wave 10: read 45568@67295744 [45568@0]
 *   wave 10: read 51712@81364992 [51712@3072]
 *   wave 10: read 62464@40223232 [62464@0]
 *   wave 10: read 57856@68866048 [57856@512]
 *   wave 10: read 64512@3453440 [64512@3584]
 *   wave 10: read 7168@51595776 [7168@0]
 *   wave 10: read 4096@43631104 [4096@512]
 *   wave 11: read 12288@50499584 [12288@2048]
 *   wave 11: read 61440@47942144 [61440@1024]
 *   wave 11: read 19456@47234048 [19456@2048]
 *   wave 11: read 65536@54499840 [65536@1536]
 *   wave 11: read 50688@65261056 [50688@2560]
 *   wave 11: read 26624@22603264 [26624@3072]
 *   wave 11: read 55296@53892608 [55296@2560]
 *   wave 11: read 37888@22672384 [37888@3072]
 *   wave 11: read 64512@31449088 [64512@3584]
 *   wave 11: read 11776@14749696 [11776@512]
 *   wave 11: read 38912@70849536 [38912@2048]
 *   wave 11: read 19456@45859328 [19456@1024]
 *   wave 11: read 40960@77637120 [40960@2048]
 *   wave 11: read 1536@8849920 [1536@2560]
 *   wave 11: read 45568@67295744 [45568@0]
 *   wave 11: read 51712@81364992 [51712@3072]
 *   wave 11: read 62464@40223232 [62464@0]
 *   wave 11: read 57856@68866048 [57856@512]
 *   wave 11: read 64512@3453440 [64512@3584]
 *   wave 11: read 7168@51595776 [7168@0]
 *   wave 11: read 4096@43631104 [4096@512]
 *   wave 12: read 12288@50499584 [12288@2048]
 *   wave 12: read 61440@47942144 [61440@1024]
 *   wave 12: read 19456@47234048 [19456@2048]
 *   wave 12: read 65536@54499840 [65536@1536]
 *   wave 12: read 50688@65261056 [50688@2560]
 *   wave 12: read 26624@22603264 [26624@3072]
 *   wave 12: read 55296@53892608 [55296@2560]
 *   wave 12: read 37888@22672384 [37888@3072]
 *   wave 12: read 64512@31449088 [64512@3584]
 *   wave 12: read 11776@14749696 [11776@512]
 *   wave 12: read 38912@70849536 [38912@2048]
 *   wave 12: read 19456@45859328 [19456@1024]
 *   wave 12: read 40960@77637120 [40960@2048]
 *   wave 12: read 1536@8849920 [1536@2560]
 *   wave 12: read 45568@67295744 [45568@0]
 *   wave 12: read 51712@81364992 [51712@3072]
 *   wave 12: read 62464@40223232 [62464@0]
 *   wave 12: read 57856@68866048 [57856@512]
 *   wave 12: read 64512@3453440 [64512@3584]
 *   wave 12: read 7168@51595776 [7168@0]
 *   wave 12: read 4096@43631104 [4096@512]
 *
 * Build:  cc -O2 -Wall -Wextra -Werror -o reproducer THIS_FILE
 * Run:    ./reproducer          as root: sets the stack up, and takes it down again
 *         ./reproducer TARGET   on that device or file of 83886080 bytes, which is overwritten
 * Exit:   1 the bug is there, 0 it is not, 77 it cannot be tried here
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>
#include <linux/fs.h>
#include <linux/io_uring.h>
#include <linux/loop.h>
#include <sys/sysmacros.h>
#include <linux/major.h>
#include <linux/raid/md_p.h>
#include <linux/raid/md_u.h>

#define TARGET_BYTES 83886080LL
#define PAGE 4096
#define GUARD 4096
#define BODY 69632
#define SLOTS 21
#define POISON 0xa5
#define NOT_RUN 77

enum direction { READ, WRITE };

struct segment {
    size_t at; /* from the start of the buffer, which begins a page */
    size_t length;
};

struct request {
    int wave;
    int slot;
    enum direction direction;
    long long offset;
    int first; /* of its segments */
    int count;
    int flags; /* RWF_ */
};

static const struct segment segments[] = {
    {2048, 12288},
    {1024, 61440},
    {2048, 19456},
    {1536, 65536},
    {2560, 50688},
    {3072, 26624},
    {2560, 55296},
    {3072, 37888},
    {3584, 64512},
    {512, 11776},
    {2048, 38912},
    {1024, 19456},
    {2048, 40960},
    {2560, 1536},
    {0, 45568},
    {3072, 51712},
    {0, 62464},
    {512, 57856},
    {3584, 64512},
    {0, 7168},
    {512, 4096},
    {2048, 12288},
    {1024, 61440},
    {2048, 19456},
    {1536, 65536},
    {2560, 50688},
    {3072, 26624},
    {2560, 55296},
    {3072, 37888},
    {3584, 64512},
    {512, 11776},
    {2048, 38912},
    {1024, 19456},
    {2048, 40960},
    {2560, 1536},
    {0, 45568},
    {3072, 51712},
    {0, 62464},
    {512, 57856},
    {3584, 64512},
    {0, 7168},
    {512, 4096},
    {2048, 12288},
    {1024, 61440},
    {2048, 19456},
    {1536, 65536},
    {2560, 50688},
    {3072, 26624},
    {2560, 55296},
    {3072, 37888},
    {3584, 64512},
    {512, 11776},
    {2048, 38912},
    {1024, 19456},
    {2048, 40960},
    {2560, 1536},
    {0, 45568},
    {3072, 51712},
    {0, 62464},
    {512, 57856},
    {3584, 64512},
    {0, 7168},
    {512, 4096},
    {2048, 12288},
    {1024, 61440},
    {2048, 19456},
    {1536, 65536},
    {2560, 50688},
    {3072, 26624},
    {2560, 55296},
    {3072, 37888},
    {3584, 64512},
    {512, 11776},
    {2048, 38912},
    {1024, 19456},
    {2048, 40960},
    {2560, 1536},
    {0, 45568},
    {3072, 51712},
    {0, 62464},
    {512, 57856},
    {3584, 64512},
    {0, 7168},
    {512, 4096},
    {2048, 12288},
    {1024, 61440},
    {2048, 19456},
    {1536, 65536},
    {2560, 50688},
    {3072, 26624},
    {2560, 55296},
    {3072, 37888},
    {3584, 64512},
    {512, 11776},
    {2048, 38912},
    {1024, 19456},
    {2048, 40960},
    {2560, 1536},
    {0, 45568},
    {3072, 51712},
    {0, 62464},
    {512, 57856},
    {3584, 64512},
    {0, 7168},
    {512, 4096},
    {2048, 12288},
    {1024, 61440},
    {2048, 19456},
    {1536, 65536},
    {2560, 50688},
    {3072, 26624},
    {2560, 55296},
    {3072, 37888},
    {3584, 64512},
    {512, 11776},
    {2048, 38912},
    {1024, 19456},
    {2048, 40960},
    {2560, 1536},
    {0, 45568},
    {3072, 51712},
    {0, 62464},
    {512, 57856},
    {3584, 64512},
    {0, 7168},
    {512, 4096},
    {2048, 12288},
    {1024, 61440},
    {2048, 19456},
    {1536, 65536},
    {2560, 50688},
    {3072, 26624},
    {2560, 55296},
    {3072, 37888},
    {3584, 64512},
    {512, 11776},
    {2048, 38912},
    {1024, 19456},
    {2048, 40960},
    {2560, 1536},
    {0, 45568},
    {3072, 51712},
    {0, 62464},
    {512, 57856},
    {3584, 64512},
    {0, 7168},
    {512, 4096},
    {2048, 12288},
    {1024, 61440},
    {2048, 19456},
    {1536, 65536},
    {2560, 50688},
    {3072, 26624},
    {2560, 55296},
    {3072, 37888},
    {3584, 64512},
    {512, 11776},
    {2048, 38912},
    {1024, 19456},
    {2048, 40960},
    {2560, 1536},
    {0, 45568},
    {3072, 51712},
    {0, 62464},
    {512, 57856},
    {3584, 64512},
    {0, 7168},
    {512, 4096},
    {2048, 12288},
    {1024, 61440},
    {2048, 19456},
    {1536, 65536},
    {2560, 50688},
    {3072, 26624},
    {2560, 55296},
    {3072, 37888},
    {3584, 64512},
    {512, 11776},
    {2048, 38912},
    {1024, 19456},
    {2048, 40960},
    {2560, 1536},
    {0, 45568},
    {3072, 51712},
    {0, 62464},
    {512, 57856},
    {3584, 64512},
    {0, 7168},
    {512, 4096},
    {2048, 12288},
    {1024, 61440},
    {2048, 19456},
    {1536, 65536},
    {2560, 50688},
    {3072, 26624},
    {2560, 55296},
    {3072, 37888},
    {3584, 64512},
    {512, 11776},
    {2048, 38912},
    {1024, 19456},
    {2048, 40960},
    {2560, 1536},
    {0, 45568},
    {3072, 51712},
    {0, 62464},
    {512, 57856},
    {3584, 64512},
    {0, 7168},
    {512, 4096},
    {2048, 12288},
    {1024, 61440},
    {2048, 19456},
    {1536, 65536},
    {2560, 50688},
    {3072, 26624},
    {2560, 55296},
    {3072, 37888},
    {3584, 64512},
    {512, 11776},
    {2048, 38912},
    {1024, 19456},
    {2048, 40960},
    {2560, 1536},
    {0, 45568},
    {3072, 51712},
    {0, 62464},
    {512, 57856},
    {3584, 64512},
    {0, 7168},
    {512, 4096},
    {2048, 12288},
    {1024, 61440},
    {2048, 19456},
    {1536, 65536},
    {2560, 50688},
    {3072, 26624},
    {2560, 55296},
    {3072, 37888},
    {3584, 64512},
    {512, 11776},
    {2048, 38912},
    {1024, 19456},
    {2048, 40960},
    {2560, 1536},
    {0, 45568},
    {3072, 51712},
    {0, 62464},
    {512, 57856},
    {3584, 64512},
    {0, 7168},
    {512, 4096},
};

static const struct request requests[] = {
    {1, 0, READ, 50499584LL, 0, 1, 0},
    {1, 1, READ, 47942144LL, 1, 1, 0},
    {1, 2, READ, 47234048LL, 2, 1, 0},
    {1, 3, READ, 54499840LL, 3, 1, 0},
    {1, 4, READ, 65261056LL, 4, 1, 0},
    {1, 5, READ, 22603264LL, 5, 1, 0},
    {1, 6, READ, 53892608LL, 6, 1, 0},
    {1, 7, READ, 22672384LL, 7, 1, 0},
    {1, 8, READ, 31449088LL, 8, 1, 0},
    {1, 9, READ, 14749696LL, 9, 1, 0},
    {1, 10, READ, 70849536LL, 10, 1, 0},
    {1, 11, READ, 45859328LL, 11, 1, 0},
    {1, 12, READ, 77637120LL, 12, 1, 0},
    {1, 13, READ, 8849920LL, 13, 1, 0},
    {1, 14, READ, 67295744LL, 14, 1, 0},
    {1, 15, READ, 81364992LL, 15, 1, 0},
    {1, 16, READ, 40223232LL, 16, 1, 0},
    {1, 17, READ, 68866048LL, 17, 1, 0},
    {1, 18, READ, 3453440LL, 18, 1, 0},
    {1, 19, READ, 51595776LL, 19, 1, 0},
    {1, 20, READ, 43631104LL, 20, 1, 0},
    {2, 0, READ, 50499584LL, 21, 1, 0},
    {2, 1, READ, 47942144LL, 22, 1, 0},
    {2, 2, READ, 47234048LL, 23, 1, 0},
    {2, 3, READ, 54499840LL, 24, 1, 0},
    {2, 4, READ, 65261056LL, 25, 1, 0},
    {2, 5, READ, 22603264LL, 26, 1, 0},
    {2, 6, READ, 53892608LL, 27, 1, 0},
    {2, 7, READ, 22672384LL, 28, 1, 0},
    {2, 8, READ, 31449088LL, 29, 1, 0},
    {2, 9, READ, 14749696LL, 30, 1, 0},
    {2, 10, READ, 70849536LL, 31, 1, 0},
    {2, 11, READ, 45859328LL, 32, 1, 0},
    {2, 12, READ, 77637120LL, 33, 1, 0},
    {2, 13, READ, 8849920LL, 34, 1, 0},
    {2, 14, READ, 67295744LL, 35, 1, 0},
    {2, 15, READ, 81364992LL, 36, 1, 0},
    {2, 16, READ, 40223232LL, 37, 1, 0},
    {2, 17, READ, 68866048LL, 38, 1, 0},
    {2, 18, READ, 3453440LL, 39, 1, 0},
    {2, 19, READ, 51595776LL, 40, 1, 0},
    {2, 20, READ, 43631104LL, 41, 1, 0},
    {3, 0, READ, 50499584LL, 42, 1, 0},
    {3, 1, READ, 47942144LL, 43, 1, 0},
    {3, 2, READ, 47234048LL, 44, 1, 0},
    {3, 3, READ, 54499840LL, 45, 1, 0},
    {3, 4, READ, 65261056LL, 46, 1, 0},
    {3, 5, READ, 22603264LL, 47, 1, 0},
    {3, 6, READ, 53892608LL, 48, 1, 0},
    {3, 7, READ, 22672384LL, 49, 1, 0},
    {3, 8, READ, 31449088LL, 50, 1, 0},
    {3, 9, READ, 14749696LL, 51, 1, 0},
    {3, 10, READ, 70849536LL, 52, 1, 0},
    {3, 11, READ, 45859328LL, 53, 1, 0},
    {3, 12, READ, 77637120LL, 54, 1, 0},
    {3, 13, READ, 8849920LL, 55, 1, 0},
    {3, 14, READ, 67295744LL, 56, 1, 0},
    {3, 15, READ, 81364992LL, 57, 1, 0},
    {3, 16, READ, 40223232LL, 58, 1, 0},
    {3, 17, READ, 68866048LL, 59, 1, 0},
    {3, 18, READ, 3453440LL, 60, 1, 0},
    {3, 19, READ, 51595776LL, 61, 1, 0},
    {3, 20, READ, 43631104LL, 62, 1, 0},
    {4, 0, READ, 50499584LL, 63, 1, 0},
    {4, 1, READ, 47942144LL, 64, 1, 0},
    {4, 2, READ, 47234048LL, 65, 1, 0},
    {4, 3, READ, 54499840LL, 66, 1, 0},
    {4, 4, READ, 65261056LL, 67, 1, 0},
    {4, 5, READ, 22603264LL, 68, 1, 0},
    {4, 6, READ, 53892608LL, 69, 1, 0},
    {4, 7, READ, 22672384LL, 70, 1, 0},
    {4, 8, READ, 31449088LL, 71, 1, 0},
    {4, 9, READ, 14749696LL, 72, 1, 0},
    {4, 10, READ, 70849536LL, 73, 1, 0},
    {4, 11, READ, 45859328LL, 74, 1, 0},
    {4, 12, READ, 77637120LL, 75, 1, 0},
    {4, 13, READ, 8849920LL, 76, 1, 0},
    {4, 14, READ, 67295744LL, 77, 1, 0},
    {4, 15, READ, 81364992LL, 78, 1, 0},
    {4, 16, READ, 40223232LL, 79, 1, 0},
    {4, 17, READ, 68866048LL, 80, 1, 0},
    {4, 18, READ, 3453440LL, 81, 1, 0},
    {4, 19, READ, 51595776LL, 82, 1, 0},
    {4, 20, READ, 43631104LL, 83, 1, 0},
    {5, 0, READ, 50499584LL, 84, 1, 0},
    {5, 1, READ, 47942144LL, 85, 1, 0},
    {5, 2, READ, 47234048LL, 86, 1, 0},
    {5, 3, READ, 54499840LL, 87, 1, 0},
    {5, 4, READ, 65261056LL, 88, 1, 0},
    {5, 5, READ, 22603264LL, 89, 1, 0},
    {5, 6, READ, 53892608LL, 90, 1, 0},
    {5, 7, READ, 22672384LL, 91, 1, 0},
    {5, 8, READ, 31449088LL, 92, 1, 0},
    {5, 9, READ, 14749696LL, 93, 1, 0},
    {5, 10, READ, 70849536LL, 94, 1, 0},
    {5, 11, READ, 45859328LL, 95, 1, 0},
    {5, 12, READ, 77637120LL, 96, 1, 0},
    {5, 13, READ, 8849920LL, 97, 1, 0},
    {5, 14, READ, 67295744LL, 98, 1, 0},
    {5, 15, READ, 81364992LL, 99, 1, 0},
    {5, 16, READ, 40223232LL, 100, 1, 0},
    {5, 17, READ, 68866048LL, 101, 1, 0},
    {5, 18, READ, 3453440LL, 102, 1, 0},
    {5, 19, READ, 51595776LL, 103, 1, 0},
    {5, 20, READ, 43631104LL, 104, 1, 0},
    {6, 0, READ, 50499584LL, 105, 1, 0},
    {6, 1, READ, 47942144LL, 106, 1, 0},
    {6, 2, READ, 47234048LL, 107, 1, 0},
    {6, 3, READ, 54499840LL, 108, 1, 0},
    {6, 4, READ, 65261056LL, 109, 1, 0},
    {6, 5, READ, 22603264LL, 110, 1, 0},
    {6, 6, READ, 53892608LL, 111, 1, 0},
    {6, 7, READ, 22672384LL, 112, 1, 0},
    {6, 8, READ, 31449088LL, 113, 1, 0},
    {6, 9, READ, 14749696LL, 114, 1, 0},
    {6, 10, READ, 70849536LL, 115, 1, 0},
    {6, 11, READ, 45859328LL, 116, 1, 0},
    {6, 12, READ, 77637120LL, 117, 1, 0},
    {6, 13, READ, 8849920LL, 118, 1, 0},
    {6, 14, READ, 67295744LL, 119, 1, 0},
    {6, 15, READ, 81364992LL, 120, 1, 0},
    {6, 16, READ, 40223232LL, 121, 1, 0},
    {6, 17, READ, 68866048LL, 122, 1, 0},
    {6, 18, READ, 3453440LL, 123, 1, 0},
    {6, 19, READ, 51595776LL, 124, 1, 0},
    {6, 20, READ, 43631104LL, 125, 1, 0},
    {7, 0, READ, 50499584LL, 126, 1, 0},
    {7, 1, READ, 47942144LL, 127, 1, 0},
    {7, 2, READ, 47234048LL, 128, 1, 0},
    {7, 3, READ, 54499840LL, 129, 1, 0},
    {7, 4, READ, 65261056LL, 130, 1, 0},
    {7, 5, READ, 22603264LL, 131, 1, 0},
    {7, 6, READ, 53892608LL, 132, 1, 0},
    {7, 7, READ, 22672384LL, 133, 1, 0},
    {7, 8, READ, 31449088LL, 134, 1, 0},
    {7, 9, READ, 14749696LL, 135, 1, 0},
    {7, 10, READ, 70849536LL, 136, 1, 0},
    {7, 11, READ, 45859328LL, 137, 1, 0},
    {7, 12, READ, 77637120LL, 138, 1, 0},
    {7, 13, READ, 8849920LL, 139, 1, 0},
    {7, 14, READ, 67295744LL, 140, 1, 0},
    {7, 15, READ, 81364992LL, 141, 1, 0},
    {7, 16, READ, 40223232LL, 142, 1, 0},
    {7, 17, READ, 68866048LL, 143, 1, 0},
    {7, 18, READ, 3453440LL, 144, 1, 0},
    {7, 19, READ, 51595776LL, 145, 1, 0},
    {7, 20, READ, 43631104LL, 146, 1, 0},
    {8, 0, READ, 50499584LL, 147, 1, 0},
    {8, 1, READ, 47942144LL, 148, 1, 0},
    {8, 2, READ, 47234048LL, 149, 1, 0},
    {8, 3, READ, 54499840LL, 150, 1, 0},
    {8, 4, READ, 65261056LL, 151, 1, 0},
    {8, 5, READ, 22603264LL, 152, 1, 0},
    {8, 6, READ, 53892608LL, 153, 1, 0},
    {8, 7, READ, 22672384LL, 154, 1, 0},
    {8, 8, READ, 31449088LL, 155, 1, 0},
    {8, 9, READ, 14749696LL, 156, 1, 0},
    {8, 10, READ, 70849536LL, 157, 1, 0},
    {8, 11, READ, 45859328LL, 158, 1, 0},
    {8, 12, READ, 77637120LL, 159, 1, 0},
    {8, 13, READ, 8849920LL, 160, 1, 0},
    {8, 14, READ, 67295744LL, 161, 1, 0},
    {8, 15, READ, 81364992LL, 162, 1, 0},
    {8, 16, READ, 40223232LL, 163, 1, 0},
    {8, 17, READ, 68866048LL, 164, 1, 0},
    {8, 18, READ, 3453440LL, 165, 1, 0},
    {8, 19, READ, 51595776LL, 166, 1, 0},
    {8, 20, READ, 43631104LL, 167, 1, 0},
    {9, 0, READ, 50499584LL, 168, 1, 0},
    {9, 1, READ, 47942144LL, 169, 1, 0},
    {9, 2, READ, 47234048LL, 170, 1, 0},
    {9, 3, READ, 54499840LL, 171, 1, 0},
    {9, 4, READ, 65261056LL, 172, 1, 0},
    {9, 5, READ, 22603264LL, 173, 1, 0},
    {9, 6, READ, 53892608LL, 174, 1, 0},
    {9, 7, READ, 22672384LL, 175, 1, 0},
    {9, 8, READ, 31449088LL, 176, 1, 0},
    {9, 9, READ, 14749696LL, 177, 1, 0},
    {9, 10, READ, 70849536LL, 178, 1, 0},
    {9, 11, READ, 45859328LL, 179, 1, 0},
    {9, 12, READ, 77637120LL, 180, 1, 0},
    {9, 13, READ, 8849920LL, 181, 1, 0},
    {9, 14, READ, 67295744LL, 182, 1, 0},
    {9, 15, READ, 81364992LL, 183, 1, 0},
    {9, 16, READ, 40223232LL, 184, 1, 0},
    {9, 17, READ, 68866048LL, 185, 1, 0},
    {9, 18, READ, 3453440LL, 186, 1, 0},
    {9, 19, READ, 51595776LL, 187, 1, 0},
    {9, 20, READ, 43631104LL, 188, 1, 0},
    {10, 0, READ, 50499584LL, 189, 1, 0},
    {10, 1, READ, 47942144LL, 190, 1, 0},
    {10, 2, READ, 47234048LL, 191, 1, 0},
    {10, 3, READ, 54499840LL, 192, 1, 0},
    {10, 4, READ, 65261056LL, 193, 1, 0},
    {10, 5, READ, 22603264LL, 194, 1, 0},
    {10, 6, READ, 53892608LL, 195, 1, 0},
    {10, 7, READ, 22672384LL, 196, 1, 0},
    {10, 8, READ, 31449088LL, 197, 1, 0},
    {10, 9, READ, 14749696LL, 198, 1, 0},
    {10, 10, READ, 70849536LL, 199, 1, 0},
    {10, 11, READ, 45859328LL, 200, 1, 0},
    {10, 12, READ, 77637120LL, 201, 1, 0},
    {10, 13, READ, 8849920LL, 202, 1, 0},
    {10, 14, READ, 67295744LL, 203, 1, 0},
    {10, 15, READ, 81364992LL, 204, 1, 0},
    {10, 16, READ, 40223232LL, 205, 1, 0},
    {10, 17, READ, 68866048LL, 206, 1, 0},
    {10, 18, READ, 3453440LL, 207, 1, 0},
    {10, 19, READ, 51595776LL, 208, 1, 0},
    {10, 20, READ, 43631104LL, 209, 1, 0},
    {11, 0, READ, 50499584LL, 210, 1, 0},
    {11, 1, READ, 47942144LL, 211, 1, 0},
    {11, 2, READ, 47234048LL, 212, 1, 0},
    {11, 3, READ, 54499840LL, 213, 1, 0},
    {11, 4, READ, 65261056LL, 214, 1, 0},
    {11, 5, READ, 22603264LL, 215, 1, 0},
    {11, 6, READ, 53892608LL, 216, 1, 0},
    {11, 7, READ, 22672384LL, 217, 1, 0},
    {11, 8, READ, 31449088LL, 218, 1, 0},
    {11, 9, READ, 14749696LL, 219, 1, 0},
    {11, 10, READ, 70849536LL, 220, 1, 0},
    {11, 11, READ, 45859328LL, 221, 1, 0},
    {11, 12, READ, 77637120LL, 222, 1, 0},
    {11, 13, READ, 8849920LL, 223, 1, 0},
    {11, 14, READ, 67295744LL, 224, 1, 0},
    {11, 15, READ, 81364992LL, 225, 1, 0},
    {11, 16, READ, 40223232LL, 226, 1, 0},
    {11, 17, READ, 68866048LL, 227, 1, 0},
    {11, 18, READ, 3453440LL, 228, 1, 0},
    {11, 19, READ, 51595776LL, 229, 1, 0},
    {11, 20, READ, 43631104LL, 230, 1, 0},
    {12, 0, READ, 50499584LL, 231, 1, 0},
    {12, 1, READ, 47942144LL, 232, 1, 0},
    {12, 2, READ, 47234048LL, 233, 1, 0},
    {12, 3, READ, 54499840LL, 234, 1, 0},
    {12, 4, READ, 65261056LL, 235, 1, 0},
    {12, 5, READ, 22603264LL, 236, 1, 0},
    {12, 6, READ, 53892608LL, 237, 1, 0},
    {12, 7, READ, 22672384LL, 238, 1, 0},
    {12, 8, READ, 31449088LL, 239, 1, 0},
    {12, 9, READ, 14749696LL, 240, 1, 0},
    {12, 10, READ, 70849536LL, 241, 1, 0},
    {12, 11, READ, 45859328LL, 242, 1, 0},
    {12, 12, READ, 77637120LL, 243, 1, 0},
    {12, 13, READ, 8849920LL, 244, 1, 0},
    {12, 14, READ, 67295744LL, 245, 1, 0},
    {12, 15, READ, 81364992LL, 246, 1, 0},
    {12, 16, READ, 40223232LL, 247, 1, 0},
    {12, 17, READ, 68866048LL, 248, 1, 0},
    {12, 18, READ, 3453440LL, 249, 1, 0},
    {12, 19, READ, 51595776LL, 250, 1, 0},
    {12, 20, READ, 43631104LL, 251, 1, 0},
};

#define REQUESTS ((int)(sizeof(requests) / sizeof(requests[0])))

static char target[4096];
static int target_fd;
static long long target_end; /* before anything was asked: a short answer may make the kernel think it nearer */
static unsigned char *buffer[SLOTS];
static long result[REQUESTS];

/* What the target must hold: a byte each, and whether it is known. */
enum { UNWRITTEN, KNOWN, ANYTHING };
static unsigned char *expected, *state;
static int unwritten_is_zero;
static int bugs;

static void cannot(const char *what)
{
    printf("cannot be tried here: %s: %s\n", what, strerror(errno));
    exit(NOT_RUN);
}

static void *map(size_t length, int flags)
{
    void *memory = mmap(NULL, length, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | flags, -1, 0);
    if (memory == MAP_FAILED)
        cannot("mmap");
    return memory;
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

static void run(const char *command)
{
    if (system(command) != 0) {
        errno = ENOENT;
        cannot(command);
    }
}

static int try_attribute(const char *path, const char *value)
{
    int fd = open(path, O_WRONLY);
    ssize_t written = fd < 0 ? -1 : write(fd, value, strlen(value));
    if (fd >= 0)
        close(fd);
    return written == (ssize_t)strlen(value) ? 0 : -1;
}

static void attribute(const char *path, const char *value)
{
    if (try_attribute(path, value))
        cannot(path);
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

static void stop_raid0(const char *node)
{
    int fd = open(node, O_RDWR);
    ioctl(fd, STOP_ARRAY, 0);
    close(fd);
}

static void make_raid0(char *node, int chunk_bytes, const char *layout, int count, const char *const members[])
{
    char path[300];
    mdu_array_info_t array;
    int fd;
    run("modprobe raid0");
    snprintf(node, 256, "/dev/md_reproducer%d", (int)getpid());
    attribute("/sys/module/md_mod/parameters/new_array", node + strlen("/dev/"));
    fd = open(node, O_RDWR);
    if (fd < 0)
        cannot(node);
    later(stop_raid0, node);
    memset(&array, 0, sizeof(array));
    array.minor_version = 90;
    array.nr_disks = array.raid_disks = array.active_disks = array.working_disks = count;
    array.not_persistent = 1;
    array.state = 1;
    array.layout = atoi(layout);
    array.chunk_size = chunk_bytes;
    if (ioctl(fd, SET_ARRAY_INFO, &array))
        cannot("SET_ARRAY_INFO");
    for (int i = 0; i < count; i++) {
        mdu_disk_info_t disk = {.number = i, .raid_disk = i, .state = 1 << MD_DISK_ACTIVE | 1 << MD_DISK_SYNC};
        struct stat status;
        if (stat(members[i], &status))
            cannot(members[i]);
        disk.major = (int)major(status.st_rdev);
        disk.minor = (int)minor(status.st_rdev);
        if (ioctl(fd, ADD_NEW_DISK, &disk))
            cannot("ADD_NEW_DISK");
    }
    snprintf(path, sizeof(path), "/sys/block/%s/md/layout", node + strlen("/dev/"));
    attribute(path, layout);
    if (ioctl(fd, RUN_ARRAY, 0))
        cannot("RUN_ARRAY");
    close(fd);
}

static void set_up(void)
{
    static char node[5][256];
    make_file(node[0], "", 33554432LL, 0);
    make_file(node[1], "", 50331648LL, 0);
    make_loop(node[2], node[0], (struct loop_config){.block_size = 0, .info = {.lo_flags = LO_FLAGS_DIRECT_IO, .lo_offset = 0, .lo_sizelimit = 0}}, 0, O_RDWR);
    make_loop(node[3], node[1], (struct loop_config){.block_size = 0, .info = {.lo_flags = LO_FLAGS_DIRECT_IO, .lo_offset = 0, .lo_sizelimit = 0}}, 0, O_RDWR);
    make_raid0(node[4], 4096, "1", 2, (const char *const[]){node[2], node[3]});
    snprintf(target, sizeof(target), "%s", node[5 - 1]);
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

/* Every byte tells its place and the request that wrote it. */
static unsigned char pattern(long long offset, int request)
{
    uint64_t word = ((uint64_t)offset / 8 + 1) * 0x9e3779b97f4a7c15ULL ^ (uint64_t)(request + 1) * 0xd6e8feb86659fd93ULL;
    word ^= word >> 32;
    word *= 0xd6e8feb86659fd93ULL;
    word ^= word >> 29;
    return (unsigned char)(word >> offset % 8 * 8);
}

static long long length_of(const struct request *request)
{
    long long length = 0;
    for (int i = 0; i < request->count; i++)
        length += segments[request->first + i].length;
    return length;
}

static const char *name(const struct request *request)
{
    static char text[100];
    snprintf(text, sizeof(text), "request %d, %s %lld@%lld", (int)(request - requests) + 1,
             request->direction == READ ? "read" : "write", length_of(request), request->offset);
    return text;
}

static void bug(const struct request *request, const char *what)
{
    printf("BUG: %s: %s\n", name(request), what);
    bugs++;
}

static void print_bytes(const char *what, const unsigned char *bytes, long long count)
{
    printf("  %s", what);
    for (long long i = 0; i < count && i < 16; i++)
        printf(" %02x", bytes[i]);
    printf("\n");
}

static void prepare(const struct request *request)
{
    unsigned char *memory = buffer[request->slot];
    long long offset = request->offset;
    memset(memory - GUARD, POISON, GUARD + BODY + GUARD);
    for (int i = 0; i < request->count && request->direction == WRITE; i++) {
        const struct segment *segment = &segments[request->first + i];
        for (size_t at = 0; at < segment->length; at++)
            memory[segment->at + at] = pattern(offset++, (int)(request - requests));
    }
}

static int overlap(const struct request *one, const struct request *other)
{
    return one->wave == other->wave && one->offset < other->offset + length_of(other) &&
           other->offset < one->offset + length_of(one);
}

/* Whether a byte may hold anything because another request of the wave writes it. */
static int contested(const struct request *request)
{
    for (int i = 0; i < REQUESTS; i++)
        if (&requests[i] != request && requests[i].direction == WRITE && overlap(request, &requests[i]))
            return 1;
    return 0;
}

static int in_a_segment(const struct request *request, long at)
{
    for (int i = 0; i < request->count; i++) {
        const struct segment *segment = &segments[request->first + i];
        if (at >= (long)segment->at && at < (long)(segment->at + segment->length))
            return 1;
    }
    return 0;
}

static void check_memory(const struct request *request)
{
    const unsigned char *memory = buffer[request->slot];
    long long offset = request->offset;
    for (long at = -GUARD; at < BODY + GUARD; at++) {
        if (memory[at] != POISON && !in_a_segment(request, at)) {
            bug(request, "memory outside its segments changed");
            printf("  at byte %ld of the buffer\n", at);
            print_bytes("received", memory + at, BODY + GUARD - at);
            break;
        }
    }
    for (int i = 0; i < request->count && request->direction == WRITE; i++) {
        const struct segment *segment = &segments[request->first + i];
        for (size_t at = 0; at < segment->length; at++) {
            if (memory[segment->at + at] != pattern(offset++, (int)(request - requests))) {
                bug(request, "the write changed its own source");
                return;
            }
        }
    }
}

static void check_content(const struct request *request, long long length)
{
    unsigned char wanted[16];
    long long offset = request->offset;
    for (int i = 0; i < request->count; i++) {
        const struct segment *segment = &segments[request->first + i];
        const unsigned char *memory = buffer[request->slot] + segment->at;
        for (size_t at = 0; at < segment->length && offset < request->offset + length; at++, offset++) {
            if (offset >= TARGET_BYTES || state[offset] == ANYTHING || (state[offset] == UNWRITTEN && !unwritten_is_zero))
                continue;
            if (memory[at] != expected[offset]) {
                long long left = (long long)(segment->length - at);
                for (long long j = 0; j < 16; j++)
                    wanted[j] = offset + j < TARGET_BYTES ? expected[offset + j] : 0;
                bug(request, "wrong bytes");
                printf("  first at offset %lld\n", offset);
                print_bytes("expected", wanted, left);
                print_bytes("received", memory + at, left);
                return;
            }
        }
    }
}

static void remember(const struct request *request, int is_certain)
{
    long long end = request->offset + length_of(request);
    for (long long offset = request->offset; offset < end && offset < TARGET_BYTES; offset++) {
        state[offset] = is_certain ? KNOWN : ANYTHING;
        expected[offset] = pattern(offset, (int)(request - requests));
    }
}

/* So that it is known what a given target holds; whether all was taken. */
static int wrote_zeros(long long least)
{
    enum { CHUNK = 65536 };
    void *zeros = map(CHUNK, 0);
    int all = 1;
    for (long long offset = 0; offset < least; offset += CHUNK) {
        size_t length = target_end - offset < CHUNK ? (size_t)(target_end - offset) : CHUNK;
        all &= pwrite(target_fd, zeros, length, offset) == (ssize_t)length;
    }
    munmap(zeros, CHUNK);
    return all;
}

/* What the target reports: the alignment of addresses, and of offsets and lengths. */
static long long memory_alignment = 512, offset_alignment = 512;

static void read_contract(void)
{
    int block = 0;
    if (ioctl(target_fd, BLKSSZGET, &block) == 0)
        memory_alignment = offset_alignment = block;
#ifdef STATX_DIOALIGN
    struct statx status;
    if (statx(target_fd, "", AT_EMPTY_PATH, STATX_DIOALIGN, &status) == 0 && (status.stx_mask & STATX_DIOALIGN) &&
        status.stx_dio_mem_align) {
        memory_alignment = status.stx_dio_mem_align;
        offset_alignment = status.stx_dio_offset_align;
    }
#endif
}

static int legal(const struct request *request)
{
    long long odd = request->offset % offset_alignment;
    for (int i = 0; i < request->count; i++) {
        odd |= (long long)segments[request->first + i].at % memory_alignment;
        odd |= (long long)segments[request->first + i].length % offset_alignment;
    }
    return odd == 0;
}

static void check_result(const struct request *request, long answer)
{
    long long length = length_of(request);
    read_contract();
    if (answer == (long)length || request->offset + length > target_end)
        return;
    if (legal(request))
        bug(request, answer < 0 ? "a legal request was refused" : "a legal request came short");
    else if (answer < 0 && answer != -EINVAL)
        bug(request, "an illegal request was refused with an error that is not EINVAL");
}

static void check(const struct request *request)
{
    long answer = result[request - requests];
    int whole = answer == (long)length_of(request);
    if (request->flags && answer == -EOPNOTSUPP) {
        errno = EOPNOTSUPP;
        cannot("a flag of preadv2(2)");
    }
    if (!whole)
        printf("%s answered %ld%s%s\n", name(request), answer, answer < 0 ? ", " : "", answer < 0 ? strerror((int)-answer) : "");
    check_result(request, answer);
    check_memory(request);
    if (request->direction == READ && answer > 0 && !contested(request))
        check_content(request, answer);
}

static unsigned char *allocate(void)
{
    return (unsigned char *)map(GUARD + BODY + GUARD, 0) + GUARD;
}

static int ring_fd;
static unsigned *sq_tail, *sq_flags, *sq_mask, *sq_array, *cq_head, *cq_tail, *cq_mask;
static struct io_uring_sqe *entries;
static struct io_uring_cqe *answers;

static void *map_ring(size_t length, off_t which)
{
    void *memory = mmap(NULL, length, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_POPULATE, ring_fd, which);
    if (memory == MAP_FAILED)
        cannot("mmap of the ring");
    return memory;
}

static void demand_operation(unsigned opcode)
{
    struct io_uring_probe *known = map(PAGE, 0);
    if (syscall(__NR_io_uring_register, ring_fd, IORING_REGISTER_PROBE, known, 256) || opcode > known->last_op ||
        !(known->ops[opcode].flags & IO_URING_OP_SUPPORTED)) {
        errno = EOPNOTSUPP;
        cannot("this kernel has no such operation of io_uring");
    }
    munmap(known, PAGE);
}

static void open_engine(void)
{
    struct io_uring_params parameters;
    unsigned char *submission, *completion;
    memset(&parameters, 0, sizeof(parameters));
    parameters.flags = 0;
    ring_fd = (int)syscall(__NR_io_uring_setup, 2 * SLOTS, &parameters);
    if (ring_fd < 0)
        cannot("io_uring_setup");
    demand_operation(IORING_OP_READ);
    demand_operation(IORING_OP_WRITE);
    submission = map_ring(parameters.sq_off.array + parameters.sq_entries * sizeof(unsigned), IORING_OFF_SQ_RING);
    completion = map_ring(parameters.cq_off.cqes + parameters.cq_entries * sizeof(*answers), IORING_OFF_CQ_RING);
    entries = map_ring(parameters.sq_entries * sizeof(*entries), IORING_OFF_SQES);
    sq_tail = (unsigned *)(submission + parameters.sq_off.tail);
    sq_flags = (unsigned *)(submission + parameters.sq_off.flags);
    sq_mask = (unsigned *)(submission + parameters.sq_off.ring_mask);
    sq_array = (unsigned *)(submission + parameters.sq_off.array);
    cq_head = (unsigned *)(completion + parameters.cq_off.head);
    cq_tail = (unsigned *)(completion + parameters.cq_off.tail);
    cq_mask = (unsigned *)(completion + parameters.cq_off.ring_mask);
    answers = (struct io_uring_cqe *)(completion + parameters.cq_off.cqes);
}

static void submit(int i, int position)
{
    const struct request *request = &requests[i];
    unsigned tail = *sq_tail, index = tail & *sq_mask;
    struct io_uring_sqe *entry = &entries[index];
    memset(entry, 0, sizeof(*entry));
    entry->opcode = request->direction == READ ? IORING_OP_READ : IORING_OP_WRITE;
    entry->fd = target_fd;
    entry->off = (uint64_t)request->offset;
    entry->addr = (uint64_t)(uintptr_t)(buffer[request->slot] + segments[request->first].at);
    entry->len = (unsigned)segments[request->first].length;
    entry->rw_flags = request->flags;
    entry->flags = 0;
    (void)position;
    entry->user_data = (uint64_t)i;
    sq_array[index] = index;
    __atomic_store_n(sq_tail, tail + 1, __ATOMIC_RELEASE);
}

static int enter(unsigned submitted, unsigned least)
{
    unsigned flags = IORING_ENTER_GETEVENTS;
    __atomic_thread_fence(__ATOMIC_SEQ_CST);
    if (__atomic_load_n(sq_flags, __ATOMIC_RELAXED) & IORING_SQ_NEED_WAKEUP)
        flags |= IORING_ENTER_SQ_WAKEUP;
    return (int)syscall(__NR_io_uring_enter, ring_fd, submitted, least, flags, NULL, 0);
}

static void take(int first, int next, int *answered)
{
    unsigned head = *cq_head;
    while (head != __atomic_load_n(cq_tail, __ATOMIC_ACQUIRE)) {
        const struct io_uring_cqe *answer = &answers[head++ & *cq_mask];
        int i = (int)answer->user_data;
        if (i < first || i >= next || answered[i - first]++)
            bug(&requests[i < 0 || i >= REQUESTS ? 0 : i], "an answer came that nobody waits for");
        else
            result[i] = answer->res;
    }
    __atomic_store_n(cq_head, head, __ATOMIC_RELEASE);
}

static void issue(int first, int next)
{
    int answered[SLOTS] = {0};
    unsigned left = (unsigned)(next - first);
    for (int i = first; i < next; i++)
        submit(i, i - first);
    for (;;) {
        int waiting = 0;
        int taken = enter(left, 1);
        if (taken < 0 && errno != EINTR && errno != EAGAIN)
            cannot("io_uring_enter");
        left -= taken > 0 ? (unsigned)taken : 0;
        take(first, next, answered);
        for (int i = first; i < next; i++)
            waiting += !answered[i - first];
        if (!waiting)
            return;
    }
}

int main(int argc, char **argv)
{
    setvbuf(stdout, NULL, _IOLBF, 0);
    expected = map(TARGET_BYTES + PAGE, MAP_NORESERVE);
    state = map(TARGET_BYTES + PAGE, MAP_NORESERVE);
    for (int i = 0; i < SLOTS; i++)
        buffer[i] = allocate();
    choose_target(argc, argv);
    target_fd = open(target, O_RDWR | O_DIRECT);
    if (target_fd < 0)
        cannot(target);
    target_end = lseek(target_fd, 0, SEEK_END);
    if (target_end < 81416704LL) {
        errno = ENOSPC;
        cannot("the target is too small");
    }
    if (argc > 1)
        unwritten_is_zero = wrote_zeros(81416704LL);
    open_engine();
    for (int first = 0, next; first < REQUESTS; first = next) {
        for (next = first; next < REQUESTS && requests[next].wave == requests[first].wave; next++)
            prepare(&requests[next]);
        issue(first, next);
        for (int i = first; i < next; i++)
            check(&requests[i]);
        for (int i = first; i < next; i++)
            if (requests[i].direction == WRITE)
                remember(&requests[i], result[i] == (long)length_of(&requests[i]) && !contested(&requests[i]));
    }
    printf(bugs ? "the bug is there\n" : "the bug is not there\n");
    close(target_fd);
    return bugs ? 1 : 0;
}

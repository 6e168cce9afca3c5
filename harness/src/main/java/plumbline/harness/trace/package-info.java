/** What another process does through io_uring and the block layer, told as strace would tell it. */
@NullMarked
package plumbline.harness.trace;

import org.jspecify.annotations.NullMarked;

/** One-shot operations on files, in the spelling of xfs_io(8). */
@NullMarked
package plumbline.harness.oneshot;

import org.jspecify.annotations.NullMarked;

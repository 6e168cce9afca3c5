/** A file served over /dev/fuse by a process of ours. */
@NullMarked
package plumbline.loopctl.fuse;

import org.jspecify.annotations.NullMarked;

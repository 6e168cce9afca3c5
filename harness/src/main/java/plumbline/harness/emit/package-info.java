/** Recordings turned into programs that need nothing of ours. */
@NullMarked
package plumbline.harness.emit;

import org.jspecify.annotations.NullMarked;

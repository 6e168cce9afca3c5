/** Recordings carried out again, made minimal, and turned into programs that need nothing of ours. */
@NullMarked
package plumbline.harness.replay;

import org.jspecify.annotations.NullMarked;

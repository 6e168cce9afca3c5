/** A workload with verification on a target that exists, and what a power cut left of it. */
@NullMarked
package plumbline.harness.verify;

import org.jspecify.annotations.NullMarked;

/** What the pieces of the hot path cost. */
@NullMarked
package plumbline.benchmarks;

import org.jspecify.annotations.NullMarked;

/** The supervisor, the worker, and the loop that carries a plan out. */
@NullMarked
package plumbline.harness.run;

import org.jspecify.annotations.NullMarked;

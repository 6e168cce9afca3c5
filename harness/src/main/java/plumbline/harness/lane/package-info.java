/** The suite on other kernels: guests, and what changes from one kernel to the next. */
@NullMarked
package plumbline.harness.lane;

import org.jspecify.annotations.NullMarked;

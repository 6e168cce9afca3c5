/** The harness as a library. */
@NullMarked
package plumbline.harness;

import org.jspecify.annotations.NullMarked;

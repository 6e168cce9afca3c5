/** The self-describing content of every byte: where it belongs, when it was written, by which run. */
@NullMarked
package plumbline.harness.pattern;

import org.jspecify.annotations.NullMarked;

/** The file exerciser: random operations on a file, its options, and its files of operations. */
@NullMarked
package plumbline.harness.fsx;

import org.jspecify.annotations.NullMarked;

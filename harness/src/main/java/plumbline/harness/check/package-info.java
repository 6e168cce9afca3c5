/** The judgement on each completion: its result, its bytes, the memory around them. */
@NullMarked
package plumbline.harness.check;

import org.jspecify.annotations.NullMarked;

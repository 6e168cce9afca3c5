/** Results in every format. */
@NullMarked
package plumbline.harness.report;

import org.jspecify.annotations.NullMarked;

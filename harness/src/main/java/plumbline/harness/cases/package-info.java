/** The named checks, one file a family. */
@NullMarked
package plumbline.harness.cases;

import org.jspecify.annotations.NullMarked;

/** What shows that the path under test was really taken. */
@NullMarked
package plumbline.harness.evidence;

import org.jspecify.annotations.NullMarked;

/** The requests of a run, in order, all derived from one seed. Values only. */
@NullMarked
package plumbline.harness.plan;

import org.jspecify.annotations.NullMarked;

/** Planted faults: what the harness must catch, and by which names. */
@NullMarked
package plumbline.harness.fault;

import org.jspecify.annotations.NullMarked;

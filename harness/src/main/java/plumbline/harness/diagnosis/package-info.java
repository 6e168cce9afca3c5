/** What happened to the bytes of a finding. Pure functions of values. */
@NullMarked
package plumbline.harness.diagnosis;

import org.jspecify.annotations.NullMarked;

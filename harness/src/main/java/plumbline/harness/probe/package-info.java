/** What a device or file really accepts, beside what it reports. */
@NullMarked
package plumbline.harness.probe;

import org.jspecify.annotations.NullMarked;

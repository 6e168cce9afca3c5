/** What a case issued, request by request, as a value and as a file, so that it can be done again. */
@NullMarked
package plumbline.harness.recording;

import org.jspecify.annotations.NullMarked;

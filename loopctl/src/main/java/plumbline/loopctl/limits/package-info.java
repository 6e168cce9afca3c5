/** What each layer reports of itself, every number with its source. */
@NullMarked
package plumbline.loopctl.limits;

import org.jspecify.annotations.NullMarked;

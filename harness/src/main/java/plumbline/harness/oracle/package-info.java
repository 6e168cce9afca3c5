/** What each sector may hold at this moment: computed, never read back. */
@NullMarked
package plumbline.harness.oracle;

import org.jspecify.annotations.NullMarked;

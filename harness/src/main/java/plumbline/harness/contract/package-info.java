/** What the target reports, and what is therefore legal. Values only. */
@NullMarked
package plumbline.harness.contract;

import org.jspecify.annotations.NullMarked;

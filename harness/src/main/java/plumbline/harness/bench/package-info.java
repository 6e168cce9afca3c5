/** What an engine itself costs and moves, with every byte checked and without. */
@NullMarked
package plumbline.harness.bench;

import org.jspecify.annotations.NullMarked;

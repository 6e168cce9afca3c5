/** Stacks of layers from one line of text. */
@NullMarked
package plumbline.loopctl.stack;

import org.jspecify.annotations.NullMarked;

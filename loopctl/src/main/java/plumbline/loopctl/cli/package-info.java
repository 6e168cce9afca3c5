/** Stacks by hand: the command {@code loopctl}, also {@code plumb stack}. */
@NullMarked
package plumbline.loopctl.cli;

import org.jspecify.annotations.NullMarked;

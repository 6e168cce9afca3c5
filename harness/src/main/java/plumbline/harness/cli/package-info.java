/** The commands: they parse and print, and nothing else. */
@NullMarked
package plumbline.harness.cli;

import org.jspecify.annotations.NullMarked;

/** Files under every kind of operation: what a file must hold, and who wrote each byte of it. */
@NullMarked
package plumbline.harness.file;

import org.jspecify.annotations.NullMarked;

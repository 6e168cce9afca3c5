/** The messages of /dev/fuse, one method each. */
@NullMarked
package plumbline.bindings.fuse;

import org.jspecify.annotations.NullMarked;

/** Block-device and loop ioctls, one method each. */
@NullMarked
package plumbline.bindings.block;

import org.jspecify.annotations.NullMarked;

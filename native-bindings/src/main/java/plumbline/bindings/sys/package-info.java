/** System calls as methods, error numbers, descriptors. Nothing here throws for what an engine must judge: those methods return the negative error number. */
@NullMarked
package plumbline.bindings.sys;

import org.jspecify.annotations.NullMarked;

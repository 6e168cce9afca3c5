/** Memory that an I/O may touch: our own mappings, with guard bands, never heap, malloc or ring memory. */
@NullMarked
package plumbline.bindings.mem;

import org.jspecify.annotations.NullMarked;
